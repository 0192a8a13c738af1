//! A cohort's day hangs together: each period in which it meets, with none beside it on that day, costs.

use std::collections::BTreeMap;

use super::{Limit, Shift};
use crate::table::{At, COHORT, Lists, Table};

/// For each cohort its periods of each day as bits. Cohorts of the same courses are one, of more weight.
pub(crate) struct Alone {
    /// The cohorts of each course.
    cohorts: Lists<u32>,
    /// Cohort by course, whether it is taught it.
    taught: Vec<bool>,
    weights: Vec<i32>,
    /// For each cohort and period the sessions in it: more than one where they conflict.
    sessions: Vec<u16>,
    /// For each cohort and day.
    patterns: Vec<u32>,
    /// For each pattern the periods with none beside them.
    alone: Vec<u8>,
    periods: usize,
    days: usize,
}

impl Alone {
    #[inline(always)]
    fn alone(&self, pattern: u32) -> i32 {
        i32::from(self.alone[pattern as usize])
    }
}

impl Limit for Alone {
    fn new(table: &Table<'_>) -> Self {
        let problem = table.problem;
        let mut merged: BTreeMap<Vec<u32>, i32> = BTreeMap::new();
        for cohort in problem.cohorts.iter().filter(|_| problem.weights.alone > 0) {
            let mut courses = cohort.courses.clone();
            courses.sort_unstable();
            *merged.entry(courses).or_default() += problem.weights.alone as i32;
        }
        let mut cohorts = vec![Vec::new(); table.courses];
        let mut taught = vec![false; merged.len() * table.courses];
        for (at, course) in (0..).zip(merged.keys()).flat_map(|(at, courses)| courses.iter().map(move |one| (at, *one)))
        {
            cohorts[course as usize].push(at);
            taught[at as usize * table.courses + course as usize] = true;
        }
        let alone = |pattern: u32| (pattern & !(pattern << 1) & !(pattern >> 1)).count_ones() as u8;
        Self {
            cohorts: Lists::new(cohorts),
            taught,
            weights: merged.values().copied().collect(),
            sessions: vec![0; merged.len() * table.periods],
            patterns: vec![0; merged.len() * table.days],
            alone: (0..1 << table.per_day).map(alone).collect(),
            periods: table.periods,
            days: table.days,
        }
    }

    #[inline(always)]
    fn shift(&self, table: &Table<'_>, shift: &Shift) -> i32 {
        let Shift { course, from, to, .. } = *shift;
        if from.period == to.period {
            return 0;
        }
        // A cohort of both courses sees the same periods before and after.
        let both = shift.other().filter(|other| table.between(course, *other) & COHORT != 0);
        let mut change = 0;
        for cohort in self.cohorts.of(course) {
            let cohort = *cohort as usize;
            if both.is_some_and(|other| self.taught[cohort * table.courses + other]) {
                continue;
            }
            let there = self.patterns[cohort * self.days + from.day as usize];
            let stays = self.sessions[cohort * self.periods + from.period as usize] > 1;
            let without = if stays { there } else { there & !(1 << from.slot) };
            let more = if from.day == to.day {
                self.alone(without | 1 << to.slot) - self.alone(there)
            } else {
                let here = self.patterns[cohort * self.days + to.day as usize];
                self.alone(without) - self.alone(there) + self.alone(here | 1 << to.slot) - self.alone(here)
            };
            change += self.weights[cohort] * more;
        }
        change
    }

    #[inline(always)]
    fn put(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        let mut change = 0;
        for cohort in self.cohorts.of(table.course_of[session] as usize) {
            let cohort = *cohort as usize;
            let sessions = &mut self.sessions[cohort * self.periods + at.period as usize];
            *sessions += 1;
            if *sessions == 1 {
                let place = cohort * self.days + at.day as usize;
                let before = self.patterns[place];
                self.patterns[place] = before | 1 << at.slot;
                change += self.weights[cohort] * (self.alone(self.patterns[place]) - self.alone(before));
            }
        }
        change
    }

    #[inline(always)]
    fn lift(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        let mut change = 0;
        for cohort in self.cohorts.of(table.course_of[session] as usize) {
            let cohort = *cohort as usize;
            let sessions = &mut self.sessions[cohort * self.periods + at.period as usize];
            *sessions -= 1;
            if *sessions == 0 {
                let place = cohort * self.days + at.day as usize;
                let before = self.patterns[place];
                self.patterns[place] = before & !(1 << at.slot);
                change += self.weights[cohort] * (self.alone(self.patterns[place]) - self.alone(before));
            }
        }
        change
    }
}
