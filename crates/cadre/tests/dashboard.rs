//! The figures of a review are those of the verdicts they stand for, and those of units add up along the tree.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use std::collections::BTreeMap;

use cadre::dashboard::{Dashboard, dashboard};
use cadre::list::{Stands, Wanted, list};
use cadre::record::{Record, UnitId};
use cadre::standard::{Ask, review};
use cadre::summary::Part;
use jiff::Timestamp;
use support::{facts_of, law_of};
use words::{Date, Interval};

const PEOPLE: &str = r#"
[[unit]]
name = "Tỉnh Mẫu"
[[unit]]
name = "Xã Một"
parent = "Tỉnh Mẫu"
[[unit]]
name = "Xã Hai"
parent = "Tỉnh Mẫu"
[[unit]]
name = "Phòng Kinh tế"
parent = "Xã Hai"
[[person]]
name = "Người Một"
sex = "female"
born = "1980"
unit = "Xã Một"
holds = [{ title = "chu-tich-ubnd", from = 2024-01-01 }]
evidence = [{ subject = "theory", level = "intermediate", issued = "2020" }]
[[person]]
name = "Người Hai"
sex = "male"
born = "1975"
unit = "Phòng Kinh tế"
holds = [{ title = "truong-phong", from = 2024-01-01 }]
planned = [{ title = "chu-tich-ubnd", unit = "Xã Hai", decision = "1", decided = "2026" }]
[[person]]
name = "Người Ba"
sex = "male"
born = "1990"
unit = "Tỉnh Mẫu"
holds = [{ title = "cong-chuc" }]
"#;

fn day() -> Date {
    "2026-11-24".parse().unwrap()
}

fn counted() -> (Record, Dashboard) {
    let record = Record::at(&facts_of(PEOPLE, day()), day(), Timestamp::MAX);
    let within = Interval::between(day(), "2027-11-24".parse().unwrap()).unwrap();
    let figures = dashboard(&record, &law_of(day()), within);
    (record, figures)
}

fn unit(record: &Record, name: &str) -> UnitId {
    *record.units.iter().find(|(_, seen)| &*seen.value.name == name).unwrap().0
}

#[test]
fn figures_are_those_of_the_verdicts() {
    let (record, figures) = counted();
    let verdicts = review(&record, &law_of(day()), &Ask::default());
    assert!(verdicts.len() >= 3);
    let mut of_unit: BTreeMap<UnitId, Part> = BTreeMap::new();
    for verdict in &verdicts {
        let unit = verdict.unit.unwrap();
        for unit in std::iter::once(unit).chain(record.above(unit)) {
            let part = of_unit.entry(unit).or_default();
            part.count += i64::from(verdict.outcome.is_met());
            part.of += 1;
        }
    }
    for unit in record.units.keys() {
        assert_eq!(figures.met(*unit), of_unit.get(unit).copied(), "{}", record.unit_name(*unit));
    }
    let total: i64 = figures.matrix.total.iter().map(|part| part.of).sum();
    assert_eq!(total, verdicts.len() as i64);
    for official in &record.officials {
        let own: Vec<_> = verdicts.iter().filter(|verdict| verdict.person == official.id).cloned().collect();
        assert_eq!(figures.stands[&official.id], Stands::of(&own), "{}", official.name());
    }
    assert_eq!(figures.counts.values().sum::<usize>(), record.officials.len());
}

#[test]
fn a_row_takes_in_what_belongs_to_it() {
    let (record, figures) = counted();
    let names = |parent: Option<UnitId>| {
        let rows = figures.matrix.rows(&record, parent);
        rows.map(|(unit, _)| record.unit_name(unit).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(None), ["Tỉnh Mẫu"]);
    assert_eq!(names(Some(unit(&record, "Tỉnh Mẫu"))), ["Xã Hai", "Xã Một"]);
    let whole: i64 = figures.matrix.total.iter().map(|part| part.of).sum();
    assert_eq!(figures.met(unit(&record, "Tỉnh Mẫu")).unwrap().of, whole);
}

#[test]
fn a_list_of_units_is_the_list_of_all_filtered() {
    let (record, figures) = counted();
    let of = |wanted: &Wanted| {
        let (total, lines) = list(&record, wanted, &figures.stands, 0..10, |_, _| Vec::new());
        assert_eq!(total, lines.len());
        lines.iter().map(|line| record.official(line.person).unwrap().name().to_owned()).collect::<Vec<_>>()
    };
    let units = |name: &str| Some(record.parts_of(vec![unit(&record, name)]).into_iter().collect());
    // Whoever is only planned there holds no post there.
    assert_eq!(of(&Wanted { units: units("Xã Hai"), ..Wanted::default() }), ["Người Hai"]);
    assert_eq!(of(&Wanted { units: units("Tỉnh Mẫu"), ..Wanted::default() }).len(), 3);
    let one = record.officials[0].id;
    assert_eq!(of(&Wanted { people: Some([one].into()), ..Wanted::default() }), [record.officials[0].name()]);
    assert_eq!(of(&Wanted { words: "nguoi  hai".into(), ..Wanted::default() }), ["Người Hai"]);
}

/// Two units that belong to each other by a slip: their people are still somewhere, once.
#[test]
fn a_ring_of_units_loses_nobody() {
    let ring =
        PEOPLE.replace("name = \"Xã Hai\"\nparent = \"Tỉnh Mẫu\"", "name = \"Xã Hai\"\nparent = \"Phòng Kinh tế\"");
    assert_ne!(ring, PEOPLE);
    let record = Record::at(&facts_of(&ring, day()), day(), Timestamp::MAX);
    let everywhere = record.parts_of(record.parts(None).to_vec());
    assert_eq!(everywhere.len(), record.units.len());
    for unit in record.units.keys() {
        assert!(!record.above(*unit).contains(unit));
    }
}
