//! A workbook as it came: sheets of cells with what a reader needs to know about how they looked, and nothing understood yet.
//!
//! Texts are kept once and as they were written, with every invisible sign, because a legacy encoding is read from them
//! later. A cell is a few bytes; a workbook of four million cells fits in memory.

use words::{Date, PartialDate};

/// Number of a text in [`Book::texts`].
pub type TextId = u32;

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// Every different text, in the order of first use.
    pub texts: Vec<Box<str>>,
    /// Every different font name; the first one is empty and stands for "not known".
    pub fonts: Vec<Box<str>>,
    /// Fonts that strike their text through, by place in [`Book::fonts`].
    pub struck: Vec<u16>,
    /// Whether its days count from 1904.
    pub since_1904: bool,
    /// Sheets in their order; charts and other sheets without cells are left out.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Rows that hold something, from the top.
    pub rows: Vec<Row>,
    /// The cells of all rows, row after row, each row from the left.
    pub cells: Vec<Cell>,
    /// Merged cells, as far as the format tells.
    pub merges: Vec<Merge>,
    /// Columns the workbook hides, from 0.
    pub hidden_columns: Vec<u16>,
}

/// A row that holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 0.
    pub number: u32,
    /// Where its cells begin in [`Sheet::cells`].
    pub first: u32,
    /// Whether the workbook hides it.
    pub hidden: bool,
}

/// A cell that holds something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Its column, from 0.
    pub column: u16,
    /// Its font, a place in [`Book::fonts`]: of the cell, or of its first run of text where the runs have their own.
    pub font: u16,
    /// What it holds.
    pub value: Value,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A text as written, never empty.
    Text(TextId),
    /// A number that is not formatted as a date.
    Number(f64),
    /// A day, from a number that is formatted as a date, with what of it the format shows.
    Day(Date, Precision),
    /// True or false.
    Truth(bool),
    /// An error the spreadsheet shows, for example `#REF!`.
    Error(TextId),
    /// A formula whose value was never computed: a program wrote it and no spreadsheet has opened it since.
    Uncomputed,
}

/// What of a day its format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Day, month and year.
    Day,
    /// Month and year: the day behind it was never typed.
    Month,
    /// Only the year.
    Year,
}

/// A block of merged cells: rows and columns from 0, the last ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u16, u16),
}

impl Sheet {
    /// The cells of a row, given by its place in [`Sheet::rows`].
    pub fn row(&self, at: usize) -> &[Cell] {
        let first = self.rows.get(at).map_or(self.cells.len(), |row| row.first as usize);
        let until = self.rows.get(at + 1).map_or(self.cells.len(), |row| row.first as usize);
        &self.cells[first..until]
    }
}

impl Precision {
    /// What of a day is known.
    pub fn of(self, day: Date) -> PartialDate {
        match self {
            Precision::Day => PartialDate::Day(day),
            Precision::Month => PartialDate::Month { year: day.year(), month: day.month() },
            Precision::Year => PartialDate::Year(day.year()),
        }
    }
}

impl Book {
    /// What a cell shows; nothing where it was never computed.
    pub fn shown(&self, value: Value) -> String {
        match value {
            Value::Text(id) | Value::Error(id) => self.text(id).to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Day(day, precision) => precision.of(day).to_string(),
            Value::Truth(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
            Value::Uncomputed => String::new(),
        }
    }

    /// A text by its number.
    pub fn text(&self, id: TextId) -> &str {
        self.texts.get(id as usize).map_or("", |text| text)
    }
}
