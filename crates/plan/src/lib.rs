//! What is best (1): the needs of people and the sessions of courses in, a training plan with a proven bound out.
//!
//! A [`Problem`] says who needs which course and when, which sessions may be opened, and the rules a plan keeps:
//! sessions have a least and a most number of learners, nobody sits in two at once, prerequisites come first, offices
//! keep their cover, groups get their share, published promises hold, money is limited. The rules are those of
//! plan-format.md, R1 to R8, and so is the text format that [`read_problem`] and [`write_problem`] speak.
//!
//! Three parts know the rules, and share no code, so that a mistake in one is seen by another:
//!
//! * [`solve`] searches: a Lagrangian bound, exact for every person and every session alone, then annealing that starts
//!   from what the bound found out;
//! * [`check()`] recounts a solution from the plain values and alone can make a [`Checked`], which is what a caller
//!   saves;
//! * an [`Inquiry`] explains to a person why a need was left out.
//!
//! A bound is not believed either: it comes with [`Prices`], and [`prove`] recomputes it from them.
//!
//! The crate is pure. It opens no file, asks no clock and tosses no coin that does not follow from a seed; the caller
//! brings the [`Budget`], and with a budget of work the answer is the same bytes on every machine.
//!
//! ```
//! use plan::{Budget, End, Order, Outcome, check, prove, read_problem, solve};
//!
//! // Two officials of site 0 need course 0; a week-long class at site 1 wants at least two learners.
//! let problem = read_problem(
//!     b"goc-plan 2
//!       weeks 10
//!       sites 2
//!       travel 0 3
//!       travel 3 0
//!       courses 1
//!       course 0 -
//!       sessions 1
//!       session 0 0 1 4 1 full 2 30 50
//!       people 2
//!       person 0 0 0 10
//!       person 1 0 0 10
//!       needs 2
//!       need 0 0 0 10 any 40
//!       need 1 0 0 10 any 40
//!       sets 0
//!       groups 0
//!       keeps 0
//!       budget -",
//! )?;
//!
//! let budget = Budget { end: End::Work(2_000_000), stop: &|| false };
//! let order = Order { seed: 1, lanes: 2, threads: 2, budget };
//! let Outcome::Plan { solution, bound, prices, .. } = solve(&problem, &order, &mut |_| {}) else {
//!     panic!("serving nobody is a plan too");
//! };
//! let plan = check(&problem, &solution).expect("the engine keeps the rules");
//! assert_eq!(plan.cost().total(), 50 + 2 * 3);
//! assert!(prove(&problem, &prices, bound).is_ok());
//! # Ok::<(), plan::ReadError>(())
//! ```

mod amend;
mod bound;
#[cfg(test)]
mod cases;
mod check;
mod columns;
mod compare;
mod conflict;
mod crew;
mod dice;
mod dual;
mod engine;
mod impossible;
mod layout;
mod lists;
mod model;
#[cfg(feature = "exact")]
mod perfect;
mod promise;
mod read;
mod response;
mod search;
mod shortage;
mod why;
mod write;

pub use amend::{Amended, Decree, Moved, NotAmended, amend};
pub use bound::{NotProven, bound, prove};
pub use check::{Checked, Cost, Violation, check};
pub use compare::{Difference, compare};
pub use conflict::{Rule, conflict};
pub use engine::{Budget, End, Order, Outcome, Progress, solve};
pub use model::{
    AwaySet, CHAIN_MAX, COST_MAX, Course, CourseIx, Draft, Group, GroupIx, Keep, KeepPrice, MEMBERSHIPS_MAX, Members,
    Mode, NEEDS_OF_PERSON_MAX, Need, NeedIx, PAIRS_MAX, Person, PersonIx, Prices, Problem, ProblemError, SET_WEEKS_MAX,
    Session, SessionIx, SetIx, SiteIx, Slot, Solution, WEEKS_MAX,
};
#[cfg(feature = "exact")]
pub use perfect::{Perfected, perfect};
pub use promise::{Promises, promises};
pub use read::{Answer, ReadError, read_answer, read_problem};
pub use shortage::{Remedy, Shortage, shortages};
pub use why::{Cause, Cheaper, Inquiry, Inversion, Obstacle, Reason, Seated, Share};
pub use write::{write_answer, write_problem};
