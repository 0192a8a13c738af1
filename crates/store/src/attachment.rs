//! Attachments: bytes by their hash, each kept once; kept again, they count from then.

use cadre::record::Tenant;
use jiff::Timestamp;
use ledger::Hash;
use sha2::{Digest, Sha256};

use crate::db::Tx;
use crate::{Stamp, StoreError};

pub(crate) const PUT: &str = "insert into attachment (tenant, hash, media_type, time_us, content) \
     values ($1, $2, $3, $4, $5) on conflict (tenant, hash) \
     do update set time_us = excluded.time_us where attachment.media_type = excluded.media_type";
pub(crate) const GET: &str = "select content as content from attachment where tenant = $1 and hash = $2";
pub(crate) const SWEEP: &str = "delete from attachment where tenant = $1 and media_type = $2 and time_us < $3";

/// Keeps bytes; their hash.
pub fn put(tx: &mut Tx<'_>, tenant: Tenant, media_type: &str, bytes: &[u8], stamp: &Stamp) -> Result<Hash, StoreError> {
    let hash: Hash = Sha256::digest(bytes).into();
    let time_us = stamp.time.as_microsecond();
    tx.execute(PUT, &[tenant.into(), hash.into(), media_type.into(), time_us.into(), bytes.into()])?;
    Ok(hash)
}

/// The bytes of a hash.
pub fn get(tx: &mut Tx<'_>, tenant: Tenant, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
    tx.find(GET, &[tenant.into(), (*hash).into()])?.map(|mut row| row.take_bytes("content")).transpose()
}

/// Clears away what was kept under a media type before a time.
pub fn sweep(tx: &mut Tx<'_>, tenant: Tenant, media_type: &str, before: Timestamp) -> Result<(), StoreError> {
    tx.execute(SWEEP, &[tenant.into(), media_type.into(), before.as_microsecond().into()])?;
    Ok(())
}
