//! Who teaches what: one lecturer for each course, before anything has a time.

use crate::model::{LecturerIx, Problem};

/// Rounds of changes at most; each round is a look at every course, and few are needed.
const ROUNDS_MAX: usize = 50;

/// A lecturer for each course that names any: within the year's hours as far as can be, evenly, and nobody with more sessions
/// than periods to hold them in.
pub(crate) fn staff(problem: &Problem) -> Vec<Option<LecturerIx>> {
    let mut desk = Desk::new(problem);
    let mut order: Vec<usize> = (0..problem.courses.len()).collect();
    // Whom only few can teach comes first, and of those the largest.
    order.sort_by_key(|at| {
        let course = &problem.courses[*at];
        (course.lecturers.len(), std::cmp::Reverse(course.sessions * course.hours), *at)
    });
    for at in &order {
        let best = problem.courses[*at].lecturers.iter().copied().min_by_key(|one| (desk.added(*at, *one), *one));
        if let Some(lecturer) = best {
            desk.give(*at, lecturer);
        }
    }
    for _ in 0..ROUNDS_MAX {
        let mut changed = false;
        for at in &order {
            let Some(now) = desk.who[*at].filter(|_| problem.courses[*at].lecturers.len() > 1) else { continue };
            desk.take(*at);
            let best = problem.courses[*at]
                .lecturers
                .iter()
                .copied()
                .min_by_key(|one| (desk.added(*at, *one), *one != now, *one));
            let best = best.unwrap_or(now);
            desk.give(*at, best);
            changed |= best != now;
        }
        if !changed {
            break;
        }
    }
    desk.who
}

/// What each lecturer has taken on.
struct Desk<'a> {
    problem: &'a Problem,
    who: Vec<Option<LecturerIx>>,
    hours: Vec<u64>,
    sessions: Vec<u64>,
    /// Periods in which each can teach, with no more in a week than the week allows.
    room: Vec<u64>,
}

impl<'a> Desk<'a> {
    fn new(problem: &'a Problem) -> Self {
        let count = problem.lecturers.len();
        let mut here = vec![0_u64; problem.days as usize];
        let room = problem.lecturers.iter().map(|lecturer| {
            here.fill(u64::from(problem.periods_per_day));
            lecturer.away.iter().for_each(|period| here[problem.day(*period) as usize] -= 1);
            let mut weeks = vec![0_u64; problem.weeks.iter().max().map_or(1, |last| *last as usize + 1)];
            here.iter().zip(&problem.weeks).for_each(|(free, week)| weeks[*week as usize] += free);
            let most = lecturer.week_max.map_or(u64::MAX, u64::from);
            weeks.into_iter().map(|week| week.min(most)).sum()
        });
        let room = room.collect();
        Self { problem, who: vec![None; problem.courses.len()], hours: vec![0; count], sessions: vec![0; count], room }
    }

    /// What it costs a lecturer to take the course on: beyond the room there is, beyond the hours, and how full the year is.
    fn added(&self, course: usize, lecturer: LecturerIx) -> (u64, u64, u64) {
        let at = lecturer as usize;
        let of = &self.problem.courses[course];
        let sessions = self.sessions[at] + u64::from(of.sessions);
        let hours = self.hours[at] + u64::from(of.sessions) * u64::from(of.hours);
        let range = self.problem.lecturers[at].year_hours.as_ref();
        let beyond = range.map_or(0, |range| hours.saturating_sub(u64::from(*range.end())));
        let full = range.map_or(hours, |range| hours * 1_000 / u64::from(*range.end()).max(1));
        (sessions.saturating_sub(self.room[at]), beyond, full)
    }

    fn give(&mut self, course: usize, lecturer: LecturerIx) {
        let of = &self.problem.courses[course];
        self.who[course] = Some(lecturer);
        self.sessions[lecturer as usize] += u64::from(of.sessions);
        self.hours[lecturer as usize] += u64::from(of.sessions) * u64::from(of.hours);
    }

    fn take(&mut self, course: usize) {
        if let Some(lecturer) = self.who[course].take() {
            let of = &self.problem.courses[course];
            self.sessions[lecturer as usize] -= u64::from(of.sessions);
            self.hours[lecturer as usize] -= u64::from(of.sessions) * u64::from(of.hours);
        }
    }
}
