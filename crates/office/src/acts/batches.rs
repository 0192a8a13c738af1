//! Batches (lần nhập): what was imported when, and taking one back.

use cadre::access::{Act, Actor, may};
use cadre::record::{ChangedSince, Fact, RecordId, facts_hash, undo};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::StoreError;
use words::PlanMessage;

use super::import::{no_batch, save_decision};
use crate::{Fault, No, Office};

/// Kind under which batches are kept as decisions.
pub(super) const BATCH: &str = "import";

/// One import, as it is kept: which facts it wrote, by their positions in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Its id.
    pub id: RecordId,
    /// Files it came from.
    pub files: Vec<String>,
    /// Position of its first fact.
    pub first: u64,
    /// Position behind its last fact.
    pub until: u64,
    /// Whether it was taken back.
    pub undone: bool,
}

impl Batch {
    /// Facts it wrote.
    pub fn facts(&self) -> u64 {
        self.until - self.first
    }
}

/// All imports, the earliest first, with the time of each.
pub fn batches(office: &Office, actor: &Actor) -> Result<Vec<(Timestamp, Batch)>, No> {
    may(actor, Act::ImportPeople)?;
    let kept = office.store.read(|tx| store::decision::all(tx, office.tenant, BATCH))?;
    let mut batches: Vec<(Timestamp, Batch)> = Vec::new();
    for (_, kept) in kept {
        let batch = read(&kept.body)?;
        // Taking back is the later word about the same batch; the time stays that of the import.
        match batches.iter_mut().find(|(_, known)| known.id == batch.id) {
            Some((_, known)) => *known = batch,
            None => batches.push((kept.made, batch)),
        }
    }
    Ok(batches)
}

/// Takes an import back: everything it wrote is as it was before. Refused when something of it was changed since, which is
/// then named. How many facts that took.
pub fn undo_import(office: &Office, actor: &Actor, id: &str) -> Result<usize, No> {
    may(actor, Act::UndoImport)?;
    let stamp = office.stamp(actor, Act::UndoImport);
    let mut refused = None;
    let written = office.store.write(|tx| {
        let kept = store::decision::latest(tx, office.tenant, BATCH, id)?;
        let batch = match kept.map(|kept| read(&kept.body)).transpose() {
            Ok(Some(batch)) if !batch.undone => batch,
            Ok(_) => return refuse(&mut refused, no_batch()),
            Err(fault) => return refuse(&mut refused, fault.into()),
        };
        let facts = store::fact::load(tx, office.tenant)?;
        let wrote = store::fact::written(tx, office.tenant, batch.first..batch.until)?;
        let changes = match undo(&facts, &wrote) {
            Ok(changes) => changes,
            Err(since) => return refuse(&mut refused, changed(&facts, &since)),
        };
        store::fact::append(tx, office.tenant, &changes, &stamp, &mut store::random)?;
        let undone = Batch { undone: true, ..batch };
        save_decision(office, tx, (BATCH, id), &undone, facts_hash(&facts), &stamp)?;
        Ok(changes.len())
    });
    match refused {
        Some(no) => Err(no),
        None => Ok(written?),
    }
}

/// Ends a transaction without a trace, and remembers why.
pub(crate) fn refuse<T>(refused: &mut Option<No>, no: No) -> Result<T, StoreError> {
    *refused = Some(no);
    Err(StoreError::Stopped)
}

fn read(body: &[u8]) -> Result<Batch, Fault> {
    serde_json::from_slice(body).map_err(|error| Fault::Stored { what: "batch", error })
}

/// Which people, or how many units, were changed since.
fn changed(facts: &[Fact], since: &ChangedSince) -> No {
    let names = crate::spoken::who_changed(facts, since);
    PlanMessage::BatchChangedSince { records: since.0.len(), names: names.join(", ") }.into()
}
