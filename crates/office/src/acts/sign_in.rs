//! Signing in (đăng nhập): a password becomes a session, and a session an actor.

use std::sync::OnceLock;

use argon2::password_hash::PasswordVerifier;
use argon2::password_hash::phc::PasswordHash;
use cadre::access::Actor;
use sha2::{Digest, Sha256};
use store::StoreError;
use words::Lang;

use super::accounts::hashed;
use crate::{Fault, Office};

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// As whom.
    pub actor: Actor,
    /// The language of the account's pages.
    pub lang: Lang,
}

/// Begins a session where the password is the account's; the token that stands for it. Whether the name or the password was
/// wrong takes the same time and is not told.
pub fn sign_in(office: &Office, name: &str, password: &str) -> Result<Option<String>, Fault> {
    static NOBODY: OnceLock<String> = OnceLock::new();
    let account = office.store.read(|tx| store::account::find(tx, office.tenant, name))?;
    let secret = account.as_ref().map_or_else(|| NOBODY.get_or_init(|| hashed("nobody")), |account| &account.secret);
    if !fits(secret, password) || account.is_none() {
        return Ok(None);
    }
    let token = words::hexadecimal(&store::random::<32>());
    office.store.write(|tx| store::session::begin(tx, office.tenant, kept(&token), name, office.moment.time))?;
    Ok(Some(token))
}

/// Whose session a token stands for; nobody's where it has ended.
pub fn signed_in(office: &Office, token: &str) -> Result<Option<SignedIn>, Fault> {
    let (token, now) = (kept(token), office.moment.time);
    let found = office.store.read(|tx| store::session::who(tx, office.tenant, token, now))?;
    let Some((account, stale)) = found else { return Ok(None) };
    if stale {
        match office.store.write(|tx| store::session::see(tx, office.tenant, token, now)) {
            // Where nothing can be written, what is there can still be read.
            Ok(()) | Err(StoreError::DiskFull) => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    let lang = account.language.parse().unwrap_or(Lang::Vi);
    Ok(Some(SignedIn { actor: account.actor, lang }))
}

/// Ends a session.
pub fn sign_out(office: &Office, token: &str) -> Result<(), Fault> {
    Ok(office.store.write(|tx| store::session::end(tx, office.tenant, kept(token)))?)
}

/// Remembers in which language an account reads.
pub fn speak(office: &Office, actor: &Actor, lang: Lang) -> Result<(), Fault> {
    Ok(office.store.write(|tx| store::account::speak(tx, office.tenant, &actor.account, lang.code()))?)
}

/// A token as it is kept: whoever reads the database cannot use it.
pub(super) fn kept(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

fn fits(secret: &str, password: &str) -> bool {
    let hash = PasswordHash::new(secret);
    hash.is_ok_and(|hash| argon2::Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}
