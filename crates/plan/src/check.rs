//! The independent check of a plan: every rule of plan-format.md recounted from the plain values of the problem.
//!
//! It shares no code with the search, on purpose: a mistake in one is seen by the other. Only [`check()`] makes a
//! [`Checked`], so whoever asks for one cannot be given a plan that nobody checked.

mod violation;

use std::collections::HashMap;

pub use violation::Violation;

use crate::model::*;

/// Rounding allowed where a stated bound is compared with a whole cost.
const BOUND_SLACK: f64 = 1e-6;

/// A solution that violates nothing, and what it costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    solution: Solution,
    cost: Cost,
    unserved: Vec<NeedIx>,
}

/// The parts of a plan's cost (plan-format.md, "Rules").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Open costs of the sessions with a learner.
    pub opening: i64,
    /// Journeys, once for each learner and session.
    pub travel: i64,
    /// Penalties of the needs not served.
    pub penalties: i64,
    /// Prices of published places changed or dropped.
    pub keeps: i64,
}

impl Cost {
    /// The cost to be minimised.
    pub fn total(&self) -> i64 {
        self.spent() + self.penalties + self.keeps
    }

    /// What counts against the budget (rule R8).
    pub fn spent(&self) -> i64 {
        self.opening + self.travel
    }
}

impl Checked {
    /// The solution that was checked.
    pub fn solution(&self) -> &Solution {
        &self.solution
    }

    /// The session of a need, where it is served.
    pub fn session_of(&self, need: NeedIx) -> Option<SessionIx> {
        self.solution.served[need.at()]
    }

    /// Its cost in parts.
    pub fn cost(&self) -> Cost {
        self.cost
    }

    /// The needs not served, in the order of the problem.
    pub fn unserved(&self) -> &[NeedIx] {
        &self.unserved
    }

    /// How far above its stated bound the plan may be, as a share of its cost: `(cost - bound) / cost`.
    pub fn gap(&self) -> Option<f64> {
        let cost = self.cost.total() as f64;
        self.solution.bound.map(|bound| (cost - bound) / cost.max(1.0))
    }
}

/// Recounts rules R1 to R8 and the cost, and compares a stated bound with the cost.
///
/// # Errors
/// Everything that is violated, in the order of the rules; needs whose session does not exist or teaches another course
/// are counted as not served by the rules after R1.
pub fn check(problem: &Problem, solution: &Solution) -> Result<Checked, Vec<Violation>> {
    if solution.served.len() != problem.needs.len() {
        let (needs, found) = (problem.needs.len(), solution.served.len());
        return Err(vec![Violation::OtherProblem { needs, found }]);
    }
    let mut count = Recount { problem, served: Vec::new(), violations: Vec::new(), cost: Cost::default() };
    count.served = solution.served.clone();
    count.places();
    count.sizes();
    count.calendars();
    count.prerequisites();
    count.sets();
    count.groups();
    count.keeps();
    count.budget();
    let unserved = count.unserved();
    if let Some(bound) = solution.bound.filter(|_| count.violations.is_empty()) {
        count.bound(bound);
    }
    if !count.violations.is_empty() {
        return Err(count.violations);
    }
    Ok(Checked { solution: solution.clone(), cost: count.cost, unserved })
}

struct Recount<'a> {
    problem: &'a Problem,
    /// The places that make sense at all.
    served: Vec<Option<SessionIx>>,
    violations: Vec<Violation>,
    cost: Cost,
}

impl<'a> Recount<'a> {
    /// Every need served, its session's index and the session.
    fn seats(&self) -> impl Iterator<Item = (NeedIx, &'a Need, SessionIx, &'a Session)> {
        let problem = self.problem;
        self.served.iter().zip(&problem.needs).enumerate().filter_map(|(n, (&served, need))| {
            served.map(|session| (NeedIx::of(n), need, session, &problem.sessions[session.at()]))
        })
    }

    /// R1, and the journeys.
    fn places(&mut self) {
        for (n, need) in self.problem.needs.iter().enumerate() {
            let Some(session) = self.served[n] else { continue };
            let at = NeedIx::of(n);
            let Some(taught) = self.problem.sessions.get(session.at()).filter(|s| s.course == need.course) else {
                self.violations.push(Violation::OtherCourse { need: at, session });
                self.served[n] = None;
                continue;
            };
            let person = &self.problem.people[need.person.at()];
            let from = person.from.max(need.earliest);
            let until = person.until.min(need.due);
            if taught.start < from || until < taught.end() {
                self.violations.push(Violation::OutsideWindow { need: at, session, from, until });
            }
            if !allowed(need.mode, taught.slot) {
                self.violations.push(Violation::WrongMode { need: at, session });
            }
            self.cost.travel += self.problem.travel[person.site.at()][taught.site.at()];
        }
    }

    /// R2, and the open costs.
    fn sizes(&mut self) {
        let mut learners = vec![0_u32; self.problem.sessions.len()];
        for (_, _, session, _) in self.seats() {
            learners[session.at()] += 1;
        }
        for (s, (&learners, session)) in learners.iter().zip(&self.problem.sessions).enumerate() {
            if learners == 0 {
                continue;
            }
            self.cost.opening += session.open_cost;
            if learners < session.low || session.high < learners {
                let (low, high) = (session.low, session.high);
                self.violations.push(Violation::Size { session: SessionIx::of(s), learners, low, high });
            }
        }
    }

    /// R3.
    fn calendars(&mut self) {
        let mut of_person: Vec<Vec<SessionIx>> = vec![Vec::new(); self.problem.people.len()];
        for (_, need, session, _) in self.seats() {
            of_person[need.person.at()].push(session);
        }
        for (p, mine) in of_person.iter().enumerate() {
            for (i, &one) in mine.iter().enumerate() {
                for &other in &mine[i + 1..] {
                    if overlap(&self.problem.sessions[one.at()], &self.problem.sessions[other.at()]) {
                        self.violations.push(Violation::Clash { person: PersonIx::of(p), one, other });
                    }
                }
            }
        }
    }

    /// R4.
    fn prerequisites(&mut self) {
        let need_of: HashMap<(PersonIx, CourseIx), usize> =
            self.problem.needs.iter().enumerate().map(|(n, need)| ((need.person, need.course), n)).collect();
        let mut found = Vec::new();
        for (at, need, session, taught) in self.seats() {
            let before = self.problem.courses[need.course.at()].requires;
            let Some(&n) = before.and_then(|before| need_of.get(&(need.person, before))) else { continue };
            match self.served[n] {
                None => found.push(Violation::WithoutPrerequisite { need: at, prerequisite: NeedIx::of(n) }),
                Some(first) if taught.start < self.problem.sessions[first.at()].end() => {
                    found.push(Violation::BeforePrerequisite { need: at, session, prerequisite: first });
                }
                Some(_) => {}
            }
        }
        self.violations.append(&mut found);
    }

    /// R5.
    fn sets(&mut self) {
        let full_time: Vec<(PersonIx, &Session)> =
            self.seats().filter(|seat| seat.3.slot == Slot::Full).map(|seat| (seat.1.person, seat.3)).collect();
        let mut of_person: Vec<Vec<&Session>> = vec![Vec::new(); self.problem.people.len()];
        for &(person, session) in &full_time {
            of_person[person.at()].push(session);
        }
        for (i, set) in self.problem.sets.iter().enumerate() {
            let mut away = vec![0_u32; self.problem.weeks as usize];
            let mut leave =
                |session: &Session| (session.start..session.end()).for_each(|week| away[week as usize] += 1);
            match &set.members {
                Members::Everyone => full_time.iter().for_each(|(_, session)| leave(session)),
                Members::These(members) => {
                    members.iter().flat_map(|person| &of_person[person.at()]).for_each(|session| leave(session));
                }
            }
            for (week, &away) in away.iter().enumerate().filter(|(_, away)| **away > set.away) {
                let (set, week, allowed) = (SetIx::of(i), week as u32, set.away);
                self.violations.push(Violation::Cover { set, week, away, allowed });
            }
        }
    }

    /// R6.
    fn groups(&mut self) {
        let mut counts = vec![(0_u64, 0_u64); self.problem.people.len()];
        for (served, need) in self.served.iter().zip(&self.problem.needs) {
            let (needs, got) = &mut counts[need.person.at()];
            *needs += 1;
            *got += u64::from(served.is_some());
        }
        for (g, group) in self.problem.groups.iter().enumerate() {
            let members = group.members.iter().map(|person| counts[person.at()]);
            let (needs, served) = members.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            if u128::from(served) * 100 < u128::from(needs) * u128::from(group.percent) {
                let (group, percent) = (GroupIx::of(g), group.percent);
                self.violations.push(Violation::Floor { group, served, needs, percent });
            }
        }
    }

    /// R7, and the prices of broken promises.
    fn keeps(&mut self) {
        if self.problem.keeps.is_empty() {
            return;
        }
        let need_of: HashMap<(PersonIx, CourseIx), usize> =
            self.problem.needs.iter().enumerate().map(|(n, need)| ((need.person, need.course), n)).collect();
        for keep in &self.problem.keeps {
            let n = need_of[&(keep.person, keep.course)];
            if self.served[n] == Some(keep.session) {
                continue;
            }
            match keep.price {
                KeepPrice::Lock => {
                    self.violations.push(Violation::Lock { need: NeedIx::of(n), session: keep.session });
                }
                KeepPrice::Price(price) => self.cost.keeps += price,
            }
        }
    }

    /// R8.
    fn budget(&mut self) {
        let spent = self.cost.spent();
        if let Some(budget) = self.problem.budget.filter(|&budget| spent > budget) {
            self.violations.push(Violation::Budget { spent, budget });
        }
    }

    fn unserved(&mut self) -> Vec<NeedIx> {
        let unserved: Vec<usize> = (0..self.served.len()).filter(|&n| self.served[n].is_none()).collect();
        self.cost.penalties = unserved.iter().map(|&n| self.problem.needs[n].penalty).sum();
        unserved.into_iter().map(NeedIx::of).collect()
    }

    fn bound(&mut self, bound: f64) {
        let cost = self.cost.total();
        // A bound that is no number is above everything: it must not pass.
        if bound.is_nan() || bound > cost as f64 + BOUND_SLACK {
            self.violations.push(Violation::Bound { bound, cost });
        }
    }
}

/// Whether a form of need accepts sessions of this slot.
fn allowed(mode: Mode, slot: Slot) -> bool {
    match mode {
        Mode::Any => true,
        Mode::Full => slot == Slot::Full,
        Mode::Part => slot != Slot::Full,
    }
}

/// Whether one person cannot attend both: a week in common, and the whole of it or a weekday.
fn overlap(one: &Session, other: &Session) -> bool {
    let weeks = one.start < other.end() && other.start < one.end();
    weeks
        && match (one.slot, other.slot) {
            (Slot::Weekdays(mine), Slot::Weekdays(theirs)) => mine & theirs != 0,
            _ => true,
        }
}

#[cfg(test)]
mod tests;
