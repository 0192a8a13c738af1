//! What is remembered: the only room with SQL. SQLite or PostgreSQL behind one small type, [`Store`].
//!
//! One file for each table, each with its statements as constants and its functions on a transaction. The log and the
//! rows it covers are written together: [`fact::append`] and [`decision::save`] take positions, rows and entries in one
//! transaction, so there is never one without the other.

pub mod account;
pub mod attachment;
mod db;
pub mod decision;
pub mod entry;
mod error;
pub mod fact;
pub mod idempotency;
pub mod job;
pub mod number;
pub mod saved_list;
pub mod session;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod token;

use std::cell::RefCell;

use jiff::Timestamp;

pub use db::Tx;
use db::{Db, LATEST};
pub use error::StoreError;

/// The version of the database that this program works with.
pub const DATABASE_VERSION: u32 = LATEST;

/// Who did what when: the part of an entry that all rows of one act share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub time: Timestamp,
    /// By whom: an account or a role, never a name.
    pub actor: String,
    /// By which act.
    pub act: String,
}

/// From which version to which a database was brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// Before; 0 for an empty one.
    pub from: u32,
    /// Now.
    pub to: u32,
}

/// The store of one database.
pub struct Store {
    db: Db,
}

impl Store {
    /// Opens a database: `postgres://…`, else a file. An empty one is set up; one of another version is refused.
    pub fn open(address: &str) -> Result<Store, StoreError> {
        let db = Db::open(address)?;
        db::open_current(&db, now_us())?;
        Ok(Store { db })
    }

    /// Brings a database to this program's version.
    pub fn migrate(address: &str) -> Result<Migrated, StoreError> {
        let db = Db::open(address)?;
        let from = db::migrate(&db, now_us())?;
        Ok(Migrated { from, to: LATEST })
    }

    /// Name of the database program.
    pub fn engine(&self) -> &'static str {
        self.db.name()
    }

    /// Reads in one snapshot.
    pub fn read<T>(&self, f: impl FnMut(&mut Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.db.read(f)
    }

    /// Writes all or nothing. The closure may be run several times, so it has no effect but on the transaction and begins
    /// with looking up its key; an error from it leaves nothing written.
    pub fn write<T>(&self, f: impl FnMut(&mut Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.db.write(f)
    }
}

/// Random bytes from the system: for salts, ids and keys.
pub fn random<const N: usize>() -> [u8; N] {
    const { assert!(N <= DRAWN_BYTES) };
    DRAWN.with_borrow_mut(|left| {
        if left.len() < N {
            left.resize(DRAWN_BYTES, 0);
            getrandom::fill(left).expect("the system has no randomness; without it no salt would hide anything");
        }
        let mut bytes = [0; N];
        let taken = left.len() - N;
        bytes.copy_from_slice(&left[taken..]);
        // What is handed out must not be found here later.
        left[taken..].fill(0);
        left.truncate(taken);
        bytes
    })
}

/// Random bytes asked of the system at once: a province takes a million ids and salts, and asking takes longer than the
/// rest of a fact.
const DRAWN_BYTES: usize = 4_096;

thread_local! {
    /// Random bytes that nobody has had yet.
    static DRAWN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// When a migration ran. It is for the operator; nothing is decided by it.
fn now_us() -> i64 {
    Timestamp::now().as_microsecond()
}
