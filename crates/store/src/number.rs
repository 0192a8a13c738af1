//! Numbers of documents: without gaps in a province, a series and a year.

use cadre::record::Tenant;

use crate::StoreError;
use crate::db::{Cell, Tx};

pub(crate) const NEXT: &str = "insert into number (tenant, series, year, last) values ($1, $2, $3, 1) \
     on conflict (tenant, series, year) do update set last = number.last + 1 returning last as last";

/// The next number, from 1. It is given up with the transaction, so no number is ever missing.
pub fn next(tx: &mut Tx<'_>, tenant: Tenant, series: &str, year: i16) -> Result<i64, StoreError> {
    let row = tx.find(NEXT, &[tenant.into(), series.into(), Cell::Int(i64::from(year))])?;
    row.ok_or(StoreError::Corrupt { column: "last", problem: "nothing" })?.int("last")
}
