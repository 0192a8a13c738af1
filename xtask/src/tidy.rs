//! `cargo xtask tidy`: the rules of the house that can be seen in the text.
//!
//! A check is a pure function of the tree: it takes the files and returns what breaks an invariant of ARCHITECTURE.md. Each
//! is tried by a tree that breaks it on purpose.

mod arrows;
mod calls;
mod foreign;
mod house;
mod invariants;
mod limits;
mod office;
mod people;
mod pure;
mod rules;
mod source;
mod sql;
mod standard;
mod tree;
mod whole;

use std::path::Path;

use anyhow::Result;

use invariants::INVARIANTS;

/// Checks the tree at `root`, prints what it found, and says what it cannot see.
pub(crate) fn tidy(root: &Path) -> Result<bool> {
    let tree = tree::read(root)?;
    let mut count = 0;
    for invariant in &INVARIANTS {
        let findings = invariant.findings(&tree);
        let state = match (invariant.checks.is_empty(), findings.len()) {
            (true, _) => "not seen in the text".to_owned(),
            (false, 0) => "ok".to_owned(),
            (false, 1) => "1 finding".to_owned(),
            (false, several) => format!("{several} findings"),
        };
        println!("{:>2}  {}: {state}", invariant.number, invariant.says);
        for (how, _) in invariant.checks {
            println!("      seen: {how}");
        }
        if !invariant.elsewhere.is_empty() {
            println!("      kept elsewhere: {}", invariant.elsewhere);
        }
        for finding in &findings {
            println!("    {}:{}: {}", finding.path, finding.line, finding.message);
        }
        count += findings.len();
    }
    match count {
        0 => println!("\n{} files, nothing found.", tree.files.len()),
        _ => println!("\n{} files, findings: {count}.", tree.files.len()),
    }
    Ok(count == 0)
}

#[cfg(test)]
mod tests {
    use super::tree::{Finding, Tree};

    /// A tree of one file.
    pub(super) fn tree(path: &str, text: &str) -> Tree {
        Tree::new([(path.to_owned(), text.to_owned())])
    }

    /// Expects a check to find exactly this line of this file, and nothing in what is right.
    pub(super) fn breaks(check: fn(&Tree) -> Vec<Finding>, path: &str, wrong: &str, line: usize, right: &str) {
        let found: Vec<(String, usize)> = check(&tree(path, wrong)).into_iter().map(|f| (f.path, f.line)).collect();
        assert_eq!(found, [(path.to_owned(), line)], "{wrong}");
        holds(check, path, right);
    }

    /// Expects a check to find nothing.
    pub(super) fn holds(check: fn(&Tree) -> Vec<Finding>, path: &str, right: &str) {
        assert_eq!(check(&tree(path, right)), [], "{right}");
    }
}
