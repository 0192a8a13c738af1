//! Every rule once kept and once broken, on a province in miniature.

use super::*;
use crate::cases::*;

fn violations(problem: &Problem, places: &[(u32, u32)]) -> Vec<Violation> {
    check(problem, &serving(problem, places)).err().unwrap_or_default()
}

fn cost(problem: &Problem, places: &[(u32, u32)]) -> Cost {
    check(problem, &serving(problem, places)).unwrap().cost()
}

#[test]
fn nobody_served_costs_every_penalty() {
    let problem = province(&[]);
    let plan = check(&problem, &serving(&problem, &[])).unwrap();
    assert_eq!(plan.cost(), Cost { penalties: 200, ..Cost::default() });
    assert_eq!(plan.unserved().len(), 6);
}

#[test]
fn the_cost_has_its_parts() {
    let problem = province(&[("keeps 0", "keeps 2\nkeep 0 0 0 9\nkeep 2 0 0 7")]);
    let parts = cost(&problem, &[(AN_FIRST, 0), (AN_SECOND, 1)]);
    assert_eq!(parts, Cost { opening: 20, travel: 10, penalties: 120, keeps: 7 });
    assert_eq!((parts.total(), parts.spent()), (157, 30));
}

#[test]
fn r1_a_session_is_of_the_course() {
    let problem = province(&[]);
    assert_eq!(violations(&problem, &[(AN_FIRST, 0)]), []);
    let other = Violation::OtherCourse { need: NeedIx(AN_FIRST), session: SessionIx(3) };
    assert_eq!(violations(&problem, &[(AN_FIRST, 3)]), [other]);
    let unknown = Violation::OtherCourse { need: NeedIx(AN_FIRST), session: SessionIx(99) };
    assert_eq!(violations(&problem, &[(AN_FIRST, 99)]), [unknown]);
}

#[test]
fn r1_a_session_is_inside_the_window() {
    let problem = province(&[]);
    assert_eq!(violations(&problem, &[(CHI_FIRST, 0)]), []);
    let outside = Violation::OutsideWindow { need: NeedIx(CHI_FREE), session: SessionIx(3), from: 0, until: 3 };
    assert_eq!(violations(&problem, &[(BINH_FREE, 3), (CHI_FREE, 3)]), [outside]);
    let late = province(&[("need 0 0 0 6", "need 0 0 1 6")]);
    let outside = Violation::OutsideWindow { need: NeedIx(AN_FIRST), session: SessionIx(0), from: 1, until: 6 };
    assert_eq!(violations(&late, &[(AN_FIRST, 0)]), [outside]);
}

#[test]
fn r1_a_session_is_of_an_allowed_form() {
    let problem = province(&[("need 0 0 0 6 any", "need 0 0 0 6 part"), ("need 1 0 0 6 any", "need 1 0 0 6 full")]);
    assert_eq!(violations(&problem, &[(BINH_FIRST, 0)]), []);
    let wrong = Violation::WrongMode { need: NeedIx(AN_FIRST), session: SessionIx(0) };
    assert_eq!(violations(&problem, &[(AN_FIRST, 0)]), [wrong]);
}

#[test]
fn r2_a_session_has_low_to_high_learners() {
    let problem = province(&[("person 2 0 0 3", "person 2 0 0 6")]);
    assert_eq!(violations(&problem, &[(BINH_FREE, 3), (CHI_FREE, 3)]), []);
    let few = Violation::Size { session: SessionIx(3), learners: 1, low: 2, high: 3 };
    assert_eq!(violations(&problem, &[(CHI_FREE, 3)]), [few]);
    let many = Violation::Size { session: SessionIx(0), learners: 3, low: 1, high: 2 };
    assert_eq!(violations(&problem, &[(AN_FIRST, 0), (BINH_FIRST, 0), (CHI_FIRST, 0)]), [many]);
}

#[test]
fn r3_nobody_sits_in_two_sessions_at_once() {
    // Bình's Sundays meet the full weeks of session 0, but not Mondays moved to week 2.
    let clash = Violation::Clash { person: PersonIx(1), one: SessionIx(0), other: SessionIx(3) };
    let problem = province(&[("7 2 3 6", "7 1 3 6")]);
    assert_eq!(violations(&problem, &[(BINH_FIRST, 0), (BINH_FREE, 3)]), std::slice::from_ref(&clash));
    let later = province(&[("session 3 2 0 0 4 7 2 3 6", "session 3 2 0 2 4 7 1 3 6")]);
    assert_eq!(violations(&later, &[(BINH_FIRST, 0), (BINH_FREE, 3)]), []);
    let weekdays = [("0 2 full 1 2", "0 2 12 1 2"), ("7 2 3 6", "7 1 3 6")];
    assert_eq!(violations(&province(&weekdays), &[(BINH_FIRST, 0), (BINH_FREE, 3)]), []);
    let a_day = [("0 2 full 1 2", "0 2 17 1 2"), ("7 2 3 6", "7 1 3 6")];
    assert_eq!(violations(&province(&a_day), &[(BINH_FIRST, 0), (BINH_FREE, 3)]), [clash]);
}

#[test]
fn r4_prerequisites_come_first() {
    let problem = province(&[]);
    assert_eq!(violations(&problem, &[(AN_FIRST, 0), (AN_SECOND, 1)]), []);
    let without = Violation::WithoutPrerequisite { need: NeedIx(AN_SECOND), prerequisite: NeedIx(AN_FIRST) };
    assert_eq!(violations(&problem, &[(AN_SECOND, 1)]), [without]);
    let weekend = province(&[("0 2 full 1 2", "0 2 1 1 2")]);
    let before =
        Violation::BeforePrerequisite { need: NeedIx(AN_SECOND), session: SessionIx(2), prerequisite: SessionIx(0) };
    assert_eq!(violations(&weekend, &[(AN_FIRST, 0), (AN_SECOND, 2)]), [before]);
    // Who does not need the prerequisite holds it already.
    let holds = province(&[("needs 6\nneed 0 0 0 6 any 40", "needs 5")]);
    assert_eq!(violations(&holds, &[(0, 1)]), []);
}

#[test]
fn r5_a_set_keeps_its_cover() {
    let two = [(AN_FIRST, 0), (BINH_FIRST, 0)];
    assert_eq!(violations(&province(&[("set 0 3 *", "set 0 2 0 1")]), &two), []);
    let cover = |week| Violation::Cover { set: SetIx(0), week, away: 2, allowed: 1 };
    assert_eq!(violations(&province(&[("set 0 3 *", "set 0 1 0 1")]), &two), [cover(0), cover(1)]);
    assert_eq!(violations(&province(&[("set 0 3 *", "set 0 1 *")]), &two), [cover(0), cover(1)]);
    // Part-time learners stay at their desks.
    let part = [("set 0 3 *", "set 0 1 *"), ("0 2 full 1 2", "0 2 1 1 2")];
    assert_eq!(violations(&province(&part), &two), []);
}

#[test]
fn r6_a_group_gets_its_share() {
    // Two of six needs are 33.3 per cent.
    let two = [(AN_FIRST, 0), (BINH_FIRST, 0)];
    assert_eq!(violations(&province(&[("group 0 0", "group 0 33")]), &two), []);
    let floor = Violation::Floor { group: GroupIx(0), served: 2, needs: 6, percent: 34 };
    assert_eq!(violations(&province(&[("group 0 0", "group 0 34")]), &two), [floor]);
}

#[test]
fn r7_a_lock_holds() {
    let problem = province(&[("keeps 0", "keeps 1\nkeep 0 0 0 lock")]);
    assert_eq!(violations(&problem, &[(AN_FIRST, 0)]), []);
    let lock = Violation::Lock { need: NeedIx(AN_FIRST), session: SessionIx(0) };
    assert_eq!(violations(&problem, &[]), [lock]);
}

#[test]
fn r8_the_budget_holds() {
    let two = [(AN_FIRST, 0), (BINH_FIRST, 0)];
    assert_eq!(violations(&province(&[("budget -", "budget 20")]), &two), []);
    let budget = Violation::Budget { spent: 20, budget: 19 };
    assert_eq!(violations(&province(&[("budget -", "budget 19")]), &two), [budget]);
}

#[test]
fn a_bound_is_not_above_the_cost() {
    let problem = province(&[]);
    let state = |bound| check(&problem, &Solution { bound: Some(bound), ..serving(&problem, &[]) });
    assert_eq!(state(150.0).unwrap().gap(), Some(0.25));
    assert_eq!(state(200.5), Err(vec![Violation::Bound { bound: 200.5, cost: 200 }]));
    assert!(state(f64::NAN).is_err());
}

#[test]
fn a_solution_of_another_problem_is_refused() {
    let problem = province(&[]);
    let solution = Solution { served: vec![None; 2], bound: None };
    assert_eq!(check(&problem, &solution), Err(vec![Violation::OtherProblem { needs: 6, found: 2 }]));
}

#[test]
fn violations_explain_themselves() {
    let problem = province(&[("set 0 3 *", "set 0 1 *")]);
    let told: Vec<String> = violations(&problem, &[(AN_SECOND, 1), (BINH_FIRST, 0), (CHI_FIRST, 0)])
        .iter()
        .map(|v| v.to_string())
        .collect();
    assert_eq!(
        told,
        [
            "R4 need 1 is served without need 0, its prerequisite",
            "R5 set 0 has 2 away in week 0, allowed 1",
            "R5 set 0 has 2 away in week 1, allowed 1",
        ]
    );
}
