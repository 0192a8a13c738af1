//! What is true of each cell, and what must be said of it.

use serde_json::{Value, json};

use super::book::letters;
use super::content::Content;

/// What one cell says of one person.
#[derive(Clone, Default)]
pub(crate) struct Claim {
    pub(crate) field: &'static str,
    /// Codes, dates or texts; nothing where the cell does not tell.
    pub(crate) value: Vec<String>,
    /// Other ways to store it that are as good.
    pub(crate) accept: Vec<String>,
    pub(crate) kinds: Vec<&'static str>,
    /// The groups of causes of which one must be reported; empty where nothing need be.
    pub(crate) groups: &'static [&'static str],
    /// The report may stand anywhere in the row, because the row is what is wrong.
    pub(crate) row_wide: bool,
}

impl Claim {
    pub(crate) fn new(field: &'static str, value: impl Into<String>) -> Claim {
        Claim { field, value: vec![value.into()], ..Claim::default() }
    }

    pub(crate) fn of(field: &'static str, value: Vec<String>) -> Claim {
        Claim { field, value, ..Claim::default() }
    }

    /// The cell no longer tells, and the importer must say so.
    pub(crate) fn unknowable(&mut self, kind: &'static str, groups: &'static [&'static str]) {
        self.value.clear();
        self.kinds.push(kind);
        self.groups = groups;
    }
}

/// A place in a file; parts that are missing stand for any.
#[derive(Clone, Default, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) sheet: String,
    pub(crate) row: Option<u32>,
    pub(crate) column: Option<u32>,
}

impl Place {
    fn json(&self) -> Value {
        json!({"file": self.file, "sheet": self.sheet, "row": self.row, "column": self.column.map(letters)})
    }
}

/// A claim with its place and its person.
#[derive(Clone)]
pub(crate) struct Judged {
    pub(crate) place: Place,
    /// Places where a report counts as well.
    pub(crate) also: Vec<Place>,
    /// Where in the list of people; none for headings, sheets and files.
    pub(crate) person: Option<usize>,
    pub(crate) claim: Claim,
}

/// A person in a row: what this row tells about who it is.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) file: String,
    pub(crate) sheet: String,
    pub(crate) row: u32,
    pub(crate) person: usize,
    pub(crate) number: bool,
    pub(crate) name: bool,
    /// Known to the day.
    pub(crate) birth: bool,
    /// A birth is told, perhaps only its year.
    pub(crate) some_birth: bool,
    pub(crate) unit: bool,
}

/// A file that was written.
pub(crate) struct Written {
    pub(crate) name: String,
    pub(crate) layout: String,
    pub(crate) kinds: Vec<String>,
    pub(crate) unseen: bool,
}

/// Everything that is true.
#[derive(Default)]
pub(crate) struct Truth {
    pub(crate) cells: Vec<Judged>,
    pub(crate) rows: Vec<Row>,
    pub(crate) files: Vec<Written>,
}

impl Truth {
    /// Something that must be reported of a file or a part of it.
    pub(crate) fn must_report(
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
    pub(crate) fn leave_out(&mut self, files: &[String]) {
        self.cells.retain(|cell| !files.contains(&cell.place.file));
        self.rows.retain(|row| !files.contains(&row.file));
        self.files.retain(|file| !files.contains(&file.name));
    }

    /// As it is written beside the workbooks. People, in the order they are numbered.
    pub(crate) fn json(&self, people: &[super::person::Person], content: &Content) -> Value {
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
