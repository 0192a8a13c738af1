//! Letters: a plan with its annexes, a call-up notice, a review. One value, printed as PDF and written as DOCX, so that the two
//! cannot differ.

use serde::Serialize;
use words::{Date, Lang};

use crate::press::{PaperError, Template, set};

const TEMPLATE: Template = Template { paper: "letter", text: include_str!("../templates/letter.typ") };

/// Who issues a letter, which decides how it looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Issuer {
    /// A state body or the school: Nghị định 30/2020/NĐ-CP, Phụ lục I.
    #[default]
    State,
    /// A Party body: Hướng dẫn 36-HD/VPTW, Phụ lục 3.
    Party,
}

/// A letter, every text in the reader's language. Number, day and signature are left to people.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Letter {
    /// Language of the document.
    pub lang: Lang,
    /// The day of its content; also the date of the document, so that it does not depend on when it is printed.
    pub day: Date,
    /// Says on every page that nobody in it is real; on sample data only.
    pub sample: Option<String>,
    /// How it looks.
    pub issuer: Issuer,
    /// The body above the issuer.
    pub parent: String,
    /// The issuing body.
    pub body_name: String,
    /// The state's or the Party's lines at the right.
    pub emblem: Vec<String>,
    /// Number and symbol, with its blank.
    pub number: String,
    /// Place and day, with their blanks.
    pub place: String,
    /// Kind of document.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// Legal bases, a line each.
    pub bases: Vec<String>,
    /// What it says.
    pub parts: Vec<Part>,
    /// To whom it goes: heading and lines.
    pub receivers: Vec<String>,
    /// Title of whoever signs, a line each.
    pub sign: Vec<String>,
    /// Annexes, each from a new page in landscape.
    pub annexes: Vec<Annex>,
}

/// A part of the text.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A point of a list.
    Point(String),
    /// A table.
    Table(Rows),
    /// Bars: name, share in tenths of a percent, and the words behind.
    Bars(Vec<(String, i64, String)>),
}

/// An annex.
#[derive(Clone, Debug, Serialize)]
pub struct Annex {
    /// Heading.
    pub heading: String,
    /// A small line below it.
    pub note: String,
    /// Its table.
    pub table: Rows,
}

/// A table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Rows {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Heading.
    pub heading: String,
    /// Share of the width.
    pub width: u32,
    /// Whether it holds numbers, which stand at the right.
    pub number: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// A heading over the whole width.
    Group(String),
    /// Cells, one for each column.
    Cells(Vec<String>),
}

/// Prints letters into one PDF: each begins on a page of its own and counts its pages from 1.
pub fn letters(letters: &[Letter]) -> Result<Vec<u8>, PaperError> {
    let input = serde_json::to_string(letters).expect("letters hold only texts, numbers and lists");
    set(&TEMPLATE, input)?.print()
}
