//! Timetable papers (thời khóa biểu để phát hành): the latest version of a year as a workbook, as pages, as calendars.

mod calendars;
mod grid;
mod lessons;
mod pages;
mod tables;

use std::sync::Arc;

use cadre::access::{Act, Actor, may};
use cadre::record::Record;
use cadre::school::{LecturerYear, Meeting, MeetingKind, School, Teaching, Timetable, standard_hours};
use jiff::Timestamp;
use words::{CommandMessage, Lang, LetterText, PlanMessage, Say, TimetableName};

pub use lessons::{Lesson, Lessons, lessons};

use super::timetable_year::{TIMETABLE, stored};
use crate::{Fault, No, Office, PaperFile};

/// Stands for a module that the school's file no longer names.
const UNNAMED: &str = "—";

/// A timetable with what its codes stand for, as they were known when it was made.
struct Desk<'a> {
    lang: Lang,
    sample: bool,
    tenant: u16,
    made: Timestamp,
    timetable: &'a Timetable,
    school: &'a School,
    teaching: &'a Teaching,
}

/// The latest version of a year, with the record it was made from.
struct Published {
    made: Timestamp,
    timetable: Timetable,
    record: Arc<Record>,
}

fn published(office: &Office, year: i16) -> Result<Option<Published>, Fault> {
    let decision = office.store.read(|tx| store::decision::latest(tx, office.tenant, TIMETABLE, &year.to_string()))?;
    let Some(decision) = decision else { return Ok(None) };
    let timetable: Timetable = stored(&decision.body, "timetable")?;
    let record = office.record(timetable.facts_on, decision.made)?;
    Ok(Some(Published { made: decision.made, timetable, record }))
}

impl Published {
    fn desk<'a>(&'a self, office: &'a Office, lang: Lang) -> Desk<'a> {
        Desk {
            lang,
            sample: office.tenant.is_sample(),
            tenant: office.tenant.0,
            made: self.made,
            timetable: &self.timetable,
            school: &self.record.school,
            teaching: &office.rules.teaching,
        }
    }
}

/// Writes them. Nothing is saved: the same version gives the same papers again.
pub fn timetable_papers(office: &Office, actor: &Actor, year: i16, lang: Lang) -> Result<Vec<PaperFile>, No> {
    may(actor, Act::TimetablePapers)?;
    let published = published(office, year)?.ok_or(PlanMessage::NoTimetable { year })?;
    let desk = published.desk(office, lang);
    let mut files = Vec::new();
    let mut add = |name: String, what: TimetableName, bytes: Vec<u8>| {
        files.push(PaperFile { name, what: Some(LetterText::Timetable { what: what.say(lang) }), bytes });
    };
    let tables = tables::tables(&desk);
    add(format!("timetable-{year}.xlsx"), TimetableName::PaperWorkbook, sheet::write_tables(&tables)?);
    for (name, what, pages) in pages::pages(&desk) {
        add(format!("{name}-{year}.pdf"), what, paper::week_pages(&pages).map_err(Fault::Paper)?);
    }
    for (name, calendar) in calendars::calendars(&desk) {
        files.push(PaperFile { name, what: None, bytes: paper::ical(&calendar) });
    }
    Ok(files)
}

impl Desk<'_> {
    fn title(&self) -> String {
        TimetableName::Title { year: self.timetable.year }.say(self.lang)
    }

    fn subtitle(&self) -> String {
        let Timetable { version, facts_on, .. } = self.timetable;
        TimetableName::Version { version: *version, day: *facts_on }.say(self.lang)
    }

    fn sample(&self) -> Option<String> {
        self.sample.then(|| CommandMessage::Sample.say(self.lang))
    }

    fn say(&self, name: TimetableName) -> String {
        name.say(self.lang)
    }

    /// A module's name; a programme's where it stands for itself.
    fn module(&self, code: &str) -> &str {
        let programmes = || self.school.programmes.iter().map(|seen| &seen.value);
        let module = programmes().flat_map(|programme| &programme.modules).find(|module| module.code == code);
        let programme = || programmes().find(|programme| programme.code.0 == code).map(|programme| &programme.name);
        module.map(|module| &module.name).or_else(programme).map_or(UNNAMED, String::as_str)
    }

    /// The faculty of a module.
    fn faculty(&self, module: &str) -> &str {
        let programmes = self.school.programmes.iter().map(|seen| &seen.value);
        let code = programmes.flat_map(|programme| &programme.modules).find(|one| one.code == module);
        let faculty = |code: &str| self.school.faculties.iter().map(|seen| &seen.value).find(|one| one.code == code);
        code.and_then(|module| faculty(&module.faculty)).map_or("", |faculty| &faculty.name)
    }

    /// A lecturer's name.
    fn lecturer(&self, code: Option<&String>) -> &str {
        let mut known = self.school.lecturers.iter().map(|seen| &seen.value);
        known.find(|one| Some(&one.code) == code).map_or("", |one| &one.name)
    }

    /// Where a meeting is held.
    fn place(&self, meeting: &Meeting) -> String {
        meeting.room.clone().unwrap_or_else(|| self.say(TimetableName::Outside))
    }

    /// What is taught, by its code.
    fn what(&self, meeting: &Meeting) -> String {
        match meeting.key.kind {
            MeetingKind::Lesson | MeetingKind::Field => meeting.key.module.clone(),
            MeetingKind::Exam => format!("{} {}", self.say(TimetableName::Exam), meeting.key.module),
        }
    }

    fn learners(&self, meeting: &Meeting) -> u32 {
        meeting.key.classes.iter().filter_map(|class| self.timetable.learners.get(class)).sum()
    }

    fn hours(&self) -> Vec<LecturerYear<'_>> {
        standard_hours(self.timetable, self.school, self.teaching)
    }
}
