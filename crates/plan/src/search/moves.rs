//! The steps of the search. Each changes the board without committing; the caller keeps or takes back the whole.

use super::board::Board;
use super::session;
use crate::dice::Dice;
use crate::dual::Hints;
use crate::layout::NONE;

/// Needs thrown out for one before the step gives up.
const EVICTIONS_MAX: usize = 4;

/// Members of a set that are looked at in one step: a unit has fewer, a dormitory thousands.
const MEMBERS_MAX: usize = 48;

/// Of so many draws one goes anywhere, the others near.
const NEAR_OF: usize = 5;

/// Room to work in.
#[derive(Default)]
pub(super) struct Scratch {
    /// Whoever is asked in turn: candidates of a session, a loss and an offer; or members of a unit, a rank and a need.
    pub(super) seats: Vec<(i64, u32)>,
    /// Needs without a seat.
    homeless: Vec<u32>,
}

/// A step with a whole session drawn at random; answers with the work it took.
pub(super) fn turn(board: &mut Board, hints: &Hints, dice: &mut Dice, scratch: &mut Scratch) -> u64 {
    let at = dice.below(board.learners.len()) as u32;
    if board.is_open(at) {
        session::close(board, hints, dice, at, scratch)
    } else {
        session::open(board, hints, dice, at, scratch)
    }
}

/// A step with a person drawn at random, given up early where it surely loses more than `most`; answers with its work.
pub(super) fn step(board: &mut Board, hints: &Hints, dice: &mut Dice, most: f64, scratch: &mut Scratch) -> u64 {
    let mut need = hints.movable[dice.below(hints.movable.len())];
    if board.place[need as usize] != NONE && dice.below(2) == 0 {
        // Who waits gains more than who travels.
        need = hints.movable[dice.below(hints.movable.len())];
    }
    shift(board, hints, dice, need, most, scratch)
}

/// A need goes to another session, or out.
fn shift(board: &mut Board, hints: &Hints, dice: &mut Dice, need: u32, most: f64, scratch: &mut Scratch) -> u64 {
    let layout = board.layout;
    let from = board.place[need as usize];
    let Some((offer, target)) = draw(board, hints, dice, need) else {
        if from != NONE && board.may_lift(need) {
            board.lift(need);
            invite(board, dice, from);
        }
        return 2;
    };
    if target == from || !layout.admits(need, target) {
        return 1;
    }
    if board.surely_loses(need, target) as f64 > most {
        return 1;
    }
    if from != NONE {
        if layout.locked[need as usize] {
            return 1;
        }
        board.lift(need);
    }
    let (seated, work) = force(board, hints, dice, offer, target, scratch);
    if !seated {
        board.take_back(0);
    } else if from != NONE {
        invite(board, dice, from);
    }
    work
}

/// Puts a need that sits nowhere into a session; whoever keeps it out goes elsewhere. Whether it went, and the work it took; where
/// it did not, the caller takes back what was changed.
pub(super) fn force(
    board: &mut Board,
    hints: &Hints,
    dice: &mut Dice,
    offer: u32,
    target: u32,
    scratch: &mut Scratch,
) -> (bool, u64) {
    scratch.homeless.clear();
    let seated = make_room(board, hints, dice, offer, target, scratch);
    let work = 4 + 8 * scratch.homeless.len() as u64;
    if seated {
        board.put(offer, target);
        settle(board, hints, &scratch.homeless);
    }
    (seated, work)
}

/// Seats the lifted again where it pays, prerequisites first.
pub(super) fn settle(board: &mut Board, hints: &Hints, lifted: &[u32]) {
    for &need in lifted {
        if board.place[need as usize] == NONE {
            reseat(board, hints, need);
        }
    }
}

/// Where a need could go: mostly a session near it, seldom any; `None` is out.
fn draw(board: &Board, hints: &Hints, dice: &mut Dice, need: u32) -> Option<(u32, u32)> {
    let layout = board.layout;
    let near = hints.near(need);
    if !near.is_empty() && dice.below(NEAR_OF) != 0 {
        let at = dice.below(near.len() + usize::from(board.place[need as usize] != NONE));
        return near.get(at).copied();
    }
    let offers = layout.offers.of(need);
    let drawn = dice.below(offers.len() + usize::from(board.place[need as usize] != NONE));
    let offer = *offers.get(drawn)?;
    let sessions = layout.sessions.of(layout.wave[offer as usize]);
    Some((offer, *dice.pick(sessions).expect("a wave has a session")))
}

/// Lifts whoever keeps the need out of the session, so that it may be put there; those lifted are homeless.
fn make_room(
    board: &mut Board,
    hints: &Hints,
    dice: &mut Dice,
    offer: u32,
    target: u32,
    scratch: &mut Scratch,
) -> bool {
    let layout = board.layout;
    let need = layout.need[offer as usize];
    let wave = layout.wave[offer as usize];
    let person = layout.person[need as usize];
    let span = layout.span[wave as usize];
    for other in layout.needs_of(person) {
        let taken = board.offer[other as usize];
        if taken != NONE && other != need && span.clashes(layout.span[layout.wave[taken as usize] as usize]) {
            if !board.may_lift(other) {
                return false;
            }
            board.lift(other);
            scratch.homeless.push(other);
        }
    }
    if !make_order(board, hints, need, span.start, span.end, scratch) {
        return false;
    }
    if board.is_full(target) {
        let Some(other) = evict(board, dice, target) else { return false };
        scratch.homeless.push(other);
    }
    if span.full {
        for &set in layout.sets_of.of(person) {
            while board.cover.is_reached(set, wave) {
                if scratch.homeless.len() >= EVICTIONS_MAX {
                    return false;
                }
                let Some(other) = in_the_way(board, dice, set, wave) else { return false };
                board.lift(other);
                scratch.homeless.push(other);
            }
        }
    }
    !board.is_full(target)
}

/// Moves the prerequisite of a need before it, and lifts what comes too early after it (R4).
fn make_order(board: &mut Board, hints: &Hints, need: u32, start: u32, end: u32, scratch: &mut Scratch) -> bool {
    let layout = board.layout;
    let span = |board: &Board, need: u32| match board.offer[need as usize] {
        NONE => None,
        offer => Some(layout.span[layout.wave[offer as usize] as usize]),
    };
    for &after in layout.after.of(need) {
        if span(board, after).is_some_and(|later| later.start < end) {
            if !board.may_lift(after) {
                return false;
            }
            board.lift(after);
            scratch.homeless.push(after);
        }
    }
    let before = layout.before[need as usize];
    if before == NONE || span(board, before).is_some_and(|first| first.end <= start) {
        return true;
    }
    if board.place[before as usize] != NONE {
        if !board.may_lift(before) {
            return false;
        }
        board.lift(before);
    }
    let leave = i64::MAX;
    match cheapest(board, hints, before, leave, start) {
        Some((offer, session)) => board.put(offer, session),
        None => return false,
    }
    true
}

/// Takes a learner who may go out of a full session.
fn evict(board: &mut Board, dice: &mut Dice, session: u32) -> Option<u32> {
    for _ in 0..EVICTIONS_MAX {
        let need = *dice.pick(&board.learners[session as usize])?;
        if board.may_lift(need) {
            board.lift(need);
            return Some(need);
        }
    }
    None
}

/// Members of a set from one drawn at random on: a unit's all, a province's some.
pub(super) fn some_members<'a>(board: &Board<'a>, dice: &mut Dice, set: u32) -> impl Iterator<Item = u32> + use<'a> {
    let members = board.layout.members(set);
    let from = dice.below(members.len());
    let (later, earlier) = (&members[from..], &members[..from]);
    later.iter().chain(earlier).take(MEMBERS_MAX).copied()
}

/// A need of a member of the set that is away in a week in which the set is full and the wave wants one more; the first
/// found from a member drawn at random.
fn in_the_way(board: &Board, dice: &mut Dice, set: u32, wave: u32) -> Option<u32> {
    let layout = board.layout;
    let needs = some_members(board, dice, set).flat_map(|person| layout.needs_of(person));
    needs
        .filter(|&need| {
            let taken = board.offer[need as usize];
            taken != NONE && board.cover.is_in_the_way(set, wave, layout.wave[taken as usize])
        })
        .find(|&need| board.may_lift(need))
}

/// Where a session has just fallen below LOW, somebody else may like the seat.
pub(super) fn invite(board: &mut Board, dice: &mut Dice, session: u32) {
    let size = board.size(session);
    if size == 0 || size + 1 != board.low(session) {
        return;
    }
    let layout = board.layout;
    let offers = layout.of_wave(layout.wave_of[session as usize]);
    for _ in 0..EVICTIONS_MAX {
        let offer = (offers.start + dice.below(offers.len())) as u32;
        let need = layout.need[offer as usize];
        if board.place[need as usize] == NONE && layout.admits(need, session) && board.may_attend(offer) {
            board.put(offer, session);
            return;
        }
    }
}

/// Seats a need in the cheapest open session that takes it, where that is cheaper than leaving it out.
fn reseat(board: &mut Board, hints: &Hints, need: u32) {
    let most = board.layout.leave[need as usize] + board.weights.floor;
    if let Some((offer, session)) = cheapest(board, hints, need, most, u32::MAX) {
        let before = board.goal();
        let kept = board.changed();
        board.put(offer, session);
        if board.goal() >= before {
            board.take_back(kept);
        }
    }
}

/// The cheapest open session near the need that takes it for less than `most` and ends by a week.
fn cheapest(board: &Board, hints: &Hints, need: u32, most: i64, until: u32) -> Option<(u32, u32)> {
    let layout = board.layout;
    let mut best = None;
    let mut least = most;
    for &(offer, session) in hints.near(need) {
        if !board.is_open(session) || board.is_full(session) || !layout.admits(need, session) {
            continue;
        }
        let price = layout.price(need, session);
        let in_time = layout.span[layout.wave[offer as usize] as usize].end <= until;
        if price < least && in_time && board.may_attend(offer) {
            (best, least) = (Some((offer, session)), price);
        }
    }
    best
}
