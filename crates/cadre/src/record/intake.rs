//! Intake: what lists state is compared with what is known, and the difference becomes facts.
//!
//! Two steps: [`join`] finds who is the same person in the rows of a batch, [`intake`] who of them is known already and what
//! is new. What is not sure is listed for the office to decide, and never decided here.

mod alike;
mod desk;
mod join;
mod known;
mod unite;

use std::sync::Arc;

use words::Date;

use super::{Change, PersonId, Record, RecordId, Source, StatedUnit};
use desk::Desk;
use known::{Found, Known};

pub use join::{Conflict, Decisions, Doubt, Doubtful, Joined, Repeated, join};

/// How many people and units an intake touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Counts {
    /// People not known before.
    pub people_new: usize,
    /// People of whom something changed.
    pub people_changed: usize,
    /// People of whom nothing changed.
    pub people_unchanged: usize,
    /// Units not known before.
    pub units_new: usize,
    /// Facts to be written.
    pub facts: usize,
}

/// A row that may be of somebody who is known already. Nothing of it is among the changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtKnown {
    /// The row.
    pub row: Arc<Source>,
    /// Whom it may be of.
    pub known: PersonId,
    /// The known name.
    pub name: Box<str>,
    /// Why it is not sure.
    pub why: Doubtful,
}

/// The difference between lists and record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// Facts to be written, people in the order of the rows.
    pub changes: Vec<Change>,
    /// Counts; people in doubt are in none.
    pub counts: Counts,
    /// People left out because they may be known already.
    pub doubts: Vec<DoubtKnown>,
}

/// Compares what files state with the record of the day `on`, on which it is taken to be true. Ids of new records come from
/// `new_id`.
pub fn intake(
    record: &Record,
    units: &[StatedUnit],
    joined: &Joined,
    on: Date,
    new_id: &mut dyn FnMut() -> RecordId,
) -> Intake {
    let known = Known::of(record);
    let mut desk = Desk::of(record, on, new_id);
    units.iter().for_each(|unit| desk.stated_unit(unit));
    let mut doubts = Vec::new();
    for (row, found) in joined.people().iter().zip(known.find_all(joined.people())) {
        match found {
            Found::New => desk.person(row, None),
            Found::Sure(official) => desk.person(row, Some(official)),
            Found::Doubtful(official, why) => {
                // A list that comes again says nothing new of somebody, however little it says of them.
                let other = matches!(why, Doubtful::Number | Doubtful::Taken);
                let again = !other && known.may_come_again(row, official) && desk.says_nothing_new(row, official);
                if !again {
                    doubts.push(DoubtKnown {
                        row: Arc::clone(&row.source),
                        known: official.id,
                        name: official.name().into(),
                        why,
                    });
                }
            }
        }
    }
    let (changes, counts) = desk.done();
    Intake { changes, counts, doubts }
}

#[cfg(test)]
pub(super) mod tests;
