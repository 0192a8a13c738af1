//! Jobs (việc chạy nền): what takes longer than a page may. Whoever asks goes on with other things, looks how far it is, and may
//! stop it; a worker does it, in the server or in a process of its own.

mod lease;
mod work;

use cadre::access::{Act, Actor, NotAllowed, may};
use cadre::record::RecordId;
use cadre::school::Scenario;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::job::{Job, State};
use words::PlanMessage;

use super::import::ImportShown;
use crate::{Fault, No, Office, Refusal, Step};

pub use work::{Worker, work};

/// What a job is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Read files, and show or write what they change.
    Import(ImportTask),
    /// Plan a year.
    Plan(PlanTask),
}

impl Task {
    /// The kind it is listed under.
    fn kind(&self) -> Kind {
        match self {
            Task::Import(_) => Kind::Import,
            Task::Plan(_) => Kind::Plan,
        }
    }
}

/// A kind of job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Imports.
    Import,
    /// Plans.
    Plan,
}

impl Kind {
    pub(crate) fn code(self) -> &'static str {
        self.act().code()
    }

    /// The act it does; whoever may do it sees what others asked, for results name people.
    fn act(self) -> Act {
        match self {
            Kind::Import => Act::ImportPeople,
            Kind::Plan => Act::PlanYear,
        }
    }

    /// The act that a role needs for it; for an import, that of the people or that of the school.
    pub(crate) fn allowed(self, actor: &Actor) -> Result<(), NotAllowed> {
        match self {
            Kind::Import => may(actor, Act::ImportPeople).or_else(|_| may(actor, Act::ImportSchool)),
            Kind::Plan => may(actor, Act::PlanYear),
        }
        .map(|_| ())
    }

    /// Whether an actor sees a job.
    fn sees(self, actor: &Actor, account: &str) -> bool {
        account == actor.account || may(actor, self.act()).is_ok()
    }
}

/// A task as it is kept, with what whoever asked may do at most: a program acts within its token.
#[derive(Serialize, Deserialize)]
struct Asked {
    task: Task,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    only: Option<Vec<Act>>,
}

/// Files to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportTask {
    /// The files.
    pub files: Vec<Kept>,
    /// How they are to be read, as `mapping.toml` says it.
    pub mapping: Option<String>,
    /// Whether they are taken in, or only shown.
    pub commit: bool,
}

/// A year to be planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanTask {
    /// Calendar year.
    pub year: i16,
    /// How much the engine may try.
    pub work: u64,
    /// Under which name, and with what otherwise than the school's year says.
    pub scenario: Scenario,
    /// The marks beside an earlier draft.
    pub marks: Option<super::plan_year::Marks>,
}

/// A file that is kept for a job, by its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Name.
    pub name: String,
    /// Hash of its bytes, hexadecimal.
    pub hash: String,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Of an import.
    Import(Box<ImportShown>),
    /// Of a plan: the draft that was saved.
    Plan {
        /// Its number.
        draft: i64,
    },
}

/// How far a job is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has begun.
    Waiting,
    /// A worker is at it; the last step it told.
    Running(Option<Box<Step>>),
    /// It is done.
    Done(Answer),
    /// It was refused.
    Refused(Refusal),
    /// The program failed; for the operator.
    Failed(String),
    /// Somebody stopped it.
    Stopped,
}

impl Progress {
    /// Whether nothing more comes.
    pub fn is_over(&self) -> bool {
        !matches!(self, Progress::Waiting | Progress::Running(_))
    }
}

/// A job as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobShown {
    /// Its id.
    pub id: RecordId,
    /// What it does.
    pub task: Task,
    /// How far it is.
    pub progress: Progress,
    /// Who asked.
    pub account: String,
    /// When.
    pub asked: Timestamp,
    /// Whether it was told to stop and has not yet.
    pub stopping: bool,
}

/// Asks for a job; its id. The same key again asks for nothing more.
pub fn ask_job(office: &Office, actor: &Actor, task: &Task, key: &str) -> Result<RecordId, No> {
    let kind = task.kind();
    kind.allowed(actor)?;
    let asked = Asked { task: task.clone(), only: actor.only.clone() };
    let body = serde_json::to_string(&asked).expect("texts, numbers and lists can always be written");
    let stamp = office.stamp(actor, kind.act());
    let asked = office.store.write(|tx| {
        if let Some(known) = store::idempotency::find(tx, office.tenant, key, &stamp.act)? {
            return Ok(known);
        }
        let id = office.new_id();
        store::job::ask(tx, office.tenant, (id, kind.code()), &body, &actor.account, office.moment.time)?;
        store::idempotency::remember(tx, office.tenant, key, &stamp, &id)?;
        Ok(id)
    })?;
    Ok(asked)
}

/// A job that the actor may see.
pub fn job(office: &Office, actor: &Actor, id: RecordId) -> Result<JobShown, No> {
    let found = office.store.read(|tx| store::job::find(tx, office.tenant, id))?;
    let job = found.map(shown).transpose()?.ok_or(PlanMessage::NoSuchJob)?;
    job.task.kind().allowed(actor)?;
    if job.task.kind().sees(actor, &job.account) { Ok(job) } else { Err(PlanMessage::NoSuchJob.into()) }
}

/// The last jobs of a kind, the latest first.
pub fn jobs(office: &Office, actor: &Actor, kind: Kind) -> Result<Vec<JobShown>, No> {
    kind.allowed(actor)?;
    let found = office.store.read(|tx| store::job::list(tx, office.tenant, kind.code()))?;
    let seen = |job: &Job| kind.sees(actor, &job.account);
    Ok(found.into_iter().filter(seen).map(shown).collect::<Result<_, _>>()?)
}

/// Asks a job to stop. What it has not written by then is not written.
pub fn stop_job(office: &Office, actor: &Actor, id: RecordId) -> Result<(), No> {
    job(office, actor, id)?;
    Ok(office.store.write(|tx| store::job::stop(tx, office.tenant, id))?)
}

/// Lets a job that was stopped or failed be done after all.
pub fn do_again(office: &Office, actor: &Actor, id: RecordId) -> Result<(), No> {
    job(office, actor, id)?;
    office.store.write(|tx| store::job::again(tx, office.tenant, id, office.moment.time))?;
    Ok(())
}

fn shown(job: Job) -> Result<JobShown, Fault> {
    let stored = |error| Fault::Stored { what: "job", error };
    let result = job.result.unwrap_or_default();
    let progress = match job.state {
        State::Waiting => Progress::Waiting,
        State::Running => {
            let step = job.progress.map(|step| serde_json::from_str(&step)).transpose().map_err(stored)?;
            Progress::Running(step.map(Box::new))
        }
        State::Done => Progress::Done(serde_json::from_str(&result).map_err(stored)?),
        State::Refused => Progress::Refused(serde_json::from_str(&result).map_err(stored)?),
        State::Failed => Progress::Failed(result),
        State::Stopped => Progress::Stopped,
    };
    let Asked { task, .. } = serde_json::from_str(&job.body).map_err(stored)?;
    let stopping = job.stop && !progress.is_over();
    Ok(JobShown { id: job.id, task, progress, account: job.account, asked: job.asked, stopping })
}
