//! What stands below the people.

use super::super::book::Cell;
use super::{Desk, Frame, Order};

/// Sums, notes and signatures.
pub(super) fn foot(desk: &mut Desk, order: &Order, frame: &Frame) {
    let count: usize = order.groups.iter().map(Vec::len).sum();
    let content = desk.content;
    let (left, right) = (frame.left, frame.right());
    if order.has("total_row") {
        let text = content.list("titles_of_sheets.total")[usize::from(desk.rng.bool())];
        desk.line(left + 1, left + 1, text.replace("{n}", &count.to_string()));
        desk.sheet.put(desk.row, right, Cell::number(count as f64));
    }
    if order.has("note_rows") {
        desk.row += 1;
        for note in content.list("titles_of_sheets.notes") {
            desk.line(left, right, note.replace("{n}", &count.to_string()));
        }
    }
    if order.has("signature_block") {
        let words = content.list("titles_of_sheets.signature");
        let (one, two) = (left + 1, left + (right - left) * 2 / 3);
        let unit = order.groups.first().and_then(|group| group.first()).map(|at| desk.pool.people[*at].unit());
        desk.row += 2;
        let day = content.text("titles_of_sheets.day").replace("{unit}", unit.unwrap_or(""));
        desk.sheet.put(desk.row, two, Cell::text(day));
        for (down, at) in [(1, 0), (2, 2), (5, 4)] {
            desk.sheet.put(desk.row + down, one, Cell::text(words[at]));
            desk.sheet.put(desk.row + down, two, Cell::text(words[at + 1]));
        }
        desk.row += 5;
    }
}
