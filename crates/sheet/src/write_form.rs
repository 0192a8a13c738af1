//! Official forms as sheets: head at both sides, a band of headings with merged cells, numbered columns, a foot to be signed.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet};

use crate::SheetError;
use crate::write::{A4, clean_name, new_workbook};

/// A form.
#[derive(Clone, Debug, Default)]
pub struct FormSheet {
    /// Name of the sheet.
    pub name: String,
    /// Lines at the left of the head, and at its right.
    pub head: (Vec<String>, Vec<String>),
    /// Lines of the title.
    pub title: Vec<String>,
    /// Headings, with where they stand in the band.
    pub headings: Vec<FormHeading>,
    /// Widths of the columns, in letters.
    pub widths: Vec<u16>,
    /// Rows: words at the left, then figures; nothing stays blank.
    pub rows: Vec<FormLine>,
    /// Lines below the table.
    pub notes: Vec<String>,
    /// Who signs, at the left and at the right.
    pub foot: (Vec<String>, Vec<String>),
}

/// A heading: its rows and columns in the band, from 0, the last ones included.
#[derive(Clone, Debug)]
pub struct FormHeading {
    /// Text.
    pub text: String,
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u16, u16),
}

/// A row of a form.
#[derive(Clone, Debug, Default)]
pub struct FormLine {
    /// Whether it is printed bold.
    pub bold: bool,
    /// Words, one for each column of words.
    pub words: Vec<String>,
    /// Figures.
    pub figures: Vec<Option<i64>>,
}

/// Writes a form. Its figures are values and never formulas: they were added up before.
pub fn write_form(form: &FormSheet) -> Result<Vec<u8>, SheetError> {
    let mut workbook = new_workbook()?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(clean_name(&form.name))?;
    for (column, width) in (0..).zip(&form.widths) {
        sheet.set_column_width(column, *width)?;
    }
    let last = form.widths.len().saturating_sub(1) as u16;
    let middle = last / 2;
    let plain = Format::new().set_font_name("Times New Roman").set_font_size(11).set_align(FormatAlign::Center);
    let bold = plain.clone().set_bold();
    let mut row = 0;
    for at in 0..form.head.0.len().max(form.head.1.len()) {
        across(sheet, row, (0, middle), form.head.0.get(at), &bold)?;
        across(sheet, row, (middle + 1, last), form.head.1.get(at), &bold)?;
        row += 1;
    }
    row += 1;
    for line in &form.title {
        across(sheet, row, (0, last), Some(line), &bold.clone().set_font_size(13))?;
        row += 1;
    }
    row += 1;
    let head = bold
        .clone()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(0xEEF2F6);
    let band = form.headings.iter().map(|heading| heading.rows.1 + 1).max().unwrap_or(0);
    for FormHeading { text, rows, columns } in &form.headings {
        let (first, last) = (row + rows.0, row + rows.1);
        if rows.0 == rows.1 && columns.0 == columns.1 {
            sheet.write_string_with_format(first, columns.0, text, &head)?;
        } else {
            sheet.merge_range(first, columns.0, last, columns.1, text, &head)?;
        }
    }
    let heading_rows = (row, row + band.saturating_sub(1));
    row += band;
    for line in &form.rows {
        let cell = Format::new().set_font_name("Times New Roman").set_font_size(11).set_border(FormatBorder::Thin);
        let cell = if line.bold { cell.set_bold() } else { cell };
        let figure = cell.clone().set_num_format("#,##0").set_align(FormatAlign::Right);
        for (column, words) in (0..).zip(&line.words) {
            sheet.write_string_with_format(row, column, words, &cell.clone().set_text_wrap())?;
        }
        for (column, number) in (line.words.len() as u16..).zip(&line.figures) {
            match number {
                Some(number) => sheet.write_number_with_format(row, column, *number as f64, &figure)?,
                None => sheet.write_blank(row, column, &figure)?,
            };
        }
        row += 1;
    }
    sheet.set_freeze_panes(heading_rows.1 + 1, 0)?;
    for note in &form.notes {
        let italic = Format::new().set_font_name("Times New Roman").set_font_size(10).set_italic();
        across(sheet, row, (0, last), Some(note), &italic.set_text_wrap())?;
        row += 1;
    }
    row += 1;
    for at in 0..form.foot.0.len().max(form.foot.1.len()) {
        across(sheet, row, (0, middle), form.foot.0.get(at), &plain)?;
        across(sheet, row, (middle + 1, last), form.foot.1.get(at), &plain)?;
        row += 1;
    }
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(heading_rows.0, heading_rows.1)?;
    Ok(workbook.save_to_buffer()?)
}

/// A line over some columns.
fn across(
    sheet: &mut Worksheet,
    row: u32,
    columns: (u16, u16),
    text: Option<&String>,
    format: &Format,
) -> Result<(), SheetError> {
    let Some(text) = text else { return Ok(()) };
    if columns.0 < columns.1 {
        sheet.merge_range(row, columns.0, row, columns.1, text, format)?;
    } else {
        sheet.write_string_with_format(row, columns.0, text, format)?;
    }
    Ok(())
}
