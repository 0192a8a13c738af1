//! What is best, second part: sessions, rooms, lecturers and cohorts in, a timetable with its score explained out.
//!
//! [`Problem`] is what is known, [`solve`] searches, [`check()`] judges what anybody found and shares no code with the search,
//! [`bound()`] tells what no timetable can undercut. The crate knows no school and no law, has neither clock nor files, and
//! answers the same bytes for the same seed, lanes and work on every machine.

mod anneal;
mod board;
mod bound;
mod build;
mod chain;
mod check;
mod dice;
mod heat;
mod impossible;
mod limits;
mod model;
mod read;
mod search;
mod settle;
mod staff;
mod suggest;
mod table;
#[cfg(test)]
mod trial;
mod why;

pub use bound::bound;
pub use check::{Broken, Checked, Score, check, score};
pub use impossible::{Impossible, impossible};
pub use model::*;
pub use read::{ReadError, read_problem, read_timetable, write_timetable};
pub use search::{Answer, Budget, End, Order, Progress, solve};
pub use suggest::{Suggestion, suggest};
pub use why::{Obstacle, Relaxation, Unplaced, why_unplaced};
