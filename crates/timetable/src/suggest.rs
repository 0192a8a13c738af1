//! Where else one session could be: every place, priced, the best first.

use crate::board::{Board, Cell};
use crate::check::Checked;
use crate::model::{CourseIx, Problem, Spot};
use crate::table::{NOWHERE, Table};

/// Another place for a session, at which nothing is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Where.
    pub spot: Spot,
    /// Whose session is there now, and which: it would go to where this one is.
    pub other: Option<(CourseIx, usize)>,
    /// How the cost changes; less than nothing is better.
    pub change: i64,
}

/// The best other places for a session, at most `most`; none for one that is pinned. A session that is not placed is only put
/// where nobody is.
pub fn suggest(problem: &Problem, checked: &Checked, course: CourseIx, session: usize, most: usize) -> Vec<Suggestion> {
    let timetable = checked.timetable();
    let table = Table::new(problem, timetable.courses.iter().map(|placed| placed.lecturer).collect());
    let mut board = Board::new(&table);
    for (at, placed) in timetable.courses.iter().enumerate() {
        for (session, spot) in table.sessions(at).zip(&placed.sessions) {
            if let Some(spot) = spot.filter(|_| !board.is_pinned(session)) {
                board.put(session, table.at(spot.period as u16, spot.room as u16));
            }
        }
    }
    let mover = table.sessions(course as usize).start + session;
    let from = board.at[mover];
    if board.is_pinned(mover) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for period in table.open.of(course as usize) {
        if *period != from.period && !board.limits.conflict.is_open(course as usize, *period) {
            continue;
        }
        for room in table.fit.of(course as usize) {
            let to = table.at(*period, *room);
            let spot = Spot { period: u32::from(*period), room: u32::from(*room) };
            let other = match board.cell(to) {
                Cell::Free => None,
                Cell::Taken(other) if other != mover && from.period != NOWHERE && may_come(&board, other, from) => {
                    Some(other)
                }
                Cell::Taken(_) | Cell::Closed => continue,
            };
            let change = if from.period == NOWHERE {
                let before = board.cost;
                board.put(mover, to);
                let change = (board.cost.hard - before.hard, board.cost.soft - before.soft);
                board.lift(mover);
                (change.0 <= 0).then_some(change.1)
            } else {
                board.price(mover, to, other, 0).map(|change| change.soft)
            };
            let Some(change) = change else { continue };
            let other = other.map(|other| {
                let course = table.course_of[other];
                (course, other - table.sessions(course as usize).start)
            });
            found.push(Suggestion { spot, other, change: i64::from(change) });
        }
    }
    found.sort_by_key(|one| (one.change, one.other.is_some(), one.spot));
    found.truncate(most);
    found
}

/// Whether the session that is in the way may come to where the other leaves.
fn may_come(board: &Board<'_>, other: usize, from: crate::table::At) -> bool {
    let course = board.table.course_of[other] as usize;
    let same_period = board.at[other].period == from.period;
    !board.is_pinned(other)
        && board.table.fit.of(course).binary_search(&from.room).is_ok()
        && (same_period || board.limits.conflict.is_open(course, from.period))
}
