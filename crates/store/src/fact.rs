//! Facts: appended with their entries, loaded whole, erased where the law says so.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use cadre::record::{Change, Content, Erasure, Fact, Kind, RecordId, Said, Source, Tenant};
use jiff::Timestamp;
use ledger::Hash;
use serde::{Deserialize, Serialize};
use words::{Date, Interval};

use crate::db::{Cell, Insert, Row, Tx};
use crate::decision::{self, Decision};
use crate::entry::{self, Of};
use crate::{Stamp, StoreError};

pub(crate) const LATEST: &str = "select max(revision) as revision from fact where tenant = $1 and record = $2";
pub(crate) const LOAD: &str = "select f.record as record, f.revision as revision, f.kind as kind, f.person as person, \
     f.true_from as true_from, f.true_until as true_until, f.body as body, f.erased_on as erased_on, \
     f.erased_ground as erased_ground, e.time_us as time_us, \
     f.position as position from fact f join entry e on e.tenant = f.tenant and e.position = f.position \
     where f.tenant = $1 and f.position > $2 order by f.position limit $3";
pub(crate) const WRITTEN: &str = "select record as record, revision as revision from fact \
     where tenant = $1 and position >= $2 and position < $3 order by position";
pub(crate) const ERASE: &str = "update fact set salt = null, body = null, erased_on = $3, erased_ground = $4 \
     where tenant = $1 and person = $2 and erased_on is null";
pub(crate) const ERASURES: &str = "select subject as subject, max(position) as position from decision \
     where tenant = $1 and kind = $2 group by subject";
pub(crate) const INSERT: Insert = Insert {
    into: "insert into fact (tenant, record, revision, position, kind, person, true_from, true_until, salt, body) values",
    columns: 10,
    then: "",
};

/// Kind under which erasures stand among the decisions.
const ERASURE: &str = "erasure";

/// The content of a fact as it is stored and committed to.
#[derive(Serialize, Deserialize)]
pub(crate) struct Written {
    /// When it is true.
    #[serde(rename = "true")]
    pub(crate) span: Interval,
    /// What it says.
    pub(crate) said: Said,
}

/// Facts written or read with one statement: what the statement carries is held in memory beside the facts themselves.
const CHUNK: usize = 5_000;

/// Writes facts with their entries; the positions they stand at. A revision that does not follow the last one of its record is refused: somebody else
/// has written in between.
pub fn append(
    tx: &mut Tx<'_>,
    tenant: Tenant,
    changes: &[Change],
    stamp: &Stamp,
    salt: &mut dyn FnMut() -> Hash,
) -> Result<Range<u64>, StoreError> {
    if changes.is_empty() {
        return Ok(0..0);
    }
    let first = entry::positions(tx, tenant, changes.len())?;
    for (chunk, begins) in changes.chunks(CHUNK).zip((first..).step_by(CHUNK)) {
        append_chunk(tx, tenant, chunk, begins, stamp, salt)?;
    }
    Ok(first..first + changes.len() as u64)
}

fn append_chunk(
    tx: &mut Tx<'_>,
    tenant: Tenant,
    changes: &[Change],
    first: u64,
    stamp: &Stamp,
    salt: &mut dyn FnMut() -> Hash,
) -> Result<(), StoreError> {
    let mut facts = Vec::with_capacity(changes.len());
    let mut entries = Vec::with_capacity(changes.len());
    for (position, change) in (first..).zip(changes) {
        let (record, revision) = (change.record, change.revision);
        // A new record has a new id, so only what is changed can have been changed by others.
        if revision > 1 && latest(tx, tenant, record)? != i64::from(revision) - 1 {
            return Err(StoreError::Stale { record, revision });
        }
        let kind = change.said.kind().code();
        let body = body(change);
        let salt = salt();
        let of = Of { kind, record: record.0, revision, salt: &salt, content: body.as_bytes() };
        entries.push(entry::row(&entry::stamped(tenant, position, stamp, of)));
        facts.push(vec![
            tenant.into(),
            record.into(),
            revision.into(),
            Cell::Int(position as i64),
            kind.into(),
            change.said.person(record).into(),
            change.span.from().map(|day| day.to_string()).into(),
            change.span.end().map(|day| day.to_string()).into(),
            salt.into(),
            body.into(),
        ]);
    }
    tx.insert(&entry::INSERT, entries)?;
    tx.insert(&INSERT, facts)?;
    Ok(())
}

/// The records and revisions that stand at these positions of the log.
pub fn written(tx: &mut Tx<'_>, tenant: Tenant, positions: Range<u64>) -> Result<Vec<(RecordId, u32)>, StoreError> {
    let (from, until) = (Cell::Int(positions.start as i64), Cell::Int(positions.end as i64));
    let rows = tx.query(WRITTEN, &[tenant.into(), from, until])?;
    rows.into_iter().map(|mut row| Ok((RecordId(row.take_id("record")?), row.count("revision")?))).collect()
}

/// All facts of a province in the order in which they were written.
pub fn load(tx: &mut Tx<'_>, tenant: Tenant) -> Result<Vec<Fact>, StoreError> {
    let mut facts = Vec::new();
    load_from(tx, tenant, 0, &mut facts)?;
    Ok(facts)
}

/// Adds the facts that stand in the log from a position on to those before it.
pub fn load_from(tx: &mut Tx<'_>, tenant: Tenant, position: u64, facts: &mut Vec<Fact>) -> Result<(), StoreError> {
    let (mut last, mut source) = (position as i64 - 1, None::<Arc<Source>>);
    loop {
        let rows = tx.query(LOAD, &[tenant.into(), Cell::Int(last), Cell::Int(CHUNK as i64)])?;
        let Some(row) = rows.last() else { return Ok(()) };
        last = row.int("position")?;
        facts.reserve(rows.len());
        for row in rows {
            let mut fact = fact(row)?;
            // What one row of a list states was written together and has one source: it is kept once.
            if let Content::Said(Said::Evidence(said)) = &mut fact.content {
                let evidence = &mut said.value;
                match &source {
                    Some(known) if *known == evidence.source => evidence.source = Arc::clone(known),
                    _ => source = Some(Arc::clone(&evidence.source)),
                }
            }
            facts.push(fact);
        }
    }
}

/// Whether anybody was erased from a position of the log on: what was loaded before then says too much.
pub fn erased_from(tx: &mut Tx<'_>, tenant: Tenant, position: u64) -> Result<bool, StoreError> {
    Ok(erasures(tx, tenant)?.into_values().any(|at| at >= position))
}

/// Erases what is known of a person: content and salt of every fact. Entries stay and stay verifiable, and the erasure is
/// itself a decision in the log. How many facts were erased.
pub fn erase(
    tx: &mut Tx<'_>,
    tenant: Tenant,
    person: RecordId,
    erasure: &Erasure,
    stamp: &Stamp,
    salt: &mut dyn FnMut() -> Hash,
) -> Result<u64, StoreError> {
    let values = [tenant.into(), person.into(), erasure.on.to_string().into(), erasure.ground.as_str().into()];
    let erased = tx.execute(ERASE, &values)?;
    if erased > 0 {
        let decision = Decision {
            id: crate::decision::new_id(stamp),
            kind: ERASURE.to_owned(),
            subject: person.to_string(),
            facts_hash: [0; 32],
            rules_hash: [0; 32],
            body: serde_json::to_vec(erasure).expect("a day and a text can always be written"),
        };
        decision::save(tx, tenant, &decision, stamp, salt)?;
    }
    Ok(erased)
}

/// The position of the last erasure of each person who was erased.
pub(crate) fn erasures(tx: &mut Tx<'_>, tenant: Tenant) -> Result<HashMap<String, u64>, StoreError> {
    let rows = tx.query(ERASURES, &[tenant.into(), ERASURE.into()])?;
    rows.into_iter().map(|mut row| Ok((row.take_text("subject")?, row.count("position")?))).collect()
}

fn latest(tx: &mut Tx<'_>, tenant: Tenant, record: RecordId) -> Result<i64, StoreError> {
    let row = tx.find(LATEST, &[tenant.into(), record.into()])?;
    Ok(row.map(|row| row.opt_int("revision")).transpose()?.flatten().unwrap_or(0))
}

fn body(change: &Change) -> String {
    let written = Written { span: change.span, said: change.said.clone() };
    serde_json::to_string(&written).expect("facts hold only texts, numbers and lists, which JSON can always write")
}

/// Reads stored content.
pub(crate) fn read(body: &str) -> Result<Written, StoreError> {
    serde_json::from_str(body).map_err(|_| StoreError::Corrupt { column: "body", problem: "no fact" })
}

fn fact(mut row: Row) -> Result<Fact, StoreError> {
    let corrupt = |column, problem| StoreError::Corrupt { column, problem };
    let kind = Kind::of_code(&row.take_text("kind")?).ok_or(corrupt("kind", "an unknown kind"))?;
    let known = Timestamp::from_microsecond(row.int("time_us")?).map_err(|_| corrupt("time_us", "no time"))?;
    let content = match row.take_opt_text("body")? {
        Some(body) => Content::Said(read(&body)?.said),
        None => {
            let on = row.take_text("erased_on")?.parse().map_err(|_| corrupt("erased_on", "no day"))?;
            Content::Erased(Erasure { on, ground: row.take_text("erased_ground")? })
        }
    };
    Ok(Fact {
        record: RecordId(row.take_id("record")?),
        revision: row.count("revision")?,
        kind,
        person: row.take_opt_id("person")?.map(RecordId),
        span: span(&mut row)?,
        known,
        content,
    })
}

/// The span that the columns say.
pub(crate) fn span(row: &mut Row) -> Result<Interval, StoreError> {
    let mut day = |column| -> Result<Option<Date>, StoreError> {
        let text = row.take_opt_text(column)?;
        text.map(|text| text.parse()).transpose().map_err(|_| StoreError::Corrupt { column, problem: "no day" })
    };
    let (from, until) = (day("true_from")?, day("true_until")?);
    Interval::new(from, until)
        .map_err(|_| StoreError::Corrupt { column: "true_until", problem: "a day before the first" })
}
