//! Lists that come in again, changed and contradicting: what becomes a fact, and what is refused.

pub(in crate::record) mod again;
mod joining;

use jiff::Timestamp;
use words::PartialDate;

use super::super::{Attainment, Content, Erasure, Fact, Kind, Level, Number, Person, Sex, Stated, Subject, TitleCode};
use super::*;

/// An office of lists: facts grow with every intake.
#[derive(Clone, Default)]
pub(in crate::record) struct Office {
    pub(in crate::record) facts: Vec<Fact>,
    next: u32,
}

pub(in crate::record) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(in crate::record) fn theory(code: &str) -> Attainment {
    Attainment::Level(Level::new(Subject::Theory, code).unwrap())
}

pub(in crate::record) fn row(number: u32, name: &str, person_number: Option<&str>) -> Stated {
    let source = Source { file: "an-binh.xlsx".to_owned(), sheet: "DS".to_owned(), row: number };
    let person = Person {
        name: name.into(),
        sex: Sex::Male,
        birth: PartialDate::parse("1985").unwrap(),
        number: person_number.map(|digits| Number::new(digits).unwrap()),
        ethnicity: None,
        origin: None,
    };
    let title = TitleCode::from("chu-tich-ubnd");
    Stated::of(Arc::new(source), person, "Xã An Bình").holding(title, None).attained(theory("elementary"), None)
}

/// A change of a row.
pub(in crate::record) trait With: Sized {
    fn with(self, change: impl FnOnce(&mut Self)) -> Self;
}

impl With for Stated {
    fn with(mut self, change: impl FnOnce(&mut Stated)) -> Stated {
        change(&mut self);
        self
    }
}

/// The same row in another file.
pub(in crate::record) fn in_file(file: &str, row: Stated) -> Stated {
    row.with(|row| {
        let source = Arc::new(Source { file: file.to_owned(), ..Source::clone(&row.source) });
        row.evidence.iter_mut().for_each(|evidence| evidence.value.source = Arc::clone(&source));
        row.source = source;
    })
}

impl Office {
    pub(in crate::record) fn record(&self, on: &str) -> Record {
        Record::at(&self.facts, day(on), Timestamp::MAX)
    }

    /// Joins and takes in the rows, with what is doubtful left out.
    pub(in crate::record) fn stage(&mut self, on: &str, rows: &[Stated]) -> Intake {
        let mut new_id = || {
            self.next += 1;
            let mut id = [7; 16];
            id[..4].copy_from_slice(&self.next.to_be_bytes());
            RecordId(id)
        };
        let mut joined = join(rows.to_vec(), &Decisions::default());
        joined.leave_out_doubtful();
        let record = Record::at(&self.facts, day(on), Timestamp::MAX);
        intake(&record, &[], &joined, day(on), &mut new_id)
    }

    pub(in crate::record) fn write(&mut self, changes: Vec<Change>) {
        self.facts.extend(changes.into_iter().map(|change| change.known_at(Timestamp::UNIX_EPOCH)));
    }

    /// Takes in rows of which none is in doubt.
    pub(in crate::record) fn take(&mut self, on: &str, rows: &[Stated]) -> Counts {
        let staged = self.stage(on, rows);
        assert_eq!(staged.doubts, []);
        self.write(staged.changes);
        staged.counts
    }
}

#[test]
fn the_same_list_again_is_no_news() {
    let mut office = Office::default();
    let first = office.take("2026-11-24", &[row(8, "Nguyễn Văn An", Some("999085000001"))]);
    assert_eq!((first.people_new, first.units_new, first.facts), (1, 1, 4));
    let mut moved = row(9, "Nguyễn Văn An", Some("999085000001"));
    moved = in_file("an-binh-2.xlsx", moved);
    let again = office.take("2026-11-25", &[moved]);
    assert_eq!(again, Counts { people_unchanged: 1, ..Counts::default() });
}

#[test]
fn a_list_without_numbers_finds_its_people_again_and_takes_no_number_away() {
    let mut office = Office::default();
    office.take("2026-11-24", &[row(8, "Nguyễn Văn An", Some("999085000001"))]);
    let again = office.take("2026-11-25", &[row(8, "NGUYỄN VĂN AN", None)]);
    assert_eq!((again.people_new, again.people_changed, again.people_unchanged), (0, 0, 1));
    let record = office.record("2026-11-25");
    let person = &record.officials[0].person.as_ref().unwrap().value;
    assert_eq!(person.number.as_ref().unwrap().reveal(), "999085000001");
}

#[test]
fn a_level_that_rose_is_the_next_revision_and_the_old_one_stays() {
    let mut office = Office::default();
    office.take("2026-11-24", &[row(8, "Nguyễn Văn An", None)]);
    let mut risen = row(8, "Nguyễn Văn An", None);
    risen.evidence[0].value.attained = theory("intermediate");
    let counts = office.take("2026-11-25", &[risen]);
    assert_eq!((counts.people_changed, counts.facts), (1, 1));
    let evidence = &office.record("2026-11-25").officials[0].evidence[0];
    assert_eq!((evidence.revision, &evidence.value.attained), (2, &theory("intermediate")));
}

#[test]
fn another_title_in_the_unit_ends_the_old_holding_on_the_day_of_the_list() {
    let mut office = Office::default();
    let born = |row: &mut Stated| row.person.birth = PartialDate::parse("05/03/1985").unwrap();
    office.take("2026-11-24", &[row(8, "Nguyễn Văn An", None).with(born)]);
    let mut promoted = row(8, "Nguyễn Văn An", None).with(born);
    promoted.holds[0].holding.value.title = "bi-thu-dang-uy".into();
    office.take("2027-01-10", &[promoted]);
    let held = |on: &str| -> Vec<String> {
        let record = office.record(on);
        record.officials[0].holdings.iter().map(|held| held.value.title.to_string()).collect()
    };
    assert_eq!(held("2027-01-09"), ["chu-tich-ubnd"]);
    assert_eq!(held("2027-01-10"), ["bi-thu-dang-uy"]);
}

#[test]
fn two_people_of_one_name_and_birth_stay_two() {
    let mut office = Office::default();
    let rows = [row(8, "Nguyễn Văn An", Some("999085000001")), row(9, "Nguyễn Văn An", Some("999085000002"))];
    assert_eq!(office.take("2026-11-24", &rows).people_new, 2);
    assert_eq!(office.take("2026-11-25", &rows).people_unchanged, 2);
}

#[test]
fn what_was_known_later_does_not_change_what_was_known_before() {
    let mut office = Office::default();
    office.take("2026-11-24", &[row(8, "Nguyễn Văn An", None)]);
    let before = office.facts.len();
    let mut risen = row(8, "Nguyễn Văn An", None);
    risen.evidence[0].value.attained = theory("intermediate");
    office.take("2026-11-25", &[risen]);
    let later = Timestamp::from_second(1).unwrap();
    office.facts[before..].iter_mut().for_each(|fact| fact.known = later);
    let known_then = Record::at(&office.facts, day("2026-11-25"), Timestamp::UNIX_EPOCH);
    assert_eq!(known_then.officials[0].evidence[0].value.attained, theory("elementary"));
}

#[test]
fn erased_evidence_reads_as_erased_and_not_as_missing() {
    let mut office = Office::default();
    office.take("2026-11-24", &[row(8, "Nguyễn Văn An", None)]);
    let erasure = Erasure { on: day("2026-12-01"), ground: "Luật 91/2025/QH15".to_owned() };
    for fact in office.facts.iter_mut().filter(|fact| fact.person.is_some() && fact.kind != Kind::Holding) {
        fact.content = Content::Erased(erasure.clone());
    }
    let record = office.record("2026-12-02");
    let official = &record.officials[0];
    assert_eq!((official.name(), official.evidence.len()), ("", 0));
    assert!(official.side().erased.contains(&(Kind::Evidence, erasure)));
}

#[test]
fn a_file_that_adds_to_a_list_is_the_same_person_in_one_batch_and_later() {
    let list = row(8, "Nguyễn Văn An", Some("999085000001"));
    let mut adds = row(3, "NGUYỄN VĂN AN", Some("999085000001"));
    adds.holds.clear();
    adds.evidence[0].value.attained = Attainment::Level(Level::new(Subject::Professional, "university").unwrap());
    for rows in [vec![list.clone(), adds.clone()], vec![adds.clone(), list.clone()]] {
        let mut office = Office::default();
        assert_eq!(office.take("2026-11-24", &rows).people_new, 1);
        let record = office.record("2026-11-24");
        assert_eq!((record.officials[0].holdings.len(), record.officials[0].evidence.len()), (1, 2));
    }
    let mut office = Office::default();
    office.take("2026-11-24", &[list]);
    assert_eq!(office.take("2026-11-25", &[adds]).people_changed, 1);
    let record = office.record("2026-11-25");
    assert_eq!((record.officials[0].holdings.len(), record.officials[0].evidence.len()), (1, 2));
}
