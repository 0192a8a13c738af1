//! Understanding: the rows of a workbook's tables become statements of people, cell by cell, or problems with their place.
//!
//! A cell is taken in as it is meant, or reported; never guessed at in silence. What was taken in otherwise than it stands
//! is a notice. A row without who it is about is left out; any other cell that is not understood leaves out only itself.

mod born;
mod dates;
mod kind;
mod learnt;
mod levels;
mod names;
mod numbers;
mod person;
mod planned;
mod posts;
mod row;
mod survey;
mod titles;
mod units;

use std::collections::BTreeMap;

use cadre::pack::PackError;
use cadre::record::Stated;
use words::{Date, ImportMessage, Place};

use crate::book::{Book, Sheet, Value};
use crate::clean::{Foreign, clean};
use crate::find::{Finder, Table};
use crate::headings::Headings;
use crate::mapping::{Mapping, ShapeMapping};
use crate::place::{Desk, letters};
use crate::vocabulary::Vocabulary;
use crate::{Class, Fields, Meaning, Problem};
pub(crate) use names::looks_like;
use row::Reader;

/// By what a workbook is understood.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// How offices write.
    pub vocabulary: &'a Vocabulary,
    /// What may be kept.
    pub fields: &'a Fields,
    /// What the office says of its workbooks.
    pub mapping: &'a Mapping,
    /// The day on which the workbook is read: nothing in it lies much later.
    pub today: Date,
}

/// What a workbook states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    /// People, in the order of sheets and rows; of each only what was understood.
    pub stated: Vec<Stated>,
    /// What could not be taken in.
    pub problems: Vec<Problem>,
    /// What was taken in otherwise than it stands, or should be looked at.
    pub notices: Vec<Problem>,
    /// Columns that were recognised and are not kept, with how many cells had something in them.
    pub not_kept: BTreeMap<String, usize>,
    /// People without a mark under political theory, read as "none" because the form cannot say it otherwise.
    pub no_theory_mark: usize,
    /// The tables that were found, for the mapping.
    pub shapes: Vec<Shape>,
    /// Where headings stand: sheet and row from 0.
    pub headings: Vec<(String, u32)>,
}

/// A table that was found: its headings, and how each column was read, with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Sheet it stands in.
    pub sheet: String,
    /// As the mapping would say it.
    pub mapping: ShapeMapping,
    /// The columns it takes, as a spreadsheet names them.
    pub letters: Vec<String>,
    /// The first values of each column.
    pub samples: Vec<Vec<String>>,
}

/// Values of a column that are shown beside how it is read.
const SAMPLES: usize = 3;

/// Rows in which they are looked for: a column that is empty so long is not worth more.
const SAMPLE_ROWS: usize = 200;

/// Reads what a workbook states. The book's texts are cleaned in place.
pub fn understand(file: &str, mut book: Book, ask: Ask<'_>) -> Result<Understood, PackError> {
    let headings = Headings::all()?;
    let mut desk = Desk::new(file);
    let mut understood = Understood::default();
    let foreign = clean(&mut book, ask.mapping, &mut desk);
    if let Some(secret) = secret(&book, ask.vocabulary) {
        let what = ImportMessage::Secret { found: secret };
        return Ok(Understood { problems: vec![Problem { place: Place::file(file), what }], ..Understood::default() });
    }
    let finder = Finder { book: &book, headings, vocabulary: ask.vocabulary, mapping: ask.mapping };
    // A hidden sheet is an old list or a list of choices, as a rule; whoever wants it read shows it.
    let (hidden_sheets, sheets): (Vec<&Sheet>, Vec<&Sheet>) = book.sheets.iter().partition(|sheet| sheet.hidden);
    for sheet in hidden_sheets {
        desk.notice_sheet(&sheet.name, ImportMessage::HiddenSheet);
    }
    let found: Vec<(&Sheet, Vec<Table>)> = sheets.into_iter().map(|sheet| (sheet, finder.tables(sheet))).collect();
    for (sheet, tables) in &found {
        if tables.is_empty() {
            if !sheet.rows.is_empty() {
                desk.notice_sheet(&sheet.name, ImportMessage::NoTableInSheet);
            }
            continue;
        }
        hidden(sheet, tables, &mut desk);
        for table in tables {
            understood.headings.push((sheet.name.clone(), table.heading_row));
            understood.shapes.push(shape(&book, sheet, table, ask.fields));
            Reader::new(ask, finder, sheet, table, &foreign, &mut desk, &mut understood).read(file);
        }
    }
    if found.iter().all(|(_, tables)| tables.is_empty()) {
        let heading = headings.written_name();
        desk.problems.push(Problem { place: Place::file(file), what: ImportMessage::NoTable { heading } });
    } else if desk.problems.is_empty() && understood.stated.is_empty() {
        desk.problems.push(Problem { place: Place::file(file), what: ImportMessage::NoRows });
    }
    understood.problems = desk.problems;
    understood.notices = desk.notices;
    Ok(understood)
}

/// Rows from the top of a sheet in which a mark of secrecy stands.
const SECRET_ROWS: usize = 15;

/// The mark of secrecy that a sheet carries, if one does.
fn secret(book: &Book, vocabulary: &Vocabulary) -> Option<String> {
    book.sheets.iter().find_map(|sheet| {
        let rows = 0..sheet.rows.len().min(SECRET_ROWS);
        rows.flat_map(|row| sheet.row(row)).find_map(|cell| match cell.value {
            Value::Text(id) if vocabulary.is_secret(book.text(id)) => Some(book.text(id).to_owned()),
            _ => None,
        })
    })
}

/// What the workbook hides was read, and what was guessed; both are named.
fn hidden(sheet: &Sheet, tables: &[Table], desk: &mut Desk<'_>) {
    let rows = sheet.rows.iter().filter(|row| row.hidden).count();
    if rows > 0 {
        desk.notice_sheet(&sheet.name, ImportMessage::HiddenRows { rows });
    }
    for column in tables.iter().flat_map(|table| &table.columns) {
        if let (true, Some(meaning)) = (column.guessed, column.meaning) {
            let what = ImportMessage::HeadingGuessed { means: meaning.to_string() };
            desk.notice_column(&sheet.name, column.number, what);
        }
        if sheet.hidden_columns.contains(&column.number) && column.meaning.is_some() {
            let what = ImportMessage::HiddenColumn { heading: column.heading.clone() };
            desk.notice_column(&sheet.name, column.number, what);
        }
    }
}

fn shape(book: &Book, sheet: &Sheet, table: &Table, fields: &Fields) -> Shape {
    let columns = table.columns.iter().filter(|column| !column.heading.is_empty());
    let said = |column: &crate::find::Column| column.meaning.map(|meaning| meaning.to_string()).unwrap_or_default();
    let mapping = ShapeMapping {
        headings: table.headings(),
        columns: columns.map(|column| (column.heading.clone(), said(column))).collect(),
        ..ShapeMapping::default()
    };
    // A screen is seen by others: only what every reader may see is shown.
    let open = |meaning: Meaning| !meaning.field.is_personal() || fields.class(meaning.field) == Class::Ordinary;
    let samples = table.columns.iter().map(|column| {
        if column.meaning.is_some_and(|meaning| !open(meaning)) {
            return Vec::new();
        }
        let rows = table.rows.clone().take(SAMPLE_ROWS);
        let cells = rows.flat_map(|row| sheet.row(row)).filter(|cell| cell.column == column.number);
        cells.map(|cell| book.shown(cell.value)).take(SAMPLES).collect()
    });
    let letters = table.columns.iter().map(|column| letters(u32::from(column.number))).collect();
    Shape { sheet: sheet.name.clone(), mapping, letters, samples: samples.collect() }
}

/// Whether a text could not be told from an old encoding.
fn is_foreign(foreign: &Foreign, value: Value) -> bool {
    matches!(value, Value::Text(id) if foreign.refused.contains(&id))
}

#[cfg(test)]
mod tests;
