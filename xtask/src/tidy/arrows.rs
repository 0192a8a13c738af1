//! Invariant 4: who may know whom.

use super::source::has;
use super::tree::{Finding, Tree};

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
    ("sample", &["cadre", "words"]),
    ("goc", &["web", "office", "plan", "timetable", "sample", "cadre", "words"]),
    ("xtask", &["sample", "plan", "timetable"]),
];

/// Each dependency between crates is an arrow that is drawn. What only tests need is free.
pub(super) fn dependencies(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.under("", "/Cargo.toml") {
        let name = match file.path.split('/').collect::<Vec<&str>>().as_slice() {
            ["crates", name, _] => *name,
            ["xtask", _] => "xtask",
            _ => continue,
        };
        let Some((_, may)) = ARROWS.iter().find(|(known, _)| *known == name) else {
            findings.push(file.finding(4, 1, format!("crate {name} has no place in the house; see ARCHITECTURE.md")));
            continue;
        };
        for (line, to) in depends(&file.text) {
            if ARROWS.iter().any(|(known, _)| *known == to) && !may.contains(&to) {
                findings.push(file.finding(4, line, format!("{name} may not know {to}")));
            }
        }
    }
    findings
}

/// What a manifest depends on for its code, each with its line.
fn depends(manifest: &str) -> Vec<(usize, &str)> {
    let mut depends = Vec::new();
    let mut listed = false;
    for (at, line) in manifest.lines().enumerate() {
        let line = line.split('#').next().unwrap_or("").trim();
        if let Some(section) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let last = section.rsplit('.').next().unwrap_or("");
            listed = ["dependencies", "build-dependencies"].contains(&last);
            // [dependencies.store] names it in the heading.
            if section.strip_suffix(last).is_some_and(|before| before.trim_end_matches('.') == "dependencies") {
                depends.push((at + 1, last));
            }
        } else if listed && let Some((key, value)) = line.split_once('=') {
            let renamed = value.split_once("package = \"").and_then(|(_, name)| name.split('"').next());
            depends.push((at + 1, renamed.unwrap_or_else(|| key.split('.').next().unwrap_or(key).trim())));
        }
    }
    depends
}

/// Pages and commands name no store.
pub(super) fn through_office(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in ["crates/web/src/", "crates/goc/src/"].iter().flat_map(|room| tree.under(room, ".rs")) {
        for line in file.code().filter(|line| has(&line.code, "store::") || has(&line.code, "rusqlite")) {
            findings.push(file.finding(4, line.number, "pages and commands act through office"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, holds, tree};
    use super::*;

    #[test]
    fn an_arrow_that_is_not_drawn_breaks_invariant_4() {
        let right =
            "[dependencies]\nwords.workspace = true\nserde = \"1\"\n\n[dev-dependencies]\nstore.workspace = true\n";
        let cadre = "crates/cadre/Cargo.toml";
        breaks(dependencies, cadre, "[dependencies]\nstore.workspace = true\n", 2, right);
        breaks(dependencies, cadre, "[dependencies.plan]\nworkspace = true\n", 1, right);
        breaks(dependencies, cadre, "[target.'cfg(unix)'.dependencies]\npaper = { path = \"../paper\" }\n", 2, right);
        breaks(
            dependencies,
            cadre,
            "[dependencies]\nmemory = { package = \"store\", path = \"../store\" }\n",
            2,
            right,
        );
        breaks(dependencies, "xtask/Cargo.toml", "[dependencies]\nwords.workspace = true\n", 2, "[dependencies]\n");
        let goc = "[dependencies]\noffice.workspace = true\nplan.workspace = true\n";
        assert_eq!(
            dependencies(&tree(
                "crates/utils/Cargo.toml",
                "[package]
"
            ))
            .len(),
            1
        );
        holds(dependencies, "crates/goc/Cargo.toml", goc);
    }

    #[test]
    fn a_command_that_sees_the_store_breaks_invariant_4() {
        let path = "crates/goc/src/main.rs";
        breaks(through_office, path, "//! x\nfn f() { store::open(); }\n", 2, "fn f() { office::restore::open(); }\n");
        holds(through_office, path, "#[cfg(test)]\nmod tests { use store::testing; }\n");
    }
}
