//! Each cell: right, lost or wrong.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::content::Content;
use super::people::{Pairs, pairs, strangers};
use super::stored::{Reach, Reports, Spot, Stored, list, sources, true_values, values};

/// Fields of which a person has one value.
const SINGLE: [&str; 17] = [
    "name",
    "sex",
    "birth",
    "number",
    "ethnicity",
    "origin",
    "recruited",
    "permanent",
    "party_probation",
    "party_full",
    "general",
    "professional",
    "theory",
    "state_management",
    "major",
    "language",
    "computing",
];

/// How a cell came out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Verdict {
    /// The truth is stored.
    Stored,
    /// It was reported.
    Reported,
    /// Nothing is stored, nothing said.
    Lost,
    /// Had to be reported and was not; nothing untrue is stored.
    Unreported,
    /// Something else is stored, and nothing said.
    Wrong,
}

/// A cell with its verdict.
pub(super) struct Judged {
    pub(super) spot: Spot,
    pub(super) layout: String,
    pub(super) kinds: Vec<String>,
    pub(super) field: String,
    pub(super) person: String,
    pub(super) must: bool,
    pub(super) expected: Vec<String>,
    pub(super) found: Vec<String>,
    pub(super) verdict: Verdict,
    /// By a report on a whole column or sheet.
    pub(super) wide: bool,
}

/// The score in a few numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cells of truth.
    pub cells: usize,
    /// Whose truth is stored.
    pub stored: usize,
    /// That were reported.
    pub reported: usize,
    /// Of which nothing is stored and nothing said, or that had to be reported and were not.
    pub lost: usize,
    /// Cells and facts that are wrong, and nothing said.
    pub wrong: usize,
    /// Problems that were planted.
    pub planted: usize,
    /// Of these, reported.
    pub planted_reported: usize,
    /// Pairs of rows of two people that were joined.
    pub joined_wrongly: usize,
    /// Pairs of rows of one person that were not.
    pub not_joined: usize,
    /// People in the rows.
    pub people: usize,
}

/// The whole score of an import.
pub struct Score {
    pub(super) cells: Vec<Judged>,
    /// What is stored although no cell says it.
    pub(super) extra: Vec<Judged>,
    pub(super) pairs: Pairs,
    pub(super) stored: usize,
    pub(super) people: usize,
}

/// A true person and everything the cells say of it.
struct Known<'a> {
    truth: &'a Value,
    said: BTreeMap<&'a str, Vec<String>>,
}

impl Score {
    /// Judges what an importer reported (the lines of `goc import --json`) and stored (those of `goc export --json`).
    pub fn of(truth: &Value, reports: &[Value], people: &[Value]) -> Score {
        let informs = Content::load().informs();
        let reports = Reports::read(reports, &informs);
        let stored = Stored::read(people);
        let array = |key: &str| truth[key].as_array().map(Vec::as_slice).unwrap_or_default();
        let mut known: BTreeMap<&str, Known> = BTreeMap::new();
        for person in array("people") {
            known.insert(person["id"].as_str().unwrap_or(""), Known { truth: person, said: BTreeMap::new() });
        }
        for cell in array("cells") {
            let (id, field) = (cell["person"].as_str().unwrap_or(""), cell["field"].as_str().unwrap_or(""));
            if let Some(known) = known.get_mut(id) {
                let said = known.said.entry(field).or_default();
                said.extend(list(&cell["value"]));
                said.extend(list(&cell["accept"]));
            }
        }
        let layouts: BTreeMap<String, (String, Vec<String>)> = array("files")
            .iter()
            .map(|file| (Spot::of(file).file, (file["layout"].as_str().unwrap_or("").to_owned(), list(&file["kinds"]))))
            .collect();
        // A file is named by "file" in every list of the truth.
        let cells: Vec<Judged> =
            array("cells").iter().map(|cell| one(cell, &known, &layouts, &reports, &stored)).collect();
        let mut extra = strangers(array("rows"), &reports, &stored);
        extra.extend(untold(array("rows"), &known, &reports, &stored, &cells));
        let rows = array("rows");
        let mut found: Vec<&str> = rows.iter().filter_map(|row| row["person"].as_str()).collect();
        found.sort_unstable();
        found.dedup();
        let pairs = pairs(rows, array("pairs"), &reports, &stored);
        Score { cells, extra, pairs, stored: stored.people.len(), people: found.len() }
    }

    /// Silently wrong cells and facts.
    pub fn wrong(&self) -> usize {
        self.cells.iter().chain(&self.extra).filter(|cell| cell.verdict == Verdict::Wrong).count()
    }
}

fn one(
    cell: &Value,
    known: &BTreeMap<&str, Known>,
    layouts: &BTreeMap<String, (String, Vec<String>)>,
    reports: &Reports,
    stored: &Stored,
) -> Judged {
    let spot = Spot::of(cell);
    let field = cell["field"].as_str().unwrap_or("").to_owned();
    let must = cell["report"].as_bool().unwrap_or(false);
    let id = cell["person"].as_str().unwrap_or("").to_owned();
    let expected = list(&cell["value"]);
    let causes: Vec<&str> =
        cell["cause"].as_array().map(|list| list.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
    let row_wide = cell["row_wide"].as_bool().unwrap_or(false);
    let mut places = vec![spot.clone()];
    places.extend(cell["also"].as_array().into_iter().flatten().map(Spot::of));
    let reach = places.iter().filter_map(|place| reports.at(place, row_wide, &causes)).min();
    let person = known.get(id.as_str());
    let found = person.map(|person| found(&spot, person.truth, &field, stored)).unwrap_or_default();
    let truth = person.map(|person| true_values(person.truth, &field)).unwrap_or_default();
    let said = person.and_then(|person| person.said.get(field.as_str())).cloned().unwrap_or_default();
    let accept = list(&cell["accept"]);
    let verdict = match (must, reach) {
        (true, Some(_)) => Verdict::Reported,
        (true, None) if untrue(&field, &found, &truth, &said) => Verdict::Wrong,
        (true, None) => Verdict::Unreported,
        (false, _) if holds(&field, &found, &expected, &accept, &truth) => Verdict::Stored,
        (false, Some(_)) => Verdict::Reported,
        (false, None) if untrue(&field, &found, &truth, &said) => Verdict::Wrong,
        (false, None) => Verdict::Lost,
    };
    let wide = verdict == Verdict::Reported && reach >= Some(Reach::Column);
    let (layout, file_kinds) = layouts.get(&spot.file).cloned().unwrap_or_default();
    let mut kinds = list(&cell["mess"]);
    kinds.extend(file_kinds);
    kinds.sort();
    kinds.dedup();
    Judged { spot, layout, kinds, field, person: id, must, expected, found, verdict, wide }
}

/// What is stored of the person of a cell: of the one who came from this row, else of the one who is told by number or name.
fn found(spot: &Spot, truth: &Value, field: &str, stored: &Stored) -> Vec<String> {
    let by_row = stored.of_row(spot);
    let people: Vec<usize> =
        if by_row.is_empty() { stored.of_person(truth).into_iter().collect() } else { by_row.to_vec() };
    let mut found: Vec<String> = people.iter().flat_map(|at| values(&stored.people[*at], field)).collect();
    found.sort();
    found.dedup();
    found
}

/// Whether what is stored is what the cell says, or what is true of the person by another file.
fn holds(field: &str, found: &[String], expected: &[String], accept: &[String], truth: &[String]) -> bool {
    if expected.is_empty() {
        return found.iter().all(|one| truth.contains(one) || accept.contains(one));
    }
    if SINGLE.contains(&field) || field == "joined" {
        return !found.is_empty()
            && found.iter().all(|one| expected.contains(one) || accept.contains(one) || truth.contains(one));
    }
    expected.iter().all(|one| found.contains(one)) || accept.iter().any(|one| found.contains(one))
}

/// Whether something is stored that is neither true nor a part of the truth.
fn untrue(field: &str, found: &[String], truth: &[String], said: &[String]) -> bool {
    let date = ["birth", "recruited", "permanent", "joined", "party_probation", "party_full"].contains(&field);
    found.iter().any(|one| {
        let part = date && truth.iter().any(|truth| truth.starts_with(one.as_str()));
        !part && !truth.contains(one) && !said.contains(one)
    })
}

/// Facts of the right person that no cell told.
fn untold(
    rows: &[Value],
    known: &BTreeMap<&str, Known>,
    reports: &Reports,
    stored: &Stored,
    cells: &[Judged],
) -> Vec<Judged> {
    let mut people_of: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for row in rows {
        for at in stored.of_row(&Spot::of(row)) {
            people_of.entry(*at).or_default().extend(row["person"].as_str());
        }
    }
    let judged: std::collections::BTreeSet<(&str, &str)> = cells
        .iter()
        .filter(|cell| cell.verdict == Verdict::Wrong)
        .map(|cell| (cell.person.as_str(), cell.field.as_str()))
        .collect();
    let mut extra = Vec::new();
    for (at, ids) in people_of {
        let person = &stored.people[at];
        let places = sources(person);
        let reported = places.iter().any(|place| reports.at(place, true, &[]).is_some());
        let fields = SINGLE.iter().chain(&["title", "unit", "joined", "planned_title", "planned_unit"]);
        for field in fields {
            let found = values(person, field);
            let people: Vec<&Known> = ids.iter().filter_map(|id| known.get(id)).collect();
            let truth: Vec<String> = people.iter().flat_map(|known| true_values(known.truth, field)).collect();
            let said: Vec<String> =
                people.iter().filter_map(|known| known.said.get(field)).flatten().cloned().collect();
            let told = ids.iter().any(|id| judged.contains(&(id, field)));
            if !told && !reported && untrue(field, &found, &truth, &said) {
                extra.push(Judged {
                    spot: places.first().cloned().unwrap_or_else(|| Spot::of(&Value::Null)),
                    layout: String::new(),
                    kinds: Vec::new(),
                    field: (*field).to_owned(),
                    person: ids.first().copied().unwrap_or("").to_owned(),
                    must: false,
                    expected: truth,
                    found,
                    verdict: Verdict::Wrong,
                    wide: false,
                });
            }
        }
    }
    extra
}
