//! Shortages, and that every remedy is one.

use super::*;
use crate::read_problem;

/// Ten people due by week 4 and two by week 8; six seats by week 4, and as many by week 6 and 8.
fn short() -> Problem {
    let mut text = "goc-plan 2\nweeks 8\nsites 1\ntravel 1\ncourses 1\ncourse 0 -\nsessions 3\n".to_owned();
    text += "session 0 0 0 0 4 7 1 6 50\nsession 1 0 0 2 4 full 1 6 70\nsession 2 0 0 4 4 full 1 6 20\npeople 12\n";
    (0..12).for_each(|person| text += &format!("person {person} 0 0 8\n"));
    text += "needs 12\n";
    (0..12).for_each(|person| text += &format!("need {person} 0 0 {} any 20\n", if person < 10 { 4 } else { 8 }));
    read_problem((text + "sets 0\ngroups 0\nkeeps 0\nbudget -\n").as_bytes()).unwrap()
}

#[test]
fn seats_missing_before_a_deadline_and_what_would_help() {
    let found = shortages(&short());
    let remedies =
        vec![Remedy::Classes { like: SessionIx(0), count: 1, cost: 50 }, Remedy::Weeks { weeks: 2, people: 4 }];
    assert_eq!(found, [Shortage { course: CourseIx(0), due: 4, needed: 10, seats: 6, remedies }]);
    assert_eq!(found[0].missing(), 4);
}

#[test]
fn every_remedy_ends_the_shortage() {
    let problem = short();
    for shortage in shortages(&problem) {
        for remedy in shortage.remedies {
            let mut draft: Draft = (*problem).clone();
            match remedy {
                Remedy::Classes { like, count, .. } => {
                    (0..count).for_each(|_| draft.sessions.push(problem.sessions[like.at()]));
                }
                Remedy::Weeks { weeks, people } => {
                    let due = draft.needs.iter_mut().filter(|need| need.due == shortage.due);
                    due.take(people as usize).for_each(|need| need.due += weeks);
                }
            }
            assert_eq!(shortages(&Problem::new(draft).unwrap()), [], "{remedy:?}");
        }
    }
}
