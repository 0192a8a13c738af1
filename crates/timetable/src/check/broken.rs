//! What a timetable can break, with the numbers that explain it.

use thiserror::Error;

use crate::model::{CourseIx, LecturerIx, Period, Problem, RoomIx, Spot};

/// One limit broken. Courses, lecturers, cohorts and rooms are named by their places in the problem.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Broken {
    /// The timetable was made for another problem.
    #[error("the timetable is of {found} courses, the problem has {courses}")]
    OtherProblem {
        /// Courses of the problem.
        courses: usize,
        /// Courses of the timetable.
        found: usize,
    },
    /// A course has another number of sessions.
    #[error("course {course}: {found} sessions, the problem has {sessions}")]
    OtherSessions {
        /// The course.
        course: CourseIx,
        /// Sessions of the problem.
        sessions: u32,
        /// Sessions of the timetable.
        found: usize,
    },
    /// A period or a room that is not in the problem.
    #[error("course {course}: there is no period {} or no room {}", spot.period, spot.room)]
    NoSuchPlace {
        /// The course.
        course: CourseIx,
        /// The place stated.
        spot: Spot,
    },
    /// The course is taught by somebody who may not.
    #[error("course {course}: lecturer {lecturer:?} is not among its lecturers")]
    NotTheirLecturer {
        /// The course.
        course: CourseIx,
        /// The lecturer stated.
        lecturer: Option<LecturerIx>,
    },
    /// Two sessions in one room at once.
    #[error("courses {course} and {other}: both in room {} in period {}", spot.room, spot.period)]
    RoomTaken {
        /// The course.
        course: CourseIx,
        /// The other.
        other: CourseIx,
        /// Where.
        spot: Spot,
    },
    /// The room is closed.
    #[error("course {course}: room {} is closed in period {}", spot.room, spot.period)]
    RoomClosed {
        /// The course.
        course: CourseIx,
        /// Where.
        spot: Spot,
    },
    /// The course cannot meet then.
    #[error("course {course} cannot meet in period {period}")]
    CourseClosed {
        /// The course.
        course: CourseIx,
        /// When.
        period: Period,
    },
    /// The course cannot meet there.
    #[error("course {course} cannot meet in room {room}")]
    RoomDoesNotSuit {
        /// The course.
        course: CourseIx,
        /// Where.
        room: RoomIx,
    },
    /// The lecturer is away.
    #[error("course {course}: lecturer {lecturer} is away in period {period}")]
    LecturerAway {
        /// The course.
        course: CourseIx,
        /// Who.
        lecturer: LecturerIx,
        /// When.
        period: Period,
    },
    /// A course meets twice at once.
    #[error("course {course} meets twice in period {period}")]
    MeetsTwice {
        /// The course.
        course: CourseIx,
        /// When.
        period: Period,
    },
    /// A lecturer teaches two courses at once.
    #[error("lecturer {lecturer} teaches courses {one} and {other} in period {period}")]
    LecturerTwice {
        /// Who.
        lecturer: LecturerIx,
        /// One course.
        one: CourseIx,
        /// The other.
        other: CourseIx,
        /// When.
        period: Period,
    },
    /// A cohort is taught two courses at once.
    #[error("cohort {cohort} is taught courses {one} and {other} in period {period}")]
    CohortTwice {
        /// Who.
        cohort: usize,
        /// One course.
        one: CourseIx,
        /// The other.
        other: CourseIx,
        /// When.
        period: Period,
    },
    /// A lecturer is at two sites in periods side by side.
    #[error(
        "lecturer {lecturer} teaches course {one} in period {period} and course {other} at another site in the next"
    )]
    TwoSites {
        /// Who.
        lecturer: LecturerIx,
        /// The first course.
        one: CourseIx,
        /// The next.
        other: CourseIx,
        /// When the first is.
        period: Period,
    },
    /// What comes first ends too late.
    #[error("course {before} ends in period {last}, course {after} begins in period {first}: too early")]
    Order {
        /// What comes first.
        before: CourseIx,
        /// What comes after.
        after: CourseIx,
        /// The last session of what comes first.
        last: Period,
        /// The first session of what comes after.
        first: Period,
    },
    /// Too much in a week.
    #[error("lecturer {lecturer} has {sessions} sessions in week {week}, at most {most}")]
    Overload {
        /// Who.
        lecturer: LecturerIx,
        /// When.
        week: u32,
        /// How many.
        sessions: u32,
        /// How many there may be.
        most: u32,
    },
    /// A pinned session moved.
    #[error("course {course}: a pinned session moved")]
    PinMoved {
        /// The course.
        course: CourseIx,
        /// Where it was.
        from: Option<Spot>,
        /// Where it is.
        to: Option<Spot>,
    },
}

impl Broken {
    /// The same with names, for a line of a terminal.
    pub fn with_names(&self, problem: &Problem) -> String {
        let course = |at: CourseIx| problem.courses.get(at as usize).map_or("?", |course| &course.name);
        let lecturer = |at: LecturerIx| problem.lecturers.get(at as usize).map_or("?", |one| &one.name);
        let room = |at: RoomIx| problem.rooms.get(at as usize).map_or("?", |room| &room.name);
        let when = |period: Period| format!("day {}, period {}", problem.day(period), period % problem.periods_per_day);
        match *self {
            Broken::OtherProblem { .. } => self.to_string(),
            Broken::OtherSessions { course: at, sessions, found } => {
                format!("{}: {found} sessions, the problem has {sessions}", course(at))
            }
            Broken::NoSuchPlace { course: at, spot } => {
                format!("{}: there is no period {} or no room {}", course(at), spot.period, spot.room)
            }
            Broken::NotTheirLecturer { course: at, .. } => format!("{}: taught by somebody who may not", course(at)),
            Broken::RoomTaken { course: one, other, spot } => {
                format!(
                    "{} and {}: both in room {} on {}",
                    course(other),
                    course(one),
                    room(spot.room),
                    when(spot.period)
                )
            }
            Broken::RoomClosed { course: at, spot } => {
                format!("{}: room {} is closed on {}", course(at), room(spot.room), when(spot.period))
            }
            Broken::CourseClosed { course: at, period } => format!("{} cannot meet on {}", course(at), when(period)),
            Broken::RoomDoesNotSuit { course: at, room: of } => format!("{} cannot meet in {}", course(at), room(of)),
            Broken::LecturerAway { course: at, lecturer: who, period } => {
                format!("{}: {} is away on {}", course(at), lecturer(who), when(period))
            }
            Broken::MeetsTwice { course: at, period } => format!("{} meets twice on {}", course(at), when(period)),
            Broken::LecturerTwice { lecturer: who, one, other, period } => {
                format!("{} teaches {} and {} on {}", lecturer(who), course(one), course(other), when(period))
            }
            Broken::CohortTwice { cohort, one, other, period } => {
                let cohort = problem.cohorts.get(cohort).map_or("?", |cohort| &cohort.name);
                format!("{cohort} is taught {} and {} on {}", course(one), course(other), when(period))
            }
            Broken::TwoSites { lecturer: who, one, other, period } => {
                let (one, other) = (course(one), course(other));
                format!(
                    "{} teaches {one} on {} and {other} at another site in the next period",
                    lecturer(who),
                    when(period)
                )
            }
            Broken::Order { before, after, last, first } => format!(
                "{} ends on {}, and {} begins on {}: too early",
                course(before),
                when(last),
                course(after),
                when(first)
            ),
            Broken::Overload { lecturer: who, week, sessions, most } => {
                format!("{} has {sessions} sessions in week {week}, at most {most}", lecturer(who))
            }
            Broken::PinMoved { course: at, .. } => format!("{}: a pinned session moved", course(at)),
        }
    }
}
