//! What an office remembers between two requests: the facts as far as they were read, and the records made of them.
//!
//! Nothing here is older than the log: every request asks how long the log is, and reads what was added. An erasure makes the
//! office forget everything.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cadre::record::{Fact, Record, Tenant};
use jiff::Timestamp;
use store::{Store, StoreError};
use words::Date;

/// Records kept: of today, and of a few days somebody looked at. Each takes as much memory as a third of the facts.
const RECORDS_KEPT: usize = 4;

#[derive(Default)]
pub(crate) struct Memory(Mutex<Known>);

#[derive(Default)]
struct Known {
    /// How long the log was when it was read.
    size: u64,
    facts: Arc<Vec<Fact>>,
    /// Of which day, as known at which time; the one asked for last stands last.
    records: Vec<(Date, Timestamp, Arc<Record>)>,
}

impl Memory {
    /// The record of a day as it was known at a time.
    pub(crate) fn record(
        &self,
        store: &Store,
        tenant: Tenant,
        on: Date,
        known: Timestamp,
    ) -> Result<Arc<Record>, StoreError> {
        let facts = {
            let mut memory = self.known();
            memory.read_on(store, tenant)?;
            if let Some(at) = memory.records.iter().position(|(day, time, _)| (*day, *time) == (on, known)) {
                let found = memory.records.remove(at);
                memory.records.push(found);
                return Ok(Arc::clone(&memory.records[memory.records.len() - 1].2));
            }
            Arc::clone(&memory.facts)
        };
        // Made without the lock: a country's record takes seconds, and others are answered meanwhile.
        let record = Arc::new(Record::at(&facts, on, known));
        let mut memory = self.known();
        let is_kept = memory.records.iter().any(|(day, time, _)| (*day, *time) == (on, known));
        if Arc::ptr_eq(&memory.facts, &facts) && !is_kept {
            if memory.records.len() == RECORDS_KEPT {
                memory.records.remove(0);
            }
            memory.records.push((on, known, Arc::clone(&record)));
        }
        Ok(record)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // Whoever panicked while holding it has changed nothing by halves: everything is put in place whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// Reads what was added to the log.
    fn read_on(&mut self, store: &Store, tenant: Tenant) -> Result<(), StoreError> {
        let read = store.read(|tx| {
            let size = store::entry::size(tx, tenant)?;
            if size == self.size {
                return Ok(None);
            }
            let mut facts = Vec::new();
            let kept = size > self.size && !store::fact::erased_from(tx, tenant, self.size)?;
            store::fact::load_from(tx, tenant, if kept { self.size } else { 0 }, &mut facts)?;
            Ok(Some((size, kept, facts)))
        })?;
        // Decisions and readings lengthen the log too; the records stay as they are.
        if let Some((size, true, added)) = &read
            && added.is_empty()
        {
            self.size = *size;
            return Ok(());
        }
        if let Some((size, kept, added)) = read {
            let mut facts = if kept { std::mem::take(&mut self.facts) } else { Arc::default() };
            Arc::make_mut(&mut facts).extend(added);
            *self = Known { size, facts, records: Vec::new() };
        }
        Ok(())
    }
}
