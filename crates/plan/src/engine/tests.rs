//! The engine against brute force on tiny problems, and the same work twice.

use proptest::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::cases::{PROVINCE, brute_force, province, tiny};
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
    let (mut feasible, mut infeasible) = (0, 0);
    for seed in 0..300 {
        let problem = tiny(seed);
        let optimum = brute_force(&problem);
        match (solve(&problem, seed, WORK), optimum) {
            (Outcome::Plan { solution, bound, prices, optimal, .. }, Some(optimum)) => {
                let plan = check(&problem, &solution).unwrap_or_else(|broken| panic!("seed {seed}: {broken:?}"));
                assert_eq!(plan.cost().total(), optimum, "seed {seed}");
                assert!(optimal, "seed {seed} is small enough to be tried whole");
                assert!(bound <= optimum as f64, "seed {seed}: bound {bound} is above the optimum {optimum}");
                prove(&problem, &prices, bound).unwrap();
                feasible += 1;
            }
            (Outcome::Infeasible, None) => infeasible += 1,
            (outcome, optimum) => panic!("seed {seed}: {outcome:?} where the optimum is {optimum:?}"),
        }
    }
    assert!(feasible >= 200 && infeasible >= 10, "the generator has lost its variety: {feasible} and {infeasible}");
}

/// The search alone, without trying all, on the same problems: it is what larger ones get.
#[test]
fn the_search_finds_nearly_every_optimum_of_tiny_problems() {
    let (mut feasible, mut found) = (0, 0);
    for seed in 0..160 {
        let problem = tiny(seed);
        let Some(optimum) = brute_force(&problem) else { continue };
        let layout = Layout::new(&problem);
        let meter = Meter { budget: Budget { end: End::Work(WORK), stop: &|| false } };
        let mut ascent = Ascent::new(&layout, 1, &meter);
        let work = raise(&mut ascent, f64::INFINITY, &meter, &mut |_| {}).expect("there is a plan");
        let hints = ascent.hints();
        let order = Order { seed, lanes: 2, threads: 1, budget: meter.budget };
        let mut search = Search::new(&layout, &order, &hints);
        search.run(&meter, work, ascent.best, &mut |_, _| {});
        let best = search.best().map(|best| best.0);
        assert!(best.is_none_or(|best| best >= optimum), "seed {seed}: {best:?} is below the optimum {optimum}");
        feasible += 1;
        found += usize::from(best == Some(optimum));
    }
    assert!(found * 20 >= feasible * 19, "{found} of {feasible}");
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

/// Eighty people and sixty seats at two times, too many to be tried whole; a floor on all of them.
fn eighty(percent: u32) -> Problem {
    let mut text = "goc-plan 2\nweeks 4\nsites 1\ntravel 1\ncourses 1\ncourse 0 -\nsessions 2\n".to_owned();
    text += "session 0 0 0 0 2 full 1 30 5\nsession 1 0 0 2 2 full 1 30 5\npeople 80\n";
    (0..80).for_each(|person| text += &format!("person {person} 0 0 4\n"));
    text += "needs 80\n";
    (0..80).for_each(|person| text += &format!("need {person} 0 0 {} any {}\n", 2 + person % 3, 20 + person % 7));
    let all: Vec<String> = (0..80).map(|person| person.to_string()).collect();
    text += &format!("sets 1\nset 0 25 *\ngroups 1\ngroup 0 {percent} {}\nkeeps 0\nbudget -\n", all.join(" "));
    crate::read_problem(text.as_bytes()).unwrap()
}

/// Nothing that counting one rule after the other would see.
#[test]
fn a_floor_above_the_seats_is_proven_by_the_bound() {
    assert_eq!(solve(&eighty(90), 1, 20_000_000), Outcome::Infeasible);
}

#[test]
fn what_is_searched_is_the_same_on_any_number_of_threads() {
    let problem = eighty(30);
    let once = bytes(&problem, 7, 1);
    assert!(once.contains("serve"));
    assert_eq!(once, bytes(&problem, 7, 1));
    assert_eq!(once, bytes(&problem, 7, 3));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    /// Whatever numbers a problem is made of, what is read can be planned, checked, questioned and amended.
    #[test]
    fn a_changed_province_that_is_read_is_planned_and_explained(
        changes in prop::collection::vec((0_usize..150, prop_oneof![0_u64..8, 0_u64..400, any::<u64>()]), 1..4),
    ) {
        let mut tokens: Vec<String> = PROVINCE.split(' ').map(str::to_owned).collect();
        for (at, number) in changes {
            let count = tokens.len();
            tokens[at % count] = number.to_string();
        }
        let Ok(problem) = crate::read_problem(tokens.join(" ").as_bytes()) else { return Ok(()) };
        let _ = crate::shortages(&problem);
        match solve(&problem, 1, 20_000) {
            Outcome::Plan { solution, prices, bound, .. } => {
                let plan = check(&problem, &solution).expect("the engine keeps the rules");
                prop_assert!(prove(&problem, &prices, bound).is_ok());
                let inquiry = crate::Inquiry::new(&problem, &plan);
                let _ = (inquiry.inversions(), inquiry.shares());
                for need in (0..problem.needs.len()).map(crate::NeedIx::of) {
                    let _ = (inquiry.why_here(need), inquiry.why_not(need));
                }
                let budget = Budget { end: End::Work(20_000), stop: &|| false };
                let order = Order { seed: 1, lanes: 1, threads: 1, budget };
                let amended = crate::amend(&problem, &solution.served, &[], &order, &mut |_| {});
                prop_assert!(amended.is_ok_and(|amended| amended.changed.is_empty()));
            }
            Outcome::Infeasible => prop_assert!(crate::conflict(&problem).is_some()),
            Outcome::NotFound => {}
        }
    }
}
