//! A course in block runs on: each day that it stretches over beyond those it needs costs.

use super::{Limit, Shift};
use crate::table::{At, NOWHERE, Table};

/// The day of each session of a course in block.
pub(crate) struct Stretch {
    counted: Vec<bool>,
    days: Vec<u16>,
    any: bool,
    weight: i32,
}

impl Stretch {
    /// Days from the first to the last, weighted; `session` counts as standing on `day`.
    fn cost(&self, table: &Table<'_>, course: usize, session: usize, day: u16) -> i32 {
        let (mut first, mut last) = (day, day);
        for other in table.sessions(course).filter(|other| *other != session) {
            let day = self.days[other];
            if day != NOWHERE {
                (first, last) = (first.min(day), if last == NOWHERE { day } else { last.max(day) });
            }
        }
        if first == NOWHERE { 0 } else { self.weight * i32::from(last - first) }
    }
}

impl Limit for Stretch {
    fn new(table: &Table<'_>) -> Self {
        let counted: Vec<bool> = table.problem.courses.iter().map(|course| course.block).collect();
        let weight = table.problem.weights.stretch as i32;
        let any = weight > 0 && counted.contains(&true);
        Self { counted, days: vec![NOWHERE; table.course_of.len()], any, weight }
    }

    #[inline(always)]
    fn shift(&self, table: &Table<'_>, shift: &Shift) -> i32 {
        if !self.any || !self.counted[shift.course] || shift.from.day == shift.to.day {
            return 0;
        }
        self.cost(table, shift.course, shift.session, shift.to.day)
            - self.cost(table, shift.course, shift.session, shift.from.day)
    }

    #[inline(always)]
    fn put(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        let course = table.course_of[session] as usize;
        if !self.any || !self.counted[course] {
            return 0;
        }
        let before = self.cost(table, course, session, NOWHERE);
        self.days[session] = at.day;
        self.cost(table, course, session, at.day) - before
    }

    #[inline(always)]
    fn lift(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        let course = table.course_of[session] as usize;
        if !self.any || !self.counted[course] {
            return 0;
        }
        self.days[session] = NOWHERE;
        self.cost(table, course, session, NOWHERE) - self.cost(table, course, session, at.day)
    }
}
