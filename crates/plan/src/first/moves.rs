//! The steps of the search. Each changes the board without committing; the caller keeps or takes back the whole.

use super::board::Board;
use super::dice::Dice;
use crate::columns::NONE;

/// Learners thrown out of a full session before the step gives up.
const EVICTIONS_MAX: usize = 3;

/// One step drawn at random; answers with the work it took.
pub(super) fn step(board: &mut Board, dice: &mut Dice, scratch: &mut Vec<(i64, u32)>) -> u64 {
    let sessions = board.learners.len();
    // Whole sessions are rarer than people, and a step with one costs as much as hundreds with a person.
    if dice.below(256) == 0 {
        let session = dice.below(sessions) as u32;
        if board.size(session) == 0 {
            open(board, dice, session, scratch)
        } else {
            close(board, dice, session, scratch)
        }
    } else {
        let need = dice.below(board.place.len()) as u32;
        shift(board, dice, need)
    }
}

/// A need goes to another session or out.
fn shift(board: &mut Board, dice: &mut Dice, need: u32) -> u64 {
    let columns = board.columns;
    let from = board.place[need as usize];
    let options = columns.of_need(need);
    let drawn = dice.below(options.len() + 1) as u32;
    let to = if drawn as usize == options.len() { NONE } else { options.start + drawn };
    if to == from || (from != NONE && columns.locked[need as usize]) {
        return 1;
    }
    if to == NONE {
        if board.may_lift(need) {
            let session = board.session(need);
            board.lift(need);
            invite(board, dice, session);
        }
        return 2;
    }
    if from != NONE {
        board.lift(need);
    }
    if !board.may_attend(to) {
        board.take_back(0);
        return 2;
    }
    let target = columns.session[to as usize];
    let mut evicted = NONE;
    if board.is_full(target) {
        evicted = evict(board, dice, target);
        if evicted == NONE || !board.may_place(to) {
            board.take_back(0);
            return 3;
        }
    }
    board.put(to);
    if evicted != NONE {
        reseat(board, evicted);
    }
    if from != NONE {
        let left = columns.session[from as usize];
        invite(board, dice, left);
    }
    4
}

/// Where a session has just fallen below LOW, somebody else may like the seat.
fn invite(board: &mut Board, dice: &mut Dice, session: u32) {
    let size = board.size(session);
    if size == 0 || size + 1 != board.low(session) {
        return;
    }
    let columns = board.columns;
    for _ in 0..EVICTIONS_MAX {
        let Some(&column) = dice.pick(columns.of_session.of(session)) else { return };
        if board.place[columns.need[column as usize] as usize] == NONE && board.may_place(column) {
            board.put(column);
            return;
        }
    }
}

/// Takes a learner who may go out of a full session.
fn evict(board: &mut Board, dice: &mut Dice, session: u32) -> u32 {
    for _ in 0..EVICTIONS_MAX {
        let Some(&need) = dice.pick(&board.learners[session as usize]) else { return NONE };
        if board.may_lift(need) {
            board.lift(need);
            return need;
        }
    }
    NONE
}

/// Seats a need in the cheapest open session that takes it, where that is cheaper than leaving it out.
pub(super) fn reseat(board: &mut Board, need: u32) {
    let columns = board.columns;
    for column in columns.of_need(need) {
        let session = columns.session[column as usize];
        if columns.price[column as usize] >= columns.leave[need as usize] + board.weights.floor {
            return;
        }
        if board.size(session) > 0 && board.may_place(column) {
            let before = board.goal();
            let kept = board.changed();
            board.put(column);
            if board.goal() < before {
                return;
            }
            board.take_back(kept);
        }
    }
}

/// Opens a closed session and fills it with those who gain most; now and then in place of another of its course.
pub(super) fn open(board: &mut Board, dice: &mut Dice, session: u32, scratch: &mut Vec<(i64, u32)>) -> u64 {
    let mut homeless = Vec::new();
    if dice.below(2) == 0 {
        let problem = board.columns.problem;
        let other = dice.below(problem.sessions.len()) as u32;
        let same = |s: u32| problem.sessions[s as usize].course;
        if other != session && same(other) == same(session) && board.size(other) > 0 {
            homeless = clear(board, other);
        }
    }
    let work = fill(board, session, scratch);
    if board.size(session) < board.low(session) {
        board.take_back(0);
        return work;
    }
    let more = homeless.len() as u64;
    settle(board, homeless);
    work + 8 * more
}

/// Fills a session with those who gain most by sitting in it: up to LOW whoever there is, beyond that only for a gain.
pub(super) fn fill(board: &mut Board, session: u32, scratch: &mut Vec<(i64, u32)>) -> u64 {
    let columns = board.columns;
    scratch.clear();
    for &column in columns.of_session.of(session) {
        let need = columns.need[column as usize];
        let now = board.place[need as usize];
        if now == column || (now != NONE && columns.locked[need as usize]) {
            continue;
        }
        let worth = if now == NONE { columns.leave[need as usize] } else { columns.price[now as usize] };
        let floors = if now == NONE { board.weights.floor.min(1) } else { 0 };
        scratch.push((columns.price[column as usize] - worth - floors, column));
    }
    scratch.sort_unstable();
    let work = scratch.len() as u64;
    for &(loss, column) in scratch.iter() {
        if board.is_full(session) || (loss >= 0 && board.size(session) >= board.low(session)) {
            break;
        }
        take_in(board, column);
    }
    work
}

/// Moves a need into the column where its session can spare it and the rules allow it.
fn take_in(board: &mut Board, column: u32) {
    let need = board.columns.need[column as usize];
    let left = board.session(need);
    if left != NONE {
        if board.size(left) <= board.low(left) {
            return;
        }
        let kept = board.changed();
        board.lift(need);
        if board.may_place(column) {
            board.put(column);
        } else {
            board.take_back(kept);
        }
    } else if board.may_place(column) {
        board.put(column);
    }
}

/// Closes a session, or fills it up, and seats its learners elsewhere.
fn close(board: &mut Board, dice: &mut Dice, session: u32, scratch: &mut Vec<(i64, u32)>) -> u64 {
    if dice.below(4) == 0 {
        return fill(board, session, scratch);
    }
    let homeless = clear(board, session);
    if board.size(session) > 0 {
        // Somebody is locked to it.
        board.take_back(0);
        return homeless.len() as u64;
    }
    let work = 8 * homeless.len() as u64;
    settle(board, homeless);
    work
}

/// Lifts every learner of a session who is not locked, with what rests on them; answers with all who were lifted.
pub(super) fn clear(board: &mut Board, session: u32) -> Vec<u32> {
    let mut lifted = Vec::new();
    for need in board.learners[session as usize].clone() {
        lift_with_later(board, need, &mut lifted);
    }
    lifted
}

/// Lifts a need and the needs it is a prerequisite of; nothing where one of them is locked.
fn lift_with_later(board: &mut Board, need: u32, lifted: &mut Vec<u32>) {
    let kept = board.changed();
    let mut tower = vec![need];
    let mut at = 0;
    while let Some(&below) = tower.get(at) {
        tower.extend(board.columns.after.of(below).iter().filter(|&&after| board.place[after as usize] != NONE));
        at += 1;
    }
    for &above in tower.iter().rev() {
        if board.columns.locked[above as usize] {
            board.take_back(kept);
            return;
        }
        if board.place[above as usize] != NONE {
            board.lift(above);
        }
    }
    lifted.extend(tower);
}

/// Seats the lifted again where it pays, prerequisites first.
fn settle(board: &mut Board, lifted: Vec<u32>) {
    for need in lifted {
        if board.place[need as usize] == NONE {
            reseat(board, need);
        }
    }
}
