//! The rows of runs that were done, kept in a file: a bench of hours is cut sometimes. Rows of an engine that has changed since
//! are left out.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::bench::engine::engine;

/// What one run came to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) instance: String,
    pub(super) seconds: u32,
    pub(super) seed: u64,
    pub(super) unplaced: u64,
    pub(super) cost: u64,
    pub(super) bound: u64,
    /// Million proposals in a second.
    pub(super) millions: f64,
}

/// What a session that is not placed counts in a median: more than any cost.
const UNPLACED: f64 = 1e6;

impl Row {
    /// The cost; beyond anything where not all is placed.
    pub(super) fn value(&self) -> f64 {
        self.cost as f64 + self.unplaced as f64 * UNPLACED
    }

    fn read(line: &str) -> Option<Row> {
        let mut parts = line.split_whitespace();
        let instance = parts.next()?.to_owned();
        let mut number = || parts.next()?.parse::<f64>().ok();
        let (seconds, seed, unplaced) = (number()? as u32, number()? as u64, number()? as u64);
        let (cost, bound, millions) = (number()? as u64, number()? as u64, number()?);
        Some(Row { instance, seconds, seed, unplaced, cost, bound, millions })
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Row { instance, seconds, seed, unplaced, cost, bound, millions } = self;
        write!(f, "{instance} {seconds} {seed} {unplaced} {cost} {bound} {millions:.2}")
    }
}

/// The rows of the engine as it is.
pub(super) struct Rows {
    path: PathBuf,
    rows: Vec<Row>,
}

impl Rows {
    /// Opens the file of this engine; the first line of a file names no run.
    pub(super) fn open(root: &Path) -> Result<Rows> {
        let folder = root.join("target").join("bench");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let path = folder.join(format!("timetable-{:016x}.txt", engine(root, "timetable")?));
        let text = fs::read_to_string(&path).unwrap_or_default();
        Ok(Rows { path, rows: text.lines().filter_map(Row::read).collect() })
    }

    pub(super) fn find(&self, instance: &str, seconds: u32, seed: u64) -> Option<&Row> {
        self.rows.iter().find(|row| (&*row.instance, row.seconds, row.seed) == (instance, seconds, seed))
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
        let row = Row {
            instance: "comp05".to_owned(),
            seconds: 60,
            seed: 3,
            unplaced: 0,
            cost: 298,
            bound: 114,
            millions: 27.25,
        };
        assert_eq!(Row::read(&row.to_string()), Some(row));
        assert_eq!(Row::read("comp05 60"), None);
    }
}
