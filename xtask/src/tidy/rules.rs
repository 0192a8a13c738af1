//! Invariants 6, 8 and 9: what the law rests on, and what is not ours.

use super::source::lines;
use super::{Finding, Tree};

/// Rooms of `cadre` that a standard may not name.
const ROOMS: [&str; 6] =
    ["crate::need", "crate::access", "crate::pool", "crate::school", "crate::placement", "crate::disclosure"];

/// Packs that hold settings of an office and no law.
const SETTINGS: [&str; 2] = ["rules/policy", "rules/fields"];

/// Invariant 6.
pub(super) fn standard_knows_only_the_record(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.under("crates/cadre/src/standard", ".rs") {
        for line in lines(text) {
            if let Some(room) = ROOMS.iter().find(|room| line.code.contains(**room)) {
                findings.push(Finding::new(path, line.number, format!("a standard names {room}")));
            }
        }
    }
    findings
}

/// Invariant 8. That numbers and articles are right, only a reader of the law can see.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let packs = tree.under("rules/", ".toml").filter(|(path, _)| !SETTINGS.iter().any(|start| path.starts_with(start)));
    for (path, text) in packs {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let starts: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("[[")).collect();
        for (nth, start) in starts.iter().enumerate() {
            let end = starts.get(nth + 1).copied().unwrap_or(lines.len());
            let block = &lines[*start..end];
            let has =
                |key: &str| block.iter().any(|line| line.split('=').next().is_some_and(|name| name.trim() == key));
            let rule = ["[[standard]]", "[[entry]]"].contains(&lines[*start]);
            if !has("verified") || !has("source") {
                findings.push(Finding::new(
                    path,
                    start + 1,
                    "says neither whether its source was seen nor which it is",
                ));
            } else if rule && !has("article") {
                findings.push(Finding::new(path, start + 1, "a rule names its article"));
            } else if rule && !text.contains("\nnumber = ") {
                findings.push(Finding::new(path, start + 1, "the text of a rule has a number"));
            }
        }
    }
    findings
}

/// Invariant 9.
pub(super) fn nothing_of_others(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for end in [".js", ".css", ".woff", ".woff2", ".ttf", ".otf", ".wasm"] {
        for (path, _) in tree.under("", end).filter(|(path, _)| !path.starts_with("crates/web/assets/")) {
            findings.push(Finding::new(path, 1, "scripts, styles and fonts of others are not committed"));
        }
    }
    let pages = tree.under("crates/web/src/", ".rs").chain(tree.under("crates/paper/", ".typ"));
    for (path, text) in pages {
        for (at, line) in text.lines().enumerate() {
            if line.contains("https://") || line.contains("http://") {
                findings.push(Finding::new(path, at + 1, "a page loads nothing from another host"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::breaks;
    use super::*;

    #[test]
    fn a_standard_that_knows_the_school_breaks_invariant_6() {
        let path = "crates/cadre/src/standard/review.rs";
        breaks(standard_knows_only_the_record, path, "use crate::school::Class;\n", 1, "use crate::record::Level;\n");
    }

    #[test]
    fn a_rule_without_article_or_source_breaks_invariant_8() {
        let right = "[text]\nnumber = \"1\"\n[[standard]]\narticle = \"8\"\nverified = true\nsource = \"seen\"\n";
        let path = "rules/nd-1.toml";
        breaks(check, path, &right.replace("verified = true\n", ""), 3, right);
        breaks(check, path, &right.replace("article = \"8\"\n", ""), 3, right);
        breaks(check, path, &right.replace("number = \"1\"\n", ""), 2, right);
        breaks(
            check,
            "rules/titles.toml",
            "[[title]]\ncode = \"x\"\n",
            1,
            "[[title]]\nverified = false\nsource = \"x\"\n",
        );
    }

    #[test]
    fn a_font_or_a_foreign_host_breaks_invariant_9() {
        let found = nothing_of_others(&super::super::tests::tree("crates/paper/fonts/a.ttf", "font"));
        assert_eq!((found.len(), found[0].line), (1, 1));
        let path = "crates/paper/templates/plan.typ";
        breaks(nothing_of_others, path, "#image(\"https://example.org/a.png\")\n", 1, "#table()\n");
    }
}
