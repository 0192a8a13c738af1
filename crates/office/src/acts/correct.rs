//! Corrections (đính chính): what an officer finds otherwise than the record says becomes the next revision of it, with who, when
//! and by which paper; and what the log says of one person.

use cadre::access::{Act, Actor, NotAllowed, Scope, may};
use cadre::record::{CannotCorrect, Correction, PersonId, RecordId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::entry::Trace;
use words::PlanMessage;

use super::batches::refuse;
use super::import::save_decision;
use super::people::{OPENED, REVEALED};
use super::review::known_record;
use crate::{No, Office};

/// Kind under which corrections stand among the decisions.
const CORRECTION: &str = "correction";

/// What is asked.
#[derive(Clone, Debug)]
pub struct AskCorrect {
    /// Whose record.
    pub person: PersonId,
    /// Which record, and the revision of it that the officer has seen; nothing adds one.
    pub of: Option<(RecordId, u32)>,
    /// What is so.
    pub correction: Correction,
    /// The paper it rests on.
    pub why: String,
    /// Made by whoever asks; the same key again does nothing twice.
    pub key: String,
}

/// A correction as it is kept.
#[derive(Serialize, Deserialize)]
struct Corrected {
    record: RecordId,
    why: String,
}

/// Corrects one thing that is known of a person. Refused as stale where somebody else has corrected it since it was seen.
pub fn correct(office: &Office, actor: &Actor, ask: &AskCorrect) -> Result<(), No> {
    let scope = may(actor, Act::Correct)?;
    let why = ask.why.trim();
    if why.is_empty() {
        return Err(PlanMessage::CorrectionWhy.into());
    }
    let (record, _) = known_record(office, actor, scope, None, None)?;
    let official = record.official(ask.person).ok_or(PlanMessage::NoSuchPerson)?;
    // Whoever answers for a unit answers for its posts and for no others.
    if let (Scope::Unit(own), Correction::Held { unit, .. }) = (scope, &ask.correction)
        && !record.parts_of(vec![own]).contains(unit)
    {
        return Err(NotAllowed { role: actor.role, act: Act::Correct }.into());
    }
    let stamp = office.stamp(actor, Act::Correct);
    let mut refused = None;
    let done = office.store.write(|tx| {
        refused = None;
        if let Some(()) = store::idempotency::find(tx, office.tenant, &ask.key, &stamp.act)? {
            return Ok(());
        }
        let made = cadre::record::correct(official, ask.of, &ask.correction, why, &mut || office.new_id());
        let change = match made {
            Ok(change) => change,
            Err(CannotCorrect::NoSuchRecord | CannotCorrect::OtherKind) => {
                return refuse(&mut refused, PlanMessage::CannotCorrect.into());
            }
        };
        let record = change.record;
        store::fact::append(tx, office.tenant, &[change], &stamp, &mut store::random)?;
        let corrected = Corrected { record, why: why.to_owned() };
        save_decision(office, tx, (CORRECTION, &ask.person.0.to_string()), &corrected, [0; 32], &stamp)?;
        store::idempotency::remember(tx, office.tenant, &ask.key, &stamp, &())
    });
    match refused {
        Some(no) => Err(no),
        None => Ok(done?),
    }
}

/// What the log says was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Logged {
    /// So many facts were written.
    Wrote(usize),
    /// Something was corrected, by this paper.
    Corrected(String),
    /// The file was opened.
    Opened,
    /// The personal number was shown in full.
    Revealed,
}

/// One line of what the log says of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// When.
    pub time: Timestamp,
    /// By whom.
    pub account: String,
    /// What.
    pub what: Logged,
}

/// Who wrote and who read what is kept of a person, in no order.
pub fn person_log(office: &Office, actor: &Actor, person: PersonId) -> Result<Vec<LogLine>, No> {
    let scope = may(actor, Act::SeePerson)?;
    let (record, _) = known_record(office, actor, scope, None, None)?;
    record.official(person).ok_or(PlanMessage::NoSuchPerson)?;
    let [written, corrected, opened, revealed] = office.store.read(|tx| {
        let decided = |tx: &mut store::Tx<'_>, kind| store::entry::decided_of(tx, office.tenant, kind, person.0);
        Ok([
            store::entry::written_of(tx, office.tenant, person.0)?,
            decided(tx, CORRECTION)?,
            decided(tx, OPENED)?,
            decided(tx, REVEALED)?,
        ])
    })?;
    // A correction is told with its paper, and not as a fact written as well.
    let written = written.into_iter().filter(|trace| trace.act != Act::Correct.code());
    let line = |trace: Trace, what: Logged| LogLine { time: trace.time, account: trace.actor, what };
    let why = |trace: &Trace| {
        let body = trace.body.as_deref().unwrap_or_default();
        serde_json::from_str::<Corrected>(body).map(|corrected| corrected.why).unwrap_or_default()
    };
    let mut lines: Vec<LogLine> = Vec::new();
    lines.extend(written.map(|trace| {
        let facts = trace.facts;
        line(trace, Logged::Wrote(facts))
    }));
    lines.extend(corrected.into_iter().map(|trace| {
        let why = why(&trace);
        line(trace, Logged::Corrected(why))
    }));
    lines.extend(opened.into_iter().map(|trace| line(trace, Logged::Opened)));
    lines.extend(revealed.into_iter().map(|trace| line(trace, Logged::Revealed)));
    Ok(lines)
}
