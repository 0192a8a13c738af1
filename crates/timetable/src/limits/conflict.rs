//! Nobody is at two places at once: neither a lecturer nor a cohort, and no lecturer at two sites in periods side by side.

use super::{Limit, Shift};
use crate::table::{At, NEAR, SAME, Table};

/// Added where the course itself meets, and far above any number of conflicts.
const OWN: u16 = 1 << 14;
/// Where the course cannot meet at all.
const CLOSED: u16 = 1 << 15;

/// For each course and period the sessions that the course would conflict with there; with marks where it cannot meet.
pub(crate) struct Conflict {
    counts: Vec<u16>,
    periods: usize,
    any_near: bool,
}

impl Conflict {
    /// Whether a session of the course may be there: the course can meet, and does not meet yet.
    #[inline(always)]
    pub(crate) fn is_open(&self, course: usize, period: u16) -> bool {
        self.counts[course * self.periods + period as usize] < OWN
    }

    /// With how many sessions one of the course conflicts there.
    #[inline(always)]
    pub(crate) fn count(&self, course: usize, period: u16) -> i32 {
        i32::from(self.counts[course * self.periods + period as usize] & (OWN - 1))
    }

    #[inline(always)]
    fn mark(&mut self, table: &Table<'_>, course: usize, at: At, change: impl Fn(u16, u16) -> u16) {
        let period = at.period as usize;
        let own = &mut self.counts[course * self.periods + period];
        *own = change(*own, OWN);
        for other in table.same.of(course) {
            let count = &mut self.counts[*other as usize * self.periods + period];
            *count = change(*count, 1);
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
        Self { counts, periods, any_near }
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
        let leaves = i32::from(between & SAME != 0);
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
}
