//! The manners of the house: short files that say what they are and leave nothing behind.

use super::source::{Line, has};
use super::tree::{File, Finding, Tree};

/// Lines of a file: above this it is two rooms.
const LINES_MAX: usize = 400;

/// Code that is left behind by mistake.
const CODE: [&str; 4] = ["todo!(", "unimplemented!(", "dbg!(", "#[ignore"];

/// Words in comments that put something off; `TODO(#12)` names where it is kept.
const WORDS: [&str; 3] = ["FIXME", "XXX", "TODO"];

/// Names that say nothing.
const EMPTY_NAMES: [&str; 6] = ["manager", "helper", "utils", "util", "handler", "misc"];

const PRINTS: [&str; 4] = ["println!", "eprintln!", "print!", "eprint!"];

/// Endings of files that people write.
const WRITTEN: [&str; 13] =
    [".rs", ".toml", ".md", ".sql", ".typ", ".css", ".js", ".sh", ".yml", ".yaml", ".html", ".gitignore", ".ci/run"];

/// Source files, tests included.
pub(super) fn source(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.under("", ".rs") {
        let count = file.text.lines().count();
        if count > LINES_MAX {
            findings.push(file.finding(0, LINES_MAX + 1, format!("{count} lines, {LINES_MAX} at most: two rooms?")));
        }
        if !file.text.starts_with("//!") {
            findings.push(file.finding(0, 1, "a file opens with what it is: //!"));
        }
        let name = file.path.rsplit('/').next().unwrap_or(&file.path).trim_end_matches(".rs");
        if EMPTY_NAMES.contains(&name) {
            findings.push(file.finding(0, 1, "the name says nothing of what is in it"));
        }
        findings.extend(file.lines.iter().flat_map(|line| of_line(file, line)));
    }
    findings
}

fn of_line(file: &File, line: &Line) -> Vec<Finding> {
    let mut messages = Vec::new();
    if let Some(code) = CODE.iter().find(|code| has(&line.code, code)) {
        messages.push(format!("left behind: {code}"));
    }
    if let Some(word) = WORDS.iter().find(|word| has(&line.comment.replace("TODO(#", ""), word)) {
        messages.push(format!("left behind: {word}"));
    }
    if !line.test && has(&line.code, ".unwrap()") {
        messages.push("unwrap outside tests; expect says why it cannot happen".to_owned());
    }
    if !line.test && !may_print(&file.path) && PRINTS.iter().any(|print| has(&line.code, print)) {
        messages.push("only goc::screen prints".to_owned());
    }
    messages.into_iter().map(|message| file.finding(0, line.number, message)).collect()
}

fn may_print(path: &str) -> bool {
    path == "crates/goc/src/screen.rs"
        || path.starts_with("crates/goc/src/screen/")
        || path.starts_with("xtask/")
        || path.contains("/examples/")
        || path.ends_with("/build.rs")
}

/// Every text that people write.
pub(super) fn text(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let written = |file: &&File| WRITTEN.iter().any(|end| file.path.ends_with(end)) && !file.text.is_empty();
    for file in tree.files.iter().filter(written) {
        for (at, _) in file.text.lines().enumerate().filter(|(_, line)| line.ends_with([' ', '\t', '\r'])) {
            findings.push(file.finding(0, at + 1, "blanks at the end of the line"));
        }
        if !file.text.ends_with('\n') {
            findings.push(file.finding(0, file.text.lines().count(), "no end of line at the end"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, holds, tree};
    use super::*;

    const PATH: &str = "crates/cadre/src/x.rs";

    #[test]
    fn what_is_left_behind_is_found() {
        breaks(source, PATH, "//! x\nfn f() { todo!() }\n", 2, "//! x\nlet a = \"todo!()\";\n");
        breaks(source, PATH, "//! x\n#[ignore = \"slow\"]\nfn f() {}\n", 2, "//! x\n");
        breaks(source, PATH, "//! x\n// FIXME later\n", 2, "//! x\nlet a = \"FIXME\";\n");
        breaks(source, PATH, "//! x\nlet a; // TODO later\n", 2, "//! x\nlet a; // TODO(#12) later\n");
    }

    #[test]
    fn unwrapping_and_printing_are_found_outside_tests() {
        breaks(source, PATH, "//! x\nlet a = b.unwrap();\n", 2, "//! x\n#[cfg(test)]\nfn f() { b.unwrap() }\n");
        breaks(source, PATH, "//! x\nprintln!(\"x\");\n", 2, "//! x\nscreen.line(\"x\");\n");
        holds(source, "crates/goc/src/screen.rs", "//! x\nprintln!(\"x\");\n");
        holds(source, "crates/goc/src/screen/bar.rs", "//! x\neprint!(\"x\");\n");
        holds(source, "crates/store/tests/x.rs", "//! x\nb.unwrap();\n");
    }

    #[test]
    fn a_long_or_nameless_file_is_found() {
        breaks(source, PATH, "fn f() {}\n", 1, "//! x\n");
        assert_eq!(source(&tree("crates/cadre/src/utils.rs", "//! x\n")).len(), 1);
        let lines = |count: usize| format!("//! x\n{}", "//\n".repeat(count));
        breaks(source, "crates/cadre/tests/x.rs", &lines(400), 401, &lines(399));
    }

    #[test]
    fn blanks_and_a_missing_end_are_found() {
        breaks(text, "docs/x.md", "a\nb \nc\n", 2, "a\nb\n");
        breaks(text, PATH, "//! x\nfn f() {}", 2, "//! x\n");
        holds(text, "cases/picture.png", "a ");
    }
}
