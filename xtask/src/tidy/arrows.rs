//! Invariants 4 and 12: who may know whom, and nobody beyond the machine.

use super::source::lines;
use super::{Finding, Tree};

/// The arrows of ARCHITECTURE.md.
const ARROWS: [(&str, &[&str]); 13] = [
    ("words", &[]),
    ("cadre", &["words"]),
    ("plan", &[]),
    ("timetable", &[]),
    ("ledger", &[]),
    ("store", &["cadre", "words", "ledger"]),
    ("sheet", &["cadre", "words"]),
    ("paper", &["cadre", "words"]),
    ("office", &["words", "cadre", "store", "sheet", "paper", "plan", "timetable", "ledger"]),
    ("web", &["office", "cadre", "words"]),
    ("goc", &["web", "office", "plan", "timetable", "cadre", "words"]),
    ("xtask", &[]),
    ("", &[]),
];

/// Libraries that speak to other machines by themselves.
const CALLERS: [&str; 9] =
    ["reqwest", "ureq", "hyper", "isahc", "surf", "curl", "attohttpc", "native-tls", "opentelemetry-otlp"];

/// Invariant 4.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.under("", "Cargo.toml").filter(|(path, _)| *path != "Cargo.toml") {
        let Some(name) = path.split('/').rev().nth(1) else { continue };
        let Some((_, may)) = ARROWS.iter().find(|(known, _)| *known == name) else {
            findings.push(Finding::new(
                path,
                1,
                format!("crate {name} has no place in the house; see ARCHITECTURE.md"),
            ));
            continue;
        };
        let mut section = "";
        for (number, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())) {
            if line.starts_with('[') {
                section = line;
                continue;
            }
            let to = line.split(['.', '=', ' ']).next().unwrap_or("");
            let ours = !to.is_empty() && ARROWS.iter().any(|(known, _)| *known == to);
            if section == "[dependencies]" && ours && !may.contains(&to) {
                findings.push(Finding::new(path, number, format!("{name} may not know {to}")));
            }
        }
    }
    for room in ["crates/web/src/", "crates/goc/src/"] {
        for (path, text) in tree.under(room, ".rs") {
            for line in lines(text).iter().filter(|line| !line.test && line.code.contains("store::")) {
                findings.push(Finding::new(path, line.number, "pages and commands act through office"));
            }
        }
    }
    findings
}

/// Invariant 12.
pub(super) fn nothing_calls_out(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.under("", "Cargo.lock") {
        for (at, line) in text.lines().enumerate() {
            if let Some(name) = CALLERS.iter().find(|name| line == format!("name = \"{name}\"")) {
                findings.push(Finding::new(path, at + 1, format!("{name} speaks to other machines")));
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
    fn an_arrow_that_is_not_drawn_breaks_invariant_4() {
        let right = "[dependencies]\nwords.workspace = true\n\n[dev-dependencies]\nstore.workspace = true\n";
        breaks(check, "crates/cadre/Cargo.toml", "[dependencies]\nstore.workspace = true\n", 2, right);
        breaks(
            check,
            "crates/plan/Cargo.toml",
            "[dependencies]\nwords = { path = \"../words\" }\n",
            2,
            "[dependencies]\n",
        );
        breaks(check, "crates/goc/src/main.rs", "fn f() { store::open(); }\n", 1, "fn f() { office::open(); }\n");
    }

    #[test]
    fn a_library_that_calls_out_breaks_invariant_12() {
        breaks(nothing_calls_out, "Cargo.lock", "[[package]]\nname = \"ureq\"\n", 2, "[[package]]\nname = \"urea\"\n");
    }
}
