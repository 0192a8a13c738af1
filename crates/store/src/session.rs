//! Sessions: who is signed in. A session ends by itself when it is idle or old, and at once with its account.

use cadre::record::Tenant;
use jiff::{SignedDuration, Timestamp};
use ledger::Hash;

use crate::StoreError;
use crate::account::{Account, account};
use crate::db::Tx;

pub(crate) const BEGIN: &str =
    "insert into session (tenant, token, account, made_us, seen_us) values ($1, $2, $3, $4, $4)";
pub(crate) const WHO: &str = "select a.name as name, a.role as role, a.unit as unit, a.person as person, \
     a.lecturer as lecturer, a.secret as secret, a.language as language, s.seen_us as seen_us from session s \
     join account a on a.tenant = s.tenant and a.name = s.account \
     where s.tenant = $1 and s.token = $2 and s.made_us > $3 and s.seen_us > $4 and a.disabled = 0";
pub(crate) const SEE: &str = "update session set seen_us = $3 where tenant = $1 and token = $2";
pub(crate) const END: &str = "delete from session where tenant = $1 and token = $2";
pub(crate) const END_ALL: &str = "delete from session where tenant = $1 and account = $2";
pub(crate) const SWEEP: &str = "delete from session where tenant = $1 and (made_us <= $2 or seen_us <= $3)";

/// A session ends after so long without a request: an office leaves its desks.
const IDLE: SignedDuration = SignedDuration::from_mins(60);

/// A session ends after so long in any case: a working day.
const OLD: SignedDuration = SignedDuration::from_hours(12);

/// The time a session was last seen is written at most so often: a page should not cost a write.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Begins a session; those that have ended are cleared away.
pub fn begin(tx: &mut Tx<'_>, tenant: Tenant, token: Hash, name: &str, now: Timestamp) -> Result<(), StoreError> {
    let (old, idle) = ended(now);
    tx.execute(SWEEP, &[tenant.into(), old.into(), idle.into()])?;
    tx.execute(BEGIN, &[tenant.into(), token.into(), name.into(), now.as_microsecond().into()])?;
    Ok(())
}

/// Whose session it is, and whether it is time to say that it was seen.
pub fn who(
    tx: &mut Tx<'_>,
    tenant: Tenant,
    token: Hash,
    now: Timestamp,
) -> Result<Option<(Account, bool)>, StoreError> {
    let (old, idle) = ended(now);
    let Some(row) = tx.find(WHO, &[tenant.into(), token.into(), old.into(), idle.into()])? else { return Ok(None) };
    let stale = row.int("seen_us")? < (now - SEEN_EVERY).as_microsecond();
    Ok(Some((account(row)?, stale)))
}

/// Says that a session was seen.
pub fn see(tx: &mut Tx<'_>, tenant: Tenant, token: Hash, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(SEE, &[tenant.into(), token.into(), now.as_microsecond().into()])?;
    Ok(())
}

/// Ends a session.
pub fn end(tx: &mut Tx<'_>, tenant: Tenant, token: Hash) -> Result<(), StoreError> {
    tx.execute(END, &[tenant.into(), token.into()])?;
    Ok(())
}

/// Ends every session of an account.
pub fn end_all(tx: &mut Tx<'_>, tenant: Tenant, name: &str) -> Result<(), StoreError> {
    tx.execute(END_ALL, &[tenant.into(), name.into()])?;
    Ok(())
}

/// The times before which a session has ended by age and by idleness, microseconds.
fn ended(now: Timestamp) -> (i64, i64) {
    ((now - OLD).as_microsecond(), (now - IDLE).as_microsecond())
}
