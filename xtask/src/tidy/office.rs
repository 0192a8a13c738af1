//! Invariant 5: an act decides nothing itself.

use super::source::{is_test_file, lines};
use super::{Finding, Tree};

/// Invariant 5. The demo's generator is no act.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let acts =
        tree.under("crates/office/src/", ".rs").filter(|(path, _)| !path.contains("/sample") && !is_test_file(path));
    for (path, text) in acts {
        for line in lines(text).iter().filter(|line| !line.test) {
            if line.code.contains(".sort") {
                findings.push(Finding::new(path, line.number, "an order is decided in cadre"));
            }
            if compares_with_a_number(&line.code) {
                findings.push(Finding::new(path, line.number, "a threshold stands in rules/ and is compared in cadre"));
            }
            if line.code.contains("const ") && (line.code.contains("_MAX") || line.code.contains("_MIN")) {
                findings.push(Finding::new(path, line.number, "an act has no limits of its own"));
            }
        }
    }
    findings
}

/// Whether a number above one is compared with; nothing and one are counting, not judging.
fn compares_with_a_number(code: &str) -> bool {
    ["< ", "> ", "<= ", ">= "].iter().any(|sign| {
        code.match_indices(sign).any(|(at, sign)| {
            let arrow = at > 0 && matches!(code.as_bytes()[at - 1], b'-' | b'=');
            let digits: String = code[at + sign.len()..].chars().take_while(char::is_ascii_digit).collect();
            !arrow && digits.parse::<u64>().is_ok_and(|number| number > 1)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::breaks;
    use super::*;

    #[test]
    fn a_threshold_an_order_and_a_limit_break_invariant_5() {
        let path = "crates/office/src/acts/appoint.rs";
        breaks(check, path, "if years >= 30 {}\n", 1, "if cadre::old_enough(person) {}\n");
        breaks(check, path, "people.sort_by_key(f);\n", 1, "if problems.len() > 0 {}\n");
        breaks(check, path, "const AGE_MAX: u8 = 60;\n", 1, "fn f() -> 5 {}\n");
    }
}
