//! Standard hours (giờ chuẩn): what a timetable asks of each lecturer, beside what a year may ask.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::{Lecturer, Meeting, MeetingKind, School, Teaching, Timetable};

/// Hundredths of a lesson and of an hour.
const HUNDREDTHS: u64 = 100;

/// A lecturer's year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LecturerYear<'a> {
    /// Who.
    pub lecturer: &'a Lecturer,
    /// Half-days taught.
    pub meetings: usize,
    /// Lessons taught, in hundredths: a module's lessons are spread evenly over its half-days.
    pub lessons: u64,
    /// Standard hours, in hundredths.
    pub hours: u64,
    /// What the year may ask, in hundredths, where the rank has a norm.
    pub may: Option<RangeInclusive<u64>>,
    /// The norm itself, hours, and whether it was read in its text.
    pub norm: Option<(u32, bool)>,
}

/// The year of each lecturer, by code.
pub fn standard_hours<'a>(timetable: &Timetable, school: &'a School, teaching: &Teaching) -> Vec<LecturerYear<'a>> {
    let mut taught: HashMap<&str, Vec<&Meeting>> = HashMap::new();
    for meeting in &timetable.meetings {
        if let Some(lecturer) = &meeting.lecturer {
            taught.entry(lecturer).or_default().push(meeting);
        }
    }
    let lecturers = school.lecturers.iter().map(|seen| &seen.value);
    let here = lecturers.filter(|lecturer| !lecturer.left || taught.contains_key(&*lecturer.code));
    let year = |lecturer: &'a Lecturer| {
        let meetings = taught.get(&*lecturer.code).map(Vec::as_slice).unwrap_or_default();
        let norm = lecturer.rank.and_then(|rank| teaching.norm(rank));
        let (low, high) = (100 - u64::from(teaching.spread_percent), 100 + u64::from(teaching.spread_percent));
        let lessons = |meeting: &&Meeting| lessons(meeting, timetable, school, teaching);
        let hours = |meeting: &&Meeting| {
            let learners = meeting.key.classes.iter().filter_map(|class| timetable.learners.get(class)).sum();
            lessons(meeting) * u64::from(teaching.percent(learners)) / HUNDREDTHS
        };
        LecturerYear {
            lecturer,
            meetings: meetings.len(),
            lessons: meetings.iter().map(lessons).sum(),
            hours: meetings.iter().map(hours).sum(),
            may: norm.map(|norm| u64::from(norm.hours) * low..=u64::from(norm.hours) * high),
            norm: norm.map(|norm| (norm.hours, norm.verified)),
        }
    };
    here.map(year).collect()
}

/// Lessons of one meeting, in hundredths.
fn lessons(meeting: &Meeting, timetable: &Timetable, school: &School, teaching: &Teaching) -> u64 {
    let whole = u64::from(timetable.lessons_per_session) * HUNDREDTHS;
    if meeting.key.kind == MeetingKind::Exam {
        return 0;
    }
    let programmes = school.programmes.iter().map(|seen| &seen.value);
    let module = programmes.flat_map(|one| &one.modules).find(|module| module.code == meeting.key.module);
    let spread = |lessons: u32| u64::from(lessons) * HUNDREDTHS / u64::from(teaching.sessions(lessons).max(1));
    module.map_or(whole, |module| spread(module.lessons))
}
