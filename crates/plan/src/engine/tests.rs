//! The engine against brute force on tiny problems, and the same work twice.

use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::cases::{brute_force, province, tiny};
use crate::{Answer, check, prove, write_answer};

/// Enough for a tiny problem, little enough for a test.
const WORK: u64 = 200_000;

fn ask(problem: &Problem, seed: u64, work: u64, threads: u32) -> Outcome {
    let budget = Budget { end: End::Work(work), stop: &|| false };
    super::solve(problem, &Order { seed, lanes: 2, threads, budget }, &mut |_| {})
}

fn solve(problem: &Problem, seed: u64, work: u64) -> Outcome {
    ask(problem, seed, work, 1)
}

#[test]
fn tiny_problems_against_brute_force() {
    let (mut feasible, mut infeasible, mut optimal, mut missed) = (0, 0, 0, 0);
    for seed in 0..160 {
        let problem = tiny(seed);
        let optimum = brute_force(&problem);
        match (solve(&problem, seed, WORK), optimum) {
            (Outcome::Plan { solution, bound, prices, .. }, Some(optimum)) => {
                let plan = check(&problem, &solution).unwrap_or_else(|broken| panic!("seed {seed}: {broken:?}"));
                let cost = plan.cost().total();
                assert!(cost >= optimum, "seed {seed}: {cost} is below the optimum {optimum}");
                assert!(bound <= optimum as f64, "seed {seed}: bound {bound} is above the optimum {optimum}");
                prove(&problem, &prices, bound).unwrap();
                feasible += 1;
                optimal += usize::from(cost == optimum);
            }
            (Outcome::Plan { .. }, None) => panic!("seed {seed}: a plan where there is none"),
            (Outcome::Infeasible, None) => infeasible += 1,
            (Outcome::Infeasible, Some(optimum)) => panic!("seed {seed}: a plan of {optimum} exists"),
            (Outcome::NotFound, None) => infeasible += 1,
            (Outcome::NotFound, Some(_)) => missed += 1,
        }
    }
    println!(
        "{feasible} feasible, {optimal} of them solved to the optimum, {missed} missed, {infeasible} without a plan"
    );
    assert!(feasible >= 100 && infeasible >= 5, "the generator has lost its variety: {feasible} and {infeasible}");
    assert!(missed == 0 && optimal * 20 >= feasible * 19, "{missed} missed, {optimal} of {feasible} optimal");
}

/// The answer as it would be saved.
fn bytes(problem: &Problem, seed: u64, threads: u32) -> String {
    match ask(problem, seed, WORK, threads) {
        Outcome::Plan { solution, prices, work, .. } => {
            write_answer(problem, &Answer { solution, prices, work: Some(work), ..Answer::default() })
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn the_same_work_gives_the_same_bytes_on_any_number_of_threads() {
    for seed in 0..24 {
        let once = bytes(&tiny(seed), 7, 1);
        assert_eq!(once, bytes(&tiny(seed), 7, 1), "seed {seed}");
        assert_eq!(once, bytes(&tiny(seed), 7, 3), "seed {seed}");
    }
}

#[test]
fn a_contradiction_is_proven() {
    let outside = province(&[("keeps 0", "keeps 1\nkeep 2 2 3 lock")]);
    assert_eq!(solve(&outside, 1, WORK), Outcome::Infeasible);
    let cover = [("set 0 3 *", "set 0 1 *"), ("keeps 0", "keeps 2\nkeep 0 0 0 lock\nkeep 1 0 0 lock")];
    assert_eq!(solve(&province(&cover), 1, WORK), Outcome::Infeasible);
    let money = [("budget -", "budget 14"), ("keeps 0", "keeps 1\nkeep 0 0 0 lock")];
    assert_eq!(solve(&province(&money), 1, WORK), Outcome::Infeasible);
    assert_eq!(solve(&province(&[("group 0 0", "group 0 101")]), 1, WORK), Outcome::Infeasible);
}

#[test]
fn a_lock_brings_its_prerequisite() {
    let problem = province(&[("keeps 0", "keeps 1\nkeep 0 1 1 lock")]);
    let Outcome::Plan { solution, .. } = solve(&problem, 1, WORK) else { panic!("An takes both courses") };
    assert_eq!(solution.served[..2], [Some(SessionIx(0)), Some(SessionIx(1))]);
}

#[test]
fn a_stop_is_obeyed_and_still_leaves_a_plan() {
    let asked = AtomicU32::new(0);
    let stop = || asked.fetch_add(1, Ordering::Relaxed) >= 5;
    let problem = tiny(4);
    let budget = Budget { end: End::Share(&|| 0.0), stop: &stop };
    let order = Order { seed: 1, lanes: 2, threads: 1, budget };
    if let Outcome::Plan { solution, .. } = super::solve(&problem, &order, &mut |_| {}) {
        check(&problem, &solution).unwrap();
    }
    let asked = asked.load(Ordering::Relaxed);
    assert!(asked < 30, "asked {asked} times");
}

#[test]
fn nothing_to_plan_is_a_plan() {
    let problem = Problem::new(crate::Draft { weeks: 1, ..crate::Draft::default() }).unwrap();
    assert!(matches!(solve(&problem, 1, WORK), Outcome::Plan { .. }));
}
