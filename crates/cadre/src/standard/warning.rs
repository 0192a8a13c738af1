//! Early warnings (cảnh báo sớm): what will run out within a time, unless somebody does something.

use serde::Serialize;
use words::{Date, Interval};

use super::Outcome;
use super::law::Law;
use crate::record::{Attainment, Level, PersonId, Record, TitleCode};

/// Something that runs out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// A standard that may be owed only until the day.
    Owed {
        /// Code of the standard.
        standard: String,
    },
    /// Evidence that runs out.
    Expires {
        /// Of which level.
        level: Level,
    },
    /// The age of retirement; the day is the last in service.
    Retires,
    /// The term of a title.
    TermEnds {
        /// Which title.
        title: TitleCode,
    },
}

impl Warning {
    /// The warning of a standard that is owed; none of any other outcome.
    pub fn owed(person: PersonId, standard: &str, outcome: Outcome) -> Option<(Date, PersonId, Warning)> {
        let Outcome::OwedUntil(day) = outcome else { return None };
        Some((day, person, Warning::Owed { standard: standard.to_owned() }))
    }
}

/// Warnings of the time `within`, by day: the day, who, and what. `owed` are those of a review of the same record.
pub fn warnings(
    record: &Record,
    law: &Law<'_>,
    owed: Vec<(Date, PersonId, Warning)>,
    within: Interval,
) -> Vec<(Date, PersonId, Warning)> {
    let mut found = owed;
    for official in &record.officials {
        for seen in &official.evidence {
            if let (Attainment::Level(level), Some(end)) = (&seen.value.attained, seen.span.end()) {
                found.push((end, official.id, Warning::Expires { level: *level }));
            }
        }
        for seen in &official.holdings {
            if let Some(day) = seen.value.term_ends {
                found.push((day, official.id, Warning::TermEnds { title: seen.value.title.clone() }));
            }
        }
        let person = official.person.as_ref().filter(|_| !official.holdings.is_empty()).map(|seen| &seen.value);
        if let Some(retirement) = person.and_then(|person| law.retirement(person.sex, person.birth)) {
            found.push((retirement.last_day, official.id, Warning::Retires));
        }
    }
    found.retain(|(day, ..)| within.contains(*day));
    found.sort();
    found.dedup();
    found
}
