//! What the timetable engine finds, in words: by the names of the problem.

use cadre::school::Hindrance;
use timetable::{Impossible, Obstacle, Problem};
use words::TimetableMessage;

/// A problem whose findings are to be said.
#[derive(Clone, Copy)]
pub struct TimetableWords<'a> {
    /// Its names.
    pub problem: &'a Problem,
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

    /// What stands against a session, by its name.
    pub fn hindrance(&self, obstacle: Obstacle) -> Hindrance {
        let lecturer = |at: u32| self.problem.lecturers[at as usize].name.clone();
        match obstacle {
            Obstacle::Rooms => Hindrance::NoRoom,
            Obstacle::WeekFull(at) => Hindrance::WeekFull(lecturer(at)),
            Obstacle::LecturerAway(at) => Hindrance::LecturerAway(lecturer(at)),
            Obstacle::CourseClosed => Hindrance::Closed,
            Obstacle::LecturerBusy(at) => Hindrance::LecturerBusy(lecturer(at)),
            Obstacle::CohortBusy(at) => Hindrance::ClassBusy(self.problem.cohorts[at as usize].name.clone()),
            Obstacle::Order(at) => Hindrance::Order(self.course(at)),
            Obstacle::Itself => Hindrance::Itself,
        }
    }

    fn course(&self, at: u32) -> String {
        self.problem.courses[at as usize].name.clone()
    }
}
