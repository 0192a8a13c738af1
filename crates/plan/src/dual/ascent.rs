//! Subgradient ascent: what too many want grows dearer, what nobody wants cheaper.
//!
//! Steps are of Polyak's length along a direction that remembers the ones before (Camerini, Fratta, Maffioli 1975), in a
//! metric in which a dormitory of thousands and a seat for one weigh alike.

use super::auction::auction;
use super::direction::{Direction, Metric};
use super::near::{Hints, hints};
use super::round::{Answers, Cut, ask};
use super::tariff::Tariff;
use crate::engine::Meter;
use crate::layout::Layout;

/// Rounds without a better bound before the steps are made smaller.
const PATIENCE: u32 = 12;

/// Gains below this share of the bound do not feed the patience, or it would never end.
const GAIN_MIN: f64 = 1e-4;

/// How much smaller the steps are made.
const SHRINK: f64 = 0.8;

/// Steps smaller than this share of the gap change nothing that matters.
const STEP_MIN: f64 = 1e-3;

/// The share with which the ascent begins, and begins again from its best.
const STEP_START: f64 = 0.3;

/// Times it begins again while that raises the bound by more than the share.
const AGAIN_MAX: u32 = 12;

/// What the optimum is supposed to be above the bound: nobody knows it before there is a plan.
const SUPPOSED_GAP: f64 = 0.1;

/// How much of the average answer a round leaves; the average of the answers tends to the relaxed optimum (Barahona and
/// Anbil 2000).
const AVERAGE: f32 = 0.97;

pub(crate) struct Ascent<'a> {
    layout: &'a Layout<'a>,
    cut: Cut,
    metric: Metric,
    tariff: Tariff,
    direction: Direction,
    /// The step, as a share of Polyak's.
    share: f64,
    patience: u32,
    pub(crate) best: f64,
    pub(crate) best_tariff: Tariff,
    /// The bound when it last began again, and how often it may still.
    last: f64,
    again: u32,
    /// By session: how often of late it opened.
    opened: Vec<f32>,
}

impl<'a> Ascent<'a> {
    /// Begins with the prices of an auction, which ends early where the meter is stopped.
    pub(crate) fn new(layout: &'a Layout<'a>, threads: usize, meter: &Meter) -> Self {
        let cut = Cut::new(layout, threads);
        let tariff = auction(layout, &cut, meter);
        Self {
            layout,
            cut,
            metric: Metric::new(layout),
            direction: Direction::none(layout),
            share: STEP_START,
            patience: PATIENCE,
            best: f64::NEG_INFINITY,
            best_tariff: tariff.clone(),
            tariff,
            last: f64::NEG_INFINITY,
            again: AGAIN_MAX,
            opened: vec![0.0; layout.problem.sessions.len()],
        }
    }

    /// Whether more rounds would hardly raise the bound.
    pub(crate) fn is_done(&self) -> bool {
        self.again == 0
    }

    /// What the best prices say about a plan.
    pub(crate) fn hints(&self) -> Hints {
        hints(self.layout, &self.cut, &self.best_tariff, &self.opened)
    }

    /// One round: the answers to the prices, then a step; answers with the work it took.
    pub(crate) fn round(&mut self) -> u64 {
        let answers = ask(self.layout, &self.cut, &self.tariff);
        let gain = answers.bound - self.best;
        if gain > 0.0 {
            self.best = answers.bound;
            self.best_tariff.clone_from(&self.tariff);
        }
        self.patience = if gain > GAIN_MIN * answers.bound.abs() { PATIENCE } else { self.patience.saturating_sub(1) };
        if self.patience == 0 {
            self.share *= SHRINK;
            self.patience = PATIENCE;
        }
        self.remember(&answers);
        if self.share < STEP_MIN {
            self.restart();
        } else if answers.bound.is_finite() {
            self.step(&answers);
        }
        answers.work
    }

    /// Begins again from the best, with larger steps.
    fn restart(&mut self) {
        let gained = self.best - self.last > GAIN_MIN * self.best.abs();
        self.again = if gained { self.again - 1 } else { 0 };
        self.last = self.best;
        self.tariff.clone_from(&self.best_tariff);
        self.direction = Direction::none(self.layout);
        self.share = STEP_START;
    }

    fn step(&mut self, answers: &Answers) {
        let norm = self.direction.turn(self.layout, &self.cut, &self.metric, &self.tariff, answers);
        if norm > 0.0 {
            let gap = SUPPOSED_GAP * answers.bound.abs().max(self.best.abs()) + 1.0;
            let length = self.share * (gap + (self.best - answers.bound)) / norm;
            self.direction.go(self.layout, &self.cut, &self.metric, &mut self.tariff, length);
        }
    }

    fn remember(&mut self, answers: &Answers) {
        self.opened.iter_mut().for_each(|opened| *opened *= AVERAGE);
        answers.opened.iter().for_each(|&session| self.opened[session as usize] += 1.0 - AVERAGE);
    }
}
