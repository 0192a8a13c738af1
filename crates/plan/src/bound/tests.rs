//! No prices prove more than the optimum, and what contradicts itself proves that no plan exists.

use proptest::prelude::*;

use super::*;
use crate::cases::{brute_force, province, tiny};

#[test]
fn without_prices_everyone_chooses_alone() {
    // Sessions open for nothing: An's journeys are 5 each, and Bình and Chi can take the first course or the free one.
    let problem = province(&[]);
    assert_eq!(bound(&problem, &Prices::default()), Ok((5.0 + 5.0) + (5.0 + 20.0) + (5.0 + 20.0)));
}

#[test]
fn a_lock_outside_the_window_is_infeasible() {
    let problem = province(&[("keeps 0", "keeps 1\nkeep 2 2 3 lock")]);
    assert_eq!(bound(&problem, &Prices::default()), Ok(f64::INFINITY));
}

#[test]
fn prices_that_are_none_are_refused() {
    let problem = province(&[]);
    let refused = |prices: Prices| bound(&problem, &prices).unwrap_err();
    assert_eq!(refused(Prices { groups: vec![(GroupIx(0), -1.0)], ..Prices::default() }), NotProven::Price(-1.0));
    assert_eq!(refused(Prices { groups: vec![(GroupIx(7), 1.0)], ..Prices::default() }), NotProven::Stray);
    assert_eq!(refused(Prices { sets: vec![(SetIx(0), 6, 1.0)], ..Prices::default() }), NotProven::Stray);
    let seat = (NeedIx(0), SessionIx(0), f64::INFINITY);
    assert_eq!(refused(Prices { seats: vec![seat], ..Prices::default() }), NotProven::Price(f64::INFINITY));
}

#[test]
fn a_bound_too_high_is_not_proven() {
    let problem = province(&[]);
    assert_eq!(prove(&problem, &Prices::default(), 60.0), Ok(60.0));
    assert_eq!(prove(&problem, &Prices::default(), 61.0), Err(NotProven::Less { stated: 61.0, proven: 60.0 }));
}

/// Prices for a tiny problem: every seat, week and group takes the next of `values`, times a sign for seats.
fn priced(problem: &Problem, values: &[f64]) -> Prices {
    let mut next = values.iter().copied().cycle();
    let mut draw = || next.next().unwrap();
    let mut prices = Prices { budget: draw().abs() / 10.0, ..Prices::default() };
    for set in 0..problem.sets.len() {
        (0..problem.weeks).for_each(|week| prices.sets.push((SetIx::of(set), week, draw().abs() / 3.0)));
    }
    prices.groups.push((GroupIx(0), draw().abs()));
    for need in 0..problem.needs.len() {
        let sessions = 0..problem.sessions.len();
        sessions.for_each(|session| prices.seats.push((NeedIx::of(need), SessionIx::of(session), draw())));
    }
    prices
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_prices_prove_more_than_the_optimum(
        seed in 0_u64..500,
        values in prop::collection::vec(-25.0_f64..10.0, 7..31),
    ) {
        let problem = tiny(seed);
        if let Some(optimum) = brute_force(&problem) {
            let proven = bound(&problem, &priced(&problem, &values)).unwrap();
            prop_assert!(proven <= optimum as f64 + 1e-6, "{proven} > {optimum}");
        }
    }
}
