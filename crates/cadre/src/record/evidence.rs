//! Evidence (minh chứng): what a person has learnt, to which level, and where it is written.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Document;

/// What is learnt. Each subject has its own ladder of levels, [`Subject::ladder`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// General education (trình độ văn hóa).
    General,
    /// Professional degree (trình độ chuyên môn).
    Professional,
    /// Political theory (lý luận chính trị).
    Theory,
    /// State management (quản lý nhà nước).
    StateManagement,
    /// Knowledge of defence and security (kiến thức quốc phòng và an ninh), by category of learner (đối tượng).
    Defence,
    /// Foreign language (ngoại ngữ); no ladder, stated in words.
    Language,
    /// Computer skills (tin học).
    Computing,
}

impl Subject {
    /// Every subject.
    pub const ALL: [Subject; 7] = [
        Subject::General,
        Subject::Professional,
        Subject::Theory,
        Subject::StateManagement,
        Subject::Defence,
        Subject::Language,
        Subject::Computing,
    ];

    /// The code packs and files write it by.
    pub fn code(self) -> &'static str {
        match self {
            Subject::General => "general",
            Subject::Professional => "professional",
            Subject::Theory => "theory",
            Subject::StateManagement => "state_management",
            Subject::Defence => "defence",
            Subject::Language => "language",
            Subject::Computing => "computing",
        }
    }

    /// The subject of that code.
    pub fn of_code(code: &str) -> Option<Subject> {
        Subject::ALL.into_iter().find(|subject| subject.code() == code)
    }

    /// The levels of the subject, lowest first. `none` says "has none", which is not the same as saying nothing.
    ///
    /// Theory: QĐ 57-QĐ/TW (2022) Art. 3(1) for elementary, intermediate and advanced; bachelor stands in the report
    /// forms, pooled with advanced. Defence: the categories of NĐ 13/2014 Art. 2; the first is the highest. Computing: the
    /// certificate of basic skills that TT 13/2019 Art. 1(1) asks for.
    pub fn ladder(self) -> &'static [&'static str] {
        match self {
            Subject::General => &["none", "primary", "lower_secondary", "upper_secondary"],
            Subject::Professional => &["none", "intermediate", "college", "university", "master", "doctor"],
            Subject::Theory => &["none", "elementary", "intermediate", "advanced", "bachelor"],
            Subject::StateManagement => &["none", "officer", "specialist", "principal", "senior"],
            Subject::Defence => &["none", "category_4", "category_3", "category_2", "category_1"],
            Subject::Computing => &["none", "basic"],
            Subject::Language => &[],
        }
    }
}

/// A step of a subject's ladder; a higher step includes the lower ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level {
    subject: Subject,
    step: u8,
}

/// A level that its subject's ladder does not have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{subject:?} has no level \"{code}\"; its levels are {}", subject.ladder().join(", "))]
pub struct UnknownLevel {
    /// The subject asked.
    pub subject: Subject,
    /// What was asked for.
    pub code: String,
}

impl Level {
    /// The level of that code on the subject's ladder.
    pub fn new(subject: Subject, code: &str) -> Result<Level, UnknownLevel> {
        match subject.ladder().iter().position(|step| *step == code) {
            Some(step) => Ok(Level { subject, step: step as u8 }),
            None => Err(UnknownLevel { subject, code: code.to_owned() }),
        }
    }

    /// What the level is of.
    pub fn subject(self) -> Subject {
        self.subject
    }

    /// Its code, for example `intermediate`.
    pub fn code(self) -> &'static str {
        self.subject.ladder()[self.step as usize]
    }

    /// Its place on the ladder, from 0.
    pub fn step(self) -> usize {
        usize::from(self.step)
    }

    /// Whether this level includes the other one; false between subjects.
    pub fn reaches(self, other: Level) -> bool {
        self.subject == other.subject && self.step >= other.step
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// How a level stands in a text: `{ "subject": "theory", "level": "intermediate" }`.
#[derive(Serialize, Deserialize)]
struct WrittenLevel {
    subject: Subject,
    level: String,
}

impl Serialize for Level {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WrittenLevel { subject: self.subject, level: self.code().to_owned() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Level, D::Error> {
        let written = WrittenLevel::deserialize(deserializer)?;
        Level::new(written.subject, &written.level).map_err(serde::de::Error::custom)
    }
}

/// What is attained: a level of a ladder, or a qualification stated in words only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attainment {
    /// A level of a ladder.
    Level(Level),
    /// In words, for subjects without a ladder ("Anh B1").
    Words {
        /// What it is of.
        subject: Subject,
        /// The qualification as the file writes it.
        text: Box<str>,
    },
}

impl Attainment {
    /// What it is of.
    pub fn subject(&self) -> Subject {
        match self {
            Attainment::Level(level) => level.subject(),
            Attainment::Words { subject, .. } => *subject,
        }
    }
}

/// Where in which workbook a statement stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Source {
    /// File name without folders.
    pub file: String,
    /// Sheet name.
    pub sheet: String,
    /// Row number as the spreadsheet shows it, from 1.
    pub row: u32,
}

/// Whether somebody who may do so has confirmed the evidence against the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Stated by the unit or the person.
    Stated,
    /// Confirmed against the document.
    Confirmed,
}

/// Evidence (minh chứng) of one attainment. It holds for the days of its fact: a certificate that runs out has an end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What is attained.
    pub attained: Attainment,
    /// Field of study (chuyên ngành), for professional degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub major: Option<Arc<str>>,
    /// Stated or confirmed.
    pub standing: Standing,
    /// The paper, where it was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<Document>>,
    /// Where it is written.
    pub source: Arc<Source>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_level_includes_the_lower_of_the_same_subject_only() {
        let theory = |code| Level::new(Subject::Theory, code).unwrap();
        assert!(theory("advanced").reaches(theory("intermediate")));
        assert!(theory("intermediate").reaches(theory("intermediate")));
        assert!(!theory("elementary").reaches(theory("intermediate")));
        let degree = Level::new(Subject::Professional, "doctor").unwrap();
        assert!(!degree.reaches(theory("elementary")));
    }

    #[test]
    fn every_level_reads_back_from_what_it_writes() {
        for subject in Subject::ALL {
            for code in subject.ladder() {
                let level = Level::new(subject, code).unwrap();
                let written = serde_json::to_string(&level).unwrap();
                assert_eq!(serde_json::from_str::<Level>(&written).unwrap(), level);
            }
        }
        assert!(serde_json::from_str::<Level>(r#"{"subject":"theory","level":"phd"}"#).is_err());
    }
}
