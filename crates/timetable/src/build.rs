//! The first timetable: the hardest courses first, each session where it breaks least.

use crate::board::{Board, Cell};
use crate::dice::Dice;

/// Half of it decides between places that are as good: so that each seed begins elsewhere.
const CHANCE: usize = 20;

/// Places what can be placed; what breaks least is taken, even where it breaks something.
pub(crate) fn build(board: &mut Board<'_>, dice: &mut Dice) {
    let table = board.table;
    let mut waiting = board.waiting.clone();
    // Few places for many sessions, and many courses that must not be beside it.
    let hardness = |session: &u32| {
        let course = table.course_of[*session as usize] as usize;
        let (open, sessions) = (table.open.of(course).len() as i64, table.sessions(course).len() as i64);
        (open - sessions) * 4 - table.same.of(course).len() as i64
    };
    waiting.sort_by_key(|session| (hardness(session), *session));
    for session in waiting {
        let session = session as usize;
        let course = table.course_of[session] as usize;
        let mut least = None;
        for period in table.open.of(course) {
            if !board.limits.conflict.is_open(course, *period) {
                continue;
            }
            let conflicts = board.limits.conflict.count(course, *period) as usize * 1_000;
            for room in table.fit.of(course) {
                let at = table.at(*period, *room);
                if board.cell(at) == Cell::Free {
                    let value = conflicts + missing(board, course, *room) + dice.below(CHANCE);
                    if least.is_none_or(|(least, _)| value < least) {
                        least = Some((value, at));
                    }
                }
            }
        }
        if let Some((_, at)) = least {
            board.put(session, at);
        }
    }
}

/// Students without a seat.
fn missing(board: &Board<'_>, course: usize, room: u16) -> usize {
    let problem = board.table.problem;
    problem.courses[course].students.saturating_sub(problem.rooms[room as usize].seats) as usize
}
