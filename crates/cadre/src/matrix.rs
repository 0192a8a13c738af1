//! The matrix (bảng rà soát): units against standards, how many meet each of those who must.

use std::collections::HashMap;
use std::sync::Arc;

use crate::record::{Record, UnitId};
use crate::standard::Standard;
use crate::summary::Part;

/// Units against standards.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// The standards that concern anybody, by number of legal text and code.
    pub standards: Vec<Arc<Standard>>,
    /// Of each unit that concerns anybody, with everything that belongs to it, a cell for each standard.
    pub cells: HashMap<UnitId, Vec<Part>>,
    /// The same for everybody.
    pub total: Vec<Part>,
}

impl Matrix {
    /// Those of the units that belong to a unit, or to none, with anybody concerned; in list order.
    pub fn rows<'a>(&'a self, record: &'a Record, unit: Option<UnitId>) -> impl Iterator<Item = (UnitId, &'a [Part])> {
        record.parts(unit).iter().filter_map(|part| Some((*part, self.cells.get(part)?.as_slice())))
    }
}

/// A matrix while it is counted.
#[derive(Default)]
pub(crate) struct Counting<'a> {
    columns: HashMap<&'a str, usize>,
    standards: Vec<&'a Arc<Standard>>,
    cells: HashMap<UnitId, Vec<Part>>,
}

impl<'a> Counting<'a> {
    /// Counts one verdict.
    pub(crate) fn add(&mut self, unit: Option<UnitId>, standard: &'a Arc<Standard>, met: bool) {
        let column = *self.columns.entry(&standard.code).or_insert_with(|| {
            self.standards.push(standard);
            self.standards.len() - 1
        });
        let Some(unit) = unit else { return };
        let cells = self.cells.entry(unit).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Part::default());
        }
        cells[column].add(met);
    }

    /// The matrix, where every unit counts for what it belongs to.
    pub(crate) fn matrix(self, record: &Record) -> Matrix {
        let Counting { standards, cells: own, .. } = self;
        let mut order: Vec<usize> = (0..standards.len()).collect();
        order.sort_by_key(|at| (&standards[*at].citation.number, &standards[*at].code));
        let mut total = vec![Part::default(); standards.len()];
        let mut cells: HashMap<UnitId, Vec<Part>> = HashMap::with_capacity(own.len());
        for (unit, parts) in own {
            let in_order = order.iter().map(|at| parts.get(*at).copied().unwrap_or_default());
            let parts: Vec<Part> = in_order.collect();
            add(&mut total, &parts);
            for unit in std::iter::once(unit).chain(record.above(unit)) {
                add(cells.entry(unit).or_insert_with(|| vec![Part::default(); parts.len()]), &parts);
            }
        }
        let standards = order.into_iter().map(|at| Arc::clone(standards[at])).collect();
        Matrix { standards, cells, total }
    }
}

fn add(to: &mut [Part], parts: &[Part]) {
    for (to, part) in to.iter_mut().zip(parts) {
        to.count += part.count;
        to.of += part.of;
    }
}
