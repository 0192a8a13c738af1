//! The search: several lanes that know nothing of each other, each of which anneals in its own way; the best of them is taken.
//!
//! Lanes are a part of what is asked, threads only run them: with a budget of work the same lanes give the same bytes on every
//! machine and any number of threads.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::anneal::{Anneal, Best, Schedule};
use crate::board::timetable;
use crate::bound::bound;
use crate::build::build;
use crate::dice::Dice;
use crate::model::{Problem, Timetable};
use crate::settle::settle;
use crate::staff::staff;
use crate::table::Table;

/// What is asked of the search.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// Every coin follows from it.
    pub seed: u64,
    /// Searches that are run apart; the best of them is answered.
    pub lanes: u32,
    /// How many of them run at once.
    pub threads: u32,
    /// When to end.
    pub budget: Budget<'a>,
}

/// How long to search. The caller has the clock and the keyboard; an engine has neither.
#[derive(Clone, Copy)]
pub struct Budget<'a> {
    /// What ends a lane.
    pub end: End<'a>,
    /// Asked every millisecond or so; the best so far is answered soon after the first `true`.
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

/// What ends a lane.
#[derive(Clone, Copy)]
pub enum End<'a> {
    /// Proposals looked at by all lanes together.
    Work(u64),
    /// Tells which share of the time is gone; all lanes must then run at once.
    Share(&'a (dyn Fn() -> f64 + Sync)),
}

/// How far the search has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Share of the budget that the lane which tells has spent.
    pub share: f64,
    /// The best timetable in which nothing is broken: sessions not placed, and cost.
    pub best: Option<(usize, i64)>,
    /// No timetable with every session placed costs less.
    pub bound: u64,
}

/// What the search found. A caller runs [`crate::check()`] on the timetable before it believes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The best timetable: nothing broken, as few sessions not placed as can be, the rest at least cost.
    pub timetable: Timetable,
    /// No timetable with every session placed costs less.
    pub bound: u64,
    /// Proposals looked at.
    pub work: u64,
}

/// How the lanes differ. What wins differs from problem to problem: the first is the best of them on most, the others begin
/// cooler or break less.
const SCHEDULES: [Schedule; 4] = [
    Schedule { first: 8.0, middle: 1.0, fast: 0.15, last: 0.12, weight: Some(20) },
    Schedule { first: 12.0, middle: 1.2, fast: 0.15, last: 0.12, weight: Some(25) },
    Schedule { first: 4.0, middle: 0.8, fast: 0.1, last: 0.12, weight: Some(12) },
    Schedule { first: 16.0, middle: 1.0, fast: 0.2, last: 0.15, weight: Some(30) },
];

/// From a timetable that stands, a little warmth is enough: what stays is worth more than what could be better.
const SCHEDULE_KEPT: Schedule = Schedule { first: 1.0, middle: 0.5, fast: 0.2, last: 0.1, weight: Some(50) };

/// At last, where nothing may be broken any more.
const SCHEDULE_STRICT: Schedule = Schedule { first: 1.0, middle: 0.5, fast: 0.5, last: 0.12, weight: None };

/// Share of the budget after which a lane that still breaks something gives up sessions and goes on without breaking.
const RELIEVED: f64 = 0.85;

/// Tells of progress in a run.
const TOLD: f64 = 200.0;

/// Searches; `watch` hears of progress about two hundred times.
pub fn solve(problem: &Problem, order: &Order<'_>, watch: &mut (dyn FnMut(Progress) + Send)) -> Answer {
    let table = Table::new(problem, staff(problem));
    let bound = bound(problem);
    let lanes = order.lanes.max(1) as usize;
    let teller = Mutex::new(Teller { watch, best: None, bound });
    let found: Mutex<Vec<Option<(Best, u64)>>> = Mutex::new(vec![None; lanes]);
    let next = AtomicUsize::new(0);
    let run = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= lanes {
                break;
            }
            let lane = Lane { table: &table, order, at, lanes, teller: &teller };
            let answer = lane.run();
            if let Ok(mut found) = found.lock() {
                found[at] = Some(answer);
            }
        }
    };
    let threads = match order.budget.end {
        End::Work(_) => (order.threads.max(1) as usize).min(lanes),
        End::Share(_) => lanes,
    };
    std::thread::scope(|scope| {
        (1..threads).for_each(|_| {
            scope.spawn(run);
        });
        run();
    });
    let found: Vec<(Best, u64)> = found.into_inner().unwrap_or_default().into_iter().flatten().collect();
    let work = found.iter().map(|(_, work)| work).sum();
    // Of equals the first, whichever came first.
    let best = found.into_iter().map(|(best, _)| best).min_by_key(Best::key);
    let places = best.map_or_else(|| vec![crate::table::At::NOWHERE; table.course_of.len()], |best| best.places);
    Answer { timetable: timetable(&table, &places), bound, work }
}

/// Who tells the caller, one at a time.
struct Teller<'a> {
    watch: &'a mut (dyn FnMut(Progress) + Send),
    best: Option<(usize, i32)>,
    bound: u64,
}

impl Teller<'_> {
    fn tell(&mut self, share: f64, best: Option<&Best>) {
        let found = best.map(Best::key);
        self.best = [self.best, found].into_iter().flatten().min();
        let best = self.best.map(|(waiting, soft)| (waiting, i64::from(soft)));
        (self.watch)(Progress { share, best, bound: self.bound });
    }
}

/// One search among several.
struct Lane<'a, 'w> {
    table: &'a Table<'a>,
    order: &'a Order<'a>,
    at: usize,
    lanes: usize,
    teller: &'a Mutex<Teller<'w>>,
}

impl Lane<'_, '_> {
    /// The best timetable of the lane, and the proposals it looked at.
    fn run(&self) -> (Best, u64) {
        let seed = self.order.seed.wrapping_add((self.at as u64) << 32);
        let mut anneal = Anneal::new(self.table, seed);
        let kept = anneal.board.restore();
        build(&mut anneal.board, &mut Dice::new(seed));
        let schedule = if kept { SCHEDULE_KEPT } else { SCHEDULES[self.at % SCHEDULES.len()] };
        let mut work = 0;
        let mut told = 0.0;
        let mut look = |steps: u64, best: Option<&Best>| {
            if (self.order.budget.stop)() {
                return None;
            }
            let share = self.share(steps);
            if share >= told {
                told = share + 1.0 / TOLD;
                if let Ok(mut teller) = self.teller.lock() {
                    teller.tell(share.min(1.0), best);
                }
            }
            (share < 1.0).then_some(share)
        };
        anneal.cool(schedule, |steps, best| {
            work = steps;
            look(steps, best).filter(|share| *share < RELIEVED || best.is_some_and(|best| best.waiting == 0))
        });
        if anneal.best.as_ref().is_none_or(|best| best.waiting > 0) {
            anneal.relieve();
            let before = work;
            anneal.cool(SCHEDULE_STRICT, |steps, best| {
                work = before + steps;
                look(work, best).map(|share| ((share - RELIEVED) / (1.0 - RELIEVED)).max(0.0))
            });
        }
        let nothing = || Best { waiting: usize::MAX, soft: 0, places: anneal.board.at.clone() };
        let best = anneal.best.take().unwrap_or_else(nothing);
        (if best.waiting == usize::MAX { best } else { settle(self.table, best) }, work)
    }

    /// Which share of the lane's budget is gone.
    fn share(&self, steps: u64) -> f64 {
        match self.order.budget.end {
            End::Work(work) => steps as f64 / (work / self.lanes as u64).max(1) as f64,
            End::Share(gone) => gone(),
        }
    }
}

#[cfg(test)]
mod tests;
