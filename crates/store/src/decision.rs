//! Decisions: what was decided, on which facts and by which rules, by hash; each with its entry in the log.

use cadre::record::{RecordId, Tenant};
use jiff::Timestamp;
use ledger::Hash;

use crate::db::{Cell, Row, Tx};
use crate::entry::{self, Of};
use crate::{Stamp, StoreError};

pub(crate) const SAVE: &str = "insert into decision (tenant, id, position, kind, subject, facts_hash, rules_hash, salt, \
     body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
pub(crate) const FIND: &str = "select d.id as id, d.facts_hash as facts_hash, d.rules_hash as rules_hash, \
     d.body as body, e.time_us as time_us from decision d join entry e on e.tenant = d.tenant and e.position = d.position \
     where d.tenant = $1 and d.kind = $2 and d.subject = $3 order by d.position desc limit 1";

pub(crate) const LIST: &str = "select d.subject as subject, d.facts_hash as facts_hash, d.rules_hash as rules_hash, \
     d.body as body, e.time_us as time_us from decision d join entry e on e.tenant = d.tenant and e.position = d.position \
     where d.tenant = $1 and d.kind = $2 order by d.position";

/// A decision to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its id.
    pub id: RecordId,
    /// What kind of decision, for example `annual_plan`.
    pub kind: String,
    /// What it is about, for example the year.
    pub subject: String,
    /// Hash of the facts it was made on.
    pub facts_hash: Hash,
    /// Hash of the rules it was made by.
    pub rules_hash: Hash,
    /// What was decided, as JSON.
    pub body: Vec<u8>,
}

/// A decision as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// When it was made.
    pub made: Timestamp,
    /// Hash of the facts it was made on.
    pub facts_hash: Hash,
    /// Hash of the rules it was made by.
    pub rules_hash: Hash,
    /// What was decided, as JSON.
    pub body: Vec<u8>,
}

/// Keeps a decision, with its entry.
pub fn save(
    tx: &mut Tx<'_>,
    tenant: Tenant,
    decision: &Decision,
    stamp: &Stamp,
    salt: &mut dyn FnMut() -> Hash,
) -> Result<(), StoreError> {
    let position = entry::positions(tx, tenant, 1)?;
    let salt = salt();
    let Decision { kind, subject, facts_hash, rules_hash, body, .. } = decision;
    let content = content(kind, subject, facts_hash, rules_hash, body);
    let logged = format!("decision/{kind}");
    let of = Of { kind: &logged, record: decision.id.0, revision: 1, salt: &salt, content: &content };
    let entry = entry::row(&entry::stamped(tenant, position, stamp, of));
    tx.insert(&entry::INSERT, vec![entry])?;
    let text = String::from_utf8(body.clone());
    let text = text.map_err(|_| StoreError::Corrupt { column: "body", problem: "no text" })?;
    tx.execute(
        SAVE,
        &[
            tenant.into(),
            decision.id.into(),
            Cell::Int(position as i64),
            kind.as_str().into(),
            subject.as_str().into(),
            (*facts_hash).into(),
            (*rules_hash).into(),
            salt.into(),
            text.into(),
        ],
    )?;
    Ok(())
}

/// The last decision of a kind about a subject.
pub fn latest(tx: &mut Tx<'_>, tenant: Tenant, kind: &str, subject: &str) -> Result<Option<Kept>, StoreError> {
    tx.find(FIND, &[tenant.into(), kind.into(), subject.into()])?.map(kept).transpose()
}

/// All decisions of a kind with what they are about, in the order in which they were made.
pub fn all(tx: &mut Tx<'_>, tenant: Tenant, kind: &str) -> Result<Vec<(String, Kept)>, StoreError> {
    let rows = tx.query(LIST, &[tenant.into(), kind.into()])?;
    rows.into_iter().map(|mut row| Ok((row.take_text("subject")?, kept(row)?))).collect()
}

fn kept(mut row: Row) -> Result<Kept, StoreError> {
    let made = Timestamp::from_microsecond(row.int("time_us")?);
    Ok(Kept {
        made: made.map_err(|_| StoreError::Corrupt { column: "time_us", problem: "no time" })?,
        facts_hash: row.take_hash("facts_hash")?,
        rules_hash: row.take_hash("rules_hash")?,
        body: row.take_text("body")?.into_bytes(),
    })
}

/// What a decision's entry commits to: every part, with its length before it.
pub(crate) fn content(kind: &str, subject: &str, facts_hash: &Hash, rules_hash: &Hash, body: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    for part in [kind.as_bytes(), subject.as_bytes(), facts_hash, rules_hash, body] {
        content.extend((part.len() as u64).to_be_bytes());
        content.extend(part);
    }
    content
}

/// An id for a decision of this moment.
pub(crate) fn new_id(stamp: &Stamp) -> RecordId {
    RecordId::v7(u64::try_from(stamp.time.as_millisecond()).unwrap_or(0), crate::random())
}
