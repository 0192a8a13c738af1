//! Saved lists (bộ lọc đã lưu): what somebody asks of the list of people again and again, under a name.

use cadre::access::{Act, Actor, may};
use cadre::list::{NAME_LETTERS_MAX, can_be_saved};
use store::saved_list::SavedList;
use words::PlanMessage;

use crate::{No, Office};

/// The lists the actor has saved, and those that others of the same unit share.
pub fn saved_lists(office: &Office, actor: &Actor) -> Result<Vec<SavedList>, No> {
    may(actor, Act::SeePeople)?;
    let (account, unit) = (&actor.account, actor.unit);
    Ok(office.store.read(|tx| store::saved_list::list(tx, office.tenant, account, unit))?)
}

/// Saves what is asked of the list under a name; the same name again replaces it.
pub fn save_list(office: &Office, actor: &Actor, (name, query): (&str, &str), shared: bool) -> Result<(), No> {
    may(actor, Act::SeePeople)?;
    let name = name.trim();
    if !can_be_saved(name, query) {
        return Err(PlanMessage::NameTheList { letters: NAME_LETTERS_MAX }.into());
    }
    let (account, name, query) = (actor.account.clone(), name.to_owned(), query.to_owned());
    let list = SavedList { account, name, query, shared };
    Ok(office.store.write(|tx| store::saved_list::put(tx, office.tenant, &list))?)
}

/// Removes a list the actor has saved.
pub fn remove_list(office: &Office, actor: &Actor, name: &str) -> Result<(), No> {
    may(actor, Act::SeePeople)?;
    Ok(office.store.write(|tx| store::saved_list::remove(tx, office.tenant, &actor.account, name))?)
}
