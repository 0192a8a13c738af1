//! Working jobs off: one after the other, each under a lease.

use std::thread;
use std::time::Duration;

use cadre::access::Actor;
use store::job::{Job, State};
use words::{Lang, PlanMessage};

use super::lease::Lease;
use super::{Answer, Asked, ImportTask, PlanTask, Task};
use crate::acts::import::kept;
use crate::rules::PackText;
use crate::{
    AskReport, Fault, Import, ImportShown, Incoming, Moment, No, Office, PlanYear, Reader, Watch, cause_books, import,
    import_report, keep_files, plan_year,
};

/// How often a worker says that it is still there: often enough to see a stop at once.
const BEAT: Duration = Duration::from_millis(500);

/// Times a job is begun: one whose workers die is not begun for ever.
const ATTEMPTS: u32 = 3;

/// What a worker works with.
#[derive(Clone)]
pub struct Worker {
    /// Who reads workbooks.
    pub reader: Reader,
    /// Threads of an engine.
    pub threads: u32,
    /// Reads the clock.
    pub clock: fn() -> Moment,
}

/// Does one job, if one is due. Whether there was one. `ends` says that the program is to end: the job then waits for another
/// worker, and nothing of it is written by halves.
pub fn work(office: &Office, worker: &Worker, ends: &(dyn Fn() -> bool + Sync)) -> Result<bool, Fault> {
    let office = office.at((worker.clock)());
    let (tenant, now) = (office.tenant, office.moment.time);
    if !office.store.read(|tx| store::job::is_due(tx, tenant, now))? {
        return Ok(false);
    }
    let Some(job) = office.store.write(|tx| store::job::claim(tx, tenant, now))? else { return Ok(false) };
    let lease = Lease::new(&office, worker.clock, (job.id, job.fence), ends);
    let done = if job.attempts > ATTEMPTS { Ok(None) } else { at_work(&office, worker, &job, &lease).map(Some) };
    let (state, result) = match done {
        Ok(Some(answer)) => (State::Done, written(&answer)),
        Ok(None) => (State::Failed, "every worker that began this job ended without an answer".to_owned()),
        Err(No::Refused(_)) if lease.is_stopped() => (State::Stopped, String::new()),
        Err(No::Refused(_)) if ends() => (State::Waiting, String::new()),
        Err(No::Refused(refusal)) => (State::Refused, written(&refusal)),
        Err(No::Fault(fault)) => (State::Failed, fault.to_string()),
    };
    let of = (job.id, job.fence);
    office.store.write(|tx| store::job::finish(tx, tenant, of, state, Some(&result)))?;
    Ok(true)
}

fn written<T: serde::Serialize>(result: &T) -> String {
    serde_json::to_string(result).expect("texts, numbers and lists can always be written")
}

/// Does a job on a thread of its own, while this one keeps the lease.
fn at_work(office: &Office, worker: &Worker, job: &Job, lease: &Lease<'_>) -> Result<Answer, No> {
    thread::scope(|scope| {
        let working = scope.spawn(|| answer(office, worker, job, lease));
        while !working.is_finished() {
            lease.beat();
            // A job that is over soon is told soon.
            thread::park_timeout(BEAT);
        }
        working.join().unwrap_or(Err(No::Fault(Fault::Worker)))
    })
}

fn answer(office: &Office, worker: &Worker, job: &Job, watch: &Lease<'_>) -> Result<Answer, No> {
    let Asked { task, only } = serde_json::from_str(&job.body).map_err(|error| Fault::Stored { what: "job", error })?;
    let (mut actor, lang) = asker(office, job)?;
    actor.only = only;
    let key = job.id.to_string();
    match task {
        Task::Import(task) => take_in(office, worker, (&actor, lang), task, key, watch),
        Task::Plan(task) => planned(office, worker, &actor, task, key, watch),
    }
}

/// Whoever asked, with the rights of now: an account that has ended since has none.
fn asker(office: &Office, job: &Job) -> Result<(Actor, Lang), No> {
    let account = office.store.read(|tx| store::account::find(tx, office.tenant, &job.account))?;
    let account = account.ok_or(PlanMessage::AccountEnded)?;
    Ok((account.actor, account.language.parse().unwrap_or(Lang::Vi)))
}

fn take_in(
    office: &Office,
    worker: &Worker,
    (actor, lang): (&Actor, Lang),
    task: ImportTask,
    key: String,
    watch: &dyn Watch,
) -> Result<Answer, No> {
    let ask = Import {
        files: kept::fetch(office, &task.files)?,
        mapping: task.mapping.map(|text| PackText { file: "mapping.toml".to_owned(), text }),
        reader: worker.reader.clone(),
        // What is not understood is shown beside what is, and whoever takes in has seen it.
        skip_problems: true,
        dry_run: !task.commit,
        key,
    };
    let staged = import(office, actor, &ask, watch)?;
    if watch.stopped() && !task.commit {
        return Err(PlanMessage::Stopped.into());
    }
    let mut shown = ImportShown::of(office.rules(), &staged);
    if !task.commit {
        let report = import_report(office, &AskReport::of(&staged), lang)?;
        let report = Incoming { name: "report.xlsx".to_owned(), bytes: report };
        let causes = cause_books(office, &ask, &staged.problems, lang)?.into_iter();
        let causes = causes.map(|(name, bytes)| Incoming { name, bytes });
        let mut made = keep_files(office, actor, &std::iter::once(report).chain(causes).collect::<Vec<_>>())?;
        shown.causes = made.split_off(1);
        shown.report = made.pop();
    }
    Ok(Answer::Import(Box::new(shown)))
}

fn planned(
    office: &Office,
    worker: &Worker,
    actor: &Actor,
    task: PlanTask,
    key: String,
    watch: &dyn Watch,
) -> Result<Answer, No> {
    let PlanTask { year, work, scenario, marks } = task;
    let ask = PlanYear { year, seed: 1, work, threads: worker.threads, scenario, marks, key };
    Ok(Answer::Plan { draft: plan_year(office, actor, &ask, watch)?.plan.draft })
}
