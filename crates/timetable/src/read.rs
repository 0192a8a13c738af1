//! The text formats of curriculum-based course timetabling: .ctt of the second International Timetabling Competition (2007), the
//! extended .ectt (Bonutti et al. 2012), and solutions.
//!
//! `Course Room Day Period` a line is a solution. What UD2 does not look at (double lectures, buildings, unsuitable rooms, lectures
//! of a day) is read and left aside.

mod lines;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use thiserror::Error;

use self::lines::{Line, Lines};
use crate::model::{COURSES_MAX, PERIODS_PER_DAY_MAX, ROOMS_MAX};
use crate::model::{Cohort, Course, Lecturer, Placed, Problem, ProblemError, Room, Spot, Timetable, Weights};

/// Cohorts that a file may have: more than four times the largest public instance.
const COHORTS_MAX: usize = 20_000;

/// Why a text is no problem or no solution.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// A line is not as it should be.
    #[error("line {line}: expected {expected}, found {found}")]
    Line {
        /// From 1.
        line: usize,
        /// What should stand there.
        expected: String,
        /// What does.
        found: String,
    },
    /// A line names what no other line states.
    #[error("line {line}: {name} is not among the {kind} of the problem")]
    Unknown {
        /// From 1.
        line: usize,
        /// What kind of thing.
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// Two lines state one name.
    #[error("line {line}: {name} stands among the {kind} already")]
    Twice {
        /// From 1.
        line: usize,
        /// What kind of thing.
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// Each line is right, the whole is none.
    #[error(transparent)]
    Problem(#[from] ProblemError),
}

/// The counts of the head.
#[derive(Default)]
struct Head {
    name: String,
    counts: HashMap<String, usize>,
    extended: bool,
}

/// What the counts of the head may be at most.
fn count_max(name: &str) -> usize {
    match name {
        "courses" => COURSES_MAX,
        "rooms" => ROOMS_MAX,
        "days" => 7_000,
        "periods_per_day" => PERIODS_PER_DAY_MAX as usize,
        "curricula" => COHORTS_MAX,
        _ => 10_000_000,
    }
}

/// Reads a problem of the benchmark; what is asked of its timetable is UD2.
pub fn read_problem(text: &[u8]) -> Result<Problem, ReadError> {
    let mut lines = Lines::new(text)?;
    let head = head(&mut lines)?;
    let count = |name: &str| head.counts.get(name).copied().unwrap_or(0);
    let (days, per_day) = (count("days") as u32, count("periods_per_day") as u32);
    let mut problem = Problem {
        name: head.name.clone(),
        days,
        periods_per_day: per_day,
        weeks: vec![0; days as usize],
        weights: Weights::UD2,
        ..Problem::default()
    };
    let (mut courses, mut lecturers, mut rooms) = (Names::new("courses"), Names::new("lecturers"), Names::new("rooms"));
    for _ in 0..count("courses") {
        let mut line = lines.next("a course")?;
        let name = line.word("the name of a course")?;
        courses.add(&line, name)?;
        let lecturer = lecturers.find_or_add(line.word("a lecturer")?);
        let (sessions, days_min, students) = (line.count()?, line.count()?, line.count()?);
        if head.extended {
            line.count()?;
        }
        line.end()?;
        let name = name.to_owned();
        let lecturers = vec![lecturer];
        problem.courses.push(Course { name, lecturers, sessions, days_min, students, ..Course::default() });
    }
    problem.lecturers =
        lecturers.names.iter().map(|name| Lecturer { name: name.clone(), ..Lecturer::default() }).collect();
    lines.section("ROOMS:")?;
    for _ in 0..count("rooms") {
        let mut line = lines.next("a room")?;
        let name = line.word("the name of a room")?;
        rooms.add(&line, name)?;
        let seats = line.count()?;
        // The building is not looked at by UD2: travel is not.
        if head.extended {
            line.count()?;
        }
        line.end()?;
        problem.rooms.push(Room { name: name.to_owned(), seats, ..Room::default() });
    }
    lines.section("CURRICULA:")?;
    for _ in 0..count("curricula") {
        let mut line = lines.next("a curriculum")?;
        let name = line.word("the name of a curriculum")?.to_owned();
        let taught = line.count()?;
        let mut members = Vec::new();
        for _ in 0..taught {
            let course = line.word("a course of the curriculum")?;
            members.push(courses.find(&line, course)?);
        }
        line.end()?;
        members.sort_unstable();
        members.dedup();
        problem.cohorts.push(Cohort { name, courses: members });
    }
    lines.section("UNAVAILABILITY_CONSTRAINTS:")?;
    for _ in 0..count("constraints") {
        let mut line = lines.next("a period in which a course cannot meet")?;
        let course = line.word("a course")?;
        let course = courses.find(&line, course)? as usize;
        let (day, slot) = (line.below(days, "a day")?, line.below(per_day, "a period of the day")?);
        line.end()?;
        problem.courses[course].closed.push(day * per_day + slot);
    }
    if head.extended {
        lines.section("ROOM_CONSTRAINTS:")?;
        for _ in 0..count("roomconstraints") {
            let mut line = lines.next("a room that does not suit a course")?;
            let (course, room) = (line.word("a course")?, line.word("a room")?);
            courses.find(&line, course)?;
            rooms.find(&line, room)?;
            line.end()?;
        }
    }
    lines.last("END.")?;
    problem.validate()?;
    Ok(problem)
}

/// The lines up to `COURSES:`.
fn head(lines: &mut Lines<'_>) -> Result<Head, ReadError> {
    let mut head = Head::default();
    loop {
        let mut line = lines.next("COURSES:")?;
        let key = line.word("a line of the head")?;
        if key.eq_ignore_ascii_case("courses:") && line.is_at_end() {
            break;
        }
        let key = key.trim_end_matches(':').to_ascii_lowercase();
        match key.as_str() {
            "name" => head.name = line.rest(),
            "min_max_daily_lectures" => {
                head.extended = true;
                line.count()?;
                line.count()?;
                line.end()?;
            }
            "courses"
            | "rooms"
            | "days"
            | "periods_per_day"
            | "curricula"
            | "constraints"
            | "unavailabilityconstraints"
            | "roomconstraints" => {
                head.extended |= key == "roomconstraints";
                let most = count_max(&key);
                let count = line.at_most(most)?;
                line.end()?;
                let key = if key == "unavailabilityconstraints" { "constraints".to_owned() } else { key };
                head.counts.insert(key, count);
            }
            _ => return Err(line.unexpected("a line of the head, or COURSES:", &key)),
        }
    }
    for key in ["courses", "rooms", "days", "periods_per_day", "curricula", "constraints"] {
        if !head.counts.contains_key(key) {
            return Err(lines.missing(&format!("a line of the head that tells {key}")));
        }
    }
    Ok(head)
}

/// Reads a solution: what it does not name is not placed.
pub fn read_timetable(problem: &Problem, text: &[u8]) -> Result<Timetable, ReadError> {
    let mut lines = Lines::new(text)?;
    let (mut courses, mut rooms) = (Names::new("courses"), Names::new("rooms"));
    problem.courses.iter().for_each(|course| courses.insert(&course.name));
    problem.rooms.iter().for_each(|room| rooms.insert(&room.name));
    let lecturer = |course: &Course| course.lecturers.first().copied();
    let placed = |course| Placed { lecturer: lecturer(course), sessions: Vec::new() };
    let mut timetable = Timetable { courses: problem.courses.iter().map(placed).collect() };
    while let Some(mut line) = lines.next_or_end() {
        let (course, room) = (line.word("a course")?, line.word("a room")?);
        let (course, room) = (courses.find(&line, course)? as usize, rooms.find(&line, room)?);
        let day = line.below(problem.days, "a day")?;
        let slot = line.below(problem.periods_per_day, "a period of the day")?;
        line.end()?;
        let sessions = &mut timetable.courses[course].sessions;
        if sessions.len() == problem.courses[course].sessions as usize {
            let most = format!("at most {} sessions of {}", sessions.len(), problem.courses[course].name);
            return Err(line.unexpected(&most, "one more"));
        }
        sessions.push(Some(Spot { period: day * problem.periods_per_day + slot, room }));
    }
    for (placed, course) in timetable.courses.iter_mut().zip(&problem.courses) {
        placed.sessions.resize(course.sessions as usize, None);
    }
    Ok(timetable)
}

/// Writes a solution; a session that is not placed has no line.
pub fn write_timetable(problem: &Problem, timetable: &Timetable) -> String {
    let mut text = String::new();
    for (course, placed) in problem.courses.iter().zip(&timetable.courses) {
        for spot in placed.sessions.iter().flatten() {
            let (day, slot) = (problem.day(spot.period), spot.period % problem.periods_per_day);
            text += &format!("{} {} {day} {slot}\n", course.name, problem.rooms[spot.room as usize].name);
        }
    }
    text
}

/// Names with their numbers.
struct Names {
    kind: &'static str,
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Names {
    fn new(kind: &'static str) -> Self {
        Self { kind, names: Vec::new(), numbers: HashMap::new() }
    }

    fn insert(&mut self, name: &str) {
        self.numbers.insert(name.to_owned(), self.names.len() as u32);
        self.names.push(name.to_owned());
    }

    fn add(&mut self, line: &Line<'_>, name: &str) -> Result<(), ReadError> {
        if self.numbers.contains_key(name) {
            return Err(ReadError::Twice { line: line.number(), kind: self.kind, name: name.to_owned() });
        }
        self.insert(name);
        Ok(())
    }

    fn find_or_add(&mut self, name: &str) -> u32 {
        if !self.numbers.contains_key(name) {
            self.insert(name);
        }
        self.numbers[name]
    }

    fn find(&self, line: &Line<'_>, name: &str) -> Result<u32, ReadError> {
        let unknown = || ReadError::Unknown { line: line.number(), kind: self.kind, name: lines::short(name) };
        self.numbers.get(name).copied().ok_or_else(unknown)
    }
}
