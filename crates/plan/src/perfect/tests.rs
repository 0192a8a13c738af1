//! The general solver against brute force, from the worst plan there is.

use super::*;
use crate::cases::{every_plan, tiny};
use crate::engine::{Budget, End, Order, Outcome};
use crate::{check, solve};

#[test]
fn the_worst_plan_is_perfected_to_the_best() {
    let (mut perfected, mut ruled_out) = (0, 0);
    for seed in 0..120 {
        let problem = tiny(seed);
        let (mut best, mut worst) = (None, None::<Checked>);
        every_plan(&problem, |plan| {
            let cost = plan.cost().total();
            best = Some(best.map_or(cost, |best: i64| best.min(cost)));
            if worst.as_ref().is_none_or(|worst| cost > worst.cost().total()) {
                worst = Some(plan.clone());
            }
        });
        let (Some(best), Some(worst)) = (best, worst) else { continue };
        let budget = Budget { end: End::Work(20_000), stop: &|| false };
        let order = Order { seed: 1, lanes: 1, threads: 1, budget };
        let Outcome::Plan { prices, solution, .. } = solve(&problem, &order, &mut |_| {}) else {
            panic!("seed {seed} has a plan")
        };
        for known in [worst, check(&problem, &solution).unwrap()] {
            let found = perfect(&problem, &known, &prices, 60).unwrap();
            assert!(found.optimal, "seed {seed}");
            let cost = check(&problem, &found.solution).unwrap().cost().total();
            assert_eq!(cost, best, "seed {seed}");
            perfected += usize::from(known.cost().total() > best);
            ruled_out += found.seats[1] - found.seats[0];
        }
    }
    assert!(perfected >= 60 && ruled_out >= 300, "{perfected} perfected, {ruled_out} seats ruled out");
}
