//! Priority inversions: someone waits while someone with a smaller penalty sits where the one who waits could sit.

use super::{Inquiry, Reason};
use crate::model::*;

/// An inversion and its cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inversion {
    /// Who waits.
    pub waiting: NeedIx,
    /// Who sits, with the smallest penalty of all who sit there.
    pub seated: NeedIx,
    /// In a session with no seat left.
    pub session: SessionIx,
    /// Why it is so.
    pub cause: Cause,
}

/// What puts a smaller penalty first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The place is promised to who sits there.
    Promise,
    /// A floor (R6) would be missed without who sits there.
    Floor(GroupIx),
    /// What is served rests on the course taken there (R4).
    Prerequisite(NeedIx),
    /// Another rule keeps out who waits, even from a free seat.
    Rule(Reason),
    /// Serving who waits instead would cost so much more, journeys included; 0 where it costs as much.
    Costs(i64),
    /// Serving who waits instead would cost so much less: the engine did not see it.
    Missed(i64),
}

impl Inquiry<'_> {
    /// Every inversion: one for each need left out and full session of its course that lies in its time and form.
    pub fn inversions(&self) -> Vec<Inversion> {
        let problem = self.problem;
        let mut seated: Vec<Vec<NeedIx>> = vec![Vec::new(); problem.sessions.len()];
        for need in (0..problem.needs.len()).map(NeedIx::of) {
            if let Some(session) = self.plan.session_of(need) {
                seated[session.at()].push(need);
            }
        }
        let penalty = |need: NeedIx| problem.needs[need.at()].penalty;
        let slack = self.floors();
        let full = (0..problem.sessions.len()).map(SessionIx::of).filter(|&s| self.no_seat(s).is_some());
        let full: Vec<SessionIx> = full.collect();
        let mut inversions = Vec::new();
        for &waiting in self.plan.unserved() {
            let course = problem.needs[waiting.at()].course;
            for &session in full.iter().filter(|&&s| self.session(s).course == course) {
                let least = seated[session.at()].iter().copied().min_by_key(|&need| (penalty(need), need));
                let Some(seated) = least.filter(|&need| penalty(need) < penalty(waiting)) else { continue };
                if self.misfit(waiting, session).is_none() {
                    let cause = self.cause(waiting, seated, session, &slack);
                    inversions.push(Inversion { waiting, seated, session, cause });
                }
            }
        }
        inversions
    }

    fn cause(&self, waiting: NeedIx, seated: NeedIx, session: SessionIx, slack: &[i64]) -> Cause {
        if self.promise(seated).is_some_and(|(promised, _)| promised == session) {
            return Cause::Promise;
        }
        if let Some(rule) = self.not_now(waiting, session).or_else(|| self.no_cover(waiting, session)) {
            return Cause::Rule(rule);
        }
        if let Some(above) = self.rests_on(seated) {
            return Cause::Prerequisite(above);
        }
        let person = |need: NeedIx| self.problem.needs[need.at()].person;
        let of = |need: NeedIx| &self.groups_of[person(need).at()];
        let tight = |group: &&GroupIx| slack[group.at()] <= 0 && !of(waiting).contains(group);
        if let Some(&group) = of(seated).iter().find(tight) {
            return Cause::Floor(group);
        }
        let saved = |need: NeedIx| self.leaving(need) - self.price_of(need, session);
        let more = saved(seated) - saved(waiting);
        if more >= 0 { Cause::Costs(more) } else { Cause::Missed(-more) }
    }

    /// A served need whose prerequisite this is.
    fn rests_on(&self, need: NeedIx) -> Option<NeedIx> {
        let asked = &self.problem.needs[need.at()];
        let above = self.needs_of(asked.person).iter().copied();
        let mut above = above.filter(|other| self.plan.session_of(*other).is_some());
        above.find(|other| {
            let course = self.problem.needs[other.at()].course;
            self.problem.courses[course.at()].requires == Some(asked.course)
        })
    }

    /// By group: needs served beyond the floor.
    fn floors(&self) -> Vec<i64> {
        self.shares().iter().map(|share| share.served as i64 - share.owed as i64).collect()
    }
}
