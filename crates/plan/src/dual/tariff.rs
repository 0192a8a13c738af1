//! The prices of a bound, as few as say everything.

use crate::layout::Layout;
use crate::model::*;

/// What everybody gives and pays.
#[derive(Clone)]
pub(crate) struct Tariff {
    /// By offer: what the person gives for being served in the wave. The same in all offers of a need whose person has no
    /// other.
    pub(crate) worth: Vec<f64>,
    /// By set and week, set by set: what being away costs.
    pub(crate) away: Vec<f64>,
    /// By group: what serving a member saves.
    pub(crate) group: Vec<f64>,
    /// What a unit of money costs beyond itself.
    pub(crate) budget: f64,
}

/// Whether the person of the need has no other: then nothing but the price tells its offers apart.
pub(crate) fn is_alone(layout: &Layout, need: u32) -> bool {
    layout.needs_of(layout.person[need as usize]).len() == 1
}

/// What being away costs, as sums up to each week.
pub(crate) struct Absence {
    /// By set, `weeks + 1` sums each; empty where no week has a price.
    until: Vec<f64>,
    stride: usize,
}

impl Absence {
    pub(crate) fn new(weeks: u32, away: &[f64]) -> Self {
        let weeks = weeks as usize;
        let mut until = Vec::new();
        if away.iter().any(|&price| price != 0.0) {
            until.reserve(away.len() + away.len() / weeks);
            for prices in away.chunks_exact(weeks) {
                let mut sum = 0.0;
                until.push(sum);
                until.extend(prices.iter().map(|price| {
                    sum += price;
                    sum
                }));
            }
        }
        Self { until, stride: weeks + 1 }
    }

    /// What the weeks of the wave cost the person.
    pub(crate) fn price(&self, layout: &Layout, person: u32, wave: u32) -> f64 {
        let span = layout.span[wave as usize];
        if self.until.is_empty() || !span.full {
            return 0.0;
        }
        let of_set = |&set: &u32| {
            let sums = &self.until[set as usize * self.stride..];
            sums[span.end as usize] - sums[span.start as usize]
        };
        layout.sets_of.of(person).iter().map(of_set).sum()
    }
}

/// Decimals of a price as it is written, so that rounding them costs the bound nothing that shows.
const SHARE_LOST: f64 = 1e-6;

/// The tariff as the prices of a certificate, without zeros, rounded to what matters for a bound of this size.
pub(crate) fn prices(layout: &Layout, tariff: &Tariff, bound: f64) -> Prices {
    let problem = layout.problem;
    let weeks = problem.weeks as usize;
    let absence = Absence::new(problem.weeks, &tariff.away);
    let fine = bound.abs().max(1.0) * SHARE_LOST / (layout.person.len() as f64 + 1.0);
    let mut scale = 1.0;
    while scale * fine < 1.0 && scale < 1e9 {
        scale *= 10.0;
    }
    let rounded = |price: f64| (price * scale).round() / scale;
    let mut seats = Vec::new();
    for (need, &original) in layout.original.iter().enumerate() {
        let person = layout.person[need];
        let saved: f64 = layout.groups_of.of(person).iter().map(|&group| tariff.group[group as usize]).sum();
        for &offer in layout.offers.of(need as u32) {
            let wave = layout.wave[offer as usize];
            let gives = absence.price(layout, person, wave) - saved - tariff.worth[offer as usize];
            for &session in layout.sessions.of(wave) {
                if !layout.admits(need as u32, session) {
                    continue;
                }
                let travel = tariff.budget * layout.travel(need as u32, session) as f64;
                let price = rounded(gives + travel + layout.price(need as u32, session) as f64);
                if price != 0.0 {
                    seats.push((NeedIx(original), SessionIx(session), price));
                }
            }
        }
    }
    let priced = |(at, &price): (usize, &f64)| (price != 0.0).then_some((at, price));
    Prices {
        sets: tariff
            .away
            .iter()
            .enumerate()
            .filter_map(priced)
            .map(|(at, price)| (SetIx::of(at / weeks), (at % weeks) as u32, price))
            .collect(),
        groups: tariff
            .group
            .iter()
            .enumerate()
            .filter_map(priced)
            .map(|(at, price)| (GroupIx::of(at), price))
            .collect(),
        budget: tariff.budget,
        seats,
    }
}
