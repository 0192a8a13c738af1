//! Reorganise (sắp xếp đơn vị): shows the difference a reorganisation makes, writes it, or takes it back.

use cadre::access::{Act, Actor, may};
use cadre::pack::Pack;
use cadre::record::{
    CannotReorganise, Change, Fact, Record, RecordId, ReorganisationFile, Reorganised, facts_hash,
    reorganise as rearrange, undo,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::decision::Decision;
use words::PlanMessage;

use crate::rules::PackText;
use crate::{Fault, No, Office};

/// Kind under which reorganisations are stored as decisions.
const REORGANISATION: &str = "reorganisation";

/// What to do with the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Only show it.
    Show,
    /// Write it.
    Write,
    /// Take back what was written by the same text.
    Undo,
}

/// What is asked.
pub struct AskReorganise {
    /// The file.
    pub file: PackText,
    /// What to do.
    pub then: Then,
}

/// The difference, with the record of the day before.
pub struct Rearranged {
    /// What was there before.
    pub before: Record,
    /// The difference; nothing when it was taken back.
    pub difference: Option<Reorganised>,
    /// How many facts were written.
    pub written: usize,
}

/// The facts a reorganisation wrote: what is needed to take it back.
#[derive(Serialize, Deserialize)]
struct Wrote {
    /// Whether it took another back.
    undid: bool,
    records: Vec<(RecordId, u32)>,
}

/// Works out the difference on the record of the day before, and writes it or takes it back in one transaction.
pub fn reorganise(office: &Office, actor: &Actor, ask: &AskReorganise) -> Result<Rearranged, No> {
    may(actor, Act::Reorganise)?;
    let pack = ask.file.pack();
    let file = ReorganisationFile::read(pack).map_err(Fault::Rules)?;
    let stamp = office.stamp(actor, Act::Reorganise);
    let mut refused = None;
    let done = office.store.write(|tx| {
        let facts = store::fact::load(tx, office.tenant)?;
        let last = store::decision::latest(tx, office.tenant, REORGANISATION, file.document())?;
        let decided = match ask.then {
            Then::Undo => take_back(&facts, last.map(|kept| kept.body)),
            _ => work_out(office, &facts, &file, pack),
        };
        let (done, changes) = match decided {
            Ok(decided) => decided,
            Err(no) => {
                refused = Some(no);
                return Err(StoreError::Stopped);
            }
        };
        if ask.then == Then::Show {
            return Ok(done);
        }
        store::fact::append(tx, office.tenant, &changes, &stamp, &mut store::random)?;
        let wrote = Wrote {
            undid: ask.then == Then::Undo,
            records: changes.iter().map(|change| (change.record, change.revision)).collect(),
        };
        let decision = Decision {
            id: office.new_id(),
            kind: REORGANISATION.to_owned(),
            subject: file.document().to_owned(),
            facts_hash: facts_hash(&facts),
            rules_hash: office.rules.hash,
            body: serde_json::to_vec(&wrote).expect("ids and numbers can always be written"),
        };
        store::decision::save(tx, office.tenant, &decision, &stamp, &mut store::random)?;
        Ok(Rearranged { written: changes.len(), ..done })
    });
    match refused {
        Some(no) => Err(no),
        None => Ok(done?),
    }
}

fn work_out(
    office: &Office,
    facts: &[Fact],
    file: &ReorganisationFile,
    pack: Pack<'_>,
) -> Result<(Rearranged, Vec<Change>), No> {
    let day_before = file.on().yesterday().unwrap_or(file.on());
    let before = Record::at(facts, day_before, Timestamp::MAX);
    let plan = file.plan(pack, &before, &office.rules.titles).map_err(Fault::Rules)?;
    let difference = rearrange(&before, &plan, &mut || office.new_id()).map_err(|why| cannot(&before, why))?;
    let changes = difference.changes.clone();
    Ok((Rearranged { before, difference: Some(difference), written: 0 }, changes))
}

fn take_back(facts: &[Fact], wrote: Option<Vec<u8>>) -> Result<(Rearranged, Vec<Change>), No> {
    let Some(body) = wrote else { return Err(PlanMessage::NotReorganised.into()) };
    let wrote: Wrote =
        serde_json::from_slice(&body).map_err(|error| Fault::Stored { what: "reorganisation", error })?;
    if wrote.undid {
        return Err(PlanMessage::NotReorganised.into());
    }
    let back = undo(facts, &wrote.records).map_err(|_| PlanMessage::ChangedSince)?;
    Ok((Rearranged { before: Record::default(), difference: None, written: 0 }, back))
}

/// Why it cannot be done, in words for the officer.
fn cannot(before: &Record, why: CannotReorganise) -> No {
    let unit = |id| before.unit_name(id).to_owned();
    match why {
        CannotReorganise::EndsTwice(id) => PlanMessage::UnitEndsTwice { unit: unit(id) },
        CannotReorganise::GoesNowhere(id) | CannotReorganise::NotThere(id) => PlanMessage::UnitGone { unit: unit(id) },
        CannotReorganise::NotFormed(_) => PlanMessage::UnitGone { unit: String::new() },
    }
    .into()
}
