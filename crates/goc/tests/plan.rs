//! Questions to a plan of a problem file, as whoever checks somebody else's plan would ask them.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use support::Desk;

/// Course 1 requires course 0; course 2 is free. The first course has two seats for three people.
const PROVINCE: &str = include_str!("../../plan/src/cases/province.plan");

/// The province, with a floor.
fn problem() -> String {
    PROVINCE.replace("group 0 0 0 1 2", "group 0 30 0 1 2")
}

fn solved() -> Desk {
    let desk = Desk::sqlite();
    std::fs::write(desk.path().join("a.plan"), problem()).unwrap();
    desk.done(&["plan", "solve", "a.plan", "--work", "200000", "-o", "a.sol"]);
    desk
}

#[test]
fn a_plan_is_explained() {
    let desk = solved();
    let said = desk.done(&["plan", "explain", "a.plan", "a.sol"]);
    assert!(said.contains("group 0: needs 6 (100.0% of all), served 3 (100.0% of all seats), floor 2"), "{said}");
    assert!(said.contains("course 0: before week 6 seats needed 3, seats there are 2; ways out\n  classes more like session 0: 1, for 10"), "{said}");
    assert!(said.contains("would suit: cases 0\n") && !said.contains("a promised place"), "{said}");
}

#[test]
fn a_place_is_explained_and_what_another_decision_would_cost() {
    let desk = solved();
    let said = desk.done(&["plan", "explain", "a.plan", "a.sol", "--person", "2", "--course", "0"]);
    assert!(said.starts_with("person 2, course 0: left out, which counts 40\n"), "{said}");
    assert!(said.contains("  session 0: its seats are taken: 2\n"), "{said}");
    assert!(said.contains("  on the reserve list of session 0: 1 of 1\n"), "{said}");
    // Somebody else gives the seat up, with the same penalty and the same journey.
    assert!(said.contains("  if forced into session 0: other places that change: 1; cost changes by 0"), "{said}");
    let said = desk.done(&["plan", "explain", "a.plan", "a.sol", "--person", "1", "--course", "0"]);
    assert!(said.contains("person 1, course 0: in session 0; sitting there costs 5"), "{said}");
    assert!(said.contains("  if taken out: other places that change: 0; cost changes by 0"), "{said}");
    let ran = desk.run(&["plan", "explain", "a.plan", "a.sol", "--person", "7", "--course", "0"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("the problem has no need of person 7"), "{}", ran.err);
}

#[test]
fn a_published_plan_is_amended_and_the_two_are_compared() {
    let desk = solved();
    let take = ["plan", "amend", "a.plan", "a.sol", "--take", "1,0", "-o", "b.sol"];
    let said = desk.done(&take);
    assert!(said.contains("published places that change: 1"), "{said}");
    assert!(said.contains("  person 1, course 0: no longer in session 0"), "{said}");
    assert!(said.contains("  person 2, course 0: now in session 0"), "{said}");
    let said = desk.done(&["plan", "compare", "a.plan", "a.sol", "a.plan", "b.sol"]);
    assert!(said.contains("places gained 1, lost 1, moved 0; cost changes by 0"), "{said}");
    for (wrong, code) in [("1,0,3", 4), ("1,0", 2), ("9,0,0", 4)] {
        let ran = desk.run(&["plan", "amend", "a.plan", "a.sol", "--give", wrong, "-o", "c.sol"]);
        assert_eq!(ran.code, code, "{wrong}: {}", ran.err);
        assert!(!desk.path().join("c.sol").exists());
    }
}

#[test]
fn a_solution_is_made_again_to_the_byte() {
    let desk = solved();
    assert!(desk.done(&["plan", "again", "a.plan", "a.sol", "--threads", "3"]).contains("the same to the byte"));
    let text = std::fs::read_to_string(desk.path().join("a.sol")).unwrap();
    std::fs::write(desk.path().join("b.sol"), text.replace("serve 1 0 0", "serve 2 0 0")).unwrap();
    assert!(desk.run(&["plan", "again", "a.plan", "b.sol"]).err.contains("the solution is another"));
    std::fs::write(desk.path().join("b.plan"), problem().replace("budget -", "budget 99")).unwrap();
    let ran = desk.run(&["plan", "again", "b.plan", "a.sol"]);
    assert!(ran.err.contains("made for another problem file"), "{}", ran.err);
    std::fs::write(desk.path().join("c.sol"), text.replace("work 200000\n", "")).unwrap();
    assert!(desk.run(&["plan", "again", "a.plan", "c.sol"]).err.contains("states no work asked"));
}

#[test]
fn rules_that_cannot_hold_together_are_named() {
    let desk = Desk::sqlite();
    let text =
        problem().replace("set 0 3 *", "set 0 1 *").replace("keeps 0", "keeps 2\nkeep 0 0 0 lock\nkeep 1 0 0 lock");
    std::fs::write(desk.path().join("a.plan"), text).unwrap();
    let ran = desk.run(&["plan", "solve", "a.plan", "-o", "a.sol"]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    for line in [
        "these rules cannot hold together",
        "  person 0 keeps the place in session 0 (course 0)",
        "  person 1 keeps the place in session 0 (course 0)",
        "  set 0: at most so many away in a week: 1",
    ] {
        assert!(ran.err.contains(line), "{line}: {}", ran.err);
    }
    assert!(!ran.err.contains("at least 30%"), "{}", ran.err);
}
