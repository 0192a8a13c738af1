//! Nobody is at two places at once: neither a lecturer nor a cohort, and no lecturer at two sites in periods side by side.
//!
//! Two courses that will not come apart count more and more, until it is cheaper to break something else for a while: some
//! pairs have so few periods between them that no single move frees them.

use super::{Limit, Shift};
use crate::table::{At, NEAR, NOWHERE, SAME, Table};

/// What a pair of courses counts at most; more makes them as stiff as if they were pinned.
const PAIR_MAX: u8 = 12;

/// Added where the course itself meets, and far above any number of conflicts.
const OWN: u16 = 1 << 14;
/// Where the course cannot meet at all.
const CLOSED: u16 = 1 << 15;

/// For each course and period the sessions that the course would conflict with there; with marks where it cannot meet.
pub(crate) struct Conflict {
    counts: Vec<u16>,
    /// What two courses count that meet in one period; nothing where they may.
    pairs: Vec<u8>,
    pair_max: u8,
    courses: usize,
    periods: usize,
    any_near: bool,
}

impl Conflict {
    /// Whether a session of the course may be there: the course can meet, and does not meet yet.
    #[inline(always)]
    pub(crate) fn is_open(&self, course: usize, period: u16) -> bool {
        self.counts[course * self.periods + period as usize] < OWN
    }

    /// Whether the course can meet there at all, wherever it meets now.
    #[inline(always)]
    pub(crate) fn may_meet(&self, course: usize, period: u16) -> bool {
        self.counts[course * self.periods + period as usize] & CLOSED == 0
    }

    /// What a session of the course conflicts with there, each pair as much as it counts.
    #[inline(always)]
    pub(crate) fn count(&self, course: usize, period: u16) -> i32 {
        i32::from(self.counts[course * self.periods + period as usize] & (OWN - 1))
    }

    #[inline(always)]
    fn mark(&mut self, table: &Table<'_>, course: usize, at: At, change: impl Fn(u16, u16) -> u16) {
        let pairs = &self.pairs[course * self.courses..(course + 1) * self.courses];
        let period = at.period as usize;
        let own = &mut self.counts[course * self.periods + period];
        *own = change(*own, OWN);
        for other in table.same.of(course) {
            let count = &mut self.counts[*other as usize * self.periods + period];
            *count = change(*count, u16::from(pairs[*other as usize]));
        }
        if self.any_near {
            for beside in table.beside(at.period) {
                for other in table.near.of(course) {
                    let count = &mut self.counts[*other as usize * self.periods + beside as usize];
                    *count = change(*count, 1);
                }
            }
        }
    }
}

impl Limit for Conflict {
    fn new(table: &Table<'_>) -> Self {
        let periods = table.periods;
        let mut counts = vec![CLOSED; table.courses * periods];
        for course in 0..table.courses {
            table.open.of(course).iter().for_each(|period| counts[course * periods + *period as usize] = 0);
        }
        let any_near = (0..table.courses).any(|course| !table.near.of(course).is_empty());
        let pairs = table.relation.iter().map(|relation| u8::from(relation & SAME != 0)).collect();
        // What meets in one period and beside it fits into a count.
        let fits = u64::from(OWN - 1) / (3 * table.rooms as u64).max(1);
        let pair_max = fits.clamp(1, u64::from(PAIR_MAX)) as u8;
        Self { counts, pairs, pair_max, courses: table.courses, periods, any_near }
    }

    #[inline(always)]
    fn shift(&self, table: &Table<'_>, shift: &Shift) -> i32 {
        let Shift { course, from, to, .. } = *shift;
        if from.period == to.period {
            return 0;
        }
        let change = self.count(course, to.period) - self.count(course, from.period);
        let Some(other) = shift.other() else { return change };
        // The other course leaves the place this one goes to, and comes to the one it leaves.
        let between = table.between(course, other);
        let leaves = i32::from(self.pairs[course * self.courses + other]);
        let side_by_side = from.day == to.day && from.slot.abs_diff(to.slot) == 1;
        let stays = i32::from(self.any_near && between & NEAR != 0 && side_by_side);
        change - leaves + stays
    }

    #[inline(always)]
    fn put(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        let course = table.course_of[session] as usize;
        let change = self.count(course, at.period);
        self.mark(table, course, at, |count, more| count + more);
        change
    }

    #[inline(always)]
    fn lift(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        let course = table.course_of[session] as usize;
        self.mark(table, course, at, |count, more| count - more);
        -self.count(course, at.period)
    }

    fn weigh(&mut self, table: &Table<'_>, at: &[At]) -> i32 {
        let mut pairs = Vec::new();
        for (one, here) in at.iter().enumerate().filter(|(_, here)| here.period != NOWHERE) {
            let course = table.course_of[one] as usize;
            if self.count(course, here.period) > 0 {
                let meets = at.iter().enumerate().filter(|(_, there)| there.period == here.period);
                let others = meets.map(|(other, _)| table.course_of[other] as usize);
                pairs.extend(
                    others.filter(|other| table.between(course, *other) & SAME != 0).map(|other| (course, other)),
                );
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.retain(|(one, other)| self.pairs[one * self.courses + other] < self.pair_max);
        let mut more = 0;
        for (one, other) in pairs {
            self.pairs[one * self.courses + other] += 1;
            for there in table.sessions(other).map(|session| at[session].period).filter(|period| *period != NOWHERE) {
                self.counts[one * self.periods + there as usize] += 1;
                let beside = table.sessions(one).filter(|session| at[*session].period == there).count() as i32;
                more += if one < other { beside } else { 0 };
            }
        }
        more
    }
}
