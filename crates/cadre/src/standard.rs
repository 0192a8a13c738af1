//! Standards (tiêu chuẩn chức danh): the law as dated, cited data, and the verdict on one person for one title.
//!
//! Nothing here names another room of this crate but [`record`](crate::record): a verdict rests on facts and rules alone.
//!
//! A rule file becomes [`Standards`]; [`Standards::at`] is the [`Law`] of a day as it was known; the law weighs a
//! [`Condition`] for a person, and proves what it weighs.

mod citation;
mod compensation;
mod condition;
mod effect;
mod law;
mod outcome;
mod pack;
mod pool;
mod posts;
mod proof;
mod review;
mod tables;
mod warning;
mod weigh;

pub use citation::{AsOf, Citation};
pub use compensation::{Compensation, Leaving, Study as PaidStudy, compensation};
pub use condition::{Barred, BySex, Condition, Membership, Requirement, Scope};
pub use effect::{Effect, RuleChange, effects, rule_changes};
pub use law::Law;
pub use outcome::Outcome;
pub use pack::{Layer, Purpose, Standard, Standards, Text, Transition};
pub use pool::{PoolFinding, pool};
pub use posts::{UnitPosts, posts};
pub use proof::{Addition, Ground, Proof, Says, Tried, Turn, Used, Want};
pub use review::{
    Answer, Ask, Verdict, enter, judge, judge_titles, review, review_each, review_one, tally, worst_first,
};
pub use tables::{
    Bar, CompensationRule, Equivalent, Has, MayLower, PoolLimit, PostNumbers, Retirement, RetirementAge, Scale,
    Validity, WaiverGround,
};
pub use warning::{Warning, warnings};
pub use weigh::Question;
