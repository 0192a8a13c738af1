//! Puts a book together, whatever it comes from, and counts: the bounds hold for every format.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::bounds::{
    CELLS_MAX, COLUMNS_MAX, FONT_BYTES_MAX, MERGES_MAX, ROWS_MAX, SHEETS_MAX, TEXT_BYTES_MAX, TEXT_CHARACTERS_MAX,
};
use super::refusal::Refusal;
use crate::book::{Book, Cell, Merge, Row, Sheet, TextId, Value};

/// A book in the making.
#[derive(Debug)]
pub(crate) struct Builder {
    book: Book,
    /// Texts by a hash that nobody outside can foresee.
    known: HashMap<u64, TextId>,
    hasher: RandomState,
    font_numbers: HashMap<Box<str>, u16>,
    struck_numbers: HashMap<Box<str>, u16>,
    text_bytes_left: usize,
    cells_left: usize,
    merges_left: usize,
}

impl Builder {
    /// A book without sheets.
    pub(crate) fn new() -> Builder {
        Builder {
            book: Book { fonts: vec!["".into()], ..Book::default() },
            known: HashMap::new(),
            hasher: RandomState::new(),
            font_numbers: HashMap::from([("".into(), 0)]),
            struck_numbers: HashMap::new(),
            text_bytes_left: TEXT_BYTES_MAX,
            cells_left: CELLS_MAX,
            merges_left: MERGES_MAX,
        }
    }

    /// Says that the workbook's days count from 1904.
    pub(crate) fn count_from_1904(&mut self) {
        self.book.since_1904 = true;
    }

    /// The number of a text; none for one that shows nothing.
    pub(crate) fn text(&mut self, text: &str) -> Result<Option<TextId>, Refusal> {
        if is_blank(text) {
            return Ok(None);
        }
        let hash = self.hasher.hash_one(text);
        let known = self.known.get(&hash).copied();
        if let Some(id) = known.filter(|id| &*self.book.texts[*id as usize] == text) {
            return Ok(Some(id));
        }
        if text.len() > TEXT_CHARACTERS_MAX && text.chars().count() > TEXT_CHARACTERS_MAX {
            return Err(Refusal::LongText);
        }
        self.text_bytes_left = self.text_bytes_left.checked_sub(text.len()).ok_or(Refusal::TextBytes)?;
        let id = TextId::try_from(self.book.texts.len()).map_err(|_| Refusal::TextBytes)?;
        self.book.texts.push(text.into());
        // Two texts of one hash would cost a repetition, never a wrong text.
        self.known.entry(hash).or_insert(id);
        Ok(Some(id))
    }

    /// The number of a font; 0, not known, for a name too long to be one and when all numbers are taken.
    pub(crate) fn font(&mut self, name: &str) -> u16 {
        self.font_of(name, false)
    }

    /// The same of a font that may strike its text through, which is then another one.
    pub(crate) fn font_of(&mut self, name: &str, struck: bool) -> u16 {
        let name = name.trim();
        let numbers = if struck { &mut self.struck_numbers } else { &mut self.font_numbers };
        if let Some(number) = numbers.get(name) {
            return *number;
        }
        match u16::try_from(self.book.fonts.len()) {
            Ok(number) if name.len() <= FONT_BYTES_MAX => {
                numbers.insert(name.into(), number);
                self.book.fonts.push(name.into());
                if struck {
                    self.book.struck.push(number);
                }
                number
            }
            _ => 0,
        }
    }

    /// Takes a sheet that is complete.
    pub(crate) fn add(&mut self, sheet: SheetBuilder) -> Result<(), Refusal> {
        if self.book.sheets.len() >= SHEETS_MAX {
            return Err(Refusal::Sheets);
        }
        self.book.sheets.push(sheet.finish());
        Ok(())
    }

    /// The book.
    pub(crate) fn finish(self) -> Book {
        self.book
    }
}

/// A sheet in the making.
#[derive(Debug)]
pub(crate) struct SheetBuilder {
    sheet: Sheet,
    hidden_columns: Vec<bool>,
    in_order: bool,
}

impl SheetBuilder {
    /// A sheet without cells.
    pub(crate) fn new(name: String, hidden: bool) -> SheetBuilder {
        let sheet = Sheet { name, hidden, ..Sheet::default() };
        SheetBuilder { sheet, hidden_columns: vec![false; COLUMNS_MAX as usize], in_order: true }
    }

    /// Puts something into a cell.
    #[inline]
    pub(crate) fn put(
        &mut self,
        book: &mut Builder,
        (row, hidden): (u32, bool),
        column: u32,
        font: u16,
        value: Value,
    ) -> Result<(), Refusal> {
        if row >= ROWS_MAX {
            return Err(Refusal::Rows);
        }
        if column >= COLUMNS_MAX {
            return Err(Refusal::Columns);
        }
        book.cells_left = book.cells_left.checked_sub(1).ok_or(Refusal::Cells)?;
        let column = column as u16;
        match self.sheet.rows.last() {
            Some(last) if last.number == row => {
                self.in_order &= self.sheet.cells.last().is_some_and(|cell| cell.column < column);
            }
            last => {
                self.in_order &= last.is_none_or(|last| last.number < row);
                self.sheet.rows.push(Row { number: row, first: self.sheet.cells.len() as u32, hidden });
            }
        }
        self.sheet.cells.push(Cell { column, font, value });
        Ok(())
    }

    /// Merges a block of cells: rows and columns from 0, the last ones included. What lies beyond the bounds is cut
    /// off.
    pub(crate) fn merge(&mut self, book: &mut Builder, rows: (u32, u32), columns: (u32, u32)) -> Result<(), Refusal> {
        book.merges_left = book.merges_left.checked_sub(1).ok_or(Refusal::Merges)?;
        let rows = (rows.0, rows.1.min(ROWS_MAX - 1));
        let columns = (columns.0, columns.1.min(COLUMNS_MAX - 1));
        let single = rows.0 == rows.1 && columns.0 == columns.1;
        if !single && rows.0 <= rows.1 && columns.0 <= columns.1 {
            let columns = (columns.0 as u16, columns.1 as u16);
            self.sheet.merges.push(Merge { rows, columns });
        }
        Ok(())
    }

    /// Hides columns from 0, the last one included.
    pub(crate) fn hide_columns(&mut self, first: u32, last: u32) {
        let last = last.min(COLUMNS_MAX - 1) as usize;
        if let Some(columns) = self.hidden_columns.get_mut(first as usize..=last) {
            columns.fill(true);
        }
    }

    fn finish(mut self) -> Sheet {
        if !self.in_order {
            self.put_in_order();
        }
        let hidden = self.hidden_columns.iter().enumerate().filter(|(_, hidden)| **hidden);
        self.sheet.hidden_columns = hidden.map(|(column, _)| column as u16).collect();
        self.sheet.cells.shrink_to_fit();
        self.sheet
    }

    /// Files of other programs may give rows and cells in any order, or twice; then the last one counts.
    fn put_in_order(&mut self) {
        let old = std::mem::take(&mut self.sheet.rows);
        let ends = old.iter().skip(1).map(|row| row.first).chain([self.sheet.cells.len() as u32]);
        let mut cells = Vec::with_capacity(self.sheet.cells.len());
        for (row, end) in old.iter().zip(ends) {
            let of_row = &self.sheet.cells[row.first as usize..end as usize];
            cells.extend(of_row.iter().map(|cell| (row.number, row.hidden, *cell)));
        }
        cells.sort_by_key(|(row, _, cell)| (*row, cell.column));
        self.sheet.cells.clear();
        for (row, hidden, cell) in cells {
            match self.sheet.rows.last() {
                Some(last) if last.number == row => {
                    if self.sheet.cells.last().is_some_and(|last| last.column == cell.column) {
                        self.sheet.cells.pop();
                    }
                }
                _ => self.sheet.rows.push(Row { number: row, first: self.sheet.cells.len() as u32, hidden }),
            }
            self.sheet.cells.push(cell);
        }
    }
}

/// Whether a text shows nothing. The soft hyphen shows: in the fonts of an older encoding it is a letter.
fn is_blank(text: &str) -> bool {
    let unseen = |c: char| c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
    text.chars().all(unseen)
}
