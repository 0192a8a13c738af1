//! Workbooks out: the forms of offices from the data they are read by, and our own tables.

use std::collections::HashMap;

use cadre::record::{Level, Sex};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet,
};
use words::{Date, PartialDate};

use crate::layout::{Form, Layout};
use crate::{Field, Meaning, Part, SheetError};

/// Row of the first heading, from 0: below three title lines and a blank one.
const HEADING_ROW: u32 = 4;

/// Rows below a list in which more people may be written.
const ROWS_ADDED: u32 = 50;

/// Paper size A4, as spreadsheets number them.
pub(crate) const A4: u8 = 9;

/// A sheet's name has at most so many characters.
const NAME_CHARACTERS_MAX: usize = 31;

/// What one row of a list says.
#[derive(Clone, Debug, Default)]
pub struct Row {
    texts: HashMap<Meaning, String>,
    levels: Vec<Level>,
}

impl Row {
    /// Says a text in a column.
    pub fn say(mut self, means: impl Into<Meaning>, text: impl Into<String>) -> Row {
        self.texts.insert(means.into(), text.into());
        self
    }

    /// Says when the person was born, in the column of the sex.
    pub fn born(self, sex: Sex, birth: PartialDate) -> Row {
        self.say(Meaning::part(Field::Birth, Part::Of(sex)), birth.to_string())
    }

    /// Marks a level; one that the form has no column for stays unmarked.
    pub fn mark(mut self, level: Level) -> Row {
        self.levels.push(level);
        self
    }
}

/// Writes a list in a form.
pub fn write_list(form: Form, sheet_name: &str, title_lines: &[String], rows: &[Row]) -> Result<Vec<u8>, SheetError> {
    let layout = Layout::of(form)?;
    let mut workbook = new_workbook()?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(clean_name(sheet_name))?;
    let plain = Format::new().set_font_name("Times New Roman").set_font_size(12);
    let cell = plain.clone().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let head = cell.clone().set_bold().set_align(FormatAlign::Center);
    let last = (layout.columns.len() - 1) as u16;
    for (row, line) in title_lines.iter().take(HEADING_ROW as usize).enumerate() {
        let title = plain.clone().set_bold().set_align(FormatAlign::Center);
        sheet.merge_range(row as u32, 0, row as u32, last, line, &title)?;
    }
    headings(sheet, layout, &head)?;
    let first = HEADING_ROW + 3;
    for (at, row) in rows.iter().enumerate() {
        for (column, of) in layout.columns.iter().enumerate() {
            let (line, column) = (first + at as u32, column as u16);
            let text = match of.means {
                Meaning { field: Field::Order, .. } => (at + 1).to_string(),
                Meaning { part: Part::At(level), .. } if row.levels.contains(&level) => "x".to_owned(),
                Meaning { part: Part::At(_), .. } => String::new(),
                means => row.texts.get(&means).cloned().unwrap_or_default(),
            };
            sheet.write_string_with_format(line, column, text, &cell)?;
        }
    }
    for (at, column) in layout.columns.iter().enumerate().filter(|(_, column)| !column.choices.is_empty()) {
        // Rows are added below; a list of choices that ends with the last row would be missed there.
        let last = first + rows.len() as u32 + ROWS_ADDED;
        let choices = DataValidation::new()
            .allow_list_strings(&column.choices)?
            .set_error_style(DataValidationErrorStyle::Information);
        sheet.add_data_validation(first, at as u16, last, at as u16, &choices)?;
    }
    let below = first + rows.len() as u32 + 1;
    let sign = plain.clone().set_bold();
    for (text, column) in layout.footer.iter().zip([1, last / 2]) {
        sheet.write_string_with_format(below, column, text, &sign)?;
    }
    sheet.set_freeze_panes(first, 2)?;
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(HEADING_ROW, HEADING_ROW + 2)?;
    Ok(workbook.save_to_buffer()?)
}

/// Two heading rows, groups merged, and the row that numbers the columns.
fn headings(sheet: &mut Worksheet, layout: &Layout, head: &Format) -> Result<(), SheetError> {
    let columns = &layout.columns;
    let mut from = 0;
    while from < columns.len() {
        let group = &columns[from];
        let mut until = from + 1;
        while until < columns.len() && group.sub.is_some() && columns[until].heading == group.heading {
            until += 1;
        }
        let (left, right) = (from as u16, (until - 1) as u16);
        match (&group.sub, right > left) {
            (None, _) => {
                sheet.merge_range(HEADING_ROW, left, HEADING_ROW + 1, left, &group.heading, head)?;
            }
            (Some(_), true) => {
                sheet.merge_range(HEADING_ROW, left, HEADING_ROW, right, &group.heading, head)?;
            }
            (Some(_), false) => {
                sheet.write_string_with_format(HEADING_ROW, left, &group.heading, head)?;
            }
        }
        from = until;
    }
    for (at, column) in columns.iter().enumerate() {
        if let Some(sub) = &column.sub {
            sheet.write_string_with_format(HEADING_ROW + 1, at as u16, sub, head)?;
        }
        sheet.write_string_with_format(HEADING_ROW + 2, at as u16, (at + 1).to_string(), head)?;
        let width = match (column.means.field, column.means.part) {
            (Field::Name | Field::Title | Field::Unit | Field::Origin, _) => 24,
            (Field::Order, _) => 6,
            (_, Part::At(_)) => 9,
            _ => 13,
        };
        sheet.set_column_width(at as u16, width)?;
    }
    Ok(())
}

/// One sheet of a workbook of ours.
#[derive(Clone, Debug)]
pub struct Table {
    /// Name of the sheet.
    pub name: String,
    /// Lines above the headings.
    pub notes: Vec<String>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows; each has as many values as there are columns, or fewer.
    pub rows: Vec<Vec<Value>>,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Heading.
    pub heading: String,
    /// Width, characters.
    pub width_chars: u16,
    /// What it holds.
    pub kind: ColumnKind,
    /// What may be chosen in its cells; anything where it is empty.
    pub choices: Vec<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Texts, wrapped.
    Text,
    /// Counts.
    Count,
    /// Money, đồng.
    Vnd,
    /// Days.
    Date,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text; never a formula, whatever it begins with.
    Text(String),
    /// A count.
    Count(i64),
    /// Money, đồng.
    Vnd(i64),
    /// A day.
    Date(Date),
    /// Nothing.
    Blank,
}

/// Writes a workbook with a sheet for each table: frozen headings, filters, print on A4 with the headings on every page.
pub fn write_tables(tables: &[Table]) -> Result<Vec<u8>, SheetError> {
    let mut workbook = new_workbook()?;
    for table in tables {
        write_table(workbook.add_worksheet(), table)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn write_table(sheet: &mut Worksheet, table: &Table) -> Result<(), SheetError> {
    sheet.set_name(clean_name(&table.name))?;
    let note = Format::new().set_bold();
    for (row, line) in table.notes.iter().enumerate() {
        sheet.write_string_with_format(row as u32, 0, line, &note)?;
    }
    let heading = table.notes.len() as u32 + 1;
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(0xE8EEF4);
    let mut formats = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        sheet.write_string_with_format(heading, at as u16, &column.heading, &head)?;
        sheet.set_column_width(at as u16, column.width_chars)?;
        formats.push(format(column.kind));
    }
    for (line, row) in table.rows.iter().enumerate() {
        for ((at, value), format) in row.iter().enumerate().zip(&formats) {
            let (row, column) = (heading + 1 + line as u32, at as u16);
            match value {
                Value::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
                // A spreadsheet keeps numbers as fractions; below 2^53 whole ones stay exact, and no sum of ours comes near.
                Value::Count(number) | Value::Vnd(number) => {
                    sheet.write_number_with_format(row, column, *number as f64, format)?
                }
                Value::Date(day) => {
                    let day = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
                    sheet.write_datetime_with_format(row, column, &day, format)?
                }
                Value::Blank => sheet.write_blank(row, column, format)?,
            };
        }
    }
    let last_row = heading + table.rows.len() as u32;
    for (at, column) in (0..).zip(&table.columns).filter(|(_, column)| !column.choices.is_empty()) {
        let choices = DataValidation::new().allow_list_strings(&column.choices)?;
        let choices = choices.set_error_style(DataValidationErrorStyle::Warning);
        sheet.add_data_validation(heading + 1, at, last_row.max(heading + 1), at, &choices)?;
    }
    if let (Some(last), false) = (table.columns.len().checked_sub(1), table.rows.is_empty()) {
        sheet.autofilter(heading, 0, heading + table.rows.len() as u32, last as u16)?;
    }
    sheet.set_freeze_panes(heading + 1, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(heading, heading)?;
    Ok(())
}

fn format(kind: ColumnKind) -> Format {
    let format = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    match kind {
        ColumnKind::Text => format.set_text_wrap(),
        ColumnKind::Count | ColumnKind::Vnd => format.set_num_format("#,##0"),
        ColumnKind::Date => format.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
    }
}

/// A workbook that does not say when it was made: the same content is the same bytes.
pub(crate) fn new_workbook() -> Result<Workbook, SheetError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2025, 7, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    Ok(workbook)
}

/// A name that spreadsheets take: without their seven signs, and not too long.
pub(crate) fn clean_name(name: &str) -> String {
    name.chars().map(|c| if "[]:*?/\\".contains(c) { '-' } else { c }).take(NAME_CHARACTERS_MAX).collect()
}
