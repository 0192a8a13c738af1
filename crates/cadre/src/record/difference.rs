//! Difference: what changes would make of what is known, field by field, before they are written.

mod field;
mod parts;

use std::collections::HashMap;
use std::sync::Arc;

use words::{Interval, PartialDate};

use super::{
    Area, Change, Course, Discipline, Document, Evaluation, Level, Number, Official, Owed, PersonId, Record, RecordId,
    Request, Said, Sex, Standing, Study, TitleCode, UnitId, UnitKind, Waiver,
};
use parts::Parts;

pub use field::Field;

/// A value before or after, for the caller to put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A text as it was written.
    Text(Arc<str>),
    /// A sex.
    Sex(Sex),
    /// A date as far as it is known.
    Date(PartialDate),
    /// A personal number; sensitive.
    Number(Number),
    /// A title held or planned, the name of the unit, and the days.
    Title {
        /// Which title.
        title: TitleCode,
        /// Where.
        unit: Arc<str>,
        /// When.
        days: Interval,
    },
    /// A level.
    Level(Level),
    /// Whether it is confirmed.
    Standing(Standing),
    /// A paper.
    Document(Box<Document>),
    /// A year's evaluation.
    Evaluation(Box<Evaluation>),
    /// A measure of discipline.
    Discipline(Box<Discipline>),
    /// A course attended.
    Course(Box<Course>),
    /// Study under way.
    Study(Box<Study>),
    /// What is owed.
    Owed(Box<Owed>),
    /// What is waived.
    Waiver(Box<Waiver>),
    /// What the unit asks for.
    Request(Box<Request>),
    /// The kind of a unit.
    Kind(UnitKind),
    /// The areas a unit lies in.
    Areas(Vec<Area>),
    /// The class of a unit.
    Class(u8),
    /// Days.
    Days(Interval),
}

impl Shown {
    /// The text, where it is one that was written by somebody and not a value with a name in each language.
    pub fn text(&self) -> Option<&str> {
        match self {
            Shown::Text(text) => Some(text),
            Shown::Number(number) => Some(number.reveal()),
            _ => None,
        }
    }
}

/// One field before and after; nothing stands for "not known".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Which field.
    pub field: Field,
    /// What is known.
    pub before: Option<Shown>,
    /// What would be.
    pub after: Option<Shown>,
    /// Whether the values are sensitive: whoever may not see them is shown only that the field changes.
    pub sensitive: bool,
}

/// What changes for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonDifference {
    /// Who.
    pub person: PersonId,
    /// The name, as it would be.
    pub name: Box<str>,
    /// Whether the record does not know the person yet.
    pub new: bool,
    /// What changes. Empty for a new person, of whom everything is as the rows state it: a province that comes in for the
    /// first time would be nothing but fields.
    pub fields: Vec<FieldChange>,
}

/// What changes for one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitDifference {
    /// Which.
    pub unit: UnitId,
    /// The name, as it would be.
    pub name: Arc<str>,
    /// Whether the record does not know the unit yet.
    pub new: bool,
    /// What changes.
    pub fields: Vec<FieldChange>,
}

/// What `changes` make of the people of `record`, the record they were worked out from, in the order in which they come first.
pub fn difference(record: &Record, changes: &[Change]) -> Vec<PersonDifference> {
    let units = names_of_units(record, changes);
    let mut places: HashMap<RecordId, usize> = HashMap::new();
    let mut people: Vec<PersonDifference> = Vec::new();
    for change in changes {
        let Some(id) = change.said.person(change.record) else { continue };
        let official = record.official(PersonId(id));
        let place = *places.entry(id).or_insert_with(|| {
            let (person, name) = (PersonId(id), official.map_or("", Official::name).into());
            people.push(PersonDifference { person, name, new: official.is_none(), fields: Vec::new() });
            people.len() - 1
        });
        if let Said::Person(said) = &change.said {
            people[place].name = said.name.clone();
        }
        if let Some(official) = official {
            let parts = Parts { units: &units };
            let after = parts.said(&change.said, change.span);
            people[place].fields.extend(between(parts.known(official, change.record), after));
        }
    }
    people
}

/// What `changes` make of the units of `record`.
pub fn unit_difference(record: &Record, changes: &[Change]) -> Vec<UnitDifference> {
    let units = names_of_units(record, changes);
    let parts = Parts { units: &units };
    let of_unit = |change: &Change| {
        let unit = UnitId(change.record);
        let known = record.units.get(&unit);
        let name = match &change.said {
            Said::Unit(said) => Arc::clone(&said.name),
            _ => Arc::clone(&known?.value.name),
        };
        let before = known.map_or(Vec::new(), |seen| parts.unit(&seen.value, seen.span));
        let fields = between(before, parts.said(&change.said, change.span));
        Some(UnitDifference { unit, name, new: known.is_none(), fields })
    };
    changes.iter().filter_map(of_unit).collect()
}

/// The fields in which two lists of parts differ, in the order of the later one.
fn between(before: Vec<(Field, Shown)>, after: Vec<(Field, Shown)>) -> Vec<FieldChange> {
    let find = |parts: &[(Field, Shown)], field: Field| {
        parts.iter().find(|(other, _)| *other == field).map(|(_, shown)| shown.clone())
    };
    let mut fields: Vec<Field> = after.iter().chain(&before).map(|(field, _)| *field).collect();
    let mut seen = Vec::with_capacity(fields.len());
    fields.retain(|field| {
        !seen.contains(field) && {
            seen.push(*field);
            true
        }
    });
    let change = |field: Field| {
        let (before, after) = (find(&before, field), find(&after, field));
        (before != after).then(|| FieldChange { field, before, after, sensitive: field.is_sensitive() })
    };
    fields.into_iter().filter_map(change).collect()
}

/// The units that are known, and those that the changes make.
fn names_of_units(record: &Record, changes: &[Change]) -> HashMap<UnitId, Arc<str>> {
    let all = record.units.iter().chain(&record.former_units);
    let known = all.map(|(id, seen)| (*id, Arc::clone(&seen.value.name)));
    let made = changes.iter().filter_map(|change| match &change.said {
        Said::Unit(unit) => Some((UnitId(change.record), Arc::clone(&unit.name))),
        _ => None,
    });
    known.chain(made).collect()
}

#[cfg(test)]
mod tests;
