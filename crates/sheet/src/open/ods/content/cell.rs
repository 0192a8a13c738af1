//! The cells of one row.

use std::collections::HashMap;

use crate::book::{Precision, TextId, Value};
use crate::open::bounds::{COLUMNS_MAX, TEXT_CHARACTERS_MAX};
use crate::open::build::Builder;
use crate::open::day;
use crate::open::number::{finite, whole};
use crate::open::ods::styles::{Family, Styles};
use crate::open::refusal::Refusal;
use crate::open::xml::{Event, Start, add_text, is_true, meant};

/// What an element within a paragraph is.
pub(super) enum Paragraph {
    /// A part of it.
    GoesOn,
    /// Something beside it, to be passed over.
    Aside,
}

/// What a cell says its value is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Unsaid,
    Text,
    Number,
    Day,
    Truth,
    Time,
}

/// The cells of a row, the last one perhaps still open.
#[derive(Debug, Default)]
pub(super) struct Cells {
    row: Vec<(u32, u16, Value)>,
    /// Column of the open cell, and how often it is repeated.
    column: u32,
    repeated: u32,
    kind: Kind,
    error: bool,
    formula: bool,
    covered: bool,
    spans: (u32, u32),
    value: String,
    text: String,
    paragraphs: u32,
    /// Whether a blank that comes now would be one too many.
    after_blank: bool,
    piece: String,
    style: String,
    run_font: u16,
    /// What is known of styles of cells.
    looks: HashMap<Box<str>, (u16, Precision)>,
}

impl Cells {
    /// Cells of the row that hold something: column, font, value.
    pub(super) fn row(&self) -> &[(u32, u16, Value)] {
        &self.row
    }

    /// Column of the cell that was read last.
    pub(super) fn start(&self) -> u32 {
        self.column
    }

    /// Begins a row.
    pub(super) fn begin_row(&mut self) {
        self.row.clear();
        (self.column, self.repeated) = (0, 0);
    }

    /// Begins a cell.
    pub(super) fn begin<'s>(
        &mut self,
        start: &Start<'_>,
        default_style: impl FnOnce(u32) -> &'s str,
    ) -> Result<(), Refusal> {
        self.column = self.column.saturating_add(self.repeated);
        (self.repeated, self.spans, self.kind) = (1, (1, 1), Kind::Unsaid);
        (self.error, self.formula, self.paragraphs, self.run_font) = (false, false, 0, 0);
        self.covered = start.name == "covered-table-cell";
        self.value.clear();
        self.text.clear();
        self.style.clear();
        for (name, value) in start.attributes() {
            match name {
                // The value's type stands twice, the second time with what a later edition added.
                "value-type" if value == "error" => self.error = true,
                "value-type" => {
                    self.kind = match value {
                        "string" => Kind::Text,
                        "float" | "percentage" | "currency" => Kind::Number,
                        "date" => Kind::Day,
                        "boolean" => Kind::Truth,
                        "time" => Kind::Time,
                        _ => Kind::Unsaid,
                    }
                }
                "value" | "date-value" | "boolean-value" | "time-value" | "string-value" => {
                    self.value.clear();
                    self.value.push_str(&meant(value)?);
                }
                "formula" => self.formula = true,
                "style-name" => self.style.push_str(&meant(value)?),
                "number-columns-repeated" => self.repeated = whole(value).unwrap_or(1).max(1),
                "number-columns-spanned" => self.spans.1 = whole(value).unwrap_or(1).max(1),
                "number-rows-spanned" => self.spans.0 = whole(value).unwrap_or(1).max(1),
                _ => {}
            }
        }
        if self.style.is_empty() {
            self.style.push_str(default_style(self.column));
        }
        Ok(())
    }

    /// Begins a paragraph of the cell.
    pub(super) fn begin_paragraph(&mut self) {
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs += 1;
        self.after_blank = true;
    }

    /// An element within a paragraph.
    pub(super) fn within_paragraph(
        &mut self,
        name: &str,
        start: &Start<'_>,
        styles: &Styles,
    ) -> Result<Paragraph, Refusal> {
        match name {
            "s" => {
                let blanks = start.attribute("c").and_then(whole).unwrap_or(1) as usize;
                self.text.extend(std::iter::repeat_n(' ', blanks.min(TEXT_CHARACTERS_MAX)));
                self.after_blank = false;
            }
            "tab" => self.text.push('\t'),
            "line-break" => self.text.push('\n'),
            "span" => {
                if self.text.trim_ascii().is_empty()
                    && let Some(style) = start.attribute("style-name")
                {
                    self.run_font = styles.font(Family::Text, &meant(style)?);
                }
            }
            "a" | "date" | "time" | "title" | "sheet-name" | "file-name" | "page-number" | "page-count" | "ruby"
            | "ruby-base" | "meta" | "bookmark" => {}
            _ => return Ok(Paragraph::Aside),
        }
        if self.text.len() > 4 * TEXT_CHARACTERS_MAX { Err(Refusal::LongText) } else { Ok(Paragraph::GoesOn) }
    }

    /// A piece of a paragraph. Blanks are one in this format, however many are written; more are elements of their own.
    pub(super) fn add(&mut self, event: &Event<'_>) -> Result<(), Refusal> {
        self.piece.clear();
        add_text(&mut self.piece, event)?;
        for letter in self.piece.chars() {
            let is_blank = matches!(letter, ' ' | '\t' | '\r' | '\n');
            if !is_blank {
                self.text.push(letter);
            } else if !self.after_blank {
                self.text.push(' ');
            }
            self.after_blank = is_blank;
        }
        if self.text.len() > 4 * TEXT_CHARACTERS_MAX { Err(Refusal::LongText) } else { Ok(()) }
    }

    /// Ends the cell; answers with how many rows and columns it spans, where it spans more than itself.
    pub(super) fn end(&mut self, styles: &Styles, book: &mut Builder) -> Result<Option<(u32, u32)>, Refusal> {
        // What lies under a merged block is neither seen nor printed.
        if self.covered {
            return Ok(None);
        }
        let (font, precision) = match self.looks.get(&*self.style) {
            Some(look) => *look,
            None => {
                let look = (styles.font(Family::Cell, &self.style), styles.precision(&self.style));
                self.looks.insert(self.style.as_str().into(), look);
                look
            }
        };
        if let Some(value) = self.value(precision, book)? {
            let until = self.column.saturating_add(self.repeated);
            if until > COLUMNS_MAX {
                return Err(Refusal::Columns);
            }
            let font = if self.run_font == 0 { font } else { self.run_font };
            self.row.extend((self.column..until).map(|column| (column, font, value)));
        }
        Ok((self.spans != (1, 1)).then_some(self.spans))
    }

    fn value(&mut self, precision: Precision, book: &mut Builder) -> Result<Option<Value>, Refusal> {
        let shows_error = self.formula && (self.text.starts_with('#') || self.text.starts_with("Err:"));
        if self.error || shows_error {
            return Ok(self.shown(book)?.map(Value::Error));
        }
        let value = match self.kind {
            Kind::Number => finite(&self.value).map(Value::Number),
            Kind::Day => day::of_iso(&self.value).map(|date| Value::Day(date, precision)),
            Kind::Truth => Some(Value::Truth(is_true(&self.value))),
            // A formula may show an empty text; one that shows nothing at all was never computed.
            Kind::Unsaid if self.formula && self.text.is_empty() => Some(Value::Uncomputed),
            Kind::Time | Kind::Text | Kind::Unsaid => None,
        };
        match value {
            Some(value) => Ok(Some(value)),
            None => Ok(self.shown(book)?.map(Value::Text)),
        }
    }

    /// The text of the cell, or the value where a program wrote no text.
    fn shown(&self, book: &mut Builder) -> Result<Option<TextId>, Refusal> {
        book.text(if self.paragraphs == 0 { &self.value } else { &self.text })
    }
}
