//! Amendments against all plans of tiny problems, and decrees in a province in miniature.

use super::*;
use crate::cases::*;
use crate::{Budget, End};

fn order() -> Order<'static> {
    Order { seed: 1, lanes: 1, threads: 1, budget: Budget { end: End::Work(200_000), stop: &|| false } }
}

fn amended(problem: &Problem, published: &[Option<SessionIx>], decrees: &[Decree]) -> Result<Amended, NotAmended> {
    amend(problem, published, decrees, &order(), &mut |_| {})
}

fn planned(problem: &Problem) -> Option<Checked> {
    let Outcome::Plan { solution, .. } = solve(problem, &order(), &mut |_| {}) else { return None };
    check(problem, &solution).ok()
}

/// The fewest changes of any plan that obeys the decree, and the least cost among those.
fn fewest(problem: &Problem, published: &[Option<SessionIx>], decree: Decree) -> Option<(usize, i64)> {
    let mut best = None;
    every_plan(problem, |plan| {
        if plan.session_of(decree.need) == decree.session {
            let cost = (moves(published, plan).len(), plan.cost().total());
            best = Some(best.map_or(cost, |best: (usize, i64)| best.min(cost)));
        }
    });
    best
}

#[test]
fn as_few_places_change_as_any_plan_can_change() {
    let (mut plans, mut none) = (0, 0);
    for seed in 0..120 {
        let problem = tiny(seed);
        let Some(plan) = planned(&problem) else { continue };
        let published = &plan.solution().served;
        let Some(need) = published.iter().position(Option::is_some).map(NeedIx::of) else { continue };
        let others = problem.sessions.iter().enumerate();
        let others = others.filter(|(_, session)| session.course == problem.needs[need.at()].course);
        for session in std::iter::once(None).chain(others.map(|(s, _)| Some(SessionIx::of(s)))) {
            // A promise to the need itself is replaced by the decree.
            let decree = Decree { need, session };
            match (amended(&problem, published, &[decree]), fewest(&without_keep(&problem, need), published, decree)) {
                (Ok(amended), Some((changes, _))) => {
                    assert_eq!(amended.changed.len(), changes, "seed {seed}, {decree:?}");
                    assert!(amended.least <= changes);
                    plans += 1;
                }
                (Err(NotAmended::Infeasible), None) => none += 1,
                (amended, fewest) => panic!("seed {seed}, {decree:?}: {amended:?} where {fewest:?}"),
            }
        }
    }
    assert!(plans > 100 && none > 20, "{plans} and {none}");
}

fn without_keep(problem: &Problem, need: NeedIx) -> Problem {
    let need = problem.needs[need.at()];
    let mut draft = (**problem).clone();
    draft.keeps.retain(|keep| (keep.person, keep.course) != (need.person, need.course));
    Problem::new(draft).unwrap()
}

#[test]
fn nothing_changes_without_a_cause() {
    for seed in 0..60 {
        let problem = tiny(seed);
        let Some(plan) = planned(&problem) else { continue };
        let amended = amended(&problem, &plan.solution().served, &[]).unwrap();
        assert_eq!((amended.changed, amended.least), (Vec::new(), 0), "seed {seed}");
    }
}

#[test]
fn a_seat_given_up_goes_to_who_waited() {
    // The first course has two seats, and three people want it.
    let problem = province(&[]);
    let plan = planned(&problem).unwrap();
    let published = &plan.solution().served;
    assert_eq!(published[CHI_FIRST as usize], None);
    let gone = Decree { need: NeedIx(BINH_FIRST), session: None };
    let amended = amended(&problem, published, &[gone]).unwrap();
    assert_eq!(amended.changed, [Moved { need: NeedIx(BINH_FIRST), from: Some(SessionIx(0)), to: None }]);
    assert_eq!(amended.plan.session_of(NeedIx(CHI_FIRST)), Some(SessionIx(0)));
}
