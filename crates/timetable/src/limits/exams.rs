//! Exams are spread: two exams of one cohort on one day, or on days side by side, cost.

use super::{Limit, Shift};
use crate::table::{At, COHORT, Lists, NOWHERE, Table};

/// For each exam the other exams of its cohorts; the day of each session.
pub(crate) struct Exams {
    others: Lists<u32>,
    days: Vec<u16>,
    any: bool,
    weight: i32,
}

impl Exams {
    /// What a session on a day costs; of the course that comes the other way one session is left out, on the day given.
    fn cost(&self, table: &Table<'_>, course: usize, day: u16, without: Option<(usize, u16)>) -> i32 {
        let is_close = |other: u16| other != NOWHERE && other.abs_diff(day) <= 1;
        let mut close = 0;
        for other in self.others.of(course) {
            close += self.days[table.sessions(*other as usize)].iter().filter(|other| is_close(**other)).count() as i32;
            close -= without.map_or(0, |(left_out, day)| i32::from(left_out == *other as usize && is_close(day)));
        }
        self.weight * close
    }
}

impl Limit for Exams {
    fn new(table: &Table<'_>) -> Self {
        let courses = &table.problem.courses;
        let weight = table.problem.weights.exams as i32;
        let any = weight > 0 && courses.iter().any(|course| course.exam);
        let of = |at: usize| match any && courses[at].exam {
            true => (0..table.courses as u32)
                .filter(|other| courses[*other as usize].exam && table.between(at, *other as usize) & COHORT != 0)
                .collect(),
            false => Vec::new(),
        };
        let others = Lists::new((0..table.courses).map(of));
        Self { others, days: vec![NOWHERE; table.course_of.len()], any, weight }
    }

    #[inline(always)]
    fn shift(&self, table: &Table<'_>, shift: &Shift) -> i32 {
        if !self.any || shift.from.day == shift.to.day {
            return 0;
        }
        // Two that change places are as far apart as they were.
        let without = shift.other().map(|other| (other, shift.to.day));
        self.cost(table, shift.course, shift.to.day, without) - self.cost(table, shift.course, shift.from.day, without)
    }

    #[inline(always)]
    fn put(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        if !self.any {
            return 0;
        }
        self.days[session] = at.day;
        self.cost(table, table.course_of[session] as usize, at.day, None)
    }

    #[inline(always)]
    fn lift(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        if !self.any {
            return 0;
        }
        self.days[session] = NOWHERE;
        -self.cost(table, table.course_of[session] as usize, at.day, None)
    }
}
