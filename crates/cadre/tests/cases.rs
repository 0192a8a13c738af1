//! The cases of `cases/review.toml`, judged by the packs of `rules/`.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

use std::collections::BTreeMap;
use std::path::Path;

use cadre::pack::{Day, Pack};
use cadre::record::{
    Attainment, Fact, Level, Person, Record, RecordId, Sex, Source, Stated, Subject, TitleCode, Titles, intake,
};
use cadre::standard::{Standards, review};
use jiff::Timestamp;
use serde::Deserialize;
use words::{Date, PartialDate};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    says: String,
    title: String,
    on: Day,
    has: BTreeMap<Subject, String>,
    expect: Vec<Expected>,
}

#[derive(Deserialize, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
struct Expected {
    text: String,
    article: String,
    outcome: String,
}

#[test]
fn every_case_is_judged_as_a_clerk_would() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (titles, standards) = rules(&root.join("rules"));
    let text = std::fs::read_to_string(root.join("cases/review.toml")).unwrap();
    let cases: Cases = Pack { file: "review.toml", text: &text }.read().unwrap();
    assert!(cases.case.len() >= 10);
    for case in cases.case {
        let record = Record::at(&facts_of(&case), case.on.0, Timestamp::UNIX_EPOCH);
        let verdicts = review(&record, &standards, case.on.0);
        let found: Vec<Expected> = verdicts
            .iter()
            .map(|verdict| Expected {
                text: verdict.standard.citation.number.clone(),
                article: verdict.standard.citation.article.clone(),
                outcome: serde_json::to_value(verdict.outcome).unwrap().as_str().unwrap().to_owned(),
            })
            .collect();
        assert_eq!(found, case.expect, "{}: {}", case.name, case.says);
        assert!(titles.get(&TitleCode(case.title)).is_some());
    }
}

fn rules(folder: &Path) -> (Titles, Standards) {
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    let titles = Titles::read(Pack { file: "titles.toml", text: &read("titles.toml") }).unwrap();
    let mut standards = Standards::default();
    for file in ["nd-33-2023.toml", "nd-334-2025.toml", "qd-350-2025.toml"] {
        standards.add(Pack { file, text: &read(file) }, &titles).unwrap();
    }
    (titles, standards)
}

/// The facts an import of one row would leave.
fn facts_of(case: &Case) -> Vec<Fact> {
    let level = |(subject, code): (&Subject, &String)| Attainment::Level(Level::new(*subject, code).unwrap());
    let stated = Stated {
        source: Source { file: "case.xlsx".to_owned(), sheet: "Danh sách".to_owned(), row: 8 },
        unit: "Xã An Bình".to_owned(),
        person: Person {
            name: case.name.clone(),
            sex: Sex::Female,
            birth: PartialDate::parse("1985").unwrap(),
            number: None,
            ethnicity: None,
            origin: None,
        },
        title: TitleCode(case.title.clone()),
        joined: None,
        recruited: None,
        permanent: None,
        party_probation: None,
        party_full: None,
        attained: case.has.iter().map(level).collect(),
        major: None,
    };
    let mut next = 0;
    let mut new_id = || {
        next += 1;
        RecordId([next; 16])
    };
    let taken = intake(&Record::default(), &[stated], case.on.0, &mut new_id).unwrap();
    taken.changes.into_iter().map(|change| change.known_at(Timestamp::UNIX_EPOCH)).collect()
}

#[test]
fn the_same_facts_give_the_same_bytes_in_whatever_order_they_come() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (_, standards) = rules(&root.join("rules"));
    let text = std::fs::read_to_string(root.join("cases/review.toml")).unwrap();
    let cases: Cases = Pack { file: "review.toml", text: &text }.read().unwrap();
    let on: Date = "2026-11-24".parse().unwrap();
    for case in &cases.case {
        let facts = facts_of(case);
        let backwards: Vec<Fact> = facts.iter().rev().cloned().collect();
        let bytes = |facts: &[Fact]| {
            let record = Record::at(facts, on, Timestamp::UNIX_EPOCH);
            serde_json::to_vec(&review(&record, &standards, on)).unwrap()
        };
        assert_eq!(bytes(&facts), bytes(&backwards));
    }
}
