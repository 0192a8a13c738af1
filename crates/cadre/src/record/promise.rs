//! What stands in for evidence for a time: study under way, a standard that is owed, a waiver with its ground; and what a unit
//! asks for its people.

use serde::{Deserialize, Serialize};
use words::{Date, Interval};

use super::{Document, Level, Subject, TitleCode};

/// Study under way (đang học), wherever it is; somebody who studies a level is not planned for it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Study {
    /// The level it leads to.
    pub level: Level,
    /// School, which may lie outside the province.
    pub school: Box<str>,
    /// When it is to end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Date>,
    /// The decision that sent the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<Document>>,
}

/// Owed standard (nợ tiêu chuẩn): a level promised by a deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    /// What is owed.
    pub level: Level,
    /// The last day on which it may still be owed.
    pub until: Date,
    /// The decision that granted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<Document>>,
}

/// Request (đề nghị cử đi học): a unit asks that one of its people takes a programme in a year, whatever the standards say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The programme, by its code or as the unit writes it; the school's list says later which it is.
    pub programme: Box<str>,
    /// The calendar year it is asked for.
    pub year: i16,
    /// The letter that asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<Document>>,
}

impl Request {
    /// The days for which something asked for a year stands: until the year is over.
    pub fn span(year: i16) -> Interval {
        let over = Date::new(year.saturating_add(1), 1, 1).ok();
        Interval::new(None, over).unwrap_or(Interval::ALWAYS)
    }
}

/// Waiver (miễn tiêu chuẩn): a decision that one subject is not asked of the person. It counts only on a ground that a rule
/// names and that is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The subject waived.
    pub subject: Subject,
    /// For this title only; for every title when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<TitleCode>,
    /// Code of the rule that allows it, for example `nd-334-2025-9-5`.
    pub ground: Box<str>,
    /// The decision.
    pub decision: Box<Document>,
}
