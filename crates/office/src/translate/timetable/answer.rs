//! What the engine answers, as facts.

use std::collections::BTreeMap;

use cadre::school::{Meeting, MeetingKey, NotPlaced, TimetableCost};
use timetable::{Checked, Course, CourseIx, Placed, Suggestion, Timetable, why_unplaced};

use super::{Taught, TimetableProblem};
use crate::{OtherPlace, TimetableWords};

impl TimetableProblem<'_> {
    /// The meetings of a timetable, by class and module.
    pub(crate) fn meetings(&self, checked: &Checked) -> Vec<Meeting> {
        let mut meetings = Vec::new();
        for (taught, placed) in self.taught.iter().zip(&checked.timetable().courses) {
            let lecturer = placed.lecturer.map(|at| self.lecturers[at as usize].code.clone());
            for (number, spot) in placed.sessions.iter().enumerate() {
                let Some(spot) = spot else { continue };
                let (day, half) = self.days.moment(spot.period);
                let room = self.rooms[spot.room as usize].clone();
                let lecturer = lecturer.clone();
                meetings.push(Meeting { key: taught.key(number), lecturer, day, half, room, sequence: 0 });
            }
        }
        meetings
    }

    /// Whether a published timetable is kept as far as it can be.
    pub(crate) fn keeps(&self) -> bool {
        self.problem.courses.iter().any(|course| !course.home.is_empty())
    }

    /// Classes that have a timetable.
    pub(crate) fn classes(&self) -> usize {
        self.learners.len()
    }

    /// Learners of each.
    pub(crate) fn learners(&self) -> BTreeMap<String, u32> {
        self.learners.clone()
    }

    /// The years that it reaches into.
    pub(crate) fn years(&self) -> impl Iterator<Item = i16> {
        let last = self.problem.periods().saturating_sub(1);
        self.days.moment(0).0.year()..=self.days.moment(last).0.year()
    }

    /// What was published, as the engine would answer it.
    pub(crate) fn published(&self) -> Timetable {
        let placed = |course: &Course| Placed {
            lecturer: course.lecturers.first().copied(),
            sessions: match course.home.is_empty() {
                true => vec![None; course.sessions as usize],
                false => course.home.iter().map(|home| home.spot).collect(),
            },
        };
        Timetable { courses: self.problem.courses.iter().map(placed).collect() }
    }

    /// Where a meeting stands in the problem: its course, and its place in it.
    pub(crate) fn place(&self, key: &MeetingKey) -> Option<(CourseIx, usize)> {
        let is = |taught: &Taught| (0..taught.numbers.len()).find(|session| taught.key(*session) == *key);
        self.taught.iter().zip(0..).find_map(|(taught, course)| Some((course, is(taught)?)))
    }

    /// A suggestion of the engine, as a fact.
    pub(crate) fn other_place(&self, suggestion: &Suggestion) -> OtherPlace {
        let (day, half) = self.days.moment(suggestion.spot.period);
        OtherPlace {
            day,
            half,
            room: self.rooms[suggestion.spot.room as usize].clone(),
            displaced: suggestion.other.map(|(course, session)| self.taught[course as usize].key(session)),
            change: suggestion.change,
        }
    }

    /// What found no place, and why.
    pub(crate) fn not_placed(&self, checked: &Checked) -> Vec<NotPlaced> {
        let found = why_unplaced(&self.problem, checked);
        let words = TimetableWords { problem: &self.problem };
        let told = |unplaced: &timetable::Unplaced| NotPlaced {
            key: self.taught[unplaced.course as usize].key(unplaced.sessions.first().copied().unwrap_or(0)),
            numbers: self.numbers(unplaced),
            hindrances: unplaced.obstacles.iter().map(|(what, count)| (words.hindrance(*what), *count)).collect(),
            ways_out: unplaced
                .relaxations
                .iter()
                .map(|way| {
                    let (day, half) = self.days.moment(way.first);
                    (words.hindrance(way.obstacle), day, half)
                })
                .collect(),
        };
        found.iter().map(told).collect()
    }

    fn numbers(&self, unplaced: &timetable::Unplaced) -> Vec<u32> {
        let taught = &self.taught[unplaced.course as usize];
        unplaced.sessions.iter().map(|session| taught.numbers[*session]).collect()
    }

    /// What it costs.
    pub(crate) fn cost(&self, checked: &Checked) -> TimetableCost {
        let score = checked.score();
        TimetableCost {
            seats: score.seats,
            alone: score.alone,
            rooms: score.rooms,
            stretch: score.stretch,
            exams: score.exams,
            moved: score.moved,
            bound: timetable::bound(&self.problem),
        }
    }
}
