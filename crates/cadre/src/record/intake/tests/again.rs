//! Lists that come again, in whatever order, and people who may be known.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::super::{Course, Dated, Field};
use super::*;

const AN: &str = "Nguyễn Văn An";

fn born(date: &str) -> impl Fn(&mut Stated) {
    let date = PartialDate::parse(date).unwrap();
    move |row| row.person.birth = date
}

#[test]
fn somebody_who_may_be_known_is_asked_about_and_not_written() {
    let mut office = Office::default();
    office.take("2026-11-24", &[row(8, AN, None).with(born("05/03/1985"))]);
    let moved = row(8, AN, None).with(born("05/03/1985")).with(|row| row.unit = "Xã Vũ Vân".to_owned());
    let moved = moved.with(|row| row.holds[0].unit = "Xã Vũ Vân".to_owned());
    let staged = office.stage("2026-11-25", &[moved]);
    assert_eq!((staged.doubts.len(), staged.changes.len()), (1, 0));
    assert_eq!((staged.doubts[0].why, &*staged.doubts[0].name), (Doubtful::OtherUnit, AN));
    let year = row(8, AN, None).with(|row| row.holds[0].holding.value.title = "cong-chuc".into());
    assert_eq!(office.stage("2026-11-25", &[year]).doubts[0].why, Doubtful::Birth);
    let titled = row(8, AN, Some("999085000001"));
    assert_eq!(office.take("2026-11-25", &[titled]).people_changed, 1);
    let stranger = row(9, "Trần Văn Bình", Some("999085000001")).with(born("07/08/1990"));
    assert_eq!(office.stage("2026-11-26", &[stranger]).doubts[0].why, Doubtful::Number);
}

#[test]
fn somebody_known_is_found_once() {
    let mut office = Office::default();
    let an = row(8, AN, Some("999085000001")).with(born("05/03/1985"));
    office.take("2026-11-24", std::slice::from_ref(&an));
    let moved = an.with(|row| row.unit = "Xã Vũ Vân".to_owned()).with(|row| row.holds[0].unit = "Xã Vũ Vân".to_owned());
    let here = in_file("khac.xlsx", row(3, AN, None).with(born("05/03/1985")));
    let rows = vec![moved, here];
    let pair = (Source::clone(&rows[0].source), Source::clone(&rows[1].source));
    let joined = join(rows, &Decisions { same: vec![], different: vec![pair] });
    let record = office.record("2026-11-25");
    let mut next = 100;
    let mut new_id = || {
        next += 1;
        RecordId([next; 16])
    };
    let staged = intake(&record, &[], &joined, day("2026-11-25"), &mut new_id);
    assert_eq!((staged.counts.people_changed, staged.counts.people_new, staged.doubts.len()), (1, 0, 1));
}

#[test]
fn a_list_that_says_less_takes_nothing_away() {
    let mut office = Office::default();
    let rich = row(8, AN, Some("999085000001")).with(born("05/03/1985")).with(|row| {
        row.person.ethnicity = Some("Kinh".into());
        row.person.origin = Some("Xã An Bình, huyện Kiến Xương, tỉnh Thái Bình".into());
        row.service.recruited = Some(PartialDate::parse("01/09/2008").unwrap());
        row.service.party_full = Some(PartialDate::parse("19/05/2010").unwrap());
        row.holds[0].holding.value.joined = Some(PartialDate::parse("01/07/2020").unwrap());
    });
    office.take("2026-11-24", &[rich]);
    let poor = row(8, "NGUYỄN  VĂN AN", Some("999085000001")).with(|row| {
        row.person.ethnicity = Some("kinh".into());
        row.person.origin = Some("An Bình, Kiến Xương".into());
        row.service.recruited = Some(PartialDate::parse("2008").unwrap());
        row.holds[0].holding.value.joined = Some(PartialDate::parse("07/2020").unwrap());
    });
    let again = office.take("2026-11-25", &[poor]);
    assert_eq!(again, Counts { people_unchanged: 1, ..Counts::default() });
    let bare = row(8, "Nguyen Van An", Some("151234567")).with(born("05/03/1985"));
    assert_eq!(office.take("2026-11-26", &[bare]), Counts { people_unchanged: 1, ..Counts::default() });
}

#[test]
fn somebody_of_whom_little_is_said_comes_again_unchanged() {
    let mut office = Office::default();
    let learner = row(8, AN, None).with(|row| row.holds.clear());
    assert_eq!(office.take("2026-11-24", std::slice::from_ref(&learner)).people_new, 1);
    let again = office.take("2026-11-25", std::slice::from_ref(&learner));
    assert_eq!(again, Counts { people_unchanged: 1, ..Counts::default() });
    // With something new it may be somebody else.
    let more = learner.with(|row| row.evidence[0].value.attained = theory("advanced"));
    assert_eq!(office.stage("2026-11-26", &[more]).doubts[0].why, Doubtful::Birth);
}

/// Rows of few people in few units, so that they meet often.
pub(in crate::record) fn rows() -> impl Strategy<Value = Vec<Stated>> {
    let person = (0usize..4, 0usize..4, 0usize..4, 0usize..3, 0usize..3, 0usize..3, any::<bool>());
    prop::collection::vec((person, 0usize..3, 0usize..4), 1..12).prop_map(|people| {
        let names = [AN, "NGUYỄN VĂN AN", "Nguyen Van An", "Trần Thị Bình"];
        let births = ["1985", "03/1985", "05/03/1985", "07/08/1990"];
        let numbers = [None, None, Some("999085000001"), Some("999085000002")];
        let units = ["Xã An Bình", "Xã Vũ Vân", "XÃ AN BÌNH"];
        let titles = ["chu-tich-ubnd", "bi-thu-dang-uy", "cong-chuc"];
        let levels = ["none", "elementary", "intermediate"];
        type Drawn = ((usize, usize, usize, usize, usize, usize, bool), usize, usize);
        let row = |(at, ((name, birth, number, unit, title, level, post), file, origin)): (u32, Drawn)| {
            let source = Arc::new(Source { file: format!("{file}.xlsx"), sheet: "DS".to_owned(), row: at });
            let person = Person {
                name: names[name].into(),
                sex: if name == 3 { Sex::Female } else { Sex::Male },
                birth: PartialDate::parse(births[birth]).unwrap(),
                number: numbers[number].map(|digits| Number::new(digits).unwrap()),
                ethnicity: None,
                origin: (origin == 0).then(|| "Xã An Bình, huyện Kiến Xương, tỉnh Thái Bình".into()),
            };
            let stated = Stated::of(source, person, units[unit]).attained(theory(levels[level]), None);
            if post { stated.holding(titles[title].into(), None) } else { stated }
        };
        (8u32..).zip(people).map(row).collect()
    })
}

type Groups = BTreeSet<BTreeSet<i16>>;

/// Who is joined with whom, and who is in doubt with whom. Each row carries a course of a year of its own, by which it is known.
fn groups(rows: Vec<Stated>) -> (Groups, Groups) {
    let marked = rows.into_iter().map(|row| {
        let course = Course { year: i16::try_from(row.source.row).unwrap(), lessons: 1, document: None };
        row.with(|row| row.courses.push(Dated { span: words::Interval::ALWAYS, value: course }))
    });
    let joined = join(marked.collect(), &Decisions::default());
    let of = |person: &Stated| -> BTreeSet<i16> { person.courses.iter().map(|course| course.value.year).collect() };
    let whole = |source: &Source| of(joined.people().iter().find(|person| *person.source == *source).unwrap());
    let doubts = joined.doubts.iter().map(|doubt| &whole(&doubt.first) | &whole(&doubt.second));
    (joined.people().iter().map(of).collect(), doubts.collect())
}

proptest! {
    #[test]
    fn the_same_rows_again_change_nothing(rows in rows()) {
        let mut office = Office::default();
        let first = office.stage("2026-11-24", &rows);
        prop_assert!(first.doubts.is_empty());
        office.write(first.changes);
        let again = office.stage("2026-11-25", &rows);
        prop_assert_eq!(again.changes, vec![]);
        prop_assert_eq!(again.counts.people_new, 0);
    }

    #[test]
    fn the_order_of_rows_does_not_change_who_is_joined(rows in rows(), seed in any::<u64>()) {
        // Of two rows that contradict each other in who it is the first is kept, and it decides for a third.
        let joined = join(rows.clone(), &Decisions::default());
        if joined.conflicts.iter().any(|conflict| !matches!(conflict.field, Field::Level(_))) {
            return Ok(());
        }
        let mut turned = rows.clone();
        turned.sort_by_key(|row| seed.wrapping_mul(u64::from(row.source.row).wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        let count = |rows: &[Stated]| join(rows.to_vec(), &Decisions::default()).people().len();
        prop_assert_eq!(count(&rows), count(&turned));
        prop_assert_eq!(groups(rows), groups(turned));
    }
}
