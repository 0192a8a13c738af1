//! The first plan: promises, then what the relaxed optimum takes most, then whole sessions by what they save.

use super::board::Board;
use super::moves::{Scratch, reseat};
use super::session::{clear, fill};
use crate::layout::{Layout, NONE};

/// Sessions tried for the prerequisites of one promise: a chain of three has some hundred, a malicious one no end.
const TRIES_MAX: u32 = 10_000;

/// As many rounds as a usual chain of prerequisites has courses: elementary, intermediate, advanced.
const ROUNDS: usize = 3;

/// Offers taken less than this in the relaxed optimum are left to the search.
const WANTED_MIN: f32 = 0.1;

/// Sessions open less than this in the relaxed optimum stay closed at first.
const OPEN_MIN: f32 = 0.35;

/// Builds a plan on an empty board: by offer how much of it the relaxed optimum takes, by session how much of it is open.
/// Whether the plan is feasible, the board knows.
pub(super) fn build(board: &mut Board, taken: &[f32], opened: &[f32], scratch: &mut Scratch) {
    let layout = board.layout;
    promise(board);
    for session in 0..board.learners.len() as u32 {
        if board.is_open(session) && board.size(session) < board.low(session) {
            fill(board, session, scratch);
        }
    }
    let mut wanted: Vec<u32> = (0..taken.len() as u32).filter(|&offer| taken[offer as usize] > WANTED_MIN).collect();
    wanted.sort_by(|&a, &b| taken[b as usize].total_cmp(&taken[a as usize]));
    for _ in 0..ROUNDS {
        for &offer in &wanted {
            let need = layout.need[offer as usize];
            if board.place[need as usize] == NONE
                && let Some(session) = seat(board, offer, opened)
                && board.may_attend(offer)
            {
                board.put(offer, session);
            }
        }
    }
    for session in 0..board.learners.len() as u32 {
        if board.is_open(session) {
            fill(board, session, scratch);
        }
        if board.size(session) < board.low(session) {
            clear(board, session);
        }
    }
    open_best(board, scratch);
    for need in 0..board.place.len() as u32 {
        if board.place[need as usize] == NONE {
            reseat(board, need);
        }
    }
    board.commit();
}

/// The cheapest session of the wave that the relaxed optimum opens and that has a seat.
fn seat(board: &Board, offer: u32, opened: &[f32]) -> Option<u32> {
    let layout = board.layout;
    let need = layout.need[offer as usize];
    let sessions = layout.sessions.of(layout.wave[offer as usize]).iter().copied();
    let free =
        |&session: &u32| opened[session as usize] > OPEN_MIN && !board.is_full(session) && layout.admits(need, session);
    sessions.filter(free).min_by_key(|&session| (layout.price(need, session), session))
}

/// Seats every locked need, with the prerequisites it rests on.
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

/// Opens closed sessions while they lower the goal, those that lower it most first.
fn open_best(board: &mut Board, scratch: &mut Scratch) {
    let mut gains: Vec<(i64, u32)> = Vec::new();
    board.commit();
    for session in (0..board.learners.len() as u32)
        .filter(|&session| !board.learners[session as usize].is_empty())
        .collect::<Vec<_>>()
    {
        // Those already open may still take in whom nobody planned.
        fill(board, session, scratch);
    }
    board.commit();
    for session in 0..board.learners.len() as u32 {
        if !board.is_open(session) {
            let before = board.goal();
            fill(board, session, scratch);
            gains.push((board.goal() - before, session));
            board.take_back(0);
        }
    }
    gains.sort_unstable();
    for &(_, session) in gains.iter().take_while(|gain| gain.0 < 0) {
        let before = board.goal();
        fill(board, session, scratch);
        if board.size(session) >= board.low(session) && board.goal() < before {
            board.commit();
        } else {
            board.take_back(0);
        }
    }
}
