//! Seats that are missing before a deadline, and the cheapest ways to have them.

use crate::model::*;
use crate::promise::fits;

/// More needs must be served before a week than seats exist before it, whoever sits in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// Of which course.
    pub course: CourseIx,
    /// The week by which the needs are due.
    pub due: u32,
    /// Needs that are due by it and fit some session.
    pub needed: u64,
    /// Seats of the sessions that end by it and that one of these needs fits.
    pub seats: u64,
    /// The ways out, the cheapest first.
    pub remedies: Vec<Remedy>,
}

impl Shortage {
    /// Seats missing.
    pub fn missing(&self) -> u64 {
        self.needed - self.seats
    }
}

/// A way out of a shortage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// More classes like a session: at its time, its site and in its form.
    Classes {
        /// Which session.
        like: SessionIx,
        /// How many.
        count: u64,
        /// What opening them costs.
        cost: i64,
    },
    /// More time for so many people.
    Weeks {
        /// How much longer.
        weeks: u32,
        /// For how many people.
        people: u64,
    },
}

/// The greatest shortage of each course that has one.
///
/// Counts a course alone, so a shortage is certain, while a plan may lack seats for other reasons too.
pub fn shortages(problem: &Problem) -> Vec<Shortage> {
    (0..problem.courses.len()).filter_map(|course| Desk::new(problem, CourseIx::of(course)).worst()).collect()
}

/// One course.
struct Desk<'a> {
    problem: &'a Problem,
    course: CourseIx,
    /// Needs that fit a session, each with the week it must be over by.
    needs: Vec<(u32, &'a Need)>,
    sessions: Vec<SessionIx>,
}

impl<'a> Desk<'a> {
    fn new(problem: &'a Problem, course: CourseIx) -> Self {
        let of_course = |session: &SessionIx| problem.sessions[session.at()].course == course;
        let sessions: Vec<SessionIx> = (0..problem.sessions.len()).map(SessionIx::of).filter(of_course).collect();
        let any = |need: &&Need| sessions.iter().any(|session| fits(problem, need, &problem.sessions[session.at()]));
        let needs = problem.needs.iter().filter(|need| need.course == course).filter(any);
        let until = |need: &Need| problem.people[need.person.at()].until.min(need.due);
        let mut needs: Vec<(u32, &Need)> = needs.map(|need| (until(need), need)).collect();
        needs.sort_by_key(|(until, _)| *until);
        Self { problem, course, needs, sessions }
    }

    fn worst(&self) -> Option<Shortage> {
        let mut dues: Vec<u32> = self.needs.iter().map(|(until, _)| *until).collect();
        dues.dedup();
        let found = dues.into_iter().map(|due| (due, self.needed(due), self.seats(due, due)));
        let short = found.filter(|(_, needed, seats)| needed > seats);
        // The greatest, and of those the earliest.
        let (due, needed, seats) =
            short.max_by_key(|(due, needed, seats)| (needed - seats, std::cmp::Reverse(*due)))?;
        let remedies = self.remedies(due, needed, seats);
        Some(Shortage { course: self.course, due, needed, seats, remedies })
    }

    /// The needs due by a week.
    fn due(&self, due: u32) -> impl Iterator<Item = &'a Need> {
        self.needs.iter().take_while(move |(until, _)| *until <= due).map(|(_, need)| *need)
    }

    fn needed(&self, due: u32) -> u64 {
        self.due(due).count() as u64
    }

    /// Seats for the needs due by a week, were they allowed to end by another.
    fn seats(&self, due: u32, end: u32) -> u64 {
        let problem = self.problem;
        let later = |need: &Need| Need { due: end, ..*need };
        let serves = |session: &&SessionIx| {
            let offered = &problem.sessions[session.at()];
            offered.end() <= end && self.due(due).any(|need| fits(problem, &later(need), offered))
        };
        self.sessions.iter().filter(serves).map(|session| u64::from(problem.sessions[session.at()].high)).sum()
    }

    fn remedies(&self, due: u32, needed: u64, seats: u64) -> Vec<Remedy> {
        let problem = self.problem;
        let missing = needed - seats;
        let classes = |&like: &SessionIx| {
            let offered = &problem.sessions[like.at()];
            let who = self.due(due).filter(|need| fits(problem, need, offered)).count() as u64;
            let count = missing.div_ceil(u64::from(offered.high));
            let cost = offered.open_cost.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX));
            (who >= missing).then_some(Remedy::Classes { like, count, cost })
        };
        let mut more: Vec<Remedy> = self.sessions.iter().filter_map(classes).collect();
        more.sort_by_key(|remedy| match *remedy {
            Remedy::Classes { like, cost, .. } => (cost, like),
            Remedy::Weeks { .. } => (i64::MAX, SessionIx(u32::MAX)),
        });
        // One class of a site and form speaks for all like it.
        let mut seen: Vec<(SiteIx, Slot)> = Vec::new();
        more.retain(|remedy| match *remedy {
            Remedy::Classes { like, .. } => {
                let kind = (problem.sessions[like.at()].site, problem.sessions[like.at()].slot);
                let is_new = !seen.contains(&kind);
                seen.push(kind);
                is_new
            }
            Remedy::Weeks { .. } => true,
        });
        more.truncate(REMEDIES_MAX);
        // Nobody due later may lose a seat to them.
        let suffices = |&end: &u32| self.seats(due, end) >= needed && self.seats(end, end) >= self.needed(end);
        let longer = (due + 1..=problem.weeks).find(suffices);
        more.extend(longer.map(|end| Remedy::Weeks { weeks: end - due, people: missing }));
        more
    }
}

/// Classes proposed for one shortage: more would not be read.
const REMEDIES_MAX: usize = 3;

#[cfg(test)]
mod tests;
