//! The first plan: promises, then whole sessions by what they save, then single seats.

use super::Meter;
use super::board::Board;
use super::moves::{clear, fill, reseat};
use crate::columns::NONE;

/// Times every closed session is weighed anew; later times find little.
const PASSES_MAX: usize = 3;

/// Sessions tried for the prerequisites of one promise: a chain of three has some hundred, a malicious one no end.
const TRIES_MAX: u32 = 10_000;

/// As many rounds as a usual chain of prerequisites has courses: elementary, intermediate, advanced.
const ROUNDS: usize = 3;

/// Seats taken less than this in the relaxed optimum are left to the search.
const WANTED_MIN: f64 = 0.25;

/// Sessions open less than this in the relaxed optimum stay closed.
const OPEN_MIN: f64 = 0.35;

/// Builds a plan on an empty board, as far as the budget goes. Whether it is feasible, the board knows.
pub(super) fn build(board: &mut Board, meter: &mut Meter) {
    let mut scratch = Vec::new();
    promise(board);
    for session in 0..board.learners.len() as u32 {
        if 0 < board.size(session) && board.size(session) < board.low(session) {
            meter.work += fill(board, session, &mut scratch);
        }
    }
    board.commit();
    for _ in 0..PASSES_MAX {
        if !open_best(board, meter, &mut scratch) {
            break;
        }
    }
    for need in 0..board.place.len() as u32 {
        if board.place[need as usize] == NONE {
            reseat(board, need);
        }
    }
    board.commit();
}

/// Builds a plan that follows the relaxed optimum: by column how much of it the person takes, by session how much of it
/// is open. What is taken most goes first; what rests on a prerequisite taken less follows in the next round.
pub(super) fn follow(board: &mut Board, taken: &[f64], opened: &[f64], scratch: &mut Vec<(i64, u32)>) {
    board.show(&vec![NONE; board.place.len()]);
    promise(board);
    let columns = board.columns;
    let session_of = |column: u32| columns.session[column as usize] as usize;
    let mut wanted: Vec<u32> = (0..taken.len() as u32)
        .filter(|&column| taken[column as usize] > WANTED_MIN && opened[session_of(column)] > OPEN_MIN)
        .collect();
    wanted.sort_by(|&a, &b| taken[b as usize].total_cmp(&taken[a as usize]));
    for _ in 0..ROUNDS {
        for &column in &wanted {
            if board.place[columns.need[column as usize] as usize] == NONE && board.may_place(column) {
                board.put(column);
            }
        }
    }
    for session in 0..board.learners.len() as u32 {
        if board.size(session) > 0 {
            fill(board, session, scratch);
        }
        if board.size(session) < board.low(session) {
            clear(board, session);
        }
    }
    board.commit();
}

/// Seats every locked need, with the prerequisites it rests on.
fn promise(board: &mut Board) {
    let columns = board.columns;
    for person in 0..columns.problem.people.len() as u32 {
        for &need in columns.needs_of.of(person).iter().filter(|&&need| columns.locked[need as usize]) {
            let kept = board.changed();
            let mut tries = TRIES_MAX;
            if board.place[need as usize] == NONE && !seat_on(board, columns.of_need(need).start, &mut tries) {
                board.take_back(kept);
            }
        }
    }
    board.commit();
}

/// Places a column, and before it the first sessions of its prerequisites that allow it.
fn seat_on(board: &mut Board, column: u32, tries: &mut u32) -> bool {
    if *tries == 0 {
        return false;
    }
    *tries -= 1;
    let columns = board.columns;
    let before = columns.before[columns.need[column as usize] as usize];
    if before != NONE && board.place[before as usize] == NONE {
        let found = columns.of_need(before).any(|option| {
            let kept = board.changed();
            let seated = seat_on(board, option, tries) && board.may_place(column);
            if !seated {
                board.take_back(kept);
            }
            seated
        });
        if !found {
            return false;
        }
    }
    let may = board.may_place(column);
    if may {
        board.put(column);
    }
    may
}

/// Opens closed sessions while they lower the goal, those that lower it most first.
fn open_best(board: &mut Board, meter: &mut Meter, scratch: &mut Vec<(i64, u32)>) -> bool {
    let mut gains: Vec<(i64, u32)> = Vec::new();
    for session in 0..board.learners.len() as u32 {
        if meter.is_over() {
            return false;
        }
        if board.size(session) == 0 {
            let before = board.goal();
            meter.work += fill(board, session, scratch);
            gains.push((board.goal() - before, session));
            board.take_back(0);
        }
    }
    gains.sort_unstable();
    let mut opened = false;
    for &(_, session) in gains.iter().take_while(|gain| gain.0 < 0) {
        let before = board.goal();
        meter.work += fill(board, session, scratch);
        if board.size(session) >= board.low(session) && board.goal() < before {
            board.commit();
            opened = true;
        } else {
            board.take_back(0);
        }
    }
    opened
}
