//! Tokens: programs that act for an account. A token is kept as its hash, names the acts it is for, and ends on a day.

use cadre::access::Act;
use cadre::record::Tenant;
use jiff::Timestamp;
use ledger::Hash;

use crate::StoreError;
use crate::account::{Account, account};
use crate::db::Tx;

pub(crate) const PUT: &str = "insert into token (tenant, token, account, name, acts, made_us, until_us) \
     values ($1, $2, $3, $4, $5, $6, $7)";
pub(crate) const WHO: &str = "select a.name as name, a.role as role, a.unit as unit, a.person as person, \
     a.lecturer as lecturer, a.secret as secret, a.language as language, t.acts as acts from token t \
     join account a on a.tenant = t.tenant and a.name = t.account \
     where t.tenant = $1 and t.token = $2 and t.until_us > $3 and a.disabled = 0";
pub(crate) const LIST: &str = "select account as account, name as name, acts as acts, until_us as until_us from token \
     where tenant = $1 and until_us > $2 order by account, name, made_us";
pub(crate) const END: &str = "delete from token where tenant = $1 and account = $2 and name = $3";

/// A token, without itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// For which account it acts.
    pub account: String,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub acts: Vec<Act>,
    /// When it ends.
    pub until: Timestamp,
}

/// Keeps a token under its hash.
pub fn put(tx: &mut Tx<'_>, tenant: Tenant, hash: Hash, token: &Token, now: Timestamp) -> Result<(), StoreError> {
    let acts: Vec<&str> = token.acts.iter().map(|act| act.code()).collect();
    let values = [
        tenant.into(),
        hash.into(),
        token.account.as_str().into(),
        token.name.as_str().into(),
        acts.join(" ").into(),
        now.as_microsecond().into(),
        token.until.as_microsecond().into(),
    ];
    tx.execute(PUT, &values)?;
    Ok(())
}

/// For which account a token acts; the actor may do no more than the token is for.
pub fn who(tx: &mut Tx<'_>, tenant: Tenant, hash: Hash, now: Timestamp) -> Result<Option<Account>, StoreError> {
    let values = [tenant.into(), hash.into(), now.as_microsecond().into()];
    let Some(mut row) = tx.find(WHO, &values)? else { return Ok(None) };
    let acts = acts(&row.take_text("acts")?);
    let mut account = account(row)?;
    account.actor.only = Some(acts);
    Ok(Some(account))
}

/// Every token that has not ended.
pub fn list(tx: &mut Tx<'_>, tenant: Tenant, now: Timestamp) -> Result<Vec<Token>, StoreError> {
    let rows = tx.query(LIST, &[tenant.into(), now.as_microsecond().into()])?;
    let token = |mut row: crate::db::Row| {
        let until = Timestamp::from_microsecond(row.int("until_us")?);
        Ok(Token {
            account: row.take_text("account")?,
            name: row.take_text("name")?,
            acts: acts(&row.take_text("acts")?),
            until: until.map_err(|_| StoreError::Corrupt { column: "until_us", problem: "no time" })?,
        })
    };
    rows.into_iter().map(token).collect()
}

/// Ends the tokens of that name. How many there were.
pub fn end(tx: &mut Tx<'_>, tenant: Tenant, account: &str, name: &str) -> Result<u64, StoreError> {
    tx.execute(END, &[tenant.into(), account.into(), name.into()])
}

/// The acts that are named; one that this program does not know gives no right.
fn acts(text: &str) -> Vec<Act> {
    text.split(' ').filter_map(Act::of_code).collect()
}
