//! What stands above the people.

use super::super::book::Cell;
use super::super::content::{Column, without_marks};
use super::super::person::pick;
use super::{Desk, Frame, Order};

/// Bodies, the state's lines, the name of the list and what it rests on.
pub(super) fn titles(desk: &mut Desk, order: &Order, frame: &Frame) {
    if !order.has("title_rows") && !order.has("unit_in_title") && !order.has("heading_low") {
        return;
    }
    let content = desk.content;
    let (left, right) = (frame.left, frame.right());
    let middle = left + (right - left) / 2;
    let unit = order.groups.first().and_then(|group| group.first()).map(|at| desk.pool.people[*at].unit());
    let unit = unit.unwrap_or("");
    let units = content.rows("units");
    let district = units.iter().find(|row| row[0] == unit).map_or("", |row| row[1]).to_uppercase();
    let lists = content.list(&format!("titles_of_sheets.{}", content.title_of(order.layout)));
    let list = pick(desk.rng, &lists).to_owned();
    let bases = content.list("titles_of_sheets.bases");
    let organ = content.text("titles_of_sheets.organ");
    if order.has("unit_in_title") {
        let below = if desk.rng.bool() {
            desk.line(left, left, format!("{organ} {district}"));
            format!("{organ} {}", unit.to_uppercase())
        } else {
            desk.line(left, left, organ);
            unit.to_uppercase()
        };
        desk.sheet.put(desk.row, middle + 1, Cell::text(content.text("titles_of_sheets.state")));
        desk.line(left, left, below);
        desk.sheet.put(desk.row, middle + 1, Cell::text(content.text("titles_of_sheets.motto")));
        let place = if desk.rng.bool() { format!(" {}", unit.to_uppercase()) } else { String::new() };
        desk.row += 1;
        desk.line(left, right, format!("{list}{place}"));
    } else {
        desk.line(left, left, content.text("province").to_uppercase());
        desk.line(left, left, content.text("titles_of_sheets.office"));
        desk.line(left, right, list);
    }
    if content.title_of(order.layout) == "planning" {
        desk.line(left, right, content.text("decision"));
    }
    if order.has("heading_low") {
        for base in bases {
            desk.line(left, right, base);
        }
    }
    desk.row += u32::from(desk.rng.bool());
}

/// The headings, merged where they stand over several columns or rows.
pub(super) fn headings(desk: &mut Desk, order: &Order, frame: &mut Frame) {
    let all: Vec<Vec<String>> = frame.columns.iter().map(|column| written(desk, order, column)).collect();
    let depth = all.iter().map(Vec::len).max().unwrap_or(1) as u32;
    let top = desk.row + 1;
    for (at, heads) in all.iter().enumerate() {
        let column = frame.left + at as u32;
        let deep = heads.len() as u32;
        for (up, head) in heads.iter().enumerate() {
            // The uppermost heading reaches to the top; the lowest one of one alone reaches down.
            let last = top + depth - 1 - up as u32;
            let first = if up as u32 + 1 == deep { top } else { last };
            let same =
                |other: usize| up > 0 && all.get(other).is_some_and(|others| others.get(up..) == heads.get(up..));
            if at > 0 && same(at - 1) {
                continue;
            }
            let mut end = at;
            while same(end + 1) {
                end += 1;
            }
            desk.sheet.put(first, column, Cell::text(head));
            let right = frame.left + end as u32;
            if (first, column) != (last, right) {
                desk.sheet.merges.push((first, column, last, right));
            }
        }
    }
    frame.heads = (top, top + depth - 1);
    desk.row = top + depth - 1;
    if order.has("heading_missing")
        && let Some(column) = frame.of("name")
    {
        desk.sheet.cells.remove(&(top, column));
        let place = desk.place(None, Some(column));
        desk.truth.must_report(place, "heading", "heading_missing", &["heading", "name"]);
    }
    let twice = [frame.of("birth_again"), frame.of("size")];
    for (column, kind) in twice.into_iter().zip(["heading_twice", "heading_unknown"]) {
        if let Some(column) = column {
            let place = desk.place(None, Some(column));
            desk.truth.must_report(place, "heading", kind, &["heading"]);
        }
    }
}

/// The headings again, as they are printed on each page.
pub(super) fn again(desk: &mut Desk, frame: &Frame) {
    let (top, last) = frame.heads;
    let down = desk.row + 1 - top;
    let cells: Vec<((u32, u32), Cell)> =
        desk.sheet.cells.range((top, 0)..(last + 1, 0)).map(|(at, cell)| (*at, cell.clone())).collect();
    for ((row, column), cell) in cells {
        desk.sheet.put(row + down, column, cell);
    }
    let merges: Vec<(u32, u32, u32, u32)> =
        desk.sheet.merges.iter().filter(|merge| (top..=last).contains(&merge.0)).copied().collect();
    desk.sheet.merges.extend(merges.into_iter().map(|(r1, c1, r2, c2)| (r1 + down, c1, r2 + down, c2)));
    desk.row = last + down;
}

/// Numbers of the columns.
pub(super) fn numbers(desk: &mut Desk, frame: &Frame) {
    desk.row += 1;
    let brackets = desk.rng.bool();
    for column in frame.left..=frame.right() {
        let number = column - frame.left + 1;
        let cell = if brackets { Cell::text(format!("({number})")) } else { Cell::number(f64::from(number)) };
        desk.sheet.put(desk.row, column, cell);
    }
}

/// The headings of a column, from the lowest upward, as this office writes them.
fn written(desk: &mut Desk, order: &Order, column: &Column) -> Vec<String> {
    let mut heads = column.heads.clone();
    let other = match () {
        () if heads.len() > 1 => Vec::new(),
        () if order.has("heading_synonym") => desk.content.headings("synonyms", &column.field),
        () if order.has("heading_abbreviated") => desk.content.headings("short", &column.field),
        () => Vec::new(),
    };
    if !other.is_empty() {
        heads[0] = pick(desk.rng, &other).to_owned();
    }
    if order.has("heading_three_rows") && column.field.starts_with("mark:") {
        heads.push(desk.content.text("level_heading").to_owned());
    }
    let style = |head: String| {
        let head = if order.has("heading_capitals") { head.to_uppercase() } else { head };
        let head = if order.has("heading_no_marks") { without_marks(&head) } else { head };
        if !order.has("heading_broken_lines") {
            return head;
        }
        head.rsplit_once(' ').map_or(head.clone(), |(start, end)| format!("{}\n{end}", start.replace(' ', "  ")))
    };
    heads.into_iter().map(style).collect()
}
