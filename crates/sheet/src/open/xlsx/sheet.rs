//! The cells of one sheet.

use super::Shared;
use super::strings::{Runs, xml_text};
use super::styles::Style;
use crate::book::{TextId, Value};
use crate::open::build::{Builder, SheetBuilder};
use crate::open::day;
use crate::open::format::Shows;
use crate::open::number::{block, finite, place, whole};
use crate::open::refusal::Refusal;
use crate::open::xml::{Event, Start, Xml, add_text, is_true};

/// How a cell's content is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Inline,
    Formula,
    Truth,
    Error,
    Day,
}

/// The part of a sheet that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    /// Outside the cells: columns before them, merged blocks after.
    Around,
    /// Among the rows.
    Rows,
    /// In a cell.
    Cell,
    /// In a cell's value.
    Value,
    /// In the text that stands in the cell itself.
    Inline,
}

/// A cell while it is read.
struct Reader<'a> {
    shared: &'a Shared,
    book: &'a mut Builder,
    sheet: SheetBuilder,
    /// The next row and the next column, for rows and cells that do not say where they are.
    next: (u32, u32),
    row: u32,
    hidden: bool,
    at: (u32, u32),
    style: Style,
    kind: Kind,
    formula: bool,
    valued: bool,
    value: String,
    runs: Runs,
}

/// Reads a sheet.
pub(super) fn read(
    mut xml: Xml<'_>,
    name: String,
    hidden: bool,
    shared: &Shared,
    book: &mut Builder,
) -> Result<SheetBuilder, Refusal> {
    let mut reader = Reader {
        shared,
        book,
        sheet: SheetBuilder::new(name, hidden),
        next: (0, 0),
        row: 0,
        hidden: false,
        at: (0, 0),
        style: Style::PLAIN,
        kind: Kind::Number,
        formula: false,
        valued: false,
        value: String::new(),
        runs: Runs::default(),
    };
    let mut within = Within::Around;
    loop {
        match xml.next()? {
            Event::Start(start) => {
                within = match (within, start.name) {
                    (Within::Rows, "c") => reader.begin_cell(&start),
                    (Within::Cell, "v") => {
                        reader.valued = true;
                        Within::Value
                    }
                    (Within::Cell, "is") => {
                        reader.runs.begin();
                        Within::Inline
                    }
                    (Within::Cell, "f") => {
                        reader.formula = true;
                        xml.skip()?;
                        Within::Cell
                    }
                    (Within::Inline, _) => {
                        reader.runs.start(&start)?;
                        Within::Inline
                    }
                    (Within::Rows, "row") => {
                        reader.begin_row(&start);
                        Within::Rows
                    }
                    (Within::Around, "sheetData") => Within::Rows,
                    (Within::Around, "col") => {
                        reader.column(&start);
                        Within::Around
                    }
                    (Within::Around, "mergeCell") => {
                        reader.merge(&start)?;
                        Within::Around
                    }
                    (Within::Cell, _) => {
                        xml.skip()?;
                        Within::Cell
                    }
                    (within, _) => within,
                }
            }
            Event::End(end) => {
                within = match (within, end) {
                    (Within::Value, "v") => Within::Cell,
                    (Within::Inline, "is") => Within::Cell,
                    (Within::Inline, name) => {
                        reader.runs.end(name);
                        Within::Inline
                    }
                    (Within::Cell, "c") => {
                        reader.end_cell()?;
                        Within::Rows
                    }
                    (Within::Rows, "sheetData") => Within::Around,
                    (within, _) => within,
                }
            }
            Event::Eof => return Ok(reader.sheet),
            event => match within {
                Within::Value => add_text(&mut reader.value, &event)?,
                Within::Inline => reader.runs.add(&event)?,
                _ => {}
            },
        }
    }
}

impl Reader<'_> {
    fn begin_row(&mut self, start: &Start<'_>) {
        self.row = self.next.0;
        self.hidden = false;
        for (name, value) in start.attributes() {
            match name {
                "r" => self.row = whole(value).and_then(|row| row.checked_sub(1)).unwrap_or(self.row),
                "hidden" => self.hidden = is_true(value),
                _ => {}
            }
        }
        self.next = (self.row.saturating_add(1), 0);
    }

    #[inline]
    fn begin_cell(&mut self, start: &Start<'_>) -> Within {
        self.at = (self.row, self.next.1);
        self.style = self.shared.styles.first().copied().unwrap_or(Style::PLAIN);
        (self.kind, self.formula, self.valued) = (Kind::Number, false, false);
        self.value.clear();
        self.runs.begin();
        for (name, value) in start.attributes() {
            match name {
                "r" => self.at = place(value).unwrap_or(self.at),
                "s" => {
                    let style = whole(value).and_then(|number| self.shared.styles.get(number as usize));
                    self.style = style.copied().unwrap_or(self.style);
                }
                "t" => {
                    self.kind = match value {
                        "s" => Kind::Shared,
                        "str" => Kind::Formula,
                        "inlineStr" => Kind::Inline,
                        "b" => Kind::Truth,
                        "e" => Kind::Error,
                        "d" => Kind::Day,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        self.next.1 = self.at.1.saturating_add(1);
        Within::Cell
    }

    #[inline]
    fn end_cell(&mut self) -> Result<(), Refusal> {
        let mut font = self.style.font;
        let value = match self.kind {
            Kind::Inline => {
                let (text, of_run) = self.runs.finish(self.book)?;
                font = if of_run == 0 { font } else { of_run };
                text.map(Value::Text)
            }
            Kind::Shared if self.valued => {
                let number = whole(&self.value).ok_or(Refusal::Broken)?;
                let (text, of_run) = *self.shared.strings.get(number as usize).ok_or(Refusal::Broken)?;
                font = if of_run == 0 { font } else { of_run };
                text.map(Value::Text)
            }
            // A formula may show an empty text; one that shows nothing at all was never computed.
            Kind::Formula if self.valued => self.text()?.map(Value::Text),
            _ if self.formula && self.never_computed() => Some(Value::Uncomputed),
            Kind::Truth if self.valued => Some(Value::Truth(is_true(self.value.trim_ascii()))),
            Kind::Error => self.text()?.map(Value::Error),
            Kind::Day => match (day::of_iso(&self.value), self.style.shows) {
                (Some(date), Shows::Day(precision)) => Some(Value::Day(date, precision)),
                (Some(date), Shows::Number) => Some(Value::Day(date, crate::book::Precision::Day)),
                (None, _) => self.text()?.map(Value::Text),
            },
            Kind::Number => self.number()?,
            Kind::Shared | Kind::Formula | Kind::Truth => None,
        };
        match value {
            Some(value) => self.sheet.put(self.book, (self.at.0, self.hidden), self.at.1, font, value),
            None => Ok(()),
        }
    }

    fn never_computed(&self) -> bool {
        let value = self.value.trim_ascii();
        value.is_empty() || self.shared.to_be_computed && self.kind == Kind::Number && value == "0"
    }

    fn number(&mut self) -> Result<Option<Value>, Refusal> {
        let Some(number) = finite(&self.value) else { return Ok(self.text()?.map(Value::Text)) };
        Ok(Some(match self.style.shows {
            Shows::Number => Value::Number(number),
            Shows::Day(precision) => match day::of_serial(number, self.shared.since_1904) {
                Some(date) => Value::Day(date, precision),
                None => Value::Number(number),
            },
        }))
    }

    fn text(&mut self) -> Result<Option<TextId>, Refusal> {
        xml_text(&self.value, self.book)
    }

    fn column(&mut self, start: &Start<'_>) {
        let number = |name| start.attribute(name).and_then(whole).and_then(|number| number.checked_sub(1));
        if let (Some(first), Some(last), Some(true)) =
            (number("min"), number("max"), start.attribute("hidden").map(is_true))
        {
            self.sheet.hide_columns(first, last);
        }
    }

    fn merge(&mut self, start: &Start<'_>) -> Result<(), Refusal> {
        match start.attribute("ref").and_then(block) {
            Some((rows, columns)) => self.sheet.merge(self.book, rows, columns),
            None => Ok(()),
        }
    }
}
