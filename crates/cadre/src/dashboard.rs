//! The dashboard (bảng tổng hợp): what a review comes to, in figures that are counted once and looked at often.

use std::collections::{BTreeMap, HashMap};

use words::{Date, Interval};

use crate::list::Stands;
use crate::matrix::{Counting, Matrix};
use crate::record::{PersonId, Record, UnitId};
use crate::standard::{Ask, Law, Outcome, Warning, tally, warnings};
use crate::summary::Part;

/// What a review of everybody comes to. It holds no proof and nothing that not everybody who may review may know.
#[derive(Clone, Debug, Default)]
pub struct Dashboard {
    /// How each person stands.
    pub stands: HashMap<PersonId, Stands>,
    /// How many people stand how.
    pub counts: BTreeMap<Stands, usize>,
    /// Units against standards.
    pub matrix: Matrix,
    /// What runs out soon, the earliest first.
    pub warnings: Vec<(Date, PersonId, Warning)>,
}

impl Dashboard {
    /// How many verdicts of a unit and what belongs to it are met, of all; nothing where it concerns nobody.
    pub fn met(&self, unit: UnitId) -> Option<Part> {
        let parts = self.matrix.cells.get(&unit)?;
        Some(Part { count: parts.iter().map(|part| part.count).sum(), of: parts.iter().map(|part| part.of).sum() })
    }

    /// How many warnings fall before a day.
    pub fn due_before(&self, day: Date) -> usize {
        self.warnings.partition_point(|(due, ..)| *due < day)
    }
}

/// Reviews everybody, and counts; warnings are given for what runs out within the days. Nothing is proven, so that a country
/// needs seconds.
pub fn dashboard(record: &Record, law: &Law<'_>, within: Interval) -> Dashboard {
    let mut counting = Counting::default();
    let mut worst: HashMap<PersonId, Outcome> = HashMap::with_capacity(record.officials.len());
    let mut owed = Vec::new();
    tally(record, law, &Ask::default(), |answer| {
        counting.add(answer.unit, answer.standard, answer.outcome.is_met());
        let known = worst.entry(answer.person).or_insert(answer.outcome);
        *known = answer.outcome.min(*known);
        owed.extend(Warning::owed(answer.person, &answer.standard.code, answer.outcome));
    });
    let people = record.officials.iter();
    let stands: HashMap<PersonId, Stands> =
        people.map(|official| (official.id, Stands::by_worst(worst.get(&official.id).copied()))).collect();
    let mut counts = BTreeMap::new();
    stands.values().for_each(|stands| *counts.entry(*stands).or_insert(0) += 1);
    Dashboard { stands, counts, matrix: counting.matrix(record), warnings: warnings(record, law, owed, within) }
}
