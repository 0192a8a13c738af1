//! Accounts (tài khoản): who may sign in, and as what.

use argon2::password_hash::PasswordHasher;
use cadre::access::{Act, Actor, Lacks, Role, Scope, may, password_suits};
use cadre::record::UnitId;
use store::account::Account;
use words::{Lang, PlanMessage};

use super::import::save_decision;
use super::review::known_record;
use super::why::person;
use crate::{No, Office};

/// Kind under which rights given and taken stand among the decisions.
const ACCOUNT: &str = "account";

/// An account to be made, or to be given these rights and this password.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// What it signs in as.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Name of the unit whose officer it is.
    pub unit: Option<String>,
    /// The person whose account it is: personal number, record id, or name where it is the only one.
    pub person: Option<String>,
    /// The lecturer whose account it is, by the code of the school's file.
    pub lecturer: Option<String>,
    /// Password.
    pub password: String,
    /// Language of its pages.
    pub lang: Lang,
}

/// Makes an account.
pub fn put_account(office: &Office, actor: &Actor, new: &NewAccount) -> Result<(), No> {
    let scope = may(actor, Act::Accounts)?;
    let name = new.name.trim();
    if name.is_empty() || name.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(PlanMessage::AccountName.into());
    }
    password_suits(&new.password).map_err(|letters| PlanMessage::PasswordShort { letters })?;
    let mut made = Actor::new(name, new.role);
    if let Some(words) = &new.unit {
        made.unit = Some(one_unit(office, actor, scope, words)?);
    }
    if let Some(words) = &new.person {
        let (record, _) = known_record(office, actor, scope, None, None)?;
        made.person = Some(person(&record, words)?.id);
    }
    if let Some(code) = &new.lecturer {
        let (record, _) = known_record(office, actor, scope, None, None)?;
        let mut lecturers = record.school.lecturers.iter().map(|seen| &seen.value);
        let known = lecturers.any(|lecturer| lecturer.code == *code && !lecturer.left);
        if !known {
            return Err(PlanMessage::NoSuchLecturer { code: code.clone() }.into());
        }
        made.lecturer = Some(code.clone());
    }
    match made.lacks() {
        Some(Lacks::Unit) => return Err(PlanMessage::AccountUnit.into()),
        Some(Lacks::Person) => return Err(PlanMessage::AccountPerson.into()),
        Some(Lacks::Lecturer) => return Err(PlanMessage::AccountLecturer.into()),
        None => {}
    }
    let secret = hashed(&new.password);
    let account = Account { actor: made, secret, language: new.lang.code().to_owned() };
    let stamp = office.stamp(actor, Act::Accounts);
    office.store.write(|tx| {
        store::account::put(tx, office.tenant, &account, office.moment.time)?;
        let Actor { account: name, role, unit, person, lecturer, .. } = &account.actor;
        save_decision(office, tx, (ACCOUNT, name), &(role, unit, person, lecturer), [0; 32], &stamp)
    })?;
    Ok(())
}

/// Everybody who may sign in.
pub fn accounts(office: &Office, actor: &Actor) -> Result<Vec<Actor>, No> {
    may(actor, Act::Accounts)?;
    let accounts = office.store.read(|tx| store::account::list(tx, office.tenant))?;
    Ok(accounts.into_iter().map(|account| account.actor).collect())
}

/// Takes an account its right to sign in, and ends its sessions.
pub fn end_account(office: &Office, actor: &Actor, name: &str) -> Result<(), No> {
    may(actor, Act::Accounts)?;
    let stamp = office.stamp(actor, Act::Accounts);
    let ended = office.store.write(|tx| {
        let ended = store::account::disable(tx, office.tenant, name)?;
        if ended {
            save_decision(office, tx, (ACCOUNT, name), &"ended", [0; 32], &stamp)?;
        }
        Ok(ended)
    })?;
    if ended { Ok(()) } else { Err(PlanMessage::NoSuchAccount { name: name.to_owned() }.into()) }
}

/// The one unit of that name.
fn one_unit(office: &Office, actor: &Actor, scope: Scope, words: &str) -> Result<UnitId, No> {
    let (record, _) = known_record(office, actor, scope, None, None)?;
    let unit = record.units_below(words).into_iter().next();
    unit.ok_or_else(|| PlanMessage::NoSuchUnit { unit: words.to_owned() }.into())
}

/// A password as it is kept: argon2id with a salt of its own.
pub(crate) fn hashed(password: &str) -> String {
    let hash = argon2::Argon2::default().hash_password_with_salt(password.as_bytes(), &store::random::<16>());
    hash.expect("the parameters are those of the library, the salt has 16 bytes").to_string()
}
