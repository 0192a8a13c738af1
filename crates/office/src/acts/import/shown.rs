//! An import as an officer looks at it: what was read how, what would repair it, what changes. It can be kept and read again,
//! and holds no sensitive value.

use std::collections::BTreeMap;

use cadre::record::{PersonDifference, Source};
use serde::{Deserialize, Serialize};
use sheet::{Meaning, Problem, Shape};
use words::{FieldName, ImportMessage, Lang, Place};

use super::fix::Fix;
use super::{Imported, Staged};
use crate::Rules;
use crate::acts::jobs::Kept;
use crate::spoken::{field_name, shown};

/// Places of one repair that are shown: whoever has seen these knows the kind, and the list has all.
const PLACES_SHOWN: usize = 5;

/// Differences that are shown: nobody reads more without a sheet.
const DIFFERENCES_SHOWN: usize = 200;

/// An import as it was done, or would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportShown {
    /// In counts.
    pub imported: Imported,
    /// What was not understood, what one repair mends together.
    pub problems: Vec<Repair>,
    /// What was taken in otherwise than it stands, or should be looked at.
    pub notices: Vec<Repair>,
    /// The tables that were found, each shape once.
    pub tables: Vec<TableShown>,
    /// What changes of people who are known.
    pub differences: Vec<DifferenceShown>,
    /// How many of them there are in all.
    pub changed: usize,
    /// Everything as a workbook, where it was only looked at.
    pub report: Option<Kept>,
    /// The workbooks that have problems, with their causes.
    pub causes: Vec<Kept>,
}

/// Problems that one repair mends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// The first of them.
    pub what: ImportMessage,
    /// How many.
    pub count: usize,
    /// Where the first ones stand.
    pub places: Vec<Place>,
    /// What the office may say that mends them all.
    pub fix: Option<Fix>,
}

/// A table as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableShown {
    /// The first file and sheet it stands in.
    pub first: Place,
    /// In how many sheets.
    pub sheets: usize,
    /// Its headings.
    pub headings: Vec<String>,
    /// What each column was read as; empty for none.
    pub means: Vec<String>,
    /// The first values of each column.
    pub samples: Vec<Vec<String>>,
}

/// What changes of one person, both languages beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferenceShown {
    /// Name.
    pub name: String,
    /// Which field, and how it stands before and after.
    pub fields: Vec<(FieldName, [Spoken; 2])>,
}

/// A value in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Spoken {
    /// In a language.
    pub fn say(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

impl ImportShown {
    /// What is to be shown of an import.
    pub(crate) fn of(rules: &Rules, staged: &Staged) -> ImportShown {
        let known = || staged.differences.iter().filter(|difference| !difference.new && !difference.fields.is_empty());
        ImportShown {
            imported: staged.imported.clone(),
            problems: repairs(&staged.problems, &staged.shapes),
            notices: repairs(&staged.notices, &staged.shapes),
            tables: tables(&staged.shapes),
            differences: known().take(DIFFERENCES_SHOWN).map(|difference| spoken(rules, difference)).collect(),
            changed: known().count(),
            report: None,
            causes: Vec::new(),
        }
    }
}

fn spoken(rules: &Rules, difference: &PersonDifference) -> DifferenceShown {
    let fields = difference.fields.iter().map(|change| {
        let value = |value: &Option<cadre::record::Shown>| {
            let words = |lang| match value {
                Some(value) => shown(rules, value, change.sensitive, lang),
                None => "–".to_owned(),
            };
            Spoken { vi: words(Lang::Vi), en: words(Lang::En) }
        };
        (field_name(change.field), [value(&change.before), value(&change.after)])
    });
    DifferenceShown { name: difference.name.to_string(), fields: fields.collect() }
}

/// Problems by what mends them together, in the order in which they come first.
pub(crate) fn repairs(problems: &[Problem], shapes: &[(String, Shape)]) -> Vec<Repair> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut repairs: Vec<Repair> = Vec::new();
    for problem in problems {
        let fix = fix(problem, shapes);
        // What is mended together is one repair; what cannot be mended here is one for each kind.
        let key = match &fix {
            Some(fix) => serde_json::to_string(fix).unwrap_or_default(),
            None => problem.what.kind().to_owned(),
        };
        let at = *places.entry(key).or_insert(repairs.len());
        if at == repairs.len() {
            repairs.push(Repair { what: problem.what.clone(), count: 0, places: Vec::new(), fix });
        }
        repairs[at].count += 1;
        if repairs[at].places.len() < PLACES_SHOWN {
            repairs[at].places.push(problem.place.clone());
        }
    }
    repairs
}

/// What the office may say about a problem that mends it, and all others of its kind.
fn fix(problem: &Problem, shapes: &[(String, Shape)]) -> Option<Fix> {
    let table = || table_of(&problem.place, shapes);
    let column = || {
        let (shape, letters) = (table()?, problem.place.column.as_ref()?);
        let at = shape.letters.iter().position(|letter| letter == letters)?;
        Some((shape.mapping.headings.clone(), shape.mapping.headings.get(at)?.clone()))
    };
    match &problem.what {
        ImportMessage::UnknownTitle { found } => Some(Fix::Title { written: found.clone() }),
        ImportMessage::UnknownLevel { found } => {
            let (_, heading) = column()?;
            let meaning: Meaning = table()?.mapping.columns.get(&heading)?.parse().ok()?;
            Some(Fix::Level { subject: meaning.field.subject()?, written: found.clone() })
        }
        ImportMessage::DoubtfulOrder { .. } => column().map(|(headings, heading)| Fix::Order { headings, heading }),
        ImportMessage::EncodingDoubt { .. } => column().map(|(headings, heading)| Fix::Encoding { headings, heading }),
        ImportMessage::UnknownColumn { heading, .. } => {
            Some(Fix::Column { headings: table()?.mapping.headings.clone(), heading: heading.clone() })
        }
        ImportMessage::NoUnit | ImportMessage::UnitGuessed { .. } => {
            Some(Fix::Unit { headings: table()?.mapping.headings.clone() })
        }
        ImportMessage::NoDecision => Some(Fix::Planned),
        ImportMessage::Doubtful { first } => Some(Fix::Pair { first: source(first)?, second: source(&problem.place)? }),
        _ => None,
    }
}

fn source(place: &Place) -> Option<Source> {
    let sheet = place.sheet.clone().unwrap_or_default();
    Some(Source { file: place.file.clone(), sheet, row: place.row? })
}

/// The table a place stands in: of the sheet, and where there are several, the one with the column.
fn table_of<'a>(place: &Place, shapes: &'a [(String, Shape)]) -> Option<&'a Shape> {
    let of_sheet = || {
        let here = shapes.iter().filter(|(file, _)| *file == place.file).map(|(_, shape)| shape);
        here.filter(|shape| place.sheet.as_ref().is_none_or(|sheet| *sheet == shape.sheet))
    };
    let with_column = of_sheet().find(|shape| place.column.as_ref().is_some_and(|at| shape.letters.contains(at)));
    with_column.or_else(|| of_sheet().next())
}

/// Every shape once, with the first table of it.
fn tables(shapes: &[(String, Shape)]) -> Vec<TableShown> {
    let mut tables: Vec<TableShown> = Vec::new();
    for (file, shape) in shapes {
        let headings = &shape.mapping.headings;
        if let Some(known) = tables.iter_mut().find(|table| table.headings == *headings) {
            known.sheets += 1;
            continue;
        }
        let means = headings.iter().map(|heading| shape.mapping.columns.get(heading).cloned().unwrap_or_default());
        tables.push(TableShown {
            first: Place { sheet: Some(shape.sheet.clone()), ..Place::file(file) },
            sheets: 1,
            headings: headings.clone(),
            means: means.collect(),
            samples: shape.samples.clone(),
        });
    }
    tables
}
