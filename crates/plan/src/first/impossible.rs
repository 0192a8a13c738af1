//! Promises and floors that contradict the rules by themselves, whatever the rest of the plan.

use crate::columns::Columns;

/// Proof by counting that no plan exists; `false` says nothing.
pub(super) fn is_impossible(columns: &Columns) -> bool {
    floors(columns) || promises(columns)
}

/// R6: a floor above the needs that fit any session at all.
fn floors(columns: &Columns) -> bool {
    let mut servable = vec![0_u64; columns.floor.len()];
    for need in (0..columns.leave.len() as u32).filter(|&need| !columns.of_need(need).is_empty()) {
        for &group in columns.groups_of.of(columns.person(need)) {
            servable[group as usize] += 1;
        }
    }
    servable.iter().zip(&columns.floor).any(|(servable, floor)| servable < floor)
}

/// R2, R5 and R8 for the locked places alone. Those that fit no rule of one person show in the bound.
fn promises(columns: &Columns) -> bool {
    let problem = columns.problem;
    let weeks = problem.weeks as usize;
    let mut learners = vec![0_u32; problem.sessions.len()];
    let mut away = vec![0_u32; problem.sets.len() * weeks];
    let mut spent = 0;
    for need in (0..columns.leave.len() as u32).filter(|&need| columns.locked[need as usize]) {
        let Some(column) = columns.of_need(need).next() else { return true };
        let session = columns.session[column as usize];
        learners[session as usize] += 1;
        spent += columns.travel[column as usize];
        let span = columns.span[session as usize];
        for &set in columns.sets_of.of(columns.person(need)).iter().filter(|_| span.full) {
            (span.start..span.end).for_each(|week| away[set as usize * weeks + week as usize] += 1);
        }
    }
    let sizes = problem.sessions.iter().zip(&learners).enumerate().any(|(s, (session, &learners))| {
        let fitting = columns.of_session.of(s as u32).len();
        spent += if learners > 0 { session.open_cost } else { 0 };
        learners > session.high || (learners > 0 && fitting < session.low as usize)
    });
    let covers = problem
        .sets
        .iter()
        .enumerate()
        .any(|(set, members)| away[set * weeks..(set + 1) * weeks].iter().any(|&away| away > members.away));
    sizes || covers || problem.budget.is_some_and(|budget| spent > budget)
}
