//! Requests that were answered: asking again with the same key gets the same answer and does nothing twice.

use cadre::record::Tenant;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::db::Tx;
use crate::{Stamp, StoreError};

pub(crate) const FIND: &str =
    "select act as act, response as response from idempotency where tenant = $1 and request = $2";
pub(crate) const REMEMBER: &str = "insert into idempotency (tenant, request, act, time_us, response_hash, response) \
     values ($1, $2, $3, $4, $5, $6)";

/// The answer that was given to a key, if it was asked before. The same key with another act is refused.
pub fn find<T: DeserializeOwned>(
    tx: &mut Tx<'_>,
    tenant: Tenant,
    key: &str,
    act: &str,
) -> Result<Option<T>, StoreError> {
    let Some(mut row) = tx.find(FIND, &[tenant.into(), key.into()])? else { return Ok(None) };
    let first = row.take_text("act")?;
    if first != act {
        return Err(StoreError::OtherRequest { act: first });
    }
    let answer = serde_json::from_str(&row.take_text("response")?);
    answer.map(Some).map_err(|_| StoreError::Corrupt { column: "response", problem: "no answer of this act" })
}

/// Keeps the answer to a key, in the transaction that did what was asked.
pub fn remember<T: Serialize>(
    tx: &mut Tx<'_>,
    tenant: Tenant,
    key: &str,
    stamp: &Stamp,
    answer: &T,
) -> Result<(), StoreError> {
    let response = serde_json::to_string(answer).expect("answers hold only texts, numbers and lists");
    let hash: [u8; 32] = Sha256::digest(&response).into();
    let time_us = stamp.time.as_microsecond();
    tx.execute(
        REMEMBER,
        &[tenant.into(), key.into(), stamp.act.as_str().into(), time_us.into(), hash.into(), response.into()],
    )?;
    Ok(())
}
