//! Training needs (nhu cầu đào tạo): what people should learn next year, and why; weighed by a published policy.
//!
//! A need comes from a gap of a title held or planned, from a standard owed until a day, from what is owed every year, or
//! from a unit's own request. What does not become a need is listed with its reason.

mod needs;
mod policy;
mod waited;
mod what;

pub use needs::{AskNeeds, first_day, needs};
pub use policy::{Apart, Floor, Policy, Priority, Share};
pub use waited::{Inversion, YEARS_PASSED_OVER, inversions, waited_years};
pub use what::{Because, Forms, Left, LeftWhy, Need, Needs, Origin, Requires};
