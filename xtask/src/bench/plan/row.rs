//! A row of the bench.

use std::fmt;

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
    pub(super) fn read(line: &str) -> Option<Row> {
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
