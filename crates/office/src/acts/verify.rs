//! Verify (kiểm tra nhật ký): does the log still say what it committed to.

use cadre::access::{Act, Actor, may};
pub use store::entry::Verified;

use crate::{No, Office};

/// Recomputes every commitment from what is stored and compares. Nothing is written.
pub fn verify(office: &Office, actor: &Actor) -> Result<Verified, No> {
    may(actor, Act::Verify)?;
    Ok(office.store.read(|tx| store::entry::verify(tx, office.tenant))?)
}
