//! Mapping: how an office's workbooks are read where the program's own guess is not enough; `mapping.toml` beside them.
//!
//! A *shape* is a table's headings. What is said of a shape holds for every table of that shape, in any file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use cadre::pack::{Pack, PackError};
use cadre::record::{Source, Subject};
use serde::{Deserialize, Serialize};
use toml::Spanned;
use words::{Encoding, PartialDate};

use crate::tokens::key;
use crate::{Meaning, NoMeaning};

/// What an office says of its workbooks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Titles as the office writes them, each with the code or the name it stands for.
    #[serde(default)]
    pub titles: BTreeMap<String, String>,
    /// Offices and mandates that are no titles.
    #[serde(default)]
    pub no_titles: Vec<String>,
    /// Levels as the office writes them, by subject.
    #[serde(default)]
    pub levels: BTreeMap<Subject, BTreeMap<String, String>>,
    /// Units as the office writes them, each with its name.
    #[serde(default)]
    pub units: BTreeMap<String, String>,
    /// Tables, by their headings.
    #[serde(default, rename = "shape")]
    pub shapes: Vec<ShapeMapping>,
    /// The decision that approved the planned titles of these files.
    #[serde(default)]
    pub planned: Option<PlannedBy>,
    /// Rows that are one person.
    #[serde(default)]
    pub same: Vec<Pair>,
    /// Rows that are two people.
    #[serde(default)]
    pub different: Vec<Pair>,
    /// The file it was read from; for messages.
    #[serde(skip)]
    file: String,
}

/// What is said of one shape.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShapeMapping {
    /// Its headings, from the left, as they stand; groups and their parts joined by " / ".
    pub headings: Vec<String>,
    /// The unit everybody in it belongs to, where the table does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What a column holds, by its heading.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
    /// Encodings, by heading.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub encodings: BTreeMap<String, Encoding>,
    /// In which order dates are written, by heading.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dates: BTreeMap<String, DateOrder>,
}

/// In which order day and month stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Day, month, year: as in Vietnam.
    DayFirst,
    /// Month, day, year: typed on a machine set to American English.
    MonthFirst,
}

/// The decision that approved a planning list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedBy {
    /// Number of the decision.
    pub decision: String,
    /// When it was decided.
    pub decided: PartialDate,
}

/// Two rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The one.
    pub first: Source,
    /// The other.
    pub second: Source,
}

impl Mapping {
    /// Reads a mapping; every slip is told with line and column.
    pub fn read(pack: Pack<'_>) -> Result<Mapping, PackError> {
        /// Only to name the place of a slip in the columns of a shape.
        #[derive(Deserialize)]
        struct Places {
            #[serde(default)]
            shape: Vec<Shape>,
        }
        #[derive(Deserialize)]
        struct Shape {
            #[serde(default)]
            columns: BTreeMap<String, Spanned<String>>,
        }
        let mut mapping: Mapping = pack.read()?;
        for text in pack.read::<Places>()?.shape.iter().flat_map(|shape| shape.columns.values()) {
            let is_left = text.as_ref().is_empty();
            if let (false, Err(NoMeaning(_))) = (is_left, text.as_ref().parse::<Meaning>()) {
                let problem = format!("\"{}\" is no field; see rules/fields.toml", text.as_ref());
                return Err(pack.at(text, problem));
            }
        }
        // Lines that were offered and not filled in say nothing.
        mapping.titles.retain(|_, code| !code.is_empty());
        mapping.units.retain(|_, unit| !unit.is_empty());
        mapping.levels.values_mut().for_each(|levels| levels.retain(|_, code| !code.is_empty()));
        mapping.file = pack.file.to_owned();
        Ok(mapping)
    }

    /// A mapping that speaks of shapes only.
    pub fn of_shapes(shapes: Vec<ShapeMapping>) -> Mapping {
        let mut mapping = Mapping::default();
        for shape in shapes {
            if mapping.shape(&shape.headings).is_none() {
                mapping.shapes.push(shape);
            }
        }
        mapping
    }

    /// What is said of a table with these headings.
    pub(crate) fn shape(&self, headings: &[String]) -> Option<&ShapeMapping> {
        self.shapes.iter().find(|shape| shape_key(&shape.headings) == shape_key(headings))
    }

    /// What another says is added; where both speak of one thing, this one holds.
    pub fn and(mut self, other: Mapping) -> Mapping {
        for shape in other.shapes {
            if self.shape(&shape.headings).is_none() {
                self.shapes.push(shape);
            }
        }
        for (writing, code) in other.titles {
            self.titles.entry(writing).or_insert(code);
        }
        for (writing, unit) in other.units {
            self.units.entry(writing).or_insert(unit);
        }
        for (subject, levels) in other.levels {
            let known = self.levels.entry(subject).or_default();
            for (writing, code) in levels {
                known.entry(writing).or_insert(code);
            }
        }
        self.no_titles.extend(other.no_titles);
        self
    }

    /// The part that holds for other files as well: everything but decisions about single rows and single lists.
    #[must_use]
    pub fn lasting(&self) -> Mapping {
        Mapping { planned: None, same: Vec::new(), different: Vec::new(), ..self.clone() }
    }

    /// As a file, to be edited.
    pub fn write(&self) -> String {
        let mut text = String::new();
        let quoted = |text: &str| toml_text(text);
        let table = |text: &mut String, name: &str, lines: &BTreeMap<String, String>| {
            if !lines.is_empty() {
                let _ = writeln!(text, "\n[{name}]");
                for (from, to) in lines {
                    let _ = writeln!(text, "{} = {}", quoted(from), quoted(to));
                }
            }
        };
        if !self.no_titles.is_empty() {
            let titles: Vec<String> = self.no_titles.iter().map(|title| quoted(title)).collect();
            let _ = writeln!(text, "no_titles = [{}]", titles.join(", "));
        }
        table(&mut text, "titles", &self.titles);
        table(&mut text, "units", &self.units);
        for (subject, levels) in &self.levels {
            table(&mut text, &format!("levels.{}", subject.code()), levels);
        }
        if let Some(planned) = &self.planned {
            let (decision, decided) = (quoted(&planned.decision), quoted(&iso(planned.decided)));
            let _ = writeln!(text, "\n[planned]\ndecision = {decision}\ndecided = {decided}");
        }
        for shape in &self.shapes {
            let headings: Vec<String> = shape.headings.iter().map(|heading| quoted(heading)).collect();
            let _ = writeln!(text, "\n[[shape]]\nheadings = [{}]", headings.join(", "));
            if let Some(unit) = &shape.unit {
                let _ = writeln!(text, "unit = {}", quoted(unit));
            }
            table(&mut text, "shape.columns", &shape.columns);
            let encodings =
                shape.encodings.iter().map(|(heading, encoding)| (heading.clone(), encoding.code().to_owned()));
            table(&mut text, "shape.encodings", &encodings.collect());
            let dates = shape.dates.iter().map(|(heading, order)| {
                let order = if *order == DateOrder::DayFirst { "day_first" } else { "month_first" };
                (heading.clone(), order.to_owned())
            });
            table(&mut text, "shape.dates", &dates.collect());
        }
        for (name, pairs) in [("same", &self.same), ("different", &self.different)] {
            for Pair { first, second } in pairs {
                let _ = writeln!(text, "\n[[{name}]]");
                for (which, source) in [("first", first), ("second", second)] {
                    let (file, sheet) = (quoted(&source.file), quoted(&source.sheet));
                    let _ = writeln!(text, "{which} = {{ file = {file}, sheet = {sheet}, row = {} }}", source.row);
                }
            }
        }
        text
    }

    /// A slip that is found later, when what is written is looked up.
    pub(crate) fn wrong(&self, problem: String) -> PackError {
        let file = if self.file.is_empty() { "mapping.toml".to_owned() } else { self.file.clone() };
        PackError { file, line: 1, column: 1, problem }
    }
}

impl ShapeMapping {
    /// What is said of a column, by its heading.
    pub(crate) fn of<'a, T>(said: &'a BTreeMap<String, T>, heading: &str) -> Option<&'a T> {
        let wanted = key(heading);
        said.iter().find(|(heading, _)| key(heading) == wanted).map(|(_, said)| said)
    }
}

/// By what a shape is known again.
pub(crate) fn shape_key(headings: &[String]) -> String {
    headings.iter().map(|heading| key(heading)).collect::<Vec<String>>().join("|")
}

fn iso(date: PartialDate) -> String {
    match date {
        PartialDate::Day(day) => day.to_string(),
        PartialDate::Month { year, month } => format!("{year:04}-{month:02}"),
        PartialDate::Year(year) => format!("{year:04}"),
    }
}

/// A text as TOML quotes it.
fn toml_text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_reads_back_what_it_writes() {
        let text = r#"
no_titles = ["UV BCH"]
[titles]
"CT.UBND \"x\"" = "chu-tich-ubnd"
[units]
"X. An Bình" = "Xã An Bình"
[levels.theory]
"TCCT-HC" = "intermediate"
[planned]
decision = "12-QĐ/TU"
decided = "2025-05-15"
[[shape]]
headings = ["STT", "Họ và tên", "Ngày sinh / Nam"]
unit = "Xã An Bình"
[shape.columns]
"Ngày sinh / Nam" = "birth:male"
[shape.encodings]
"Họ và tên" = "tcvn3"
[shape.dates]
"Ngày sinh / Nam" = "month_first"
[[same]]
first = { file = "a.xlsx", sheet = "DS", row = 7 }
second = { file = "b.xlsx", sheet = "DS", row = 9 }
"#;
        let mapping = Mapping::read(Pack { file: "mapping.toml", text }).unwrap();
        let again = mapping.write();
        assert_eq!(Mapping::read(Pack { file: "mapping.toml", text: &again }).unwrap(), mapping, "{again}");
        let headings: Vec<String> = ["Stt", "HO VA TEN", "ngày sinh – nam"].map(str::to_owned).to_vec();
        assert_eq!(mapping.shape(&headings).unwrap().unit.as_deref(), Some("Xã An Bình"));
    }

    #[test]
    fn a_column_of_no_field_is_named_where_it_stands() {
        let text = "[[shape]]\nheadings = [\"A\"]\n[shape.columns]\nA = \"agee\"\n";
        let error = Mapping::read(Pack { file: "mapping.toml", text }).unwrap_err();
        assert_eq!((error.line, error.column), (4, 5));
    }
}
