//! Lists that somebody has saved under a name.

use std::sync::Arc;

use axum::Form;
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use office::SavedList;
use serde::Deserialize;
use words::{PageWords, Say};

use super::ask::Ask;
use crate::app::{App, Desk};
use crate::page;
use crate::visitor::Visitor;

#[derive(Deserialize)]
pub(super) struct Save {
    #[serde(default)]
    key: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    query: String,
    /// Whether everybody of the unit is to have it; a box that is not ticked is not sent.
    shared: Option<String>,
}

pub(super) async fn save(State(app): State<Arc<App>>, visitor: Visitor, Form(form): Form<Save>) -> Response {
    // What is kept is what the list understands of it, written anew: it will stand in addresses of others.
    let query = Ask::of_query(&form.query).query();
    let (name, shared) = (form.name, form.shared.is_some());
    let back = format!("/people?{query}");
    let save = move |desk: &Desk| office::save_list(&desk.office, &desk.actor, (&name, &query), shared);
    match app.act(&visitor, &form.key, save).await {
        Ok(()) => page::to(&back),
        Err(no) => no,
    }
}

pub(super) async fn remove(State(app): State<Arc<App>>, visitor: Visitor, Form(form): Form<Save>) -> Response {
    let name = form.name;
    let remove = move |desk: &Desk| office::remove_list(&desk.office, &desk.actor, &name);
    match app.act(&visitor, &form.key, remove).await {
        Ok(()) => page::to("/people"),
        Err(no) => no,
    }
}

/// The lists the visitor has; nothing where there are none.
pub(super) fn menu(desk: &Desk, saved: &[SavedList], key: &str) -> Markup {
    let (lang, own) = (desk.lang, desk.actor.account.as_str());
    html! {
        @if !saved.is_empty() {
            nav .saved aria-label=(PageWords::SavedLists.say(lang)) {
                ul {
                    @for list in saved {
                        @let name = list.name.clone();
                        li {
                            a href={ "/people?" (list.query) } {
                                @if list.account == own { (name) }
                                @else { (PageWords::SharedBy { name, account: list.account.clone() }.say(lang)) }
                            }
                            @if list.account == own {
                                form .inline method="post" action="/people/saved/remove" {
                                    input type="hidden" name="key" value=(key);
                                    input type="hidden" name="name" value=(list.name);
                                    button .plain aria-label=(PageWords::RemoveList { name: list.name.clone() }.say(lang)) { "×" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A form to save the list that is shown.
pub(super) fn form(desk: &Desk, ask: &Ask, key: &str) -> Markup {
    let say = |words: PageWords| words.say(desk.lang);
    html! {
        details {
            summary { (say(PageWords::SaveList)) }
            form .filters method="post" action="/people/saved" {
                input type="hidden" name="key" value=(key);
                input type="hidden" name="query" value=(ask.query());
                div {
                    label for="list-name" { (say(PageWords::ListName)) }
                    input #list-name name="name" required maxlength=(cadre::list::NAME_LETTERS_MAX);
                }
                div .go {
                    label .check { input type="checkbox" name="shared" value="yes"; " " (say(PageWords::ShareList)) }
                }
                div .go { button { (say(PageWords::Save)) } }
            }
        }
    }
}
