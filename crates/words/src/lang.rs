//! The two languages in which Gốc speaks to people.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The language of a reader (ngôn ngữ): Vietnamese for the offices, English for everybody else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese (tiếng Việt).
    #[default]
    Vi,
    /// English (tiếng Anh).
    En,
}

/// A language was asked for that Gốc does not speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language; known are vi and en")]
pub struct UnknownLang;

impl Lang {
    /// Every language, so that a test can walk through them all.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The two-letter code (ISO 639-1): what pages, files and settings carry.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(code: &str) -> Result<Lang, UnknownLang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code).ok_or(UnknownLang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_reads_back_what_it_wrote() {
        for lang in Lang::ALL {
            assert_eq!(lang.to_string().parse(), Ok(lang));
            let json = serde_json::to_string(&lang).unwrap();
            assert_eq!(json, format!("\"{lang}\""));
            assert_eq!(serde_json::from_str::<Lang>(&json).unwrap(), lang);
        }
    }

    #[test]
    fn other_languages_are_refused() {
        for code in ["", "VI", "fr", "vi-VN"] {
            assert_eq!(code.parse::<Lang>(), Err(UnknownLang), "{code}");
        }
        assert!(serde_json::from_str::<Lang>("\"fr\"").is_err());
    }
}
