//! Promises and floors that contradict the rules by themselves, whatever the rest of the plan.

use crate::dual::Choice;
use crate::layout::{Layout, NONE};
use crate::model::{KeepPrice, Problem};

/// Proof by counting that no plan exists; `false` says nothing.
pub(crate) fn is_impossible(layout: &Layout) -> bool {
    floors(layout) || promises(layout) || choices(layout)
}

/// No plan costs more: a bound above it proves that there is none.
pub(crate) fn dearest(problem: &Problem) -> i64 {
    let sum = |costs: &mut dyn Iterator<Item = i64>| costs.fold(0, |sum: i64, cost| sum.saturating_add(cost));
    let left_out = sum(&mut problem.needs.iter().map(|need| need.penalty));
    let broken = sum(&mut problem.keeps.iter().map(|keep| match keep.price {
        KeepPrice::Lock => 0,
        KeepPrice::Price(price) => price,
    }));
    let opened = sum(&mut problem.sessions.iter().map(|session| session.open_cost));
    let farthest = problem.travel.iter().flatten().copied().max().unwrap_or(0);
    let travelled = farthest.saturating_mul(problem.needs.len() as i64);
    sum(&mut [left_out, broken, opened, travelled].into_iter())
}

/// R6: a floor above the needs that fit any session at all.
fn floors(layout: &Layout) -> bool {
    let mut servable = vec![0_u64; layout.floor.len()];
    for need in (0..layout.leave.len() as u32).filter(|&need| !layout.offers.of(need).is_empty()) {
        for &group in layout.groups_of.of(layout.person[need as usize]) {
            servable[group as usize] += 1;
        }
    }
    servable.iter().zip(&layout.floor).any(|(servable, floor)| servable < floor)
}

/// R3 and R4 for the locked places of each person alone.
fn choices(layout: &Layout) -> bool {
    let promised = |person: &u32| layout.needs_of(*person).any(|need| layout.locked[need as usize]);
    let mut choice = Choice::default();
    let mut best = Vec::new();
    (0..layout.problem.people.len() as u32).filter(promised).any(|person| {
        best.clear();
        best.resize(layout.needs_of(person).len(), NONE);
        choice.cheapest(layout, person, |_| 0.0, &mut best).is_infinite()
    })
}

/// R2, R5 and R8 for the locked places alone.
fn promises(layout: &Layout) -> bool {
    let problem = layout.problem;
    let weeks = problem.weeks as usize;
    let mut learners = vec![0_u32; problem.sessions.len()];
    let mut away = vec![0_u32; problem.sets.len() * weeks];
    let mut spent = 0;
    for need in (0..layout.leave.len() as u32).filter(|&need| layout.locked[need as usize]) {
        let place = layout.kept[need as usize].map(|kept| kept.session);
        let (Some(session), Some(_)) = (place, layout.offers.of(need).first()) else { return true };
        learners[session as usize] += 1;
        spent += layout.travel(need, session);
        let span = layout.span[layout.wave_of[session as usize] as usize];
        for &set in layout.sets_of.of(layout.person[need as usize]).iter().filter(|_| span.full) {
            (span.start..span.end).for_each(|week| away[set as usize * weeks + week as usize] += 1);
        }
    }
    let admitted = |session: u32| {
        let offers = layout.of_wave(layout.wave_of[session as usize]);
        offers.filter(|&offer| layout.admits(layout.need[offer], session)).count()
    };
    let sizes = problem.sessions.iter().zip(&learners).enumerate().any(|(s, (session, &learners))| {
        spent += if learners > 0 { session.open_cost } else { 0 };
        learners > session.high || (learners > 0 && admitted(s as u32) < session.low as usize)
    });
    let covers = problem
        .sets
        .iter()
        .enumerate()
        .any(|(set, members)| away[set * weeks..(set + 1) * weeks].iter().any(|&away| away > members.away));
    sizes || covers || problem.budget.is_some_and(|budget| spent > budget)
}
