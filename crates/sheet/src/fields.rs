//! Fields: what a workbook may say of a person, what of it may be kept, and what a column says of a field.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use cadre::pack::{Pack, PackError};
use cadre::record::{Level, Sex, Subject};
use serde::Deserialize;
use toml::Spanned;
use words::Lang;

macro_rules! fields {
    ($($field:ident = $code:literal),+ $(,)?) => {
        /// What a column is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)] // each is explained with its ground in rules/fields.toml
        pub enum Field { $($field),+ }

        impl Field {
            /// Every field with the code it is written by.
            pub const CODES: &'static [(Field, &'static str)] = &[$((Field::$field, $code)),+];
        }
    };
}

fields!(
    Name = "name",
    Birth = "birth",
    Sex = "sex",
    Number = "number",
    Title = "title",
    Unit = "unit",
    Ethnicity = "ethnicity",
    Origin = "origin",
    Recruited = "recruited",
    Permanent = "permanent",
    Joined = "joined",
    PartyProbation = "party_probation",
    PartyFull = "party_full",
    General = "general",
    Professional = "professional",
    Major = "major",
    Theory = "theory",
    StateManagement = "state_management",
    Language = "language",
    Computing = "computing",
    PlannedTitle = "planned_title",
    PlannedUnit = "planned_unit",
    PlannedTerm = "planned_term",
    PlannedYear = "planned_year",
    PlannedDecision = "planned_decision",
    Evaluation = "evaluation",
    Request = "request",
    Learner = "learner",
    Class = "class",
    Module = "module",
    Mark = "mark",
    Absence = "absence",
    Insurance = "insurance",
    Religion = "religion",
    PayCode = "pay_code",
    PayStep = "pay_step",
    PayFactor = "pay_factor",
    PaySince = "pay_since",
    Phone = "phone",
    Email = "email",
    Address = "address",
    BirthPlace = "birth_place",
    PartyCard = "party_card",
    Reward = "reward",
    Discipline = "discipline",
    Family = "family",
    Note = "note",
    // What says nothing of a person, and needs no ground: the number of the row, our own column of causes, and columns that
    // are recognised as something no record holds.
    Order = "order",
    Cause = "cause",
    Other = "other",
);

impl Field {
    /// The code it is written by.
    pub fn code(self) -> &'static str {
        Field::CODES.iter().find(|(field, _)| *field == self).map_or("", |(_, code)| code)
    }

    /// The field of that code.
    pub fn of_code(code: &str) -> Option<Field> {
        Field::CODES.iter().find(|(_, known)| *known == code).map(|(field, _)| *field)
    }

    /// Whether it says something of a person at all.
    pub fn is_personal(self) -> bool {
        !matches!(self, Field::Order | Field::Cause | Field::Other)
    }

    /// The subject whose levels it states.
    pub fn subject(self) -> Option<Subject> {
        Some(match self {
            Field::General => Subject::General,
            Field::Professional => Subject::Professional,
            Field::Theory => Subject::Theory,
            Field::StateManagement => Subject::StateManagement,
            Field::Language => Subject::Language,
            Field::Computing => Subject::Computing,
            _ => return None,
        })
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Field, D::Error> {
        let code = String::deserialize(deserializer)?;
        Field::of_code(&code).ok_or_else(|| serde::de::Error::custom(format!("no field \"{code}\"")))
    }
}

/// Which part of its field a column states, where several columns together state one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it.
    Whole,
    /// The column of one sex: a birth date, or a mark, stands in the column of the person's.
    Of(Sex),
    /// The column of one level: a mark stands in the column of the level.
    At(Level),
    /// The first, second, third of several.
    Nth(u8),
    /// A calendar year: the grade of that year.
    Year(i16),
    /// The day of a date, or the day of a decision.
    Day,
    /// The month of a date.
    Month,
    /// The year of a date.
    YearOfDate,
    /// Family and middle names.
    Family,
    /// Given name.
    Given,
    /// Beginning.
    From,
    /// End.
    Until,
    /// A title with its unit behind it in one cell.
    WithUnit,
    /// The name of something that also has a code.
    Name,
}

/// What a column says: a field, or a part of one. Written as `birth:male`, `theory:intermediate`, `planned_title:2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Meaning {
    /// The field.
    pub field: Field,
    /// Which part of it.
    pub part: Part,
}

impl From<Field> for Meaning {
    fn from(field: Field) -> Meaning {
        Meaning { field, part: Part::Whole }
    }
}

impl Meaning {
    /// A part of a field.
    pub fn part(field: Field, part: Part) -> Meaning {
        Meaning { field, part }
    }
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field.code())?;
        match self.part {
            Part::Whole => Ok(()),
            Part::Of(Sex::Male) => f.write_str(":male"),
            Part::Of(Sex::Female) => f.write_str(":female"),
            Part::At(level) => write!(f, ":{level}"),
            Part::Nth(nth) => write!(f, ":{nth}"),
            Part::Year(year) => write!(f, ":{year}"),
            Part::Day => f.write_str(":day"),
            Part::Month => f.write_str(":month"),
            Part::YearOfDate => f.write_str(":year"),
            Part::Family => f.write_str(":family"),
            Part::Given => f.write_str(":given"),
            Part::From => f.write_str(":from"),
            Part::Until => f.write_str(":until"),
            Part::WithUnit => f.write_str(":unit"),
            Part::Name => f.write_str(":name"),
        }
    }
}

/// A writing that is no meaning of a column.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no meaning of a column; write a field of rules/fields.toml, with its part behind a colon where it has one"
)]
pub struct NoMeaning(pub String);

impl FromStr for Meaning {
    type Err = NoMeaning;

    fn from_str(text: &str) -> Result<Meaning, NoMeaning> {
        let no = || NoMeaning(text.to_owned());
        let (code, part) = text.split_once(':').map_or((text, None), |(code, part)| (code, Some(part)));
        let field = Field::of_code(code).ok_or_else(no)?;
        let Some(part) = part else { return Ok(field.into()) };
        let part = match part {
            "male" => Part::Of(Sex::Male),
            "female" => Part::Of(Sex::Female),
            "day" => Part::Day,
            "month" => Part::Month,
            "year" => Part::YearOfDate,
            "family" => Part::Family,
            "given" => Part::Given,
            "from" => Part::From,
            "until" => Part::Until,
            "unit" => Part::WithUnit,
            "name" => Part::Name,
            other => match (field.subject(), other.parse::<i16>()) {
                (Some(subject), _) => Part::At(Level::new(subject, other).map_err(|_| no())?),
                (None, Ok(year)) if year >= 1900 => Part::Year(year),
                (None, Ok(nth)) => Part::Nth(u8::try_from(nth).map_err(|_| no())?),
                (None, Err(_)) => return Err(no()),
            },
        };
        Ok(Meaning { field, part })
    }
}

impl<'de> Deserialize<'de> for Meaning {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Meaning, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
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
pub struct Fields(HashMap<Field, Treated>);

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
    #[serde(default)]
    vi: String,
}

/// How a field is treated, and what it is kept for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Treated {
    class: Class,
    /// In Vietnamese and in English.
    ground: [String; 2],
}

impl Fields {
    /// Reads the pack. Every field stands in it, and what is kept names a ground.
    pub fn read(pack: Pack<'_>) -> Result<Fields, PackError> {
        let written: Written = pack.read()?;
        let fields = written.fields.as_ref();
        let personal = Field::CODES.iter().filter(|(field, _)| field.is_personal());
        let missing: Vec<&str> =
            personal.filter(|(field, _)| !fields.contains_key(field)).map(|(_, code)| *code).collect();
        if !missing.is_empty() {
            return Err(pack.at(&written.fields, format!("fields are missing: {}", missing.join(", "))));
        }
        for field in fields.values() {
            if field.class != Class::NotKept && (field.ground.as_ref().is_empty() || field.vi.is_empty()) {
                return Err(pack.at(&field.ground, "what is kept needs a ground, in both languages".to_owned()));
            }
        }
        let treated = |written: &WrittenField| {
            let ground = [written.vi.clone(), written.ground.as_ref().clone()];
            Treated { class: written.class, ground }
        };
        Ok(Fields(fields.iter().map(|(field, written)| (*field, treated(written))).collect()))
    }

    /// How a field is treated.
    pub fn class(&self, field: Field) -> Class {
        self.0.get(&field).map_or(Class::NotKept, |treated| treated.class)
    }

    /// What is kept, in the order of [`Field::CODES`]: the code, whether it is sensitive, and what for in a language.
    pub fn kept(&self, lang: Lang) -> impl Iterator<Item = (&'static str, bool, &str)> {
        Field::CODES.iter().filter_map(move |(field, code)| {
            let treated = self.0.get(field).filter(|treated| treated.class != Class::NotKept)?;
            let [vi, en] = &treated.ground;
            Some((*code, treated.class == Class::Sensitive, if lang == Lang::Vi { vi.as_str() } else { en.as_str() }))
        })
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
        assert!(read(&without).unwrap_err().problem.contains("missing: note"));
        let groundless = text.replace("class = \"not_kept\", ground = \"\"", "class = \"ordinary\", ground = \"\"");
        assert!(read(&groundless).unwrap_err().problem.contains("needs a ground"));
    }

    #[test]
    fn a_meaning_reads_back_what_it_writes() {
        for text in ["name", "birth:male", "theory:intermediate", "planned_title:2", "evaluation:2024", "name:given"] {
            assert_eq!(text.parse::<Meaning>().unwrap().to_string(), text);
        }
        for wrong in ["", "age", "theory:phd", "title:900000", "birth:"] {
            assert!(wrong.parse::<Meaning>().is_err(), "{wrong}");
        }
    }
}
