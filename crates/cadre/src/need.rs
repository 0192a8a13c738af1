//! Training needs (nhu cầu đào tạo): gaps that a programme of the school can close, weighed by a published policy.

mod needs;
mod policy;

pub use needs::{Because, Forms, Left, LeftWhy, Need, Needs, needs};
pub use policy::{Policy, Priority};
