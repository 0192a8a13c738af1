//! Finding tables in a sheet: the band of heading rows, what each column holds, and where the table's rows are.
//!
//! Sheets of offices begin with titles, carry headings in one to four rows, number their columns, hold several tables one
//! below the other or side by side, and end in signatures. Nothing here looks at what the rows say.

mod band;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::book::{Book, Cell, Sheet, TextId, Value};
use crate::headings::Headings;
use crate::mapping::{Mapping, ShapeMapping};
use crate::understand::looks_like;
use crate::vocabulary::Vocabulary;
use crate::{Field, Meaning, Part};

/// Rows from the top that are looked at cell by cell; below them only a repeated name heading begins a table.
const TOP_ROWS: usize = 40;

/// Headings by which a row is known as one of headings.
const HEADINGS_MIN: usize = 3;

/// Rows from which it is guessed where names stand.
const GUESS_ROWS: usize = 30;

/// One table.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Places of the lines above it in [`Sheet::rows`]: titles.
    pub(crate) titles: Range<usize>,
    /// The columns whose titles are its own: all of them, unless another table stands beside it.
    pub(crate) title_columns: Range<u16>,
    /// Number of the first heading row.
    pub(crate) heading_row: u32,
    /// Places of its rows in [`Sheet::rows`]; not all of them are people.
    pub(crate) rows: Range<usize>,
    /// Its columns, from the left.
    pub(crate) columns: Vec<Column>,
}

/// One column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Number, from 0.
    pub(crate) number: u16,
    /// Its heading, groups and parts joined by " / "; empty where it has none.
    pub(crate) heading: String,
    /// What it holds, where that is known.
    pub(crate) meaning: Option<Meaning>,
    /// Whether only what stands in it tells so.
    pub(crate) guessed: bool,
}

impl Table {
    /// Its headings, by which the shape is known.
    pub(crate) fn headings(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.heading.clone()).collect()
    }

    /// The cells of the lines above it.
    pub(crate) fn title_cells<'a>(&self, sheet: &'a Sheet) -> impl Iterator<Item = &'a Cell> {
        let columns = self.title_columns.clone();
        self.titles.clone().flat_map(|row| sheet.row(row)).filter(move |cell| columns.contains(&cell.column))
    }

    /// Whether some column holds the field.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.columns.iter().any(|column| column.meaning.is_some_and(|meaning| meaning.field == field))
    }
}

/// With what tables are found.
#[derive(Clone, Copy)]
pub(crate) struct Finder<'a> {
    pub(crate) book: &'a Book,
    pub(crate) headings: &'a Headings,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) mapping: &'a Mapping,
}

impl<'a> Finder<'a> {
    /// The tables of a sheet, from the top.
    pub(crate) fn tables(self, sheet: &'a Sheet) -> Vec<Table> {
        let mut tables: Vec<Table> = Vec::new();
        let (mut at, mut titles_from) = (0, 0);
        let mut known = HashMap::new();
        while at < sheet.rows.len() {
            if !self.may_begin(sheet, at, &mut known) || !self.is_heading(sheet.row(at)) {
                at += 1;
                continue;
            }
            let band = band::around(self, sheet, at, titles_from);
            let first = self.skip_numbering(sheet, band.end);
            for table in &mut tables {
                table.rows.end = table.rows.end.min(band.start);
            }
            let rows = first..sheet.rows.len();
            let heading_row = sheet.rows[band.start].number;
            let beside = side_by_side(self.columns(sheet, band.clone()));
            let begins = |columns: &[Column]| columns.first().map_or(0, |column| column.number);
            let starts: Vec<u16> = beside.iter().map(|columns| begins(columns)).chain([u16::MAX]).collect();
            for (nth, columns) in beside.into_iter().enumerate() {
                let title_columns = if nth == 0 { 0 } else { starts[nth] }..starts[nth + 1];
                let titles = titles_from..band.start;
                let mut table = Table { titles, title_columns, heading_row, rows: rows.clone(), columns };
                self.as_mapped(&mut table);
                self.guess_names(sheet, &mut table);
                tables.push(table);
            }
            at = first.max(at + 1);
            titles_from = at;
        }
        tables.retain(|table| !table.rows.is_empty());
        self.titles_below(sheet, &mut tables);
        tables
    }

    /// The lines between two tables, below the rows of the first, are the second's titles: they begin after its last row
    /// that is as full as a row of people.
    fn titles_below(self, sheet: &Sheet, tables: &mut [Table]) {
        for at in 1..tables.len() {
            let (before, after) = tables.split_at_mut(at);
            let (Some(before), Some(table)) = (before.last(), after.first_mut()) else { continue };
            if before.heading_row == table.heading_row {
                table.titles = before.titles.clone();
                continue;
            }
            let full = |at: &usize| sheet.row(*at).len() >= HEADINGS_MIN;
            let last = (before.rows.start..before.rows.end).rev().find(full).map_or(before.rows.start, |last| last + 1);
            table.titles = last..table.titles.end.max(last);
            let end = table.titles.end;
            table.titles.end = before.rows.end.max(end.min(before.rows.end));
        }
    }

    /// What a heading means by itself: as the office says, else as the program knows.
    fn meaning(self, heading: &str) -> Option<Meaning> {
        let said = self.mapping.shapes.iter().find_map(|shape| ShapeMapping::of(&shape.columns, heading)?.parse().ok());
        said.or_else(|| self.headings.of(heading))
    }

    fn text(self, cell: &Cell) -> Option<&'a str> {
        match cell.value {
            Value::Text(id) => Some(self.book.text(id)).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// Below the top only a row with the heading of names is looked at: every other row of a long list would be.
    /// `known` remembers which texts are that heading: the same few stand in most rows.
    fn may_begin(self, sheet: &Sheet, at: usize, known: &mut HashMap<TextId, bool>) -> bool {
        at < TOP_ROWS || {
            let is_name = |text: &str| {
                let begins = text.starts_with(['H', 'h']) && text.len() < 80;
                begins && self.meaning(text).is_some_and(|meaning| meaning.field == Field::Name)
            };
            sheet.row(at).iter().any(|cell| match cell.value {
                Value::Text(id) if self.book.text(id).starts_with(['H', 'h']) => {
                    *known.entry(id).or_insert_with(|| is_name(self.book.text(id)))
                }
                _ => false,
            })
        }
    }

    /// Whether enough headings stand in a row, one that names people or learners among them.
    fn is_heading(self, cells: &[Cell]) -> bool {
        let meanings: Vec<Meaning> = cells.iter().filter_map(|cell| self.meaning(self.text(cell)?)).collect();
        let names =
            |meaning: &Meaning| matches!(meaning.field, Field::Name | Field::Number | Field::Learner | Field::Module);
        // A list whose heading of names was forgotten still has one of births.
        let unnamed = |meaning: &Meaning| meaning.field == Field::Birth;
        let filled = cells.iter().filter(|cell| self.text(cell).is_some()).count();
        let known = meanings.iter().any(names) || (meanings.iter().any(unnamed) && meanings.len() > HEADINGS_MIN);
        known && meanings.len() >= HEADINGS_MIN.min(filled.max(2)) && meanings.len() * 3 >= filled
    }

    /// The row that numbers the columns, and a second one of formulas for them, are no rows of people.
    fn skip_numbering(self, sheet: &Sheet, mut at: usize) -> usize {
        while at < sheet.rows.len() && self.is_numbering(sheet.row(at)) {
            at += 1;
        }
        at
    }

    pub(crate) fn is_numbering(self, cells: &[Cell]) -> bool {
        let mut last = 0.0;
        let mut ascends = |cell: &Cell| {
            let number = match cell.value {
                Value::Number(number) => Some(number),
                Value::Text(id) => self.book.text(id).trim_matches(['(', ')', '[', ']']).parse::<f64>().ok(),
                _ => None,
            };
            let fits = number.is_some_and(|number| number > last && number <= last + 5.0 && number.fract() == 0.0);
            last = number.unwrap_or(last);
            fits
        };
        cells.len() >= HEADINGS_MIN && cells.iter().all(&mut ascends)
    }

    /// The columns under a band of headings.
    fn columns(self, sheet: &'a Sheet, band: Range<usize>) -> Vec<Column> {
        let paths = band::paths(self, sheet, band);
        let mut columns = Vec::with_capacity(paths.len());
        for (number, path) in &paths {
            let group = path.len().checked_sub(2).map(|group| &path[..=group]);
            let beside: Vec<&str> = paths
                .iter()
                .filter(|(_, other)| group.is_some() && other.len().checked_sub(2).map(|g| &other[..=g]) == group)
                .filter_map(|(_, other)| other.last().copied())
                .collect();
            let meaning = self.headings.of_path(path, &beside, self.vocabulary);
            columns.push(Column { number: *number, heading: path.join(" / "), meaning, guessed: false });
        }
        enumerate_titles(&mut columns);
        columns
    }

    /// A column without a heading, or with one that nobody knows, is the names' where no other is and names stand in it.
    fn guess_names(self, sheet: &Sheet, table: &mut Table) {
        if table.has(Field::Name) || table.has(Field::Learner) || table.has(Field::Module) {
            return;
        }
        let rows = table.rows.clone().take(GUESS_ROWS);
        let mut names: BTreeMap<u16, (usize, usize)> = BTreeMap::new();
        for cell in rows.flat_map(|row| sheet.row(row)) {
            let (looks, all) = names.entry(cell.column).or_default();
            *all += 1;
            *looks += usize::from(self.text(cell).is_some_and(|text| looks_like(self.vocabulary, text)));
        }
        let known = |number: u16| table.columns.iter().find(|column| column.number == number);
        let free = |number: u16| known(number).is_none_or(|column| column.meaning.is_none());
        let guess = names
            .iter()
            .find(|(number, (looks, all))| free(**number) && *looks >= HEADINGS_MIN && looks * 5 >= all * 4);
        let Some(number) = guess.map(|(number, _)| *number) else { return };
        match table.columns.iter_mut().find(|column| column.number == number) {
            Some(column) => (column.meaning, column.guessed) = (Some(Field::Name.into()), true),
            None => {
                let meaning = Some(Field::Name.into());
                table.columns.push(Column { number, heading: String::new(), meaning, guessed: true });
                table.columns.sort_by_key(|column| column.number);
            }
        }
    }

    /// What the office says of this shape holds.
    fn as_mapped(self, table: &mut Table) {
        let Some(shape) = self.mapping.shape(&table.headings()) else { return };
        for column in &mut table.columns {
            if let Some(said) = ShapeMapping::of(&shape.columns, &column.heading) {
                // The mapping was checked where it was read; an empty text says that the column is to be left.
                column.meaning = said.parse().ok();
            }
        }
    }
}

/// Planned titles in several columns without numbers of their own are counted from the left.
fn enumerate_titles(columns: &mut [Column]) {
    for field in [Field::PlannedTitle, Field::PlannedUnit] {
        let mut nth = 0;
        for column in columns.iter_mut() {
            let Some(meaning) = column.meaning.filter(|meaning| meaning.field == field) else { continue };
            let digit = column.heading.trim_end().chars().next_back().and_then(|c| c.to_digit(10));
            nth = match (meaning.part, digit) {
                (Part::Nth(given), _) => given,
                (_, Some(digit)) if digit > 0 => digit as u8,
                _ => nth + 1,
            };
            column.meaning = Some(Meaning::part(field, Part::Nth(nth)));
        }
    }
}

/// Tables side by side have the heading of names twice, each with its own columns.
fn side_by_side(columns: Vec<Column>) -> Vec<Vec<Column>> {
    let is = |column: &Column, field: Field| column.meaning == Some(field.into());
    let mut starts = vec![0];
    let names: Vec<usize> = (0..columns.len()).filter(|at| is(&columns[*at], Field::Name)).collect();
    for name in names.iter().skip(1) {
        // A heading merged over two columns is one name in two parts.
        if columns[*name].heading == columns[name - 1].heading && is(&columns[name - 1], Field::Name) {
            continue;
        }
        let own_order = *name > 0 && is(&columns[name - 1], Field::Order);
        if own_order {
            starts.push(name - 1);
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([columns.len()]).collect();
    starts.iter().zip(ends).map(|(start, end)| columns[*start..end].to_vec()).collect()
}
