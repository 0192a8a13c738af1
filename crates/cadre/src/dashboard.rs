//! The dashboard (bảng tổng hợp): what a review comes to, in figures that are counted once and looked at often.

use std::collections::{BTreeMap, HashMap};

use words::{Date, Interval};

use crate::list::{Stands, stands};
use crate::matrix::{Matrix, matrix};
use crate::record::{PersonId, Record, UnitId};
use crate::standard::{Ask, Law, Warning, review, warnings};
use crate::summary::Part;

/// What a review of everybody comes to. It holds no proof and nothing that not everybody who may review may know.
#[derive(Clone, Debug, Default)]
pub struct Dashboard {
    /// How each person stands.
    pub stands: HashMap<PersonId, Stands>,
    /// Units against standards.
    pub matrix: Matrix,
    /// What runs out soon.
    pub warnings: Vec<(Date, PersonId, Warning)>,
}

impl Dashboard {
    /// How many people stand how.
    pub fn counts(&self) -> BTreeMap<Stands, usize> {
        let mut counts = BTreeMap::new();
        self.stands.values().for_each(|stands| *counts.entry(*stands).or_insert(0) += 1);
        counts
    }

    /// How many verdicts are met, of all, by unit.
    pub fn met(&self) -> BTreeMap<UnitId, Part> {
        let whole = |parts: &Vec<Part>| Part {
            count: parts.iter().map(|part| part.count).sum(),
            of: parts.iter().map(|part| part.of).sum(),
        };
        self.matrix.rows.iter().map(|(unit, parts)| (*unit, whole(parts))).collect()
    }
}

/// Reviews everybody, and counts; warnings are given for what runs out within the days.
pub fn dashboard(record: &Record, law: &Law<'_>, within: Interval) -> Dashboard {
    let verdicts = review(record, law, &Ask::default());
    Dashboard {
        stands: stands(record, &verdicts),
        matrix: matrix(record, &verdicts),
        warnings: warnings(record, law, &verdicts, within),
    }
}
