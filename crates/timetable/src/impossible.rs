//! What can be told before anybody searches: more asked for than there are periods, places or days. Each finding is a proof that
//! not every session can be placed; that nothing is found proves nothing.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use crate::model::{CohortIx, Course, CourseIx, LecturerIx, Period, Problem, RoomIx};

/// Why not every session can be placed.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Impossible {
    /// A course meets more often than there are periods for it.
    #[error("course {course} has {sessions} sessions, and {periods} periods are open to it")]
    CourseTime {
        /// The course.
        course: CourseIx,
        /// Its sessions.
        sessions: u64,
        /// Periods in which it can meet and somebody can teach it.
        periods: u64,
    },
    /// A lecturer would have to teach more than there are periods.
    #[error("lecturer {lecturer} alone can teach {sessions} sessions, and has {periods} periods")]
    LecturerTime {
        /// The lecturer.
        lecturer: LecturerIx,
        /// Sessions of the courses that nobody else can teach.
        sessions: u64,
        /// Periods in which they are not away, no more in a week than the week allows.
        periods: u64,
    },
    /// A cohort would have to be taught more than there are periods.
    #[error("cohort {cohort} is taught {sessions} sessions, and has {periods} periods")]
    CohortTime {
        /// The cohort.
        cohort: CohortIx,
        /// Sessions of its courses.
        sessions: u64,
        /// Periods open to any of them.
        periods: u64,
    },
    /// Some rooms would have to hold more sessions than they have places.
    #[error("{sessions} sessions fit only into rooms {rooms:?}, which have {places} places")]
    Rooms {
        /// The rooms.
        rooms: Vec<RoomIx>,
        /// Sessions of the courses that suit no other.
        sessions: u64,
        /// Periods in which each is open, added up.
        places: u64,
    },
    /// After what must come first, too few periods are left.
    #[error("course {course} has {sessions} sessions, and after what must come before it {periods} periods are left")]
    NoTimeLeft {
        /// The course.
        course: CourseIx,
        /// Its sessions.
        sessions: u64,
        /// Periods that are left.
        periods: u64,
    },
}

/// Everything that can be told.
pub fn impossible(problem: &Problem) -> Vec<Impossible> {
    let open: Vec<Vec<Period>> = problem.courses.iter().map(|course| open(problem, course)).collect();
    let mut found = Vec::new();
    for (at, course) in (0..).zip(&problem.courses) {
        let (sessions, periods) = (u64::from(course.sessions), open[at as usize].len() as u64);
        if sessions > periods {
            found.push(Impossible::CourseTime { course: at, sessions, periods });
        }
    }
    found.extend(lecturers(problem));
    for (at, cohort) in (0..).zip(&problem.cohorts) {
        let of = |course: &CourseIx| u64::from(problem.courses[*course as usize].sessions);
        let sessions: u64 = cohort.courses.iter().map(of).sum();
        let any: BTreeSet<Period> = cohort.courses.iter().flat_map(|course| &open[*course as usize]).copied().collect();
        if sessions > any.len() as u64 {
            found.push(Impossible::CohortTime { cohort: at, sessions, periods: any.len() as u64 });
        }
    }
    found.extend(rooms(problem));
    found.extend(orders(problem, &open));
    found
}

/// Periods in which a course can meet and one of its lecturers can teach.
fn open(problem: &Problem, course: &Course) -> Vec<Period> {
    let closed: BTreeSet<Period> = course.closed.iter().copied().collect();
    let lecturers = course.lecturers.iter().map(|one| &problem.lecturers[*one as usize]);
    let away: Vec<BTreeSet<Period>> = lecturers.map(|one| one.away.iter().copied().collect()).collect();
    let taught = |period: &Period| away.is_empty() || away.iter().any(|away| !away.contains(period));
    (0..problem.periods()).filter(|period| !closed.contains(period) && taught(period)).collect()
}

fn lecturers(problem: &Problem) -> Vec<Impossible> {
    let mut alone = vec![0_u64; problem.lecturers.len()];
    for course in &problem.courses {
        if let [lecturer] = course.lecturers[..] {
            alone[lecturer as usize] += u64::from(course.sessions);
        }
    }
    let finding = |(lecturer, sessions): (LecturerIx, u64)| {
        let of = &problem.lecturers[lecturer as usize];
        let away: BTreeSet<Period> = of.away.iter().copied().collect();
        let mut weeks: BTreeMap<u32, u64> = BTreeMap::new();
        for period in (0..problem.periods()).filter(|period| !away.contains(period)) {
            *weeks.entry(problem.weeks[problem.day(period) as usize]).or_default() += 1;
        }
        let most = of.week_max.map_or(u64::MAX, u64::from);
        let periods = weeks.values().map(|week| (*week).min(most)).sum();
        (sessions > periods).then_some(Impossible::LecturerTime { lecturer, sessions, periods })
    };
    (0..).zip(alone).filter_map(finding).collect()
}

fn rooms(problem: &Problem) -> Vec<Impossible> {
    let all: Vec<RoomIx> = (0..problem.rooms.len() as RoomIx).collect();
    let suits = |course: &Course| course.rooms.clone().unwrap_or_else(|| all.clone());
    let mut sets: BTreeSet<BTreeSet<RoomIx>> = problem.courses.iter().map(|c| suits(c).into_iter().collect()).collect();
    sets.insert(all.iter().copied().collect());
    let finding = |set: BTreeSet<RoomIx>| {
        let within = problem.courses.iter().filter(|course| suits(course).iter().all(|room| set.contains(room)));
        let sessions: u64 = within.map(|course| u64::from(course.sessions)).sum();
        let open = |room: &RoomIx| {
            let closed: BTreeSet<Period> = problem.rooms[*room as usize].closed.iter().copied().collect();
            u64::from(problem.periods()) - closed.len() as u64
        };
        let places = set.iter().map(open).sum();
        (sessions > places).then(|| Impossible::Rooms { rooms: set.into_iter().collect(), sessions, places })
    };
    sets.into_iter().filter_map(finding).collect()
}

/// Each course as early as can be after those before it; who has no room left is told.
fn orders(problem: &Problem, open: &[Vec<Period>]) -> Vec<Impossible> {
    let mut from: Vec<Period> = vec![0; problem.courses.len()];
    let mut found = BTreeMap::new();
    // A chain is not longer than there are courses; in a circle nobody ever has time left.
    for _ in 0..problem.courses.len() {
        let mut changed = false;
        for order in &problem.orders {
            let (before, after) = (order.before as usize, order.after as usize);
            let mut periods = open[before].iter().filter(|period| **period >= from[before]);
            let Some(end) = periods.nth((problem.courses[before].sessions as usize).saturating_sub(1)) else {
                continue;
            };
            let start = match order.rest_days {
                0 => end + 1,
                rest => (problem.day(*end) + rest + 1) * problem.periods_per_day,
            };
            if start > from[after] {
                from[after] = start;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    for (at, course) in (0..).zip(&problem.courses) {
        let (all, start) = (&open[at as usize], from[at as usize]);
        let periods = all.iter().filter(|period| **period >= start).count() as u64;
        let sessions = u64::from(course.sessions);
        if sessions > periods && sessions <= all.len() as u64 {
            found.insert(at, Impossible::NoTimeLeft { course: at, sessions, periods });
        }
    }
    found.into_values().collect()
}
