//! Columns of a list: what is said of each person, the same on a page and in a workbook.

use std::collections::BTreeSet;

use words::{Lang, Say};

use super::{Line, Stands};
use crate::access::Sight;
use crate::record::{Attainment, Official, Record, Subject, Titles};

/// A column beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Year of birth.
    Born,
    /// Sex.
    Sex,
    /// Titles held.
    Post,
    /// Units they are held in.
    Unit,
    /// Titles planned for.
    Planned,
    /// The professional degree.
    Professional,
    /// Political theory.
    Theory,
    /// State management.
    StateManagement,
    /// How the person stands.
    Standing,
    /// What is missing.
    Missing,
}

impl Column {
    /// Every column, in the order in which a list has them.
    pub const ALL: [Column; 10] = [
        Column::Born,
        Column::Sex,
        Column::Post,
        Column::Unit,
        Column::Planned,
        Column::Professional,
        Column::Theory,
        Column::StateManagement,
        Column::Standing,
        Column::Missing,
    ];

    /// The columns of a list nobody has chosen columns for.
    pub const USUAL: [Column; 5] = [Column::Born, Column::Post, Column::Unit, Column::Standing, Column::Missing];

    /// The code it has in an address.
    pub fn code(self) -> &'static str {
        match self {
            Column::Born => "born",
            Column::Sex => "sex",
            Column::Post => "post",
            Column::Unit => "unit",
            Column::Planned => "planned",
            Column::Professional => "professional",
            Column::Theory => "theory",
            Column::StateManagement => "state_management",
            Column::Standing => "standing",
            Column::Missing => "missing",
        }
    }

    /// The column of that code.
    pub fn of_code(code: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.code() == code)
    }

    /// The kind of fact somebody must be allowed to see for it.
    pub fn sight(self) -> Option<Sight> {
        (self == Column::Planned).then_some(Sight::Pool)
    }

    /// What it says of somebody, a line for each thing.
    pub fn lines(self, record: &Record, titles: &Titles, line: &Line, lang: Lang) -> Vec<String> {
        let Some(official) = record.official(line.person) else { return Vec::new() };
        let person = official.person.as_ref().map(|seen| &seen.value);
        let title = |code| titles.get(code).map_or_else(String::new, |title| title.name(lang).to_owned());
        match self {
            Column::Born => person.map(|person| person.birth.earliest().year().to_string()).into_iter().collect(),
            Column::Sex => person.map(|person| person.sex.say(lang)).into_iter().collect(),
            Column::Post => official.holdings.iter().map(|held| title(&held.value.title)).collect(),
            Column::Unit => {
                let units = official.holdings.iter().map(|held| record.unit_name(held.value.unit).to_owned());
                let mut units: Vec<String> = units.collect();
                // Two posts in one unit name it once.
                units.dedup();
                units
            }
            Column::Planned => official.planned.iter().map(|planned| title(&planned.value.title)).collect(),
            Column::Professional => highest(official, Subject::Professional, lang),
            Column::Theory => highest(official, Subject::Theory, lang),
            Column::StateManagement => highest(official, Subject::StateManagement, lang),
            Column::Standing => vec![line.stands.say(lang)],
            Column::Missing => missing(line, lang),
        }
    }
}

/// The highest level that is known of a subject; where none is, what the file says in words.
fn highest(official: &Official, subject: Subject, lang: Lang) -> Vec<String> {
    let here = official.evidence.iter().map(|seen| &seen.value.attained).filter(|got| got.subject() == subject);
    let best = here.max_by_key(|attained| match attained {
        Attainment::Level(level) => Some(level.step()),
        Attainment::Words { .. } => None,
    });
    best.map(|attained| attained.say(lang)).into_iter().collect()
}

/// What is not met; what is asked for a title held and for one planned is said once.
fn missing(line: &Line, lang: Lang) -> Vec<String> {
    let lacking = line.verdicts.iter().filter(|verdict| Stands::of(std::slice::from_ref(verdict)) == Stands::Lacks);
    let mut said = BTreeSet::new();
    let open = lacking.flat_map(|verdict| verdict.open_words(lang));
    open.filter(|words| said.insert(words.clone())).collect()
}
