//! Steps with whole sessions: one opens and is filled, another closes and its learners go elsewhere.

use super::board::Board;
use super::moves::{Scratch, force, settle};
use crate::dice::Dice;
use crate::dual::Hints;
use crate::layout::NONE;

/// Opens a closed session and fills it with those who gain most; now and then in place of another of its course.
pub(super) fn open(board: &mut Board, hints: &Hints, dice: &mut Dice, session: u32, scratch: &mut Scratch) -> u64 {
    let layout = board.layout;
    let mut homeless = Vec::new();
    if dice.below(2) == 0 {
        let course = layout.problem.sessions[session as usize].course;
        let other = *dice.pick(layout.sessions_of.of(course.0)).expect("the course has this session");
        if other != session && board.is_open(other) {
            homeless = clear(board, other);
        }
    }
    let mut work = fill(board, hints, session, scratch);
    if board.size(session) < board.low(session) {
        work += press(board, hints, dice, session, scratch);
    }
    if board.size(session) < board.low(session) {
        board.take_back(0);
        return work;
    }
    let more = 8 * homeless.len() as u64;
    settle(board, hints, &homeless);
    work + more
}

/// Fills a session up to LOW with those who wait and whom something keeps out, the dearest first: what is in the way goes
/// elsewhere.
fn press(board: &mut Board, hints: &Hints, dice: &mut Dice, session: u32, scratch: &mut Scratch) -> u64 {
    let seats = std::mem::take(&mut scratch.seats);
    let mut work = 0;
    for &(_, offer) in &seats {
        if board.size(session) >= board.low(session) {
            break;
        }
        if board.place[board.layout.need[offer as usize] as usize] != NONE {
            continue;
        }
        let kept = board.changed();
        let (seated, more) = force(board, hints, dice, offer, session, scratch);
        work += more;
        if !seated {
            board.take_back(kept);
        }
    }
    scratch.seats = seats;
    work
}

/// Fills a session with those who gain most by sitting in it: up to LOW whoever there is, beyond that only for a gain. Asks
/// those near it, and everybody where they are too few.
pub(super) fn fill(board: &mut Board, hints: &Hints, session: u32, scratch: &mut Scratch) -> u64 {
    let near = hints.around(session).iter().copied();
    let work = fill_from(board, near, session, scratch);
    if board.size(session) >= board.low(session) {
        return work;
    }
    let offers = board.layout.of_wave(board.layout.wave_of[session as usize]);
    work + fill_from(board, offers.map(|offer| offer as u32), session, scratch)
}

fn fill_from(board: &mut Board, offers: impl Iterator<Item = u32>, session: u32, scratch: &mut Scratch) -> u64 {
    let layout = board.layout;
    let seats = &mut scratch.seats;
    seats.clear();
    for offer in offers {
        let need = layout.need[offer as usize];
        let now = board.place[need as usize];
        if now == session || (now != NONE && layout.locked[need as usize]) || !layout.admits(need, session) {
            continue;
        }
        let worth = if now == NONE { layout.leave[need as usize] } else { layout.price(need, now) };
        let floors = if now == NONE { board.weights.floor.min(1) } else { 0 };
        seats.push((layout.price(need, session) - worth - floors, offer));
    }
    seats.sort_unstable();
    let work = seats.len() as u64;
    for &(loss, offer) in seats.iter() {
        if board.is_full(session) || (loss >= 0 && board.size(session) >= board.low(session)) {
            break;
        }
        take_in(board, offer, session);
    }
    work
}

/// Moves the need of the offer into the session where its own can spare it and the rules allow it.
fn take_in(board: &mut Board, offer: u32, session: u32) {
    let need = board.layout.need[offer as usize];
    let left = board.place[need as usize];
    if left == NONE {
        if board.may_attend(offer) {
            board.put(offer, session);
        }
        return;
    }
    if board.size(left) <= board.low(left) {
        return;
    }
    let kept = board.changed();
    board.lift(need);
    if board.may_attend(offer) {
        board.put(offer, session);
    } else {
        board.take_back(kept);
    }
}

/// Closes a session, or fills it up, and seats its learners elsewhere.
pub(super) fn close(board: &mut Board, hints: &Hints, dice: &mut Dice, session: u32, scratch: &mut Scratch) -> u64 {
    if dice.below(4) == 0 {
        return fill(board, hints, session, scratch);
    }
    let homeless = clear(board, session);
    if board.is_open(session) {
        // Somebody is locked to it.
        board.take_back(0);
        return homeless.len() as u64;
    }
    let work = 8 * homeless.len() as u64;
    settle(board, hints, &homeless);
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
        tower.extend(board.layout.after.of(below).iter().filter(|&&after| board.place[after as usize] != NONE));
        at += 1;
    }
    for &above in tower.iter().rev() {
        if board.layout.locked[above as usize] {
            board.take_back(kept);
            return;
        }
        if board.place[above as usize] != NONE {
            board.lift(above);
        }
    }
    lifted.extend(tower);
}
