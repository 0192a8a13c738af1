//! Layouts: the forms that offices use, as data.

use std::collections::HashMap;
use std::sync::OnceLock;

use cadre::pack::{Pack, PackError};
use cadre::record::{Level, Subject};
use serde::Deserialize;
use toml::Spanned;
use words::fold;

use crate::Field;

/// What a column holds. Some columns together state one field: birth in one of two columns, a mark in one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // named as the fields; see Field
pub enum Holds {
    /// The number of the row; says nothing of the person.
    Order,
    Name,
    /// Birth, in the column of men.
    BirthMale,
    /// Birth, in the column of women.
    BirthFemale,
    Number,
    Title,
    Unit,
    Ethnicity,
    Origin,
    Recruited,
    Permanent,
    Joined,
    PartyProbation,
    PartyFull,
    General,
    Professional,
    Major,
    Theory,
    StateManagement,
    Language,
    Computing,
    Insurance,
    Religion,
    PayCode,
    PayStep,
    PayFactor,
    PaySince,
    Note,
}

impl Holds {
    /// The field it states; none for the row's number.
    pub(crate) fn field(self) -> Option<Field> {
        Some(match self {
            Holds::Order => return None,
            Holds::Name => Field::Name,
            Holds::BirthMale | Holds::BirthFemale => Field::Birth,
            Holds::Number => Field::Number,
            Holds::Title => Field::Title,
            Holds::Unit => Field::Unit,
            Holds::Ethnicity => Field::Ethnicity,
            Holds::Origin => Field::Origin,
            Holds::Recruited => Field::Recruited,
            Holds::Permanent => Field::Permanent,
            Holds::Joined => Field::Joined,
            Holds::PartyProbation => Field::PartyProbation,
            Holds::PartyFull => Field::PartyFull,
            Holds::General => Field::General,
            Holds::Professional => Field::Professional,
            Holds::Major => Field::Major,
            Holds::Theory => Field::Theory,
            Holds::StateManagement => Field::StateManagement,
            Holds::Language => Field::Language,
            Holds::Computing => Field::Computing,
            Holds::Insurance => Field::Insurance,
            Holds::Religion => Field::Religion,
            Holds::PayCode => Field::PayCode,
            Holds::PayStep => Field::PayStep,
            Holds::PayFactor => Field::PayFactor,
            Holds::PaySince => Field::PaySince,
            Holds::Note => Field::Note,
        })
    }

    /// The subject whose levels are marked in columns of their own.
    pub(crate) fn marked(self) -> Option<Subject> {
        match self {
            Holds::Professional => Some(Subject::Professional),
            Holds::Theory => Some(Subject::Theory),
            Holds::StateManagement => Some(Subject::StateManagement),
            _ => None,
        }
    }
}

/// One column of a form.
#[derive(Clone, Debug)]
pub(crate) struct LayoutColumn {
    /// Heading in the first heading row.
    pub(crate) heading: String,
    /// Heading in the second, below a group's.
    pub(crate) sub: Option<String>,
    /// What it holds.
    pub(crate) holds: Holds,
    /// The level a mark in it stands for.
    pub(crate) level: Option<Level>,
}

/// A form.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// Columns from the left.
    pub(crate) columns: Vec<LayoutColumn>,
    /// What stands below the list, left and right.
    pub(crate) footer: Vec<String>,
    /// Subjects whose unmarked group says "none".
    pub(crate) unmarked_is_none: Vec<Subject>,
    /// Writings of general education, folded.
    general: HashMap<String, Level>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "name")]
    _name: String,
    footer: Vec<String>,
    unmarked: HashMap<Subject, Unmarked>,
    general: HashMap<Spanned<String>, Vec<String>>,
    column: Vec<WrittenColumn>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Unmarked {
    None,
    Unknown,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenColumn {
    heading: String,
    sub: Option<String>,
    holds: Spanned<Holds>,
    level: Option<Spanned<String>>,
}

impl Layout {
    /// The list of 39 columns.
    pub(crate) fn list_39() -> Result<&'static Layout, PackError> {
        static LAYOUT: OnceLock<Result<Layout, PackError>> = OnceLock::new();
        let text = include_str!("../layouts/list-39.toml");
        LAYOUT.get_or_init(|| Layout::read(Pack { file: "list-39.toml", text })).as_ref().map_err(Clone::clone)
    }

    fn read(pack: Pack<'_>) -> Result<Layout, PackError> {
        let written: Written = pack.read()?;
        let mut general = HashMap::new();
        for (code, writings) in &written.general {
            let level =
                Level::new(Subject::General, code.as_ref()).map_err(|error| pack.at(code, error.to_string()))?;
            general.extend(writings.iter().map(|writing| (fold(writing), level)));
        }
        let mut columns = Vec::new();
        for column in written.column {
            let level = match (column.holds.as_ref().marked(), &column.level) {
                (Some(subject), Some(code)) => {
                    Some(Level::new(subject, code.as_ref()).map_err(|error| pack.at(code, error.to_string()))?)
                }
                (None, None) => None,
                _ => {
                    return Err(
                        pack.at(&column.holds, "a level stands where levels are marked, and there only".to_owned())
                    );
                }
            };
            let holds = *column.holds.as_ref();
            columns.push(LayoutColumn { heading: column.heading, sub: column.sub, holds, level });
        }
        let none = written.unmarked.iter().filter(|(_, means)| **means == Unmarked::None);
        let unmarked_is_none = none.map(|(subject, _)| *subject).collect();
        Ok(Layout { columns, footer: written.footer, unmarked_is_none, general })
    }

    /// The level an office means by a writing of general education.
    pub(crate) fn general(&self, writing: &str) -> Option<Level> {
        self.general.get(&fold(writing)).copied()
    }

    /// Where a column stands, from 0. Only for what every form has.
    pub(crate) fn at(&self, holds: Holds) -> Option<usize> {
        self.columns.iter().position(|column| column.holds == holds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_its_39_columns() {
        let layout = Layout::list_39().unwrap();
        assert_eq!(layout.columns.len(), 39);
        assert_eq!(layout.general("THPT").unwrap().code(), "upper_secondary");
        assert!(layout.unmarked_is_none.contains(&Subject::Theory));
        assert!(!layout.unmarked_is_none.contains(&Subject::Professional));
    }
}
