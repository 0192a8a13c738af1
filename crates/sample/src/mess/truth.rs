//! What is true of each cell, and what must be said of it.

use serde_json::{Value, json};

use super::book::letters;
use super::content::Content;

/// What one cell says of one person.
#[derive(Clone, Default)]
pub(super) struct Claim {
    pub(super) field: &'static str,
    /// Codes, dates or texts; nothing where the cell does not tell.
    pub(super) value: Vec<String>,
    /// Other ways to store it that are as good.
    pub(super) accept: Vec<String>,
    pub(super) kinds: Vec<&'static str>,
    /// The groups of causes of which one must be reported; empty where nothing need be.
    pub(super) groups: &'static [&'static str],
    /// The report may stand anywhere in the row, because the row is what is wrong.
    pub(super) row_wide: bool,
}

impl Claim {
    pub(super) fn new(field: &'static str, value: impl Into<String>) -> Claim {
        Claim { field, value: vec![value.into()], ..Claim::default() }
    }

    pub(super) fn of(field: &'static str, value: Vec<String>) -> Claim {
        Claim { field, value, ..Claim::default() }
    }

    /// The cell no longer tells, and the importer must say so.
    pub(super) fn unknowable(&mut self, kind: &'static str, groups: &'static [&'static str]) {
        self.value.clear();
        self.kinds.push(kind);
        self.groups = groups;
    }
}

/// A place in a file; parts that are missing stand for any.
#[derive(Clone, Default, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) file: String,
    pub(super) sheet: String,
    pub(super) row: Option<u32>,
    pub(super) column: Option<u32>,
}

impl Place {
    fn json(&self) -> Value {
        json!({"file": self.file, "sheet": self.sheet, "row": self.row, "column": self.column.map(letters)})
    }
}

/// A claim with its place and its person.
#[derive(Clone)]
pub(super) struct Judged {
    pub(super) place: Place,
    /// Places where a report counts as well.
    pub(super) also: Vec<Place>,
    /// Where in the list of people; none for headings, sheets and files.
    pub(super) person: Option<usize>,
    pub(super) claim: Claim,
}

/// A person in a row: what this row tells about who it is.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) file: String,
    pub(super) sheet: String,
    pub(super) row: u32,
    pub(super) person: usize,
    pub(super) number: bool,
    pub(super) name: bool,
    /// Known to the day.
    pub(super) birth: bool,
    /// A birth is told, perhaps only its year.
    pub(super) some_birth: bool,
    pub(super) unit: bool,
}

/// A file that was written.
pub(super) struct Written {
    pub(super) name: String,
    pub(super) layout: String,
    pub(super) kinds: Vec<String>,
    pub(super) unseen: bool,
}

/// Everything that is true.
#[derive(Default)]
pub(super) struct Truth {
    pub(super) cells: Vec<Judged>,
    pub(super) rows: Vec<Row>,
    pub(super) files: Vec<Written>,
}

impl Truth {
    /// Something that must be reported of a file or a part of it.
    pub(super) fn must_report(
        &mut self,
        place: Place,
        field: &'static str,
        kind: &'static str,
        groups: &'static [&'static str],
    ) {
        let claim = Claim { field, kinds: vec![kind], groups, row_wide: true, ..Claim::default() };
        self.cells.push(Judged { place, also: Vec::new(), person: None, claim });
    }

    /// Forgets files that could not be written.
    pub(super) fn leave_out(&mut self, files: &[String]) {
        self.cells.retain(|cell| !files.contains(&cell.place.file));
        self.rows.retain(|row| !files.contains(&row.file));
        self.files.retain(|file| !files.contains(&file.name));
    }

    /// As it is written beside the workbooks. People, in the order they are numbered.
    pub(super) fn json(&self, people: &[super::person::Person], content: &Content) -> Value {
        let id = |at: usize| people[at].id.as_str();
        let cell = |judged: &Judged| {
            let claim = &judged.claim;
            let value = match claim.value.as_slice() {
                [] => Value::Null,
                [one] => json!(one),
                many => json!(many),
            };
            let mut json = judged.place.json();
            let causes = if claim.groups.is_empty() { Vec::new() } else { content.causes(claim.groups) };
            json["person"] = json!(judged.person.map(id));
            json["field"] = json!(claim.field);
            json["value"] = value;
            json["mess"] = json!(claim.kinds);
            json["report"] = json!(!claim.groups.is_empty());
            json["cause"] = json!(causes);
            if !claim.groups.is_empty() {
                json["group"] = json!(claim.groups);
            }
            if !claim.accept.is_empty() {
                json["accept"] = json!(claim.accept);
            }
            if !judged.also.is_empty() {
                json["also"] = judged.also.iter().map(Place::json).collect();
            }
            if claim.row_wide {
                json["row_wide"] = json!(true);
            }
            json
        };
        let row = |row: &Row| {
            json!({"file": row.file, "sheet": row.sheet, "row": row.row, "person": id(row.person),
                "tells": {"number": row.number, "name": row.name, "birth": row.birth, "unit": row.unit}})
        };
        let file = |file: &Written| json!({"file": file.name, "layout": file.layout, "kinds": file.kinds, "unseen": file.unseen});
        json!({
            "people": people.iter().map(super::person::Person::json).collect::<Vec<_>>(),
            "files": self.files.iter().map(file).collect::<Vec<_>>(),
            "rows": self.rows.iter().map(row).collect::<Vec<_>>(),
            "cells": self.cells.iter().map(cell).collect::<Vec<_>>(),
            "pairs": super::pairs::json(&self.rows, people),
        })
    }
}
