//! Import (nhập dữ liệu): workbooks of people and the school's year become facts; all of them, or none.
//!
//! Read, then joined into people, then compared with the record: the *stage*, which writes nothing. Problems refuse it,
//! unless whoever asks wants what was understood without the rest. Committing writes the difference, the batch as a
//! decision, and what the office said about reading its workbooks, in one transaction.

mod again;
mod files;
mod fix;
pub(crate) mod kept;
mod repair;
mod report;
pub(crate) mod shown;

use std::collections::BTreeMap;

use cadre::access::{Act, Actor, may};
use cadre::record::{
    Change, Counts, Decisions, PeopleFile, PersonDifference, Record, RecordId, Tenant, difference, facts_hash, intake,
    join,
};
use cadre::school::{YearFile, settle};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sheet::{Mapping, Pair, Problem, Shape};
use store::decision::Decision;
use store::{Stamp, StoreError, Tx};
use words::{CommandMessage, ImportMessage, PlanMessage};

pub use again::{fixes, import_again, import_file};
pub use fix::{Fix, column_codes};
pub use kept::keep_files;
pub use repair::{cause_books, mapping_of};
pub use report::{AskReport, import_report};
pub use shown::{DifferenceShown, ImportShown, Repair, Spoken, TableShown};

use crate::acts::batches::{BATCH, Batch};
use crate::rules::PackText;
use crate::spoken::{conflict, conflict_kept, doubt, repeated};
use crate::{Fault, No, Office, Refusal, Step, Watch};

/// Kind under which what the office says of its workbooks is kept, and what it is about.
const MAPPING: (&str, &str) = ("mapping", "workbooks");

/// A file as it came: its name and its bytes. The bytes are not kept.
pub struct Incoming {
    /// Name, with the folders below the one that was asked for, as problems name it.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// What is asked: these files, as one batch.
pub struct Import {
    /// Workbooks (`.xlsx`, `.xls`, `.ods`, `.csv`), people files and school years (`.toml`).
    pub files: Vec<Incoming>,
    /// How they are to be read, where the office says so; `mapping.toml`.
    pub mapping: Option<PackText>,
    /// Who reads the workbooks.
    pub reader: sheet::Reader,
    /// Whether what is not understood is left out, instead of refusing the batch.
    pub skip_problems: bool,
    /// Whether only the difference is shown.
    pub dry_run: bool,
    /// Made by whoever asks; the same key again answers the same without doing it twice.
    pub key: String,
}

/// A school's year that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolTaken {
    /// Calendar year.
    pub year: i16,
    /// Classes the file names.
    pub classes: usize,
    /// Facts written.
    pub facts: usize,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// The batch, by which it can be taken back; nothing when nothing was written.
    pub batch: Option<RecordId>,
    /// People and units.
    pub counts: Counts,
    /// Years of the school.
    pub schools: Vec<SchoolTaken>,
    /// Columns that were recognised and not stored, with how many cells had something in them.
    pub not_kept: Vec<(String, usize)>,
    /// People without a mark under political theory, read as "none".
    pub no_theory_mark: usize,
}

/// An import with everything that was seen on the way.
#[derive(Debug)]
pub struct Staged {
    /// What was done, or would be.
    pub imported: Imported,
    /// What was left out; empty unless that was asked for.
    pub problems: Vec<Problem>,
    /// What was taken in otherwise than it stands, or should be looked at.
    pub notices: Vec<Problem>,
    /// What changes of people who are known, field by field.
    pub differences: Vec<PersonDifference>,
    /// The tables that were found, by file.
    pub shapes: Vec<(String, Shape)>,
}

/// What the files state, checked at the border.
#[derive(Default)]
struct Read {
    people: PeopleFile,
    years: Vec<YearFile>,
    problems: Vec<Problem>,
    notices: Vec<Problem>,
    not_kept: BTreeMap<String, usize>,
    no_theory_mark: usize,
    shapes: Vec<(String, Shape)>,
}

/// Takes the files in, or shows what taking them in would change. A problem anywhere refuses all of them and names every
/// problem, unless what was not understood is to be left out.
pub fn import(office: &Office, actor: &Actor, ask: &Import, watch: &dyn Watch) -> Result<Staged, No> {
    let mapping = mapping(office, ask)?;
    let mut read = files::read(office, ask, &mapping, watch)?;
    let act = authorised(actor, &read)?;
    let mut joined = join(std::mem::take(&mut read.people.people), &decisions(&mapping));
    read.problems.extend(joined.doubts.iter().flat_map(doubt));
    read.problems.extend(joined.conflicts.iter().map(conflict));
    read.notices.extend(joined.conflicts.iter().map(conflict_kept));
    read.notices.extend(joined.repeated.iter().map(repeated));
    let secret = |problem: &Problem| matches!(problem.what, ImportMessage::Secret { .. });
    if !read.problems.is_empty() && (!ask.skip_problems || read.problems.iter().any(secret)) {
        return Err(read.problems.into());
    }
    joined.leave_out_doubtful();
    let stamp = office.stamp(actor, act);
    let mut differences = Vec::new();
    let mut doubts = Vec::new();
    let imported = office.store.write(|tx| {
        if let Some(answer) = store::idempotency::find(tx, office.tenant, &ask.key, &stamp.act)? {
            return Ok(answer);
        }
        let facts = store::fact::load(tx, office.tenant)?;
        let record = Record::at(&facts, office.moment.today, Timestamp::MAX);
        // A province's facts and what becomes of them are too much at once.
        let hash = if ask.dry_run { [0; 32] } else { facts_hash(&facts) };
        drop(facts);
        let mut new_id = || office.new_id();
        let settled = intake(&record, &read.people.units, &joined, office.moment.today, &mut new_id);
        doubts = settled.doubts.iter().map(crate::spoken::doubt_known).collect::<Vec<Problem>>();
        if !doubts.is_empty() && !ask.skip_problems {
            return Err(StoreError::Stopped);
        }
        let mut changes = settled.changes;
        let schools = schools(&record, &read.years, &mut changes, &mut new_id);
        differences = difference(&record, &changes);
        let mut imported = Imported {
            batch: None,
            counts: settled.counts,
            schools,
            not_kept: read.not_kept.clone().into_iter().collect(),
            no_theory_mark: read.no_theory_mark,
        };
        if ask.dry_run {
            return Ok(imported);
        }
        watch.step(Step { what: CommandMessage::StepSave, done: 0, of: None, so_far: None });
        imported.batch = save(office, tx, ask, &changes, hash, &stamp)?;
        keep_mapping(office, tx, ask, &mapping, &stamp)?;
        store::idempotency::remember(tx, office.tenant, &ask.key, &stamp, &imported)?;
        // The last moment at which stopping costs nothing: after this the batch is in.
        if watch.stopped() { Err(StoreError::Stopped) } else { Ok(imported) }
    });
    if !doubts.is_empty() && !ask.skip_problems {
        return Err(doubts.into());
    }
    read.problems.extend(doubts);
    let Read { problems, notices, shapes, .. } = read;
    Ok(Staged { imported: imported?, problems, notices, differences, shapes })
}

/// Whoever imports may import everything that is in the files.
fn authorised(actor: &Actor, read: &Read) -> Result<Act, No> {
    let people = !read.people.people.is_empty() || !read.people.units.is_empty();
    if people {
        may(actor, Act::ImportPeople)?;
    }
    if !read.years.is_empty() {
        may(actor, Act::ImportSchool)?;
    }
    Ok(if people || read.years.is_empty() { Act::ImportPeople } else { Act::ImportSchool })
}

/// What is said with the files, and what was said with earlier ones.
fn mapping(office: &Office, ask: &Import) -> Result<Mapping, No> {
    let said = match &ask.mapping {
        Some(text) => Mapping::read(text.pack()).map_err(|error| No::from(vec![files::pack_problem(error)]))?,
        None => Mapping::default(),
    };
    let (kind, subject) = MAPPING;
    let kept = office.store.read(|tx| store::decision::latest(tx, office.tenant, kind, subject))?;
    let kept = kept.map(|kept| serde_json::from_slice::<Mapping>(&kept.body)).transpose();
    let kept = kept.map_err(|error| Fault::Stored { what: "mapping", error })?;
    Ok(said.and(kept.unwrap_or_default()))
}

fn decisions(mapping: &Mapping) -> Decisions {
    let pairs = |pairs: &[Pair]| pairs.iter().map(|pair| (pair.first.clone(), pair.second.clone())).collect();
    Decisions { same: pairs(&mapping.same), different: pairs(&mapping.different) }
}

fn schools(
    record: &Record,
    years: &[YearFile],
    changes: &mut Vec<Change>,
    new_id: &mut dyn FnMut() -> RecordId,
) -> Vec<SchoolTaken> {
    let mut schools = Vec::new();
    for year in years {
        let settled = settle(record, year, new_id);
        schools.push(SchoolTaken { year: year.year.year, classes: year.classes.len(), facts: settled.len() });
        changes.extend(settled);
    }
    schools
}

/// Writes facts and the batch that they are; nothing where nothing changes.
fn save(
    office: &Office,
    tx: &mut Tx<'_>,
    ask: &Import,
    changes: &[Change],
    facts_hash: [u8; 32],
    stamp: &Stamp,
) -> Result<Option<RecordId>, StoreError> {
    if changes.is_empty() {
        return Ok(None);
    }
    let positions = store::fact::append(tx, office.tenant, changes, stamp, &mut store::random)?;
    let id = office.new_id();
    let files = ask.files.iter().map(|file| file.name.clone()).collect();
    let batch = Batch { id, files, first: positions.start, until: positions.end, undone: false };
    save_decision(office, tx, (BATCH, &id.to_string()), &batch, facts_hash, stamp)?;
    Ok(Some(id))
}

/// What the office says of its workbooks is remembered for the next ones of the same shape.
fn keep_mapping(
    office: &Office,
    tx: &mut Tx<'_>,
    ask: &Import,
    mapping: &Mapping,
    stamp: &Stamp,
) -> Result<(), StoreError> {
    if ask.mapping.is_none() || mapping.lasting() == Mapping::default() {
        return Ok(());
    }
    save_decision(office, tx, MAPPING, &mapping.lasting(), [0; 32], stamp)
}

/// Keeps a decision of the office, with the rules of the day.
pub(crate) fn save_decision<T: Serialize>(
    office: &Office,
    tx: &mut Tx<'_>,
    (kind, subject): (&str, &str),
    body: &T,
    facts_hash: [u8; 32],
    stamp: &Stamp,
) -> Result<(), StoreError> {
    let tenant: Tenant = office.tenant;
    let decision = Decision {
        id: office.new_id(),
        kind: kind.to_owned(),
        subject: subject.to_owned(),
        facts_hash,
        rules_hash: office.rules.hash,
        body: serde_json::to_vec(body).expect("texts, numbers and lists can always be written"),
    };
    store::decision::save(tx, tenant, &decision, stamp, &mut store::random)
}

impl From<sheet::SheetError> for No {
    fn from(error: sheet::SheetError) -> No {
        No::Fault(Fault::Sheet(error))
    }
}

impl Staged {
    /// A refusal, when somebody asked only to see and there is nobody to see anything of.
    pub fn is_empty(&self) -> bool {
        let Counts { people_new, people_changed, people_unchanged, .. } = self.imported.counts;
        people_new + people_changed + people_unchanged == 0 && self.imported.schools.is_empty()
    }
}

/// That a batch was asked for that there is not.
pub(super) fn no_batch() -> No {
    No::Refused(Refusal::Sentence(PlanMessage::NoSuchBatch))
}
