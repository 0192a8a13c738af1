//! What an officer is shown before a list is taken in.

use words::PartialDate;

use super::super::intake::tests::{Office, With, row, theory};
use super::super::{Attainment, Subject};
use super::*;

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

#[test]
fn each_field_that_changes_is_shown_before_and_after() {
    let mut office = Office::default();
    office.take("2026-11-24", &[row(8, "Nguyễn Văn An", None)]);
    let changed = row(8, "Nguyễn Văn An", Some("999085000001")).with(|row| {
        row.person.birth = date("05/03/1985");
        row.service.party_full = Some(date("19/05/2010"));
        row.evidence[0].value.attained = theory("intermediate");
    });
    let staged = office.stage("2026-11-25", &[changed, row(9, "Trần Văn Bình", Some("999085000002"))]);
    let record = office.record("2026-11-25");
    let people = difference(&record, &staged.changes);
    assert_eq!(
        people.iter().map(|person| (&*person.name, person.new)).collect::<Vec<_>>(),
        [("Nguyễn Văn An", false), ("Trần Văn Bình", true)]
    );
    assert_eq!(people[1].fields, []);
    let Attainment::Level(before) = theory("elementary") else { unreachable!() };
    let Attainment::Level(after) = theory("intermediate") else { unreachable!() };
    let fields: Vec<_> =
        people[0].fields.iter().map(|change| (change.field, change.before.clone(), change.after.clone())).collect();
    let number = super::super::Number::new("999085000001").unwrap();
    assert_eq!(
        fields,
        [
            (Field::Birth, Some(Shown::Date(date("1985"))), Some(Shown::Date(date("05/03/1985")))),
            (Field::Number, None, Some(Shown::Number(number))),
            (Field::PartyFull, None, Some(Shown::Date(date("19/05/2010")))),
            (Field::Level(Subject::Theory), Some(Shown::Level(before)), Some(Shown::Level(after))),
        ]
    );
    let sensitive: Vec<bool> = people[0].fields.iter().map(|change| change.sensitive).collect();
    assert_eq!(sensitive, [false, true, true, false]);
}

#[test]
fn a_post_that_ends_is_shown_with_its_days_and_a_new_unit_by_name() {
    let mut office = Office::default();
    office.take("2026-11-24", &[row(8, "Nguyễn Văn An", Some("999085000001"))]);
    let moved = row(8, "Nguyễn Văn An", Some("999085000001")).with(|row| {
        row.holds[0].holding.value.title = "bi-thu-dang-uy".into();
        let mut second = row.holds[0].clone();
        second.unit = "Xã Vũ Vân".to_owned();
        row.holds.push(second);
    });
    let staged = office.stage("2027-01-10", &[moved]);
    let record = office.record("2027-01-10");
    let people = difference(&record, &staged.changes);
    let shown: Vec<String> = people[0]
        .fields
        .iter()
        .map(|change| {
            let say = |shown: &Option<Shown>| match shown {
                Some(Shown::Title { title, unit, days }) => format!("{title}, {unit} {days}"),
                _ => "–".to_owned(),
            };
            format!("{}: {} → {}", change.field.code(), say(&change.before), say(&change.after))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "holding: chu-tich-ubnd, Xã An Bình (…, …) → chu-tich-ubnd, Xã An Bình (…, 2027-01-10)",
            "holding: – → bi-thu-dang-uy, Xã An Bình [2027-01-10, …)",
            "holding: – → bi-thu-dang-uy, Xã Vũ Vân [2027-01-10, …)",
        ]
    );
    let units = unit_difference(&record, &staged.changes);
    assert_eq!(units.iter().map(|unit| (&*unit.name, unit.new)).collect::<Vec<_>>(), [("Xã Vũ Vân", true)]);
}
