//! A workbook in memory, as rich as an office makes it; the writers put it into files.

use std::collections::{BTreeMap, BTreeSet};

use super::person::Day;

/// The font of a cell that has none of its own.
pub(crate) const PLAIN: &str = "Times New Roman";

/// How a number is shown.
pub(crate) const GENERAL: &str = "General";

/// How most offices show a date.
pub(crate) const DAY_FIRST: &str = "dd/mm/yyyy";

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    /// Pieces in fonts of their own.
    Runs(Vec<(&'static str, String)>),
    Number(f64),
    /// A date as spreadsheets keep it: a number with a format.
    Day(Day),
    /// With the value that was last computed, if the program kept one.
    Formula(String, Option<f64>),
}

/// A cell.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) value: Value,
    pub(crate) font: &'static str,
    pub(crate) shown: &'static str,
    pub(crate) struck: bool,
}

impl Cell {
    pub(crate) fn text(text: impl Into<String>) -> Cell {
        Cell { value: Value::Text(text.into()), font: PLAIN, shown: GENERAL, struck: false }
    }

    pub(crate) fn number(number: f64) -> Cell {
        Cell { value: Value::Number(number), ..Cell::text("") }
    }

    pub(crate) fn day(day: Day, shown: &'static str) -> Cell {
        Cell { value: Value::Day(day), shown, ..Cell::text("") }
    }

    /// What one reads, where it is a text.
    pub(crate) fn words(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) => Some(text.clone()),
            Value::Runs(runs) => Some(runs.iter().map(|(_, text)| text.as_str()).collect()),
            _ => None,
        }
    }
}

/// A sheet; rows and columns count from 1.
#[derive(Clone, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) cells: BTreeMap<(u32, u32), Cell>,
    /// From row and column to row and column.
    pub(crate) merges: Vec<(u32, u32, u32, u32)>,
    pub(crate) hidden_rows: BTreeSet<u32>,
    pub(crate) hidden_columns: BTreeSet<u32>,
    /// Empty rows with borders behind the last one.
    pub(crate) ghosts: u32,
}

impl Sheet {
    pub(crate) fn named(name: impl Into<String>) -> Sheet {
        Sheet { name: name.into(), ..Sheet::default() }
    }

    pub(crate) fn put(&mut self, row: u32, column: u32, cell: Cell) {
        self.cells.insert((row, column), cell);
    }

    pub(crate) fn last_row(&self) -> u32 {
        self.cells.keys().next_back().map_or(0, |(row, _)| *row)
    }

    pub(crate) fn last_column(&self) -> u32 {
        self.cells.keys().map(|(_, column)| *column).max().unwrap_or(0)
    }

    /// Whether a merge covers this cell and begins elsewhere.
    pub(crate) fn covered(&self, row: u32, column: u32) -> bool {
        let inside = |(r1, c1, r2, c2): &(u32, u32, u32, u32)| {
            (*r1..=*r2).contains(&row) && (*c1..=*c2).contains(&column) && (row, column) != (*r1, *c1)
        };
        self.merges.iter().any(inside)
    }
}

/// A workbook.
#[derive(Clone, Default)]
pub(crate) struct Book {
    pub(crate) sheets: Vec<Sheet>,
    /// Counts days from 1904, as old Macs did.
    pub(crate) since_1904: bool,
}

/// The letters of a column: 1 is A, 27 is AA.
pub(crate) fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The text as XML has it between two tags or in quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\r' | '\t' => escaped.push_str(&format!("&#{};", u32::from(c))),
            _ => escaped.push(c),
        }
    }
    escaped
}
