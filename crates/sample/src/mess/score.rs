//! The score: what an importer stored and reported, held against the truth.

mod judge;
mod people;
mod print;
mod stored;

#[cfg(test)]
use serde_json::Value;

pub use judge::{Counts, Score};

/// The faults of a score, for the tests of the generator.
#[cfg(test)]
pub(super) struct Faults {
    pub(super) faults: String,
    pub(super) wrong: usize,
}

/// Scores without running anything.
#[cfg(test)]
pub(super) fn of(truth: &Value, reports: &[Value], people: &[Value]) -> Faults {
    let score = Score::of(truth, reports, people);
    Faults { faults: score.faults(), wrong: score.wrong() }
}

/// What an importer says and stores that knows the truth.
#[cfg(test)]
pub(super) fn perfect(truth: &Value) -> (Vec<Value>, Vec<Value>) {
    use serde_json::json;
    let array = |key: &str| truth[key].as_array().expect("the truth has lists").iter();
    let report = |cell: &Value| {
        json!({"kind": "problem", "cause": cell["cause"].get(0).cloned().unwrap_or(json!("any")), "file": cell["file"],
            "sheet": cell["sheet"], "row": cell["row"], "column": cell["column"]})
    };
    let reports = array("cells").filter(|cell| cell["report"] == true).map(report).collect();
    let stored = |person: &Value| {
        let sources: Vec<&Value> = array("rows").filter(|row| row["person"] == person["id"]).collect();
        json!({
            "person": person, "service": person, "holds": person["holds"], "planned": person["planned"],
            "levels": person["levels"], "major": person["major"], "words": person, "sources": sources,
        })
    };
    (reports, array("people").map(stored).collect())
}
