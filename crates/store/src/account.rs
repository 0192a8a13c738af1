//! Accounts: who may sign in, as what, and for which unit or person.

use cadre::access::{Actor, Role};
use cadre::record::{PersonId, RecordId, Tenant, UnitId};
use jiff::Timestamp;

use crate::StoreError;
use crate::db::{Row, Tx};

pub(crate) const PUT: &str = "insert into account (tenant, name, role, unit, person, secret, language, disabled, made_us, \
     lecturer) values ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9) on conflict (tenant, name) do update set role = excluded.role, \
     unit = excluded.unit, person = excluded.person, lecturer = excluded.lecturer, secret = excluded.secret, disabled = 0";
pub(crate) const FIND: &str = "select name as name, role as role, unit as unit, person as person, lecturer as lecturer, \
     secret as secret, language as language from account where tenant = $1 and name = $2 and disabled = 0";
pub(crate) const LIST: &str = "select name as name, role as role, unit as unit, person as person, lecturer as lecturer, \
     secret as secret, language as language from account where tenant = $1 and disabled = 0 order by name";
pub(crate) const DISABLE: &str = "update account set disabled = 1 where tenant = $1 and name = $2 and disabled = 0";
pub(crate) const SPEAK: &str = "update account set language = $3 where tenant = $1 and name = $2";

/// An account (tài khoản).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Whom it lets in.
    pub actor: Actor,
    /// The password's hash (argon2id, PHC text). Never shown.
    pub secret: String,
    /// The language of its pages, `vi` or `en`.
    pub language: String,
}

/// Makes an account, or gives the one of that name these rights and this password.
pub fn put(tx: &mut Tx<'_>, tenant: Tenant, account: &Account, now: Timestamp) -> Result<(), StoreError> {
    let Account { actor, secret, language } = account;
    let values = [
        tenant.into(),
        actor.account.as_str().into(),
        actor.role.code().into(),
        actor.unit.map(|unit| unit.0).into(),
        actor.person.map(|person| person.0).into(),
        secret.as_str().into(),
        language.as_str().into(),
        now.as_microsecond().into(),
        actor.lecturer.clone().into(),
    ];
    tx.execute(PUT, &values)?;
    Ok(())
}

/// The account of that name, unless it is disabled.
pub fn find(tx: &mut Tx<'_>, tenant: Tenant, name: &str) -> Result<Option<Account>, StoreError> {
    tx.find(FIND, &[tenant.into(), name.into()])?.map(account).transpose()
}

/// Every account that may sign in, by name.
pub fn list(tx: &mut Tx<'_>, tenant: Tenant) -> Result<Vec<Account>, StoreError> {
    tx.query(LIST, &[tenant.into()])?.into_iter().map(account).collect()
}

/// Takes an account its right to sign in; its sessions end. Whether there was one.
pub fn disable(tx: &mut Tx<'_>, tenant: Tenant, name: &str) -> Result<bool, StoreError> {
    crate::session::end_all(tx, tenant, name)?;
    Ok(tx.execute(DISABLE, &[tenant.into(), name.into()])? > 0)
}

/// Sets the language of an account's pages.
pub fn speak(tx: &mut Tx<'_>, tenant: Tenant, name: &str, language: &str) -> Result<(), StoreError> {
    tx.execute(SPEAK, &[tenant.into(), name.into(), language.into()])?;
    Ok(())
}

pub(crate) fn account(mut row: Row) -> Result<Account, StoreError> {
    let unknown = StoreError::Corrupt { column: "role", problem: "an unknown role" };
    let role = Role::of_code(&row.take_text("role")?).ok_or(unknown)?;
    let actor = Actor {
        account: row.take_text("name")?,
        role,
        unit: row.take_opt_id("unit")?.map(|id| UnitId(RecordId(id))),
        person: row.take_opt_id("person")?.map(|id| PersonId(RecordId(id))),
        lecturer: row.take_opt_text("lecturer")?,
        only: None,
    };
    Ok(Account { actor, secret: row.take_text("secret")?, language: row.take_text("language")? })
}
