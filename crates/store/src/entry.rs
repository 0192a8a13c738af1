//! The log: one entry for every fact and decision, without gaps, each committing to what was written with it.

use std::collections::HashMap;

use cadre::record::{Kind, RecordId, Said, Tenant};
use jiff::Timestamp;
use ledger::{Entry, Hash};
use words::Interval;

use crate::db::{Cell, Insert, Row, Tx};
use crate::{Stamp, StoreError, decision, fact};

pub(crate) const START: &str = "insert into log (tenant, size) values ($1, 0) on conflict (tenant) do nothing";
pub(crate) const GROW: &str = "update log set size = size + $2 where tenant = $1 returning size as size";
pub(crate) const SIZE: &str = "select size as size from log where tenant = $1";
pub(crate) const COUNT: &str = "select count(*) as n from entry where tenant = $1";
pub(crate) const COUNT_FACTS: &str = "select count(*) as n from fact where tenant = $1";
pub(crate) const COUNT_DECISIONS: &str = "select count(*) as n from decision where tenant = $1";
pub(crate) const PAGE: &str = "select e.position as position, e.kind as kind, e.record as record, \
     e.revision as revision, e.time_us as time_us, e.actor as actor, e.act as act, e.commitment as commitment, \
     f.record as fact_record, f.revision as fact_revision, f.kind as fact_kind, f.person as fact_person, \
     f.true_from as true_from, f.true_until as true_until, f.salt as fact_salt, f.body as fact_body, \
     f.erased_on as erased_on, d.id as id, d.kind as decision_kind, d.subject as subject, d.facts_hash as facts_hash, \
     d.rules_hash as rules_hash, d.salt as decision_salt, d.body as decision_body \
     from entry e left join fact f on f.tenant = e.tenant and f.position = e.position \
     left join decision d on d.tenant = e.tenant and d.position = e.position \
     where e.tenant = $1 and e.position >= $2 order by e.position limit $3";
pub(crate) const WRITTEN_OF: &str = "select e.time_us as time_us, e.actor as actor, e.act as act, count(*) as n from fact f \
     join entry e on e.tenant = f.tenant and e.position = f.position where f.tenant = $1 and f.person = $2 \
     group by e.time_us, e.actor, e.act order by e.time_us";
pub(crate) const DECIDED_OF: &str = "select e.time_us as time_us, e.actor as actor, e.act as act, d.body as body \
     from decision d join entry e on e.tenant = d.tenant and e.position = d.position \
     where d.tenant = $1 and d.kind = $2 and d.subject = $3 order by d.position";
pub(crate) const INSERT: Insert = Insert {
    into: "insert into entry (tenant, position, kind, record, revision, time_us, actor, act, commitment) values",
    columns: 9,
    then: "",
};

/// Entries looked at with one statement; what they carry is held in memory.
const PAGE_ENTRIES: i64 = 2_000;

/// Takes the next positions of a province's log; the first of them. They are given up with the transaction.
pub(crate) fn positions(tx: &mut Tx<'_>, tenant: Tenant, many: usize) -> Result<u64, StoreError> {
    tx.execute(START, &[tenant.into()])?;
    let many = many as u64;
    let grown = tx.find(GROW, &[tenant.into(), Cell::Int(many as i64)])?;
    let size: u64 = grown.ok_or(StoreError::Corrupt { column: "size", problem: "nothing" })?.count("size")?;
    Ok(size - many)
}

/// How many entries a province's log has.
pub fn size(tx: &mut Tx<'_>, tenant: Tenant) -> Result<u64, StoreError> {
    tx.find(SIZE, &[tenant.into()])?.map_or(Ok(0), |row| row.count("size"))
}

/// What the log says of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// When.
    pub time: Timestamp,
    /// By whom.
    pub actor: String,
    /// By which act.
    pub act: String,
    /// How many facts were written; none where something was only read or decided.
    pub facts: usize,
    /// What was decided, as JSON.
    pub body: Option<String>,
}

/// Who wrote what is known of a person, and when, the earliest first.
pub fn written_of(tx: &mut Tx<'_>, tenant: Tenant, person: RecordId) -> Result<Vec<Trace>, StoreError> {
    tx.query(WRITTEN_OF, &[tenant.into(), person.into()])?.into_iter().map(trace).collect()
}

/// Decisions of a kind about a person, the earliest first.
pub fn decided_of(tx: &mut Tx<'_>, tenant: Tenant, kind: &str, person: RecordId) -> Result<Vec<Trace>, StoreError> {
    let rows = tx.query(DECIDED_OF, &[tenant.into(), kind.into(), person.to_string().into()])?;
    rows.into_iter().map(trace).collect()
}

fn trace(mut row: Row) -> Result<Trace, StoreError> {
    let time = Timestamp::from_microsecond(row.int("time_us")?);
    let is_decision = row.has("body");
    Ok(Trace {
        time: time.map_err(|_| StoreError::Corrupt { column: "time_us", problem: "no time" })?,
        actor: row.take_text("actor")?,
        act: row.take_text("act")?,
        facts: if is_decision { 0 } else { row.count("n")? },
        body: if is_decision { row.take_opt_text("body")? } else { None },
    })
}

/// The row of an entry.
pub(crate) fn row(entry: &Entry) -> Vec<Cell> {
    vec![
        Cell::Int(i64::from(entry.tenant)),
        Cell::Int(entry.position as i64),
        entry.kind.as_str().into(),
        entry.record.into(),
        entry.revision.into(),
        entry.time_us.into(),
        entry.actor.as_str().into(),
        entry.act.as_str().into(),
        entry.commitment.into(),
    ]
}

/// The entry of a record that is written with a stamp.
pub(crate) fn stamped(tenant: Tenant, position: u64, stamp: &Stamp, of: Of<'_>) -> Entry {
    Entry {
        tenant: tenant.0,
        position,
        kind: of.kind.to_owned(),
        record: of.record,
        revision: of.revision,
        time_us: stamp.time.as_microsecond(),
        actor: stamp.actor.clone(),
        act: stamp.act.clone(),
        commitment: ledger::commitment(of.salt, of.content),
    }
}

/// What an entry is of.
pub(crate) struct Of<'a> {
    pub(crate) kind: &'a str,
    pub(crate) record: [u8; 16],
    pub(crate) revision: u32,
    pub(crate) salt: &'a Hash,
    pub(crate) content: &'a [u8],
}

/// What verifying came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Entries of the log.
    pub entries: usize,
    /// Facts whose content is as committed to.
    pub facts: usize,
    /// Facts that were lawfully erased.
    pub erased: usize,
    /// Decisions whose content is as committed to.
    pub decisions: usize,
    /// What is not as it must be, up to a bound.
    pub wrong: Vec<Wrong>,
}

/// A position at which the log and what is stored disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The position.
    pub position: u64,
    /// What disagrees, in English, without any value.
    pub what: &'static str,
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "position {}: {}", self.position, self.what)
    }
}

/// Disagreements that are listed: whoever has a hundred needs no more to know that something is wrong.
const WRONG_MAX: usize = 100;

/// Recomputes every commitment from what is stored. It sees a changed, removed or added fact or decision and a gap in the
/// log; a log rewritten as a whole it cannot see, for that its root must be known elsewhere.
pub fn verify(tx: &mut Tx<'_>, tenant: Tenant) -> Result<Verified, StoreError> {
    let mut verified = Verified::default();
    let erasures = fact::erasures(tx, tenant)?;
    let mut next = 0;
    loop {
        let rows = tx.query(PAGE, &[tenant.into(), Cell::Int(next as i64), Cell::Int(PAGE_ENTRIES)])?;
        if rows.is_empty() {
            break;
        }
        for mut row in rows {
            let position: u64 = row.count("position")?;
            if position != next {
                verified.wrong(next, "entries are missing from here");
            }
            next = position + 1;
            verified.entries += 1;
            match one(&mut row, &erasures)? {
                Ok(Is::Fact) => verified.facts += 1,
                Ok(Is::Erased) => verified.erased += 1,
                Ok(Is::Decision) => verified.decisions += 1,
                Err(what) => verified.wrong(position, what),
            }
        }
    }
    let count = |tx: &mut Tx<'_>, sql: &str| -> Result<usize, StoreError> {
        tx.find(sql, &[tenant.into()])?.map_or(Ok(0), |row| row.count("n"))
    };
    let size: u64 = tx.find(SIZE, &[tenant.into()])?.map_or(Ok(0), |row| row.count("size"))?;
    if size != next {
        verified.wrong(next, "the log was longer: entries are missing at its end");
    }
    if count(tx, COUNT)? != verified.entries {
        verified.wrong(next, "there are entries outside the log");
    }
    // With as many rows as entries, and each entry with its row, there is no row without an entry.
    let rows = count(tx, COUNT_FACTS)? + count(tx, COUNT_DECISIONS)?;
    if rows != verified.facts + verified.erased + verified.decisions && verified.wrong.is_empty() {
        verified.wrong(next, "there are facts or decisions without an entry");
    }
    Ok(verified)
}

impl Verified {
    fn wrong(&mut self, position: u64, what: &'static str) {
        if self.wrong.len() < WRONG_MAX {
            self.wrong.push(Wrong { position, what });
        }
    }
}

/// What stands behind an entry.
enum Is {
    Fact,
    Erased,
    Decision,
}

/// Looks at one entry with its fact or decision.
fn one(row: &mut Row, erasures: &HashMap<String, u64>) -> Result<Result<Is, &'static str>, StoreError> {
    let commitment = row.take_hash("commitment")?;
    if let Some(id) = row.take_opt_id("id")? {
        let content = decision::content(
            &row.take_text("decision_kind")?,
            &row.take_text("subject")?,
            &row.take_hash("facts_hash")?,
            &row.take_hash("rules_hash")?,
            row.take_text("decision_body")?.as_bytes(),
        );
        let same = id == row.take_id("record")?
            && ledger::commitment(&row.take_hash("decision_salt")?, &content) == commitment;
        return Ok(if same { Ok(Is::Decision) } else { Err("the decision is not the one committed to") });
    }
    let Some(record) = row.take_opt_id("fact_record")? else { return Ok(Err("what the entry is of is missing")) };
    let kind = row.take_text("fact_kind")?;
    if record != row.take_id("record")?
        || row.int("fact_revision")? != row.int("revision")?
        || kind != row.take_text("kind")?
    {
        return Ok(Err("the fact is not the one the entry is of"));
    }
    if row.take_opt_text("erased_on")?.is_some() {
        let gone = row.take_opt_text("fact_body")?.is_none() && row.take_opt_hash("fact_salt")?.is_none();
        if !gone {
            return Ok(Err("the fact is marked erased and is not"));
        }
        // Otherwise whoever wants a fact gone would only have to mark it.
        let person = row.take_opt_id("fact_person")?.map(|id| RecordId(id).to_string());
        let position: u64 = row.count("position")?;
        let decided = person.and_then(|person| erasures.get(&person)).is_some_and(|at| *at > position);
        return Ok(if decided { Ok(Is::Erased) } else { Err("the fact is erased and no decision says so") });
    }
    let (Some(salt), Some(body)) = (row.take_opt_hash("fact_salt")?, row.take_opt_text("fact_body")?) else {
        return Ok(Err("the content of the fact is gone without an erasure"));
    };
    if ledger::commitment(&salt, body.as_bytes()) != commitment {
        return Ok(Err("the fact does not say what was committed to"));
    }
    // The columns beside the content are for finding it; they must say the same.
    let Ok(content) = fact::read(&body) else { return Ok(Err("the content of the fact cannot be read")) };
    let columns = fact::span(row)?;
    let person = row.take_opt_id("fact_person")?;
    Ok(if agree(&content.said, content.span, record, &kind, columns, person) {
        Ok(Is::Fact)
    } else {
        Err("the columns of the fact do not say what its content says")
    })
}

fn agree(
    said: &Said,
    span: Interval,
    record: [u8; 16],
    kind: &str,
    columns: Interval,
    person: Option<[u8; 16]>,
) -> bool {
    let of = said.person(cadre::record::RecordId(record)).map(|id| id.0);
    Kind::of_code(kind) == Some(said.kind()) && span == columns && of == person
}
