//! The sample keeps its word: same seed, same bytes; nobody can be taken for real; what is bad happens nowhere real.

use std::collections::BTreeSet;
use std::io::Read as _;

use super::*;

fn sample(people: usize, plain: bool) -> Sample {
    Sample { seed: 5, people, year: 2027, today: "2026-11-25".parse().unwrap(), plain }
}

#[test]
fn the_same_sample_gives_the_same_bytes() {
    let (one, again) = (sample(400, false).files(), sample(400, false).files());
    assert_eq!(one.workbooks, again.workbooks);
    assert_eq!((&one.dossier, &one.school, &one.truth), (&again.dossier, &again.school, &again.truth));
    let other = Sample { seed: 6, ..sample(400, false) }.files();
    assert_ne!(one.dossier, other.dossier);
}

#[test]
fn a_province_has_its_communes_and_the_past_of_each() {
    let units = Units::of(Sample::PEOPLE);
    let real = units.communes.iter().filter(|commune| !commune.is_invented());
    assert_eq!(real.clone().count(), 104);
    assert_eq!(real.clone().filter(|commune| commune.name.starts_with("Phường")).count(), 11);
    assert_eq!(real.map(|commune| commune.formed_from.len()).sum::<usize>(), 381);
    assert_eq!(units.communes.iter().filter(|commune| commune.is_invented()).count(), 6);
    let names: BTreeSet<String> = units.communes.iter().map(|commune| words::fold(&commune.name)).collect();
    assert_eq!(names.len(), units.communes.len(), "no two communes share a name");
    let people = units.sizes.iter().sum::<usize>() + units.departments.len() * units::PEOPLE_PER_DEPARTMENT;
    assert_eq!(people, Sample::PEOPLE);
}

#[test]
fn every_file_says_that_it_is_a_sample() {
    let files = sample(Sample::PEOPLE, false).files();
    let notice = notice();
    for file in files.workbooks.iter() {
        let said = if file.name.ends_with(".csv") {
            String::from_utf8(file.bytes.clone()).unwrap()
        } else {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&file.bytes)).unwrap();
            let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
            let mut all = String::new();
            for name in names.iter().filter(|name| name.ends_with(".xml")) {
                archive.by_name(name).unwrap().read_to_string(&mut all).unwrap();
            }
            all
        };
        // In an old encoding the line is written otherwise.
        let old = ["D÷ LIÖU MÉU", "DÖÕ LIEÄU MAÃU"].iter().any(|old| said.contains(old));
        assert!(said.contains(&notice) || old, "{}", file.name);
    }
    for text in [&files.dossier, &files.school] {
        assert!(String::from_utf8(text.bytes.clone()).unwrap().starts_with(&format!("# {notice}")));
    }
}

#[test]
fn bad_things_happen_only_where_names_are_invented_and_numbers_are_nobodys() {
    let sample = sample(Sample::PEOPLE, false);
    let units = Units::of(sample.people);
    let careers = people::of(&units, &sample);
    assert_eq!(careers.len(), Sample::PEOPLE);
    let invented = |unit: &str| units.communes.iter().any(|commune| commune.name == unit && commune.is_invented());
    for career in &careers {
        assert!(career.person.number.starts_with("999"));
        let bad = career.discipline.is_some()
            || career.grades.iter().any(|(_, grade)| !["good", "excellent"].contains(grade));
        assert!(!bad || invented(career.person.unit()), "{}", career.person.unit());
        let today = i32::from(sample.today.year());
        assert!(career.person.recruited.y < today && career.person.recruited.y >= career.person.birth.y + 22);
        assert!(today - career.person.birth.y < 58);
    }
    assert!(careers.iter().any(|career| career.discipline.is_some()));
    assert!(careers.iter().any(|career| career.owed.is_some()) && careers.iter().any(|career| career.study.is_some()));
}

#[test]
fn offices_write_in_at_least_ten_ways() {
    let truth = sample(Sample::PEOPLE, false).files().truth;
    let files = truth["files"].as_array().unwrap().iter();
    let layouts: BTreeSet<String> = files.map(|file| format!("{} {}", file["layout"], file["kinds"])).collect();
    assert!(layouts.len() >= 10, "{layouts:?}");
    let columns: BTreeSet<&str> =
        truth["files"].as_array().unwrap().iter().filter_map(|file| file["layout"].as_str()).collect();
    assert!(columns.len() >= 10, "{columns:?}");
}
