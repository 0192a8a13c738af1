//! The training-plan problem and its answer as plain values (`Draft`, `Solution`), and the checked `Problem`.
//!
//! Weeks count from 0 and every range is half-open; money is whole units of whatever currency the caller uses.

mod valid;

use std::ops::Deref;

pub use valid::{
    CHAIN_MAX, COST_MAX, MEMBERSHIPS_MAX, NEEDS_OF_PERSON_MAX, PAIRS_MAX, ProblemError, SET_WEEKS_MAX, WEEKS_MAX,
};

/// A position in one of the lists of a [`Draft`].
macro_rules! index {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as an index of a slice.
            pub fn at(self) -> usize {
                self.0 as usize
            }

            /// The index `at` counts to; lists longer than `u32::MAX` are refused by [`Problem::new`].
            pub fn of(at: usize) -> Self {
                Self(u32::try_from(at).expect("no list of a problem is longer than u32::MAX"))
            }
        }
    )+};
}

index! {
    /// A person (cán bộ), by position in [`Draft::people`].
    PersonIx
    /// A training site (cơ sở đào tạo) or the home of a person, by row of [`Draft::travel`].
    SiteIx
    /// A course (chương trình), by position in [`Draft::courses`].
    CourseIx
    /// A session (lớp) of a course that may be opened, by position in [`Draft::sessions`].
    SessionIx
    /// A need, by position in [`Draft::needs`].
    NeedIx
    /// A set whose members may not all be away at once, by position in [`Draft::sets`].
    SetIx
    /// A group with a floor, by position in [`Draft::groups`].
    GroupIx
}

/// A training-plan problem not yet checked, as the text format lists it (plan-format.md, "Instance").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Number of weeks planned; sessions lie inside `0..weeks`.
    pub weeks: u32,
    /// `travel[home][site]` is what one learner's journey to a whole session costs; square.
    pub travel: Vec<Vec<i64>>,
    /// Courses by [`CourseIx`].
    pub courses: Vec<Course>,
    /// Sessions that may be opened, by [`SessionIx`].
    pub sessions: Vec<Session>,
    /// People by [`PersonIx`].
    pub people: Vec<Person>,
    /// Needs by [`NeedIx`]; a person needs a course at most once.
    pub needs: Vec<Need>,
    /// Sets by [`SetIx`] (rule R5).
    pub sets: Vec<AwaySet>,
    /// Groups by [`GroupIx`] (rule R6).
    pub groups: Vec<Group>,
    /// Places already published; at most one for each need (rule R7 and the cost).
    pub keeps: Vec<Keep>,
    /// What open costs and travel may come to together, where there is a limit (rule R8).
    pub budget: Option<i64>,
}

/// A course and the course that must come directly before it (rule R4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// The direct prerequisite.
    pub requires: Option<CourseIx>,
}

/// A session of a course that may be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// The course taught.
    pub course: CourseIx,
    /// Where it is taught.
    pub site: SiteIx,
    /// First week.
    pub start: u32,
    /// Number of weeks, at least 1.
    pub length: u32,
    /// When in the week it is taught.
    pub slot: Slot,
    /// Fewest learners of an open session, at least 1 (rule R2).
    pub low: u32,
    /// Most learners (rule R2).
    pub high: u32,
    /// Paid once where the session has a learner.
    pub open_cost: i64,
}

impl Session {
    /// The first week after the session.
    pub fn end(&self) -> u32 {
        self.start + self.length
    }
}

/// When in the week a session is taught.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The whole week, away from the office.
    Full,
    /// On some weekdays only, beside the work: bit 0 is Monday (digit 1), bit 6 is Sunday (digit 7); never empty.
    Weekdays(u8),
}

/// A person with needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The home site, from which journeys are counted.
    pub site: SiteIx,
    /// First week available.
    pub from: u32,
    /// First week no longer available.
    pub until: u32,
}

/// In which form a need may be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Full-time or part-time.
    Any,
    /// Only full-time.
    Full,
    /// Only part-time.
    Part,
}

/// A course a person must take, and what it costs not to plan it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Who needs it.
    pub person: PersonIx,
    /// What is needed.
    pub course: CourseIx,
    /// First week in which the session may start.
    pub earliest: u32,
    /// The session ends before or when this week starts.
    pub due: u32,
    /// The forms allowed.
    pub mode: Mode,
    /// Added to the cost where the need is not served.
    pub penalty: i64,
}

/// Members of whom only some may be away together: a unit's cover, two deputies, a dormitory (rule R5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaySet {
    /// Most members in full-time sessions in one week.
    pub away: u32,
    /// Whom it concerns.
    pub members: Members,
}

/// The members of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Members {
    /// Every person of the problem, written `*`.
    Everyone,
    /// These, each once.
    These(Vec<PersonIx>),
}

/// A group of people of whose needs a share must be served (rule R6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The floor in per cent of the needs of the members, counted and not weighted.
    pub percent: u32,
    /// The members, each once.
    pub members: Vec<PersonIx>,
}

/// A place already published (rule R7 and the cost).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// Who was promised the place.
    pub person: PersonIx,
    /// For which course; the person needs it.
    pub course: CourseIx,
    /// In which session of that course.
    pub session: SessionIx,
    /// What it takes to break the promise.
    pub price: KeepPrice,
}

/// What it takes to break a published promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepPrice {
    /// It cannot be broken (rule R7).
    Lock,
    /// It may be changed or dropped at this price, which is outside the budget.
    Price(i64),
}

/// A problem that satisfies everything the format demands; only [`Problem::new`] makes one, and it cannot be changed.
///
/// It reads as its [`Draft`]: `problem.sessions[session.at()].high`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem(Draft);

impl Problem {
    /// Checks a draft against plan-format.md, "Instance".
    ///
    /// # Errors The first thing the format forbids: an index out of range, `LOW > HIGH`, a session after the last week,
    /// a repeated need, keep or member, prerequisites in a circle, a gap in a chain of needed courses, or sums and
    /// sizes beyond the limits named in this module.
    pub fn new(draft: Draft) -> Result<Self, ProblemError> {
        valid::validate(&draft)?;
        Ok(Self(draft))
    }
}

impl Deref for Problem {
    type Target = Draft;

    fn deref(&self) -> &Draft {
        &self.0
    }
}

/// An answer to a problem: who sits where, and what is claimed about it. Nothing in it is checked; see
/// [`crate::check()`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Solution {
    /// For every need, in the order of [`Draft::needs`], the session that serves it.
    pub served: Vec<Option<SessionIx>>,
    /// A stated lower bound on the cost of every plan.
    pub bound: Option<f64>,
}

/// The prices that prove a bound (plan-format.md, "Certificate"); absent prices are 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prices {
    /// A price of being away for a member of the set in the week, not negative.
    pub sets: Vec<(SetIx, u32, f64)>,
    /// A reward for serving a need of a member of the group, not negative.
    pub groups: Vec<(GroupIx, f64)>,
    /// What a unit of money costs beyond itself, not negative; 0 where there is no budget.
    pub budget: f64,
    /// What a session pays a need for sitting in it, of any sign.
    pub seats: Vec<(NeedIx, SessionIx, f64)>,
}
