//! Rows of one batch that speak of one person: the sure ones become one statement, the doubtful ones are listed.

mod table;

use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::super::{Field, Source, Stated};
use table::Table;

/// What the office decided of rows that the rules cannot decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Rows of one person.
    pub same: Vec<(Source, Source)>,
    /// Rows of two people.
    pub different: Vec<(Source, Source)>,
}

/// Why nobody but the office can say whether two statements are of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubtful {
    /// The same number, and name and birth of somebody else: one of them has a wrong number.
    Number,
    /// The same name and birth in another unit.
    OtherUnit,
    /// The same name and unit, a birth that may be the same, and nothing else that agrees.
    Birth,
    /// The same birth and unit, and a name with other marks.
    Marks,
    /// Surely one of several people, who are not one.
    Several,
    /// Surely somebody known, whom another row of the batch is too.
    Taken,
}

/// Two rows that may be of one person, for the office to decide. They stay two people as long as it has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The earlier row.
    pub first: Arc<Source>,
    /// The later row.
    pub second: Arc<Source>,
    /// Rows that were surely of the later one's person: whatever is decided is decided for them as well.
    pub others: Vec<Arc<Source>>,
    /// Why it is not sure.
    pub why: Doubtful,
}

/// Rows of one person that state what cannot both be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The row of which the statement was kept.
    pub first: Arc<Source>,
    /// The row of which it was not.
    pub second: Arc<Source>,
    /// What differs.
    pub field: Field,
}

/// A row that states nothing that an earlier row of the same list does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The earlier row.
    pub first: Arc<Source>,
    /// The row that repeats it.
    pub second: Arc<Source>,
}

/// The people of a batch, each once as far as that is sure. Made by [`join`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    people: Vec<Stated>,
    /// Pairs for the office to decide.
    pub doubts: Vec<Doubt>,
    /// Contradictions within one person.
    pub conflicts: Vec<Conflict>,
    /// Rows that said nothing new.
    pub repeated: Vec<Repeated>,
}

impl Joined {
    /// The people, in the order of the rows that name them first.
    pub fn people(&self) -> &[Stated] {
        &self.people
    }

    /// Leaves out the later of any two that may be one person, so that nobody is taken in twice.
    pub fn leave_out_doubtful(&mut self) {
        let doubtful: HashSet<*const Source> = self.doubts.iter().map(|doubt| Arc::as_ptr(&doubt.second)).collect();
        self.people.retain(|person| !doubtful.contains(&Arc::as_ptr(&person.source)));
    }
}

/// Finds who is the same person in rows of one batch: as the office decided, else by number, else by name, birth and unit.
/// The order of the rows decides which of two contradicting statements is kept, but not who is joined with whom.
pub fn join(rows: Vec<Stated>, decisions: &Decisions) -> Joined {
    let mut table = Table::of(rows, decisions);
    table.join_by_decision(decisions);
    table.join_by_number();
    while table.join_by_name() {}
    table.finish()
}
