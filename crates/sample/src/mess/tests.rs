//! The generator keeps its word: same seed, same bytes; every kind occurs; what it asks for can be fulfilled.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::files::Made;
use super::score::perfect;
use super::*;

/// People of the trials.
const PEOPLE_DEFAULT: usize = 1_000;

const DOCUMENT: &str = include_str!("../../../../docs/mess.md");

fn bytes(seed: u64) -> Vec<(String, Vec<u8>)> {
    let written = generate(seed, Layouts::All, PEOPLE_DEFAULT);
    let file = |file: &File| match &file.made {
        Made::Bytes(bytes) => (file.name.clone(), bytes.clone()),
        Made::Old(book) => (file.name.clone(), format!("{:?}", book.sheets[0].cells).into_bytes()),
    };
    let mut files: Vec<(String, Vec<u8>)> = written.files.iter().map(file).collect();
    let truth = written.truth.json(&written.pool.people, &written.content);
    files.push(("truth.json".to_owned(), truth.to_string().into_bytes()));
    files
}

#[test]
fn the_same_seed_makes_the_same_bytes() {
    let (one, again, other) = (bytes(7), bytes(7), bytes(8));
    assert!(one == again);
    assert!(one != other);
}

#[test]
fn every_kind_of_the_document_occurs() {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for line in DOCUMENT.lines().filter(|line| line.starts_with("| ") && line.contains('`')) {
        told.extend(line.split('`').nth(1));
    }
    assert!(told.len() >= 60, "{}", told.len());
    for seed in 1..=8 {
        let written = generate(seed, Layouts::Seen, PEOPLE_DEFAULT);
        let mut made: BTreeSet<&str> = BTreeSet::new();
        made.extend(written.truth.cells.iter().flat_map(|cell| cell.claim.kinds.iter().copied()));
        made.extend(written.truth.files.iter().flat_map(|file| file.kinds.iter().map(String::as_str)));
        let missing: Vec<&&str> = told.iter().filter(|kind| !made.contains(**kind)).collect();
        assert!(missing.is_empty(), "seed {seed} has none of {missing:?}");
        let silent: Vec<&&str> = made.iter().filter(|kind| !told.contains(**kind)).collect();
        assert!(silent.is_empty(), "the document does not tell {silent:?}");
    }
}

#[test]
fn there_are_layouts_enough() {
    let written = generate(1, Layouts::All, PEOPLE_DEFAULT);
    let layouts = |unseen: bool| {
        let files = written.truth.files.iter().filter(|file| file.unseen == unseen);
        files.map(|file| file.layout.clone()).collect::<BTreeSet<String>>().len()
    };
    assert!(layouts(false) >= 15, "{}", layouts(false));
    assert!(layouts(true) >= 2);
    let names: BTreeSet<&str> = written.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names.len(), written.files.len(), "two files of one name");
}

#[test]
fn every_number_is_invented() {
    let written = generate(1, Layouts::All, PEOPLE_DEFAULT);
    for person in &written.pool.people {
        assert!(person.number.starts_with("999") || person.number.starts_with("099"), "{}", person.number);
        assert!(person.holds.iter().all(|hold| !written.content.stem(&hold.title).is_empty()));
    }
}

#[test]
fn an_importer_that_knows_the_truth_is_right_in_every_cell() {
    let written = generate(1, Layouts::All, PEOPLE_DEFAULT);
    let truth = written.truth.json(&written.pool.people, &written.content);
    let (reports, people) = perfect(&truth);
    let score = score::of(&truth, &reports, &people);
    assert_eq!(score.faults, "", "{}", score.faults.lines().take(20).collect::<Vec<_>>().join("\n"));
    assert_eq!(score.wrong, 0);
}

#[test]
fn what_is_wrong_lost_or_joined_is_found() {
    let place = |row: u32, column: &str| json!({"file": "a.xlsx", "sheet": "S", "row": row, "column": column});
    let cell = |row: u32, column: &str, person: &str, field: &str, value: Value, report: bool| {
        let mut cell = place(row, column);
        cell["person"] = json!(person);
        cell["field"] = json!(field);
        cell["value"] = value;
        cell["report"] = json!(report);
        cell["mess"] = json!(["k"]);
        cell
    };
    let person = |id: &str, name: &str, birth: &str| json!({"id": id, "name": name, "birth": birth, "sex": "male"});
    let truth = json!({
        "people": [person("p1", "An", "1985-03-05"), person("p2", "Bình", "1986-01-02")],
        "files": [{"file": "a.xlsx", "layout": "short", "kinds": []}],
        "rows": [
            {"file": "a.xlsx", "sheet": "S", "row": 2, "person": "p1"},
            {"file": "a.xlsx", "sheet": "S", "row": 3, "person": "p2"},
        ],
        "cells": [
            cell(2, "A", "p1", "name", json!("An"), false),
            cell(2, "B", "p1", "birth", json!("1985-03-05"), false),
            cell(3, "A", "p2", "name", json!("Bình"), false),
            cell(3, "B", "p2", "birth", Value::Null, true),
        ],
        "pairs": [],
    });
    let stored = |name: &str, birth: &str, rows: &[u32]| {
        let sources: Vec<Value> = rows.iter().map(|row| place(*row, "")).collect();
        json!({"person": {"name": name, "birth": birth, "sex": "male"}, "holds": [], "sources": sources})
    };
    let faults = |reports: &[Value], people: &[Value]| score::of(&truth, reports, people).faults;
    let report = |row: u32, column: &str| {
        let mut report = place(row, column);
        report["kind"] = json!("problem");
        report["cause"] = json!("date_impossible");
        report
    };
    let right = [stored("An", "1985-03-05", &[2]), json!({"person": {"name": "Bình"}, "sources": [place(3, "")]})];
    assert_eq!(faults(&[report(3, "B")], &right), "");
    assert!(faults(&[], &right).starts_with("Unreported a.xlsx [S] B3 birth of p2"));
    let month_first = [stored("An", "1985-05-03", &[2]), right[1].clone()];
    assert!(faults(&[report(3, "B")], &month_first).starts_with("Wrong a.xlsx [S] B2 birth of p1"));
    let less = [stored("An", "1985", &[2]), right[1].clone()];
    assert!(faults(&[report(3, "B")], &less).starts_with("Lost a.xlsx [S] B2"));
    let joined = [stored("An", "1985-03-05", &[2, 3])];
    assert!(faults(&[report(3, "B")], &joined).contains("JoinedTwo"));
    let stranger = [right[0].clone(), right[1].clone(), stored("NGƯỜI LẬP BIỂU", "", &[40])];
    assert!(faults(&[report(3, "B")], &stranger).contains("nobody stands there"));
}
