//! At last each course settles in one room where it can: annealing moves single sessions, and the way from two rooms to one
//! leads over timetables that are no better.

use crate::anneal::Best;
use crate::board::{Board, Cell};
use crate::table::{At, NOWHERE, Table};

/// Looks at every course again and again, as long as any gains; a few times are enough.
const ROUNDS_MAX: usize = 20;

/// The same timetable or a cheaper one, every session in the period in which it was.
pub(crate) fn settle(table: &Table<'_>, best: Best) -> Best {
    let mut board = Board::new(table);
    for (session, at) in best.places.iter().enumerate() {
        if at.period != NOWHERE && board.at[session].period == NOWHERE {
            board.put(session, *at);
        }
    }
    for _ in 0..ROUNDS_MAX {
        let before = board.cost;
        for course in (0..table.courses).filter(|course| is_divided(&board, *course)).collect::<Vec<usize>>() {
            for room in table.fit.of(course) {
                together(&mut board, course, *room);
            }
        }
        if board.cost == before {
            break;
        }
    }
    match board.cost.hard {
        0 if board.cost.soft < best.soft => Best { soft: board.cost.soft, places: board.at, ..best },
        _ => best,
    }
}

/// Whether a course meets in several rooms.
fn is_divided(board: &Board<'_>, course: usize) -> bool {
    let mut rooms = board.at[board.table.sessions(course)].iter().filter(|at| at.period != NOWHERE).map(|at| at.room);
    rooms.next().is_some_and(|first| rooms.any(|room| room != first))
}

/// Takes every session of a course into a room, and what is there into the room it leaves; back again where that costs more.
fn together(board: &mut Board<'_>, course: usize, room: u16) {
    let table = board.table;
    let before = board.cost;
    let mut moved: Vec<(usize, At)> = Vec::new();
    let mut whole = true;
    for session in table.sessions(course) {
        let from = board.at[session];
        if from.period == NOWHERE || from.room == room {
            continue;
        }
        whole = change(board, session, room);
        if !whole {
            break;
        }
        moved.push((session, from));
    }
    if !whole || board.cost.hard > before.hard || board.cost.soft >= before.soft {
        for (session, from) in moved.into_iter().rev() {
            change(board, session, from.room);
        }
    }
}

/// Moves a session to another room in its period; tells whether that may be.
fn change(board: &mut Board<'_>, session: usize, room: u16) -> bool {
    let table = board.table;
    let from = board.at[session];
    let to = table.at(from.period, room);
    let other = match board.cell(to) {
        Cell::Free => None,
        Cell::Taken(other) if !board.is_pinned(other) => Some(other),
        Cell::Taken(_) | Cell::Closed => return false,
    };
    let suits =
        |session: usize, room: u16| table.fit.of(table.course_of[session] as usize).binary_search(&room).is_ok();
    if board.is_pinned(session) || other.is_some_and(|other| !suits(other, from.room)) {
        return false;
    }
    let Some(price) = board.price(session, to, other, i32::MAX) else { return false };
    board.shift(session, to, other, price);
    true
}
