//! One lane of the search: steps that raise the goal are kept as long as it is warm.

use super::board::{Board, Weights};
use super::build::build;
use super::moves::{Scratch, step, turn};
use super::session::{clear, fill};
use super::unit::resend;
use crate::dice::Dice;
use crate::dual::Hints;
use crate::engine::Meter;
use crate::layout::{Layout, NONE};

/// Steps between two looks at the budget: less than a millisecond.
const STEPS_PER_LOOK: usize = 256;

/// Of so much work one part goes to steps with whole sessions: such a step costs as much as hundreds with a person, and more
/// in a larger province.
const SESSION_SHARE: u64 = 12;

/// A plan being annealed, and the best feasible one so far.
pub(super) struct Lane<'a> {
    board: Board<'a>,
    hints: &'a Hints,
    dice: Dice,
    seed: u64,
    /// The mean penalty of a need: the scale of temperatures and weights.
    penalty: i64,
    /// What a learner missing to LOW costs in the end.
    shortage: i64,
    /// Cost, and session by need.
    pub(super) best: Option<(i64, Vec<u32>)>,
    /// Work done, that of whole sessions, and that of whole units.
    worked: u64,
    turned: u64,
    resent: u64,
    /// Share of the work of this stage for steps with whole units.
    unit_share: f64,
    scratch: Scratch,
}

impl<'a> Lane<'a> {
    pub(super) fn new(layout: &'a Layout<'a>, seed: u64, hints: &'a Hints) -> Self {
        let mean = |sum: i64, count: usize| sum / (count as i64).max(1);
        let penalty = layout.mean_penalty();
        let roads = layout.problem.travel.iter().flatten();
        let journey = mean(roads.clone().fold(0, |sum: i64, &cost| sum.saturating_add(cost)), roads.count());
        let money = (penalty / (journey + 1)).max(1);
        let mut board = Board::new(layout);
        board.weigh(Weights { floor: penalty, money });
        board.tighten(0.0, penalty);
        let mut lane = Self {
            board,
            hints,
            dice: Dice::new(seed),
            seed,
            penalty,
            shortage: penalty,
            best: None,
            worked: 0,
            turned: 0,
            resent: 0,
            unit_share: 0.0,
            scratch: Scratch::default(),
        };
        lane.remember();
        build(&mut lane.board, hints, &mut lane.scratch);
        lane.repair();
        lane
    }

    /// Another lane from the same plan.
    pub(super) fn again(&self, at: u64) -> Self {
        let seed = self.seed.wrapping_add(at.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let (board, best) = (self.board.clone(), self.best.clone());
        Self {
            board,
            hints: self.hints,
            dice: Dice::new(seed),
            seed,
            penalty: self.penalty,
            shortage: self.penalty,
            best,
            worked: 0,
            turned: 0,
            resent: 0,
            unit_share: 0.0,
            scratch: Scratch::default(),
        }
    }

    /// Whether there is anything to move.
    pub(super) fn can_move(&self) -> bool {
        !self.hints.movable.is_empty()
    }

    /// Whether most of those placed sit where a place was promised to them.
    pub(super) fn is_promised(&self) -> bool {
        let layout = self.board.layout;
        let seated = self.board.place.iter().zip(&layout.kept).filter(|(place, _)| **place != NONE);
        let (all, kept) = seated.fold((0, 0), |(all, kept), (&place, promise)| {
            (all + 1, kept + usize::from(promise.is_some_and(|promise| promise.session == place)))
        });
        2 * kept > all
    }

    /// How good the plan at hand is; less is better.
    pub(super) fn standing(&self) -> i64 {
        self.board.goal()
    }

    pub(super) fn place(&self) -> &[u32] {
        &self.board.place
    }

    pub(super) fn go_on_from(&mut self, place: &[u32]) {
        self.board.show(place);
    }

    /// One stage at a temperature, in penalties, until `spent` of the work of this stage; answers with that work.
    pub(super) fn cool(&mut self, heat: f64, strict: f64, spent: &(dyn Fn(u64) -> bool + Sync), meter: &Meter) -> u64 {
        let heat = self.penalty as f64 * heat;
        // Units settle which sessions open, people who sits in them. Where places were promised that is settled.
        self.unit_share = if self.is_promised() { 0.0 } else { 1.0 - strict };
        self.resent = (self.worked as f64 * self.unit_share) as u64;
        self.board.tighten(strict, self.shortage);
        let mut work = 0;
        while !spent(work) && !meter.is_stopped() {
            for _ in 0..STEPS_PER_LOOK {
                work += self.step(heat);
            }
        }
        self.repair();
        self.reweigh(strict);
        work
    }

    fn step(&mut self, heat: f64) -> u64 {
        let before = self.board.goal();
        let most = heat * self.dice.exponential();
        let (board, hints, dice, scratch) = (&mut self.board, self.hints, &mut self.dice, &mut self.scratch);
        let work = if self.turned * SESSION_SHARE <= self.worked {
            let work = turn(board, hints, dice, scratch);
            self.turned += work;
            work
        } else if (self.resent as f64) < self.unit_share * self.worked as f64 {
            let work = resend(board, hints, dice, scratch);
            self.resent += work;
            work
        } else {
            step(board, hints, dice, most, scratch)
        };
        self.worked += work;
        let loss = self.board.goal() - before;
        if loss <= 0 || (loss as f64) < most {
            self.board.commit();
        } else {
            self.board.take_back(0);
        }
        work
    }

    fn remember(&mut self) {
        if self.board.is_feasible() && self.best.as_ref().is_none_or(|best| self.board.cost < best.0) {
            self.best = Some((self.board.cost, self.board.place.clone()));
        }
    }

    /// Fills or closes the sessions short of learners; the result is remembered where it is feasible, and then taken back.
    fn repair(&mut self) {
        for session in 0..self.board.learners.len() as u32 {
            if self.is_short(session) {
                fill(&mut self.board, self.hints, session, &mut self.scratch);
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
        if self.board.money_missing() == 0 {
            return;
        }
        let layout = self.board.layout;
        let mut losses: Vec<(f64, u32)> = Vec::new();
        for need in 0..self.board.place.len() as u32 {
            let session = self.board.place[need as usize];
            if session != NONE && layout.travel(need, session) > 0 {
                let saved = layout.leave[need as usize] - layout.price(need, session);
                losses.push((saved as f64 / layout.travel(need, session) as f64, need));
            }
        }
        losses.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (_, need) in losses {
            if self.board.money_missing() == 0 {
                return;
            }
            let session = self.board.place[need as usize];
            if self.board.may_lift(need) && self.board.size(session) > self.board.low(session) {
                self.board.lift(need);
            }
        }
    }

    /// A rule that is broken grows dearer and one that is kept cheaper, so that the search walks along the border.
    fn reweigh(&mut self, strict: f64) {
        let next =
            |weight: i64, kept: bool| if kept { weight - weight / 16 } else { weight.saturating_add(weight / 4 + 1) };
        let [learners, floors, money] = self.board.kept();
        if strict >= 1.0 {
            self.shortage = next(self.shortage, learners).max(self.penalty);
        }
        let Weights { floor, money: unit } = self.board.weights;
        let weights = Weights { floor: next(floor, floors).max(1), money: next(unit, money).max(1) };
        self.board.weigh(weights);
    }
}
