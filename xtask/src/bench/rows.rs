//! The rows of runs that were done, kept in a file: a bench of hours is cut sometimes. Rows of an engine that has changed since
//! are left out.

use std::fmt::Display;
use std::fs::{self, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The rows of an engine as it is, each a line.
pub(super) struct Rows<R> {
    path: PathBuf,
    rows: Vec<R>,
}

impl<R: Display> Rows<R> {
    /// Opens the file of an engine, which is the crate of that name; lines that are no rows are left out.
    pub(super) fn open(root: &Path, name: &str, read: fn(&str) -> Option<R>) -> Result<Self> {
        let folder = root.join("target").join("bench");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let path = folder.join(format!("{name}-{:016x}.txt", engine(root, name)?));
        let text = fs::read_to_string(&path).unwrap_or_default();
        Ok(Rows { path, rows: text.lines().filter_map(read).collect() })
    }

    pub(super) fn find(&self, is: impl Fn(&R) -> bool) -> Option<&R> {
        self.rows.iter().find(|row| is(row))
    }

    /// Keeps a row, on disk first.
    pub(super) fn push(&mut self, row: R) -> Result<()> {
        let open = OpenOptions::new().create(true).append(true).open(&self.path);
        let mut file = open.with_context(|| format!("cannot write {}", self.path.display()))?;
        writeln!(file, "{row}")?;
        self.rows.push(row);
        Ok(())
    }
}

/// A number that changes with what decides a run: the files of the engine's crate, without their tests.
fn engine(root: &Path, name: &str) -> Result<u64> {
    let mut files = Vec::new();
    let mut folders = vec![root.join("crates").join(name).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for path in files.iter().filter(|path| path.file_name().is_some_and(|name| name != "tests.rs")) {
        fs::read(path)?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}
