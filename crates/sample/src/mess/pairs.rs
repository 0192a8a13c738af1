//! Rows of one person in several places, and rows of people who only look alike.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::person::Person;
use super::truth::{Judged, Row};

/// What two rows are to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pair {
    /// One person, and the two rows prove it.
    Same(&'static str),
    /// One person, and nothing proves it; without a kind where no mess is to blame but the layout.
    Perhaps(&'static str),
    /// Two people of one name and birth.
    Different(&'static str),
}

/// What two rows are, where they are anything.
pub(super) fn of(one: &Row, other: &Row, people: &[Person]) -> Option<Pair> {
    if one.person == other.person {
        if one.file == other.file && one.sheet == other.sheet {
            return Some(Pair::Same("row_twice"));
        }
        if one.number && other.number {
            let less = one.some_birth && other.some_birth && one.birth != other.birth;
            return Some(Pair::Same(if less { "less_in_one_file" } else { "same_number" }));
        }
        if one.name && other.name && one.birth && other.birth && one.unit && other.unit {
            return Some(Pair::Same("same_name_birth_unit"));
        }
        if one.file != other.file && (!one.unit || !other.unit) {
            return Some(Pair::Perhaps("learner_without_unit"));
        }
        let less = one.some_birth && other.some_birth && one.birth != other.birth;
        return Some(Pair::Perhaps(if less { "less_in_one_file" } else { "" }));
    }
    let (first, second) = (&people[one.person], &people[other.person]);
    let alike = (&first.name, first.birth) == (&second.name, second.birth) && one.some_birth && other.some_birth;
    alike.then_some(Pair::Different(if one.number && other.number {
        "namesake_other_number"
    } else {
        "namesake_other_unit"
    }))
}

/// All pairs: those of one person, and those of people of one name.
fn all<'a>(rows: &'a [Row], people: &[Person]) -> Vec<(&'a Row, &'a Row, Pair)> {
    let mut groups: BTreeMap<(&str, String), Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let person = &people[row.person];
        groups.entry((&person.name, person.birth.iso())).or_default().push(row);
    }
    let mut pairs = Vec::new();
    for group in groups.values() {
        for (at, one) in group.iter().enumerate() {
            for other in &group[at + 1..] {
                if let Some(pair) = of(one, other, people) {
                    pairs.push((*one, *other, pair));
                }
            }
        }
    }
    pairs
}

/// Puts the kind of each pair on the names of both rows.
pub(super) fn mark(cells: &mut [Judged], rows: &[Row], people: &[Person]) {
    let mut kinds: BTreeMap<(String, String, u32), Vec<&'static str>> = BTreeMap::new();
    for (one, other, pair) in all(rows, people) {
        let (Pair::Same(kind) | Pair::Perhaps(kind) | Pair::Different(kind)) = pair;
        for row in [one, other] {
            let known = kinds.entry((row.file.clone(), row.sheet.clone(), row.row)).or_default();
            if !kind.is_empty() && !known.contains(&kind) {
                known.push(kind);
            }
        }
    }
    for cell in cells.iter_mut().filter(|cell| cell.claim.field == "name") {
        let Some(row) = cell.place.row else { continue };
        let found = kinds.get(&(cell.place.file.clone(), cell.place.sheet.clone(), row));
        cell.claim.kinds.extend(found.into_iter().flatten());
    }
}

/// As the truth writes them.
pub(super) fn json(rows: &[Row], people: &[Person]) -> Value {
    let place =
        |row: &Row| json!({"file": row.file, "sheet": row.sheet, "row": row.row, "person": people[row.person].id});
    let pair = |(one, other, pair): (&Row, &Row, Pair)| {
        let (what, kind) = match pair {
            Pair::Same(kind) => ("same", kind),
            Pair::Perhaps(kind) => ("perhaps", kind),
            Pair::Different(kind) => ("different", kind),
        };
        json!({"is": what, "kind": kind, "one": place(one), "other": place(other)})
    };
    all(rows, people).into_iter().map(pair).collect()
}
