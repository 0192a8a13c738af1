//! The general solver against brute force, from the worst plan there is.

use super::*;
use crate::cases::{every_plan, tiny};
use crate::check;

#[test]
fn the_worst_plan_is_perfected_to_the_best() {
    let mut perfected = 0;
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
        let found = perfect(&problem, &worst, 60);
        assert!(found.optimal, "seed {seed}");
        let cost = check(&problem, &found.solution).unwrap().cost().total();
        assert_eq!(cost, best, "seed {seed}");
        perfected += usize::from(worst.cost().total() > best);
    }
    assert!(perfected >= 60, "{perfected} perfected");
}
