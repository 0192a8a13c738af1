//! Fields: the parts of what is known, as conflicts, differences and papers name them.

use serde::Serialize;

use super::super::Subject;

/// A part of what is known of a person or a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Name of a person or a unit.
    Name,
    /// Sex.
    Sex,
    /// Birth.
    Birth,
    /// Personal number.
    Number,
    /// Ethnicity.
    Ethnicity,
    /// Place of origin.
    Origin,
    /// A title held.
    Holding,
    /// A planned title.
    Planned,
    /// When recruited.
    Recruited,
    /// When appointed to the permanent rank.
    Permanent,
    /// When admitted to the Party on probation.
    PartyProbation,
    /// Since when a full Party member.
    PartyFull,
    /// What was learnt of a subject.
    Level(Subject),
    /// Field of study of a degree.
    Major,
    /// The paper behind a level.
    Document,
    /// Whether a level is confirmed.
    Standing,
    /// The evaluation of a year.
    Evaluation,
    /// Discipline.
    Discipline,
    /// A course of a year.
    Course,
    /// Study under way.
    Study,
    /// A standard owed.
    Owed,
    /// A standard waived.
    Waiver,
    /// A programme the unit asks for.
    Request,
    /// Kind of a unit.
    UnitKind,
    /// The unit that a unit belongs to.
    Parent,
    /// Areas a unit lies in.
    Areas,
    /// Class of a unit.
    Class,
    /// Days for which something holds.
    Days,
}

impl Field {
    /// The code it is written by.
    pub fn code(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::Sex => "sex",
            Field::Birth => "birth",
            Field::Number => "number",
            Field::Ethnicity => "ethnicity",
            Field::Origin => "origin",
            Field::Holding => "holding",
            Field::Planned => "planned",
            Field::Recruited => "recruited",
            Field::Permanent => "permanent",
            Field::PartyProbation => "party_probation",
            Field::PartyFull => "party_full",
            Field::Level(subject) => subject.code(),
            Field::Major => "major",
            Field::Document => "document",
            Field::Standing => "standing",
            Field::Evaluation => "evaluation",
            Field::Discipline => "discipline",
            Field::Course => "course",
            Field::Study => "study",
            Field::Owed => "owed",
            Field::Waiver => "waiver",
            Field::Request => "request",
            Field::UnitKind => "unit_kind",
            Field::Parent => "parent",
            Field::Areas => "areas",
            Field::Class => "class",
            Field::Days => "days",
        }
    }

    /// Whether the value is sensitive: whoever may not see it is shown that it changed, and not what it is.
    pub fn is_sensitive(self) -> bool {
        matches!(self, Field::Number | Field::Ethnicity | Field::PartyProbation | Field::PartyFull)
    }
}

impl Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
