//! The manners of the house, and invariant 11: short files that say what they are, and limits with a reason.

use super::source::{is_test_file, lines};
use super::{Finding, Tree};

/// Lines of a file: above this it is two rooms.
const LINES_MAX: usize = 400;

/// What is left behind by mistake.
const LEFT_BEHIND: [&str; 6] = ["todo!(", "unimplemented!(", "dbg!(", "#[ignore", "FIXME", "XXX"];

/// Names that say nothing.
const EMPTY_NAMES: [&str; 6] = ["manager", "helper", "utils", "util", "handler", "misc"];

/// The manners.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let files = tree.under("crates/", ".rs").chain(tree.under("xtask/", ".rs"));
    for (path, text) in files {
        let count = text.lines().count();
        if count > LINES_MAX {
            findings.push(Finding::new(path, LINES_MAX, format!("{count} lines: perhaps two rooms")));
        }
        if !text.starts_with("//!") {
            findings.push(Finding::new(path, 1, "a file opens with what it is: //!"));
        }
        if !text.ends_with('\n') {
            findings.push(Finding::new(path, count, "no end of line at the end"));
        }
        let stem = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".rs");
        if EMPTY_NAMES.contains(&stem) {
            findings.push(Finding::new(path, 1, "the name says nothing of what is in it"));
        }
        findings.extend(lines_of(path, text));
    }
    findings
}

fn lines_of(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    // The checks themselves name what they look for.
    let checks = path.starts_with("xtask/src/tidy");
    let prints =
        checks || path.starts_with("xtask/") || path.starts_with("crates/goc/src/screen") || is_test_file(path);
    for (line, raw) in lines(text).into_iter().zip(text.lines()) {
        if raw.ends_with(' ') || raw.ends_with('\t') {
            findings.push(Finding::new(path, line.number, "blanks at the end of the line"));
        }
        if let Some(word) = LEFT_BEHIND.iter().find(|word| !checks && raw.contains(**word)) {
            findings.push(Finding::new(path, line.number, format!("left behind: {word}")));
        }
        if !line.test && !is_test_file(path) && line.code.contains(".unwrap()") {
            findings.push(Finding::new(path, line.number, "unwrap outside tests; expect says why it cannot happen"));
        }
        if !prints && !line.test && (line.code.contains("println!") || line.code.contains("eprint!")) {
            findings.push(Finding::new(path, line.number, "only goc::screen prints"));
        }
    }
    findings
}

/// Invariant 11. That the name has its unit is left to review.
pub(super) fn limits_have_reasons(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.under("crates/", ".rs").filter(|(path, _)| path.contains("/src/")) {
        let raw: Vec<&str> = text.lines().collect();
        for (at, line) in raw.iter().enumerate() {
            let name = line.split("const ").nth(1).and_then(|rest| rest.split(':').next()).unwrap_or("");
            let limit = name.ends_with("_MAX") || name.ends_with("_MIN") || name.contains("LIMIT");
            let above = at > 0 && raw[at - 1].trim_start().starts_with("//");
            if limit && !above && !line.contains("//") {
                findings.push(Finding::new(path, at + 1, "a limit has its reason beside it"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, tree};
    use super::*;

    #[test]
    fn what_is_left_behind_is_found() {
        let path = "crates/cadre/src/x.rs";
        breaks(check, path, "//! x\nfn f() { todo!() }\n", 2, "//! x\nfn f() {}\n");
        breaks(check, path, "//! x\nlet a = b.unwrap();\n", 2, "//! x\n#[cfg(test)]\nlet a = b.unwrap();\n");
        breaks(check, path, "fn f() {}\n", 1, "//! x\n");
        breaks(check, path, "//! x\nfn f() {} \n", 2, "//! x\nfn f() {}\n");
        breaks(check, path, "//! x\nprintln!(\"x\");\n", 2, "//! x\nscreen.line(\"x\");\n");
        breaks(check, path, &format!("//! x\n{}", "//\n".repeat(400)), 400, "//! x\n");
        assert_eq!(check(&tree("crates/cadre/src/utils.rs", "//! x\n")).len(), 1);
    }

    #[test]
    fn a_limit_without_a_reason_breaks_invariant_11() {
        let path = "crates/sheet/src/x.rs";
        let right = "/// Lists have 39.\nconst COLUMNS_MAX: u32 = 512;\n";
        breaks(limits_have_reasons, path, "//! x\n\nconst COLUMNS_MAX: u32 = 512;\n", 3, right);
    }
}
