//! People, the posts they hold and their years of service.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use words::PartialDate;

use super::{Document, TitleCode, UnitId};

/// Sex as personnel files state it (Nam, Nữ): retirement and entry ages differ by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nữ.
    Female,
    /// Nam.
    Male,
}

/// Personal identification number (số định danh cá nhân, 12 digits) or the older identity card number (9 digits).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number(Box<str>);

/// Why a text is no personal number. It does not repeat the text, which may go to a log.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{digits} digits; a personal number has 12, an old identity card 9")]
pub struct NumberError {
    /// How many digits were found.
    pub digits: usize,
}

impl Number {
    /// Accepts 12 digits, or 9 of an old identity card; blanks and dots between digits are ignored.
    pub fn new(text: &str) -> Result<Number, NumberError> {
        let kept: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        let digits = kept.chars().filter(char::is_ascii_digit).count();
        match (digits, kept.chars().count() == digits) {
            (9 | 12, true) => Ok(Number(kept.into())),
            _ => Err(NumberError { digits }),
        }
    }

    /// Whether it is the number of an old identity card (CMND), which each province gave out by itself.
    pub fn is_old_card(&self) -> bool {
        self.0.len() == 9
    }

    /// The digits. A sensitive value: whoever shows it unmasked logs that it was shown.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Number {
    /// Masked: a debug print ends up in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Number({} digits)", self.0.len())
    }
}

impl TryFrom<String> for Number {
    type Error = NumberError;

    fn try_from(text: String) -> Result<Number, NumberError> {
        Number::new(&text)
    }
}

impl From<Number> for String {
    fn from(number: Number) -> String {
        number.0.into()
    }
}

/// Person (cán bộ, công chức): who it is. What they hold and have studied are facts of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Full name as written in the file, composed Unicode.
    pub name: Box<str>,
    /// Sex.
    pub sex: Sex,
    /// Birth, often known by month or year only.
    pub birth: PartialDate,
    /// Personal number, where stated. Sensitive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    /// Ethnicity (dân tộc), where stated. Sensitive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ethnicity: Option<Arc<str>>,
    /// Place of origin (quê quán), where stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Arc<str>>,
}

impl Person {
    /// Whether the person belongs to an ethnic minority (dân tộc thiểu số): to any but the Kinh; nothing where the file does not
    /// say.
    pub fn is_minority(&self) -> Option<bool> {
        self.ethnicity.as_deref().map(|ethnicity| words::fold(ethnicity) != "kinh")
    }
}

/// Holding (giữ chức vụ): one person holds one title in one unit, for the time the fact is true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// Which title.
    pub title: TitleCode,
    /// Where.
    pub unit: UnitId,
    /// When the person came to the unit, as the file states it; day, month or year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<PartialDate>,
    /// The last day of the term (nhiệm kỳ), where the post has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_ends: Option<words::Date>,
}

/// Planned title (chức danh quy hoạch): the person stands in the pool for it, by an approved list, for the days of the fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Which title.
    pub title: TitleCode,
    /// Where.
    pub unit: UnitId,
    /// The decision that approved the list. A plan that is not approved does not enter the record.
    pub decision: Box<Document>,
}

/// Years of service and of Party membership, as a personnel file states them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Recruited (được tuyển dụng).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recruited: Option<PartialDate>,
    /// Appointed to the permanent rank (vào biên chế chính thức).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permanent: Option<PartialDate>,
    /// Admitted to the Party on probation (dự bị). Sensitive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_probation: Option<PartialDate>,
    /// Full Party member (chính thức). Sensitive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_full: Option<PartialDate>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_twelve_digits_or_the_nine_of_an_old_card() {
        assert_eq!(Number::new("999 085 000 001").unwrap().reveal(), "999085000001");
        assert_eq!(Number::new("151234567").unwrap().reveal(), "151234567");
        assert_eq!(Number::new("99908500000"), Err(NumberError { digits: 11 }));
        assert_eq!(Number::new("99908500000O"), Err(NumberError { digits: 11 }));
        assert_eq!(Number::new(""), Err(NumberError { digits: 0 }));
    }

    #[test]
    fn a_number_never_prints_itself() {
        assert_eq!(format!("{:?}", Number::new("999085000001").unwrap()), "Number(12 digits)");
    }
}
