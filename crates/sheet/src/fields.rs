//! Fields: what a workbook may say of a person, and what of it may be kept.

use std::collections::HashMap;

use cadre::pack::{Pack, PackError};
use serde::Deserialize;
use toml::Spanned;

/// What a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // each is explained with its ground in rules/fields.toml
pub enum Field {
    Name,
    Birth,
    Sex,
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

impl Field {
    /// How many there are.
    const COUNT: usize = Field::Note as usize + 1;
}

/// How a field is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Kept and shown to whoever may see the person.
    Ordinary,
    /// Kept, masked by default, each reading logged.
    Sensitive,
    /// Recognised, counted, not stored: there is no ground to keep it.
    NotKept,
}

/// The classes of all fields, from `rules/fields.toml`.
#[derive(Clone, Debug)]
pub struct Fields(HashMap<Field, Class>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    fields: Spanned<HashMap<Field, WrittenField>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenField {
    class: Class,
    ground: Spanned<String>,
}

impl Fields {
    /// Reads the pack. Every field stands in it, and what is kept names a ground.
    pub fn read(pack: Pack<'_>) -> Result<Fields, PackError> {
        let written: Written = pack.read()?;
        let fields = written.fields.as_ref();
        if fields.len() < Field::COUNT {
            let problem = format!("{} of {} fields are missing", Field::COUNT - fields.len(), Field::COUNT);
            return Err(pack.at(&written.fields, problem));
        }
        for field in fields.values() {
            if field.class != Class::NotKept && field.ground.as_ref().is_empty() {
                return Err(pack.at(&field.ground, "what is kept needs a ground".to_owned()));
            }
        }
        Ok(Fields(fields.iter().map(|(field, written)| (*field, written.class)).collect()))
    }

    /// How a field is treated.
    pub fn class(&self, field: Field) -> Class {
        self.0.get(&field).copied().unwrap_or(Class::NotKept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_needs_a_ground_and_no_field_may_be_missing() {
        let text = include_str!("../../../rules/fields.toml");
        let read = |text: &str| Fields::read(Pack { file: "fields.toml", text });
        let fields = read(text).unwrap();
        assert_eq!(fields.class(Field::Number), Class::Sensitive);
        assert_eq!(fields.class(Field::Religion), Class::NotKept);
        let without = text.replace("note = { class = \"not_kept\", ground = \"\" }", "");
        assert!(read(&without).unwrap_err().problem.contains("1 of 27 fields"));
        let groundless = text.replace("class = \"not_kept\", ground = \"\"", "class = \"ordinary\", ground = \"\"");
        assert!(read(&groundless).unwrap_err().problem.contains("needs a ground"));
    }
}
