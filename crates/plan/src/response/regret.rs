//! What the bound rises by when one thing is decided: whatever rises above the cost of a known plan is in no better plan.

use super::{Absence, Choice, Tariff, respond};
use crate::columns::{Columns, NONE};

/// How far the bound rises with each decision; infinite where the decision leaves nobody a choice.
pub(crate) struct Regret {
    /// The bound itself.
    pub(crate) bound: f64,
    /// By column: the need is served by this session.
    pub(crate) seat: Vec<f64>,
    /// By need: it is not served.
    pub(crate) leave: Vec<f64>,
    /// By session: it opens.
    pub(crate) open: Vec<f64>,
    /// By session: it stays closed.
    pub(crate) close: Vec<f64>,
}

impl Regret {
    pub(crate) fn new(columns: &Columns, tariff: &Tariff) -> Self {
        let mut regret = Self {
            bound: respond(columns, tariff).bound,
            seat: vec![0.0; columns.need.len()],
            leave: vec![0.0; columns.problem.needs.len()],
            open: Vec::new(),
            close: Vec::new(),
        };
        regret.people(columns, tariff);
        regret.sessions(columns, tariff);
        regret
    }

    fn people(&mut self, columns: &Columns, tariff: &Tariff) {
        let absence = Absence::new(columns, tariff);
        let (mut free, mut bound) = (Choice::default(), Choice::default());
        for person in 0..columns.problem.people.len() as u32 {
            free.ask_all(columns, tariff, &absence, person);
            let least = free.cheapest(columns);
            for (i, &need) in columns.needs_of.of(person).iter().enumerate() {
                if !columns.locked[need as usize] {
                    bound.decide(&free, i, NONE);
                    self.leave[need as usize] = bound.cheapest(columns) - least;
                }
                for column in columns.of_need(need) {
                    bound.decide(&free, i, column);
                    self.seat[column as usize] += bound.cheapest(columns) - least;
                }
            }
        }
    }

    fn sessions(&mut self, columns: &Columns, tariff: &Tariff) {
        let mut order: Vec<(f64, u32)> = Vec::new();
        for (s, session) in columns.problem.sessions.iter().enumerate() {
            order.clear();
            order.extend(columns.of_session.of(s as u32).iter().map(|&column| (tariff.seat[column as usize], column)));
            order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let opening = (1.0 + tariff.budget) * session.open_cost as f64;
            // The cheapest full class, without the learner at one place of the order where somebody sits already.
            let (low, high) = (session.low as usize, session.high as usize);
            let class = |seated: Option<usize>| {
                let others = order.iter().enumerate().filter(|(at, _)| Some(*at) != seated).map(|(_, seat)| seat.0);
                let taken = usize::from(seated.is_some());
                let (mut value, mut least) = (0.0, f64::INFINITY);
                if taken >= low {
                    least = value;
                }
                for (k, price) in others.take(high - taken).enumerate() {
                    value += price;
                    if k + 1 + taken >= low {
                        least = f64::min(least, value);
                    }
                }
                opening + least + seated.map_or(0.0, |at| order[at].0)
            };
            let opened = class(None);
            let least = f64::min(0.0, opened);
            self.open.push(opened - least);
            self.close.push(-least);
            for (at, &(_, column)) in order.iter().enumerate() {
                self.seat[column as usize] += class(Some(at)) - least;
            }
        }
    }
}

impl Choice {
    /// The options of another, of which the need at one place has this one alone.
    fn decide(&mut self, free: &Self, at: usize, column: u32) {
        self.clear();
        self.needs.extend(&free.needs);
        for i in 0..free.needs.len() {
            let options = &free.options[free.first[i]..free.first[i + 1]];
            self.options.extend(options.iter().filter(|option| i != at || option.1 == column));
            self.first.push(self.options.len());
        }
    }
}
