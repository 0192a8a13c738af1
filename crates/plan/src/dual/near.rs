//! What the prices say about a plan: by need the sessions that would like it best, by session whether it opens.

use std::ops::Range;

use super::round::Cut;
use super::tariff::{Absence, Tariff};
use super::wave::Desk;
use crate::crew::each;
use crate::layout::Layout;
use crate::lists::Lists;

/// Sessions kept for a need.
const NEAR_MAX: usize = 12;

/// What a need may cost a session more than its last learner and still be near, in mean penalties of a need.
const NEAR: f64 = 0.5;

/// What the bound found out for the search.
pub(crate) struct Hints {
    /// By need, and one more: the first of its places.
    first: Vec<u32>,
    /// The places near each need, an offer and a session, the nearest first.
    places: Vec<(u32, u32)>,
    /// The needs that have an offer.
    pub(crate) movable: Vec<u32>,
    /// By session: the offers near it.
    around: Lists,
    /// By session: how often of late it opened, from 0 to 1.
    pub(crate) opened: Vec<f32>,
    /// By need: what leaving it out costs more than it gives.
    pub(crate) gain: Vec<f64>,
}

impl Hints {
    /// The places near a need.
    pub(crate) fn near(&self, need: u32) -> &[(u32, u32)] {
        &self.places[self.first[need as usize] as usize..self.first[need as usize + 1] as usize]
    }

    /// The offers of the needs that a session is near.
    pub(crate) fn around(&self, session: u32) -> &[u32] {
        self.around.of(session)
    }
}

pub(super) fn hints(layout: &Layout, cut: &Cut, tariff: &Tariff, opened: &[f32]) -> Hints {
    let needs = layout.person.len();
    let mean = layout.mean_penalty() as f64;
    let absence = Absence::new(layout.problem.weeks, &tariff.away);
    let waves: Vec<Range<usize>> = cut.waves.clone();
    let found = each(cut.threads, waves, |waves| {
        let mut desk = Desk::default();
        let mut found = Vec::new();
        waves.for_each(|wave| desk.near(layout, tariff, &absence, wave as u32, NEAR * mean, &mut found));
        found
    });
    let mut near: Vec<Vec<(f32, u32)>> = vec![Vec::new(); needs];
    for (need, session, distance) in found.into_iter().flatten() {
        let near = &mut near[need as usize];
        near.push((distance, session));
        if near.len() >= 4 * NEAR_MAX {
            keep_nearest(near);
        }
    }
    near.iter_mut().for_each(keep_nearest);
    let mut first = vec![0];
    let mut places = Vec::new();
    for (near, need) in near.iter().zip(0..) {
        places.extend(near.iter().map(|&(_, session)| (layout.offer_of(need, session), session)));
        first.push(places.len() as u32);
    }
    let gain = |need: u32| {
        let offers = layout.offers.of(need).iter();
        let least = offers.map(|&offer| tariff.worth[offer as usize]).fold(f64::INFINITY, f64::min);
        layout.leave[need as usize] as f64 - least
    };
    let around = places.iter().map(|&(offer, session)| (session, offer));
    Hints {
        around: Lists::of_pairs(opened.len(), around),
        first,
        places,
        movable: (0..needs as u32).filter(|&need| !layout.offers.of(need).is_empty()).collect(),
        opened: opened.to_vec(),
        gain: (0..needs as u32).map(gain).collect(),
    }
}

fn keep_nearest(near: &mut Vec<(f32, u32)>) {
    near.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    near.truncate(NEAR_MAX);
}
