//! Dates as offices write them: a day, a month or only a year, and never more than was written.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use crate::{Date, Interval};

/// Nobody in the files was born and nothing was issued before this year; earlier years are slips of the hand.
pub const YEAR_MIN: i16 = 1900;
/// Nothing in the files is planned beyond this year.
pub const YEAR_MAX: i16 = 2100;

/// A date no more precise than it is known (ngày, tháng hoặc chỉ năm): many birth dates are only a year.
///
/// The constructors check, and so do reading and writing. There is no order: "1985" is neither before nor after
/// "03/1985". Compare [`earliest`](PartialDate::earliest) or [`latest`](PartialDate::latest), or ask the
/// [`span`](PartialDate::span), and say by that which way the doubt goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// The day is known.
    Day(Date),
    /// Only the month is known.
    Month {
        /// The year, four digits.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// Only the year is known.
    Year(i16),
}

/// Why a text is no date. It keeps no text, and its own words name no number: a date of birth must not reach a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The year has fewer than four digits, and guessing the century would make somebody a hundred years older.
    #[error("the year must have four digits")]
    ShortYear,
    /// The calendar has no such day, as 31/02/1985. The numbers are for the person who typed them.
    #[error("there is no such day in the calendar")]
    Impossible {
        /// The day as read.
        day: i8,
        /// The month as read.
        month: i8,
        /// The year as read.
        year: i16,
    },
    /// The calendar has no such month, as 13/1985.
    #[error("there is no such month in the calendar")]
    NoSuchMonth {
        /// The month as read.
        month: i8,
        /// The year as read.
        year: i16,
    },
    /// The text is not written as a date.
    #[error("not a date; write day/month/year, month/year or year")]
    NotADate,
    /// The year is outside what the files can hold.
    #[error("the year is outside {YEAR_MIN} to {YEAR_MAX}")]
    YearOutside,
}

/// The date so many months later (or earlier, when negative); the 31st becomes the last day of a shorter month. Written
/// out, and not left to a general calendar sum, because reviews of a country do it a hundred million times.
///
/// Stays within the calendar: beyond its ends it is the first or the last day of it.
pub fn months_later(date: Date, months: i32) -> Date {
    let count = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + months;
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) as i8 + 1);
    let first = i16::try_from(year).ok().and_then(|year| Date::new(year, month, 1).ok());
    match first {
        Some(first) => {
            let day = date.day().min(first.days_in_month());
            Date::new(first.year(), month, day).unwrap_or(first)
        }
        None if months < 0 => Date::MIN,
        None => Date::MAX,
    }
}

/// Whole months from one date to a later one; negative when it is earlier.
pub fn months_between(from: Date, to: Date) -> i32 {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    // A month is whole once the same day has come again.
    if months_later(from, months) > to { months - 1 } else { months }
}

impl PartialDate {
    /// A known day.
    pub fn day(year: i16, month: i8, day: i8) -> Result<PartialDate, DateError> {
        check_year(year)?;
        Date::new(year, month, day).map(PartialDate::Day).map_err(|_| DateError::Impossible { day, month, year })
    }

    /// A known month.
    pub fn month(year: i16, month: i8) -> Result<PartialDate, DateError> {
        check_year(year)?;
        if !(1..=12).contains(&month) {
            return Err(DateError::NoSuchMonth { month, year });
        }
        Ok(PartialDate::Month { year, month })
    }

    /// A known year.
    pub fn year(year: i16) -> Result<PartialDate, DateError> {
        check_year(year)?;
        Ok(PartialDate::Year(year))
    }

    /// What an office typed: d/m/yyyy, m/yyyy or yyyy, with `/`, `-` or `.` between, and ISO yyyy-mm-dd or yyyy-mm.
    ///
    /// The day always stands before the month. 12/31/1985 is refused and not turned round: the next row, 05/03/1985,
    /// could not be turned round by anybody.
    pub fn parse(text: &str) -> Result<PartialDate, DateError> {
        // The offices' own separators stand with spaces as often as without: "05 / 03 / 1985".
        let Some(separator) = text.chars().find(|letter| matches!(letter, '/' | '-' | '.')) else {
            return match number(trim(text))? {
                (4, year) => PartialDate::year(year),
                (2, _) => Err(DateError::ShortYear),
                _ => Err(DateError::NotADate),
            };
        };
        let parts = text.split(separator).map(|part| number(trim(part))).collect::<Result<Vec<_>, _>>()?;
        match parts[..] {
            [(4, year), (1 | 2, month)] if separator == '-' => PartialDate::month(year, small(month)?),
            [(4, year), (1 | 2, month), (1 | 2, day)] if separator == '-' => {
                PartialDate::day(year, small(month)?, small(day)?)
            }
            [(1 | 2, month), (4, year)] => PartialDate::month(year, small(month)?),
            [(1 | 2, day), (1 | 2, month), (4, year)] => PartialDate::day(year, small(month)?, small(day)?),
            [(1 | 2, _), (1..=3, _)] | [(1 | 2, _), (1 | 2, _), (1..=3, _)] => Err(DateError::ShortYear),
            _ => Err(DateError::NotADate),
        }
    }

    /// The first day it can be.
    ///
    /// # Panics
    /// When a variant was put together by hand with a month or year that the constructors refuse.
    pub fn earliest(self) -> Date {
        let (year, month) = match self {
            PartialDate::Day(day) => return day,
            PartialDate::Month { year, month } => (year, month),
            PartialDate::Year(year) => (year, 1),
        };
        Date::new(year, month, 1).expect("the constructors let no other month and year pass")
    }

    /// The last day it can be.
    ///
    /// # Panics
    /// As [`earliest`](PartialDate::earliest).
    pub fn latest(self) -> Date {
        match self {
            PartialDate::Day(day) => day,
            PartialDate::Month { .. } => self.earliest().last_of_month(),
            PartialDate::Year(_) => self.earliest().last_of_year(),
        }
    }

    /// The days it can be.
    ///
    /// # Panics
    /// As [`earliest`](PartialDate::earliest).
    pub fn span(self) -> Interval {
        // Only the last day of the calendar has no tomorrow, and nothing follows it: the end is open.
        let end = self.latest().tomorrow().ok();
        Interval::new(Some(self.earliest()), end).expect("the last day is not before the first")
    }

    /// Itself, if its constructor would have made it.
    fn checked(self) -> Result<PartialDate, DateError> {
        match self {
            PartialDate::Day(day) => PartialDate::try_from(day),
            PartialDate::Month { year, month } => PartialDate::month(year, month),
            PartialDate::Year(year) => PartialDate::year(year),
        }
    }

    /// The text of the files: 1985-03-05, 1985-03 or 1985, with every zero.
    fn from_iso(text: &str) -> Result<PartialDate, DateError> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        if parts.next().is_some() {
            return Err(DateError::NotADate);
        }
        let exactly = |digits: usize, part: &str| match number(part)? {
            (found, value) if found == digits => Ok(value),
            _ => Err(DateError::NotADate),
        };
        let year = exactly(4, year.unwrap_or_default())?;
        let month = month.map(|month| small(exactly(2, month)?)).transpose()?;
        let day = day.map(|day| small(exactly(2, day)?)).transpose()?;
        match (month, day) {
            (Some(month), Some(day)) => PartialDate::day(year, month, day),
            (Some(month), None) => PartialDate::month(year, month),
            (None, _) => PartialDate::year(year),
        }
    }
}

/// A day of the calendar, if its year is one the files can hold.
impl TryFrom<Date> for PartialDate {
    type Error = DateError;

    fn try_from(date: Date) -> Result<PartialDate, DateError> {
        check_year(date.year())?;
        Ok(PartialDate::Day(date))
    }
}

/// As Vietnamese papers have it: 05/03/1985, 03/1985, 1985.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDate::Day(date) => write!(f, "{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
            PartialDate::Month { year, month } => write!(f, "{month:02}/{year:04}"),
            PartialDate::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // What could not be read back must not be written: a fact is kept for decades.
        match self.checked().map_err(ser::Error::custom)? {
            PartialDate::Day(date) => serializer.collect_str(&date),
            PartialDate::Month { year, month } => serializer.collect_str(&format_args!("{year:04}-{month:02}")),
            PartialDate::Year(year) => serializer.collect_str(&format_args!("{year:04}")),
        }
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PartialDate, D::Error> {
        struct Iso;
        impl de::Visitor<'_> for Iso {
            type Value = PartialDate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date as 1985-03-05, 1985-03 or 1985")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<PartialDate, E> {
                PartialDate::from_iso(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Iso)
    }
}

fn check_year(year: i16) -> Result<(), DateError> {
    if (YEAR_MIN..=YEAR_MAX).contains(&year) { Ok(()) } else { Err(DateError::YearOutside) }
}

/// Spaces that nobody sees are no part of a date.
fn trim(text: &str) -> &str {
    let mut words = crate::fold::split(text);
    match (words.next(), words.next()) {
        (Some(only), None) => only,
        // Nothing, or a space within a number ("19 85"): the whole text, which is no number, is refused by the caller.
        _ => text,
    }
}

/// How many digits there are, and their value. Only 0 to 9 are digits, and no more than four stand together.
fn number(text: &str) -> Result<(usize, i16), DateError> {
    if !(1..=4).contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::NotADate);
    }
    text.parse().map(|value| (text.len(), value)).map_err(|_| DateError::NotADate)
}

/// A number of two digits always fits.
fn small(value: i16) -> Result<i8, DateError> {
    i8::try_from(value).map_err(|_| DateError::NotADate)
}

#[cfg(test)]
mod tests;
