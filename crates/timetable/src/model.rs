//! What a timetable is made of, in plain values. Everything is named by its place in a list.

use std::ops::RangeInclusive;

mod valid;

pub use valid::ProblemError;

/// Periods of one day: patterns of a day are looked up in a table of 2 to this power.
pub const PERIODS_PER_DAY_MAX: u32 = 18;
/// Days times periods of a day: places are kept in 16 bits, with one value for "nowhere".
pub const PERIODS_MAX: u32 = 60_000;
/// Courses: who conflicts with whom is a square table.
pub const COURSES_MAX: usize = 8_000;
/// Sessions of all courses together.
pub const SESSIONS_MAX: u32 = 200_000;
/// Rooms: places are kept in 16 bits.
pub const ROOMS_MAX: usize = 10_000;
/// Seats and students.
pub const SEATS_MAX: u32 = 100_000;
/// Weights, and prices of a moved session.
pub const WEIGHT_MAX: u32 = 10_000;

/// A place in the list of courses.
pub type CourseIx = u32;
/// A place in the list of rooms.
pub type RoomIx = u32;
/// A place in the list of lecturers.
pub type LecturerIx = u32;
/// A place in the list of cohorts.
pub type CohortIx = u32;
/// A period: the day, times the periods of a day, and the place in the day.
pub type Period = u32;

/// A timetabling problem: the school's year, or curriculum-based course timetabling of the field's public benchmark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// What it is called.
    pub name: String,
    /// Days.
    pub days: u32,
    /// Periods of each day.
    pub periods_per_day: u32,
    /// The week of each day; one for all where weeks do not matter.
    pub weeks: Vec<u32>,
    /// Rooms.
    pub rooms: Vec<Room>,
    /// Lecturers.
    pub lecturers: Vec<Lecturer>,
    /// Cohorts (lớp): whose courses cannot meet at one time. Curricula, in the words of the benchmark.
    pub cohorts: Vec<Cohort>,
    /// Courses (chuyên đề of a class).
    pub courses: Vec<Course>,
    /// What comes before what.
    pub orders: Vec<Precedence>,
    /// What each soft limit costs.
    pub weights: Weights,
}

/// A room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Name, one word in the benchmark's format.
    pub name: String,
    /// Seats.
    pub seats: u32,
    /// Where it lies; rooms of one site have one number.
    pub site: u32,
    /// Periods in which it cannot be used.
    pub closed: Vec<Period>,
}

/// A lecturer (giảng viên).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lecturer {
    /// Name.
    pub name: String,
    /// Periods in which nobody can be taught.
    pub away: Vec<Period>,
    /// Sessions of a week, at most.
    pub week_max: Option<u32>,
    /// Standard hours of the year, in hundredths, from least to most.
    pub year_hours: Option<RangeInclusive<u32>>,
}

/// A cohort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cohort {
    /// Name.
    pub name: String,
    /// What it is taught, each once.
    pub courses: Vec<CourseIx>,
}

/// A course: sessions that are alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Name, one word in the benchmark's format.
    pub name: String,
    /// Who can teach it. One lecturer teaches the whole course.
    pub lecturers: Vec<LecturerIx>,
    /// How many sessions it has, each of one period.
    pub sessions: u32,
    /// Days it should be spread over, at least.
    pub days_min: u32,
    /// Students.
    pub students: u32,
    /// Periods in which it cannot meet.
    pub closed: Vec<Period>,
    /// Rooms it can meet in; every room where nothing is said.
    pub rooms: Option<Vec<RoomIx>>,
    /// Standard hours of one session, in hundredths.
    pub hours: u32,
    /// Whether its sessions should follow one another on as few days as can be.
    pub block: bool,
    /// Whether it is an exam: those of one cohort should not lie on one day, nor on days side by side.
    pub exam: bool,
    /// Where its sessions were before, each of them; what moves costs, what is pinned does not move.
    pub home: Vec<Home>,
}

/// Where a session was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home {
    /// The spot; nowhere where the session is new.
    pub spot: Option<Spot>,
    /// Whether it stays there, whatever that costs.
    pub pinned: bool,
    /// What moving it costs.
    pub price: u32,
}

/// A period and a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Period.
    pub period: Period,
    /// Room.
    pub room: RoomIx,
}

/// Every session of one course comes before every session of another, with so many whole days between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Precedence {
    /// What comes first.
    pub before: CourseIx,
    /// What comes after.
    pub after: CourseIx,
    /// Days between the two, at least; 0 lets them meet on one day.
    pub rest_days: u32,
}

/// What each soft limit costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// Each student without a seat, each session.
    pub seat: u32,
    /// Each day that a course lacks to its least number.
    pub day: u32,
    /// Each session of a cohort that has no other beside it on its day.
    pub alone: u32,
    /// Each room of a course beyond the first.
    pub room: u32,
    /// Each day that a course in block stretches over beyond what it needs.
    pub stretch: u32,
    /// Each two exams of a cohort on one day or on days side by side.
    pub exams: u32,
}

impl Weights {
    /// The formulation UD2 of the benchmark (Di Gaspero, McCollum and Schaerf 2007; Bonutti et al. 2012).
    pub const UD2: Weights = Weights { seat: 1, day: 5, alone: 2, room: 1, stretch: 0, exams: 0 };
}

impl Problem {
    /// Periods of all days.
    pub fn periods(&self) -> u32 {
        self.days * self.periods_per_day
    }

    /// Sessions of all courses.
    pub fn sessions(&self) -> u32 {
        self.courses.iter().map(|course| course.sessions).sum()
    }

    /// The day of a period.
    pub fn day(&self, period: Period) -> u32 {
        period / self.periods_per_day
    }
}

/// A timetable: for each course its lecturer and where each session is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    /// By course.
    pub courses: Vec<Placed>,
}

/// A course in a timetable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// Who teaches it; nobody where the course names nobody.
    pub lecturer: Option<LecturerIx>,
    /// Where each session is; nowhere where it is not placed.
    pub sessions: Vec<Option<Spot>>,
}
