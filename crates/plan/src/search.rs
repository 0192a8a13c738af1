//! From the relaxed optimum to a plan: annealing on several lanes, the best of which go on.

mod anneal;
mod board;
mod build;
mod cover;
mod exact;
mod moves;
mod session;
mod unit;

use crate::crew::each;
use crate::dual::Hints;
use crate::engine::{Meter, Order, is_optimal};
use crate::layout::Layout;
use anneal::Lane;

pub(crate) use exact::{Exact, exact};

/// Stages of the cooling.
const STAGES: u32 = 96;

/// Every so many stages all lanes go on from the best.
const MEETING: u32 = 12;

/// The temperature of the first stage, in mean penalties of a need. Some large problems want it hotter where there is time, and
/// all want it no hotter where there is little.
const HOT: f64 = 0.1;

/// The temperature of the first stage where most people were promised a place: nobody is to move without a cause.
const WARM: f64 = 0.01;

/// The temperature of the last stage.
const COLD: f64 = 0.002;

/// Share of the search after which a session without LOW learners costs in full.
const STRICT: f64 = 0.6;

/// The search.
pub(crate) struct Search<'a> {
    lanes: Vec<Lane<'a>>,
    threads: usize,
}

impl<'a> Search<'a> {
    /// Every lane starts from the same plan.
    pub(crate) fn new(layout: &'a Layout<'a>, order: &Order, hints: &'a Hints) -> Self {
        let first = Lane::new(layout, order.seed, hints);
        let mut lanes: Vec<Lane<'a>> = (1..u64::from(order.lanes.max(1))).map(|at| first.again(at)).collect();
        lanes.insert(0, first);
        Self { lanes, threads: order.threads.max(1) as usize }
    }

    /// The best plan: its cost, and the session of each need in the layout's order.
    pub(crate) fn best(&self) -> Option<(i64, &[u32])> {
        let plans = self.lanes.iter().filter_map(|lane| lane.best.as_ref());
        plans.min_by_key(|best| best.0).map(|(cost, place)| (*cost, place.as_slice()))
    }

    fn best_cost(&self) -> Option<i64> {
        self.best().map(|best| best.0)
    }

    /// Searches until the budget is spent, from `work` on; answers with the work at the end.
    pub(crate) fn run(
        &mut self,
        meter: &Meter,
        mut work: u64,
        bound: f64,
        watch: &mut dyn FnMut(f64, Option<i64>),
    ) -> u64 {
        let from = meter.share(work);
        let hot = if self.lanes[0].is_promised() { WARM } else { HOT };
        let lanes = self.lanes.len() as u64;
        for stage in 0..STAGES {
            if from >= 1.0 || meter.is_stopped() || is_optimal(self.best_cost(), bound) || !self.lanes[0].can_move() {
                break;
            }
            let done = f64::from(stage) / f64::from(STAGES - 1);
            let until = from + (1.0 - from) * f64::from(stage + 1) / f64::from(STAGES);
            let heat = heat(hot, done);
            let strict = (done / STRICT).min(1.0);
            let strict = strict * strict;
            // A lane sees its own work only, as if the others had done as much.
            let spent = |own: u64| meter.share(work + own * lanes) >= until;
            let jobs: Vec<&mut Lane<'a>> = self.lanes.iter_mut().collect();
            let works = each(self.threads, jobs, |lane| lane.cool(heat, strict, &spent, meter));
            work += works.iter().sum::<u64>();
            if (stage + 1) % MEETING == 0 {
                self.meet();
            }
            watch(until, self.best_cost());
        }
        work
    }

    /// All lanes go on from the best of them.
    fn meet(&mut self) {
        let best = (0..self.lanes.len()).min_by_key(|&at| (self.lanes[at].standing(), at)).unwrap_or(0);
        let place = self.lanes[best].place().to_vec();
        self.lanes.iter_mut().for_each(|lane| lane.go_on_from(&place));
    }
}

/// The temperature when so much is done, in penalties: it falls by the same factor in the same time.
fn heat(hot: f64, done: f64) -> f64 {
    // Halving again and again instead of a power, which differs between platforms.
    let [mut high, mut low] = [hot, COLD];
    let (mut from, mut to) = (0.0, 1.0);
    for _ in 0..20 {
        let middle = (low * high).sqrt();
        let half = (from + to) / 2.0;
        if done < half { (to, low) = (half, middle) } else { (from, high) = (half, middle) }
    }
    high
}
