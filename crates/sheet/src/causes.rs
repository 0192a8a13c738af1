//! A workbook given back with what is wrong in it: the same sheets, rows and values, the cells in question coloured,
//! and a column of causes at the right. It can be imported again.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

use crate::SheetError;
use crate::book::{Book, Cell, Sheet, Value};
use crate::open::bounds::COLUMNS_MAX;

/// A sheet's name has at most so many characters.
const NAME_CHARACTERS_MAX: usize = 31;

/// Cells of all merged blocks of a sheet: a form merges some thousands, and each is written out.
const MERGED_CELLS_MAX: u64 = 1_000_000;

/// Characters of one cell of causes: what a spreadsheet takes.
const CAUSE_CHARACTERS_MAX: usize = 32_767;

/// Width of the column of causes, in characters.
const WIDTH_CHARACTERS: u16 = 60;

/// What is said of a cell or a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0; none when it concerns the whole row.
    pub column: Option<u32>,
    /// What is said.
    pub text: String,
    /// Whether it has to be mended; else it is a notice.
    pub error: bool,
}

/// Fills of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Fill {
    None,
    Notice,
    Error,
}

impl Fill {
    fn of(mark: &Mark) -> Fill {
        if mark.error { Fill::Error } else { Fill::Notice }
    }
}

/// Writes a book with marks. The column of causes gets `heading` in the row that `headings` names for its sheet; where
/// a book that was given back before has that heading, the old causes make way for the new ones.
pub fn write_causes(
    book: &Book,
    marks: &[Mark],
    heading: &str,
    headings: &[(String, u32)],
) -> Result<Vec<u8>, SheetError> {
    let mut workbook = Workbook::new();
    // The same content is the same bytes.
    let day = ExcelDateTime::from_ymd(2025, 7, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let names = names(book);
    let shown = book.sheets.iter().position(|sheet| !sheet.hidden).unwrap_or(0);
    let mut formats = Formats { book, known: HashMap::new() };
    for (at, (sheet, name)) in book.sheets.iter().zip(names).enumerate() {
        let out = workbook.add_worksheet();
        out.set_name(name)?;
        match at {
            _ if at == shown => out.set_active(true),
            _ => out.set_hidden(sheet.hidden),
        };
        let marks = marks.iter().filter(|mark| mark.sheet == sheet.name);
        let heading_row = headings.iter().find(|(name, _)| *name == sheet.name).map(|(_, row)| *row);
        Causes::new(book, sheet, marks, heading, heading_row).write(out, &mut formats)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Names that spreadsheets take, each once: without their seven signs, not too long, not empty.
fn names(book: &Book) -> Vec<String> {
    let mut taken = HashSet::new();
    let fit = |name: &str, ending: &str| {
        let room = NAME_CHARACTERS_MAX - ending.len();
        let plain = name.chars().map(|c| if "[]:*?/\\'".contains(c) || c.is_control() { '-' } else { c });
        // A letter beyond the first 65,536 counts as two there.
        let mut units = 0;
        let fits = plain.take_while(|c| {
            units += c.len_utf16();
            units <= room
        });
        fits.collect::<String>() + ending
    };
    let name = |sheet: &Sheet| {
        let plain = if sheet.name.trim().is_empty() { "-" } else { &sheet.name };
        let numbered = (2..).map(|number| fit(plain, &format!(" ({number})")));
        let mut candidates = std::iter::once(fit(plain, "")).chain(numbered);
        candidates.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
    };
    book.sheets.iter().map(name).collect()
}

/// Formats by font and fill.
struct Formats<'a> {
    book: &'a Book,
    known: HashMap<(u16, Fill), Format>,
}

impl Formats<'_> {
    fn of(&mut self, font: u16, fill: Fill) -> &Format {
        let book = self.book;
        self.known.entry((font, fill)).or_insert_with(|| {
            let name = book.fonts.get(usize::from(font)).map_or("", |name| name);
            let named = if name.is_empty() { Format::new() } else { Format::new().set_font_name(name) };
            match fill {
                Fill::None => named,
                Fill::Notice => named.set_background_color(Color::RGB(0xFF_EB_9C)),
                Fill::Error => named.set_background_color(Color::RGB(0xFF_C7_CE)),
            }
        })
    }
}

/// The marks of one sheet, sorted out.
struct Causes<'a> {
    book: &'a Book,
    sheet: &'a Sheet,
    /// Fills of cells, the graver one where a cell has two.
    fills: BTreeMap<(u32, u32), Fill>,
    /// What is said of each row, and how grave the gravest of it is.
    rows: BTreeMap<u32, (String, Fill)>,
    heading: Option<(u32, &'a str)>,
    /// Where the causes go.
    column: u16,
}

impl<'a> Causes<'a> {
    fn new(
        book: &'a Book,
        sheet: &'a Sheet,
        marks: impl Iterator<Item = &'a Mark>,
        heading: &'a str,
        heading_row: Option<u32>,
    ) -> Causes<'a> {
        let mut fills = BTreeMap::new();
        let mut rows: BTreeMap<u32, (String, Fill)> = BTreeMap::new();
        for mark in marks {
            let fill = Fill::of(mark);
            if let Some(column) = mark.column {
                let cell = fills.entry((mark.row, column)).or_insert(fill);
                *cell = fill.max(*cell);
            }
            let (text, gravest) = rows.entry(mark.row).or_insert_with(|| (String::new(), fill));
            if !text.is_empty() {
                text.push_str("; ");
            }
            text.push_str(&mark.text);
            *gravest = fill.max(*gravest);
        }
        let old = heading_row.and_then(|row| {
            let at = sheet.rows.binary_search_by_key(&row, |row| row.number).ok()?;
            let is_heading = |cell: &&Cell| matches!(cell.value, Value::Text(id) if book.text(id) == heading);
            sheet.row(at).iter().rfind(is_heading).map(|cell| cell.column)
        });
        // A block as wide as the sheet says nothing of where the table ends.
        let blocks = sheet.merges.iter().map(|merge| merge.columns.1).filter(|last| u32::from(*last) + 1 < COLUMNS_MAX);
        let used = sheet.cells.iter().map(|cell| cell.column).chain(blocks);
        let marked = fills.keys().map(|(_, column)| u16::try_from(*column).unwrap_or(0));
        let column = old.unwrap_or_else(|| used.chain(marked).max().map_or(0, |last| last.saturating_add(1)));
        Causes { book, sheet, fills, rows, heading: heading_row.map(|row| (row, heading)), column }
    }

    fn write(&self, out: &mut Worksheet, formats: &mut Formats<'_>) -> Result<(), SheetError> {
        self.merges(out, formats)?;
        let mut fills = self.fills.clone();
        for (at, row) in self.sheet.rows.iter().enumerate() {
            for cell in self.sheet.row(at).iter().filter(|cell| cell.column != self.column) {
                let fill = fills.remove(&(row.number, u32::from(cell.column))).unwrap_or(Fill::None);
                let format = formats.of(cell.font, fill);
                // A formula that was never computed showed nothing.
                let text = (cell.value != Value::Uncomputed).then(|| self.book.shown(cell.value));
                match text {
                    Some(text) => out.write_string_with_format(row.number, cell.column, text, format)?,
                    None => out.write_blank(row.number, cell.column, format)?,
                };
            }
            if row.hidden {
                out.set_row_hidden(row.number)?;
            }
        }
        // What should be there and is not.
        for ((row, column), fill) in fills {
            if let Ok(column) = u16::try_from(column) {
                out.write_blank(row, column, formats.of(0, fill))?;
            }
        }
        for column in &self.sheet.hidden_columns {
            out.set_column_hidden(*column)?;
        }
        self.causes(out, formats)
    }

    fn causes(&self, out: &mut Worksheet, formats: &mut Formats<'_>) -> Result<(), SheetError> {
        for (row, (text, fill)) in &self.rows {
            let text: String = text.chars().take(CAUSE_CHARACTERS_MAX).collect();
            let format = formats.of(0, *fill).clone().set_text_wrap().set_align(FormatAlign::Top);
            out.write_string_with_format(*row, self.column, text, &format)?;
        }
        if let Some((row, heading)) = self.heading {
            out.write_string_with_format(row, self.column, heading, &Format::new().set_bold().set_text_wrap())?;
        }
        if self.heading.is_some() || !self.rows.is_empty() {
            out.set_column_width(self.column, WIDTH_CHARACTERS)?;
        }
        Ok(())
    }

    /// Merged blocks as far as the rows reach. A block that touches another is left out: spreadsheets call that broken.
    fn merges(&self, out: &mut Worksheet, formats: &mut Formats<'_>) -> Result<(), SheetError> {
        let last_row = self.sheet.rows.last().map_or(0, |row| row.number);
        let mut covered = HashSet::new();
        let mut left = MERGED_CELLS_MAX;
        for merge in &self.sheet.merges {
            let (top, bottom) = (merge.rows.0, merge.rows.1.min(last_row.max(merge.rows.0)));
            let (first, last) = merge.columns;
            let is_block = (top, first) != (bottom, last) && top <= bottom && first <= last;
            let cells = u64::from(bottom.saturating_sub(top) + 1) * u64::from(last.saturating_sub(first) + 1);
            if !is_block || cells > left || (first..=last).contains(&self.column) {
                continue;
            }
            let block = || (top..=bottom).flat_map(|row| (first..=last).map(move |column| (row, column)));
            left -= cells;
            if block().all(|cell| !covered.contains(&cell)) {
                covered.extend(block());
                out.merge_range(top, first, bottom, last, "", formats.of(0, Fill::None))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
