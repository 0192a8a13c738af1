//! The first plan: promises, then what the prices wish.

use super::board::Board;
use super::moves::Scratch;
use super::session::fill;
use crate::dual::Hints;
use crate::layout::{Layout, NONE};

/// Sessions tried for the prerequisites of one promise: a chain of three has some hundred, a malicious one no end.
const TRIES_MAX: u32 = 10_000;

/// As many rounds as a usual chain of prerequisites has courses: elementary, intermediate, advanced.
const ROUNDS: usize = 3;

/// Sessions open less than this in the relaxed optimum stay closed at first.
const OPEN_MIN: f32 = 0.35;

/// Builds a plan on an empty board: who gains most goes first, to the nearest open session. Whether the plan is feasible,
/// the board knows.
pub(super) fn build(board: &mut Board, hints: &Hints, scratch: &mut Scratch) {
    promise(board);
    for session in 0..board.learners.len() as u32 {
        if board.is_open(session) && board.size(session) < board.low(session) {
            fill(board, hints, session, scratch);
        }
    }
    let mut order: Vec<u32> = (0..board.place.len() as u32).collect();
    order.sort_by(|&a, &b| hints.gain[b as usize].total_cmp(&hints.gain[a as usize]));
    for _ in 0..ROUNDS {
        for &need in &order {
            if board.place[need as usize] == NONE {
                seat(board, hints, need);
            }
        }
    }
    board.commit();
}

/// Seats a need in the nearest session that the relaxed optimum opens and that takes it.
fn seat(board: &mut Board, hints: &Hints, need: u32) {
    let layout = board.layout;
    let found = hints.near(need).iter().find(|&&(offer, session)| {
        let may_open = hints.opened[session as usize] > OPEN_MIN;
        may_open && !board.is_full(session) && layout.admits(need, session) && board.may_attend(offer)
    });
    if let Some(&(offer, session)) = found {
        board.put(offer, session);
    }
}

/// Seats every locked need, with the prerequisites it rests on, then whoever else was promised a place.
fn promise(board: &mut Board) {
    let layout = board.layout;
    for need in (0..board.place.len() as u32).filter(|&need| layout.locked[need as usize]) {
        let kept = board.changed();
        let mut tries = TRIES_MAX;
        let place = layout.kept[need as usize].map(|kept| kept.session).filter(|_| board.place[need as usize] == NONE);
        if let (Some(&offer), Some(session)) = (layout.offers.of(need).first(), place)
            && !seat_on(board, offer, session, &mut tries)
        {
            board.take_back(kept);
        }
    }
    for need in 0..board.place.len() as u32 {
        let Some(kept) = layout.kept[need as usize].filter(|_| board.place[need as usize] == NONE) else { continue };
        let offer = layout.offer_of(need, kept.session);
        if offer != NONE && !board.is_full(kept.session) && board.may_attend(offer) {
            board.put(offer, kept.session);
        }
    }
    board.commit();
}

/// Places an offer, and before it the first sessions of its prerequisites that allow it.
fn seat_on(board: &mut Board, offer: u32, session: u32, tries: &mut u32) -> bool {
    if *tries == 0 {
        return false;
    }
    *tries -= 1;
    let layout: &Layout = board.layout;
    let before = layout.before[layout.need[offer as usize] as usize];
    if before != NONE && board.place[before as usize] == NONE {
        let found = layout.offers.of(before).iter().any(|&option| {
            layout.sessions.of(layout.wave[option as usize]).iter().any(|&first| {
                let kept = board.changed();
                let seated =
                    layout.admits(before, first) && seat_on(board, option, first, tries) && board.may_attend(offer);
                if !seated {
                    board.take_back(kept);
                }
                seated
            })
        });
        if !found {
            return false;
        }
    }
    let may = !board.is_full(session) && board.may_attend(offer);
    if may {
        board.put(offer, session);
    }
    may
}
