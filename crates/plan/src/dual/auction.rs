//! Prices to begin with: people come in turn, take what is cheapest, and every seat and week they take grows dearer.
//!
//! All seats of a session cost the same here, which is the weak bound; it is near in a few rounds however many people there
//! are, because each round moves the prices as often as it has turns (incremental subgradients, Nedić and Bertsekas 2001).

use std::ops::Range;

use super::choice::Choice;
use super::round::Cut;
use super::tariff::{Absence, Tariff, is_alone};
use crate::crew::each;
use crate::engine::Meter;
use crate::layout::{Layout, NONE};
use crate::model::Session;

/// Rounds in which everybody comes once.
const ROUNDS: usize = 24;

/// Turns of a round.
const TURNS: usize = 16;

/// The first and the last step of the price of a seat, in penalties of a need for a turn that takes a seat too many.
const STEPS: [f64; 2] = [0.02, 0.001];

/// How much faster the price of a week moves than that of a seat, for each of those who may be away.
const AWAY: f64 = 3.0;

/// How fast the price of money moves, for a turn that spends twice its part.
const MONEY: f64 = 0.05;

/// What everything costs.
#[derive(Clone)]
struct Sale<'a> {
    layout: &'a Layout<'a>,
    /// By session: the price of a seat, at least its part of the opening.
    seat: Vec<f64>,
    away: Vec<f64>,
    group: Vec<f64>,
    budget: f64,
}

/// The tariff of an auction: the mean prices of its second half.
pub(super) fn auction(layout: &Layout, cut: &Cut, meter: &Meter) -> Tariff {
    let scale = layout.mean_penalty() as f64;
    let mut sale = Sale::new(layout);
    let mut mean = sale.clone();
    let [first, last] = STEPS;
    for round in 0..ROUNDS {
        let done = round as f64 / (ROUNDS - 1) as f64;
        let step = scale * first / (1.0 + done * (first / last - 1.0));
        for turn in 0..TURNS {
            if meter.is_stopped() {
                return mean.tariff();
            }
            let absence = Absence::new(layout.problem.weeks, &sale.away);
            let taken = each(cut.threads, cut.people.clone(), |people| sale.serve(&absence, people, turn));
            sale.settle(&taken.concat(), step);
        }
        if let averaged @ 1.. = (round + 1).saturating_sub(ROUNDS / 2) {
            mean.approach(&sale, 1.0 / averaged as f64);
        }
    }
    mean.tariff()
}

impl<'a> Sale<'a> {
    fn new(layout: &'a Layout<'a>) -> Self {
        let problem = layout.problem;
        Self {
            layout,
            seat: problem.sessions.iter().map(opening).collect(),
            away: vec![0.0; problem.sets.len() * problem.weeks as usize],
            group: vec![0.0; problem.groups.len()],
            budget: 0.0,
        }
    }

    /// Moves all prices a share of the way to those of another.
    fn approach(&mut self, other: &Self, share: f64) {
        let approach = |mine: &mut f64, other: f64| *mine += share * (other - *mine);
        self.seat.iter_mut().zip(&other.seat).for_each(|(mine, &other)| approach(mine, other));
        self.away.iter_mut().zip(&other.away).for_each(|(mine, &other)| approach(mine, other));
        self.group.iter_mut().zip(&other.group).for_each(|(mine, &other)| approach(mine, other));
        approach(&mut self.budget, other.budget);
    }

    /// The people whose turn it is take what is cheapest: sessions and needs.
    fn serve(&self, absence: &Absence, people: Range<usize>, turn: usize) -> Vec<(u32, u32)> {
        let layout = self.layout;
        let mut taken = Vec::new();
        let mut choice = Choice::default();
        let mut best = Vec::new();
        for person in people.skip(turn).step_by(TURNS) {
            let needs = layout.needs_of(person as u32);
            best.clear();
            best.resize(needs.len(), NONE);
            let saved = self.saved(person as u32);
            choice.cheapest(layout, person as u32, |offer| self.worth(absence, saved, offer).0, &mut best);
            for (need, &offer) in needs.zip(&best).filter(|(_, offer)| **offer != NONE) {
                taken.push((self.worth(absence, saved, offer).1, need));
            }
        }
        taken
    }

    /// What serving the person saves, because of the person's groups.
    fn saved(&self, person: u32) -> f64 {
        self.layout.groups_of.of(person).iter().map(|&group| self.group[group as usize]).sum()
    }

    /// What an offer costs at the cheapest of its sessions, and which that is.
    fn worth(&self, absence: &Absence, saved: f64, offer: u32) -> (f64, u32) {
        let layout = self.layout;
        let need = layout.need[offer as usize];
        let wave = layout.wave[offer as usize];
        let mut best = (f64::INFINITY, NONE);
        for &session in layout.sessions.of(wave) {
            if layout.admits(need, session) {
                let travel = self.budget * layout.travel(need, session) as f64;
                let seat = (1.0 + self.budget) * self.seat[session as usize];
                let cost = layout.price(need, session) as f64 + travel + seat;
                if cost < best.0 {
                    best = (cost, session);
                }
            }
        }
        (best.0 + absence.price(layout, layout.person[need as usize], wave) - saved, best.1)
    }

    /// What was taken grows dearer than what there is for a turn.
    fn settle(&mut self, taken: &[(u32, u32)], step: f64) {
        let layout = self.layout;
        let problem = layout.problem;
        let weeks = problem.weeks as usize;
        let turns = TURNS as f64;
        let mut demand = vec![0_u32; problem.sessions.len()];
        let mut change = vec![0_i32; problem.sets.len() * (weeks + 1)];
        let mut served = vec![0_u32; problem.groups.len()];
        let mut spent = 0.0;
        for &(session, need) in taken {
            demand[session as usize] += 1;
            let offered = &problem.sessions[session as usize];
            spent += layout.travel(need, session) as f64 + opening(offered);
            let person = layout.person[need as usize];
            layout.groups_of.of(person).iter().for_each(|&group| served[group as usize] += 1);
            let span = layout.span[layout.wave_of[session as usize] as usize];
            for &set in layout.sets_of.of(person).iter().filter(|_| span.full) {
                let row = set as usize * (weeks + 1);
                change[row + span.start as usize] += 1;
                change[row + span.end as usize] -= 1;
            }
        }
        for (s, seat) in self.seat.iter_mut().enumerate() {
            let room = f64::from(problem.sessions[s].high) / turns;
            *seat = (*seat + step * (f64::from(demand[s]) - room)).max(opening(&problem.sessions[s]));
        }
        for (s, set) in problem.sets.iter().enumerate() {
            let room = f64::from(set.away) / turns;
            let length = step * AWAY / f64::from(set.away.max(1));
            let mut away = 0;
            for week in 0..weeks {
                away += change[s * (weeks + 1) + week];
                let price = &mut self.away[s * weeks + week];
                *price = (*price + length * (f64::from(away) - room)).max(0.0);
            }
        }
        for (g, price) in self.group.iter_mut().enumerate() {
            let floor = layout.floor[g] as f64;
            *price = (*price + step * turns * (floor / turns - f64::from(served[g])) / floor.max(1.0)).max(0.0);
        }
        if let Some(budget) = problem.budget {
            let more = (spent - budget as f64 / turns) / (budget as f64 / turns).max(1.0);
            self.budget = (self.budget + MONEY * step * more).max(0.0);
        }
    }

    /// These prices as what everybody gives.
    fn tariff(self) -> Tariff {
        let layout = self.layout;
        let absence = Absence::new(layout.problem.weeks, &self.away);
        let of_offer = |offer: u32| {
            let person = layout.person[layout.need[offer as usize] as usize];
            self.worth(&absence, self.saved(person), offer).0
        };
        let mut worth: Vec<f64> = (0..layout.need.len() as u32).map(of_offer).collect();
        for need in (0..layout.person.len() as u32).filter(|&need| is_alone(layout, need)) {
            let offers = layout.offers.of(need);
            let least = offers.iter().map(|&offer| worth[offer as usize]).fold(f64::INFINITY, f64::min);
            offers.iter().for_each(|&offer| worth[offer as usize] = least);
        }
        Tariff { worth, away: self.away, group: self.group, budget: self.budget }
    }
}

/// The part of a full session's opening that a seat carries.
fn opening(session: &Session) -> f64 {
    session.open_cost as f64 / f64::from(session.high)
}
