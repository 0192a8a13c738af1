//! Wishes that fit together, and wishes that do not.

use super::*;
use crate::cases::*;
use crate::model::{Keep, KeepPrice};
use crate::{Budget, End, Order, Outcome, solve};

fn wish(need: u32, session: u32) -> (NeedIx, SessionIx) {
    (NeedIx(need), SessionIx(session))
}

#[test]
fn wishes_that_break_no_rule_are_all_kept() {
    let wishes = [wish(AN_FIRST, 0), wish(BINH_FREE, 3), wish(CHI_FREE, 3)];
    let promises = promises(&province(&[("person 2 0 0 3", "person 2 0 0 6")]), &wishes);
    assert_eq!((promises.kept, promises.broken), (wishes.to_vec(), Vec::new()));
}

#[test]
fn the_first_wish_wins_and_the_other_hears_which_rule_stands_against_it() {
    let wishes = [wish(AN_FIRST, 0), wish(BINH_FIRST, 0), wish(CHI_FIRST, 0)];
    let promises = promises(&province(&[]), &wishes);
    assert_eq!(promises.kept, wishes[..2]);
    let [(2, Violation::Size { learners: 3, high: 2, .. })] = promises.broken[..] else { panic!("{promises:?}") };
}

#[test]
fn a_session_that_can_never_open_cannot_be_promised() {
    let promises = promises(&province(&[]), &[wish(BINH_FREE, 3)]);
    let [(0, Violation::Size { learners: 1, low: 2, .. })] = promises.broken[..] else { panic!("{promises:?}") };
}

#[test]
fn a_wish_outside_the_rules_of_its_person_is_broken_alone() {
    let promises = promises(&province(&[]), &[wish(CHI_FREE, 3), wish(AN_FIRST, 0), wish(BINH_FIRST, 3)]);
    assert_eq!(promises.kept, [wish(AN_FIRST, 0)]);
    let places: Vec<usize> = promises.broken.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, [0, 2]);
}

/// Whatever is kept can be locked: the engine never proves such a problem impossible by its locks, and keeps them.
#[test]
fn what_is_kept_can_be_locked() {
    for seed in 0..200 {
        let problem = tiny(seed);
        let wishes: Vec<(NeedIx, SessionIx)> = (0..problem.needs.len())
            .map(|need| (NeedIx::of(need), SessionIx::of((need + seed as usize) % problem.sessions.len())))
            .collect();
        let promises = promises(&problem, &wishes);
        assert_eq!(promises.kept.len() + promises.broken.len(), wishes.len(), "seed {seed}");
        let mut draft = (*problem).clone();
        // Floors, prerequisites and a budget may still stand against all of them together.
        (draft.groups, draft.budget) = (Vec::new(), None);
        draft.courses.iter_mut().for_each(|course| course.requires = None);
        let keep = |(need, session): &(NeedIx, SessionIx)| {
            let asked = problem.needs[need.at()];
            Keep { person: asked.person, course: asked.course, session: *session, price: KeepPrice::Lock }
        };
        draft.keeps = promises.kept.iter().map(keep).collect();
        let locked = Problem::new(draft).unwrap();
        let order =
            Order { seed: 1, lanes: 1, threads: 1, budget: Budget { end: End::Work(200_000), stop: &|| false } };
        match solve(&locked, &order, &mut |_| {}) {
            Outcome::Plan { solution, .. } => {
                let plan = check(&locked, &solution).unwrap();
                assert!(promises.kept.iter().all(|(need, session)| plan.session_of(*need) == Some(*session)));
            }
            // A session with promised learners may lack others to open, which only a search can tell.
            outcome => {
                assert!(promises.kept.iter().any(|(_, session)| locked.sessions[session.at()].low > 1), "{outcome:?}")
            }
        }
    }
}
