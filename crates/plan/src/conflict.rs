//! Why there is no plan: a set of rules that cannot hold together, of which none can be spared.
//!
//! What is never given up stays outside: seats (HIGH), calendars (R1, R3), prerequisites (R4). The rules that somebody
//! could give up are asked one after the other whether the contradiction stands without them (deletion filter, Chinneck
//! and Dravnieks 1991), many at once as long as that goes.

use crate::impossible::is_impossible;
use crate::layout::Layout;
use crate::model::*;
use crate::search::{Exact, exact};

/// A rule that somebody could give up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// R7: a promise that cannot be broken, by position in [`Draft::keeps`].
    Lock(usize),
    /// R6: the floor of a group.
    Floor(GroupIx),
    /// R8.
    Budget,
    /// R5: how many of a set may be away.
    Away(SetIx),
    /// R2: the least learners of a session.
    Least(SessionIx),
}

/// A set of rules that no plan keeps together, where each is needed for that; `None` where no contradiction was proven.
///
/// Proof is by counting the promises and floors, by the choices of each person alone, and for small problems by trying
/// every plan.
pub fn conflict(problem: &Problem) -> Option<Vec<Rule>> {
    if !contradicts(problem) {
        return None;
    }
    let mut desk = Desk { problem, needed: Vec::new() };
    let rules = rules(problem);
    desk.spare(&rules, &[]);
    desk.needed.sort_unstable();
    Some(desk.needed)
}

struct Desk<'a> {
    problem: &'a Problem,
    needed: Vec<Rule>,
}

impl Desk<'_> {
    /// Keeps of `rules` those that are needed, beside those found needed before and `later` ones still to be asked.
    fn spare(&mut self, rules: &[Rule], later: &[Rule]) {
        let others: Vec<Rule> = self.needed.iter().chain(later).copied().collect();
        if rules.is_empty() || contradicts(&with_only(self.problem, &others)) {
            return;
        }
        if let [rule] = rules {
            return self.needed.push(*rule);
        }
        let (first, second) = rules.split_at(rules.len() / 2);
        let after: Vec<Rule> = second.iter().chain(later).copied().collect();
        self.spare(first, &after);
        self.spare(second, later);
    }
}

/// All rules that could be given up; what is hardest to explain is asked first, so that it is spared where something else
/// will do.
fn rules(problem: &Problem) -> Vec<Rule> {
    let sessions = problem.sessions.iter().enumerate();
    let least = sessions.filter(|(_, session)| session.low > 1).map(|(s, _)| Rule::Least(SessionIx::of(s)));
    let away = (0..problem.sets.len()).map(|s| Rule::Away(SetIx::of(s)));
    let budget = problem.budget.map(|_| Rule::Budget);
    let floors = problem.groups.iter().enumerate();
    let floors = floors.filter(|(_, group)| group.percent > 0).map(|(g, _)| Rule::Floor(GroupIx::of(g)));
    let keeps = problem.keeps.iter().enumerate();
    let locks = keeps.filter(|(_, keep)| keep.price == KeepPrice::Lock).map(|(k, _)| Rule::Lock(k));
    least.chain(away).chain(budget).chain(floors).chain(locks).collect()
}

/// The problem with every other rule given up.
fn with_only(problem: &Problem, rules: &[Rule]) -> Problem {
    let mut draft: Draft = (**problem).clone();
    let mut kept = rules.to_vec();
    kept.sort_unstable();
    let holds = |rule: Rule| kept.binary_search(&rule).is_ok();
    let mut at = 0;
    draft.keeps.retain(|keep| {
        at += 1;
        keep.price != KeepPrice::Lock || holds(Rule::Lock(at - 1))
    });
    draft.groups.iter_mut().enumerate().filter(|(g, _)| !holds(Rule::Floor(GroupIx::of(*g)))).for_each(|(_, group)| {
        group.percent = 0;
    });
    if !holds(Rule::Budget) {
        draft.budget = None;
    }
    let everybody = draft.people.len() as u32;
    draft.sets.iter_mut().enumerate().filter(|(s, _)| !holds(Rule::Away(SetIx::of(*s)))).for_each(|(_, set)| {
        set.away = everybody;
    });
    draft
        .sessions
        .iter_mut()
        .enumerate()
        .filter(|(s, _)| !holds(Rule::Least(SessionIx::of(*s))))
        .for_each(|(_, session)| session.low = 1);
    Problem::new(draft).expect("a problem with fewer rules is a problem")
}

/// Whether it is proven that no plan exists.
fn contradicts(problem: &Problem) -> bool {
    let layout = Layout::new(problem);
    is_impossible(&layout) || matches!(exact(&layout), Exact::NoPlan)
}

#[cfg(test)]
mod tests;
