//! From a school's file to facts: only what differs from the record.

use words::Interval;

use super::super::{Class, Lecturer, Room};
use super::YearFile;
use crate::record::{Change, Record, RecordId, Said, Seen};

/// The difference between a school's file and the record, as facts. A class of the year that the file no longer names is
/// cancelled, not forgotten: somebody may hold a seat in it.
pub fn settle(record: &Record, file: &YearFile, new_id: &mut dyn FnMut() -> RecordId) -> Vec<Change> {
    let school = &record.school;
    let mut desk = Desk { new_id, changes: Vec::new() };
    let year = school.years.iter().find(|seen| seen.value.year == file.year.year);
    desk.settle(year, file.year.clone());
    for site in &file.sites {
        desk.settle(school.sites.iter().find(|seen| seen.value.code == site.code), site.clone());
    }
    for room in &file.rooms {
        desk.settle(school.rooms.iter().find(|seen| seen.value.code == room.code), room.clone());
    }
    for faculty in &file.faculties {
        desk.settle(school.faculties.iter().find(|seen| seen.value.code == faculty.code), faculty.clone());
    }
    for lecturer in &file.lecturers {
        desk.settle(school.lecturers.iter().find(|seen| seen.value.code == lecturer.code), lecturer.clone());
    }
    for programme in &file.programmes {
        let known = school.programmes.iter().find(|seen| seen.value.code == programme.code);
        desk.settle(known, programme.clone());
    }
    for class in &file.classes {
        desk.settle(school.classes.iter().find(|seen| seen.value.code == class.code), class.clone());
    }
    for known in &school.classes {
        let of_year = known.value.dates.from().is_some_and(|first| first.year() == file.year.year);
        if of_year && !file.classes.iter().any(|class| class.code == known.value.code) {
            desk.settle(Some(known), Class { cancelled: true, ..known.value.clone() });
        }
    }
    // A file that names rooms or lecturers names all of them: the others are gone. One that names none says nothing.
    for known in school.rooms.iter().filter(|_| !file.rooms.is_empty()) {
        if !file.rooms.iter().any(|room| room.code == known.value.code) {
            desk.settle(Some(known), Room { closed: true, ..known.value.clone() });
        }
    }
    for known in school.lecturers.iter().filter(|_| !file.lecturers.is_empty()) {
        if !file.lecturers.iter().any(|lecturer| lecturer.code == known.value.code) {
            desk.settle(Some(known), Lecturer { left: true, ..known.value.clone() });
        }
    }
    desk.changes
}

struct Desk<'a> {
    new_id: &'a mut dyn FnMut() -> RecordId,
    changes: Vec<Change>,
}

impl Desk<'_> {
    fn settle<T: PartialEq + Into<Said>>(&mut self, known: Option<&Seen<T>>, stated: T) {
        let (record, revision) = match known {
            Some(seen) if seen.value == stated => return,
            Some(seen) => (seen.record, seen.revision + 1),
            None => ((self.new_id)(), 1),
        };
        self.changes.push(Change { record, revision, span: Interval::ALWAYS, said: stated.into() });
    }
}
