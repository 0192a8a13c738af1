//! What an office remembers between two requests: the facts as far as they were read, and the records made of them.
//!
//! Nothing here is older than the log: every request asks how long the log is, and reads what was added. An erasure makes the
//! office forget everything.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use cadre::access::{Actor, Scope, Sight, seen, sees};
use cadre::dashboard::Dashboard;
use cadre::record::{Fact, Record, Tenant};
use jiff::Timestamp;
use store::{Store, StoreError};
use words::Date;

/// Views kept: of today for the province and for units, and of a few days somebody looked at. The whole one takes as much memory
/// as a third of the facts.
const VIEWS_KEPT: usize = 12;

#[derive(Default)]
pub(crate) struct Memory(Mutex<Known>);

#[derive(Default)]
struct Known {
    /// How long the log was when it was read.
    size: u64,
    facts: Arc<Vec<Fact>>,
    /// The view asked for last stands last.
    views: Vec<(Key, Arc<View>)>,
}

/// Which view: of which day, as known at which time, and of it what is seen.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    on: Date,
    known: Timestamp,
    scope: Scope,
    pool: bool,
}

/// A record as somebody sees it, and what its review comes to, once that was asked.
pub(crate) struct View {
    pub(crate) record: Arc<Record>,
    pub(crate) figures: OnceLock<Arc<Dashboard>>,
}

impl View {
    fn of(record: Arc<Record>) -> Arc<View> {
        Arc::new(View { record, figures: OnceLock::new() })
    }
}

impl Memory {
    /// The whole record of a day as it was known at a time.
    pub(crate) fn whole(
        &self,
        store: &Store,
        tenant: Tenant,
        on: Date,
        known: Timestamp,
    ) -> Result<Arc<View>, StoreError> {
        let key = Key { on, known, scope: Scope::Province, pool: true };
        let facts = {
            let mut memory = self.known();
            memory.read_on(store, tenant)?;
            if let Some(found) = memory.find(key) {
                return Ok(found);
            }
            Arc::clone(&memory.facts)
        };
        // Made without the lock: a country's record takes seconds, and others are answered meanwhile.
        let view = View::of(Arc::new(Record::at(&facts, on, known)));
        let mut memory = self.known();
        if Arc::ptr_eq(&memory.facts, &facts) {
            memory.keep(key, &view);
        }
        Ok(view)
    }

    /// The record as the actor may see it.
    pub(crate) fn view(
        &self,
        store: &Store,
        tenant: Tenant,
        (on, known): (Date, Timestamp),
        (actor, scope): (&Actor, Scope),
    ) -> Result<Arc<View>, StoreError> {
        let whole = self.whole(store, tenant, on, known)?;
        let key = Key { on, known, scope, pool: sees(actor.role, Sight::Pool) };
        if let Some(found) = self.known().find(key) {
            return Ok(found);
        }
        let Some(record) = seen(actor, scope, &whole.record) else { return Ok(whole) };
        let view = View::of(Arc::new(record));
        // Of one person nothing is kept: there are many, and each is made at once.
        if !matches!(scope, Scope::Person(_)) {
            let mut memory = self.known();
            // Where the whole one is kept no more, what was cut from it may say too little.
            if memory.views.iter().any(|(_, known)| Arc::ptr_eq(known, &whole)) {
                memory.keep(key, &view);
            }
        }
        Ok(view)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // Whoever panicked while holding it has changed nothing by halves: everything is put in place whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn find(&mut self, key: Key) -> Option<Arc<View>> {
        let at = self.views.iter().position(|(known, _)| *known == key)?;
        let found = self.views.remove(at);
        self.views.push(found);
        self.views.last().map(|(_, view)| Arc::clone(view))
    }

    /// Keeps a view, unless somebody was faster.
    fn keep(&mut self, key: Key, view: &Arc<View>) {
        if self.views.iter().any(|(known, _)| *known == key) {
            return;
        }
        if self.views.len() == VIEWS_KEPT {
            self.views.remove(0);
        }
        self.views.push((key, Arc::clone(view)));
    }

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
            *self = Known { size, facts, views: Vec::new() };
        }
        Ok(())
    }
}
