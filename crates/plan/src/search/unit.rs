//! Steps with a whole unit: its members come back from their sessions and are sent out again in another order (ruin and
//! recreate, Schrimpf et al. 2000). One long absence then makes room for several short ones, which no step with a person does.

use super::board::Board;
use super::moves::{Scratch, some_members};
use crate::dice::Dice;
use crate::dual::Hints;
use crate::layout::NONE;

/// Of so many places that would do, one is passed over, so that the next call ends otherwise.
const PASSED_OF: usize = 24;

/// Calls back members of a set drawn at random and sends them out again; answers with the work it took.
pub(super) fn resend(board: &mut Board, hints: &Hints, dice: &mut Dice, scratch: &mut Scratch) -> u64 {
    let layout = board.layout;
    let need = hints.movable[dice.below(hints.movable.len())];
    let Some(&set) = dice.pick(layout.sets_of.of(layout.person[need as usize])) else { return 1 };
    let members = some_members(board, dice, set);
    let weeks = layout.problem.weeks as usize;
    // Whoever is away in the weeks between these two.
    let (start, end) = (dice.below(weeks) as u32, dice.below(weeks) as u32);
    let (start, end) = (start.min(end), start.max(end) + 1);
    let waiting = &mut scratch.seats;
    waiting.clear();
    let mut work = 0;
    for person in members {
        for need in layout.needs_of(person).rev() {
            work += 1;
            let offer = board.offer[need as usize];
            if offer != NONE {
                let span = layout.span[layout.wave[offer as usize] as usize];
                if !span.full || span.end <= start || end <= span.start || !board.may_lift(need) {
                    continue;
                }
                board.lift(need);
                work += 4;
            }
            // The dearest first, more or less.
            let rank = layout.leave[need as usize].saturating_mul(512 + dice.below(1024) as i64);
            waiting.push((-rank, need));
        }
    }
    waiting.sort_unstable();
    for &(_, need) in waiting.iter() {
        work += 2 + hints.near(need).len() as u64 / 2;
        send(board, hints, dice, need);
    }
    work
}

/// Seats a need in the nearest open session that takes it.
fn send(board: &mut Board, hints: &Hints, dice: &mut Dice, need: u32) {
    let layout = board.layout;
    let found = hints.near(need).iter().copied().find(|&(offer, session)| {
        let open = board.is_open(session) && !board.is_full(session) && layout.admits(need, session);
        open && board.may_attend(offer) && dice.below(PASSED_OF) != 0
    });
    if let Some((offer, session)) = found {
        let before = board.goal();
        let kept = board.changed();
        board.put(offer, session);
        if board.goal() >= before {
            board.take_back(kept);
        }
    }
}
