//! The limits, one file each: what a timetable must keep, and what it should.
//!
//! A limit keeps counters of its own and answers three questions: what moving one session would cost (`shift`, asked tens of
//! millions of times in a second, and mostly in vain), what placing one costs (`put`), and what lifting one saves (`lift`). To
//! add a limit: a file that implements [`Limit`], and its line below. The checker knows the limits too, and shares no code with
//! them.

mod alone;
mod conflict;
mod days;
mod exams;
mod load;
mod moved;
mod order;
mod rooms;
mod seats;
mod stretch;
#[cfg(test)]
mod tests;

use crate::table::{At, NONE, Table};

/// A session that moves, and the course of the session that comes the other way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shift {
    pub(crate) session: usize,
    pub(crate) course: usize,
    pub(crate) from: At,
    pub(crate) to: At,
    /// [`NONE`] where the place is free.
    pub(crate) with: u32,
}

impl Shift {
    /// The other course, where there is one.
    #[inline(always)]
    pub(crate) fn other(&self) -> Option<usize> {
        (self.with != NONE).then_some(self.with as usize)
    }
}

/// A limit; its costs are weighted, those of a hard one count what is broken.
pub(crate) trait Limit {
    /// Of a problem in which nothing is placed yet.
    fn new(table: &Table<'_>) -> Self;

    /// What it costs that nothing is placed yet.
    fn nothing(&self) -> i32 {
        0
    }

    /// What moving a session costs. Of two that change places each is asked with the other's course.
    fn shift(&self, table: &Table<'_>, shift: &Shift) -> i32;

    /// Places a session; what that costs.
    fn put(&mut self, table: &Table<'_>, session: usize, at: At) -> i32;

    /// Lifts a session from where it is; what that costs, which is mostly less than nothing.
    fn lift(&mut self, table: &Table<'_>, session: usize, at: At) -> i32;

    /// Lets what is broken now count more from now on; how much more is broken by that. Sessions are where `at` says.
    fn weigh(&mut self, _table: &Table<'_>, _at: &[At]) -> i32 {
        0
    }
}

/// Cost of a timetable or of a change: what is broken, and what could be better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost {
    pub(crate) hard: i32,
    pub(crate) soft: i32,
}

impl std::ops::Add for Cost {
    type Output = Cost;

    #[inline(always)]
    fn add(self, other: Cost) -> Cost {
        Cost { hard: self.hard + other.hard, soft: self.soft + other.soft }
    }
}

macro_rules! limits {
    (hard: $($hard:ident $Hard:ty),+; soft: $($soft:ident $Soft:ty),+;) => {
        /// Every limit.
        pub(crate) struct Limits {
            $(pub(crate) $hard: $Hard,)+
            $($soft: $Soft,)+
        }

        impl Limits {
            pub(crate) fn new(table: &Table<'_>) -> Self {
                Self { $($hard: Limit::new(table),)+ $($soft: Limit::new(table),)+ }
            }

            /// What it costs that nothing is placed yet.
            pub(crate) fn nothing(&self) -> Cost {
                Cost { hard: 0 $(+ self.$hard.nothing())+, soft: 0 $(+ self.$soft.nothing())+ }
            }

            /// What is broken more by a shift.
            #[inline(always)]
            pub(crate) fn hard(&self, table: &Table<'_>, shift: &Shift) -> i32 {
                0 $(+ self.$hard.shift(table, shift))+
            }

            /// What a shift costs in what should be.
            #[inline(always)]
            pub(crate) fn soft(&self, table: &Table<'_>, shift: &Shift) -> i32 {
                0 $(+ self.$soft.shift(table, shift))+
            }

            /// Lets what is broken count more; how much more is broken by that.
            pub(crate) fn weigh(&mut self, table: &Table<'_>, at: &[At]) -> i32 {
                0 $(+ self.$hard.weigh(table, at))+
            }

            #[inline(always)]
            pub(crate) fn put(&mut self, table: &Table<'_>, session: usize, at: At) -> Cost {
                Cost {
                    hard: 0 $(+ self.$hard.put(table, session, at))+,
                    soft: 0 $(+ self.$soft.put(table, session, at))+,
                }
            }

            #[inline(always)]
            pub(crate) fn lift(&mut self, table: &Table<'_>, session: usize, at: At) -> Cost {
                Cost {
                    hard: 0 $(+ self.$hard.lift(table, session, at))+,
                    soft: 0 $(+ self.$soft.lift(table, session, at))+,
                }
            }
        }
    };
}

// The cheapest question first: most proposals end at it.
limits! {
    hard: conflict conflict::Conflict, order order::Order, load load::Load;
    soft: seats seats::Seats, rooms rooms::Rooms, days days::Days, alone alone::Alone, stretch stretch::Stretch,
        exams exams::Exams, moved moved::Moved;
}
