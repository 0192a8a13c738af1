//! The annual training plan (kế hoạch đào tạo, bồi dưỡng năm): who goes to which class, and why others do not.

use serde::{Deserialize, Serialize};
use words::Date;

use super::ProgrammeCode;
use crate::need::{Because, Left};
use crate::record::PersonId;

/// A seat given to one person for one need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Who.
    pub person: PersonId,
    /// In which class, by its code.
    pub class: String,
    /// What the class teaches.
    pub programme: ProgrammeCode,
    /// Which gaps of which standards it closes.
    pub because: Vec<Because>,
}

/// Why one class does not take one person, in the plan as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
pub enum WhyNot {
    /// The class lies outside the time in which the person can go or must have finished.
    OutsideWindow,
    /// The class is not in a form the person may study in.
    WrongForm,
    /// The class does not open: so many learners are missing.
    NotOpened {
        /// How many more would be needed.
        learners_missing: u32,
    },
    /// Every seat is taken.
    Full,
    /// The person sits in another class at that time.
    Clash {
        /// The other class.
        class: String,
    },
    /// The programme that must come first is not finished by then.
    PrerequisiteFirst,
    /// Enough of the unit's people are away already.
    CoverReached {
        /// First day of the week in which the unit would be too empty.
        week: Date,
    },
    /// The money is spent.
    BudgetSpent,
    /// It could be done, but costs more than the penalty that the policy sets on waiting.
    CostsMoreThanWaiting {
        /// What the seat would cost, đồng.
        cost_vnd: i64,
        /// What waiting costs by the policy, đồng.
        penalty_vnd: i64,
    },
}

/// A need that the plan does not serve this year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Who waits.
    pub person: PersonId,
    /// For which programme.
    pub programme: ProgrammeCode,
    /// Because of which gaps.
    pub because: Vec<Because>,
    /// For each class of the programme, what keeps the person out of it; empty when the programme has no class.
    pub why: Vec<(String, WhyNot)>,
}

/// What the plan costs, đồng.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Costs {
    /// Opening the classes.
    pub open_vnd: i64,
    /// Ways to the sites.
    pub travel_vnd: i64,
    /// Penalties that the policy sets on needs not served; nobody pays them, they weigh who waits.
    pub penalty_vnd: i64,
    /// No plan for the same needs and classes can cost less than this: proven.
    pub bound_vnd: i64,
}

impl Costs {
    /// What the plan minimises.
    pub fn total_vnd(&self) -> i64 {
        self.open_vnd + self.travel_vnd + self.penalty_vnd
    }
}

/// Annual training plan: the decision, by ids; names and dates are looked up in the record it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnualPlan {
    /// Calendar year.
    pub year: i16,
    /// Number of the draft within the year, from 1.
    pub draft: i64,
    /// The day whose facts it was made from.
    pub facts_on: Date,
    /// Name of the policy that weighed the needs.
    pub policy: String,
    /// Seats, by class, then in list order of the people.
    pub seats: Vec<Seat>,
    /// Needs not served, in list order of the people.
    pub waiting: Vec<Waiting>,
    /// Gaps that no class of the school can close, or that are not known well enough.
    pub left: Vec<Left>,
    /// Costs and the proven bound.
    pub costs: Costs,
}
