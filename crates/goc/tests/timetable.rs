//! The engine on the field's text formats, as somebody who times other solvers would use it.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use support::Desk;

const TOY: &str = "Name: Toy\nCourses: 3\nRooms: 2\nDays: 2\nPeriods_per_day: 3\nCurricula: 1\nConstraints: 1\n\nCOURSES:\n\
maths anna 2 2 30\nlaw binh 3 2 20\nart anna 2 1 10\n\nROOMS:\nA 32\nB 20\n\nCURRICULA:\nfirst 2 maths law\n\n\
UNAVAILABILITY_CONSTRAINTS:\nart 0 0\n\nEND.\n";

fn desk(problem: &str) -> Desk {
    let desk = Desk::sqlite();
    std::fs::write(desk.path().join("toy.ctt"), problem).unwrap();
    desk
}

#[test]
fn a_problem_is_solved_and_anybody_can_check_it() {
    let desk = desk(TOY);
    let said = desk.done(&["timetable", "solve", "toy.ctt", "--work", "200000", "-o", "toy.sol"]);
    assert!(said.contains("violations=0 unplaced=0"), "{said}");
    let checked = desk.done(&["timetable", "check", "toy.ctt", "toy.sol"]);
    assert_eq!(said, checked, "what is said of an answer is what the checker says");

    let one = std::fs::read(desk.path().join("toy.sol")).unwrap();
    let all = ["timetable", "solve", "toy.ctt", "--work", "200000", "--threads", "2", "-o", "two.sol"];
    desk.done(&all);
    assert_eq!(one, std::fs::read(desk.path().join("two.sol")).unwrap(), "threads change nothing");

    // The same without a file: the timetable alone.
    let out = desk.done(&["timetable", "solve", "toy.ctt", "--work", "200000"]);
    assert_eq!(out.as_bytes(), one);
}

#[test]
fn what_breaks_a_limit_is_named() {
    let desk = desk(TOY);
    std::fs::write(desk.path().join("bad.sol"), "maths A 0 0\nlaw B 0 0\nart A 0 1\nart A 0 2\n").unwrap();
    let ran = desk.run(&["timetable", "check", "toy.ctt", "bad.sol"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("first is taught maths and law on day 0, period 0"), "{}", ran.out);
    assert!(ran.out.contains("violations=1 unplaced=3"), "{}", ran.out);
}

#[test]
fn what_cannot_be_placed_is_explained() {
    let desk = desk(&TOY.replace("art anna 2 1 10", "art anna 6 1 10"));
    let ran = desk.run(&["timetable", "solve", "toy.ctt", "--work", "200000", "-o", "toy.sol"]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("art: 6 sessions, and only 5 periods are open to it"), "{}", ran.out);
    assert!(ran.out.contains("anna: nobody else can teach 8 sessions, and only 6 periods are free"), "{}", ran.out);
    assert!(ran.out.contains("not placed, "), "{}", ran.out);
    // What could be placed was written, and holds.
    assert!(desk.done(&["timetable", "check", "toy.ctt", "toy.sol"]).contains("violations=0"));
}

#[test]
fn slips_are_named_by_their_line() {
    for (right, wrong, says) in [
        ("maths anna 2", "maths anna two", "line 10: expected a whole number"),
        ("first 2 maths law", "first 2 maths music", "line 19: music is not among the courses"),
        ("Rooms: 2", "Rooms: 1000000", "line 3"),
        ("A 32", "A -32", "line 15"),
    ] {
        let desk = desk(&TOY.replacen(right, wrong, 1));
        let ran = desk.run(&["timetable", "solve", "toy.ctt", "-o", "toy.sol"]);
        assert_eq!(ran.code, 1, "{wrong}");
        assert!(ran.err.contains("toy.ctt") && ran.err.contains(says), "{wrong}: {}", ran.err);
        assert!(!desk.path().join("toy.sol").exists());
    }
}
