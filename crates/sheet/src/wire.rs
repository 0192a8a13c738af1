//! A book as bytes, to cross from the process that reads a file to the one that understands it.
//!
//! The other side read a hostile file, so nothing it says is believed: every length is checked against the bytes that
//! are there, every number against what it numbers.

use std::io::{self, Write};

use words::Date;

use crate::book::{Book, Cell, Merge, Precision, Row, Sheet, Value};

/// How the bytes begin; another form of them begins otherwise.
const MAGIC: &[u8; 4] = b"BK1\n";

/// How they end, so that a form that was cut off is not taken for a whole one.
const END: &[u8; 4] = b"END\n";

/// Kinds of values, in the low bits of a cell's second number.
const KINDS: u64 = 8;

/// Writes a book.
pub fn write(book: &Book, out: &mut impl Write) -> io::Result<()> {
    out.write_all(MAGIC)?;
    for names in [&book.texts, &book.fonts] {
        number(out, names.len() as u64)?;
        names.iter().try_for_each(|name| text(out, name))?;
    }
    number(out, book.struck.len() as u64)?;
    book.struck.iter().try_for_each(|font| number(out, u64::from(*font)))?;
    number(out, u64::from(book.since_1904))?;
    number(out, book.sheets.len() as u64)?;
    for sheet in &book.sheets {
        text(out, &sheet.name)?;
        number(out, u64::from(sheet.hidden))?;
        number(out, sheet.hidden_columns.len() as u64)?;
        sheet.hidden_columns.iter().try_for_each(|column| number(out, u64::from(*column)))?;
        number(out, sheet.merges.len() as u64)?;
        for merge in &sheet.merges {
            let (rows, columns) = (merge.rows, merge.columns);
            for part in [rows.0, rows.1, u32::from(columns.0), u32::from(columns.1)] {
                number(out, u64::from(part))?;
            }
        }
        number(out, sheet.rows.len() as u64)?;
        for (at, row) in sheet.rows.iter().enumerate() {
            let cells = sheet.row(at);
            number(out, u64::from(row.number) << 1 | u64::from(row.hidden))?;
            number(out, cells.len() as u64)?;
            cells.iter().try_for_each(|written| cell(out, written))?;
        }
    }
    out.write_all(END)
}

fn cell(out: &mut impl Write, cell: &Cell) -> io::Result<()> {
    number(out, u64::from(cell.column))?;
    let kind = |kind: u64| u64::from(cell.font) * KINDS + kind;
    match cell.value {
        Value::Text(id) => {
            number(out, kind(0))?;
            number(out, u64::from(id))
        }
        Value::Number(value) => {
            number(out, kind(1))?;
            out.write_all(&value.to_bits().to_le_bytes())
        }
        Value::Day(day, precision) => {
            number(out, kind(2))?;
            let year = day.year().to_le_bytes();
            out.write_all(&[year[0], year[1], day.month() as u8, day.day() as u8, precision as u8])
        }
        Value::Truth(truth) => number(out, kind(if truth { 4 } else { 3 })),
        Value::Error(id) => {
            number(out, kind(5))?;
            number(out, u64::from(id))
        }
        Value::Uncomputed => number(out, kind(6)),
    }
}

/// A number in as many bytes as it needs: seven bits in each, the highest says that more follow.
fn number(out: &mut impl Write, mut number: u64) -> io::Result<()> {
    let mut bytes = [0; 10];
    let mut length = 0;
    loop {
        bytes[length] = number as u8 & 0x7F;
        number >>= 7;
        if number > 0 {
            bytes[length] |= 0x80;
        }
        length += 1;
        if number == 0 {
            return out.write_all(&bytes[..length]);
        }
    }
}

fn text(out: &mut impl Write, text: &str) -> io::Result<()> {
    number(out, text.len() as u64)?;
    out.write_all(text.as_bytes())
}

/// Reads a book; none if the bytes are not one, whole and consistent.
pub fn read(bytes: &[u8]) -> Option<Book> {
    let mut rest = Rest(bytes);
    if rest.take(MAGIC.len())? != MAGIC {
        return None;
    }
    let (texts, fonts) = (rest.names()?, rest.names()?);
    let mut book = Book { texts, fonts, ..Book::default() };
    for _ in 0..rest.count(1)? {
        book.struck.push(u16::try_from(rest.number()?).ok()?);
    }
    book.since_1904 = rest.number()? != 0;
    for _ in 0..rest.count(7)? {
        let sheet = rest.sheet(&book)?;
        book.sheets.push(sheet);
    }
    (rest.0 == END).then_some(book)
}

/// The bytes that are not read yet.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn small<T: TryFrom<u64>>(&mut self) -> Option<T> {
        T::try_from(self.number()?).ok()
    }

    /// A count of things that take so many bytes each at least, so no count asks for more memory than was sent.
    fn count(&mut self, bytes_each: usize) -> Option<usize> {
        let count: usize = self.small()?;
        (count <= self.0.len() / bytes_each).then_some(count)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.count(1)?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn names(&mut self) -> Option<Vec<Box<str>>> {
        let count = self.count(1)?;
        (0..count).map(|_| self.text().map(Box::from)).collect()
    }

    fn truth(&mut self) -> Option<bool> {
        match self.number()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    fn sheet(&mut self, book: &Book) -> Option<Sheet> {
        let mut sheet = Sheet { name: self.text()?.to_owned(), hidden: self.truth()?, ..Sheet::default() };
        for _ in 0..self.count(1)? {
            sheet.hidden_columns.push(self.small()?);
        }
        for _ in 0..self.count(4)? {
            let (rows, columns) = ((self.small()?, self.small()?), (self.small()?, self.small()?));
            sheet.merges.push(Merge { rows, columns });
        }
        let rows = self.count(2)?;
        sheet.rows.reserve_exact(rows);
        for _ in 0..rows {
            let number: u64 = self.number()?;
            let row = Row {
                number: u32::try_from(number >> 1).ok()?,
                first: u32::try_from(sheet.cells.len()).ok()?,
                hidden: number & 1 == 1,
            };
            if sheet.rows.last().is_some_and(|last| last.number >= row.number) {
                return None;
            }
            sheet.rows.push(row);
            let mut columns_from = 0;
            for _ in 0..self.count(2)? {
                let cell = self.cell(book)?;
                if u32::from(cell.column) < columns_from {
                    return None;
                }
                columns_from = u32::from(cell.column) + 1;
                sheet.cells.push(cell);
            }
        }
        Some(sheet)
    }

    fn cell(&mut self, book: &Book) -> Option<Cell> {
        let column = self.small()?;
        let kind = self.number()?;
        let font = u16::try_from(kind / KINDS).ok()?;
        if usize::from(font) >= book.fonts.len().max(1) {
            return None;
        }
        let mut id = || self.small().filter(|id: &u32| (*id as usize) < book.texts.len());
        let value = match kind % KINDS {
            0 => Value::Text(id()?),
            1 => Value::Number(f64::from_bits(u64::from_le_bytes(self.take(8)?.try_into().ok()?))),
            2 => {
                let [low, high, month, day, precision]: [u8; 5] = self.take(5)?.try_into().ok()?;
                let year = i16::from_le_bytes([low, high]);
                let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
                let precisions = [Precision::Day, Precision::Month, Precision::Year];
                Value::Day(date, *precisions.get(usize::from(precision))?)
            }
            3 => Value::Truth(false),
            4 => Value::Truth(true),
            5 => Value::Error(id()?),
            6 => Value::Uncomputed,
            _ => return None,
        };
        Some(Cell { column, font, value })
    }
}

#[cfg(test)]
mod tests;
