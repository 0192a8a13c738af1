//! Who is one person and who is not, and who is nobody.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::judge::{Judged, Verdict};
use super::stored::{Reports, Spot, Stored, sources, values};

/// Pairs of rows that are joined or not.
#[derive(Default)]
pub(super) struct Pairs {
    /// Rows of one person, proved, both stored.
    pub(super) same: usize,
    /// Of these, joined.
    pub(super) joined: usize,
    /// Of these, asked about instead.
    pub(super) asked: usize,
    /// Pairs of rows that were joined and are one person.
    pub(super) right: usize,
    /// Pairs of rows that were joined and are two people, with both places.
    pub(super) wrong: Vec<(Spot, Spot)>,
    /// Rows of one person that were not joined.
    pub(super) apart: Vec<(Spot, Spot)>,
}

/// Looks at every pair.
pub(super) fn pairs(rows: &[Value], truth: &[Value], reports: &Reports, stored: &Stored) -> Pairs {
    let mut pairs = Pairs::default();
    for pair in truth.iter().filter(|pair| pair["is"] == "same") {
        let (one, other) = (Spot::of(&pair["one"]), Spot::of(&pair["other"]));
        let (first, second) = (stored.of_row(&one), stored.of_row(&other));
        if first.is_empty() || second.is_empty() {
            continue;
        }
        let joined = first.iter().any(|at| second.contains(at));
        if !joined && (reports.doubts(&one) || reports.doubts(&other)) {
            pairs.asked += 1;
            continue;
        }
        pairs.same += 1;
        if joined {
            pairs.joined += 1;
        } else {
            pairs.apart.push((one, other));
        }
    }
    let mut by_stored: BTreeMap<usize, Vec<(Spot, &str)>> = BTreeMap::new();
    for row in rows {
        let spot = Spot::of(row);
        for at in stored.of_row(&spot) {
            by_stored.entry(*at).or_default().push((spot.clone(), row["person"].as_str().unwrap_or("")));
        }
    }
    for rows in by_stored.values() {
        for (at, (one, person)) in rows.iter().enumerate() {
            for (other, second) in &rows[at + 1..] {
                if person == second {
                    pairs.right += 1;
                } else if !reports.doubts(one) && !reports.doubts(other) {
                    pairs.wrong.push((one.clone(), other.clone()));
                }
            }
        }
    }
    pairs
}

/// Stored people who came from rows where nobody stands, and of whom nothing was said.
pub(super) fn strangers(rows: &[Value], reports: &Reports, stored: &Stored) -> Vec<Judged> {
    let place = |spot: &Spot| (spot.file.clone(), spot.row.unwrap_or(0));
    let real: BTreeSet<(String, u64)> = rows.iter().map(|row| place(&Spot::of(row))).collect();
    let mut strangers = Vec::new();
    for person in &stored.people {
        let places = sources(person);
        let known = places.iter().any(|spot| real.contains(&place(spot)));
        let said = places.iter().any(|spot| reports.at(spot, true, &[]).is_some());
        if known || said || places.is_empty() {
            continue;
        }
        strangers.push(Judged {
            spot: places[0].clone(),
            layout: String::new(),
            kinds: Vec::new(),
            field: "nobody stands there".to_owned(),
            person: String::new(),
            must: false,
            expected: Vec::new(),
            found: values(person, "name"),
            verdict: Verdict::Wrong,
            wide: false,
        });
    }
    strangers
}
