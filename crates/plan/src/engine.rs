//! The engine: prices for the bound, then a plan that starts from them and is searched until the budget is spent.

use crate::bound::bound;
use crate::dual::{Ascent, prices};
use crate::impossible::{dearest, is_impossible};
use crate::layout::{Layout, NONE};
use crate::model::{Prices, Problem, SessionIx, Solution};
use crate::search::{Exact, Search, exact};

/// What is asked of the engine.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// Where the engine tosses coins, they follow from this.
    pub seed: u64,
    /// Searches side by side, at least 1; the best goes on. They are a part of what is asked and change the answer.
    pub lanes: u32,
    /// Threads at work; with an end by work they change nothing but the time.
    pub threads: u32,
    /// When to stop.
    pub budget: Budget<'a>,
}

/// How long the engine may search. The caller has the clock and the keyboard; the engine has neither.
#[derive(Clone, Copy)]
pub struct Budget<'a> {
    /// What ends the search.
    pub end: End<'a>,
    /// Asked every few milliseconds; the engine returns its best soon after the first `true`.
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

/// What ends the search.
#[derive(Clone, Copy)]
pub enum End<'a> {
    /// Units of work, about the same number in a second whatever the problem. The outcome is then the same on every machine.
    Work(u64),
    /// Tells which share of the time is gone.
    Share(&'a (dyn Fn() -> f64 + Sync)),
}

/// How far the engine has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Share of the budget spent.
    pub share: f64,
    /// The cost of the best plan so far, where there is one.
    pub best_cost: Option<i64>,
    /// The best lower bound so far.
    pub bound: f64,
}

/// What the engine found. A caller runs [`crate::check()`] on a plan before it believes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A plan.
    Plan {
        /// Who is served where; `solution.bound` states `bound`.
        solution: Solution,
        /// No plan costs less.
        bound: f64,
        /// They prove the bound (see [`crate::prove`]).
        prices: Prices,
        /// Proven that no plan costs less, by the bound or by trying all.
        optimal: bool,
        /// Units of work spent.
        work: u64,
    },
    /// Proven: no plan exists.
    Infeasible,
    /// No plan was found within the budget; there may be one.
    NotFound,
}

/// Share of the budget for the bound; what it does not need is left to the search.
const BOUND_SHARE: f64 = 0.35;

/// A stated bound is below the computed one by this share of it, and by this at least: sums may be taken in other orders.
const BOUND_MARGIN: f64 = 1e-9;

/// Plans within the order's budget; `watch` hears of progress now and then, seldom enough to draw it. Ends early where the
/// bound meets the cost.
pub fn solve(problem: &Problem, order: &Order, watch: &mut dyn FnMut(Progress)) -> Outcome {
    let layout = Layout::new(problem);
    if is_impossible(&layout) {
        return Outcome::Infeasible;
    }
    let tried = match exact(&layout) {
        Exact::NoPlan => return Outcome::Infeasible,
        Exact::Plan(cost, place) => Some((cost, place)),
        Exact::TooMany => None,
    };
    let meter = Meter { budget: order.budget };
    let mut ascent = Ascent::new(&layout, order.threads.max(1) as usize, &meter);
    let most = dearest(problem) as f64 * (1.0 + BOUND_MARGIN) + 1.0;
    let Some(work) = raise(&mut ascent, most, &meter, watch) else { return Outcome::Infeasible };
    let bound = ascent.best;
    let prices = || prices(&layout, &ascent.best_tariff, bound);
    if let Some((cost, place)) = tried {
        return stated(&layout, cost, &place, prices(), true, work);
    }
    let hints = ascent.hints();
    let mut search = Search::new(&layout, order, &hints);
    let work = search.run(&meter, work, bound, &mut |share, best_cost| watch(Progress { share, best_cost, bound }));
    let best = search.best();
    best.map_or(Outcome::NotFound, |(cost, place)| stated(&layout, cost, place, prices(), false, work))
}

/// Raises the bound; answers with the work it took, nothing where it passes what any plan costs at `most`.
fn raise(ascent: &mut Ascent, most: f64, meter: &Meter, watch: &mut dyn FnMut(Progress)) -> Option<u64> {
    let mut work = 0;
    loop {
        work += ascent.round();
        if ascent.best > most {
            return None;
        }
        let share = meter.share(work);
        watch(Progress { share: share.min(1.0), best_cost: None, bound: ascent.best });
        if ascent.is_done() || share >= BOUND_SHARE || meter.is_stopped() {
            return Some(work);
        }
    }
}

/// The end of the budget.
pub(crate) struct Meter<'a> {
    budget: Budget<'a>,
}

impl Meter<'_> {
    /// Which share of the budget is spent after so much work.
    pub(crate) fn share(&self, work: u64) -> f64 {
        match self.budget.end {
            End::Work(0) => 1.0,
            End::Work(most) => work as f64 / most as f64,
            End::Share(share) => share(),
        }
    }

    pub(crate) fn is_stopped(&self) -> bool {
        (self.budget.stop)()
    }
}

/// Costs are whole numbers, so a bound above `cost - 1` leaves nothing to find.
pub(crate) fn is_optimal(cost: Option<i64>, bound: f64) -> bool {
    cost.is_some_and(|cost| bound * (1.0 - BOUND_MARGIN) - BOUND_MARGIN > (cost - 1) as f64)
}

fn stated(layout: &Layout, cost: i64, place: &[u32], prices: Prices, tried_all: bool, work: u64) -> Outcome {
    let problem = layout.problem;
    let proven = bound(problem, &prices).expect("the prices were made for this problem, and none is negative");
    let bound = proven - BOUND_MARGIN * (1.0 + proven.abs());
    let mut served = vec![None; place.len()];
    for (&original, &session) in layout.original.iter().zip(place) {
        served[original as usize] = (session != NONE).then_some(SessionIx(session));
    }
    let optimal = tried_all || is_optimal(Some(cost), bound);
    Outcome::Plan { solution: Solution { served, bound: Some(bound) }, bound, prices, optimal, work }
}

#[cfg(test)]
mod tests;
