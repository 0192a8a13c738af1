//! The sheets of a document.

use super::styles::Styles;
use crate::open::bounds::{COLUMNS_MAX, SHEETS_MAX};
use crate::open::build::{Builder, SheetBuilder};
use crate::open::number::whole;
use crate::open::refusal::Refusal;
use crate::open::xml::{Event, Start, Xml, meant};

mod cell;

use cell::{Cells, Paragraph};

/// The part of a document that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    /// Outside the sheets: styles.
    Around,
    /// In a sheet.
    Table,
    /// In a row.
    Row,
    /// In a cell.
    Cell,
    /// In a paragraph of a cell, so many elements deep.
    Paragraph(u32),
}

/// Reads the sheets; the styles of the document's content are added to those known.
pub(super) fn read(mut xml: Xml<'_>, styles: &mut Styles, book: &mut Builder) -> Result<(), Refusal> {
    let mut within = Within::Around;
    let mut table: Option<Table> = None;
    let mut cells = Cells::default();
    let mut sheets = 0;
    loop {
        match xml.next()? {
            Event::Start(start) => {
                within = match (within, &mut table, start.name) {
                    (Within::Around, _, "table") => {
                        sheets += 1;
                        if sheets > SHEETS_MAX {
                            return Err(Refusal::Sheets);
                        }
                        table = Some(Table::begin(&start, styles)?);
                        Within::Table
                    }
                    // Deleted rows wait in the list of changes.
                    (Within::Around, _, "tracked-changes") => {
                        xml.skip()?;
                        Within::Around
                    }
                    (Within::Around, ..) => {
                        styles.start(&start, book)?;
                        Within::Around
                    }
                    (Within::Table, Some(table), "table-row") => {
                        table.begin_row(&start)?;
                        cells.begin_row();
                        Within::Row
                    }
                    (Within::Table, Some(table), "table-column") => {
                        table.column(&start)?;
                        Within::Table
                    }
                    (Within::Table, _, name) => {
                        if !is_group(name) {
                            xml.skip()?;
                        }
                        Within::Table
                    }
                    (Within::Row, Some(table), "table-cell" | "covered-table-cell") => {
                        cells.begin(&start, |column| table.default_style(column))?;
                        Within::Cell
                    }
                    (Within::Cell, _, "p") => {
                        cells.begin_paragraph();
                        Within::Paragraph(0)
                    }
                    (Within::Paragraph(depth), _, name) => match cells.within_paragraph(name, &start, styles)? {
                        Paragraph::GoesOn => Within::Paragraph(depth + 1),
                        Paragraph::Aside => {
                            xml.skip()?;
                            Within::Paragraph(depth)
                        }
                    },
                    // Remarks and drawings.
                    (within, ..) => {
                        xml.skip()?;
                        within
                    }
                };
            }
            Event::End(end) => {
                within = match (within, &mut table, end) {
                    (Within::Around, _, name) => {
                        styles.end(name);
                        Within::Around
                    }
                    (Within::Paragraph(0), ..) => Within::Cell,
                    (Within::Paragraph(depth), ..) => Within::Paragraph(depth - 1),
                    (Within::Cell, Some(table), _) => {
                        if let Some((rows, columns)) = cells.end(styles, book)? {
                            let (row, column) = (table.row, cells.start());
                            let rows = (row, row.saturating_add(rows - 1));
                            table.sheet.merge(book, rows, (column, column.saturating_add(columns - 1)))?;
                        }
                        Within::Row
                    }
                    (Within::Row, Some(table), _) => {
                        table.end_row(&cells, book)?;
                        Within::Table
                    }
                    (Within::Table, _, "table") => {
                        if let Some(table) = table.take() {
                            book.add(table.sheet)?;
                        }
                        Within::Around
                    }
                    (within, ..) => within,
                }
            }
            Event::Eof => return Ok(()),
            event => {
                if let Within::Paragraph(_) = within {
                    cells.add(&event)?;
                }
            }
        }
    }
}

/// Elements that only hold rows or columns together.
fn is_group(name: &str) -> bool {
    matches!(
        name,
        "table-rows"
            | "table-header-rows"
            | "table-row-group"
            | "table-columns"
            | "table-header-columns"
            | "table-column-group"
    )
}

/// A sheet while it is read.
struct Table {
    sheet: SheetBuilder,
    /// Up to which column, that one not included, cells have which style when they name none.
    columns: Vec<(u32, Box<str>)>,
    next_column: u32,
    row: u32,
    repeated: u32,
    hidden: bool,
    row_style: Box<str>,
}

impl Table {
    fn begin(start: &Start<'_>, styles: &Styles) -> Result<Table, Refusal> {
        let name = start.meant("name")?.unwrap_or_default();
        let style = start.meant("style-name")?.unwrap_or_default();
        Ok(Table {
            sheet: SheetBuilder::new(name.into_owned(), styles.hides(&style)),
            columns: Vec::new(),
            next_column: 0,
            row: 0,
            repeated: 0,
            hidden: false,
            row_style: Box::default(),
        })
    }

    fn column(&mut self, start: &Start<'_>) -> Result<(), Refusal> {
        let (mut repeated, mut hidden, mut style) = (1, false, Box::default());
        for (name, value) in start.attributes() {
            match name {
                "number-columns-repeated" => repeated = whole(value).unwrap_or(1).max(1),
                "visibility" => hidden = is_hidden(value),
                "default-cell-style-name" => style = meant(value)?.into(),
                _ => {}
            }
        }
        let first = self.next_column;
        self.next_column = first.saturating_add(repeated);
        if first < COLUMNS_MAX {
            self.columns.push((self.next_column, style));
            if hidden {
                self.sheet.hide_columns(first, self.next_column - 1);
            }
        }
        Ok(())
    }

    fn begin_row(&mut self, start: &Start<'_>) -> Result<(), Refusal> {
        self.row = self.row.saturating_add(self.repeated);
        (self.repeated, self.hidden) = (1, false);
        self.row_style = Box::default();
        for (name, value) in start.attributes() {
            match name {
                "number-rows-repeated" => self.repeated = whole(value).unwrap_or(1).max(1),
                "visibility" => self.hidden = is_hidden(value),
                "default-cell-style-name" => self.row_style = meant(value)?.into(),
                _ => {}
            }
        }
        Ok(())
    }

    /// A repeated row is put as often as it is said, until the bounds are reached; an empty one is not put at all.
    fn end_row(&mut self, cells: &Cells, book: &mut Builder) -> Result<(), Refusal> {
        if cells.row().is_empty() {
            return Ok(());
        }
        for below in 0..self.repeated {
            let row = self.row.saturating_add(below);
            for (column, font, value) in cells.row() {
                self.sheet.put(book, (row, self.hidden), *column, *font, *value)?;
            }
        }
        Ok(())
    }

    fn default_style(&self, column: u32) -> &str {
        if !self.row_style.is_empty() {
            return &self.row_style;
        }
        let at = self.columns.partition_point(|(until, _)| *until <= column);
        self.columns.get(at).map_or("", |(_, style)| style)
    }
}

fn is_hidden(visibility: &str) -> bool {
    matches!(visibility, "collapse" | "filter")
}
