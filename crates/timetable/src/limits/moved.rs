//! What was published stays: each session that is not where it was costs its price, half of it where only the room is another.

use super::{Limit, Shift};
use crate::table::{At, NOWHERE, Table};

/// Where each session was, and what moving it costs.
pub(crate) struct Moved {
    homes: Vec<(u16, u16, i32)>,
    any: bool,
}

impl Moved {
    #[inline(always)]
    fn cost(&self, session: usize, at: At) -> i32 {
        let (period, room, price) = self.homes[session];
        if period == at.period { if room == at.room { 0 } else { price / 2 } } else { price }
    }
}

impl Limit for Moved {
    fn new(table: &Table<'_>) -> Self {
        let mut homes = vec![(NOWHERE, 0, 0); table.course_of.len()];
        for (at, course) in table.problem.courses.iter().enumerate() {
            for (session, home) in table.sessions(at).zip(&course.home) {
                if let Some(spot) = home.spot {
                    homes[session] = (spot.period as u16, spot.room as u16, home.price as i32);
                }
            }
        }
        let any = homes.iter().any(|(_, _, price)| *price > 0);
        Self { homes, any }
    }

    #[inline(always)]
    fn shift(&self, _: &Table<'_>, shift: &Shift) -> i32 {
        if self.any { self.cost(shift.session, shift.to) - self.cost(shift.session, shift.from) } else { 0 }
    }

    #[inline(always)]
    fn put(&mut self, _: &Table<'_>, session: usize, at: At) -> i32 {
        if self.any { self.cost(session, at) } else { 0 }
    }

    #[inline(always)]
    fn lift(&mut self, _: &Table<'_>, session: usize, at: At) -> i32 {
        if self.any { -self.cost(session, at) } else { 0 }
    }
}
