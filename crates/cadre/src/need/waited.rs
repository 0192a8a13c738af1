//! Who was passed over: needs that waited in the years before, and needs that wait while lighter ones are served.

use std::collections::BTreeMap;

use crate::record::PersonId;
use crate::school::{AnnualPlan, ProgrammeCode};

/// Years in a row for which a need may wait without its holder being named to the officer: with the plan at hand it is the
/// third.
pub const YEARS_PASSED_OVER: u8 = 2;

/// For how many years in a row a need waited. `before` holds the plans of the years before, the latest first; a year without
/// a plan ends the row.
pub fn waited_years(before: &[AnnualPlan], person: PersonId, programme: &ProgrammeCode) -> u8 {
    let in_a_row = before.iter().zip(0..).take_while(|(plan, back)| before[0].year - back == plan.year);
    let waited = |plan: &AnnualPlan| {
        plan.waiting.iter().any(|waiting| waiting.person == person && waiting.programme == *programme)
    };
    in_a_row.take_while(|(plan, _)| waited(plan)).count().try_into().unwrap_or(u8::MAX)
}

/// Priority inversion (chờ dù ưu tiên hơn): a need waits although lighter needs of the same programme have seats. The rules
/// that caused it stand with the waiting need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inversion {
    /// Place of the waiting need in the plan.
    pub waiting: usize,
    /// Seats of the programme that went to lighter needs.
    pub lighter: usize,
}

/// Every inversion of a plan, in the order of its waiting needs.
pub fn inversions(plan: &AnnualPlan) -> Vec<Inversion> {
    let mut served: BTreeMap<&ProgrammeCode, Vec<i64>> = BTreeMap::new();
    for seat in &plan.seats {
        served.entry(&seat.programme).or_default().push(seat.penalty_vnd);
    }
    served.values_mut().for_each(|penalties| penalties.sort_unstable());
    let inversion = |(waiting, need): (usize, &crate::school::Waiting)| {
        let penalties = served.get(&need.programme)?;
        let lighter = penalties.partition_point(|penalty| *penalty < need.penalty_vnd);
        (lighter > 0).then_some(Inversion { waiting, lighter })
    };
    plan.waiting.iter().enumerate().filter_map(inversion).collect()
}
