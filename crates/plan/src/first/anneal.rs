//! Annealing: steps that raise the goal are kept as long as it is warm, and it cools from turn to turn again and again.

use super::board::{Board, Weights};
use super::dice::Dice;
use super::moves::{clear, fill, step};
use super::{Meter, build};
use crate::columns::{Columns, NONE};

/// Temperatures of one turn; with the factor below the last is a hundredth of the first.
const TEMPERATURES: u64 = 64;
/// From one temperature to the next.
const COOLING: f64 = 0.93;
/// Steps between two looks at the budget: less than a millisecond.
const STEPS_PER_LOOK: usize = 256;

/// A plan being annealed, and the best feasible one so far.
pub(super) struct Annealing<'a> {
    board: Board<'a>,
    dice: Dice,
    /// The mean penalty of a need: the scale of temperatures and weights.
    penalty: i64,
    /// Cost, and column by need.
    pub(super) best: Option<(i64, Vec<u32>)>,
    scratch: Vec<(i64, u32)>,
}

impl<'a> Annealing<'a> {
    pub(super) fn new(columns: &'a Columns<'a>, seed: u64) -> Self {
        let mean = |values: &[i64]| values.iter().sum::<i64>() / (values.len() as i64).max(1);
        let penalty = mean(&columns.leave).max(1);
        let journey = columns.travel.iter().fold(0, |sum: i64, &cost| sum.saturating_add(cost));
        let money = penalty / (journey / (columns.travel.len() as i64).max(1) + 1);
        let mut board = Board::new(columns);
        board.weigh(Weights { learner: penalty, floor: penalty, money: money.max(1) });
        Self { board, dice: Dice::new(seed), penalty, best: None, scratch: Vec::new() }
    }

    pub(super) fn best_cost(&self) -> Option<i64> {
        self.best.as_ref().map(|best| best.0)
    }

    pub(super) fn build(&mut self, meter: &mut Meter) {
        self.remember();
        build::build(&mut self.board, meter);
        self.repair();
    }

    /// Goes on from a plan that follows the relaxed optimum instead of the best one.
    pub(super) fn follow(&mut self, taken: &[f64], opened: &[f64]) {
        build::follow(&mut self.board, taken, opened, &mut self.scratch);
        self.repair();
    }

    /// Goes on from the best plan, where there is one.
    pub(super) fn resume(&mut self) {
        if let Some((_, place)) = &self.best {
            self.board.show(place);
        }
    }

    /// One turn of about `work` units, from a temperature of `warmth` penalties downwards; `watch` hears the work spent
    /// and the best cost after each temperature.
    pub(super) fn cool(&mut self, warmth: f64, work: u64, meter: &mut Meter, watch: &mut dyn FnMut(u64, Option<i64>)) {
        if self.board.place.is_empty() || self.board.learners.is_empty() {
            // Nothing can move; the plan that serves nobody was seen by `build`.
            meter.work += work;
            return;
        }
        let mut heat = self.penalty as f64 * warmth;
        for temperature in 1..=TEMPERATURES {
            let until = meter.work + work / TEMPERATURES;
            while meter.work < until {
                if meter.is_over() {
                    return self.repair();
                }
                for _ in 0..STEPS_PER_LOOK {
                    meter.work += self.step(heat);
                }
            }
            if temperature > TEMPERATURES / 2 {
                self.repair();
            }
            self.reweigh();
            heat *= COOLING;
            watch(meter.work, self.best_cost());
        }
    }

    fn step(&mut self, heat: f64) -> u64 {
        let before = self.board.goal();
        let work = step(&mut self.board, &mut self.dice, &mut self.scratch);
        let loss = self.board.goal() - before;
        if loss <= 0 || (loss as f64) < heat * self.dice.exponential() {
            self.board.commit();
            if loss < 0 {
                self.remember();
            }
        } else {
            self.board.take_back(0);
        }
        work
    }

    fn remember(&mut self) {
        if self.board.is_feasible() && self.best_cost().is_none_or(|best| self.board.cost < best) {
            self.best = Some((self.board.cost, self.board.place.clone()));
        }
    }

    /// Fills or closes the sessions short of learners; the result is remembered where it is feasible, and then taken
    /// back.
    fn repair(&mut self) {
        for session in 0..self.board.learners.len() as u32 {
            if self.is_short(session) {
                fill(&mut self.board, session, &mut self.scratch);
            }
            if self.is_short(session) {
                clear(&mut self.board, session);
            }
        }
        self.economise();
        self.remember();
        self.board.take_back(0);
    }

    fn is_short(&self, session: u32) -> bool {
        let size = self.board.size(session);
        0 < size && size < self.board.low(session)
    }

    /// Lifts learners until the budget is kept, those who save least for each unit of their journey first.
    fn economise(&mut self) {
        let mut losses: Vec<(f64, u32)> = Vec::new();
        if self.board.money_missing() == 0 {
            return;
        }
        let columns = self.board.columns;
        for need in 0..self.board.place.len() as u32 {
            let column = self.board.place[need as usize];
            if column != NONE && columns.travel[column as usize] > 0 {
                let saved = columns.leave[need as usize] - columns.price[column as usize];
                losses.push((saved as f64 / columns.travel[column as usize] as f64, need));
            }
        }
        losses.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (_, need) in losses {
            if self.board.money_missing() == 0 {
                return;
            }
            let session = self.board.session(need);
            if self.board.may_lift(need) && self.board.size(session) > self.board.low(session) {
                self.board.lift(need);
            }
        }
    }

    /// A rule that is broken grows dearer and one that is kept cheaper, so that the search walks along the border.
    fn reweigh(&mut self) {
        let next =
            |weight: i64, kept: bool| if kept { weight - weight / 16 } else { weight.saturating_add(weight / 4 + 1) };
        let [learners, floors, money] = self.board.kept();
        let Weights { learner, floor, money: unit } = self.board.weights;
        let weights = Weights {
            learner: next(learner, learners).max(self.penalty),
            floor: next(floor, floors).max(1),
            money: next(unit, money).max(1),
        };
        self.board.weigh(weights);
    }
}
