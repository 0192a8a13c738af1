//! What a need is, and what a gap is that does not become one.

use serde::{Deserialize, Serialize};
use words::{Date, Interval};

use crate::record::{Level, PersonId, TitleCode, UnitId};
use crate::school::ProgrammeCode;

/// Origin of a need (nguồn nhu cầu).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A title held asks for it, and grants no more time.
    Held,
    /// A title held asks for it by a day: the standard is owed.
    Owed,
    /// A planned title asks for it.
    Planned,
    /// It is owed every year.
    Yearly,
    /// The unit asks for it.
    Requested,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Origin; 5] = [Origin::Held, Origin::Owed, Origin::Planned, Origin::Yearly, Origin::Requested];
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requires {
    /// Lessons of courses in a calendar year.
    Lessons {
        /// The year.
        year: i16,
        /// Lessons still missing.
        lessons: u16,
    },
    /// A programme, as the unit's request calls it.
    Programme(Box<str>),
    /// A level.
    #[serde(untagged)]
    Level(Level),
}

/// The gap behind a need: what is asked, of whom and by what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// Where it comes from.
    pub origin: Origin,
    /// Code of the standard; none where the unit asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<String>,
    /// The title it is asked of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<TitleCode>,
    /// What is asked.
    pub requires: Requires,
}

/// In which forms of study a need may be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forms {
    /// Any form.
    Any,
    /// Full time only: too young for the others by the entry rule.
    FullTime,
}

/// Training need (nhu cầu đào tạo): one person wants one programme within a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Who.
    pub person: PersonId,
    /// The unit whose cover counts while the person is away.
    pub unit: UnitId,
    /// What.
    pub programme: ProgrammeCode,
    /// Because of which gaps; never empty.
    pub because: Vec<Because>,
    /// The time within which the class must lie.
    pub within: Interval,
    /// The day by which a standard is owed that no class of the year can meet; the need stands all the same.
    pub missed: Option<Date>,
    /// Forms of study.
    pub forms: Forms,
    /// Years in a row in which it waited before.
    pub waited: u8,
    /// What the policy sets on letting it wait, đồng.
    pub penalty_vnd: i64,
}

impl Need {
    /// The day it is due by, where that lies in a year or before the end of the next: what is due in ten years hurries nobody.
    pub fn due_in(&self, year: i16) -> Option<Date> {
        self.missed.or(self.within.end()).filter(|day| day.year() <= year + 1)
    }
}

/// Why a gap does not become a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftWhy {
    /// Whether there is a gap is not known: the record says nothing of it.
    Unknown,
    /// The school has no programme for it.
    NoProgramme,
    /// The person studies for it already.
    Studying,
    /// The rules on who may enter the study are not met.
    MayNotEnter,
    /// Something else that the planned title asks can never be met.
    NeverMet,
    /// The person retires before the year begins.
    Retires {
        /// The last day in service.
        last_day: Date,
    },
    /// The unit asks for what the person has already.
    Attained,
    /// The lessons of another programme that the person needs count for it.
    Counted {
        /// The other programme.
        programme: ProgrammeCode,
    },
}

/// A gap, or a possible one, that does not become a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub because: Because,
    /// Why not.
    pub why: LeftWhy,
}

/// Needs of a year, and what did not become one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Needs, in list order of the people, then by programme.
    pub needs: Vec<Need>,
    /// The rest, in list order of the people.
    pub left: Vec<Left>,
}
