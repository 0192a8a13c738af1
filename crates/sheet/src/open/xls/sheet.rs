//! The cells of one sheet.

use super::globals::{Named, Shared};
use super::pieces::{Pieces, Records, Rich};
use super::record;
use crate::book::Value;
use crate::open::build::{Builder, SheetBuilder};
use crate::open::day;
use crate::open::format::Shows;
use crate::open::refusal::Refusal;

/// Rows that this format has.
const ROWS: usize = 1 << 16;

/// A sheet while it is read.
struct Reader<'a> {
    shared: &'a Shared,
    book: &'a mut Builder,
    sheet: SheetBuilder,
    hidden_rows: Vec<bool>,
    /// The cell of a formula whose text comes in the next record: row, column, style.
    awaits_text: Option<(u16, u16, u16)>,
}

/// Reads a sheet from the beginning of its records.
pub(super) fn read(stream: &[u8], named: Named, shared: &Shared, book: &mut Builder) -> Result<SheetBuilder, Refusal> {
    let sheet = SheetBuilder::new(named.name, named.hidden);
    let mut reader = Reader { shared, book, sheet, hidden_rows: vec![false; ROWS], awaits_text: None };
    let mut records = Records(stream);
    // Charts within the sheet are streams within the stream.
    let mut depth = 0;
    while let Some((kind, content)) = records.next()? {
        match kind {
            record::BEGIN => depth += 1,
            record::EOF if depth <= 1 => return Ok(reader.sheet),
            record::EOF => depth -= 1,
            _ if depth == 1 => reader.record(kind, content)?,
            _ => {}
        }
    }
    Err(Refusal::Broken)
}

impl Reader<'_> {
    fn record(&mut self, kind: u16, mut content: Pieces<'_>) -> Result<(), Refusal> {
        match kind {
            record::ROW => {
                let row = content.u16()?;
                content.skip(10)?;
                self.hidden_rows[usize::from(row)] = content.u8()? & 0x20 != 0;
                Ok(())
            }
            record::COLUMN => {
                let (first, last) = (content.u16()?, content.u16()?);
                content.skip(4)?;
                if content.u8()? & 1 == 1 {
                    self.sheet.hide_columns(u32::from(first), u32::from(last));
                }
                Ok(())
            }
            record::MERGED => {
                for _ in 0..content.u16()? {
                    let rows = (content.u16()?.into(), content.u16()?.into());
                    let columns = (content.u16()?.into(), content.u16()?.into());
                    self.sheet.merge(self.book, rows, columns)?;
                }
                Ok(())
            }
            record::STRING => {
                let text = content.text()?;
                match self.awaits_text.take() {
                    Some(cell) => self.text(cell, &text),
                    None => Ok(()),
                }
            }
            record::MULTIPLE_RK => {
                let (row, mut column) = (content.u16()?, content.u16()?);
                // Each cell has six bytes; two at the end say which was the last column.
                while content.rest().len() >= 8 {
                    let style = content.u16()?;
                    let number = packed(content.u32()?);
                    self.number((row, column, style), number)?;
                    column = column.saturating_add(1);
                }
                Ok(())
            }
            record::SHARED_LABEL
            | record::LABEL
            | record::RICH_LABEL
            | record::NUMBER
            | record::RK
            | record::TRUTH_OR_ERROR
            | record::FORMULA => {
                let cell = (content.u16()?, content.u16()?, content.u16()?);
                self.cell(kind, cell, content)
            }
            _ => Ok(()),
        }
    }

    fn cell(&mut self, kind: u16, cell: (u16, u16, u16), mut content: Pieces<'_>) -> Result<(), Refusal> {
        match kind {
            record::SHARED_LABEL => {
                let (text, font) = *self.shared.strings.get(content.u32()? as usize).ok_or(Refusal::Broken)?;
                let font = font.map(|font| self.shared.font(font));
                text.map_or(Ok(()), |text| self.put(cell, font, Value::Text(text)))
            }
            record::LABEL | record::RICH_LABEL => {
                let text = content.text()?;
                self.text(cell, &text)
            }
            record::NUMBER => {
                let number = f64::from_bits(content.u64()?);
                self.number(cell, number)
            }
            record::RK => {
                let number = packed(content.u32()?);
                self.number(cell, number)
            }
            record::TRUTH_OR_ERROR => {
                let (value, is_error) = (content.u8()?, content.u8()? != 0);
                self.truth_or_error(cell, value, is_error)
            }
            _ => self.formula(cell, content),
        }
    }

    fn formula(&mut self, cell: (u16, u16, u16), mut content: Pieces<'_>) -> Result<(), Refusal> {
        let value = content.u64()?;
        let bytes = value.to_le_bytes();
        let to_be_computed = content.u16()? & 3 != 0;
        if value >> 48 != 0xFFFF {
            let number = f64::from_bits(value);
            // A program that cannot compute leaves zero and asks the next one to.
            if to_be_computed && number == 0.0 {
                return self.put(cell, None, Value::Uncomputed);
            }
            return self.number(cell, number);
        }
        match bytes[0] {
            0 => self.awaits_text = Some(cell),
            1 => self.truth_or_error(cell, bytes[2], false)?,
            2 => self.truth_or_error(cell, bytes[2], true)?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, cell: (u16, u16, u16), rich: &Rich) -> Result<(), Refusal> {
        let font = rich.font.map(|font| self.shared.font(font));
        match self.book.text(&rich.text)? {
            Some(text) => self.put(cell, font, Value::Text(text)),
            None => Ok(()),
        }
    }

    fn number(&mut self, cell: (u16, u16, u16), number: f64) -> Result<(), Refusal> {
        if !number.is_finite() {
            return Err(Refusal::Broken);
        }
        let value = match self.shared.shows(cell.2) {
            Shows::Number => Value::Number(number),
            Shows::Day(precision) => match day::of_serial(number, self.shared.since_1904) {
                Some(date) => Value::Day(date, precision),
                None => Value::Number(number),
            },
        };
        self.put(cell, None, value)
    }

    fn truth_or_error(&mut self, cell: (u16, u16, u16), value: u8, is_error: bool) -> Result<(), Refusal> {
        if !is_error {
            return self.put(cell, None, Value::Truth(value != 0));
        }
        let shown = match value {
            0x00 => "#NULL!",
            0x07 => "#DIV/0!",
            0x0F => "#VALUE!",
            0x17 => "#REF!",
            0x1D => "#NAME?",
            0x24 => "#NUM!",
            _ => "#N/A",
        };
        match self.book.text(shown)? {
            Some(text) => self.put(cell, None, Value::Error(text)),
            None => Ok(()),
        }
    }

    fn put(&mut self, cell: (u16, u16, u16), font: Option<u16>, value: Value) -> Result<(), Refusal> {
        let (row, column, style) = cell;
        let font = font.filter(|font| *font != 0).unwrap_or_else(|| self.shared.style_font(style));
        let hidden = self.hidden_rows[usize::from(row)];
        self.sheet.put(self.book, (u32::from(row), hidden), u32::from(column), font, value)
    }
}

/// A number in four bytes: a whole one, or the upper half of a fraction; perhaps in hundredths.
fn packed(bits: u32) -> f64 {
    let number = if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from((bits as i32) >> 2) };
    if bits & 1 == 0 { number } else { number / 100.0 }
}
