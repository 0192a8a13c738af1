//! One person's cheapest choice, exactly: which waves to attend, R3 and R4 kept, where each costs what the person gives.

use crate::layout::{Layout, NONE, Span};

/// Choices tried for one person before the search settles for the sum of the cheapest options, which is a bound too. A
/// person has a handful of needs and takes some ten choices; only a malicious instance comes here.
const CHOICES_MAX: u32 = 100_000;

/// Depth-first over the needs, prerequisites first, cut by the sum of the cheapest rests.
#[derive(Default)]
pub(crate) struct Choice {
    /// Options of all needs, each a value and an offer or `NONE`, the cheapest first within a need.
    options: Vec<(f64, u32)>,
    /// By need: the place of its prerequisite among the needs of the person, or `NONE`.
    before: Vec<u32>,
    /// By need: when the chosen offer takes place.
    spans: Vec<Option<Span>>,
    first: Vec<usize>,
    rest: Vec<f64>,
    chosen: Vec<u32>,
    value: f64,
    pub(super) tried: u32,
}

impl Choice {
    /// The value of the cheapest choice of a person, infinite where there is none; `best` gets the offer of each need, or
    /// `NONE`.
    pub(crate) fn cheapest(
        &mut self,
        layout: &Layout,
        person: u32,
        worth: impl Fn(u32) -> f64,
        best: &mut [u32],
    ) -> f64 {
        let needs = layout.needs_of(person);
        self.tried = 1;
        if let Some(value) = self.greedy(layout, needs.start, &worth, best) {
            return value;
        }
        self.options.clear();
        self.first.clear();
        self.first.push(0);
        for need in needs.clone() {
            let from = self.options.len();
            if !layout.locked[need as usize] {
                self.options.push((layout.leave[need as usize] as f64, NONE));
            }
            self.options.extend(layout.offers.of(need).iter().map(|&offer| (worth(offer), offer)));
            if self.options.len() == from {
                return f64::INFINITY;
            }
            self.options[from..].sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            self.first.push(self.options.len());
        }
        let count = needs.len();
        self.rest.clear();
        self.rest.resize(count + 1, 0.0);
        for i in (0..count).rev() {
            self.rest[i] = self.rest[i + 1] + self.options[self.first[i]].0;
        }
        self.chosen.clear();
        self.chosen.resize(count, NONE);
        self.before.clear();
        self.before.extend(needs.clone().map(|need| match layout.before[need as usize] {
            NONE => NONE,
            before => before - needs.start,
        }));
        self.spans.clear();
        self.spans.resize(count, None);
        self.value = f64::INFINITY;
        self.go(layout, 0, 0.0, best);
        if self.tried > CHOICES_MAX { self.rest[0] } else { self.value }
    }

    /// The cheapest option of each need, where they go together.
    fn greedy(&mut self, layout: &Layout, first: u32, worth: &impl Fn(u32) -> f64, best: &mut [u32]) -> Option<f64> {
        let mut value = 0.0;
        for i in 0..best.len() {
            let need = first + i as u32;
            let leave = if layout.locked[need as usize] { f64::INFINITY } else { layout.leave[need as usize] as f64 };
            let mut cheapest = (leave, NONE);
            for &offer in layout.offers.of(need) {
                let value = worth(offer);
                if value < cheapest.0 {
                    cheapest = (value, offer);
                }
            }
            if cheapest.0.is_infinite() || !(cheapest.1 == NONE || possible(layout, first, &best[..i], cheapest.1)) {
                return None;
            }
            best[i] = cheapest.1;
            value += cheapest.0;
        }
        Some(value)
    }

    /// R3 and R4 against the choices made before.
    fn is_free(&self, i: usize, mine: Span) -> bool {
        let before = self.before[i];
        let in_order = before == NONE || self.spans[before as usize].is_some_and(|first| first.end <= mine.start);
        in_order && !self.spans[..i].iter().flatten().any(|&other| mine.clashes(other))
    }

    fn go(&mut self, layout: &Layout, i: usize, sofar: f64, best: &mut [u32]) {
        self.tried += 1;
        if self.tried > CHOICES_MAX || sofar + self.rest[i] >= self.value {
            return;
        }
        if i == self.chosen.len() {
            self.value = sofar;
            best.copy_from_slice(&self.chosen);
            return;
        }
        for option in self.first[i]..self.first[i + 1] {
            let (value, offer) = self.options[option];
            if sofar + value + self.rest[i + 1] >= self.value {
                break;
            }
            let span = (offer != NONE).then(|| layout.span[layout.wave[offer as usize] as usize]);
            if span.is_none_or(|span| self.is_free(i, span)) {
                self.chosen[i] = offer;
                self.spans[i] = span;
                self.go(layout, i + 1, sofar + value, best);
            }
        }
    }
}

/// R3 and R4 against the choices made before; `chosen` belongs to the needs from `first` on.
fn possible(layout: &Layout, first: u32, chosen: &[u32], offer: u32) -> bool {
    let span = |offer: u32| layout.span[layout.wave[offer as usize] as usize];
    let mine = span(offer);
    if chosen.iter().any(|&other| other != NONE && mine.clashes(span(other))) {
        return false;
    }
    let before = layout.before[layout.need[offer as usize] as usize];
    if before == NONE {
        return true;
    }
    let taken = chosen[(before - first) as usize];
    taken != NONE && span(taken).end <= mine.start
}
