//! The annual training plan (kế hoạch đào tạo, bồi dưỡng năm): who goes to which class, and why others do not.

use serde::{Deserialize, Serialize};
use words::Date;

use super::{Changes, NotFollowed, ProgrammeCode, Scenario};
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
    /// What the policy set on letting the need wait, đồng.
    pub penalty_vnd: i64,
    /// The day by which a standard is owed and which the class does not meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed: Option<Date>,
    /// Held fast by an officer: planning again does not move it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
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
    /// Of the people who may not be away together enough are away already.
    ApartReached {
        /// First day of the week concerned.
        week: Date,
    },
    /// The school has no further place for people who study full time.
    PlacesReached {
        /// First day of the week concerned.
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
    /// What the policy set on letting it wait, đồng.
    pub penalty_vnd: i64,
    /// Years in a row in which it waited before.
    #[serde(default)]
    pub waited: u8,
    /// For each class of the programme, what keeps the person out of it; empty when the programme has no class.
    pub why: Vec<(String, WhyNot)>,
}

/// Why somebody does not go this year (lý do không cử đi học): a closed list, and no free text, because the grounds are
/// sensitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Sức khỏe.
    Health,
    /// Thai sản.
    Maternity,
    /// Hoàn cảnh gia đình.
    Family,
    /// Công việc: the post cannot be left this year.
    Work,
    /// Sắp nghỉ hưu, chuyển công tác.
    Leaving,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Ground; 5] = [Ground::Health, Ground::Maternity, Ground::Family, Ground::Work, Ground::Leaving];
}

/// What became of an earlier draft that was planned again with marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Again {
    /// The earlier draft.
    pub draft: i64,
    /// How the seats differ from it.
    pub changes: Changes,
    /// Marks that were not followed.
    pub not_followed: Vec<NotFollowed>,
}

/// A need that an officer put aside for the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Whose.
    pub person: PersonId,
    /// Which programme.
    pub programme: ProgrammeCode,
    /// Because of which gaps.
    pub because: Vec<Because>,
    /// On which ground.
    pub ground: Ground,
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
    /// What the policy sets on seats of the earlier draft that changed; nobody pays it either.
    #[serde(default)]
    pub change_vnd: i64,
    /// No plan for the same needs and classes can cost less than this: proven.
    pub bound_vnd: i64,
}

impl Costs {
    /// What the plan minimises.
    pub fn total_vnd(&self) -> i64 {
        self.open_vnd + self.travel_vnd + self.penalty_vnd + self.change_vnd
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
    /// Under which name it was made, and with what otherwise.
    #[serde(default, skip_serializing_if = "Scenario::is_plain")]
    pub scenario: Scenario,
    /// Seats, by class, then in list order of the people.
    pub seats: Vec<Seat>,
    /// Needs not served, in list order of the people.
    pub waiting: Vec<Waiting>,
    /// Gaps that no class of the school can close, or that are not known well enough.
    pub left: Vec<Left>,
    /// Needs that an officer put aside for the year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aside: Vec<Aside>,
    /// Where an earlier draft was planned again: what became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Again>,
    /// Costs and the proven bound.
    pub costs: Costs,
}

impl AnnualPlan {
    /// A plan of nothing, for papers that rest on a review alone.
    pub fn nothing(year: i16, facts_on: Date) -> AnnualPlan {
        AnnualPlan {
            year,
            draft: 0,
            facts_on,
            policy: String::new(),
            scenario: Scenario::default(),
            seats: Vec::new(),
            waiting: Vec::new(),
            left: Vec::new(),
            aside: Vec::new(),
            again: None,
            costs: Costs { open_vnd: 0, travel_vnd: 0, penalty_vnd: 0, change_vnd: 0, bound_vnd: 0 },
        }
    }
}
