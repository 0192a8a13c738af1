//! Invariant 9: no script, style or font of others is committed, or loaded from another host.

use super::tree::{File, Finding, Tree};

const SCRIPTS_STYLES_FONTS: [&str; 8] = [".js", ".mjs", ".css", ".woff", ".woff2", ".ttf", ".otf", ".wasm"];

/// Addresses that name a vocabulary of XML and are never loaded, and this machine itself.
const NOT_LOADED: [&str; 6] = [
    "http://www.w3.org/",
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://purl.org/",
    "http://localhost",
    "http://127.0.0.1",
];

/// No script, style or font outside the assets.
pub(super) fn files(tree: &Tree) -> Vec<Finding> {
    let files = tree.files.iter().filter(|file| {
        !file.path.starts_with("crates/web/assets/") && SCRIPTS_STYLES_FONTS.iter().any(|end| file.path.ends_with(end))
    });
    files.map(|file| file.finding(9, 1, "scripts, styles and fonts of others are not committed")).collect()
}

/// No address of another host in what pages and papers are made of.
pub(super) fn hosts(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.under("crates/web/src/", ".rs") {
        for line in file.code().filter(|line| line.strings.iter().any(|text| names_host(text))) {
            findings.push(loaded(file, line.number));
        }
    }
    for file in tree.under("crates/web/assets/", "").chain(tree.under("crates/paper/", ".typ")) {
        for (at, _) in file.text.lines().enumerate().filter(|(_, line)| names_host(line)) {
            findings.push(loaded(file, at + 1));
        }
    }
    findings
}

fn loaded(file: &File, line: usize) -> Finding {
    file.finding(9, line, "a page or paper loads nothing from another host")
}

/// Whether an address with a host written out stands in it; a blank for the host is filled by configuration.
fn names_host(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.match_indices(scheme).any(|(at, _)| {
            let host = text[at + scheme.len()..].starts_with(|c: char| c.is_alphanumeric());
            host && !NOT_LOADED.iter().any(|start| text[at..].starts_with(start))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, holds, tree};
    use super::*;

    #[test]
    fn a_font_of_others_breaks_invariant_9() {
        let found = files(&tree("crates/paper/fonts/a.ttf", ""));
        assert_eq!((found.len(), found[0].line), (1, 1));
        holds(files, "crates/web/assets/goc.css", "a {}\n");
        holds(files, "docs/notes.md", "a.css\n");
    }

    #[test]
    fn another_host_breaks_invariant_9() {
        let paper = "crates/paper/templates/plan.typ";
        breaks(hosts, paper, "#table()\n#image(\"https://example.org/a.png\")\n", 2, "#table()\n");
        let page = "crates/web/src/page.rs";
        let right =
            "// see https://example.org\nlet ns = \"http://www.w3.org/2000/svg\";\nlet own = \"http://{host}\";\n";
        breaks(hosts, page, "let font = \"https://fonts.example/a\";\n", 1, right);
    }
}
