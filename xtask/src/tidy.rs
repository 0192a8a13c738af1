//! `cargo xtask tidy`: the rules of the house that can be seen in the text.
//!
//! A check is a pure function of the tree: it takes the files and returns what breaks an invariant of ARCHITECTURE.md. Each
//! is tried by a tree that breaks it on purpose.

mod arrows;
mod house;
mod office;
mod people;
mod pure;
mod rules;
mod source;
mod sql;

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

/// Files as they stand: path from the root with `/`, and text. What is no text is left out.
#[derive(Default)]
pub(crate) struct Tree {
    files: Vec<(String, String)>,
}

impl Tree {
    /// Files below a folder whose names end so.
    fn under<'a>(&'a self, folder: &'a str, end: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let files = self.files.iter().filter(move |(path, _)| path.starts_with(folder) && path.ends_with(end));
        files.map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

/// Something that breaks a rule of the house.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    path: String,
    line: usize,
    message: String,
}

impl Finding {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), line, message: message.into() }
    }
}

/// How an invariant is kept.
enum Kept {
    /// By looking at the text.
    Checked(fn(&Tree) -> Vec<Finding>),
    /// Elsewhere, and where.
    Elsewhere(&'static str),
}

/// The invariants of ARCHITECTURE.md by number, 0 for the manners of the house.
const INVARIANTS: [(u8, &str, Kept); 15] = [
    (0, "files are short, open with what they are, and leave nothing behind", Kept::Checked(house::check)),
    (1, "cadre and the engines are pure", Kept::Checked(pure::check)),
    (
        1,
        "an engine gives the same bytes anywhere",
        Kept::Elsewhere("a test of `plan` compares runs; machines, by review"),
    ),
    (2, "SQL stands in store, is portable and names its tenant", Kept::Checked(sql::check)),
    (2, "every statement is prepared on both databases", Kept::Elsewhere("tests of `store`")),
    (3, "no unchecked plan is saved", Kept::Elsewhere("types: only `plan::check` makes a `Checked`")),
    (4, "crates know only whom they may", Kept::Checked(arrows::check)),
    (5, "an act decides nothing itself", Kept::Checked(office::check)),
    (6, "cadre/standard knows only the record", Kept::Checked(rules::standard_knows_only_the_record)),
    (7, "text for people stands in words", Kept::Checked(people::check)),
    (8, "a rule says whether its source was seen", Kept::Checked(rules::check)),
    (9, "nothing of others is committed or loaded", Kept::Checked(rules::nothing_of_others)),
    (10, "one interval, no fractions", Kept::Checked(pure::one_interval_no_fractions)),
    (11, "limits have a reason beside them", Kept::Checked(house::limits_have_reasons)),
    (12, "nothing calls out", Kept::Checked(arrows::nothing_calls_out)),
];

/// Checks the tree at `root`, prints what it found, and says what it cannot see.
pub(crate) fn tidy(root: &Path) -> Result<bool> {
    let tree = read(root)?;
    let mut clean = true;
    for (number, says, kept) in &INVARIANTS {
        match kept {
            Kept::Checked(check) => {
                let findings = check(&tree);
                clean &= findings.is_empty();
                println!("{number:>2}  {says}: {}", if findings.is_empty() { "ok" } else { "BROKEN" });
                for finding in findings {
                    println!("    {}:{}: {}", finding.path, finding.line, finding.message);
                }
            }
            Kept::Elsewhere(place) => println!("{number:>2}  {says}: not seen in the text; {place}"),
        }
    }
    Ok(clean)
}

/// The files that git knows or would take; without git, every file that is not built.
fn read(root: &Path) -> Result<Tree> {
    let listed = Command::new("git")
        .current_dir(root)
        .args(["-c", "core.quotePath=off", "ls-files", "-co", "--exclude-standard"])
        .output();
    let mut paths: Vec<String> = match listed {
        Ok(listed) if listed.status.success() => {
            String::from_utf8_lossy(&listed.stdout).lines().map(str::to_owned).collect()
        }
        _ => {
            let mut paths = Vec::new();
            walk(root, "", &mut paths).context("cannot list the files")?;
            paths
        }
    };
    paths.sort();
    let text = |path: String| fs::read_to_string(root.join(&path)).ok().map(|text| (path, text));
    Ok(Tree { files: paths.into_iter().filter_map(text).collect() })
}

fn walk(root: &Path, folder: &str, paths: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        match entry.file_type()?.is_dir() {
            true if name == "target" || name == ".git" => {}
            true => walk(root, &path, paths)?,
            false => paths.push(path),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree of one file.
    pub(super) fn tree(path: &str, text: &str) -> Tree {
        Tree { files: vec![(path.to_owned(), text.to_owned())] }
    }

    /// Expects a check to find exactly this line of this file, and nothing in what is right.
    pub(super) fn breaks(check: fn(&Tree) -> Vec<Finding>, path: &str, wrong: &str, line: usize, right: &str) {
        let found: Vec<(String, usize)> = check(&tree(path, wrong)).into_iter().map(|f| (f.path, f.line)).collect();
        assert_eq!(found, [(path.to_owned(), line)], "{wrong}");
        assert_eq!(check(&tree(path, right)), [], "{right}");
    }

    #[test]
    fn every_invariant_is_checked_or_said_to_be_kept_elsewhere() {
        for number in 0..=12 {
            assert!(INVARIANTS.iter().any(|(known, ..)| *known == number), "invariant {number}");
        }
    }
}
