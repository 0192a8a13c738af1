//! What can go wrong with the memory, told so that an operator knows what to do.

use cadre::record::RecordId;
use thiserror::Error;

/// Why the store could not do what was asked. No variant carries a personal value, so each may be logged as it stands.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Nothing answers at the place that was named.
    #[error("cannot open the database {place}: {reason}")]
    CannotOpen {
        /// File, or server and database, never a password.
        place: String,
        /// What the database or the system said.
        reason: String,
    },
    /// SQLite cannot keep its write-ahead log beside the file.
    #[error(
        "the database {place} cannot keep a write-ahead log (its journal mode is \"{mode}\"), as on a network drive; \
         move the file to a local disk, or use PostgreSQL"
    )]
    NotWal {
        /// File.
        place: String,
        /// What `pragma journal_mode` answered.
        mode: String,
    },
    /// The database acknowledges before the disk has the change.
    #[error(
        "the database {place} would lose acknowledged work in a power failure: {setting} is \"{found}\"; turn it on"
    )]
    NotDurable {
        /// File, or server and database.
        place: String,
        /// Name of the setting.
        setting: &'static str,
        /// Its value.
        found: String,
    },
    /// There are tables, and they are not ours.
    #[error("the database {place} belongs to another program; name an empty one")]
    Foreign {
        /// File, or server and database.
        place: String,
    },
    /// A newer program has been here.
    #[error("the database has version {found} and this program knows {known}; install the newer program")]
    NewerDatabase {
        /// Version of the database.
        found: u32,
        /// Version of the program.
        known: u32,
    },
    /// A newer program has come.
    #[error("the database has version {found} and this program needs {known}; run `goc migrate`")]
    OlderDatabase {
        /// Version of the database.
        found: u32,
        /// Version of the program.
        known: u32,
    },
    /// Others kept the database occupied through every try; nothing was written.
    #[error("the database is busy; nothing was written, try again")]
    Busy,
    /// The connection broke; before the commit nothing was written, during it that is open.
    #[error("the connection to the database was lost; ask again with the same key")]
    Lost,
    /// The disk is full; nothing was written.
    #[error("the disk of the database is full; nothing was written")]
    DiskFull,
    /// The file or the disk under it is broken, or it is no database.
    #[error("the database is damaged, is no database, or its disk fails ({code}); stop and restore a backup")]
    Damaged {
        /// Code of the database.
        code: String,
    },
    /// A stored value is not what the program writes.
    #[error("column {column} holds {problem}; run `goc doctor`")]
    Corrupt {
        /// Which column.
        column: &'static str,
        /// What is wrong with it, without the value.
        problem: &'static str,
    },
    /// A key or a check of the database refused a row.
    #[error("the database refused a row: {constraint}")]
    Constraint {
        /// The columns or the name of the constraint.
        constraint: String,
    },
    /// Somebody else has written that revision.
    #[error("revision {revision} of record {record} was written by somebody else; load it again")]
    Stale {
        /// Which record.
        record: RecordId,
        /// Which revision was to be written.
        revision: u32,
    },
    /// The key of a request came back with another act.
    #[error("the request's key belongs to the act \"{act}\"; make a new key")]
    OtherRequest {
        /// The act that used it first.
        act: String,
    },
    /// Whoever asked gave the transaction up; nothing was written.
    #[error("stopped; nothing was written")]
    Stopped,
    /// A statement failed inside the transaction and the closure wanted to commit all the same.
    #[error("a statement failed and its error was ignored; nothing was written")]
    Ignored,
    /// Any other refusal of the database.
    #[error("the database refused a statement ({code}): {message}")]
    Statement {
        /// Code of the database.
        code: String,
        /// What it said; statements carry no values, so neither does this.
        message: String,
    },
}

impl StoreError {
    /// Whether the same transaction may succeed when it is run again.
    pub(crate) fn passes(&self) -> bool {
        matches!(self, StoreError::Busy | StoreError::Lost)
    }
}
