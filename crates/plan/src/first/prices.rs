//! Subgradient ascent on the prices of a certificate: what too many want grows dearer, what nobody wants cheaper.

use super::Meter;
use crate::columns::Columns;
use crate::response::{Response, Tariff, respond};

/// Rounds without a better bound before the steps are made smaller.
const PATIENCE: u32 = 12;
/// How much of the last direction is kept in the next, which damps the zigzag of plain subgradients.
const MEMORY: f64 = 0.6;
/// Steps smaller than this share of the gap change nothing that matters.
const STEP_MIN: f64 = 1e-4;

/// Below this share of the step the first stage ends, in which all seats of a session cost the same: it is soon as good as it
/// gets where many want few seats, and prices of single seats would need thousands of rounds to get there.
const STAGE_STEP_MIN: f64 = 0.02;
/// With so much of a step the prices of single seats begin, close to those of their session.
const STAGE_TWO_STEP: f64 = 0.3;

/// How much of the average answer a round leaves; the average of the answers tends to the relaxed optimum.
const AVERAGE: f64 = 0.97;

pub(super) struct Ascent<'a> {
    columns: &'a Columns<'a>,
    tariff: Tariff,
    /// The direction of the last step; that of the budget is counted in seats, see `seat_cost`.
    direction: Tariff,
    /// What a seat takes of the budget, on average. Money missing is counted in seats like everything else, or a budget in
    /// small units would drown all other prices.
    seat_cost: f64,
    /// Whether all seats of a session still cost the same.
    alike: bool,
    /// The step, as a share of Polyak's.
    share: f64,
    patience: u32,
    pub(super) best: f64,
    pub(super) best_tariff: Tariff,
    /// By column: how often of late the person took it.
    pub(super) taken: Vec<f64>,
    /// By session: how often of late it opened.
    pub(super) opened: Vec<f64>,
}

impl<'a> Ascent<'a> {
    /// Starts where every seat pays its part of the opening, if the session is full: then no session is worth a thing.
    pub(super) fn new(columns: &'a Columns<'a>) -> Self {
        let mut tariff = Tariff::zero(columns);
        for (seat, &session) in tariff.seat.iter_mut().zip(&columns.session) {
            let session = &columns.problem.sessions[session as usize];
            *seat = -(session.open_cost as f64) / f64::from(session.high);
        }
        Self {
            columns,
            tariff,
            direction: Tariff::zero(columns),
            seat_cost: seat_cost(columns),
            alike: true,
            share: 1.0,
            patience: PATIENCE,
            best: f64::NEG_INFINITY,
            best_tariff: Tariff::zero(columns),
            taken: vec![0.0; columns.need.len()],
            opened: vec![0.0; columns.problem.sessions.len()],
        }
    }

    /// Rounds for about `work` units towards a plan of this cost.
    pub(super) fn climb(&mut self, work: u64, cost: Option<i64>, meter: &mut Meter) {
        let until = meter.work + work;
        while meter.work < until {
            if meter.is_over() {
                return;
            }
            if self.alike && self.share < STAGE_STEP_MIN {
                self.alike = false;
                self.restart(STAGE_TWO_STEP);
            } else if self.share < STEP_MIN {
                self.restart(0.5);
            }
            meter.work += self.round(cost);
        }
    }

    /// One round: the answers to the prices, then a step; answers with the work it took.
    pub(super) fn round(&mut self, cost: Option<i64>) -> u64 {
        let response = respond(self.columns, &self.tariff);
        if response.bound > self.best {
            // Small gains do not feed the patience, or it would never end.
            let gain = response.bound - self.best;
            self.patience = if gain > 1e-4 * response.bound.abs() { PATIENCE } else { self.patience.saturating_sub(1) };
            self.best = response.bound;
            self.best_tariff.clone_from(&self.tariff);
        } else {
            self.patience = self.patience.saturating_sub(1);
        }
        if self.patience == 0 {
            self.share *= 0.7;
            self.patience = PATIENCE;
        }
        average(&mut self.taken, &response.taken);
        average(&mut self.opened, &response.opened);
        if response.bound.is_finite() {
            self.step(&response, cost);
        }
        response.work
    }

    fn restart(&mut self, share: f64) {
        self.tariff.clone_from(&self.best_tariff);
        self.direction = Tariff::zero(self.columns);
        self.share = share;
        self.patience = PATIENCE;
    }

    /// A step of Polyak's length along the remembered direction, prices of sets, groups and the budget kept from below
    /// 0.
    fn step(&mut self, response: &Response, cost: Option<i64>) {
        self.turn(response);
        let norm = self.seats_norm()
            + square(&self.direction.away)
            + square(&self.direction.group)
            + self.direction.budget * self.direction.budget;
        // Without a plan a tenth above the bound is as good a guess as any.
        let target = cost.map_or(response.bound + 0.1 * response.bound.abs() + 1.0, |cost| cost as f64);
        let gap = (target - response.bound).max(0.0);
        if norm == 0.0 {
            return;
        }
        let length = self.share * gap / norm;
        for (price, direction) in self.tariff.seat.iter_mut().zip(&self.direction.seat) {
            *price += length * direction;
        }
        climb_from_zero(&mut self.tariff.away, &self.direction.away, length);
        climb_from_zero(&mut self.tariff.group, &self.direction.group, length);
        if self.columns.problem.budget.is_some() {
            let step = length * self.direction.budget / self.seat_cost;
            self.tariff.budget = (self.tariff.budget + step).max(0.0);
        }
    }

    /// The square of the direction of seat prices: of each seat, or of each session where its seats move together.
    fn seats_norm(&self) -> f64 {
        if !self.alike {
            return square(&self.direction.seat);
        }
        let sessions = 0..self.columns.problem.sessions.len() as u32;
        let first = |session| self.columns.of_session.of(session).first();
        sessions.filter_map(first).map(|&column| self.direction.seat[column as usize].powi(2)).sum()
    }

    /// Adds the subgradient of the response to what is left of the last direction.
    fn turn(&mut self, response: &Response) {
        let columns = self.columns;
        let problem = columns.problem;
        let weeks = problem.weeks as usize;
        let direction = &mut self.direction;
        fade(&mut direction.seat);
        fade(&mut direction.away);
        fade(&mut direction.group);
        direction.budget *= MEMORY;
        for (set, away) in problem.sets.iter().zip(direction.away.chunks_exact_mut(weeks)) {
            away.iter_mut().for_each(|away| *away -= f64::from(set.away));
        }
        for (group, &floor) in direction.group.iter_mut().zip(&columns.floor) {
            *group += floor as f64;
        }
        let mut of_session = vec![0.0; problem.sessions.len()];
        let mut spent = 0.0;
        for (column, (&taken, &filled)) in response.taken.iter().zip(&response.filled).enumerate() {
            if taken != filled {
                let more = if filled { 1.0 } else { -1.0 };
                match self.alike {
                    true => of_session[columns.session[column] as usize] += more,
                    false => direction.seat[column] += more,
                }
            }
            if !taken {
                continue;
            }
            spent += columns.travel[column] as f64;
            let person = columns.person(columns.need[column]);
            columns.groups_of.of(person).iter().for_each(|&group| direction.group[group as usize] -= 1.0);
            let span = columns.span[columns.session[column] as usize];
            for &set in columns.sets_of.of(person).iter().filter(|_| span.full) {
                let row = set as usize * weeks;
                let away = &mut direction.away[row + span.start as usize..row + span.end as usize];
                away.iter_mut().for_each(|away| *away += 1.0);
            }
        }
        if self.alike {
            let seats = direction.seat.iter_mut().zip(&columns.session);
            seats.for_each(|(seat, &session)| *seat += of_session[session as usize]);
        }
        let opened = problem.sessions.iter().zip(&response.opened).filter(|(_, opened)| **opened);
        spent += opened.map(|(session, _)| session.open_cost as f64).sum::<f64>();
        direction.budget += problem.budget.map_or(0.0, |budget| (spent - budget as f64) / self.seat_cost);
        // A price at 0 that wants to fall stays there, and must not lengthen the direction.
        drop_blocked(&self.tariff.away, &mut direction.away);
        drop_blocked(&self.tariff.group, &mut direction.group);
        if self.tariff.budget == 0.0 {
            direction.budget = direction.budget.max(0.0);
        }
    }
}

/// What a seat takes of the budget on average, journey and opening; never nothing.
fn seat_cost(columns: &Columns) -> f64 {
    let seat = |(&session, &travel): (&u32, &i64)| {
        let session = &columns.problem.sessions[session as usize];
        travel as f64 + session.open_cost as f64 / f64::from(session.high)
    };
    let all: f64 = columns.session.iter().zip(&columns.travel).map(seat).sum();
    (all / columns.session.len().max(1) as f64).max(1.0)
}

fn average(averages: &mut [f64], answers: &[bool]) {
    for (average, &yes) in averages.iter_mut().zip(answers) {
        *average = AVERAGE * *average + if yes { 1.0 - AVERAGE } else { 0.0 };
    }
}

fn square(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum()
}

fn fade(values: &mut [f64]) {
    values.iter_mut().for_each(|value| *value *= MEMORY);
}

fn climb_from_zero(prices: &mut [f64], direction: &[f64], length: f64) {
    prices.iter_mut().zip(direction).for_each(|(price, direction)| *price = (*price + length * direction).max(0.0));
}

fn drop_blocked(prices: &[f64], direction: &mut [f64]) {
    for (price, direction) in prices.iter().zip(direction) {
        if *price == 0.0 {
            *direction = direction.max(0.0);
        }
    }
}
