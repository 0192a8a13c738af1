//! `First`: a sound engine without ambition. It builds a plan greedily, improves it by annealing, and raises a
//! Lagrangian bound by subgradient steps, turn by turn until the budget is spent.

mod anneal;
mod board;
mod build;
mod dice;
mod impossible;
mod moves;
mod prices;

use crate::bound::{bound, prices_of};
use crate::columns::{Columns, NONE};
use crate::engine::{Budget, Engine, Order, Outcome, Progress};
use crate::model::{Prices, Problem, SessionIx, Solution};
use anneal::Annealing;
use prices::Ascent;

/// Work of the first turn of the search; each turn is twice as long as the one before, because nobody says when the end
/// is and a longer cooling finds more.
const TURN_WORK: u64 = 1 << 15;

/// Temperature, in penalties of a need, at which a plan close to the relaxed optimum is polished.
const WARM: f64 = 0.1;

/// Temperature at which whole sessions still change places.
const HOT: f64 = 0.3;

/// A stated bound is below the computed one by this share of it, and by this at least: sums may be taken in other
/// orders.
const BOUND_MARGIN: f64 = 1e-9;

/// The first engine.
#[derive(Clone, Copy, Debug, Default)]
pub struct First;

impl Engine for First {
    /// Ends with the budget, or as soon as the bound meets the cost; with neither work nor stop it may not end at all.
    fn solve(&self, problem: &Problem, order: &Order, watch: &mut dyn FnMut(Progress)) -> Outcome {
        let columns = Columns::new(problem);
        let mut meter = Meter { budget: order.budget, work: 0 };
        if impossible::is_impossible(&columns) {
            return Outcome::Infeasible;
        }
        let mut ascent = Ascent::new(&columns);
        ascent.round(None);
        if ascent.best.is_infinite() {
            return Outcome::Infeasible;
        }
        let mut annealing = Annealing::new(&columns, order.seed);
        annealing.build(&mut meter);
        let mut turn = TURN_WORK;
        while !meter.is_over() && !is_optimal(annealing.best_cost(), ascent.best) {
            ascent.climb(turn, annealing.best_cost(), &mut meter);
            let bound = ascent.best;
            let mut tell = |work, best_cost| watch(Progress { work, best_cost, bound });
            annealing.follow(&ascent.taken, &ascent.opened);
            meter.work += columns.need.len() as u64;
            annealing.cool(WARM, turn, &mut meter, &mut tell);
            annealing.resume();
            annealing.cool(HOT, turn, &mut meter, &mut tell);
            turn *= 2;
        }
        match annealing.best {
            Some((_, place)) => stated(problem, &columns, &place, prices_of(&columns, &ascent.best_tariff), meter.work),
            None => Outcome::NotFound,
        }
    }
}

/// Work spent and the end of it.
struct Meter<'a> {
    budget: Budget<'a>,
    work: u64,
}

impl Meter<'_> {
    fn is_over(&self) -> bool {
        self.budget.work.is_some_and(|most| self.work >= most) || (self.budget.stop)()
    }
}

/// Costs are whole numbers, so a bound above `cost - 1` leaves nothing to find.
fn is_optimal(cost: Option<i64>, bound: f64) -> bool {
    cost.is_some_and(|cost| bound * (1.0 - BOUND_MARGIN) - BOUND_MARGIN > (cost - 1) as f64)
}

fn stated(problem: &Problem, columns: &Columns, place: &[u32], prices: Prices, work: u64) -> Outcome {
    let proven = bound(problem, &prices).expect("the prices were made for this problem, and none is negative");
    let bound = proven - BOUND_MARGIN * (1.0 + proven.abs());
    let session = |&column: &u32| (column != NONE).then(|| SessionIx(columns.session[column as usize]));
    let solution = Solution { served: place.iter().map(session).collect(), bound: Some(bound) };
    Outcome::Plan { solution, bound, prices, work }
}

#[cfg(test)]
mod tests;
