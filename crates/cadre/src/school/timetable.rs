//! Timetable (thời khóa biểu): which class is taught what when, where and by whom, as the school published it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use words::Date;

/// Half-day (buổi).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// Sáng.
    Morning,
    /// Chiều.
    Afternoon,
}

impl Half {
    /// Both, in order.
    pub const ALL: [Half; 2] = [Half::Morning, Half::Afternoon];
}

/// What a meeting is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// Lessons.
    Lesson,
    /// Field study, away from the school.
    Field,
    /// The module's exam.
    Exam,
}

impl MeetingKind {
    /// The code it is written by.
    pub fn code(self) -> &'static str {
        match self {
            MeetingKind::Lesson => "lesson",
            MeetingKind::Field => "field",
            MeetingKind::Exam => "exam",
        }
    }
}

/// What names a meeting, in every version of a timetable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MeetingKey {
    /// Classes that meet, by their codes.
    pub classes: Vec<String>,
    /// Module; the programme itself where it names no modules.
    pub module: String,
    /// What for.
    pub kind: MeetingKind,
    /// A module that several lecturers divide has several parts, from 1.
    pub part: u32,
    /// Which of its part, from 1; says nothing of the order in time.
    pub number: u32,
}

impl fmt::Display for MeetingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let MeetingKey { classes, module, kind, part, number } = self;
        write!(f, "{}.{module}.{}.{part}.{number}", classes.join("+"), kind.code())
    }
}

/// Meeting (buổi học): one half-day of a module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its name.
    #[serde(flatten)]
    pub key: MeetingKey,
    /// Who teaches, by the code; nobody for exams, and where the module names no lecturers.
    pub lecturer: Option<String>,
    /// The day.
    pub day: Date,
    /// The half of it.
    pub half: Half,
    /// Room, by its code; none for field study.
    pub room: Option<String>,
    /// How often it was changed since it was first published.
    pub sequence: u32,
}

impl Meeting {
    /// Whether it is where, when and with whom another is.
    pub fn is_as(&self, other: &Meeting) -> bool {
        (self.day, self.half, &self.room, &self.lecturer) == (other.day, other.half, &other.room, &other.lecturer)
    }
}

/// What stands against a half-day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hindrance {
    /// No room that suits is free.
    NoRoom,
    /// The lecturer teaches as much that week as is allowed.
    WeekFull(String),
    /// The lecturer is away.
    LecturerAway(String),
    /// The class does not meet then, or the school is closed.
    Closed,
    /// The lecturer teaches elsewhere.
    LecturerBusy(String),
    /// The class is taught something else.
    ClassBusy(String),
    /// What must come before or after.
    Order(String),
    /// The module itself is taught then.
    Itself,
}

/// Meetings of one part of a module that found no place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotPlaced {
    /// The name of the first.
    pub key: MeetingKey,
    /// The numbers of all of them.
    pub numbers: Vec<u32>,
    /// What stands against each, and in how many half-days; the most first.
    pub hindrances: Vec<(Hindrance, u32)>,
    /// What alone stands against a half-day, and against which first: without it a meeting has a place.
    pub ways_out: Vec<(Hindrance, Date, Half)>,
}

/// What a timetable costs, in the points of the school's settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimetableCost {
    /// Learners without a seat.
    pub seats: u64,
    /// Half-days for which a class comes alone.
    pub alone: u64,
    /// Rooms beyond the first of a module.
    pub rooms: u64,
    /// Days by which blocks are stretched.
    pub stretch: u64,
    /// Exams of a class too close to one another.
    pub exams: u64,
    /// Meetings that are no longer where they were published.
    pub moved: u64,
    /// No timetable that places every meeting costs less.
    pub bound: u64,
}

impl TimetableCost {
    /// All of it.
    pub fn total(&self) -> u64 {
        self.seats + self.alone + self.rooms + self.stretch + self.exams + self.moved
    }
}

/// What became of the meetings of the version before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// That version.
    pub version: i64,
    /// Meetings that are as they were.
    pub kept: usize,
    /// Meetings that changed.
    pub moved: usize,
    /// Meetings that were not in it.
    pub new: usize,
    /// Meetings that are held no more.
    pub cancelled: usize,
}

/// A version of the year's timetable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timetable {
    /// Calendar year in which its classes begin.
    pub year: i16,
    /// Version of the year, from 1.
    pub version: i64,
    /// Day of the facts it was made from.
    pub facts_on: Date,
    /// Lessons of a half-day.
    pub lessons_per_session: u32,
    /// Learners of each class, as many as it was made for.
    pub learners: BTreeMap<String, u32>,
    /// Meetings, in order of time.
    pub meetings: Vec<Meeting>,
    /// Meetings of earlier versions that are held no more, as they last were.
    pub cancelled: Vec<Meeting>,
    /// Meetings that found no place.
    pub not_placed: Vec<NotPlaced>,
    /// What it costs.
    pub cost: TimetableCost,
    /// What changed since the version before.
    pub since: Option<Since>,
}

impl Timetable {
    /// Meetings that found no place.
    pub fn unplaced(&self) -> usize {
        self.not_placed.iter().map(|one| one.numbers.len()).sum()
    }

    /// Puts the meetings in order of time.
    pub fn put_in_order(&mut self) {
        self.meetings.sort_by(|a, b| (a.day, a.half, &a.key).cmp(&(b.day, b.half, &b.key)));
    }

    /// Whether these meetings are still those of this version, each where it was published.
    pub fn is_kept(&self, meetings: &[Meeting]) -> bool {
        let now: HashMap<&MeetingKey, &Meeting> = meetings.iter().map(|meeting| (&meeting.key, meeting)).collect();
        self.meetings.iter().all(|was| now.get(&was.key).is_some_and(|is| was.is_as(is)))
    }

    /// Compares with the version before: meetings that changed count one change more, those that are gone are cancelled.
    pub fn follow(&mut self, before: &Timetable) {
        let by_key = |meetings: &'_ [Meeting]| -> HashMap<MeetingKey, Meeting> {
            meetings.iter().map(|meeting| (meeting.key.clone(), meeting.clone())).collect()
        };
        let (known, was_cancelled) = (by_key(&before.meetings), by_key(&before.cancelled));
        let mut since = Since { version: before.version, kept: 0, moved: 0, new: 0, cancelled: 0 };
        for meeting in &mut self.meetings {
            match known.get(&meeting.key) {
                Some(was) if was.is_as(meeting) => {
                    meeting.sequence = was.sequence;
                    since.kept += 1;
                }
                Some(was) => {
                    meeting.sequence = was.sequence + 1;
                    since.moved += 1;
                }
                None => {
                    // Whoever was told that it is cancelled is told that it is held again.
                    meeting.sequence = was_cancelled.get(&meeting.key).map_or(0, |was| was.sequence + 1);
                    since.new += 1;
                }
            }
        }
        let held: HashSet<&MeetingKey> = self.meetings.iter().map(|meeting| &meeting.key).collect();
        let mut gone: Vec<Meeting> =
            before.cancelled.iter().filter(|meeting| !held.contains(&meeting.key)).cloned().collect();
        for meeting in before.meetings.iter().filter(|meeting| !held.contains(&meeting.key)) {
            since.cancelled += 1;
            gone.push(Meeting { sequence: meeting.sequence + 1, ..meeting.clone() });
        }
        self.cancelled = gone;
        self.since = Some(since);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(number: u32, day: &str) -> Meeting {
        let key = MeetingKey {
            classes: vec!["K01".to_owned()],
            module: "M".to_owned(),
            kind: MeetingKind::Lesson,
            part: 1,
            number,
        };
        let (lecturer, room) = (Some("GV1".to_owned()), Some("P1".to_owned()));
        Meeting { key, lecturer, day: day.parse().unwrap(), half: Half::Morning, room, sequence: 0 }
    }

    fn version(version: i64, meetings: Vec<Meeting>) -> Timetable {
        Timetable {
            year: 2027,
            version,
            facts_on: "2026-11-25".parse().unwrap(),
            lessons_per_session: 5,
            learners: BTreeMap::new(),
            meetings,
            cancelled: Vec::new(),
            not_placed: Vec::new(),
            cost: TimetableCost::default(),
            since: None,
        }
    }

    #[test]
    fn what_changes_counts_and_what_goes_is_cancelled_until_it_comes_back() {
        let first = version(1, vec![meeting(1, "2027-01-04"), meeting(2, "2027-01-05"), meeting(3, "2027-01-06")]);
        let mut second = version(2, vec![meeting(1, "2027-01-04"), meeting(2, "2027-01-07"), meeting(4, "2027-01-08")]);
        second.follow(&first);
        assert_eq!(second.since, Some(Since { version: 1, kept: 1, moved: 1, new: 1, cancelled: 1 }));
        assert_eq!(second.meetings.iter().map(|meeting| meeting.sequence).collect::<Vec<u32>>(), [0, 1, 0]);
        assert_eq!((second.cancelled.len(), second.cancelled[0].sequence), (1, 1));

        let mut third = version(3, vec![meeting(3, "2027-01-06")]);
        third.follow(&second);
        assert_eq!(third.meetings[0].sequence, 2);
        assert_eq!(third.cancelled.len(), 3);
        assert_eq!(third.meetings[0].key.to_string(), "K01.M.lesson.1.3");
    }
}
