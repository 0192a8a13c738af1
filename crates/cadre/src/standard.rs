//! Standards (tiêu chuẩn chức danh): the law as dated, cited data, and the verdict on one person for one title.
//!
//! Nothing here names another room of this crate but [`record`](crate::record): a verdict rests on facts and rules alone.

mod entry;
mod pack;
mod review;

pub use entry::{EntryRule, MayEnter};
pub use pack::{Citation, Standard, Standards};
pub use review::{Outcome, Test, Used, Verdict, review};
