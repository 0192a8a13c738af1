//! Which engine a kept row is of.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

/// A number that changes with what decides a run: the files of the engine's crate, without their tests.
pub(super) fn engine(root: &Path, name: &str) -> Result<u64> {
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
