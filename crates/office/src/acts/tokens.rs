//! Tokens (mã truy cập): programs of others that act for an account, and may do of what it may only what they are for.

use cadre::access::{Act, Actor, may};
use jiff::SignedDuration;
use store::token::Token;
use words::PlanMessage;

use super::import::save_decision;
use super::sign_in::{SignedIn, kept};
use crate::{Fault, No, Office};

/// Kind under which tokens given and ended stand among the decisions.
const TOKEN: &str = "token";

/// By what a token is known as one of ours, where it is found in a file it should not be in.
const BEGINS: &str = "goc_";

/// A token to be made.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// For which account it acts.
    pub account: String,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub acts: Vec<Act>,
    /// How many days it lives.
    pub days: u16,
}

/// Makes a token; the token itself, which is shown this once.
pub fn put_token(office: &Office, actor: &Actor, new: &NewToken) -> Result<String, No> {
    may(actor, Act::Accounts)?;
    let account = office.store.read(|tx| store::account::find(tx, office.tenant, &new.account))?;
    let account = account.ok_or_else(|| PlanMessage::NoSuchAccount { name: new.account.clone() })?.actor;
    // A token for what the account may not do would only seem to give a right.
    for act in &new.acts {
        may(&account, *act)?;
    }
    let text = format!("{BEGINS}{}", words::hexadecimal(&store::random::<32>()));
    let until = office.moment.time + SignedDuration::from_hours(24 * i64::from(new.days));
    let token = Token { account: new.account.clone(), name: new.name.clone(), acts: new.acts.clone(), until };
    let stamp = office.stamp(actor, Act::Accounts);
    office.store.write(|tx| {
        store::token::put(tx, office.tenant, kept(&text), &token, office.moment.time)?;
        save_decision(office, tx, (TOKEN, &token.account), &(&token.name, &token.acts, new.days), [0; 32], &stamp)
    })?;
    Ok(text)
}

/// Every token that has not ended.
pub fn tokens(office: &Office, actor: &Actor) -> Result<Vec<Token>, No> {
    may(actor, Act::Accounts)?;
    Ok(office.store.read(|tx| store::token::list(tx, office.tenant, office.moment.time))?)
}

/// Ends the tokens of an account that are called so.
pub fn end_token(office: &Office, actor: &Actor, account: &str, name: &str) -> Result<(), No> {
    may(actor, Act::Accounts)?;
    let stamp = office.stamp(actor, Act::Accounts);
    let ended = office.store.write(|tx| {
        let ended = store::token::end(tx, office.tenant, account, name)?;
        if ended > 0 {
            save_decision(office, tx, (TOKEN, account), &(name, "ended"), [0; 32], &stamp)?;
        }
        Ok(ended)
    })?;
    if ended > 0 { Ok(()) } else { Err(PlanMessage::NoSuchAccount { name: name.to_owned() }.into()) }
}

/// For whom a token acts; nobody where there is none, or it has ended.
pub fn token_bearer(office: &Office, token: &str) -> Result<Option<SignedIn>, Fault> {
    let found = office.store.read(|tx| store::token::who(tx, office.tenant, kept(token), office.moment.time))?;
    Ok(found.map(|account| SignedIn { actor: account.actor, lang: account.language.parse().unwrap_or_default() }))
}
