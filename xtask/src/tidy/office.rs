//! Invariant 5: an act decides nothing itself.

use super::source::has;
use super::tree::{Finding, Tree};

const SORTS: [&str; 7] = [
    ".sort(",
    ".sort_by(",
    ".sort_by_key(",
    ".sort_by_cached_key(",
    ".sort_unstable(",
    ".sort_unstable_by(",
    ".sort_unstable_by_key(",
];

/// No order, no threshold and no limit in office.
pub(super) fn decides_nothing(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.under("crates/office/src/", ".rs") {
        for line in file.code() {
            let mut says = |message: &str| findings.push(file.finding(5, line.number, message));
            if SORTS.iter().any(|sort| has(&line.code, sort)) {
                says("an order is decided in cadre");
            }
            if compares_with_a_number(&line.code) {
                says("a threshold stands in rules/ and is compared in cadre");
            }
            if makes_a_limit(&line.code) {
                says("an act has no limits of its own");
            }
        }
    }
    findings
}

/// Whether a number above one is compared with; nothing and one are counting, not judging.
fn compares_with_a_number(code: &str) -> bool {
    let number = |word: &str| {
        let digits: String = word.chars().filter(|c| *c != '_').take_while(char::is_ascii_digit).collect();
        digits.parse::<u64>().is_ok_and(|number| number > 1)
    };
    // The formatter puts blanks around comparisons and none around the angles of types.
    let words: Vec<&str> = code.split_whitespace().collect();
    (0..words.len()).filter(|at| ["<", ">", "<=", ">="].contains(&words[*at])).any(|at| {
        let left = at.checked_sub(1).map_or("", |before| words[before].trim_start_matches(['(', '!', '[']));
        number(left) || words.get(at + 1).is_some_and(|right| number(right))
    })
}

fn makes_a_limit(code: &str) -> bool {
    let name = code.split_once("const ").and_then(|(_, rest)| rest.split(':').next()).unwrap_or("");
    name.ends_with("_MAX") || name.ends_with("_MIN")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, holds};
    use super::*;

    #[test]
    fn a_threshold_an_order_and_a_limit_break_invariant_5() {
        let path = "crates/office/src/acts/appoint.rs";
        let check = decides_nothing;
        breaks(check, path, "//! x\nif years >= 30 {}\n", 2, "if cadre::old_enough(person) {}\n");
        breaks(check, path, "if (1_000 < cost) && x {}\n", 1, "let a: Vec<[u8; 32]> = f(x, 5);\nmatch a { _ => 5 }\n");
        breaks(check, path, "people.sort_by_key(f);\n", 1, "if problems.len() > 0 || person.sort_key {}\n");
        breaks(check, path, "const AGE_MAX: u8 = 60;\n", 1, "fn f() -> [u8; 5] {}\nlet a = plan::ROWS_MAX;\n");
        holds(check, path, "#[cfg(test)]\nmod tests {\n    fn f() { if years > 30 {} }\n}\n");
    }
}
