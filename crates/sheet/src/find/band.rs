//! The band of heading rows: how far it reaches, and the path of headings above each column.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Finder;
use crate::book::{Merge, Sheet};
use crate::tokens::key;

/// Heading rows of one table: group, part, part of the part, unit of measure.
const BAND_ROWS_MAX: usize = 4;

/// The places of the heading rows around the row that names the columns; not above `from`.
pub(super) fn around(finder: Finder<'_>, sheet: &Sheet, at: usize, from: usize) -> Range<usize> {
    let mut band = at..at + 1;
    while band.start > from && band.len() < BAND_ROWS_MAX && is_group_row(finder, sheet, band.start - 1, band.start) {
        band.start -= 1;
    }
    let merged_until = merges_of(sheet, at).filter(|merge| merge.rows.1 > merge.rows.0).map(|merge| merge.rows.1).max();
    while band.end < sheet.rows.len() && band.len() < BAND_ROWS_MAX {
        let merged = merged_until.is_some_and(|until| sheet.rows[band.end].number <= until);
        if !merged && !is_part_row(finder, sheet, at, band.end) {
            break;
        }
        band.end += 1;
    }
    band
}

fn merges_of(sheet: &Sheet, at: usize) -> impl Iterator<Item = &Merge> {
    let number = sheet.rows[at].number;
    sheet.merges.iter().filter(move |merge| merge.rows.0 == number)
}

/// A row of group headings stands right above, and none of its cells stands over a column that has no heading below.
fn is_group_row(finder: Finder<'_>, sheet: &Sheet, at: usize, below: usize) -> bool {
    if sheet.rows[at].number + 1 != sheet.rows[below].number {
        return false;
    }
    let cells = sheet.row(at);
    let known = cells.iter().filter(|cell| finder.text(cell).is_some_and(|text| finder.meaning(text).is_some()));
    let last = sheet.row(below).last().map_or(0, |cell| cell.column);
    // A title line above the table is one cell at its left, a group stands over other columns than the first.
    known.count() * 2 >= cells.len() && cells.iter().all(|cell| cell.column <= last)
}

/// A row of parts stands right below: it says something only where the row above is a group, and nothing under the names.
fn is_part_row(finder: Finder<'_>, sheet: &Sheet, heading: usize, at: usize) -> bool {
    if sheet.rows[at].number != sheet.rows[at - 1].number + 1 || finder.is_numbering(sheet.row(at)) {
        return false;
    }
    let cells = sheet.row(at);
    let is_part = |text: &str| {
        finder.meaning(text).is_some()
            || finder.vocabulary.sex(text).is_some()
            || cadre::record::Subject::ALL
                .iter()
                .any(|subject| finder.vocabulary.level_of_heading(*subject, text).is_some())
            || matches!(
                key(text).as_str(),
                "du bi" | "chinh thuc" | "ct" | "db" | "ngay" | "thang" | "nam" | "1" | "2" | "3"
            )
    };
    let texts: Vec<(u16, &str)> = cells.iter().filter_map(|cell| Some((cell.column, finder.text(cell)?))).collect();
    let parts = texts.iter().filter(|(_, text)| is_part(text)).count();
    let headed = |column: u16| sheet.row(heading).iter().any(|cell| cell.column == column);
    let under_first = sheet.row(heading).first().map_or(0, |cell| cell.column);
    // The first columns (number, name) have no parts; a row of people has something there.
    let first_free = texts.iter().all(|(column, _)| *column > under_first + 1);
    texts.len() == cells.len()
        && parts * 10 >= texts.len() * 6
        && !texts.is_empty()
        && (first_free || texts.iter().all(|(column, _)| !headed(*column)))
}

/// The headings above each column, the group first. A group stands in its first cell only, as merged cells do, and counts
/// for the columns to its right that have a part and no group of their own.
pub(super) fn paths<'a>(finder: Finder<'a>, sheet: &'a Sheet, band: Range<usize>) -> Vec<(u16, Vec<&'a str>)> {
    let mut grid: BTreeMap<u16, Vec<Option<&str>>> = BTreeMap::new();
    let depth = band.len();
    for (level, at) in band.clone().enumerate() {
        for cell in sheet.row(at) {
            if let Some(text) = finder.text(cell) {
                grid.entry(cell.column).or_insert_with(|| vec![None; depth])[level] = Some(text);
            }
        }
    }
    let first = sheet.rows[band.start].number;
    let last = sheet.rows[band.end - 1].number;
    let level_of = |number: u32| band.clone().position(|at| sheet.rows[at].number == number);
    let mut merged: Vec<(u16, usize)> = Vec::new();
    for merge in sheet.merges.iter().filter(|merge| first <= merge.rows.0 && merge.rows.0 <= last) {
        let Some(top) = level_of(merge.rows.0) else { continue };
        let Some(text) = grid.get(&merge.columns.0).and_then(|path| path[top]) else { continue };
        // Two columns under one heading without parts are a name in two cells; more are a layout nobody meant to read.
        for column in merge.columns.0..=merge.columns.1.min(merge.columns.0.saturating_add(64)) {
            let path = grid.entry(column).or_insert_with(|| vec![None; depth]);
            path[top].get_or_insert(text);
            merged.push((column, top));
        }
    }
    for level in 0..depth.saturating_sub(1) {
        let mut group: Option<&str> = None;
        for (column, path) in &mut grid {
            let has_part = path[level + 1..].iter().any(Option::is_some);
            match path[level] {
                Some(own) => group = (has_part && !merged.contains(&(*column, level))).then_some(own),
                // Where the format tells what is merged, nothing is guessed.
                None if has_part && merged.is_empty() => path[level] = group,
                None => {}
            }
        }
    }
    let mut paths = Vec::new();
    for (column, path) in grid {
        let mut path: Vec<&str> = path.into_iter().flatten().collect();
        path.dedup();
        paths.push((column, path));
    }
    paths
}
