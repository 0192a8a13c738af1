//! Every reason once, on a province in miniature.

use super::*;
use crate::cases::*;
use crate::check::check;

/// The reason why a need does not sit in a session of the plan that serves `places`.
fn reason(problem: &Problem, places: &[(u32, u32)], need: u32, session: u32) -> Reason {
    let plan = check(problem, &serving(problem, places)).unwrap();
    let obstacles = Inquiry::new(problem, &plan).why_not(NeedIx(need));
    obstacles.iter().find(|obstacle| obstacle.session == Some(SessionIx(session))).unwrap().reason
}

#[test]
fn a_served_need_has_no_obstacle() {
    let problem = province(&[]);
    let plan = check(&problem, &serving(&problem, &[(AN_FIRST, 0)])).unwrap();
    assert_eq!(Inquiry::new(&problem, &plan).why_not(NeedIx(AN_FIRST)), []);
}

#[test]
fn a_course_without_sessions() {
    let problem = province(&[("session 3 2 0", "session 3 0 0")]);
    let plan = check(&problem, &serving(&problem, &[])).unwrap();
    let obstacles = Inquiry::new(&problem, &plan).why_not(NeedIx(CHI_FREE));
    assert_eq!(obstacles, [Obstacle { session: None, reason: Reason::NoSession }]);
}

#[test]
fn outside_the_window() {
    assert_eq!(reason(&province(&[]), &[], CHI_FREE, 3), Reason::OutsideWindow { from: 0, until: 3 });
}

#[test]
fn of_a_form_not_allowed() {
    let problem = province(&[("need 1 2 0 6 part", "need 1 2 0 6 full")]);
    assert_eq!(reason(&problem, &[], BINH_FREE, 3), Reason::WrongMode);
}

#[test]
fn a_session_that_does_not_open() {
    // Bình alone is not enough: Chi leaves before it ends.
    assert_eq!(reason(&province(&[]), &[], BINH_FREE, 3), Reason::NotOpened { learners_missing: 1 });
    let stays = province(&[("person 2 0 0 3", "person 2 0 0 6")]);
    assert_eq!(reason(&stays, &[], BINH_FREE, 3), Reason::NotOpened { learners_missing: 0 });
    // Chi is in session 0 at that time, so she could not come either.
    assert_eq!(reason(&stays, &[(CHI_FIRST, 0)], BINH_FREE, 3), Reason::NotOpened { learners_missing: 1 });
}

#[test]
fn a_session_that_is_full() {
    let places = [(AN_FIRST, 0), (BINH_FIRST, 0)];
    assert_eq!(reason(&province(&[]), &places, CHI_FIRST, 0), Reason::FullUp { high: 2 });
}

#[test]
fn a_clash() {
    let problem = province(&[("needs 6", "needs 7"), ("need 1 0 0 6", "need 0 2 0 6 any 20\nneed 1 0 0 6")]);
    // Needs after the new one stand one place later.
    let places = [(AN_FIRST, 0), (2, 3), (4, 3)];
    assert_eq!(check(&problem, &serving(&problem, &places)).unwrap_err().len(), 1, "An cannot sit in both");
    let places = [(2, 3), (4, 3), (5, 0)];
    assert_eq!(reason(&problem, &places, AN_FIRST, 0), Reason::Clash { with: SessionIx(3) });
}

#[test]
fn prerequisites() {
    // Somebody who holds the first course keeps sessions 1 and 2 of the second open.
    let holder = [("people 3", "people 4"), ("person 2 0 0 3", "person 2 0 0 3\nperson 3 0 0 6")];
    let needing = [
        ("needs 6", "needs 7"),
        ("sets 1", "sets 1"),
        ("need 2 2 0 6 any 20", "need 2 2 0 6 any 20\nneed 3 1 0 6 any 9"),
    ];
    let problem = province(&[holder, [needing[0], needing[2]]].concat());
    let not_served = Reason::PrerequisiteNotServed { prerequisite: NeedIx(AN_FIRST) };
    assert_eq!(reason(&problem, &[(6, 1)], AN_SECOND, 1), not_served);
    let weekday = [("0 2 full 1 2", "0 2 1 1 2")];
    let problem = province(&[&holder[..], &[needing[0], needing[2]], &weekday].concat());
    let too_early = Reason::TooEarly { prerequisite: SessionIx(0) };
    assert_eq!(reason(&problem, &[(AN_FIRST, 0), (6, 2)], AN_SECOND, 2), too_early);
}

#[test]
fn no_more_cover() {
    let problem = province(&[("set 0 3 *", "set 0 1 0 1")]);
    let reached = Reason::CoverReached { set: SetIx(0), week: 0 };
    assert_eq!(reason(&problem, &[(AN_FIRST, 0)], BINH_FIRST, 0), reached);
}

#[test]
fn no_more_money() {
    let problem = province(&[("budget -", "budget 18")]);
    assert_eq!(reason(&problem, &[(AN_FIRST, 0)], BINH_FIRST, 0), Reason::BudgetSpent { missing: 2 });
}

#[test]
fn not_worth_it() {
    let problem = province(&[("keeps 0", "keeps 1\nkeep 1 0 0 9")]);
    let worth = Reason::CheaperUnserved { price: 5, leaving: 49 };
    assert_eq!(reason(&problem, &[(AN_FIRST, 0)], BINH_FIRST, 0), worth);
    assert_eq!(worth.to_string(), "it would fit at a price of 5, leaving the need out costs 49");
}

/// The plan that serves `places`, and its inquiry.
fn asked<R>(problem: &Problem, places: &[(u32, u32)], ask: impl Fn(&Inquiry) -> R) -> R {
    let plan = check(problem, &serving(problem, places)).unwrap();
    ask(&Inquiry::new(problem, &plan))
}

#[test]
fn why_a_need_sits_here() {
    // The weekend class is near, but An is in the first course until then.
    let problem = province(&[]);
    let places = [(AN_FIRST, 0), (AN_SECOND, 1)];
    let seated = asked(&problem, &places, |inquiry| inquiry.why_here(NeedIx(AN_SECOND)).unwrap());
    let reason = Reason::Clash { with: SessionIx(0) };
    let cheaper = vec![Cheaper { session: SessionIx(2), price: 0, reason }];
    assert_eq!(seated, Seated { session: SessionIx(1), price: 5, leaving: 40, promised: false, cheaper });
    assert_eq!(asked(&problem, &places, |inquiry| inquiry.why_here(NeedIx(CHI_FIRST))), None);
}

#[test]
fn the_reserve_list_of_a_full_class() {
    let problem = province(&[
        ("session 0 0 1 0 2 full 1 2 10", "session 0 0 1 0 2 full 1 1 10"),
        ("need 2 0 0 6 any 40", "need 2 0 0 6 any 60"),
    ]);
    let reserve = asked(&problem, &[(AN_FIRST, 0)], |inquiry| inquiry.reserve(SessionIx(0)));
    assert_eq!(reserve, [NeedIx(CHI_FIRST), NeedIx(BINH_FIRST)]);
}

/// The cause why Chi, who counts more, waits while An sits.
fn cause(replacements: &[(&str, &str)], more: &[(u32, u32)]) -> Cause {
    let mut replaced = vec![
        ("session 0 0 1 0 2 full 1 2 10", "session 0 0 1 0 2 full 1 1 10"),
        ("need 2 0 0 6 any 40", "need 2 0 0 6 any 60"),
    ];
    replaced.extend(replacements);
    let mut places = vec![(AN_FIRST, 0)];
    places.extend(more);
    let inversions = asked(&province(&replaced), &places, |inquiry| inquiry.inversions());
    let found = inversions.iter().find(|inversion| inversion.waiting == NeedIx(CHI_FIRST)).unwrap();
    assert_eq!((found.seated, found.session), (NeedIx(AN_FIRST), SessionIx(0)));
    found.cause
}

#[test]
fn every_cause_of_an_inversion() {
    assert_eq!(cause(&[], &[]), Cause::Missed(20));
    assert_eq!(
        cause(&[("travel 0 5\ntravel 5 0", "travel 0 5\ntravel 50 0"), ("person 0 0 0 6", "person 0 1 0 6")], &[]),
        Cause::Missed(15)
    );
    assert_eq!(cause(&[("travel 0 5", "travel 0 45"), ("person 0 0 0 6", "person 0 1 0 6")], &[]), Cause::Costs(25));
    assert_eq!(cause(&[], &[(AN_SECOND, 1)]), Cause::Prerequisite(NeedIx(AN_SECOND)));
    assert_eq!(cause(&[("keeps 0", "keeps 1\nkeep 0 0 0 lock")], &[]), Cause::Promise);
    assert_eq!(cause(&[("group 0 0 0 1 2", "group 0 50 0")], &[]), Cause::Floor(GroupIx(0)));
    // The free course is held at the same time.
    let stays = ("session 3 2 0 0 4 7 2 3 6", "session 3 2 0 0 3 7 1 3 6");
    let clash = Cause::Rule(Reason::Clash { with: SessionIx(3) });
    assert_eq!(cause(&[stays], &[(CHI_FREE, 3)]), clash);
}

#[test]
fn the_shares_of_a_group() {
    let problem = province(&[("group 0 0 0 1 2", "group 0 50 0")]);
    let shares = asked(&problem, &[(AN_FIRST, 0), (BINH_FIRST, 0)], |inquiry| inquiry.shares());
    assert_eq!(shares, [Share { group: GroupIx(0), needs: 2, served: 1, owed: 1, of_needs: 333, of_seats: 500 }]);
}
