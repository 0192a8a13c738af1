//! What the intake found, as problems with their place, and field by field in words.

mod timetable;

use std::sync::Arc;

use cadre::record::{
    ChangedSince, Conflict, Content, Doubt, DoubtKnown, Doubtful, Fact, Field, Repeated, Said, Sex, Shown, Source,
};
use sheet::Problem;
use words::{FieldName, ImportMessage, Label, Lang, Place, Say, partial_date};

use crate::Rules;

pub use timetable::TimetableWords;

fn place(source: &Arc<Source>) -> Place {
    Place {
        file: source.file.clone(),
        sheet: Some(source.sheet.clone()).filter(|sheet| !sheet.is_empty()),
        row: Some(source.row),
        column: None,
    }
}

/// Two rows that may be one person, at every row of the later one.
pub(crate) fn doubt(doubt: &Doubt) -> impl Iterator<Item = Problem> {
    let first = place(&doubt.first);
    let what = match doubt.why {
        Doubtful::Number => ImportMessage::SameNumber { first },
        _ => ImportMessage::Doubtful { first },
    };
    let rows = std::iter::once(&doubt.second).chain(&doubt.others);
    rows.map(move |row| Problem { place: place(row), what: what.clone() })
}

/// A row that may be of somebody who is known.
pub(crate) fn doubt_known(doubt: &DoubtKnown) -> Problem {
    Problem { place: place(&doubt.row), what: ImportMessage::DoubtfulKnown { name: doubt.name.to_string() } }
}

/// Two rows of one person that cannot both be right.
pub(crate) fn conflict(conflict: &Conflict) -> Problem {
    let (field, first) = (field_name(conflict.field), place(&conflict.first));
    Problem { place: place(&conflict.second), what: ImportMessage::Conflict { field, first } }
}

/// The same, at the row whose statement was kept: nobody knows yet which of them is right.
pub(crate) fn conflict_kept(conflict: &Conflict) -> Problem {
    let (field, second) = (field_name(conflict.field), place(&conflict.second));
    Problem { place: place(&conflict.first), what: ImportMessage::ConflictKept { field, second } }
}

/// A row that says nothing new.
pub(crate) fn repeated(repeated: &Repeated) -> Problem {
    Problem { place: place(&repeated.second), what: ImportMessage::Repeated { first: place(&repeated.first) } }
}

/// The people that records belong to, by name, each once.
pub(crate) fn who_changed(facts: &[Fact], since: &ChangedSince) -> Vec<String> {
    let mut names = Vec::new();
    for fact in facts {
        let Content::Said(Said::Person(person)) = &fact.content else { continue };
        let concerned =
            since.0.iter().any(|changed| changed.record == fact.record || changed.person == Some(fact.record));
        if concerned && !names.iter().any(|name| *name == *person.name) {
            names.push(person.name.to_string());
        }
    }
    names
}

/// The name of a field.
pub fn field_name(field: Field) -> FieldName {
    match field {
        Field::Name => FieldName::Name,
        Field::Sex => FieldName::Sex,
        Field::Birth => FieldName::Birth,
        Field::Number => FieldName::Number,
        Field::Ethnicity => FieldName::Ethnicity,
        Field::Origin => FieldName::Origin,
        Field::Recruited => FieldName::Recruited,
        Field::Permanent => FieldName::Permanent,
        Field::PartyProbation => FieldName::PartyProbation,
        Field::PartyFull => FieldName::PartyFull,
        Field::Holding => FieldName::Holding,
        Field::Planned => FieldName::Planned,
        Field::Major => FieldName::Major,
        Field::Evaluation => FieldName::Evaluation,
        other => FieldName::Other { code: other.code().to_owned() },
    }
}

/// What a field holds, in words; what is sensitive is masked, and what has no short words is named only as changed.
pub fn shown(rules: &Rules, value: &Shown, sensitive: bool, lang: Lang) -> String {
    match value {
        _ if sensitive => "•••".to_owned(),
        Shown::Text(text) => text.to_string(),
        Shown::Sex(Sex::Male) => Label::Male.say(lang),
        Shown::Sex(Sex::Female) => Label::Female.say(lang),
        Shown::Date(date) => partial_date(*date, lang),
        Shown::Level(level) => level.say(lang),
        Shown::Title { title, unit, .. } => {
            let name = rules.titles.get(title).map_or(title.0.as_ref(), |title| title.name(lang));
            format!("{name}, {unit}")
        }
        _ => "…".to_owned(),
    }
}
