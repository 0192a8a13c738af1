//! A course stays in one room: each room beyond the first costs.

use super::{Limit, Shift};
use crate::table::{At, Table};

/// For each course and room the sessions there; for each course the rooms it uses.
pub(crate) struct Rooms {
    sessions: Vec<u16>,
    used: Vec<u16>,
    rooms: usize,
    weight: i32,
}

impl Limit for Rooms {
    fn new(table: &Table<'_>) -> Self {
        let sessions = vec![0; table.courses * table.rooms];
        let weight = table.problem.weights.room as i32;
        Self { sessions, used: vec![0; table.courses], rooms: table.rooms, weight }
    }

    #[inline(always)]
    fn shift(&self, _: &Table<'_>, shift: &Shift) -> i32 {
        if shift.from.room == shift.to.room {
            return 0;
        }
        let of = |room: u16| self.sessions[shift.course * self.rooms + room as usize];
        self.weight * (i32::from(of(shift.to.room) == 0) - i32::from(of(shift.from.room) == 1))
    }

    #[inline(always)]
    fn put(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        let course = table.course_of[session] as usize;
        let sessions = &mut self.sessions[course * self.rooms + at.room as usize];
        *sessions += 1;
        if *sessions > 1 {
            return 0;
        }
        self.used[course] += 1;
        if self.used[course] > 1 { self.weight } else { 0 }
    }

    #[inline(always)]
    fn lift(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        let course = table.course_of[session] as usize;
        let sessions = &mut self.sessions[course * self.rooms + at.room as usize];
        *sessions -= 1;
        if *sessions > 0 {
            return 0;
        }
        self.used[course] -= 1;
        if self.used[course] > 0 { -self.weight } else { 0 }
    }
}
