//! Invariant 10: one interval for dates, and no fraction of a đồng or of a mark.

use super::source::has;
use super::tree::{Finding, Tree};

/// Rooms in which everything is whole: money, marks, days.
const WHOLE: [&str; 4] = ["crates/words/src/", "crates/cadre/src/", "crates/store/src/", "crates/ledger/src/"];

/// What a second interval would be called.
const INTERVALS: [&str; 3] = ["Interval", "DateRange", "Period"];

/// No floating point where money and marks are.
pub(super) fn numbers(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in WHOLE.iter().flat_map(|room| tree.under(room, ".rs")) {
        let broken = |code: &str| is_float(code, "f64") || is_float(code, "f32");
        for line in file.code().filter(|line| broken(&line.code)) {
            findings.push(file.finding(10, line.number, "money, marks and days are whole numbers"));
        }
    }
    findings
}

/// The type, or the ending of a number such as `1.5f64`.
fn is_float(code: &str, name: &str) -> bool {
    has(code, name) || code.match_indices(name).any(|(at, _)| code[..at].ends_with(|c: char| c.is_ascii_digit()))
}

/// No second type for an interval of dates.
pub(super) fn one_interval(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let files = tree.under("crates/", ".rs").filter(|file| file.is_source());
    for file in files.filter(|file| !file.path.starts_with("crates/words/src/")) {
        for line in file.code() {
            let mut words = line.code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
            let name = words.find(|word| *word == "struct").and_then(|_| words.next()).unwrap_or("");
            let range = ["Range<Date>", "RangeInclusive<Date>"].iter().any(|range| has(&line.code, range));
            if range || INTERVALS.iter().any(|end| name.ends_with(end)) {
                findings.push(file.finding(10, line.number, "dates have one interval: words::Interval"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, holds};
    use super::*;

    #[test]
    fn a_fraction_breaks_invariant_10() {
        let path = "crates/cadre/src/school.rs";
        breaks(numbers, path, "//! x\nlet cost: f64 = 0.5;\n", 2, "// no f64\nlet cost_vnd: i64 = 5;\n");
        breaks(numbers, path, "let cost = 1f32;\n", 1, "let f64s = 5;\n");
        holds(numbers, "crates/plan/src/bound.rs", "let price: f64 = 0.5;\n");
    }

    #[test]
    fn a_second_interval_breaks_invariant_10() {
        breaks(one_interval, "crates/office/src/x.rs", "pub struct TermPeriod;\n", 1, "pub struct Term;\n");
        breaks(one_interval, "crates/sheet/src/x.rs", "fn f(r: Range<Date>) {}\n", 1, "fn f(r: Range<u32>) {}\n");
        holds(one_interval, "crates/words/src/interval.rs", "pub struct Interval;\n");
    }
}
