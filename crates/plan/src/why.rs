//! Why a need is not served: for each session of its course, the first rule that keeps the person out of it.
//!
//! Like the check it reads the plain values of the problem and shares no code with the search.

use thiserror::Error;

use crate::check::Checked;
use crate::model::*;

/// What stands between a need and one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// The session; `None` only with [`Reason::NoSession`].
    pub session: Option<SessionIx>,
    /// The first rule in the way, in the order of [`Reason`].
    pub reason: Reason,
}

/// The rules in the order in which they are asked.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Reason {
    /// The course has no session at all.
    #[error("the course has no session")]
    NoSession,
    /// R1: not wholly inside the weeks open to the person for this need.
    #[error("it is not inside weeks {from}..{until}")]
    OutsideWindow {
        /// First week open.
        from: u32,
        /// First week closed again.
        until: u32,
    },
    /// R1: a form the need does not allow.
    #[error("it is of a form the need does not allow")]
    WrongMode,
    /// R2: the session stays closed. This person included, so many more are missing who need the course, are not served
    /// and could attend it (R1, R3, R4); 0 where there are enough and opening was judged not worth it.
    #[error("it does not open, {learners_missing} learners are missing")]
    NotOpened {
        /// Learners missing to LOW.
        learners_missing: u32,
    },
    /// R2: no seat is left.
    #[error("its {high} seats are taken")]
    FullUp {
        /// Its seats.
        high: u32,
    },
    /// R3: the person sits in another session at that time.
    #[error("it clashes with session {}", with.0)]
    Clash {
        /// The other session.
        with: SessionIx,
    },
    /// R4: the prerequisite, which the person needs too, is not served.
    #[error("its prerequisite, need {}, is not served", prerequisite.0)]
    PrerequisiteNotServed {
        /// The need of the prerequisite.
        prerequisite: NeedIx,
    },
    /// R4: it starts before the session of the prerequisite ends.
    #[error("it starts before session {} of the prerequisite ends", prerequisite.0)]
    TooEarly {
        /// The session of the prerequisite.
        prerequisite: SessionIx,
    },
    /// R5: the set has as many away as it may.
    #[error("set {} has no more cover in week {week}", set.0)]
    CoverReached {
        /// The set.
        set: SetIx,
        /// The first such week.
        week: u32,
    },
    /// R8: the journey does not fit into the budget.
    #[error("the budget lacks {missing} for the journey")]
    BudgetSpent {
        /// What is missing.
        missing: i64,
    },
    /// It would fit: the engine judged it not worth it, or did not see it.
    #[error("it would fit at a price of {price}, leaving the need out costs {leaving}")]
    CheaperUnserved {
        /// The journey, and the price of a promise broken by sitting here.
        price: i64,
        /// What the plan pays for not serving the need.
        leaving: i64,
    },
}

/// The obstacles of a need, one for each session of its course in the order of the problem; empty where it is served.
///
/// `plan` must be a plan of `problem`.
pub fn why_not(problem: &Problem, plan: &Checked, need: NeedIx) -> Vec<Obstacle> {
    if plan.session_of(need).is_some() {
        return Vec::new();
    }
    let inquiry = Inquiry::new(problem, plan);
    let course = problem.needs[need.at()].course;
    let of_course = problem.sessions.iter().enumerate().filter(|(_, session)| session.course == course);
    let obstacles: Vec<Obstacle> = of_course
        .map(|(s, _)| Obstacle { session: Some(SessionIx::of(s)), reason: inquiry.reason(need, SessionIx::of(s)) })
        .collect();
    if obstacles.is_empty() { vec![Obstacle { session: None, reason: Reason::NoSession }] } else { obstacles }
}

struct Inquiry<'a> {
    problem: &'a Problem,
    plan: &'a Checked,
    /// Every need, those of one person together: who else could attend a session is asked of many people.
    by_person: Vec<NeedIx>,
}

impl<'a> Inquiry<'a> {
    fn new(problem: &'a Problem, plan: &'a Checked) -> Self {
        let mut by_person: Vec<NeedIx> = (0..problem.needs.len()).map(NeedIx::of).collect();
        by_person.sort_by_key(|need| problem.needs[need.at()].person);
        Self { problem, plan, by_person }
    }

    fn needs_of(&self, person: PersonIx) -> &[NeedIx] {
        let person_of = |need: &NeedIx| self.problem.needs[need.at()].person;
        let from = self.by_person.partition_point(|need| person_of(need) < person);
        let until = self.by_person.partition_point(|need| person_of(need) <= person);
        &self.by_person[from..until]
    }

    fn reason(&self, need: NeedIx, session: SessionIx) -> Reason {
        self.misfit(need, session)
            .or_else(|| self.no_seat(need, session))
            .or_else(|| self.not_now(need, session))
            .or_else(|| self.no_cover(need, session))
            .unwrap_or_else(|| self.price(need, session))
    }

    fn session(&self, session: SessionIx) -> &Session {
        &self.problem.sessions[session.at()]
    }

    /// R1.
    fn misfit(&self, need: NeedIx, session: SessionIx) -> Option<Reason> {
        let asked = &self.problem.needs[need.at()];
        let person = &self.problem.people[asked.person.at()];
        let offered = self.session(session);
        let from = person.from.max(asked.earliest);
        let until = person.until.min(asked.due);
        if offered.start < from || offered.end() > until {
            return Some(Reason::OutsideWindow { from, until });
        }
        let full = offered.slot == Slot::Full;
        let right = match asked.mode {
            Mode::Any => true,
            Mode::Full => full,
            Mode::Part => !full,
        };
        (!right).then_some(Reason::WrongMode)
    }

    /// R2.
    fn no_seat(&self, need: NeedIx, session: SessionIx) -> Option<Reason> {
        let learners = self.plan.solution().served.iter().filter(|served| **served == Some(session)).count();
        let offered = self.session(session);
        if learners as u64 >= u64::from(offered.high) {
            return Some(Reason::FullUp { high: offered.high });
        }
        if learners > 0 {
            return None;
        }
        let course = self.problem.needs[need.at()].course;
        let could = self.plan.unserved().iter().filter(|&&other| {
            let same = self.problem.needs[other.at()].course == course;
            same && (other == need || (self.misfit(other, session).is_none() && self.not_now(other, session).is_none()))
        });
        let learners_missing = offered.low.saturating_sub(could.count() as u32);
        Some(Reason::NotOpened { learners_missing })
    }

    /// R3 and R4.
    fn not_now(&self, need: NeedIx, session: SessionIx) -> Option<Reason> {
        let problem = self.problem;
        let asked = &problem.needs[need.at()];
        let offered = self.session(session);
        let requires = problem.courses[asked.course.at()].requires;
        let mut reason = None;
        for &other in self.needs_of(asked.person) {
            let served = self.plan.session_of(other);
            if let Some(with) = served.filter(|&with| meet(self.session(with), offered)) {
                return Some(Reason::Clash { with });
            }
            if Some(problem.needs[other.at()].course) == requires {
                reason = match served {
                    None => Some(Reason::PrerequisiteNotServed { prerequisite: other }),
                    Some(first) if self.session(first).end() > offered.start => {
                        Some(Reason::TooEarly { prerequisite: first })
                    }
                    Some(_) => None,
                };
            }
        }
        reason
    }

    /// R5.
    fn no_cover(&self, need: NeedIx, session: SessionIx) -> Option<Reason> {
        let problem = self.problem;
        let person = problem.needs[need.at()].person;
        let offered = self.session(session);
        if offered.slot != Slot::Full {
            return None;
        }
        let mine = |set: &AwaySet| match &set.members {
            Members::Everyone => true,
            Members::These(members) => members.contains(&person),
        };
        for (s, set) in problem.sets.iter().enumerate().filter(|(_, set)| mine(set)) {
            let away = self.away(set);
            let full = |&week: &u32| away[week as usize] >= set.away;
            if let Some(week) = (offered.start..offered.end()).find(full) {
                return Some(Reason::CoverReached { set: SetIx::of(s), week });
            }
        }
        None
    }

    /// The members of a set in full-time sessions, week by week.
    fn away(&self, set: &AwaySet) -> Vec<u32> {
        let problem = self.problem;
        let mut belongs = vec![matches!(set.members, Members::Everyone); problem.people.len()];
        if let Members::These(members) = &set.members {
            members.iter().for_each(|person| belongs[person.at()] = true);
        }
        let mut away = vec![0; problem.weeks as usize];
        for (need, served) in problem.needs.iter().zip(&self.plan.solution().served) {
            let Some(session) = served.map(|session| self.session(session)) else { continue };
            if session.slot == Slot::Full && belongs[need.person.at()] {
                (session.start..session.end()).for_each(|week| away[week as usize] += 1);
            }
        }
        away
    }

    /// R8, and where nothing is in the way the price.
    fn price(&self, need: NeedIx, session: SessionIx) -> Reason {
        let problem = self.problem;
        let asked = &problem.needs[need.at()];
        let travel = problem.travel[problem.people[asked.person.at()].site.at()][self.session(session).site.at()];
        let spent = self.plan.cost().spent();
        if let Some(budget) = problem.budget.filter(|&budget| spent + travel > budget) {
            return Reason::BudgetSpent { missing: spent + travel - budget };
        }
        let keep = problem.keeps.iter().find(|keep| keep.person == asked.person && keep.course == asked.course);
        let (promised, broken) = match keep {
            Some(&Keep { session, price: KeepPrice::Price(price), .. }) => (Some(session), price),
            _ => (None, 0),
        };
        let price = travel + if promised == Some(session) { 0 } else { broken };
        Reason::CheaperUnserved { price, leaving: asked.penalty + broken }
    }
}

/// R3: one person cannot attend both.
fn meet(one: &Session, other: &Session) -> bool {
    let shares_a_day = match (one.slot, other.slot) {
        (Slot::Weekdays(a), Slot::Weekdays(b)) => a & b != 0,
        _ => true,
    };
    shares_a_day && one.start < other.end() && other.start < one.end()
}

#[cfg(test)]
mod tests;
