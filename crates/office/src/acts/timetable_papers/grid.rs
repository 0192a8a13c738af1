//! Meetings by class, lecturer or room, week by week.

use std::collections::BTreeMap;

use cadre::school::Meeting;
use jiff::Span;
use words::{Date, Say, TimetableName};

use super::Desk;

/// Days of a week.
pub(super) const DAYS: usize = 7;

/// Whose timetable it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Class,
    Lecturer,
    Room,
}

impl View {
    pub(super) const ALL: [View; 3] = [View::Class, View::Lecturer, View::Room];

    /// The codes of those whom a meeting is of.
    pub(super) fn of(self, meeting: &Meeting) -> Vec<&String> {
        match self {
            View::Class => meeting.key.classes.iter().collect(),
            View::Lecturer => meeting.lecturer.iter().collect(),
            View::Room => meeting.room.iter().collect(),
        }
    }

    /// A code as it is shown.
    pub(super) fn name(self, desk: &Desk<'_>, code: &String) -> String {
        match self {
            View::Class | View::Room => code.clone(),
            View::Lecturer => format!("{} ({code})", desk.lecturer(Some(code))),
        }
    }

    /// The heading of one of them.
    pub(super) fn heading(self, desk: &Desk<'_>, code: &String) -> String {
        let name = self.name(desk, code);
        desk.say(match self {
            View::Class => TimetableName::OfClass { class: name },
            View::Lecturer => TimetableName::OfLecturer { lecturer: name },
            View::Room => TimetableName::OfRoom { room: name },
        })
    }

    /// What is said of a meeting to them: all that they do not know.
    pub(super) fn cell(self, desk: &Desk<'_>, meeting: &Meeting) -> String {
        let what = desk.what(meeting);
        let classes = meeting.key.classes.join(" + ");
        let lecturer = desk.lecturer(meeting.lecturer.as_ref());
        let parts = match self {
            View::Class => vec![what, lecturer.to_owned(), desk.place(meeting)],
            View::Lecturer => vec![classes, what, desk.place(meeting)],
            View::Room => vec![classes, what, lecturer.to_owned()],
        };
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<String>>().join(" · ")
    }
}

/// A week: its Monday, and for each day what is held in the morning and in the afternoon.
pub(super) struct Week {
    pub(super) monday: Date,
    pub(super) cells: Vec<[String; 2]>,
}

/// The weeks of each class, lecturer or room, in the order of the codes; weeks without meetings are left out.
pub(super) fn weeks(desk: &Desk<'_>, view: View) -> BTreeMap<String, Vec<Week>> {
    let mut found: BTreeMap<String, Vec<Week>> = BTreeMap::new();
    for meeting in &desk.timetable.meetings {
        let (monday, day) = week(meeting.day);
        for code in view.of(meeting) {
            let weeks = found.entry(code.clone()).or_default();
            // Meetings stand in order of time.
            if weeks.last().is_none_or(|last| last.monday != monday) {
                weeks.push(Week { monday, cells: vec![[String::new(), String::new()]; DAYS] });
            }
            if let Some(week) = weeks.last_mut() {
                week.cells[day][meeting.half as usize] = view.cell(desk, meeting);
            }
        }
    }
    found
}

/// The Monday of a day's week, and the day's place in it.
pub(super) fn week(day: Date) -> (Date, usize) {
    let at = day.weekday().to_monday_zero_offset();
    (day.saturating_sub(Span::new().days(i64::from(at))), at as usize)
}

/// Names of the days of a week.
pub(super) fn weekdays(desk: &Desk<'_>) -> [String; DAYS] {
    use TimetableName as N;
    [N::Monday, N::Tuesday, N::Wednesday, N::Thursday, N::Friday, N::Saturday, N::Sunday].map(|day| day.say(desk.lang))
}
