//! The rows of runs that were done, kept in a file of the engine as it is.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::bench::engine::engine;

/// What one run came to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) seconds: u32,
    pub(super) cost: u64,
    pub(super) unserved: u64,
    pub(super) bound: f64,
    /// Seconds from start to end, reading, proving and writing included.
    pub(super) took: f64,
    pub(super) peak_mb: u64,
}

impl Row {
    fn read(line: &str) -> Option<Row> {
        let mut parts = line.split_whitespace();
        let name = parts.next()?.to_owned();
        let mut number = || parts.next()?.parse::<f64>().ok();
        let (seconds, cost, unserved) = (number()? as u32, number()? as u64, number()? as u64);
        let (bound, took, peak_mb) = (number()?, number()?, number()? as u64);
        Some(Row { name, seconds, cost, unserved, bound, took, peak_mb })
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Row { name, seconds, cost, unserved, bound, took, peak_mb } = self;
        write!(f, "{name} {seconds} {cost} {unserved} {bound} {took:.1} {peak_mb}")
    }
}

pub(super) struct Rows {
    path: PathBuf,
    rows: Vec<Row>,
}

impl Rows {
    pub(super) fn open(root: &Path) -> Result<Rows> {
        let folder = root.join("target").join("bench");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let path = folder.join(format!("plan-{:016x}.txt", engine(root, "plan")?));
        let text = fs::read_to_string(&path).unwrap_or_default();
        Ok(Rows { path, rows: text.lines().filter_map(Row::read).collect() })
    }

    pub(super) fn find(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name)
    }

    /// Keeps a row, on disk first.
    pub(super) fn push(&mut self, row: Row) -> Result<()> {
        let open = OpenOptions::new().create(true).append(true).open(&self.path);
        let mut file = open.with_context(|| format!("cannot write {}", self.path.display()))?;
        writeln!(file, "{row}")?;
        self.rows.push(row);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_reads_back() {
        let name = "1000-1".to_owned();
        let row = Row { name, seconds: 5, cost: 28_774, unserved: 699, bound: 28_504.25, took: 5.5, peak_mb: 120 };
        assert_eq!(Row::read(&row.to_string()), Some(row));
        assert_eq!(Row::read("1000-1 5"), None);
    }
}
