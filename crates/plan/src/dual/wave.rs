//! What the sessions of one wave do under a tariff, exactly: each stays closed, or takes the LOW to HIGH seats that gain
//! most.

use super::tariff::{Absence, Tariff};
use crate::layout::Layout;

/// The answers of some waves.
#[derive(Default)]
pub(super) struct Filled {
    /// The sum over sessions of what they add to the bound, none above 0.
    pub(super) value: f64,
    /// The seats taken: a session and an offer.
    pub(super) seats: Vec<(u32, u32)>,
    /// The sessions that open.
    pub(super) opened: Vec<u32>,
}

/// Room to work in.
#[derive(Default)]
pub(super) struct Desk {
    /// By offer of the wave: what it costs before the journey.
    base: Vec<f64>,
    cost: Vec<f64>,
    order: Vec<(f64, u32)>,
}

impl Desk {
    /// Asks every session of a wave.
    pub(super) fn ask(&mut self, layout: &Layout, tariff: &Tariff, absence: &Absence, wave: u32, filled: &mut Filled) {
        self.base(layout, tariff, absence, wave);
        for &session in layout.sessions.of(wave) {
            self.session(layout, tariff, session, filled);
        }
    }

    /// The needs that cost a session of the wave at most `more` than the last learner it takes: need, session, and how much
    /// more, below 0 for those it takes.
    pub(super) fn near(
        &mut self,
        layout: &Layout,
        tariff: &Tariff,
        absence: &Absence,
        wave: u32,
        more: f64,
        found: &mut Vec<(u32, u32, f32)>,
    ) {
        self.base(layout, tariff, absence, wave);
        let first = layout.of_wave(wave).start;
        for &session in layout.sessions.of(wave) {
            let high = layout.problem.sessions[session as usize].high as usize;
            self.seats(layout, tariff, session);
            self.order.clear();
            self.order
                .extend(self.cost.iter().zip(0..).filter(|(cost, _)| **cost < more).map(|(&cost, at)| (cost, at)));
            let mut last = 0.0;
            if self.order.len() > high {
                self.order.select_nth_unstable_by(high - 1, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                last = f64::min(last, self.order[high - 1].0);
            }
            let near = self.order.iter().filter(|seat| seat.0 < last + more);
            found.extend(near.map(|&(cost, at)| (layout.need[first + at as usize], session, (cost - last) as f32)));
        }
    }

    fn base(&mut self, layout: &Layout, tariff: &Tariff, absence: &Absence, wave: u32) {
        let base = |offer: usize| {
            let need = layout.need[offer];
            let person = layout.person[need as usize];
            let saved: f64 = layout.groups_of.of(person).iter().map(|&group| tariff.group[group as usize]).sum();
            let broken = layout.kept[need as usize].map_or(0, |kept| kept.price);
            absence.price(layout, person, wave) + broken as f64 - saved - tariff.worth[offer]
        };
        self.base.clear();
        self.base.extend(layout.of_wave(wave).map(base));
    }

    /// What each offer of the wave costs the session; infinite where the need is locked elsewhere.
    fn seats(&mut self, layout: &Layout, tariff: &Tariff, session: u32) {
        let offers = layout.of_wave(layout.wave_of[session as usize]);
        let site = layout.problem.sessions[session as usize].site.at();
        let money = 1.0 + tariff.budget;
        let journey = |need: u32| money * layout.problem.travel[layout.home[need as usize] as usize][site] as f64;
        self.cost.clear();
        let needs = &layout.need[offers.clone()];
        self.cost.extend(
            self.base
                .iter()
                .zip(needs)
                .map(|(base, &need)| if layout.locked[need as usize] { f64::INFINITY } else { base + journey(need) }),
        );
        for &offer in layout.promised.of(session) {
            let need = layout.need[offer as usize];
            let broken = layout.kept[need as usize].map_or(0, |kept| kept.price);
            let at = offer as usize - offers.start;
            self.cost[at] = self.base[at] + journey(need) - broken as f64;
        }
    }

    fn session(&mut self, layout: &Layout, tariff: &Tariff, session: u32, filled: &mut Filled) {
        let offered = &layout.problem.sessions[session as usize];
        let (low, high) = (offered.low as usize, offered.high as usize);
        let first = layout.of_wave(layout.wave_of[session as usize]).start as u32;
        let money = 1.0 + tariff.budget;
        self.seats(layout, tariff, session);
        if self.cost.len() < low {
            return;
        }
        self.order.clear();
        self.order.extend(self.cost.iter().zip(0..).filter(|(cost, _)| **cost < 0.0).map(|(&cost, at)| (cost, at)));
        let open = money * offered.open_cost as f64;
        let least = |order: &[(f64, u32)]| open + order.iter().map(|seat| seat.0).sum::<f64>();
        if self.order.len() > high {
            cheapest(&mut self.order, high);
        } else if self.order.len() < low {
            // Those who cost something only make it worse.
            if least(&self.order) >= 0.0 {
                return;
            }
            self.order.clear();
            self.order
                .extend(self.cost.iter().zip(0..).filter(|seat| seat.0.is_finite()).map(|(&cost, at)| (cost, at)));
            if self.order.len() < low {
                return;
            }
            cheapest(&mut self.order, low);
        }
        let value = least(&self.order);
        if value < 0.0 {
            filled.value += value;
            filled.opened.push(session);
            filled.seats.extend(self.order.iter().map(|&(_, at)| (session, first + at)));
        }
    }
}

/// Leaves the `count` cheapest.
fn cheapest(order: &mut Vec<(f64, u32)>, count: usize) {
    if count < order.len() {
        order.select_nth_unstable_by(count, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        order.truncate(count);
    }
}
