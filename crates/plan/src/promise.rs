//! Which places can be promised together: before anybody searches, what is wished is held against the rules alone.

use crate::check::{Violation, check};
use crate::model::{Mode, Need, NeedIx, Problem, Session, SessionIx, Slot, Solution};

/// What became of places that are wished fast.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Promises {
    /// Those that the rules allow together, in the order wished: they can be locked (R7).
    pub kept: Vec<(NeedIx, SessionIx)>,
    /// The others, by their place among the wishes, each with a rule that it breaks beside the kept ones.
    pub broken: Vec<(usize, Violation)>,
}

/// Takes the wishes in their order, each as far as it breaks no rule beside those taken before: the first wish wins.
///
/// Rules that a fuller plan may still keep, floors, prerequisites and least numbers, do not count, unless so few needs fit
/// a session that it can never open.
pub fn promises(problem: &Problem, wishes: &[(NeedIx, SessionIx)]) -> Promises {
    let served = vec![None; problem.needs.len()];
    let mut desk = Desk { problem, fitting: fitting(problem), served, answer: Promises::default() };
    let all: Vec<(usize, (NeedIx, SessionIx))> = wishes.iter().copied().enumerate().collect();
    desk.take(&all);
    desk.answer.broken.sort_by_key(|(place, _)| *place);
    desk.answer
}

struct Desk<'a> {
    problem: &'a Problem,
    /// By session.
    fitting: Vec<u32>,
    served: Vec<Option<SessionIx>>,
    answer: Promises,
}

impl Desk<'_> {
    /// Halves what cannot be taken whole, so that a few broken wishes among thousands are found in few checks.
    fn take(&mut self, wishes: &[(usize, (NeedIx, SessionIx))]) {
        let before: Vec<Option<SessionIx>> = wishes.iter().map(|(_, (need, _))| self.served[need.at()]).collect();
        for (_, (need, session)) in wishes {
            self.served[need.at()] = Some(*session);
        }
        let Some(violation) = self.broken(wishes) else {
            return self.answer.kept.extend(wishes.iter().map(|(_, wish)| *wish));
        };
        for ((_, (need, _)), before) in wishes.iter().zip(before).rev() {
            self.served[need.at()] = before;
        }
        match wishes {
            [(place, _)] => self.answer.broken.push((*place, violation)),
            _ => {
                let (first, second) = wishes.split_at(wishes.len() / 2);
                self.take(first);
                self.take(second);
            }
        }
    }

    fn broken(&self, wishes: &[(usize, (NeedIx, SessionIx))]) -> Option<Violation> {
        for (_, (_, session)) in wishes {
            let (offered, learners) = (&self.problem.sessions[session.at()], self.fitting[session.at()]);
            if learners < offered.low {
                return Some(Violation::Size { session: *session, learners, low: offered.low, high: offered.high });
            }
        }
        let solution = Solution { served: self.served.clone(), bound: None };
        let broken = check(self.problem, &solution).err()?;
        broken.into_iter().find(|violation| match violation {
            Violation::Size { learners, high, .. } => learners > high,
            Violation::Floor { .. } | Violation::Lock { .. } | Violation::WithoutPrerequisite { .. } => false,
            _ => true,
        })
    }
}

/// Needs that fit each session by R1.
fn fitting(problem: &Problem) -> Vec<u32> {
    let mut fitting = vec![0; problem.sessions.len()];
    for need in &problem.needs {
        for (session, fitting) in problem.sessions.iter().zip(&mut fitting) {
            *fitting += u32::from(fits(problem, need, session));
        }
    }
    fitting
}

/// R1.
pub(crate) fn fits(problem: &Problem, need: &Need, offered: &Session) -> bool {
    let person = &problem.people[need.person.at()];
    let mode = match need.mode {
        Mode::Any => true,
        Mode::Full => offered.slot == Slot::Full,
        Mode::Part => offered.slot != Slot::Full,
    };
    mode && need.course == offered.course
        && offered.start >= person.from.max(need.earliest)
        && offered.end() <= person.until.min(need.due)
}

#[cfg(test)]
mod tests;
