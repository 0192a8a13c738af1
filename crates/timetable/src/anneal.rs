//! Annealing on one neighbourhood: a session goes to a cell, and what is there goes to where it was.
//!
//! Müller (2009) and Bellio et al. (2016) showed how far annealing comes on this problem; what is ours is to look at a proposal
//! for a few nanoseconds only, and to end most of them at the first question.

use crate::board::{Board, Cell};
use crate::chain::Link;
use crate::dice::{Dice, part};
use crate::heat::{Heat, temperature};
use crate::limits::Cost;
use crate::table::{At, NOWHERE, Table};

/// Steps between two looks at the budget, and between two temperatures: well below a millisecond.
pub(crate) const STEPS_PER_LOOK: u64 = 4_096;

/// Steps between two tries to place a session that waits.
const STEPS_PER_WAITING: u64 = 64;

/// Share of a run after which the weight of what is broken follows the board, how fast, and how far.
const WEIGHT_FIXED: f64 = 0.2;
const WEIGHT_CHANGE: f64 = 20.0;
const WEIGHT_LOW: f64 = 6.0;
const WEIGHT_HIGH: f64 = 40.0;

/// Share of a run that may pass with something broken all the time, before the pairs of courses that meet then count more.
/// Where that does not help a few times, it is done sooner.
const BROKEN_LONG: f64 = 0.01;
const BROKEN_AGAIN: f64 = 0.002;
const TIMES_SLOWLY: u32 = 3;

/// Rounds of [`STEPS_PER_WAITING`] steps between two chains: a chain costs as much as some hundred steps.
const ROUNDS_PER_CHAIN: u64 = 4;

/// A weight at which no temperature breaks anything.
const WEIGHT_STRICT: i32 = 1 << 16;

/// How a run cools, and what a broken limit costs in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Schedule {
    /// First temperature.
    pub(crate) first: f64,
    /// Where fast cooling ends, and the share of the run until then.
    pub(crate) middle: f64,
    /// See `middle`.
    pub(crate) fast: f64,
    /// Last temperature.
    pub(crate) last: f64,
    /// What each thing broken costs at first; nothing more may be broken at all where it says so.
    pub(crate) weight: Option<i32>,
}

impl Schedule {
    /// The temperature after a share of the run.
    fn temperature(&self, share: f64) -> f64 {
        if share < self.fast {
            return temperature(self.first, self.middle, share / self.fast);
        }
        temperature(self.middle, self.last, ((share - self.fast) / (1.0 - self.fast)).min(1.0))
    }
}

/// The best timetable of a run: nothing in it is broken, as few sessions wait as can be, and the rest costs least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Best {
    pub(crate) waiting: usize,
    pub(crate) soft: i32,
    pub(crate) places: Vec<At>,
}

impl Best {
    pub(crate) fn key(&self) -> (usize, i32) {
        (self.waiting, self.soft)
    }
}

/// A session that may move, with where it may go: all that a proposal needs to begin, in one place.
#[derive(Clone, Copy)]
pub(crate) struct Pick {
    pub(crate) session: u32,
    pub(crate) course: u32,
    open: u32,
    open_len: u32,
    fit: u32,
    fit_len: u32,
}

impl Pick {
    fn new(table: &Table<'_>, session: u32) -> Self {
        let course = table.course_of[session as usize];
        let (open, open_len) = table.open.range(course as usize);
        let (fit, fit_len) = table.fit.range(course as usize);
        Self { session, course, open, open_len, fit, fit_len }
    }
}

/// A timetable being annealed.
pub(crate) struct Anneal<'a> {
    pub(crate) board: Board<'a>,
    pub(crate) dice: Dice,
    pub(crate) heat: Heat,
    pub(crate) movable: Vec<Pick>,
    /// The chain being looked at.
    pub(crate) links: Vec<Link>,
    weight: i32,
    /// What a step may break at most.
    hard_max: i32,
    pub(crate) best: Option<Best>,
}

impl<'a> Anneal<'a> {
    pub(crate) fn new(table: &'a Table<'a>, seed: u64) -> Self {
        let board = Board::new(table);
        let movable = board.movable().into_iter().map(|session| Pick::new(table, session)).collect();
        let (dice, heat) = (Dice::new(seed), Heat::new());
        Self { board, dice, heat, movable, links: Vec::new(), weight: 1, hard_max: 0, best: None }
    }

    /// Cools from the first temperature to the last. `share` tells after how many steps which share of the way is gone, and
    /// ends the run with `None`.
    pub(crate) fn cool(&mut self, schedule: Schedule, mut share: impl FnMut(u64, Option<&Best>) -> Option<f64>) {
        self.remember();
        if self.movable.is_empty() || self.board.table.rooms == 0 {
            return;
        }
        let mut steps = 0;
        let mut weight = f64::from(schedule.weight.unwrap_or(WEIGHT_STRICT));
        let (mut before, mut whole, mut times) = (0.0, 0.0, 0);
        while let Some(share) = share(steps, self.best.as_ref()) {
            if schedule.weight.is_some() && share > WEIGHT_FIXED {
                let way = WEIGHT_CHANGE * (share - before);
                weight *= if self.board.cost.hard > 0 { 1.0 + way } else { 1.0 - way };
                weight = weight.clamp(WEIGHT_LOW, WEIGHT_HIGH);
            }
            before = share;
            let long = if share > WEIGHT_FIXED && times > TIMES_SLOWLY { BROKEN_AGAIN } else { BROKEN_LONG };
            if self.board.cost.hard == 0 {
                (whole, times) = (share, 0);
            } else if share - whole > long && schedule.weight.is_some() {
                (whole, times) = (share, times + 1);
                self.board.weigh();
            }
            self.weight = weight as i32;
            self.heat.set(schedule.temperature(share));
            self.hard_max = self.heat.hard_most / self.weight;
            for round in 0..STEPS_PER_LOOK / STEPS_PER_WAITING {
                if round % ROUNDS_PER_CHAIN == 0 {
                    self.chain();
                }
                if !self.board.waiting.is_empty() {
                    self.place_waiting();
                }
                for _ in 0..STEPS_PER_WAITING {
                    self.step();
                }
            }
            steps += STEPS_PER_LOOK;
        }
    }

    /// Lifts sessions until nothing is broken, those that break most first. Whose neighbours were lifted waits for the next
    /// sweep: it breaks less than it did.
    pub(crate) fn relieve(&mut self) {
        while self.board.cost.hard > 0 {
            let placed = self.movable.iter().map(|pick| pick.session as usize);
            let placed: Vec<usize> = placed.filter(|session| self.board.at[*session].period != NOWHERE).collect();
            let mut broken: Vec<(i32, usize)> =
                placed.into_iter().map(|session| (self.board.breaks(session), session)).collect();
            broken.retain(|(breaks, _)| *breaks > 0);
            broken.sort_by_key(|(breaks, session)| (std::cmp::Reverse(*breaks), *session));
            // What is left is broken between sessions that are pinned; the check tells it.
            if broken.is_empty() {
                break;
            }
            for (breaks, session) in broken {
                if self.board.breaks(session) == breaks {
                    self.board.lift(session);
                }
            }
        }
        self.remember();
    }

    /// Proposes one move or swap, and takes or leaves it.
    #[inline(always)]
    fn step(&mut self) {
        let table = self.board.table;
        let thrown = self.dice.next();
        let pick = self.movable[part(thrown, 0, self.movable.len())];
        let (session, course) = (pick.session as usize, pick.course as usize);
        let from = self.board.at[session];
        if from.period == NOWHERE {
            return;
        }
        // A session that is placed has a period and a room that it may be in.
        let period = table.open.item(pick.open as usize + part(thrown, 1, pick.open_len as usize));
        let stays = period == from.period;
        if !stays {
            if !self.board.limits.conflict.is_open(course, period) {
                return;
            }
            // Where nothing is broken, changing places takes away one conflict of each at most.
            if self.board.cost.hard == 0 && self.board.limits.conflict.count(course, period) > 1 + self.hard_max {
                return;
            }
        }
        // Half of the proposals stay in the room: most courses have found theirs.
        let room = match thrown >> 63 {
            0 => from.room,
            _ => table.fit.item(pick.fit as usize + part(self.dice.next(), 2, pick.fit_len as usize)),
        };
        let to = table.at(period, room);
        let other = match self.board.cell(to) {
            Cell::Free => None,
            Cell::Closed => return,
            Cell::Taken(other) => {
                let coming = table.course_of[other] as usize;
                if coming == course || self.board.is_pinned(other) || !self.fits(coming, from.room) {
                    return;
                }
                if !stays && !self.board.limits.conflict.is_open(coming, from.period) {
                    return;
                }
                Some(other)
            }
        };
        let Some(change) = self.board.price(session, to, other, self.hard_max) else { return };
        let loss = change.hard * self.weight + change.soft;
        if loss <= 0 || self.heat.takes(loss, self.dice.next() as u32) {
            self.board.shift(session, to, other, change);
            if loss < 0 {
                self.remember();
            }
        }
    }

    /// Whether a course may use a room.
    #[inline(always)]
    fn fits(&self, course: usize, room: u16) -> bool {
        let fit = self.board.table.fit.of(course);
        fit.len() == self.board.table.rooms || fit.binary_search(&room).is_ok()
    }

    /// Tries to place a session that waits, in the place of another where it must be.
    fn place_waiting(&mut self) {
        let table = self.board.table;
        let session = self.board.waiting[self.dice.below(self.board.waiting.len())] as usize;
        let course = table.course_of[session] as usize;
        let (open, fit) = (table.open.of(course), table.fit.of(course));
        if open.is_empty() || fit.is_empty() {
            return;
        }
        let to = table.at(open[self.dice.below(open.len())], fit[self.dice.below(fit.len())]);
        if !self.board.limits.conflict.is_open(course, to.period) {
            return;
        }
        let before = self.board.cost;
        let other = match self.board.cell(to) {
            Cell::Free => None,
            Cell::Taken(other) if !self.board.is_pinned(other) && table.course_of[other] as usize != course => {
                Some(other)
            }
            Cell::Taken(_) | Cell::Closed => return,
        };
        if let Some(other) = other {
            self.board.lift(other);
        }
        self.board.put(session, to);
        let placed = if other.is_some() { 0 } else { 2 * self.weight };
        let loss = self.value(self.board.cost) - self.value(before) - placed;
        if self.heat.takes(loss, self.dice.next() as u32) {
            self.remember();
            return;
        }
        self.board.lift(session);
        if let Some(other) = other {
            self.board.put(other, to);
        }
    }

    pub(crate) fn value(&self, cost: Cost) -> i32 {
        cost.hard * self.weight + cost.soft
    }

    #[inline(always)]
    pub(crate) fn remember(&mut self) {
        if self.board.cost.hard > 0 {
            return;
        }
        let key = (self.board.waiting.len(), self.board.cost.soft);
        if self.best.as_ref().is_none_or(|best| key < best.key()) {
            let places = self.board.at.clone();
            self.best = Some(Best { waiting: key.0, soft: key.1, places });
        }
    }
}
