//! A row of the bench.

use std::fmt;

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

    pub(super) fn read(line: &str) -> Option<Row> {
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
