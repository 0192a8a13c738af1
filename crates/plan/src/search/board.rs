//! The plan being searched, with every count the rules ask for kept up to date.
//!
//! R1 holds because only offers are placed; R3, R4, R5 and the upper half of R2 hold after every move. The lower half of
//! R2, the floors (R6), promises not yet kept (R7) and the budget (R8) may be broken on the way, at a price; the plan is
//! feasible when they are not.

use super::cover::Cover;
use crate::layout::{Layout, NONE};

/// No product of a weight and what it weighs passes this, so that a goal never overflows.
const WEIGHED_MAX: i64 = 1 << 60;

/// What the rules that may be broken on the way cost, for each need or unit of money missing.
#[derive(Clone, Copy)]
pub(super) struct Weights {
    pub(super) floor: i64,
    pub(super) money: i64,
}

/// A need was moved: where it stood before.
#[derive(Clone, Copy)]
struct Change {
    need: u32,
    session: u32,
    offer: u32,
}

#[derive(Clone)]
pub(super) struct Board<'a> {
    pub(super) layout: &'a Layout<'a>,
    pub(super) weights: Weights,
    /// By session: what a learner missing to LOW costs; below 0 where a session that is not full enough is let open for less.
    shortage: Vec<i64>,
    /// What all learners missing cost.
    short: i64,
    /// By need: its session, or `NONE`.
    pub(super) place: Vec<u32>,
    /// By need: the offer it takes, or `NONE`.
    pub(super) offer: Vec<u32>,
    /// By session: the needs it serves.
    pub(super) learners: Vec<Vec<u32>>,
    /// By need: where it stands among the learners of its session.
    seat: Vec<u32>,
    /// By session: most learners, 0 where it can never reach LOW.
    high: Vec<u32>,
    pub(super) cover: Cover,
    /// By group: needs served.
    served: Vec<u64>,
    pub(super) cost: i64,
    spent: i64,
    /// Learners missing in open sessions.
    learners_missing: i64,
    /// Needs missing to the floors, and locked needs not placed.
    needs_missing: i64,
    /// What was changed since the last commit.
    changes: Vec<Change>,
}

impl<'a> Board<'a> {
    /// Nobody is placed.
    pub(super) fn new(layout: &'a Layout<'a>) -> Self {
        let problem = layout.problem;
        let needs = problem.needs.len();
        let can_open = |s: usize, low: u32| layout.of_wave(layout.wave_of[s]).len() >= low as usize;
        let sessions = problem.sessions.iter().enumerate();
        Self {
            layout,
            weights: Weights { floor: 0, money: 0 },
            shortage: vec![0; problem.sessions.len()],
            short: 0,
            place: vec![NONE; needs],
            offer: vec![NONE; needs],
            learners: vec![Vec::new(); problem.sessions.len()],
            seat: vec![0; needs],
            high: sessions.map(|(s, session)| if can_open(s, session.low) { session.high } else { 0 }).collect(),
            cover: Cover::new(layout),
            served: vec![0; problem.groups.len()],
            cost: layout.leave.iter().sum(),
            spent: 0,
            learners_missing: 0,
            needs_missing: owed(layout),
            changes: Vec::new(),
        }
    }

    /// Sets the weights, each as far as a goal cannot overflow.
    pub(super) fn weigh(&mut self, weights: Weights) {
        let layout = self.layout;
        let problem = layout.problem;
        let open = problem.sessions.iter().fold(0_i64, |sum, session| sum.saturating_add(session.open_cost));
        let farthest = problem.travel.iter().flatten().copied().max().unwrap_or(0);
        let travel = farthest.saturating_mul(problem.needs.len() as i64);
        let cap = |most: i64| (WEIGHED_MAX / most.saturating_add(1)).max(1);
        self.weights = Weights {
            floor: weights.floor.min(cap(owed(layout))),
            money: weights.money.min(cap(open.saturating_add(travel))),
        };
    }

    /// Sets what a learner missing costs: from its part of the opening given back, so that a session costs as much as it is
    /// filled, to `most`, as `strict` goes from 0 to 1.
    pub(super) fn tighten(&mut self, strict: f64, most: i64) {
        let problem = self.layout.problem;
        let seats: i64 = problem.sessions.iter().map(|session| i64::from(session.low)).sum();
        let most = most.min((WEIGHED_MAX / (seats + 1)).max(1));
        self.short = 0;
        for (s, session) in problem.sessions.iter().enumerate() {
            let back = session.open_cost / i64::from(session.low);
            self.shortage[s] = ((most + back) as f64 * strict) as i64 - back;
            let size = self.learners[s].len() as i64;
            if 0 < size && size < i64::from(session.low) {
                self.short += self.shortage[s] * (i64::from(session.low) - size);
            }
        }
    }

    /// What the search minimises: the cost, and the weights of what is missing.
    pub(super) fn goal(&self) -> i64 {
        let Weights { floor, money } = self.weights;
        self.cost + self.short + floor * self.needs_missing + money * self.money_missing()
    }

    pub(super) fn money_missing(&self) -> i64 {
        self.layout.problem.budget.map_or(0, |budget| (self.spent - budget).max(0))
    }

    pub(super) fn is_feasible(&self) -> bool {
        self.learners_missing == 0 && self.needs_missing == 0 && self.money_missing() == 0
    }

    /// Which of the rules that may be broken on the way are kept: learners, floors, money.
    pub(super) fn kept(&self) -> [bool; 3] {
        [self.learners_missing == 0, self.needs_missing == 0, self.money_missing() == 0]
    }

    pub(super) fn size(&self, session: u32) -> u32 {
        self.learners[session as usize].len() as u32
    }

    pub(super) fn low(&self, session: u32) -> u32 {
        self.layout.problem.sessions[session as usize].low
    }

    pub(super) fn is_full(&self, session: u32) -> bool {
        self.size(session) >= self.high[session as usize]
    }

    pub(super) fn is_open(&self, session: u32) -> bool {
        !self.learners[session as usize].is_empty()
    }

    /// What moving a need into a session costs, at the very least, whoever has to make room; far below 0 where nobody knows.
    pub(super) fn surely_loses(&self, need: u32, target: u32) -> i64 {
        let layout = self.layout;
        let from = self.place[need as usize];
        let vague = self.needs_missing > 0 || (from != NONE && self.size(from) <= self.low(from));
        if vague || self.layout.problem.budget.is_some_and(|budget| self.spent > budget) {
            return i64::MIN;
        }
        let before = if from == NONE { layout.leave[need as usize] } else { layout.price(need, from) };
        let size = self.size(target);
        let session = &layout.problem.sessions[target as usize];
        let opening = match size {
            0 => session.open_cost + self.shortage[target as usize] * (i64::from(session.low) - 1),
            _ if size < session.low => -self.shortage[target as usize],
            _ => 0,
        };
        layout.price(need, target) - before + opening
    }

    /// Whether the need, not placed now, may take the offer: R3, R4 and R5; seats are another matter.
    pub(super) fn may_attend(&self, offer: u32) -> bool {
        let layout = self.layout;
        let need = layout.need[offer as usize];
        let wave = layout.wave[offer as usize];
        let person = layout.person[need as usize];
        self.is_free(person, need, wave) && self.in_order(need, wave) && self.cover.allows(layout, person, wave)
    }

    /// R3.
    fn is_free(&self, person: u32, need: u32, wave: u32) -> bool {
        let layout = self.layout;
        let mine = layout.span[wave as usize];
        layout.needs_of(person).all(|other| {
            let taken = self.offer[other as usize];
            taken == NONE || other == need || !mine.clashes(layout.span[layout.wave[taken as usize] as usize])
        })
    }

    /// R4, upwards and downwards.
    pub(super) fn in_order(&self, need: u32, wave: u32) -> bool {
        let layout = self.layout;
        let mine = layout.span[wave as usize];
        let span = |need: u32| match self.offer[need as usize] {
            NONE => None,
            offer => Some(layout.span[layout.wave[offer as usize] as usize]),
        };
        let before = layout.before[need as usize];
        (before == NONE || span(before).is_some_and(|first| first.end <= mine.start))
            && layout.after.of(need).iter().all(|&after| span(after).is_none_or(|later| mine.end <= later.start))
    }

    /// Whether a placed need may go: it is not locked, and nothing served rests on it.
    pub(super) fn may_lift(&self, need: u32) -> bool {
        !self.layout.locked[need as usize] && !self.is_leaned_on(need)
    }

    pub(super) fn is_leaned_on(&self, need: u32) -> bool {
        self.layout.after.of(need).iter().any(|&after| self.place[after as usize] != NONE)
    }

    /// Seats the need of the offer in a session of its wave.
    pub(super) fn put(&mut self, offer: u32, session: u32) {
        let need = self.layout.need[offer as usize];
        self.changes.push(Change { need, session: NONE, offer: NONE });
        self.seat_in(need, offer, session);
    }

    pub(super) fn lift(&mut self, need: u32) {
        let change = Change { need, session: self.place[need as usize], offer: self.offer[need as usize] };
        self.changes.push(change);
        self.unseat(need);
    }

    pub(super) fn commit(&mut self) {
        self.changes.clear();
    }

    pub(super) fn changed(&self) -> usize {
        self.changes.len()
    }

    /// Takes back every change beyond the first `kept` since the last commit.
    pub(super) fn take_back(&mut self, kept: usize) {
        while self.changes.len() > kept {
            let Change { need, session, offer } = self.changes.pop().expect("the list is longer than what is kept");
            if session == NONE {
                self.unseat(need);
            } else {
                self.seat_in(need, offer, session);
            }
        }
    }

    /// Makes the board show `place` and forgets how it came there.
    pub(super) fn show(&mut self, place: &[u32]) {
        let moved: Vec<u32> =
            (0..place.len() as u32).filter(|&need| place[need as usize] != self.place[need as usize]).collect();
        for &need in moved.iter().filter(|&&need| self.place[need as usize] != NONE).collect::<Vec<_>>() {
            self.unseat(need);
        }
        for &need in moved.iter().filter(|&&need| place[need as usize] != NONE) {
            let session = place[need as usize];
            self.seat_in(need, self.layout.offer_of(need, session), session);
        }
        self.commit();
    }

    fn seat_in(&mut self, need: u32, offer: u32, session: u32) {
        let layout = self.layout;
        let size = self.size(session);
        self.seat[need as usize] = size;
        self.learners[session as usize].push(need);
        self.place[need as usize] = session;
        self.offer[need as usize] = offer;
        self.cost += layout.price(need, session) - layout.leave[need as usize];
        self.spent += layout.travel(need, session);
        let low = i64::from(self.low(session));
        if size == 0 {
            self.open(session, 1);
            self.miss(session, low - 1);
        } else if i64::from(size) < low {
            self.miss(session, -1);
        }
        self.cover.add(layout, layout.person[need as usize], layout.wave_of[session as usize]);
        self.count(need, true);
    }

    fn unseat(&mut self, need: u32) {
        let layout = self.layout;
        let session = self.place[need as usize];
        let seat = self.seat[need as usize] as usize;
        let learners = &mut self.learners[session as usize];
        learners.swap_remove(seat);
        if let Some(&moved) = learners.get(seat) {
            self.seat[moved as usize] = seat as u32;
        }
        self.place[need as usize] = NONE;
        self.offer[need as usize] = NONE;
        self.cost += layout.leave[need as usize] - layout.price(need, session);
        self.spent -= layout.travel(need, session);
        let (size, low) = (self.size(session), i64::from(self.low(session)));
        if size == 0 {
            self.open(session, -1);
            self.miss(session, 1 - low);
        } else if i64::from(size) < low {
            self.miss(session, 1);
        }
        self.cover.take(layout, layout.person[need as usize], layout.wave_of[session as usize]);
        self.count(need, false);
    }

    fn miss(&mut self, session: u32, learners: i64) {
        self.learners_missing += learners;
        self.short += self.shortage[session as usize] * learners;
    }

    fn open(&mut self, session: u32, sign: i64) {
        let cost = sign * self.layout.problem.sessions[session as usize].open_cost;
        self.cost += cost;
        self.spent += cost;
    }

    /// The floors and the promise of a need just placed or lifted.
    fn count(&mut self, need: u32, placed: bool) {
        let layout = self.layout;
        let missing = if placed { -1 } else { 1 };
        if layout.locked[need as usize] {
            self.needs_missing += missing;
        }
        for &group in layout.groups_of.of(layout.person[need as usize]) {
            let served = &mut self.served[group as usize];
            let before = *served;
            *served = if placed { before + 1 } else { before - 1 };
            if before.min(*served) < layout.floor[group as usize] {
                self.needs_missing += missing;
            }
        }
    }
}

/// Needs that floors and promises ask for, one need as often as it is asked for.
fn owed(layout: &Layout) -> i64 {
    let floors: i64 = layout.floor.iter().map(|&floor| floor as i64).sum();
    floors + layout.locked.iter().filter(|locked| **locked).count() as i64
}
