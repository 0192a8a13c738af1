//! The facts a proof rests on.

use std::sync::Arc;

use serde::Serialize;
use words::{Date, PartialDate};

use super::super::Citation;
use super::super::tables::Retirement;
use crate::record::{
    Attainment, Document, Evidence, Grade, Level, Measure, Official, RecordId, Seen, Source, TitleCode,
};

/// What a fact says, as far as the requirement needed it: a proof shows no more of a person than it used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// A level or a qualification.
    Attained(Attainment),
    /// The day, month or year of birth.
    Born(PartialDate),
    /// When the age of retirement is reached.
    Retires(Retirement),
    /// How a year was graded.
    Graded(i16, Grade),
    /// A measure, since when it is in effect, and the day from which it no longer bars.
    Disciplined {
        /// The measure.
        measure: Measure,
        /// In effect since, or pending since.
        effective: Date,
        /// The first day on which it no longer bars; none while a case is pending.
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// The first day in a title.
    HoldsSince(TitleCode, Date),
    /// Recruited.
    Recruited(PartialDate),
    /// Member of the Party since.
    PartyMember(PartialDate),
    /// Lessons of a course in a year.
    Lessons(i16, u16),
    /// In the pool for a title.
    Planned(TitleCode),
    /// Ethnicity is stated.
    Ethnicity,
    /// Studies for a level, until a day.
    Studies(Level, Option<Date>),
    /// A level is owed until a day.
    Owes(Level, Date),
    /// A decision waives a subject on a ground, which counts or does not.
    Waived {
        /// Code of the ground.
        ground: Box<str>,
        /// Whether a rule in force names the ground for this standard.
        counts: bool,
    },
    /// Something that whoever asks may not see.
    Withheld,
    /// The standard leaves time to those who held the title when it came.
    Transition {
        /// The first day after.
        until: Date,
    },
}

/// A fact that was used, with where it is written and the rule that lets it count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Used {
    /// Which record.
    pub record: RecordId,
    /// Which revision.
    pub revision: u32,
    /// What it says.
    pub says: Says,
    /// The paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<Document>>,
    /// The row it was read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Arc<Source>>,
    /// The rule by which it counts, or does not, where it is another than the standard's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Arc<Citation>>,
}

impl Used {
    pub(in super::super) fn plain<T>(seen: &Seen<T>, says: Says) -> Used {
        let (record, revision) = (seen.record, seen.revision);
        Used { record, revision, says, document: None, source: None, by: None }
    }

    pub(in super::super) fn evidence(seen: &Seen<Evidence>, by: Option<Arc<Citation>>) -> Used {
        let says = Says::Attained(seen.value.attained.clone());
        let (document, source) = (seen.value.document.clone(), Some(Arc::clone(&seen.value.source)));
        Used { document, source, by, ..Used::plain(seen, says) }
    }

    pub(in super::super) fn of_person(official: &Official, says: Says) -> Used {
        let revision = official.person.as_ref().map_or(0, |seen| seen.revision);
        Used { record: official.id.0, revision, says, document: None, source: None, by: None }
    }
}
