//! The plan being searched, with every count the rules ask for kept up to date.
//!
//! R1 holds because only columns are placed; R3, R4, R5 and the upper half of R2 hold after every move. The lower half
//! of R2, the floors (R6), promises not yet kept (R7) and the budget (R8) may be broken on the way, at a price; the
//! plan is feasible when they are not.

use crate::columns::{Columns, NONE};

/// No product of a weight and what it weighs passes this, so that a goal never overflows.
const WEIGHED_MAX: i64 = 1 << 60;

/// What the rules that may be broken on the way cost, for each learner, need or unit of money missing.
#[derive(Clone, Copy)]
pub(super) struct Weights {
    pub(super) learner: i64,
    pub(super) floor: i64,
    pub(super) money: i64,
}

/// Needs that floors and promises ask for, one need as often as it is asked for.
fn owed(columns: &Columns) -> i64 {
    let floors: i64 = columns.floor.iter().map(|&floor| floor as i64).sum();
    floors + columns.locked.iter().filter(|locked| **locked).count() as i64
}

pub(super) struct Board<'a> {
    pub(super) columns: &'a Columns<'a>,
    pub(super) weights: Weights,
    /// By need: its column, or `NONE`.
    pub(super) place: Vec<u32>,
    /// By session: the needs it serves.
    pub(super) learners: Vec<Vec<u32>>,
    /// By need: where it stands among the learners of its session.
    seat: Vec<u32>,
    /// By session: most learners, 0 where it can never reach LOW.
    high: Vec<u32>,
    /// By set and week: members away.
    away: Vec<u32>,
    /// By group: needs served.
    served: Vec<u64>,
    pub(super) cost: i64,
    spent: i64,
    /// Learners missing in open sessions.
    learners_missing: i64,
    /// Needs missing to the floors, and locked needs not placed.
    needs_missing: i64,
    /// What was changed since the last commit: a need and where it stood.
    changes: Vec<(u32, u32)>,
}

impl<'a> Board<'a> {
    /// Nobody is placed.
    pub(super) fn new(columns: &'a Columns<'a>) -> Self {
        let problem = columns.problem;
        let sessions = problem.sessions.iter().enumerate();
        let can_open = |s: usize, low: u32| columns.of_session.of(s as u32).len() >= low as usize;
        Self {
            columns,
            weights: Weights { learner: 0, floor: 0, money: 0 },
            place: vec![NONE; problem.needs.len()],
            learners: vec![Vec::new(); problem.sessions.len()],
            seat: vec![0; problem.needs.len()],
            high: sessions.map(|(s, session)| if can_open(s, session.low) { session.high } else { 0 }).collect(),
            away: vec![0; problem.sets.len() * problem.weeks as usize],
            served: vec![0; problem.groups.len()],
            cost: columns.leave.iter().sum(),
            spent: 0,
            learners_missing: 0,
            needs_missing: owed(columns),
            changes: Vec::new(),
        }
    }

    /// Sets the weights, each as far as a goal cannot overflow.
    pub(super) fn weigh(&mut self, weights: Weights) {
        let columns = self.columns;
        let seats = columns.need.len() as i64;
        let open: i64 = columns.problem.sessions.iter().map(|session| session.open_cost).sum();
        // Each need sits in one of its columns, so all of them together are more than anybody can travel; the sum is
        // capped because it is over columns, not needs.
        let travel = columns.travel.iter().fold(0_i64, |sum, &cost| sum.saturating_add(cost)).min(WEIGHED_MAX / 2);
        let cap = |most: i64| (WEIGHED_MAX / (most + 1)).max(1);
        self.weights = Weights {
            learner: weights.learner.min(cap(seats)),
            floor: weights.floor.min(cap(owed(columns))),
            money: weights.money.min(cap(open + travel)),
        };
    }

    /// What the search minimises: the cost, and the weights of what is missing.
    pub(super) fn goal(&self) -> i64 {
        let Weights { learner, floor, money } = self.weights;
        self.cost + learner * self.learners_missing + floor * self.needs_missing + money * self.money_missing()
    }

    pub(super) fn money_missing(&self) -> i64 {
        self.columns.problem.budget.map_or(0, |budget| (self.spent - budget).max(0))
    }

    pub(super) fn is_feasible(&self) -> bool {
        self.learners_missing == 0 && self.needs_missing == 0 && self.money_missing() == 0
    }

    /// Which of the three breakable rules are kept: learners, floors, money.
    pub(super) fn kept(&self) -> [bool; 3] {
        [self.learners_missing == 0, self.needs_missing == 0, self.money_missing() == 0]
    }

    pub(super) fn session(&self, need: u32) -> u32 {
        match self.place[need as usize] {
            NONE => NONE,
            column => self.columns.session[column as usize],
        }
    }

    pub(super) fn size(&self, session: u32) -> u32 {
        self.learners[session as usize].len() as u32
    }

    pub(super) fn low(&self, session: u32) -> u32 {
        self.columns.problem.sessions[session as usize].low
    }

    pub(super) fn is_full(&self, session: u32) -> bool {
        self.size(session) >= self.high[session as usize]
    }

    /// Whether the need, not placed now, may sit in the column: R2 upwards, R3, R4 and R5.
    pub(super) fn may_place(&self, column: u32) -> bool {
        let session = self.columns.session[column as usize];
        !self.is_full(session) && self.may_attend(column)
    }

    /// The same, whatever the size of the session.
    pub(super) fn may_attend(&self, column: u32) -> bool {
        let columns = self.columns;
        let need = columns.need[column as usize];
        let mine = columns.span[columns.session[column as usize] as usize];
        let person = columns.person(need);
        for &other in columns.needs_of.of(person) {
            let session = self.session(other);
            if session != NONE && other != need && mine.clashes(columns.span[session as usize]) {
                return false;
            }
        }
        self.in_order(need, mine.start, mine.end) && (!mine.full || self.covered(person, mine.start, mine.end))
    }

    /// R4, upwards and downwards.
    fn in_order(&self, need: u32, start: u32, end: u32) -> bool {
        let columns = self.columns;
        let before = columns.before[need as usize];
        if before != NONE {
            let session = self.session(before);
            if session == NONE || columns.span[session as usize].end > start {
                return false;
            }
        }
        columns.after.of(need).iter().all(|&after| {
            let session = self.session(after);
            session == NONE || end <= columns.span[session as usize].start
        })
    }

    /// R5 for one more away.
    fn covered(&self, person: u32, start: u32, end: u32) -> bool {
        let weeks = self.columns.problem.weeks as usize;
        self.columns.sets_of.of(person).iter().all(|&set| {
            let allowed = self.columns.problem.sets[set as usize].away;
            let row = set as usize * weeks;
            self.away[row + start as usize..row + end as usize].iter().all(|&away| away < allowed)
        })
    }

    /// Whether a placed need may go: it is not locked, and nothing served rests on it.
    pub(super) fn may_lift(&self, need: u32) -> bool {
        !self.columns.locked[need as usize] && !self.is_leaned_on(need)
    }

    pub(super) fn is_leaned_on(&self, need: u32) -> bool {
        self.columns.after.of(need).iter().any(|&after| self.place[after as usize] != NONE)
    }

    pub(super) fn put(&mut self, column: u32) {
        let need = self.columns.need[column as usize];
        self.changes.push((need, NONE));
        self.seat_in(need, column);
    }

    pub(super) fn lift(&mut self, need: u32) {
        self.changes.push((need, self.place[need as usize]));
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
            let (need, column) = self.changes.pop().expect("the list is longer than what is kept");
            if column == NONE {
                self.unseat(need);
            } else {
                self.seat_in(need, column);
            }
        }
    }

    /// Makes the board show `place` and forgets how it came there.
    pub(super) fn show(&mut self, place: &[u32]) {
        let needs = place.len() as u32;
        for need in (0..needs).filter(|&need| place[need as usize] != self.place[need as usize]).collect::<Vec<_>>() {
            if self.place[need as usize] != NONE {
                self.unseat(need);
            }
            if place[need as usize] != NONE {
                self.seat_in(need, place[need as usize]);
            }
        }
        self.commit();
    }

    fn seat_in(&mut self, need: u32, column: u32) {
        let columns = self.columns;
        let at = column as usize;
        let session = columns.session[at];
        let size = self.size(session);
        self.seat[need as usize] = size;
        self.learners[session as usize].push(need);
        self.place[need as usize] = column;
        self.cost += columns.price[at] - columns.leave[need as usize];
        self.spent += columns.travel[at];
        let low = i64::from(self.low(session));
        if size == 0 {
            self.open(session, 1);
            self.learners_missing += low - 1;
        } else if i64::from(size) < low {
            self.learners_missing -= 1;
        }
        self.count(need, session, true);
    }

    fn unseat(&mut self, need: u32) {
        let columns = self.columns;
        let at = self.place[need as usize] as usize;
        let session = columns.session[at];
        let seat = self.seat[need as usize] as usize;
        let learners = &mut self.learners[session as usize];
        learners.swap_remove(seat);
        if let Some(&moved) = learners.get(seat) {
            self.seat[moved as usize] = seat as u32;
        }
        self.place[need as usize] = NONE;
        self.cost += columns.leave[need as usize] - columns.price[at];
        self.spent -= columns.travel[at];
        let (size, low) = (self.size(session), i64::from(self.low(session)));
        if size == 0 {
            self.open(session, -1);
            self.learners_missing -= low - 1;
        } else if i64::from(size) < low {
            self.learners_missing += 1;
        }
        self.count(need, session, false);
    }

    fn open(&mut self, session: u32, sign: i64) {
        let cost = sign * self.columns.problem.sessions[session as usize].open_cost;
        self.cost += cost;
        self.spent += cost;
    }

    /// The sets and groups of the person of a need just placed or lifted.
    fn count(&mut self, need: u32, session: u32, placed: bool) {
        let columns = self.columns;
        let person = columns.person(need);
        let missing = if placed { -1 } else { 1 };
        if columns.locked[need as usize] {
            self.needs_missing += missing;
        }
        for &group in columns.groups_of.of(person) {
            let served = &mut self.served[group as usize];
            let before = *served;
            *served = if placed { before + 1 } else { before - 1 };
            if before.min(*served) < columns.floor[group as usize] {
                self.needs_missing += missing;
            }
        }
        let span = columns.span[session as usize];
        if !span.full {
            return;
        }
        let weeks = columns.problem.weeks as usize;
        for &set in columns.sets_of.of(person) {
            let row = set as usize * weeks;
            for away in &mut self.away[row + span.start as usize..row + span.end as usize] {
                *away = if placed { *away + 1 } else { *away - 1 };
            }
        }
    }
}
