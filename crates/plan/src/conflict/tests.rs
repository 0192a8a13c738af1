//! Contradictions: what is found cannot hold together, and can as soon as one rule of it is given up.

use super::*;
use crate::cases::*;

#[test]
fn every_contradiction_of_tiny_problems_is_found_and_nothing_in_it_can_be_spared() {
    let mut found = 0;
    for seed in 0..300 {
        let problem = tiny(seed);
        let rules = conflict(&problem);
        assert_eq!(rules.is_none(), brute_force(&problem).is_some(), "seed {seed}: {rules:?}");
        let Some(rules) = rules else { continue };
        found += 1;
        assert_eq!(brute_force(&with_only(&problem, &rules)), None, "seed {seed}: {rules:?}");
        for spared in &rules {
            let others: Vec<Rule> = rules.iter().filter(|rule| *rule != spared).copied().collect();
            assert!(brute_force(&with_only(&problem, &others)).is_some(), "seed {seed}: {rules:?} without {spared:?}");
        }
    }
    assert!(found >= 10, "{found}");
}

#[test]
fn two_promises_and_one_deputy_who_must_stay() {
    let text = [("set 0 3 *", "set 0 1 *"), ("keeps 0", "keeps 2\nkeep 0 0 0 lock\nkeep 1 0 0 lock")];
    assert_eq!(conflict(&province(&text)), Some(vec![Rule::Lock(0), Rule::Lock(1), Rule::Away(SetIx(0))]));
}

#[test]
fn a_promise_beyond_the_money() {
    let text = [("budget -", "budget 14"), ("keeps 0", "keeps 1\nkeep 0 0 0 lock"), ("group 0 0", "group 0 30")];
    assert_eq!(conflict(&province(&text)), Some(vec![Rule::Lock(0), Rule::Budget]));
}

#[test]
fn a_floor_of_who_cannot_come() {
    assert_eq!(conflict(&province(&[("group 0 0 0 1 2", "group 0 90 0 1 2")])), Some(vec![Rule::Floor(GroupIx(0))]));
}

#[test]
fn what_has_a_plan_has_no_conflict() {
    assert_eq!(conflict(&province(&[])), None);
}
