//! Invariants 1 and 10: what decides knows no clock, no file, no chance, no fraction of a đồng, and one interval.

use super::source::{is_test_file, lines};
use super::{Finding, Tree};

/// Rooms that are pure.
const PURE: [&str; 3] = ["crates/cadre/src/", "crates/plan/src/", "crates/timetable/src/"];

/// What no pure room names.
const WORLD: [&str; 17] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant::",
    "Timestamp::now",
    "Zoned::now",
    "async ",
    ".await",
    "rand::",
    "fastrand",
    "getrandom",
    "tokio",
    "println!",
    "std::io",
];

/// What no two platforms need compute alike.
const UNEQUAL: [&str; 6] = [".exp()", ".ln()", ".powf(", ".sin()", ".cos()", ".tanh("];

/// Rooms in which everything is whole: money, marks, days.
const WHOLE: [&str; 4] = ["crates/words/src/", "crates/cadre/src/", "crates/store/src/", "crates/ledger/src/"];

/// Invariant 1.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for room in PURE {
        for (path, text) in tree.under(room, ".rs").filter(|(path, _)| !is_test_file(path)) {
            for line in lines(text).iter().filter(|line| !line.test) {
                let named = WORLD.iter().chain(&UNEQUAL).find(|word| line.code.contains(**word));
                if let Some(word) = named {
                    findings.push(Finding::new(path, line.number, format!("a pure room names {}", word.trim())));
                }
                if line.strings.iter().any(|text| text.contains("</")) {
                    findings.push(Finding::new(path, line.number, "a pure room writes HTML"));
                }
            }
        }
    }
    findings
}

/// Invariant 10.
pub(super) fn one_interval_no_fractions(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.under("crates/", ".rs").filter(|(path, _)| path.contains("/src/")) {
        for line in lines(text) {
            let whole = WHOLE.iter().any(|room| path.starts_with(room));
            if whole && words(&line.code).any(|word| word == "f32" || word == "f64") {
                findings.push(Finding::new(path, line.number, "money, marks and days are whole numbers"));
            }
            let names: Vec<&str> = words(&line.code).collect();
            let another = names.windows(2).any(|pair| {
                pair[0] == "struct" && ["Interval", "DateRange", "Period"].iter().any(|end| pair[1].ends_with(end))
            });
            let range = line.code.contains("Range<Date>") || line.code.contains("RangeInclusive<Date>");
            if !path.starts_with("crates/words/src/") && (another && !line.code.contains("EmptyInterval") || range) {
                findings.push(Finding::new(path, line.number, "dates have one interval: words::Interval"));
            }
        }
    }
    findings
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::tests::breaks;
    use super::*;

    #[test]
    fn a_clock_a_file_and_a_page_break_invariant_1() {
        let path = "crates/cadre/src/need.rs";
        breaks(check, path, "//! x\nlet t = Timestamp::now();\n", 2, "// Timestamp::now() is not for here\n");
        breaks(check, path, "use std::fs;\n", 1, "#[cfg(test)]\nmod tests { use std::fs; }\n");
        breaks(check, "crates/plan/src/first.rs", "let h = x.exp();\n", 1, "let h = expand(x);\n");
        breaks(check, path, "let h = \"<b>x</b>\";\n", 1, "let h = \"a < b\";\n");
    }

    #[test]
    fn a_fraction_and_a_second_interval_break_invariant_10() {
        let check = one_interval_no_fractions;
        breaks(check, "crates/cadre/src/school.rs", "let cost: f64 = 0.5;\n", 1, "let cost_vnd: i64 = 5;\n");
        breaks(check, "crates/office/src/x.rs", "pub struct TermPeriod;\n", 1, "pub struct Term;\n");
        breaks(check, "crates/sheet/src/x.rs", "fn f(r: Range<Date>) {}\n", 1, "fn f(r: Range<u32>) {}\n");
    }
}
