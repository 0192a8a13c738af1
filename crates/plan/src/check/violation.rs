//! What a plan can violate, with the numbers that explain it.

use thiserror::Error;

use crate::model::{GroupIx, NeedIx, PersonIx, SessionIx, SetIx};

/// One violation of a rule of plan-format.md. Needs, people and sessions are named by their positions in the problem.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum Violation {
    /// The solution was made for another problem.
    #[error("the solution answers {found} needs, the problem has {needs}")]
    OtherProblem {
        /// Needs of the problem.
        needs: usize,
        /// Needs the solution answers.
        found: usize,
    },
    /// R1: the session does not exist or teaches another course.
    #[error("R1 need {}: session {} is not of its course", need.0, session.0)]
    OtherCourse {
        /// The need.
        need: NeedIx,
        /// The session stated.
        session: SessionIx,
    },
    /// R1: the session is not wholly inside the weeks in which the person is available and the need is to be served.
    #[error("R1 need {}: session {} is not inside weeks {from}..{until}", need.0, session.0)]
    OutsideWindow {
        /// The need.
        need: NeedIx,
        /// The session stated.
        session: SessionIx,
        /// First week open to the person for this need.
        from: u32,
        /// First week closed again.
        until: u32,
    },
    /// R1: the need does not allow the form of the session.
    #[error("R1 need {}: session {} is of a form the need does not allow", need.0, session.0)]
    WrongMode {
        /// The need.
        need: NeedIx,
        /// The session stated.
        session: SessionIx,
    },
    /// R2: an open session has too few or too many learners.
    #[error("R2 session {} has {learners} learners, allowed {low} to {high}", session.0)]
    Size {
        /// The session.
        session: SessionIx,
        /// Its learners in the plan.
        learners: u32,
        /// Fewest allowed.
        low: u32,
        /// Most allowed.
        high: u32,
    },
    /// R3: one person sits in two sessions at once.
    #[error("R3 person {} sits in sessions {} and {} at once", person.0, one.0, other.0)]
    Clash {
        /// The person.
        person: PersonIx,
        /// One session.
        one: SessionIx,
        /// The other.
        other: SessionIx,
    },
    /// R4: the need is served, a prerequisite the person needs too is not.
    #[error("R4 need {} is served without need {}, its prerequisite", need.0, prerequisite.0)]
    WithoutPrerequisite {
        /// The need served.
        need: NeedIx,
        /// The need of the prerequisite.
        prerequisite: NeedIx,
    },
    /// R4: the session starts before the session of the prerequisite ends.
    #[error("R4 need {}: session {} starts before {}, of the prerequisite, ends", need.0, session.0, prerequisite.0)]
    BeforePrerequisite {
        /// The need served.
        need: NeedIx,
        /// Its session.
        session: SessionIx,
        /// The session of the prerequisite.
        prerequisite: SessionIx,
    },
    /// R5: too many members of a set are in full-time sessions in one week.
    #[error("R5 set {} has {away} away in week {week}, allowed {allowed}", set.0)]
    Cover {
        /// The set.
        set: SetIx,
        /// The week, from 0.
        week: u32,
        /// Members away.
        away: u32,
        /// Most allowed.
        allowed: u32,
    },
    /// R6: too few needs of a group are served.
    #[error("R6 group {}: {served} of {needs} needs served, floor {percent} %", group.0)]
    Floor {
        /// The group.
        group: GroupIx,
        /// Needs of its members served.
        served: u64,
        /// Needs of its members.
        needs: u64,
        /// The floor.
        percent: u32,
    },
    /// R7: a locked need is not in its session.
    #[error("R7 need {} is locked to session {}", need.0, session.0)]
    Lock {
        /// The need.
        need: NeedIx,
        /// The session promised.
        session: SessionIx,
    },
    /// R8: open costs and travel exceed the budget.
    #[error("R8 {spent} spent, budget {budget}")]
    Budget {
        /// Open costs and travel.
        spent: i64,
        /// The limit.
        budget: i64,
    },
    /// The stated lower bound is above the cost, so it cannot be one.
    #[error("the stated bound {bound} is above the cost {cost}")]
    Bound {
        /// As stated.
        bound: f64,
        /// The cost of the plan.
        cost: i64,
    },
}
