//! What the timetable engine finds, in words: by the names of the problem.

use timetable::{Impossible, Obstacle, Period, Problem, Unplaced};
use words::{Lang, Say, TimetableMessage};

/// Obstacles named beside a session that is not placed; the others stand in fewer periods.
const OBSTACLES_NAMED: usize = 3;
/// Ways out named beside it.
const RELAXATIONS_NAMED: usize = 2;

/// A problem whose findings are to be said.
#[derive(Clone, Copy)]
pub struct TimetableWords<'a> {
    /// Its names.
    pub problem: &'a Problem,
    /// What a period is called.
    pub moment: &'a dyn Fn(Period, Lang) -> String,
}

impl TimetableWords<'_> {
    /// Why not every session can be placed.
    pub fn impossible(&self, found: &Impossible) -> TimetableMessage {
        use TimetableMessage as M;
        let problem = self.problem;
        let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        match found {
            Impossible::CourseTime { course, sessions, periods } => {
                M::CourseTime { course: self.course(*course), sessions: count(*sessions), periods: count(*periods) }
            }
            Impossible::LecturerTime { lecturer, sessions, periods } => {
                let lecturer = problem.lecturers[*lecturer as usize].name.clone();
                M::LecturerTime { lecturer, sessions: count(*sessions), periods: count(*periods) }
            }
            Impossible::CohortTime { cohort, sessions, periods } => {
                let cohort = problem.cohorts[*cohort as usize].name.clone();
                M::CohortTime { cohort, sessions: count(*sessions), periods: count(*periods) }
            }
            Impossible::Rooms { rooms, sessions, places } => {
                let rooms: Vec<&str> = rooms.iter().map(|room| &*problem.rooms[*room as usize].name).collect();
                M::RoomPlaces { rooms: rooms.join(", "), sessions: count(*sessions), places: count(*places) }
            }
            Impossible::NoTimeLeft { course, sessions, periods } => {
                M::NoTimeLeft { course: self.course(*course), sessions: count(*sessions), periods: count(*periods) }
            }
        }
    }

    /// How many sessions are not placed, what stands in their way, and what would give one a place.
    pub fn unplaced(&self, found: &Unplaced, lang: Lang) -> String {
        let obstacles = found.obstacles.iter().take(OBSTACLES_NAMED).map(|(obstacle, periods)| {
            let what = self.obstacle(*obstacle).say(lang);
            TimetableMessage::InPeriods { what, periods: *periods as usize }.say(lang)
        });
        let mut why: Vec<String> = vec![obstacles.collect::<Vec<_>>().join(", ")];
        why.extend(found.relaxations.iter().take(RELAXATIONS_NAMED).map(|one| {
            let what = self.obstacle(one.obstacle).say(lang);
            TimetableMessage::Relaxed { what, first: (self.moment)(one.first, lang) }.say(lang)
        }));
        let course = self.course(found.course);
        TimetableMessage::Unplaced { course, sessions: found.sessions.len(), why: why.join("; ") }.say(lang)
    }

    fn obstacle(&self, obstacle: Obstacle) -> TimetableMessage {
        use TimetableMessage as M;
        let lecturer = |at: u32| self.problem.lecturers[at as usize].name.clone();
        match obstacle {
            Obstacle::Rooms => M::NoRoom,
            Obstacle::WeekFull(at) => M::WeekFull { lecturer: lecturer(at) },
            Obstacle::LecturerAway(at) => M::LecturerAway { lecturer: lecturer(at) },
            Obstacle::CourseClosed => M::CourseClosed,
            Obstacle::LecturerBusy(at) => M::LecturerBusy { lecturer: lecturer(at) },
            Obstacle::CohortBusy(at) => M::CohortBusy { cohort: self.problem.cohorts[at as usize].name.clone() },
            Obstacle::Order(at) => M::OrderBroken { course: self.course(at) },
            Obstacle::Itself => M::Itself,
        }
    }

    fn course(&self, at: u32) -> String {
        self.problem.courses[at as usize].name.clone()
    }
}
