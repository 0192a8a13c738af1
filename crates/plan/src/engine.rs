//! What every engine is asked and answers.

use crate::model::{Prices, Problem, Solution};

/// Something that plans.
pub trait Engine {
    /// Plans within the order's budget; `watch` hears of progress now and then, seldom enough to draw it.
    ///
    /// With a budget of work and a `stop` that stays false, the outcome is the same on every machine.
    fn solve(&self, problem: &Problem, order: &Order, watch: &mut dyn FnMut(Progress)) -> Outcome;
}

/// What is asked of an engine.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// Where the engine tosses coins, they follow from this.
    pub seed: u64,
    /// When to stop.
    pub budget: Budget<'a>,
}

/// How long an engine may search. The caller has the clock and the keyboard; an engine has neither.
#[derive(Clone, Copy)]
pub struct Budget<'a> {
    /// Units of work, about the same number in a second whatever the problem; `None` leaves the end to `stop`.
    pub work: Option<u64>,
    /// Asked every few milliseconds; the engine returns its best soon after the first `true`.
    pub stop: &'a dyn Fn() -> bool,
}

/// How far an engine has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Units of work spent.
    pub work: u64,
    /// The cost of the best plan so far, where there is one.
    pub best_cost: Option<i64>,
    /// The best lower bound so far.
    pub bound: f64,
}

/// What an engine found. A caller runs [`crate::check()`] on a plan before it believes it.
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
        /// Units of work spent.
        work: u64,
    },
    /// Proven: no plan exists.
    Infeasible,
    /// No plan was found within the budget; there may be one.
    NotFound,
}
