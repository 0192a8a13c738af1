//! The one interval of the program: days from one date until just before another, either end open.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Date;

/// A span of days (khoảng thời gian), half-open: its first day belongs to it, its end does not.
///
/// An open end means without limit. There is always at least one day in it, so two intervals either share a day or
/// do not, and nobody asks what an empty one means.
///
/// It offers no order: by start and by end are both natural, and the caller has to say which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct Interval {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

/// There is no day in the interval that was asked for: its end is not after its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the interval is empty: its end is not after its start")]
pub struct EmptyInterval;

/// What a file says, not yet checked. An unknown field is refused: a misspelt end would make the interval endless.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    from: Option<Date>,
    until: Option<Date>,
}

impl TryFrom<Ends> for Interval {
    type Error = EmptyInterval;

    fn try_from(ends: Ends) -> Result<Interval, EmptyInterval> {
        Interval::new(ends.from, ends.until)
    }
}

impl Interval {
    /// All days, without beginning and end.
    pub const ALWAYS: Interval = Interval { from: None, until: None };

    /// The days from `from` until just before `until`; `None` leaves that end open.
    pub fn new(from: Option<Date>, until: Option<Date>) -> Result<Interval, EmptyInterval> {
        match (from, until) {
            (Some(from), Some(until)) if until <= from => Err(EmptyInterval),
            _ => Ok(Interval { from, until }),
        }
    }

    /// The days from `from` until just before `until`.
    pub fn between(from: Date, until: Date) -> Result<Interval, EmptyInterval> {
        Interval::new(Some(from), Some(until))
    }

    /// `from` and every day after it.
    pub const fn since(from: Date) -> Interval {
        Interval { from: Some(from), until: None }
    }

    /// Every day before `until`.
    pub const fn until(until: Date) -> Interval {
        Interval { from: None, until: Some(until) }
    }

    /// The first day, if there is one.
    pub const fn from(self) -> Option<Date> {
        self.from
    }

    /// The first day that no longer belongs to it, if there is one.
    pub const fn end(self) -> Option<Date> {
        self.until
    }

    /// Does the day belong to it?
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Does every day of the other belong to this one?
    pub fn covers(self, other: Interval) -> bool {
        self.starts_by(other) && later_end(self.until, other.until) == self.until
    }

    /// Is there a day that belongs to both?
    pub fn overlaps(self, other: Interval) -> bool {
        self.intersection(other).is_some()
    }

    /// Does the other begin on the very day this one ends? Then there is neither a gap nor a common day between them.
    pub fn meets(self, other: Interval) -> bool {
        self.until.is_some() && self.until == other.from
    }

    /// The days that belong to both.
    pub fn intersection(self, other: Interval) -> Option<Interval> {
        let from = if self.starts_by(other) { other.from } else { self.from };
        let until = if later_end(self.until, other.until) == self.until { other.until } else { self.until };
        Interval::new(from, until).ok()
    }

    /// The days that belong to one or the other, if no gap lies between them.
    pub fn union(self, other: Interval) -> Option<Interval> {
        let touching = self.overlaps(other) || self.meets(other) || other.meets(self);
        touching.then(|| Interval {
            from: if self.starts_by(other) { self.from } else { other.from },
            until: later_end(self.until, other.until),
        })
    }

    /// The part before the date, and the part from the date on.
    pub fn cut(self, date: Date) -> (Option<Interval>, Option<Interval>) {
        (self.intersection(Interval::until(date)), self.intersection(Interval::since(date)))
    }

    /// Does this one begin no later than the other? An open start is the earliest, as `None` is the least `Option`.
    fn starts_by(self, other: Interval) -> bool {
        self.from <= other.from
    }
}

/// The later of two ends. An open end is the latest, so the order of `Option`, where `None` is the least, is wrong here.
fn later_end(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    one.zip(other).map(|(one, other)| one.max(other))
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from {
            Some(from) => write!(f, "[{from}, ")?,
            None => f.write_str("(…, ")?,
        }
        match self.until {
            Some(until) => write!(f, "{until})"),
            None => f.write_str("…)"),
        }
    }
}

#[cfg(test)]
mod tests;
