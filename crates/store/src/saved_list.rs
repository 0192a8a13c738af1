//! Saved lists: what an account asks of the list of people under a name, for itself or for everybody of its unit.

use cadre::record::{Tenant, UnitId};

use crate::StoreError;
use crate::db::{Cell, Row, Tx};

pub(crate) const PUT: &str = "insert into saved_list (tenant, account, name, query, shared) values ($1, $2, $3, $4, $5) \
     on conflict (tenant, account, name) do update set query = excluded.query, shared = excluded.shared";
pub(crate) const LIST: &str = "select s.account as account, s.name as name, s.query as query, s.shared as shared \
     from saved_list s join account a on a.tenant = s.tenant and a.name = s.account \
     where s.tenant = $1 and (s.account = $2 or (s.shared = 1 and a.disabled = 0 and a.unit is not distinct from $3)) \
     order by s.name, s.account";
pub(crate) const REMOVE: &str = "delete from saved_list where tenant = $1 and account = $2 and name = $3";

/// A list under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedList {
    /// Who saved it.
    pub account: String,
    /// What it is called.
    pub name: String,
    /// What is asked, as it stands in an address.
    pub query: String,
    /// Whether everybody of the same unit has it.
    pub shared: bool,
}

/// Saves a list; one of the same account and name is replaced.
pub fn put(tx: &mut Tx<'_>, tenant: Tenant, list: &SavedList) -> Result<(), StoreError> {
    let (account, name) = (list.account.as_str().into(), list.name.as_str().into());
    let values = [tenant.into(), account, name, list.query.as_str().into(), Cell::Int(i64::from(list.shared))];
    tx.execute(PUT, &values)?;
    Ok(())
}

/// The lists of an account, and those that others of its unit share; by name.
pub fn list(
    tx: &mut Tx<'_>,
    tenant: Tenant,
    account: &str,
    unit: Option<UnitId>,
) -> Result<Vec<SavedList>, StoreError> {
    let rows = tx.query(LIST, &[tenant.into(), account.into(), unit.map(|unit| unit.0).into()])?;
    let list = |mut row: Row| {
        Ok(SavedList {
            account: row.take_text("account")?,
            name: row.take_text("name")?,
            query: row.take_text("query")?,
            shared: row.int("shared")? != 0,
        })
    };
    rows.into_iter().map(list).collect()
}

/// Removes a list of an account.
pub fn remove(tx: &mut Tx<'_>, tenant: Tenant, account: &str, name: &str) -> Result<(), StoreError> {
    tx.execute(REMOVE, &[tenant.into(), account.into(), name.into()])?;
    Ok(())
}
