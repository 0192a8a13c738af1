//! Import (nhập dữ liệu): workbooks of people and the school's year become facts; all of them, or none.

use std::collections::BTreeMap;
use std::sync::Arc;

use cadre::access::{Act, Actor, may};
use cadre::pack::Pack;
use cadre::record::{Change, Counts, IntakeError, PeopleFile, Record, Source, intake};
use cadre::school::{YearFile, settle};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sheet::Problem;
use store::{Stamp, StoreError};
use words::{CommandMessage, ImportMessage, Place};

use crate::{Fault, No, Office, Step, Watch};

/// A file as it came: its name and its bytes. The bytes are not kept.
pub struct Incoming {
    /// Name without folders, as problems name it.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// What is asked: these files, as one batch.
pub struct Import {
    /// Workbooks (`.xlsx`), people files and school years (`.toml`).
    pub files: Vec<Incoming>,
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
    /// People and units.
    pub counts: Counts,
    /// Years of the school.
    pub schools: Vec<SchoolTaken>,
    /// Columns that were recognised and not stored, with how many cells had something in them.
    pub not_kept: Vec<(String, usize)>,
    /// People without a mark under political theory, read as "none".
    pub no_theory_mark: usize,
}

/// What the files state, checked at the border.
#[derive(Default)]
struct Read {
    people: PeopleFile,
    years: Vec<YearFile>,
    not_kept: BTreeMap<String, usize>,
    no_theory_mark: usize,
}

/// Takes the files in. A problem anywhere refuses all of them and names every problem.
pub fn import(office: &Office, actor: &Actor, ask: &Import, watch: &dyn Watch) -> Result<Imported, No> {
    let read = read(office, &ask.files, watch)?;
    if read.people != PeopleFile::default() {
        may(actor, Act::ImportPeople)?;
    }
    if !read.years.is_empty() {
        may(actor, Act::ImportSchool)?;
    }
    let stamp = Stamp { time: office.moment.time, actor: actor.account.clone(), act: act(&read).code().to_owned() };
    let mut refused = None;
    let imported = office.store.write(|tx| {
        if let Some(answer) = store::idempotency::find(tx, office.tenant, &ask.key, &stamp.act)? {
            return Ok(answer);
        }
        let facts = store::fact::load(tx, office.tenant)?;
        let record = Record::at(&facts, office.moment.today, Timestamp::MAX);
        let (changes, imported) = match decide(office, &read, &record) {
            Ok(decided) => decided,
            Err(problems) => {
                refused = Some(problems);
                return Err(StoreError::Stopped);
            }
        };
        watch.step(Step { what: CommandMessage::StepSave, done: 0, of: None, cost_and_bound_vnd: None });
        store::fact::append(tx, office.tenant, &changes, &stamp, &mut store::random)?;
        store::idempotency::remember(tx, office.tenant, &ask.key, &stamp, &imported)?;
        // The last moment at which stopping costs nothing: after this the batch is in.
        if watch.stopped() { Err(StoreError::Stopped) } else { Ok(imported) }
    });
    match refused {
        Some(problems) => Err(problems.into()),
        None => Ok(imported?),
    }
}

fn act(read: &Read) -> Act {
    if read.people == PeopleFile::default() { Act::ImportSchool } else { Act::ImportPeople }
}

/// Reads every file, so that one run names every problem of every file.
fn read(office: &Office, files: &[Incoming], watch: &dyn Watch) -> Result<Read, No> {
    let mut read = Read::default();
    let mut problems = Vec::new();
    for (done, file) in files.iter().enumerate() {
        let (done, of) = (done as u64, Some(files.len() as u64));
        watch.step(Step { what: CommandMessage::StepRead, done, of, cost_and_bound_vnd: None });
        if watch.stopped() {
            return Err(StoreError::Stopped.into());
        }
        if file.name.ends_with(".toml") {
            match read_toml(office, file) {
                Ok(Toml::Year(year)) => read.years.push(*year),
                Ok(Toml::People(file)) => {
                    read.people.units.extend(file.units);
                    read.people.people.extend(file.people);
                }
                Err(problem) => problems.push(problem),
            }
            continue;
        }
        match sheet::read_list(&file.name, &file.bytes, &office.rules.titles, &office.rules.fields) {
            Ok(list) => {
                read.people.people.extend(list.stated);
                read.no_theory_mark += list.no_theory_mark;
                for (heading, cells) in list.not_kept {
                    *read.not_kept.entry(heading).or_default() += cells;
                }
            }
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(read) } else { Err(problems.into()) }
}

/// What a TOML file holds.
enum Toml {
    Year(Box<YearFile>),
    People(PeopleFile),
}

/// A file that names people or units states them; any other is a school's year.
fn read_toml(office: &Office, file: &Incoming) -> Result<Toml, Problem> {
    let problem = |what| Problem { place: Place::file(&file.name), what };
    let text = std::str::from_utf8(&file.bytes).map_err(|_| problem(ImportMessage::Broken))?;
    let pack = Pack { file: &file.name, text };
    let of_people = text.lines().any(|line| ["[[person]]", "[[unit]]"].contains(&line.trim()));
    let read = match of_people {
        true => PeopleFile::read(pack, &office.rules.titles).map(Toml::People),
        false => YearFile::read(pack).map(|year| Toml::Year(Box::new(year))),
    };
    read.map_err(|error| {
        let place = Place {
            row: u32::try_from(error.line).ok(),
            column: Some(error.column.to_string()),
            ..Place::file(&file.name)
        };
        Problem { place, what: ImportMessage::TextFile { problem: error.problem } }
    })
}

fn decide(office: &Office, read: &Read, record: &Record) -> Result<(Vec<Change>, Imported), Vec<Problem>> {
    let mut new_id = || office.new_id();
    let people = intake(record, &read.people, office.moment.today, &mut new_id)
        .map_err(|errors| errors.into_iter().map(problem).collect::<Vec<Problem>>())?;
    let mut changes = people.changes;
    let mut schools = Vec::new();
    for year in &read.years {
        let settled = settle(record, year, &mut new_id);
        schools.push(SchoolTaken { year: year.year.year, classes: year.classes.len(), facts: settled.len() });
        changes.extend(settled);
    }
    let not_kept = read.not_kept.clone().into_iter().collect();
    let imported = Imported { counts: people.counts, schools, not_kept, no_theory_mark: read.no_theory_mark };
    Ok((changes, imported))
}

fn problem(error: IntakeError) -> Problem {
    let place = |source: Arc<Source>| Place {
        file: source.file.clone(),
        sheet: Some(source.sheet.clone()).filter(|sheet| !sheet.is_empty()),
        row: Some(source.row),
        column: None,
    };
    match error {
        IntakeError::SameNumber { first, second } => {
            Problem { place: place(second), what: ImportMessage::SameNumber { first: place(first) } }
        }
        IntakeError::SamePerson { first, second } => {
            Problem { place: place(second), what: ImportMessage::SamePerson { first: place(first) } }
        }
    }
}

impl From<sheet::SheetError> for No {
    fn from(error: sheet::SheetError) -> No {
        No::Fault(Fault::Sheet(error))
    }
}
