//! A lecturer has so many sessions in a week at most: each beyond counts.

use super::{Limit, Shift};
use crate::table::{At, Table};

/// For each lecturer with a limit and each week the sessions in it.
pub(crate) struct Load {
    /// The counted lecturer of each course.
    counted: Vec<Option<u32>>,
    most: Vec<u16>,
    sessions: Vec<u16>,
    week: Vec<u16>,
    weeks: usize,
    any: bool,
}

impl Load {
    #[inline(always)]
    fn place(&self, course: usize, at: At) -> Option<(usize, u16)> {
        let lecturer = self.counted[course]? as usize;
        Some((lecturer * self.weeks + self.week[at.day as usize] as usize, self.most[lecturer]))
    }
}

impl Limit for Load {
    fn new(table: &Table<'_>) -> Self {
        let problem = table.problem;
        let most: Vec<Option<u32>> = problem.lecturers.iter().map(|lecturer| lecturer.week_max).collect();
        let counted: Vec<Option<u32>> = table
            .lecturer
            .iter()
            .map(|lecturer| lecturer.filter(|lecturer| most[*lecturer as usize].is_some()))
            .collect();
        let weeks = problem.weeks.iter().max().map_or(1, |last| *last as usize + 1);
        Self {
            any: counted.iter().any(Option::is_some),
            counted,
            sessions: vec![0; most.len() * weeks],
            most: most.into_iter().map(|most| most.unwrap_or(0).min(u32::from(u16::MAX)) as u16).collect(),
            week: problem.weeks.iter().map(|week| *week as u16).collect(),
            weeks,
        }
    }

    #[inline(always)]
    fn shift(&self, _: &Table<'_>, shift: &Shift) -> i32 {
        if !self.any || shift.from.day == shift.to.day {
            return 0;
        }
        let same = shift.other().is_some_and(|other| self.counted[other] == self.counted[shift.course]);
        match (self.place(shift.course, shift.from), self.place(shift.course, shift.to)) {
            // One comes for each that goes.
            _ if same => 0,
            (Some((from, most)), Some((to, _))) if from != to => {
                i32::from(self.sessions[to] >= most) - i32::from(self.sessions[from] > most)
            }
            _ => 0,
        }
    }

    #[inline(always)]
    fn put(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        if !self.any {
            return 0;
        }
        let Some((place, most)) = self.place(table.course_of[session] as usize, at) else { return 0 };
        self.sessions[place] += 1;
        i32::from(self.sessions[place] > most)
    }

    #[inline(always)]
    fn lift(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        if !self.any {
            return 0;
        }
        let Some((place, most)) = self.place(table.course_of[session] as usize, at) else { return 0 };
        self.sessions[place] -= 1;
        -i32::from(self.sessions[place] >= most)
    }
}
