//! A sheet as a grid of cells: texts, days and errors, and nothing else of a spreadsheet.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xlsx};
use unicode_normalization::UnicodeNormalization;
use words::{Date, ImportMessage};

/// Rows of a sheet: a whole province's officials, ten times over.
const ROWS_MAX: u32 = 100_000;

/// Columns of a sheet: forms have up to a hundred.
const COLUMNS_MAX: u32 = 512;

/// Cells of all sheets of a file that hold something.
const CELLS_MAX: usize = 2_000_000;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// A text, or a number as its digits; composed, trimmed, single blanks. Never empty.
    Text(String),
    /// A day, from a cell formatted as one.
    Day(Date),
    /// An error the spreadsheet shows, for example `#REF!`.
    Error(String),
}

/// One sheet.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// Its name.
    pub(crate) name: String,
    /// Cells that hold something, by row and column from 0.
    pub(crate) rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
}

impl Grid {
    /// The cell at a row and a column, from 0.
    pub(crate) fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.rows.get(&row)?.get(&column)
    }

    /// The text of a cell; nothing where it is empty or no text.
    pub(crate) fn text(&self, row: u32, column: u32) -> &str {
        match self.cell(row, column) {
            Some(Cell::Text(text)) => text,
            _ => "",
        }
    }
}

/// The sheets of a workbook that [`crate::container`] has let pass.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<Grid>, ImportMessage> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| ImportMessage::Broken)?;
    let mut left = CELLS_MAX;
    let mut grids = Vec::new();
    for name in workbook.sheet_names() {
        // A chart has a name and no cells.
        let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { continue };
        let mut grid = Grid { name, rows: BTreeMap::new() };
        while let Some(cell) = cells.next_cell().map_err(|_| ImportMessage::Broken)? {
            let (row, column) = cell.get_position();
            let Some(value) = value(cell.get_value()) else { continue };
            if row >= ROWS_MAX || column >= COLUMNS_MAX || left == 0 {
                let limit = format!("{ROWS_MAX} × {COLUMNS_MAX}");
                return Err(ImportMessage::TooLarge { limit });
            }
            left -= 1;
            grid.rows.entry(row).or_default().insert(column, value);
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn value(data: &DataRef<'_>) -> Option<Cell> {
    let owned: Data = data.clone().into();
    match owned {
        Data::Empty => None,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => tidy(&text).map(Cell::Text),
        Data::Int(number) => Some(Cell::Text(number.to_string())),
        // A whole number of a spreadsheet is exact below 2^53; its text has no ".0".
        Data::Float(number) => Some(Cell::Text(number.to_string())),
        Data::Bool(truth) => Some(Cell::Error(if truth { "TRUE" } else { "FALSE" }.to_owned())),
        Data::Error(error) => Some(Cell::Error(error.to_string())),
        Data::DateTime(serial) => Some(match day(&serial) {
            Some(day) => Cell::Day(day),
            None => Cell::Text(serial.as_f64().to_string()),
        }),
    }
}

fn day(serial: &calamine::ExcelDateTime) -> Option<Date> {
    if !serial.is_datetime() {
        return None;
    }
    let (year, month, day, ..) = serial.to_ymd_hms_milli();
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Composed Unicode, single blanks, no blanks around; invisible signs go. Nothing where nothing is left.
fn tidy(text: &str) -> Option<String> {
    let mut tidy = String::new();
    let visible = text.nfc().map(|c| if c == '\u{a0}' || c == '\u{200b}' || c == '\u{feff}' { ' ' } else { c });
    for c in visible {
        match c.is_whitespace() || c.is_control() {
            true if tidy.is_empty() || tidy.ends_with(' ') => {}
            true => tidy.push(' '),
            false => tidy.push(c),
        }
    }
    let length = tidy.trim_end().len();
    tidy.truncate(length);
    (!tidy.is_empty()).then_some(tidy)
}

/// A column as a spreadsheet names it: 0 is `A`, 26 is `AA`.
pub(crate) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_the_spreadsheet_names_them() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (38, "AM"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")] {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn invisible_signs_and_double_blanks_go() {
        assert_eq!(tidy(" Nguyễn\u{a0} Văn\u{200b}\tAn ").unwrap(), "Nguyễn Văn An");
        assert_eq!(tidy("Nguye\u{302}\u{303}n").unwrap(), "Nguyễn");
        assert_eq!(tidy(" \u{a0}\n"), None);
    }
}
