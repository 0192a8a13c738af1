//! Jobs: what takes longer than a page may, done by whichever worker takes it first.
//!
//! A worker *claims* a job for some time, the lease, and gets a number, the fence. It says again and again that it is still
//! there; when it does not, the job is claimed by another, with the next fence, and what the first still says is not heard.
//! What a job writes elsewhere is written under a key of its own, so that done twice it has done it once.

use cadre::record::{RecordId, Tenant};
use jiff::{SignedDuration, Timestamp};

use crate::StoreError;
use crate::db::{Cell, Row, Tx};

pub(crate) const ASK: &str = "insert into job (tenant, id, kind, state, body, attempts, run_at_us, fence, account, asked_us, \
     stop) values ($1, $2, $3, 'waiting', $4, 0, $5, 0, $6, $5, 0)";
pub(crate) const FIND: &str = "select id as id, kind as kind, state as state, body as body, progress as progress, \
     result as result, attempts as attempts, fence as fence, account as account, asked_us as asked_us, stop as stop \
     from job where tenant = $1 and id = $2";
pub(crate) const LIST: &str = "select id as id, kind as kind, state as state, body as body, progress as progress, \
     result as result, attempts as attempts, fence as fence, account as account, asked_us as asked_us, stop as stop \
     from job where tenant = $1 and kind = $2 order by asked_us desc limit $3";
pub(crate) const DUE: &str = "select id as id from job where tenant = $1 and ((state = 'waiting' and run_at_us <= $2) or \
     (state = 'running' and lease_until_us <= $2)) order by run_at_us limit 1";
pub(crate) const CLAIM: &str = "update job set state = 'running', attempts = attempts + 1, fence = fence + 1, \
     lease_until_us = $3 where tenant = $1 and id = $2";
pub(crate) const RENEW: &str = "update job set lease_until_us = $4, progress = $5 where tenant = $1 and id = $2 \
     and fence = $3 and state = 'running' returning stop as stop";
pub(crate) const FINISH: &str = "update job set state = $4, result = $5, lease_until_us = null where tenant = $1 \
     and id = $2 and fence = $3 and state = 'running'";
pub(crate) const STOP_WAITING: &str =
    "update job set state = 'stopped' where tenant = $1 and id = $2 and state = 'waiting'";
pub(crate) const STOP_RUNNING: &str = "update job set stop = 1 where tenant = $1 and id = $2 and state = 'running'";
pub(crate) const AGAIN: &str = "update job set state = 'waiting', run_at_us = $3, attempts = 0, stop = 0, progress = null, \
     result = null where tenant = $1 and id = $2 and state in ('stopped', 'failed')";
pub(crate) const SWEEP: &str = "delete from job where tenant = $1 and kind = $2 and asked_us < $3 \
     and state not in ('waiting', 'running')";

/// How long a worker may say nothing before it is taken for dead: three times what a slow disk makes it wait.
pub const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// Jobs of a kind that are listed: what was asked before is history.
const LISTED: i64 = 50;

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has begun.
    Waiting,
    /// A worker is at it.
    Running,
    /// It is done, and the result says what came out.
    Done,
    /// It was refused, and the result says why.
    Refused,
    /// The program failed.
    Failed,
    /// Somebody stopped it.
    Stopped,
}

impl State {
    const ALL: [State; 6] =
        [State::Waiting, State::Running, State::Done, State::Refused, State::Failed, State::Stopped];

    fn code(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Running => "running",
            State::Done => "done",
            State::Refused => "refused",
            State::Failed => "failed",
            State::Stopped => "stopped",
        }
    }
}

/// A job as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: RecordId,
    /// What kind of work.
    pub kind: String,
    /// How far it is.
    pub state: State,
    /// What is asked, JSON.
    pub body: String,
    /// How far the work is, JSON.
    pub progress: Option<String>,
    /// What came out, JSON.
    pub result: Option<String>,
    /// How often a worker has begun it.
    pub attempts: u32,
    /// The number of the last worker.
    pub fence: u32,
    /// Who asked.
    pub account: String,
    /// When.
    pub asked: Timestamp,
    /// Whether it is to stop.
    pub stop: bool,
}

/// Asks for a job. Asking again with the same id is an error of the database: ids are fresh.
pub fn ask(
    tx: &mut Tx<'_>,
    tenant: Tenant,
    (id, kind): (RecordId, &str),
    body: &str,
    account: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let now = now.as_microsecond().into();
    tx.execute(ASK, &[tenant.into(), id.into(), kind.into(), body.into(), now, account.into()])?;
    Ok(())
}

/// A job by its id.
pub fn find(tx: &mut Tx<'_>, tenant: Tenant, id: RecordId) -> Result<Option<Job>, StoreError> {
    tx.find(FIND, &[tenant.into(), id.into()])?.map(job).transpose()
}

/// The last jobs of a kind, the latest first.
pub fn list(tx: &mut Tx<'_>, tenant: Tenant, kind: &str) -> Result<Vec<Job>, StoreError> {
    let rows = tx.query(LIST, &[tenant.into(), kind.into(), Cell::Int(LISTED)])?;
    rows.into_iter().map(job).collect()
}

/// Whether there is anything to claim; asked often, so it only reads.
pub fn is_due(tx: &mut Tx<'_>, tenant: Tenant, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.find(DUE, &[tenant.into(), now.as_microsecond().into()])?.is_some())
}

/// Claims the job that has waited longest, or whose worker is taken for dead.
pub fn claim(tx: &mut Tx<'_>, tenant: Tenant, now: Timestamp) -> Result<Option<Job>, StoreError> {
    let Some(mut due) = tx.find(DUE, &[tenant.into(), now.as_microsecond().into()])? else { return Ok(None) };
    let id = RecordId(due.take_id("id")?);
    tx.execute(CLAIM, &[tenant.into(), id.into(), (now + LEASE).as_microsecond().into()])?;
    find(tx, tenant, id)
}

/// Says that the worker of that fence is still there, and how far it is. Whether the job is to stop; nothing when the job is
/// no longer that worker's.
pub fn renew(
    tx: &mut Tx<'_>,
    tenant: Tenant,
    (id, fence): (RecordId, u32),
    progress: Option<&str>,
    now: Timestamp,
) -> Result<Option<bool>, StoreError> {
    let until = (now + LEASE).as_microsecond();
    let values = [tenant.into(), id.into(), fence.into(), until.into(), progress.map(str::to_owned).into()];
    tx.find(RENEW, &values)?.map(|row| Ok(row.int("stop")? != 0)).transpose()
}

/// Says what came out. Whether the job was still that worker's.
pub fn finish(
    tx: &mut Tx<'_>,
    tenant: Tenant,
    (id, fence): (RecordId, u32),
    state: State,
    result: Option<&str>,
) -> Result<bool, StoreError> {
    let result = result.map(str::to_owned).into();
    Ok(tx.execute(FINISH, &[tenant.into(), id.into(), fence.into(), state.code().into(), result])? > 0)
}

/// Asks a job to stop: one that waits is stopped at once.
pub fn stop(tx: &mut Tx<'_>, tenant: Tenant, id: RecordId) -> Result<(), StoreError> {
    tx.execute(STOP_WAITING, &[tenant.into(), id.into()])?;
    tx.execute(STOP_RUNNING, &[tenant.into(), id.into()])?;
    Ok(())
}

/// Lets a job that was stopped or failed wait for a worker again. Whether there was one.
pub fn again(tx: &mut Tx<'_>, tenant: Tenant, id: RecordId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(AGAIN, &[tenant.into(), id.into(), now.as_microsecond().into()])? > 0)
}

/// Clears away jobs of a kind that were asked for before a time and are over.
pub fn sweep(tx: &mut Tx<'_>, tenant: Tenant, kind: &str, before: Timestamp) -> Result<(), StoreError> {
    tx.execute(SWEEP, &[tenant.into(), kind.into(), before.as_microsecond().into()])?;
    Ok(())
}

fn job(mut row: Row) -> Result<Job, StoreError> {
    let corrupt = |column, problem| StoreError::Corrupt { column, problem };
    let state = row.take_text("state")?;
    let state = State::ALL.into_iter().find(|known| known.code() == state);
    let asked = Timestamp::from_microsecond(row.int("asked_us")?);
    Ok(Job {
        id: RecordId(row.take_id("id")?),
        kind: row.take_text("kind")?,
        state: state.ok_or(corrupt("state", "an unknown state"))?,
        body: row.take_text("body")?,
        progress: row.take_opt_text("progress")?,
        result: row.take_opt_text("result")?,
        attempts: row.count("attempts")?,
        fence: row.count("fence")?,
        account: row.take_text("account")?,
        asked: asked.map_err(|_| corrupt("asked_us", "no time"))?,
        stop: row.int("stop")? != 0,
    })
}
