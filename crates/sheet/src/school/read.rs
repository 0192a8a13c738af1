//! From a workbook to the text of the TOML form.

use std::collections::HashMap;

use words::{ImportMessage, PartialDate, Place, fold};

use super::{Column, Kind, Spec, chosen, level, sheets};
use crate::Problem;
use crate::book::{Book, Cell, Sheet, Value};
use crate::place::{cut, letters};

/// The text of a school's year, with the cell behind each of its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchoolText {
    /// The TOML text.
    pub text: String,
    /// By line, from the first.
    pub places: Vec<Place>,
}

impl SchoolText {
    /// The cell behind a line, from 1.
    pub fn place(&self, line: usize) -> Option<&Place> {
        self.places.get(line.checked_sub(1)?)
    }

    fn line(&mut self, line: &str, place: Place) {
        self.text.push_str(line);
        self.text.push('\n');
        self.places.push(place);
    }
}

/// Whether a workbook is a school's year: it has the sheets of the year and of its classes.
pub fn is_school(book: &Book) -> bool {
    let has = |key: &str| book.sheets.iter().any(|sheet| spec_of(sheet).is_some_and(|spec| spec.key == key));
    has("") && has("class")
}

/// Reads the workbook; cells that cannot be read are problems.
pub fn school_text(file: &str, book: &Book) -> Result<SchoolText, Vec<Problem>> {
    let mut desk = Desk { file, book, problems: Vec::new(), text: SchoolText::default() };
    // The year's own settings stand before the first part.
    let mut modules: HashMap<String, Vec<Lines>> = HashMap::new();
    for row in desk.part("programme.modules") {
        modules.entry(row.of("programme").unwrap_or_default()).or_default().push(row);
    }
    for spec in sheets().iter().filter(|spec| spec.key != "programme.modules") {
        for row in desk.part(&spec.key) {
            if !spec.key.is_empty() {
                desk.text.line(&format!("[[{}]]", spec.key), row.place.clone());
            }
            desk.write(row.values.iter(), &row.places);
            if spec.key == "programme" {
                for module in modules.remove(&row.of("code").unwrap_or_default()).unwrap_or_default() {
                    desk.text.line("[[programme.modules]]", module.place.clone());
                    // The TOML form says by its order to which programme a module belongs.
                    let own = module.values.iter().filter(|(key, _)| key != "programme");
                    desk.write(own, &module.places);
                }
            }
        }
    }
    for module in modules.into_values().flatten() {
        let found = module.of("programme").unwrap_or_default();
        let place = module.places.get("programme").cloned().unwrap_or(module.place);
        desk.problems.push(Problem { place, what: ImportMessage::NoProgrammeOfCode { found } });
    }
    if desk.problems.is_empty() { Ok(desk.text) } else { Err(desk.problems) }
}

fn spec_of(sheet: &Sheet) -> Option<&'static Spec> {
    let name = fold(&sheet.name);
    sheets().iter().find(|spec| spec.names.iter().any(|known| fold(known) == name))
}

/// One row: the values of its columns, as TOML writes them, with their cells.
struct Lines {
    place: Place,
    values: Vec<(String, String)>,
    places: HashMap<String, Place>,
}

impl Lines {
    /// A text value of a column, without its quotes.
    fn of(&self, key: &str) -> Option<String> {
        let value = self.values.iter().find(|(known, _)| known == key).map(|(_, value)| value)?;
        Some(value.trim_matches('"').to_owned())
    }
}

struct Desk<'a> {
    file: &'a str,
    book: &'a Book,
    problems: Vec<Problem>,
    text: SchoolText,
}

impl Desk<'_> {
    /// The rows of a part.
    fn part(&mut self, key: &str) -> Vec<Lines> {
        let book = self.book;
        let of_part = |sheet: &&Sheet| spec_of(sheet).is_some_and(|spec| spec.key == key);
        let mut rows = Vec::new();
        for sheet in book.sheets.iter().filter(of_part) {
            let Some(spec) = spec_of(sheet) else { continue };
            let Some((heading, columns)) = self.headings(sheet, spec) else { continue };
            for at in heading + 1..sheet.rows.len() {
                rows.extend(self.row(sheet, at, &columns));
            }
        }
        rows
    }

    /// The row of the headings, and what each column of the sheet is.
    fn headings(&self, sheet: &Sheet, spec: &'static Spec) -> Option<(usize, HashMap<u16, &'static Column>)> {
        (0..sheet.rows.len()).find_map(|at| {
            let named = sheet.row(at).iter().filter_map(|cell| {
                let written = fold(&self.book.shown(cell.value));
                let is = |column: &&Column| column.headings.iter().any(|heading| fold(heading) == written);
                Some((cell.column, spec.columns.iter().find(is)?))
            });
            let columns: HashMap<u16, &Column> = named.collect();
            (columns.len() >= 2).then_some((at, columns))
        })
    }

    fn row(&mut self, sheet: &Sheet, at: usize, columns: &HashMap<u16, &'static Column>) -> Option<Lines> {
        let place = |column: Option<u16>| Place {
            file: self.file.to_owned(),
            sheet: Some(sheet.name.clone()),
            row: Some(sheet.rows[at].number + 1),
            column: column.map(|column| letters(u32::from(column))),
        };
        let mut lines = Lines { place: place(None), values: Vec::new(), places: HashMap::new() };
        let mut problems = Vec::new();
        for cell in sheet.row(at) {
            let Some(column) = columns.get(&cell.column) else { continue };
            let text = self.book.shown(cell.value).trim().to_owned();
            if text.is_empty() {
                continue;
            }
            match value(column.kind, cell, &text) {
                Ok(Some(value)) => {
                    lines.values.push((column.key.clone(), value));
                    lines.places.insert(column.key.clone(), place(Some(cell.column)));
                }
                Ok(None) => {}
                Err(what) => problems.push(Problem { place: place(Some(cell.column)), what }),
            }
        }
        let wrong = !problems.is_empty();
        self.problems.extend(problems);
        (!lines.values.is_empty() && !wrong).then_some(lines)
    }

    fn write<'l>(&mut self, values: impl Iterator<Item = &'l (String, String)>, places: &HashMap<String, Place>) {
        for (key, value) in values {
            self.text.line(&format!("{key} = {value}"), places[key].clone());
        }
    }
}

/// A cell as TOML writes it; nothing where the cell says that nothing holds.
fn value(kind: Kind, cell: &Cell, text: &str) -> Result<Option<String>, ImportMessage> {
    let found = || cut(text);
    Ok(Some(match kind {
        Kind::Text => quoted(text),
        Kind::Number | Kind::Money => {
            let digits: String = text.chars().filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}')).collect();
            match cell.value {
                Value::Number(number) if number.fract() == 0.0 && (0.0..1e15).contains(&number) => {
                    format!("{number:.0}")
                }
                Value::Text(_) if digits.parse::<u64>().is_ok() => digits,
                _ => return Err(ImportMessage::NotANumber { found: found() }),
            }
        }
        Kind::Date => {
            let day = match cell.value {
                Value::Day(day, _) => Some(day),
                _ => match PartialDate::parse(text) {
                    Ok(PartialDate::Day(day)) => Some(day),
                    _ => None,
                },
            };
            day.map(|day| day.to_string()).ok_or_else(|| ImportMessage::NotADay { found: found() })?
        }
        Kind::Issued => match PartialDate::parse(text).map_err(|_| ImportMessage::NotADay { found: found() })? {
            PartialDate::Day(day) => quoted(&day.to_string()),
            PartialDate::Month { year, month } => format!("\"{year:04}-{month:02}\""),
            PartialDate::Year(year) => format!("\"{year:04}\""),
        },
        Kind::Level => {
            let level = level(text).ok_or_else(|| ImportMessage::NotOnTheList { found: found() })?;
            format!("{{ subject = \"{}\", level = \"{level}\" }}", level.subject().code())
        }
        Kind::Days => {
            let days = parts(text, &[',', ';']).map(|day| chosen("days", day));
            let days: Option<Vec<String>> = days.collect();
            format!("[{}]", days.ok_or_else(|| ImportMessage::NotOnTheList { found: found() })?.join(", "))
        }
        Kind::Codes => listed(parts(text, &[',', ';'])),
        Kind::Titles => listed(parts(text, &[';'])),
        Kind::Yes => match fold(text).as_str() {
            "x" | "co" | "yes" | "1" | "true" => "true".to_owned(),
            "khong" | "no" | "0" | "false" => return Ok(None),
            _ => return Err(ImportMessage::NotOnTheList { found: found() }),
        },
        Kind::Rank | Kind::Exam | Kind::Admission => {
            let of = match kind {
                Kind::Rank => "rank",
                Kind::Exam => "exam",
                _ => "admission",
            };
            quoted(&chosen(of, text).ok_or_else(|| ImportMessage::NotOnTheList { found: found() })?)
        }
    }))
}

fn parts<'a>(text: &'a str, signs: &'a [char]) -> impl Iterator<Item = &'a str> {
    text.split(signs).map(str::trim).filter(|part| !part.is_empty())
}

fn listed<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", parts.map(quoted).collect::<Vec<String>>().join(", "))
}

/// A text as a TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
