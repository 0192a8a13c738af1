//! A plan's workbook that comes back: what officers wrote beside its lines.

use std::collections::HashMap;

use words::{Lang, Place, PlanName, Say, fold};

use crate::book::{Book, Sheet};
use crate::place::letters;

/// Where a line of a plan is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineColumn {
    /// The key of the line, which we wrote.
    Key,
    /// Ghim.
    Pin,
    /// Bỏ.
    Aside,
    /// Chuyển sang lớp.
    Move,
}

/// A line of a plan with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLine {
    /// The row.
    pub place: Place,
    /// The key we wrote.
    pub key: String,
    /// What is marked, each with its place.
    pub marks: Vec<(LineColumn, Place, String)>,
}

/// The lines of every sheet that has a column of keys, whichever language its headings are in; hidden rows count too, for a
/// filter hides what was marked before.
pub fn plan_lines(file: &str, book: &Book) -> Vec<PlanLine> {
    book.sheets.iter().filter(|sheet| !sheet.hidden).flat_map(|sheet| of_sheet(file, book, sheet)).collect()
}

fn of_sheet(file: &str, book: &Book, sheet: &Sheet) -> Vec<PlanLine> {
    let mut columns: HashMap<u16, LineColumn> = HashMap::new();
    let mut lines = Vec::new();
    for at in 0..sheet.rows.len() {
        if !columns.values().any(|column| *column == LineColumn::Key) {
            let named = sheet.row(at).iter().filter_map(|cell| Some((cell.column, named(&book.shown(cell.value))?)));
            columns = named.collect();
            continue;
        }
        let place = |column: Option<u16>| Place {
            sheet: Some(sheet.name.clone()),
            row: Some(sheet.rows[at].number + 1),
            column: column.map(|column| letters(u32::from(column))),
            ..Place::file(file)
        };
        let mut line = PlanLine { place: place(None), key: String::new(), marks: Vec::new() };
        for cell in sheet.row(at) {
            let text = book.shown(cell.value).trim().to_owned();
            match columns.get(&cell.column) {
                Some(LineColumn::Key) => line.key = text,
                Some(column) if !text.is_empty() => line.marks.push((*column, place(Some(cell.column)), text)),
                _ => {}
            }
        }
        if !line.key.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// The column that a heading names.
fn named(heading: &str) -> Option<LineColumn> {
    let heading = fold(heading);
    let names = [
        (PlanName::LineKey, LineColumn::Key),
        (PlanName::Pin, LineColumn::Pin),
        (PlanName::PutAside, LineColumn::Aside),
        (PlanName::MoveTo, LineColumn::Move),
    ];
    let is = |name: &PlanName| Lang::ALL.iter().any(|lang| fold(&name.say(*lang)) == heading);
    names.into_iter().find(|(name, _)| is(name)).map(|(_, column)| column)
}
