//! The files of the checkout in memory, so that a check is a pure function and can be tried on a tree of one file.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::source::{self, Line};

/// One file as it stands.
pub(super) struct File {
    /// From the root, with `/`.
    pub(super) path: String,
    /// Empty where it is no text.
    pub(super) text: String,
    /// Of a `.rs` file; empty for others.
    pub(super) lines: Vec<Line>,
}

impl File {
    /// The lines that are not tests.
    pub(super) fn code(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.test)
    }

    /// A finding in this file.
    pub(super) fn finding(&self, invariant: u8, line: usize, message: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, invariant, message: message.into() }
    }

    /// Whether it is source of a crate: no test folder, no example, no build file.
    pub(super) fn is_source(&self) -> bool {
        self.path.starts_with("crates/") && self.path.split('/').nth(2) == Some("src")
    }
}

/// Every file of the checkout.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) files: Vec<File>,
}

impl Tree {
    /// The tree of these paths and texts.
    pub(super) fn new(files: impl IntoIterator<Item = (String, String)>) -> Tree {
        let file = |(path, text): (String, String)| {
            let lines = if path.ends_with(".rs") { source::lines(&path, &text) } else { Vec::new() };
            File { path, text, lines }
        };
        let mut files: Vec<File> = files.into_iter().map(file).collect();
        let tests: Vec<String> = files.iter().flat_map(test_modules).collect();
        let test = |path: &str| {
            tests
                .iter()
                .any(|module| path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/')))
        };
        for file in files.iter_mut().filter(|file| test(&file.path)) {
            file.lines.iter_mut().for_each(|line| line.test = true);
        }
        Tree { files }
    }

    /// Files whose path begins and ends so.
    pub(super) fn under<'a>(&'a self, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.path.starts_with(start) && file.path.ends_with(end))
    }
}

/// The modules of tests that a file declares and that stand in files of their own; without the ending.
fn test_modules(file: &File) -> Vec<String> {
    let stem = file.path.trim_end_matches(".rs");
    let folder = ["/lib", "/main", "/mod"].iter().find_map(|root| stem.strip_suffix(root)).unwrap_or(stem);
    let declared = file.lines.iter().filter(|line| line.test).filter_map(|line| {
        let (_, name) = line.code.trim().strip_suffix(';')?.split_once("mod ")?;
        Some(format!("{folder}/{name}"))
    });
    declared.collect()
}

/// Something that breaks an invariant; 0 stands for the manners of the house.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// From the root.
    pub(super) path: String,
    /// From 1.
    pub(super) line: usize,
    /// Number in ARCHITECTURE.md.
    pub(super) invariant: u8,
    /// What is wrong, for the one who has to change it.
    pub(super) message: String,
}

/// The files that git knows or would take; without git, every file that is not built.
pub(super) fn read(root: &Path) -> Result<Tree> {
    let listed = Command::new("git")
        .current_dir(root)
        .args(["-c", "core.quotePath=off", "ls-files", "-co", "--exclude-standard"])
        .output();
    let mut paths: Vec<String> = match listed {
        Ok(listed) if listed.status.success() => {
            String::from_utf8_lossy(&listed.stdout).lines().map(str::to_owned).collect()
        }
        _ => walk(root).context("cannot list the files")?,
    };
    paths.sort();
    paths.dedup();
    // What git knows and is deleted is no longer a file; what is no text has a path all the same.
    let bytes = |path: String| fs::read(root.join(&path)).ok().map(|bytes| (path, bytes));
    let files = paths.into_iter().filter_map(bytes);
    Ok(Tree::new(files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap_or_default()))))
}

fn walk(root: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            match entry.file_type()?.is_dir() {
                true if name == "target" || name == ".git" => {}
                true => folders.push(path),
                false => paths.push(path),
            }
        }
    }
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_declared_for_tests_is_tests() {
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let tree = Tree::new([
            file("crates/plan/src/cases.rs", "fn f() {}\n"),
            file("crates/plan/src/cases/small.rs", "fn f() {}\n"),
            file("crates/plan/src/casework.rs", "fn f() {}\n"),
            file("crates/plan/src/lib.rs", "#[cfg(test)]\nmod cases;\nmod casework;\n"),
        ]);
        let code: Vec<bool> = tree.files.iter().map(|file| file.code().any(|line| line.code.contains("fn"))).collect();
        assert_eq!(code, [false, false, true, false]);
    }

    #[test]
    fn without_git_what_is_built_is_left_out() {
        let root = tempfile::tempdir().unwrap();
        for path in ["target/a.rs", "crates/a/src/lib.rs", "README.md"] {
            fs::create_dir_all(root.path().join(path).parent().unwrap()).unwrap();
            fs::write(root.path().join(path), "//! x\n").unwrap();
        }
        let mut paths = walk(root.path()).unwrap();
        paths.sort();
        assert_eq!(paths, ["README.md", "crates/a/src/lib.rs"]);
    }

    #[test]
    fn what_is_no_text_keeps_its_path() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.woff"), [0xff, 0xfe]).unwrap();
        let tree = read(root.path()).unwrap();
        assert_eq!((tree.files[0].path.as_str(), tree.files[0].text.as_str()), ("a.woff", ""));
    }
}
