//! The school's year as a workbook: a sheet for each part of the TOML form.
//!
//! Reading turns cells into the text of the TOML form, a line for each cell, so that one set of checks serves both forms; the
//! line of a slip tells its cell.

mod read;
mod write;

use std::sync::LazyLock;

use cadre::record::{Level, Subject};
use serde::Deserialize;
use words::{Lang, Say, fold};

pub use read::{SchoolText, is_school, school_text};
pub use write::school_book;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Text,
    Number,
    Money,
    Date,
    Issued,
    Level,
    Days,
    Codes,
    Titles,
    Yes,
    Rank,
    Exam,
    Admission,
}

/// A column: key, heading in both languages, what it holds, how wide it is.
struct Column {
    key: String,
    headings: [String; 2],
    kind: Kind,
    width_chars: u16,
}

/// A sheet: its place in the TOML form, its names, its columns.
struct Spec {
    key: String,
    names: [String; 2],
    columns: Vec<Column>,
}

static SHEETS: LazyLock<(Vec<Spec>, toml::Table)> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../data/school.toml").parse().expect("the table is part of the program");
    let sheets = table.get("sheet").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let words = table.get("words").and_then(toml::Value::as_table).cloned().unwrap_or_default();
    (sheets.iter().map(spec).collect(), words)
});

fn spec(sheet: &toml::Value) -> Spec {
    let text = |key: &str| sheet.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    let columns = sheet.get("columns").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let column = |column: &toml::Value| {
        let of = |at: usize| column.get(at).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        let kind =
            toml::Value::String(of(3)).try_into().expect("the kinds of the table are known, a test reads them all");
        Column { key: of(0), headings: [of(1), of(2)], kind, width_chars: of(4).parse().unwrap_or(20) }
    };
    Spec { key: text("key"), names: [text("vi"), text("en")], columns: columns.iter().map(column).collect() }
}

fn sheets() -> &'static [Spec] {
    &SHEETS.0
}

/// The words of a choice: code, and how it is said in both languages.
fn choices(of: &str) -> Vec<(String, [String; 2])> {
    let table = SHEETS.1.get(of).and_then(toml::Value::as_table);
    let said = |(code, said): (&String, &toml::Value)| {
        let of = |at: usize| said.get(at).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        (code.clone(), [of(0), of(1)])
    };
    table.map(|table| table.iter().map(said).collect()).unwrap_or_default()
}

/// The code that a text says, in either language, or the code itself.
fn chosen(of: &str, text: &str) -> Option<String> {
    let wanted = fold(text);
    let said =
        |(code, said): &(String, [String; 2])| fold(code) == wanted || said.iter().any(|said| fold(said) == wanted);
    choices(of).into_iter().find(said).map(|(code, _)| code)
}

/// Every level that a programme may lead to.
fn levels() -> impl Iterator<Item = Level> {
    Subject::ALL.into_iter().flat_map(|subject| {
        let ladder = subject.ladder().iter().filter(|code| **code != "none");
        ladder.filter_map(move |code| Level::new(subject, code).ok())
    })
}

/// The level that a text says, in either language, or by its code (`theory:intermediate`).
fn level(text: &str) -> Option<Level> {
    let wanted = fold(text);
    let said = |level: &Level| {
        let code = format!("{}:{level}", level.subject().code());
        fold(&code) == wanted || Lang::ALL.iter().any(|lang| fold(&level.say(*lang)) == wanted)
    };
    levels().find(said)
}

#[cfg(test)]
mod tests;
