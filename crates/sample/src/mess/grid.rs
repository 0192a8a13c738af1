//! One table on a sheet: titles, headings, people, foot.

mod foot;
mod heads;
mod rows;

use std::collections::BTreeSet;

use fastrand::Rng;

use super::book::{Cell, Sheet};
use super::content::{Column, Content};
use super::person::Pool;
use super::slips::{Planter, Rich};
use super::truth::{Place, Truth};

/// What a table shall be.
pub(super) struct Order<'a> {
    pub(super) layout: &'a str,
    /// Kinds of mess of the table as a whole.
    pub(super) kinds: &'a BTreeSet<String>,
    /// People by commune.
    pub(super) groups: &'a [Vec<usize>],
    /// How many cells out of a hundred get a slip.
    pub(super) chance: u8,
    pub(super) rich: Rich,
}

impl Order<'_> {
    pub(super) fn has(&self, kind: &str) -> bool {
        self.kinds.contains(kind)
    }
}

/// A sheet that is being filled, and what is known of it.
pub(super) struct Desk<'a> {
    pub(super) file: &'a str,
    pub(super) sheet: Sheet,
    /// The last row that is used.
    pub(super) row: u32,
    pub(super) content: &'a Content,
    pub(super) pool: &'a Pool,
    pub(super) truth: &'a mut Truth,
    pub(super) planter: &'a mut Planter,
    pub(super) rng: &'a mut Rng,
}

impl Desk<'_> {
    pub(super) fn place(&self, row: Option<u32>, column: Option<u32>) -> Place {
        Place { file: self.file.to_owned(), sheet: self.sheet.name.clone(), row, column }
    }

    /// A text over the width of the table in the next row.
    fn line(&mut self, left: u32, right: u32, text: impl Into<String>) {
        self.row += 1;
        self.sheet.put(self.row, left, Cell::text(text));
        if right > left {
            self.sheet.merges.push((self.row, left, self.row, right));
        }
    }
}

/// The columns of a table and where the first one stands.
struct Frame {
    columns: Vec<Column>,
    left: u32,
    /// Rows of headings, first and last.
    heads: (u32, u32),
}

impl Frame {
    fn right(&self) -> u32 {
        self.left + self.columns.len() as u32 - 1
    }

    /// The column of a field.
    fn of(&self, field: &str) -> Option<u32> {
        self.columns.iter().position(|column| column.field == field).map(|at| self.left + at as u32)
    }
}

/// Lays a table below what the sheet has.
pub(super) fn lay(desk: &mut Desk, order: &Order) {
    let left = if order.has("table_not_at_a") { 3 } else { 1 };
    let mut frame = Frame { columns: columns(desk.content, order), left, heads: (0, 0) };
    let notice = desk.content.text("notice");
    if !notice.is_empty() {
        let right = frame.right();
        desk.line(left, right, notice);
    }
    heads::titles(desk, order, &frame);
    heads::headings(desk, order, &mut frame);
    if order.has("number_row") {
        heads::numbers(desk, &frame);
    }
    rows::people(desk, order, &frame);
    foot::foot(desk, order, &frame);
    if order.has("hidden_columns") {
        let hidden = ["ethnicity", "origin", "theory", "professional"].iter().find_map(|field| frame.of(field));
        desk.sheet.hidden_columns.extend(hidden);
    }
    if order.has("ghost_rows") {
        desk.sheet.ghosts = 3000;
    }
}

fn columns(content: &Content, order: &Order) -> Vec<Column> {
    let mut columns = content.columns(order.layout);
    let before_last = columns.len().saturating_sub(1);
    if order.has("heading_unknown") {
        let head = content.text("size_heading").to_owned();
        columns.insert(before_last, Column { field: "size".to_owned(), heads: vec![head] });
    }
    if order.has("heading_not_kept") {
        let heads = content.list("unkept_headings");
        for (field, head) in [("other:phone", heads[0]), ("other:email", heads[1])] {
            columns.push(Column { field: field.to_owned(), heads: vec![head.to_owned()] });
        }
    }
    if order.has("heading_twice")
        && let Some(at) = columns.iter().position(|column| column.field == "birth")
    {
        columns.insert(at + 1, Column { field: "birth_again".to_owned(), heads: columns[at].heads.clone() });
    }
    columns
}
