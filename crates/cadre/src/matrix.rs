//! The matrix (bảng rà soát): units against standards, how many meet each of those who must.

use std::collections::BTreeMap;
use std::sync::Arc;

use words::text_key;

use crate::record::{Record, UnitId};
use crate::standard::{Standard, Verdict};
use crate::summary::Part;

/// Units against standards. A cell without anybody is absent.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// The standards that concern anybody, by number of legal text and code.
    pub standards: Vec<Arc<Standard>>,
    /// Every unit with anybody concerned, in list order, with a cell for each standard.
    pub rows: Vec<(UnitId, Vec<Part>)>,
    /// The same for all units together.
    pub total: Vec<Part>,
}

/// Counts verdicts.
pub fn matrix(record: &Record, verdicts: &[Verdict]) -> Matrix {
    let mut standards: BTreeMap<(&str, &str), &Arc<Standard>> = BTreeMap::new();
    for verdict in verdicts {
        let standard = &verdict.standard;
        standards.insert((&standard.citation.number, &standard.code), standard);
    }
    let standards: Vec<Arc<Standard>> = standards.into_values().map(Arc::clone).collect();
    let place: BTreeMap<&str, usize> =
        standards.iter().enumerate().map(|(at, standard)| (standard.code.as_str(), at)).collect();
    let mut cells: BTreeMap<UnitId, Vec<Part>> = BTreeMap::new();
    let mut total = vec![Part::default(); standards.len()];
    for verdict in verdicts {
        let Some(unit) = verdict.unit else { continue };
        let at = place[verdict.standard.code.as_str()];
        let met = verdict.outcome.is_met();
        cells.entry(unit).or_insert_with(|| vec![Part::default(); standards.len()])[at].add(met);
        total[at].add(met);
    }
    let mut rows: Vec<(UnitId, Vec<Part>)> = cells.into_iter().collect();
    rows.sort_by_cached_key(|(unit, _)| (text_key(record.unit_name(*unit)), *unit));
    Matrix { standards, rows, total }
}
