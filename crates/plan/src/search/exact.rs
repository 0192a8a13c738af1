//! The best plan of a small problem, or the proof that there is none, by trying every one that is not yet worse.

use super::board::Board;
use crate::layout::Layout;

/// Places tried before the search gives up: a class of a dozen, in some milliseconds.
const TRIES_MAX: u32 = 100_000;

/// Needs beyond which not even a beginning is made: their places are more than the tries.
const NEEDS_MAX: usize = 60;

/// What trying everything came to.
pub(crate) enum Exact {
    /// The best plan: its cost, and session by need or `NONE`.
    Plan(i64, Vec<u32>),
    /// There is none.
    NoPlan,
    /// Too many to try.
    TooMany,
}

/// Tries every plan of a small problem.
pub(crate) fn exact(layout: &Layout) -> Exact {
    let needs = layout.person.len();
    if needs > NEEDS_MAX {
        return Exact::TooMany;
    }
    let mut rest = vec![0; needs + 1];
    for need in (0..needs).rev() {
        let options = options(layout, need as u32);
        let saves = |&(_, session): &(u32, u32)| layout.price(need as u32, session) - layout.leave[need];
        rest[need] = rest[need + 1] + options.iter().map(saves).min().unwrap_or(0).min(0);
    }
    let mut trial = Trial { board: Board::new(layout), rest, tries: 0, best: None };
    trial.go(0);
    match trial.best {
        _ if trial.tries > TRIES_MAX => Exact::TooMany,
        Some((cost, place)) => Exact::Plan(cost, place),
        None => Exact::NoPlan,
    }
}

/// The places a need may take: offer and session.
fn options(layout: &Layout, need: u32) -> Vec<(u32, u32)> {
    let of_offer = |&offer: &u32| {
        let sessions = layout.sessions.of(layout.wave[offer as usize]).iter();
        sessions.filter(|&&session| layout.admits(need, session)).map(move |&session| (offer, session))
    };
    layout.offers.of(need).iter().flat_map(of_offer).collect()
}

struct Trial<'a> {
    board: Board<'a>,
    /// By need: what it and those after it can save at most, below 0.
    rest: Vec<i64>,
    tries: u32,
    best: Option<(i64, Vec<u32>)>,
}

impl Trial<'_> {
    fn go(&mut self, need: usize) {
        self.tries += 1;
        let hopeless = self.best.as_ref().is_some_and(|best| self.board.cost + self.rest[need] >= best.0);
        if self.tries > TRIES_MAX || hopeless {
            return;
        }
        let layout = self.board.layout;
        if need == layout.person.len() {
            if self.board.is_feasible() {
                self.best = Some((self.board.cost, self.board.place.clone()));
            }
            return;
        }
        for (offer, session) in options(layout, need as u32) {
            if !self.board.is_full(session) && self.board.may_attend(offer) {
                let kept = self.board.changed();
                self.board.put(offer, session);
                self.go(need + 1);
                self.board.take_back(kept);
            }
        }
        if !layout.locked[need] {
            self.go(need + 1);
        }
    }
}
