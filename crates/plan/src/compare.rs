//! Two scenarios side by side: what one plan does that the other does not.

use std::collections::HashMap;

use crate::check::{Checked, Cost};
use crate::model::*;

/// What distinguishes a second scenario from a first. People, courses and sessions with the same number are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Cost of the second less that of the first, part by part.
    pub cost: Cost,
    /// Needs served only by the second, or only asked there and served, with the session.
    pub gained: Vec<(PersonIx, CourseIx, SessionIx)>,
    /// Needs served only by the first, with the session.
    pub lost: Vec<(PersonIx, CourseIx, SessionIx)>,
    /// Needs served by both in other sessions: the first session, then the second.
    pub moved: Vec<(PersonIx, CourseIx, SessionIx, SessionIx)>,
    /// Sessions open only in the second.
    pub opened: Vec<SessionIx>,
    /// Sessions open only in the first.
    pub closed: Vec<SessionIx>,
}

/// Compares the plans of two scenarios.
pub fn compare(first: (&Problem, &Checked), second: (&Problem, &Checked)) -> Difference {
    let (before, after) = (places(first), places(second));
    let mut difference = Difference { cost: less(second.1.cost(), first.1.cost()), ..Difference::default() };
    for need in &first.0.needs {
        let Some(&from) = before.get(&key(need)) else { continue };
        match after.get(&key(need)) {
            Some(&to) if to != from => difference.moved.push((need.person, need.course, from, to)),
            Some(_) => {}
            None => difference.lost.push((need.person, need.course, from)),
        }
    }
    let new = second.0.needs.iter().filter(|need| !before.contains_key(&key(need)));
    let gained = new.filter_map(|need| after.get(&key(need)).map(|&to| (need.person, need.course, to)));
    difference.gained = gained.collect();
    let (was, is) = (open(first), open(second));
    difference.opened = is.iter().copied().filter(|session| was.binary_search(session).is_err()).collect();
    difference.closed = was.iter().copied().filter(|session| is.binary_search(session).is_err()).collect();
    difference
}

fn key(need: &Need) -> (PersonIx, CourseIx) {
    (need.person, need.course)
}

fn places((problem, plan): (&Problem, &Checked)) -> HashMap<(PersonIx, CourseIx), SessionIx> {
    let placed = problem.needs.iter().zip(&plan.solution().served);
    placed.filter_map(|(need, place)| place.map(|session| (key(need), session))).collect()
}

/// The sessions with a learner, in order.
fn open((_, plan): (&Problem, &Checked)) -> Vec<SessionIx> {
    let mut open: Vec<SessionIx> = plan.solution().served.iter().flatten().copied().collect();
    open.sort_unstable();
    open.dedup();
    open
}

fn less(one: Cost, other: Cost) -> Cost {
    Cost {
        opening: one.opening - other.opening,
        travel: one.travel - other.travel,
        penalties: one.penalties - other.penalties,
        keeps: one.keeps - other.keeps,
    }
}

#[cfg(test)]
mod tests {
    //! A class more, and whom it helps.

    use super::*;
    use crate::cases::*;
    use crate::check;

    #[test]
    fn a_scenario_with_a_second_class() {
        let first = province(&[]);
        let one = check(&first, &serving(&first, &[(AN_FIRST, 0), (AN_SECOND, 1), (BINH_FIRST, 0)])).unwrap();
        let class = "session 3 2 0 0 4 7 2 3 6\nsession 4 0 1 1 2 full 1 2 7";
        let second = province(&[("sessions 4", "sessions 5"), ("session 3 2 0 0 4 7 2 3 6", class)]);
        let places = [(AN_FIRST, 0), (BINH_FIRST, 4), (CHI_FIRST, 4)];
        let two = check(&second, &serving(&second, &places)).unwrap();
        let expected = Difference {
            cost: Cost { opening: 7 - 10, travel: 0, penalties: 0, keeps: 0 },
            gained: vec![(PersonIx(2), CourseIx(0), SessionIx(4))],
            lost: vec![(PersonIx(0), CourseIx(1), SessionIx(1))],
            moved: vec![(PersonIx(1), CourseIx(0), SessionIx(0), SessionIx(4))],
            opened: vec![SessionIx(4)],
            closed: vec![SessionIx(1)],
        };
        assert_eq!(compare((&first, &one), (&second, &two)), expected);
        assert_eq!(compare((&first, &one), (&first, &one)), Difference::default());
    }
}
