//! Why a need is not served: for each session of its course, the first rule that keeps the person out of it.
//!
//! Like the check it reads the plain values of the problem and shares no code with the search.

mod fairness;
mod inversion;
mod seat;

use std::collections::HashMap;

use thiserror::Error;

pub use fairness::Share;
pub use inversion::{Cause, Inversion};
pub use seat::{Cheaper, Seated};

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
    /// R2: the session stays closed. This person included, so many more are missing who need the course, are not served
    /// and could attend it together (R1, R3, R4, R5); 0 where there are enough and opening was judged not worth it, or does
    /// not fit into the budget.
    #[error("it does not open, {learners_missing} learners are missing")]
    NotOpened {
        /// Learners missing to LOW.
        learners_missing: u32,
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

/// Asks of a plan why it leaves needs out. Making one counts the whole plan once; each question is then cheap.
pub struct Inquiry<'a> {
    problem: &'a Problem,
    plan: &'a Checked,
    /// Every need, those of one person together.
    by_person: Vec<NeedIx>,
    /// By session: its learners.
    learners: Vec<u32>,
    /// By session that stays closed: the needs left out that could attend it.
    could: Vec<u32>,
    /// By person: the sets that name the person; those of everyone are in `everyone`.
    sets_of: Vec<Vec<SetIx>>,
    everyone: Vec<SetIx>,
    /// By set and week: members in full-time sessions.
    away: Vec<u32>,
    /// The session promised to a need, and the price of breaking that; 0 where it cannot be broken.
    promised: HashMap<(PersonIx, CourseIx), (SessionIx, i64)>,
    /// By person.
    groups_of: Vec<Vec<GroupIx>>,
}

impl<'a> Inquiry<'a> {
    /// `plan` must be a plan of `problem`.
    pub fn new(problem: &'a Problem, plan: &'a Checked) -> Self {
        let mut by_person: Vec<NeedIx> = (0..problem.needs.len()).map(NeedIx::of).collect();
        by_person.sort_by_key(|need| problem.needs[need.at()].person);
        let mut learners = vec![0; problem.sessions.len()];
        plan.solution().served.iter().flatten().for_each(|session| learners[session.at()] += 1);
        let (could, sets_of) = (vec![0; problem.sessions.len()], vec![Vec::new(); problem.people.len()]);
        let away = vec![0; problem.sets.len() * problem.weeks as usize];
        let promise = |keep: &Keep| match keep.price {
            KeepPrice::Lock => ((keep.person, keep.course), (keep.session, 0)),
            KeepPrice::Price(price) => ((keep.person, keep.course), (keep.session, price)),
        };
        let promised = problem.keeps.iter().map(promise).collect();
        let mut groups_of = vec![Vec::new(); problem.people.len()];
        for (g, group) in problem.groups.iter().enumerate() {
            group.members.iter().for_each(|person| groups_of[person.at()].push(GroupIx::of(g)));
        }
        let everyone = Vec::new();
        let mut inquiry =
            Self { problem, plan, by_person, learners, could, sets_of, everyone, away, promised, groups_of };
        inquiry.count_sets();
        inquiry.count_could();
        inquiry
    }

    /// The obstacles of a need, one for each session of its course in the order of the problem; empty where it is served.
    pub fn why_not(&self, need: NeedIx) -> Vec<Obstacle> {
        if self.plan.session_of(need).is_some() {
            return Vec::new();
        }
        let course = self.problem.needs[need.at()].course;
        let of_course = self.problem.sessions.iter().enumerate().filter(|(_, session)| session.course == course);
        let obstacle = |s| Obstacle { session: Some(SessionIx::of(s)), reason: self.reason(need, SessionIx::of(s)) };
        let obstacles: Vec<Obstacle> = of_course.map(|(s, _)| obstacle(s)).collect();
        if obstacles.is_empty() { vec![Obstacle { session: None, reason: Reason::NoSession }] } else { obstacles }
    }

    fn count_sets(&mut self) {
        let problem = self.problem;
        for (s, set) in problem.sets.iter().enumerate() {
            match &set.members {
                Members::Everyone => self.everyone.push(SetIx::of(s)),
                Members::These(members) => {
                    members.iter().for_each(|person| self.sets_of[person.at()].push(SetIx::of(s)));
                }
            }
        }
        for (need, served) in problem.needs.iter().zip(&self.plan.solution().served) {
            let Some(session) = served.map(|session| &problem.sessions[session.at()]) else { continue };
            if session.slot != Slot::Full {
                continue;
            }
            for set in self.sets_of[need.person.at()].iter().chain(&self.everyone) {
                let row = set.at() * problem.weeks as usize;
                let weeks = row + session.start as usize..row + session.end() as usize;
                self.away[weeks].iter_mut().for_each(|away| *away += 1);
            }
        }
    }

    /// Who could fill each closed session, taken one after the other as long as every set has room.
    fn count_could(&mut self) {
        let problem = self.problem;
        let weeks = problem.weeks as usize;
        let mut could = vec![0; problem.sessions.len()];
        for (s, offered) in problem.sessions.iter().enumerate().filter(|(s, _)| self.learners[*s] == 0) {
            let mut away = self.away.clone();
            for &need in self.plan.unserved().iter().filter(|need| self.could_attend(**need, SessionIx::of(s))) {
                let person = problem.needs[need.at()].person;
                let rows = || self.sets_of(person).map(|set| (set, set.at() * weeks));
                let span = |row: usize| row + offered.start as usize..row + offered.end() as usize;
                let room =
                    |(set, row): (SetIx, usize)| away[span(row)].iter().all(|&away| away < problem.sets[set.at()].away);
                if offered.slot != Slot::Full {
                    could[s] += 1;
                } else if rows().all(room) {
                    rows().for_each(|(_, row)| away[span(row)].iter_mut().for_each(|away| *away += 1));
                    could[s] += 1;
                }
            }
        }
        self.could = could;
    }

    fn sets_of(&self, person: PersonIx) -> impl Iterator<Item = SetIx> {
        self.sets_of[person.at()].iter().chain(&self.everyone).copied()
    }

    fn could_attend(&self, need: NeedIx, session: SessionIx) -> bool {
        let same = self.problem.needs[need.at()].course == self.session(session).course;
        same && self.misfit(need, session).is_none() && self.not_now(need, session).is_none()
    }

    fn needs_of(&self, person: PersonIx) -> &[NeedIx] {
        let person_of = |need: &NeedIx| self.problem.needs[need.at()].person;
        let from = self.by_person.partition_point(|need| person_of(need) < person);
        let until = self.by_person.partition_point(|need| person_of(need) <= person);
        &self.by_person[from..until]
    }

    fn reason(&self, need: NeedIx, session: SessionIx) -> Reason {
        self.misfit(need, session)
            .or_else(|| self.no_seat(session))
            .or_else(|| self.not_now(need, session))
            .or_else(|| self.no_cover(need, session))
            .or_else(|| self.closed(session))
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

    /// R2, upwards.
    fn no_seat(&self, session: SessionIx) -> Option<Reason> {
        let high = self.session(session).high;
        (self.learners[session.at()] >= high).then_some(Reason::FullUp { high })
    }

    /// R2, downwards. Whoever is asked about could attend, or another reason would have come first.
    fn closed(&self, session: SessionIx) -> Option<Reason> {
        let learners_missing = self.session(session).low.saturating_sub(self.could[session.at()].max(1));
        (self.learners[session.at()] == 0).then_some(Reason::NotOpened { learners_missing })
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
            if other == need {
                continue;
            }
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
        let mut sets: Vec<SetIx> = self.sets_of(person).collect();
        sets.sort_unstable();
        let own = self.plan.session_of(need).map(|session| self.session(session)).filter(|own| own.slot == Slot::Full);
        let own = |week: u32| u32::from(own.is_some_and(|own| (own.start..own.end()).contains(&week)));
        sets.into_iter().find_map(|set| {
            let row = set.at() * problem.weeks as usize;
            let full = |&week: &u32| self.away[row + week as usize] - own(week) >= problem.sets[set.at()].away;
            (offered.start..offered.end()).find(full).map(|week| Reason::CoverReached { set, week })
        })
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
        Reason::CheaperUnserved { price: self.price_of(need, session), leaving: self.leaving(need) }
    }

    /// The journey, and the price of a promise broken by sitting here.
    fn price_of(&self, need: NeedIx, session: SessionIx) -> i64 {
        let asked = &self.problem.needs[need.at()];
        let home = self.problem.people[asked.person.at()].site;
        let broken = self.promise(need).filter(|(promised, _)| *promised != session).map_or(0, |(_, price)| price);
        self.problem.travel[home.at()][self.session(session).site.at()] + broken
    }

    /// What the plan pays for not serving the need.
    fn leaving(&self, need: NeedIx) -> i64 {
        self.problem.needs[need.at()].penalty + self.promise(need).map_or(0, |(_, price)| price)
    }

    /// The session promised to a need, and the price of breaking that; 0 where it cannot be broken.
    fn promise(&self, need: NeedIx) -> Option<(SessionIx, i64)> {
        let asked = &self.problem.needs[need.at()];
        self.promised.get(&(asked.person, asked.course)).copied()
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
