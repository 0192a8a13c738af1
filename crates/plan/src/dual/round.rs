//! One round: what everybody answers to a tariff, on several threads.

use std::ops::Range;

use super::choice::Choice;
use super::tariff::{Absence, Tariff};
use super::wave::{Desk, Filled};
use crate::crew::{each, parts, pieces, threads_for};
use crate::layout::{Layout, NONE};

/// Everybody's answers.
pub(super) struct Answers {
    /// What is proven; infinite where a person has no choice at all, so that no plan exists.
    pub(super) bound: f64,
    /// By need: the offer its person takes, or `NONE`.
    pub(super) chosen: Vec<u32>,
    /// By offer: how many sessions would seat the need.
    pub(super) filled: Vec<u16>,
    /// The seats taken by sessions: a session and an offer.
    pub(super) seats: Vec<(u32, u32)>,
    /// The sessions that would open.
    pub(super) opened: Vec<u32>,
    /// Work of a round.
    pub(super) work: u64,
}

/// How the work is cut.
pub(super) struct Cut {
    pub(super) threads: usize,
    /// Parts of the people.
    pub(super) people: Vec<Range<usize>>,
    /// Parts of the waves.
    pub(super) waves: Vec<Range<usize>>,
}

impl Cut {
    pub(super) fn new(layout: &Layout, threads: usize) -> Self {
        let sessions = |wave: usize| layout.sessions.of(wave as u32).len();
        let mut seats = vec![0];
        for wave in 0..layout.span.len() {
            seats.push(seats[wave] + layout.of_wave(wave as u32).len() * (2 + sessions(wave)));
        }
        Self {
            threads: threads_for(threads, seats.last().copied().unwrap_or(0)),
            people: parts(layout.problem.people.len(), |person| layout.first_need[person] as usize),
            waves: parts(layout.span.len(), |wave| seats[wave]),
        }
    }

    /// Where the needs of each part of the people end.
    pub(super) fn need_ends<'l>(&'l self, layout: &'l Layout) -> impl Iterator<Item = usize> {
        self.people.iter().map(|part| layout.first_need[part.end] as usize)
    }

    /// Where the offers of each part of the waves end.
    pub(super) fn offer_ends<'l>(&'l self, layout: &'l Layout) -> impl Iterator<Item = usize> {
        self.waves.iter().map(|part| layout.first_offer[part.end] as usize)
    }
}

/// Asks everybody.
pub(super) fn ask(layout: &Layout, cut: &Cut, tariff: &Tariff) -> Answers {
    let mut chosen = vec![NONE; layout.person.len()];
    let mut filled = vec![0_u16; layout.need.len()];
    let jobs = cut.people.iter().cloned().zip(pieces(&mut chosen, cut.need_ends(layout))).collect();
    let people = each(cut.threads, jobs, |(people, chosen)| choose(layout, tariff, people, chosen));
    let absence = Absence::new(layout.problem.weeks, &tariff.away);
    let jobs = cut.waves.iter().cloned().zip(pieces(&mut filled, cut.offer_ends(layout))).collect();
    let waves = each(cut.threads, jobs, |(waves, filled)| fill(layout, tariff, &absence, waves, filled));

    let mut answers =
        Answers { bound: constants(layout, tariff), chosen, filled, seats: Vec::new(), opened: Vec::new(), work: 0 };
    for (value, work) in people {
        answers.bound += value;
        answers.work += work;
    }
    for Filled { value, seats, opened } in waves {
        answers.bound += value;
        answers.seats.extend(seats);
        answers.opened.extend(opened);
    }
    answers.work += layout.need.len() as u64;
    answers
}

fn choose(layout: &Layout, tariff: &Tariff, people: Range<usize>, chosen: &mut [u32]) -> (f64, u64) {
    let (mut value, mut work) = (0.0, 0);
    let mut choice = Choice::default();
    let first = layout.first_need[people.start];
    for person in people {
        let needs = layout.needs_of(person as u32);
        let mine = &mut chosen[(needs.start - first) as usize..(needs.end - first) as usize];
        value += choice.cheapest(layout, person as u32, |offer| tariff.worth[offer as usize], mine);
        work += u64::from(choice.tried);
    }
    (value, work)
}

fn fill(layout: &Layout, tariff: &Tariff, absence: &Absence, waves: Range<usize>, filled: &mut [u16]) -> Filled {
    let first = layout.first_offer[waves.start];
    let mut desk = Desk::default();
    let mut answer = Filled::default();
    for wave in waves {
        desk.ask(layout, tariff, absence, wave as u32, &mut answer);
    }
    for (_, offer) in &answer.seats {
        let times = &mut filled[(offer - first) as usize];
        *times = times.saturating_add(1);
    }
    answer
}

/// Sum G * wanted - sum L * AWAY - B * budget.
fn constants(layout: &Layout, tariff: &Tariff) -> f64 {
    let problem = layout.problem;
    let floors: f64 = tariff.group.iter().zip(&layout.floor).map(|(price, &floor)| price * floor as f64).sum();
    let weeks = problem.weeks as usize;
    let sum = |prices: &[f64]| prices.iter().sum::<f64>();
    let covers: f64 = problem
        .sets
        .iter()
        .zip(tariff.away.chunks_exact(weeks))
        .map(|(set, away)| sum(away) * f64::from(set.away))
        .sum();
    floors - covers - problem.budget.map_or(0.0, |budget| tariff.budget * budget as f64)
}
