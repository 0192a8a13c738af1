//! Packs: the law and the settings as TOML texts, read with line and column when something is wrong.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use thiserror::Error;
use toml::Spanned;
use toml::value::Datetime;
use words::{Date, EmptyInterval, Interval};

/// A pack that cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}, line {line}, column {column}: {problem}")]
pub struct PackError {
    /// Name of the pack, for example `nd-33-2023.toml`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, and what would be right.
    pub problem: String,
}

/// A pack's text while it is being read: it knows how to say where something stands.
#[derive(Clone, Copy, Debug)]
pub struct Pack<'a> {
    /// Name to show.
    pub file: &'a str,
    /// The TOML text.
    pub text: &'a str,
}

impl Pack<'_> {
    /// Reads the text as the type wanted.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, PackError> {
        toml::from_str(self.text)
            .map_err(|error| self.error(error.span().map_or(0, |span| span.start), error.message().to_owned()))
    }

    /// An error at a value that was read with its place.
    pub fn at<T>(self, value: &Spanned<T>, problem: String) -> PackError {
        self.error(value.span().start, problem)
    }

    /// An error at a byte of the text.
    fn error(self, byte: usize, problem: String) -> PackError {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        PackError {
            file: self.file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            problem,
        }
    }
}

/// A day as packs write it: a bare TOML date, `2025-07-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let written = Datetime::deserialize(deserializer)?;
        let Datetime { date: Some(date), time: None, offset: None } = written else {
            return Err(D::Error::custom("a day is written like 2025-07-01, without a time"));
        };
        let year = i16::try_from(date.year).map_err(D::Error::custom)?;
        Date::new(year, date.month as i8, date.day as i8).map(Day).map_err(D::Error::custom)
    }
}

/// From a day on, until before another; either may be open.
pub fn days(from: Option<Day>, until: Option<Day>) -> Result<Interval, EmptyInterval> {
    Interval::new(from.map(|day| day.0), until.map(|day| day.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize, Debug)]
    struct Text {
        #[allow(dead_code)]
        number: String,
    }

    #[test]
    fn a_wrong_value_is_named_by_line_and_column() {
        let pack = Pack { file: "trial.toml", text: "# văn bản\nnumber = 33\n" };
        let error = pack.read::<Text>().unwrap_err();
        assert_eq!((error.line, error.column), (2, 10));
        assert!(error.to_string().starts_with("trial.toml, line 2, column 10: invalid type"));
    }
}
