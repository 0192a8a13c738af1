//! Everybody has a seat: each student without one costs.

use super::{Limit, Shift};
use crate::table::{At, Table};

/// What each course costs in each room.
pub(crate) struct Seats {
    costs: Vec<i32>,
    rooms: usize,
}

impl Seats {
    #[inline(always)]
    fn cost(&self, course: usize, room: u16) -> i32 {
        self.costs[course * self.rooms + room as usize]
    }
}

impl Limit for Seats {
    fn new(table: &Table<'_>) -> Self {
        let problem = table.problem;
        let weight = problem.weights.seat as i32;
        let of =
            |students: u32| problem.rooms.iter().map(move |room| students.saturating_sub(room.seats) as i32 * weight);
        let costs = problem.courses.iter().flat_map(|course| of(course.students)).collect();
        Self { costs, rooms: table.rooms }
    }

    #[inline(always)]
    fn shift(&self, _: &Table<'_>, shift: &Shift) -> i32 {
        self.cost(shift.course, shift.to.room) - self.cost(shift.course, shift.from.room)
    }

    #[inline(always)]
    fn put(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        self.cost(table.course_of[session] as usize, at.room)
    }

    #[inline(always)]
    fn lift(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        -self.cost(table.course_of[session] as usize, at.room)
    }
}
