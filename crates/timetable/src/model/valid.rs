//! What a problem must be before anybody searches: every number names something, and nothing is larger than the arrays.

use std::collections::BTreeSet;

use thiserror::Error;

use super::{
    COURSES_MAX, PERIODS_MAX, PERIODS_PER_DAY_MAX, Period, Problem, ROOMS_MAX, SEATS_MAX, SESSIONS_MAX, WEIGHT_MAX,
    Weights,
};

/// Why values are no problem.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProblemError {
    /// Nothing can be placed anywhere.
    #[error("a timetable needs at least one day, one period a day, one room and one course; there are no {0}")]
    Nothing(&'static str),
    /// Too much for the arrays of the engine.
    #[error("{found} {what} are more than {most}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many.
        found: u64,
        /// How many there may be.
        most: u64,
    },
    /// A number that names nothing.
    #[error("{of} names {what} {number}, and there are {count}")]
    Unknown {
        /// What names it.
        of: String,
        /// What kind of thing.
        what: &'static str,
        /// The number.
        number: u32,
        /// How many there are.
        count: usize,
    },
    /// A list that is not as long as another.
    #[error("{of}: {found} {what}, and {expected} are needed")]
    Length {
        /// Whose list.
        of: String,
        /// Of what.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// One thing named twice in a list.
    #[error("{of} names {what} {number} twice")]
    Twice {
        /// What names it.
        of: String,
        /// What kind of thing.
        what: &'static str,
        /// The number.
        number: u32,
    },
    /// A course that would go to and fro between sites.
    #[error("{course} can meet in rooms of several sites; name rooms of one")]
    Sites {
        /// The course.
        course: String,
    },
    /// A course that would come before itself.
    #[error("{course} comes before itself")]
    Before {
        /// The course.
        course: String,
    },
}

impl Problem {
    /// Whether an engine can work on it.
    pub fn validate(&self) -> Result<(), ProblemError> {
        self.sizes()?;
        let (courses, rooms, lecturers) = (self.courses.len(), self.rooms.len(), self.lecturers.len());
        let periods = self.periods() as usize;
        if self.weeks.len() != self.days as usize {
            let of = self.name.clone();
            return Err(ProblemError::Length {
                of,
                what: "weeks",
                found: self.weeks.len(),
                expected: self.days as usize,
            });
        }
        for room in &self.rooms {
            all(&room.name, "period", &room.closed, periods)?;
        }
        for lecturer in &self.lecturers {
            all(&lecturer.name, "period", &lecturer.away, periods)?;
        }
        for cohort in &self.cohorts {
            each_once(&cohort.name, "course", &cohort.courses, courses)?;
        }
        for course in &self.courses {
            each_once(&course.name, "lecturer", &course.lecturers, lecturers)?;
            all(&course.name, "period", &course.closed, periods)?;
            course.rooms.iter().try_for_each(|of| each_once(&course.name, "room", of, rooms))?;
            self.at_one_site(course)?;
            if !course.home.is_empty() && course.home.len() != course.sessions as usize {
                let (found, expected) = (course.home.len(), course.sessions as usize);
                return Err(ProblemError::Length { of: course.name.clone(), what: "homes", found, expected });
            }
            for spot in course.home.iter().filter_map(|home| home.spot) {
                all(&course.name, "period", &[spot.period], periods)?;
                all(&course.name, "room", &[spot.room], rooms)?;
            }
        }
        for order in &self.orders {
            all("an order", "course", &[order.before, order.after], courses)?;
            if order.before == order.after {
                let course = self.courses[order.before as usize].name.clone();
                return Err(ProblemError::Before { course });
            }
        }
        Ok(())
    }

    /// Way between sites is kept between courses, so a course is at one.
    fn at_one_site(&self, course: &super::Course) -> Result<(), ProblemError> {
        let sites: BTreeSet<u32> = match &course.rooms {
            Some(rooms) => rooms.iter().map(|room| self.rooms[*room as usize].site).collect(),
            None => self.rooms.iter().map(|room| room.site).collect(),
        };
        if sites.len() > 1 { Err(ProblemError::Sites { course: course.name.clone() }) } else { Ok(()) }
    }

    fn sizes(&self) -> Result<(), ProblemError> {
        let (courses, rooms) = (self.courses.len(), self.rooms.len());
        let none = [
            ("days", self.days == 0),
            ("periods", self.periods_per_day == 0),
            ("rooms", rooms == 0),
            ("courses", courses == 0),
        ];
        if let Some((what, _)) = none.into_iter().find(|(_, none)| *none) {
            return Err(ProblemError::Nothing(what));
        }
        let sum = |counts: &mut dyn Iterator<Item = u32>| counts.map(u64::from).sum::<u64>();
        let most = |counts: &mut dyn Iterator<Item = u32>| counts.map(u64::from).max().unwrap_or(0);
        let of_courses = |of: fn(&super::Course) -> u32| most(&mut self.courses.iter().map(of));
        let Weights { seat, day, alone, room, stretch, exams } = self.weights;
        let weights = [seat, day, alone, room, stretch, exams];
        let prices = self.courses.iter().flat_map(|course| &course.home).map(|home| home.price);
        let periods = u64::from(self.days) * u64::from(self.periods_per_day);
        let sizes = [
            ("periods a day", u64::from(self.periods_per_day), u64::from(PERIODS_PER_DAY_MAX)),
            ("periods", periods, u64::from(PERIODS_MAX)),
            ("rooms", rooms as u64, ROOMS_MAX as u64),
            ("courses", courses as u64, COURSES_MAX as u64),
            ("sessions", sum(&mut self.courses.iter().map(|course| course.sessions)), u64::from(SESSIONS_MAX)),
            ("seats", most(&mut self.rooms.iter().map(|room| room.seats)), u64::from(SEATS_MAX)),
            ("students", of_courses(|course| course.students), u64::from(SEATS_MAX)),
            ("days of a course", of_courses(|course| course.days_min), u64::from(PERIODS_MAX)),
            ("units of weight", most(&mut weights.into_iter().chain(prices)), u64::from(WEIGHT_MAX)),
            ("weeks", most(&mut self.weeks.iter().copied()), u64::from(PERIODS_MAX)),
            ("days of rest", most(&mut self.orders.iter().map(|order| order.rest_days)), u64::from(PERIODS_MAX)),
        ];
        match sizes.into_iter().find(|(_, found, most)| found > most) {
            Some((what, found, most)) => Err(ProblemError::TooMany { what, found, most }),
            None => Ok(()),
        }
    }
}

/// Every number names something.
fn all(of: &str, what: &'static str, numbers: &[Period], count: usize) -> Result<(), ProblemError> {
    match numbers.iter().find(|number| **number as usize >= count) {
        Some(number) => Err(ProblemError::Unknown { of: of.to_owned(), what, number: *number, count }),
        None => Ok(()),
    }
}

/// Every number names something, and none stands twice.
fn each_once(of: &str, what: &'static str, numbers: &[u32], count: usize) -> Result<(), ProblemError> {
    all(of, what, numbers, count)?;
    let mut seen = BTreeSet::new();
    match numbers.iter().find(|number| !seen.insert(**number)) {
        Some(number) => Err(ProblemError::Twice { of: of.to_owned(), what, number: *number }),
        None => Ok(()),
    }
}
