//! Where the prices go: what the answers break, remembered from round to round.

use super::round::{Answers, Cut};
use super::tariff::{Tariff, is_alone};
use crate::crew::{each, pieces};
use crate::layout::{Layout, NONE};

/// How much of the last direction is kept in the next, which damps the zigzag of plain subgradients.
const MEMORY: f64 = 0.9;

/// How far what a person gives in one wave moves with what is missing there, and with what is missing in all waves.
const OWN: f64 = 1.0;
const ALL: f64 = 0.5;

/// How far the prices of a set move, where one may be away; less where more may.
const AWAY: f64 = 0.1;

/// How long a step in each price is; a positive diagonal, and for the offers of a need also their sum.
pub(super) struct Metric {
    /// By need: its person has no other.
    alone: Vec<bool>,
    /// By set.
    away: Vec<f64>,
    /// By group.
    group: Vec<f64>,
    budget: f64,
}

impl Metric {
    pub(super) fn new(layout: &Layout) -> Self {
        let problem = layout.problem;
        let money = problem.budget.unwrap_or(0).max(1) as f64;
        Self {
            alone: (0..layout.person.len() as u32).map(|need| is_alone(layout, need)).collect(),
            away: problem.sets.iter().map(|set| AWAY / f64::from(set.away.max(1))).collect(),
            group: layout.floor.iter().map(|&floor| 1.0 / (floor as f64).max(1.0)).collect(),
            budget: layout.person.len() as f64 / (money * money),
        }
    }
}

pub(super) struct Direction {
    /// By offer; not used where the person has one need.
    own: Vec<f32>,
    /// By need: the sum over its offers.
    all: Vec<f64>,
    /// By set and week.
    away: Vec<f64>,
    group: Vec<f64>,
    budget: f64,
}

impl Direction {
    pub(super) fn none(layout: &Layout) -> Self {
        let problem = layout.problem;
        Self {
            own: vec![0.0; layout.need.len()],
            all: vec![0.0; layout.person.len()],
            away: vec![0.0; problem.sets.len() * problem.weeks as usize],
            group: vec![0.0; problem.groups.len()],
            budget: 0.0,
        }
    }

    /// Adds what the answers break to what is left of the last direction; answers with the square of its length.
    pub(super) fn turn(
        &mut self,
        layout: &Layout,
        cut: &Cut,
        metric: &Metric,
        tariff: &Tariff,
        answers: &Answers,
    ) -> f64 {
        let jobs: Vec<_> = cut.people.iter().zip(pieces(&mut self.all, cut.need_ends(layout))).collect();
        let all = each(cut.threads, jobs, |(people, all)| {
            let mut norm = 0.0;
            for (need, all) in (layout.first_need[people.start]..).zip(all.iter_mut()) {
                let filled = |&offer: &u32| u32::from(answers.filled[offer as usize]);
                let filled: u32 = layout.offers.of(need).iter().map(filled).sum();
                let taken = f64::from(u8::from(answers.chosen[need as usize] != NONE));
                *all = MEMORY * *all + taken - f64::from(filled);
                norm += *all * *all;
            }
            norm
        });
        let jobs: Vec<_> = cut.waves.iter().zip(pieces(&mut self.own, cut.offer_ends(layout))).collect();
        let own = each(cut.threads, jobs, |(waves, own)| {
            let mut norm = 0.0;
            for (offer, own) in (layout.first_offer[waves.start] as usize..).zip(own.iter_mut()) {
                let need = layout.need[offer] as usize;
                if !metric.alone[need] {
                    let taken = f32::from(u8::from(answers.chosen[need] == offer as u32));
                    *own = MEMORY as f32 * *own + taken - f32::from(answers.filled[offer]);
                    norm += f64::from(*own * *own);
                }
            }
            norm
        });
        ALL * all.iter().sum::<f64>() + OWN * own.iter().sum::<f64>() + self.turn_rules(layout, metric, tariff, answers)
    }

    /// The part of sets, groups and the budget.
    fn turn_rules(&mut self, layout: &Layout, metric: &Metric, tariff: &Tariff, answers: &Answers) -> f64 {
        let problem = layout.problem;
        let weeks = problem.weeks as usize;
        let broken = Broken::of(layout, answers);
        let mut norm = 0.0;
        // A price at 0 that wants to fall stays there, and must not lengthen the direction.
        let blocked = |price: f64, direction: f64| if price == 0.0 { direction.max(0.0) } else { direction };
        for (s, set) in problem.sets.iter().enumerate() {
            let mut away = 0;
            for week in 0..weeks {
                away += broken.change[s * (weeks + 1) + week];
                let at = s * weeks + week;
                let more = f64::from(away) - f64::from(set.away);
                self.away[at] = blocked(tariff.away[at], MEMORY * self.away[at] + more);
                norm += metric.away[s] * self.away[at] * self.away[at];
            }
        }
        for (g, direction) in self.group.iter_mut().enumerate() {
            let missing = layout.floor[g] as f64 - broken.served[g] as f64;
            *direction = blocked(tariff.group[g], MEMORY * *direction + missing);
            norm += metric.group[g] * *direction * *direction;
        }
        if let Some(budget) = problem.budget {
            let more = broken.spent as f64 - budget as f64;
            self.budget = blocked(tariff.budget, MEMORY * self.budget + more);
            norm += metric.budget * self.budget * self.budget;
        }
        norm
    }

    /// Moves the tariff along the direction; prices of sets, groups and the budget stay above 0.
    pub(super) fn go(&self, layout: &Layout, cut: &Cut, metric: &Metric, tariff: &mut Tariff, length: f64) {
        let jobs: Vec<_> = cut.waves.iter().zip(pieces(&mut tariff.worth, cut.offer_ends(layout))).collect();
        each(cut.threads, jobs, |(waves, worth)| {
            for (offer, worth) in (layout.first_offer[waves.start] as usize..).zip(worth.iter_mut()) {
                let need = layout.need[offer] as usize;
                let own = if metric.alone[need] { 0.0 } else { OWN * f64::from(self.own[offer]) };
                *worth += length * (ALL * self.all[need] + own);
            }
        });
        let weeks = layout.problem.weeks as usize;
        let climb = |price: &mut f64, step: f64| *price = (*price + length * step).max(0.0);
        for (at, (price, direction)) in tariff.away.iter_mut().zip(&self.away).enumerate() {
            climb(price, metric.away[at / weeks] * direction);
        }
        for ((price, direction), metric) in tariff.group.iter_mut().zip(&self.group).zip(&metric.group) {
            climb(price, metric * direction);
        }
        climb(&mut tariff.budget, metric.budget * self.budget);
    }
}

/// What the seats taken by sessions use up.
struct Broken {
    /// By set and week, one week more: how many more are away than the week before.
    change: Vec<i32>,
    /// By group.
    served: Vec<u64>,
    spent: i64,
}

impl Broken {
    fn of(layout: &Layout, answers: &Answers) -> Self {
        let problem = layout.problem;
        let stride = problem.weeks as usize + 1;
        let opened = answers.opened.iter().map(|&session| problem.sessions[session as usize].open_cost);
        let mut broken = Self {
            change: vec![0; problem.sets.len() * stride],
            served: vec![0; problem.groups.len()],
            spent: opened.fold(0, i64::saturating_add),
        };
        for &(session, offer) in &answers.seats {
            let need = layout.need[offer as usize];
            let person = layout.person[need as usize];
            broken.spent = broken.spent.saturating_add(layout.travel(need, session));
            layout.groups_of.of(person).iter().for_each(|&group| broken.served[group as usize] += 1);
            let span = layout.span[layout.wave[offer as usize] as usize];
            for &set in layout.sets_of.of(person).iter().filter(|_| span.full) {
                let row = set as usize * stride;
                broken.change[row + span.start as usize] += 1;
                broken.change[row + span.end as usize] -= 1;
            }
        }
        broken
    }
}
