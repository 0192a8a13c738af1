//! What one lecturer teaches, and when (lịch giảng), by the latest timetable of a year.

use cadre::access::{Act, Actor, Scope, may};
use words::{Date, Lang, PlanMessage};

use super::calendars::calendar;
use super::grid::View;
use super::published;
use crate::{No, Office};

/// A lecturer's year.
#[derive(Clone, Debug)]
pub struct Lessons {
    /// The year.
    pub year: i16,
    /// Who there is to choose from, by code and name: everybody for whoever may see everybody.
    pub lecturers: Vec<(String, String)>,
    /// Whose lessons these are, by the code.
    pub lecturer: String,
    /// The lessons of today and later, in order of time.
    pub next: Vec<Lesson>,
    /// Those before.
    pub past: Vec<Lesson>,
    /// The same as a calendar.
    pub calendar: Vec<u8>,
}

/// One lesson.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The day.
    pub day: Date,
    /// Clock times, from and to.
    pub time: String,
    /// The classes that are taught, by their codes.
    pub classes: String,
    /// What is taught.
    pub what: String,
    /// Where.
    pub place: String,
}

/// The lessons of the lecturer whose account it is, or of any for whoever may see all; of the latest year on record. Nothing is
/// written.
pub fn lessons(office: &Office, actor: &Actor, lecturer: &str, lang: Lang) -> Result<Lessons, No> {
    let scope = may(actor, Act::SeeTeaching)?;
    let on = office.moment.today;
    let record = office.record(on, jiff::Timestamp::MAX)?;
    let years = record.school.years.iter().map(|seen| seen.value.year);
    let year = years.max().ok_or(PlanMessage::NoSchoolYear { year: on.year() })?;
    let known = record.school.lecturers.iter().map(|seen| &seen.value).filter(|known| !known.left);
    let mut lecturers: Vec<(String, String)> = known.map(|known| (known.code.clone(), known.name.clone())).collect();
    if scope == Scope::Lessons {
        lecturers.retain(|(code, _)| Some(code) == actor.lecturer.as_ref());
    }
    let chosen = lecturers.iter().find(|(code, _)| code == lecturer).or(lecturers.first());
    let Some((lecturer, _)) = chosen.cloned() else {
        return Err(PlanMessage::NoSuchLecturer { code: lecturer.to_owned() }.into());
    };
    let mut shown = Lessons { year, lecturers, lecturer, next: Vec::new(), past: Vec::new(), calendar: Vec::new() };
    let Some(published) = published(office, year)? else { return Ok(shown) };
    let desk = published.desk(office, lang);
    let own = published.timetable.meetings.iter().filter(|meeting| meeting.lecturer.as_ref() == Some(&shown.lecturer));
    let lessons = own.map(|meeting| {
        let clock = desk.teaching.clock(meeting.half);
        Lesson {
            day: meeting.day,
            time: format!("{} – {}", clock.begins.strftime("%H:%M"), clock.ends.strftime("%H:%M")),
            classes: meeting.key.classes.join(", "),
            what: desk.module(&meeting.key.module).to_owned(),
            place: desk.place(meeting),
        }
    });
    (shown.past, shown.next) = lessons.partition(|lesson: &Lesson| lesson.day < on);
    shown.calendar = paper::ical(&calendar(&desk, View::Lecturer, &shown.lecturer));
    Ok(shown)
}
