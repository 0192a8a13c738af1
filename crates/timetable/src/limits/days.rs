//! A course is spread over days: each day that it lacks to its least number costs.

use super::{Limit, Shift};
use crate::table::{At, Table};

/// For each course and day the sessions on it; for each course its days, and how many it should have.
pub(crate) struct Days {
    sessions: Vec<u16>,
    used: Vec<i32>,
    wanted: Vec<i32>,
    days: usize,
    weight: i32,
}

impl Days {
    #[inline(always)]
    fn cost(&self, course: usize, used: i32) -> i32 {
        self.weight * (self.wanted[course] - used).max(0)
    }
}

impl Limit for Days {
    fn new(table: &Table<'_>) -> Self {
        let sessions = vec![0; table.courses * table.days];
        let wanted = table.problem.courses.iter().map(|course| course.days_min as i32).collect();
        let weight = table.problem.weights.day as i32;
        Self { sessions, used: vec![0; table.courses], wanted, days: table.days, weight }
    }

    fn nothing(&self) -> i32 {
        self.wanted.iter().map(|wanted| self.weight * wanted).sum()
    }

    #[inline(always)]
    fn shift(&self, _: &Table<'_>, shift: &Shift) -> i32 {
        if shift.from.day == shift.to.day {
            return 0;
        }
        let of = |day: u16| self.sessions[shift.course * self.days + day as usize];
        let used = self.used[shift.course];
        let after = used - i32::from(of(shift.from.day) == 1) + i32::from(of(shift.to.day) == 0);
        self.cost(shift.course, after) - self.cost(shift.course, used)
    }

    #[inline(always)]
    fn put(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        let course = table.course_of[session] as usize;
        let sessions = &mut self.sessions[course * self.days + at.day as usize];
        *sessions += 1;
        if *sessions > 1 {
            return 0;
        }
        self.used[course] += 1;
        self.cost(course, self.used[course]) - self.cost(course, self.used[course] - 1)
    }

    #[inline(always)]
    fn lift(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        let course = table.course_of[session] as usize;
        let sessions = &mut self.sessions[course * self.days + at.day as usize];
        *sessions -= 1;
        if *sessions > 0 {
            return 0;
        }
        self.used[course] -= 1;
        self.cost(course, self.used[course]) - self.cost(course, self.used[course] + 1)
    }
}
