//! Signing in and out, and the language.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Form;
use axum::extract::{ConnectInfo, Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use words::{Lang, PageWords, Say};

use crate::app::App;
use crate::page;
use crate::typed::{self, Typed};
use crate::visitor::{Visitor, language_cookie, session_cookie};

/// Letters of a name that are looked at.
const NAME_LETTERS: usize = 100;

#[derive(Default, Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    back: String,
}

#[derive(Deserialize)]
pub(crate) struct SignIn {
    #[serde(default)]
    account: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    back: String,
    /// A form whose session was over, as [`ended`] has written it.
    #[serde(default)]
    typed: String,
}

#[derive(Deserialize)]
pub(crate) struct Key {
    #[serde(default)]
    pub(super) key: String,
}

pub(crate) async fn form(State(app): State<Arc<App>>, visitor: Visitor, Query(ask): Query<Back>) -> Response {
    if visitor.actor().is_some() {
        return page::to(here(&ask.back));
    }
    let ended = visitor.token.is_some().then(|| PageWords::SignInFirst.say(visitor.lang));
    shown(&app, &visitor, &ask.back, ("", ""), ended)
}

/// The form of whoever sends another one when the session is over: what was typed goes with it.
pub(crate) fn ended(app: &App, visitor: &Visitor, typed: &Typed) -> Response {
    let kept = serde_json::to_string(typed).unwrap_or_default();
    let page = shown(app, visitor, &visitor.here, ("", &kept), Some(PageWords::TypedIsKept.say(visitor.lang)));
    (StatusCode::UNAUTHORIZED, page).into_response()
}

pub(crate) async fn sign_in(
    State(app): State<Arc<App>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    visitor: Visitor,
    Form(form): Form<SignIn>,
) -> Response {
    // A name longer than any account's is nobody's, and is not kept in mind whole.
    let account: String = form.account.trim().chars().take(NAME_LETTERS).collect();
    let from = from.ip();
    let refused = |why: PageWords| {
        let page = shown(&app, &visitor, &form.back, (&account, &form.typed), Some(why.say(visitor.lang)));
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    };
    if let Some(wait) = app.tries.wait(&account, from) {
        return refused(PageWords::TryLater { seconds: wait.as_secs() as u32 + 1 });
    }
    let (name, password) = (account.clone(), form.password);
    let Ok(_turn) = app.sign_ins.acquire().await else { return page::to("/sign-in") };
    match app.ask(move |office| office::sign_in(office, &name, &password)).await {
        Ok(Some(token)) => {
            app.tries.right(&account, from);
            let cookie = session_cookie(app.site.https, &token);
            let next = match serde_json::from_str::<Typed>(&form.typed) {
                Ok(typed) => again(&app, &visitor, token, here(&form.back), &typed).await,
                Err(_) => page::to(here(&form.back)),
            };
            ([(SET_COOKIE, cookie)], next).into_response()
        }
        Ok(None) => {
            app.tries.wrong(&account, from);
            refused(PageWords::WrongSignIn)
        }
        Err(fault) => app.failed(&visitor, &fault),
    }
}

/// The form that outlived the session before this one.
async fn again(app: &App, visitor: &Visitor, token: String, to: &str, typed: &Typed) -> Response {
    let session = token.clone();
    match app.ask(move |office| office::signed_in(office, &session)).await {
        Ok(signed) => typed::brought_back(app, &visitor.signed_in(token, signed), to, typed),
        Err(failure) => app.failed(visitor, &failure),
    }
}

pub(crate) async fn sign_out(State(app): State<Arc<App>>, visitor: Visitor, Form(form): Form<Key>) -> Response {
    let Some(token) = visitor.token.clone().filter(|_| form.key == visitor.form_key()) else {
        return page::to("/");
    };
    match app.ask(move |office| office::sign_out(office, &token)).await {
        Ok(()) => ([(SET_COOKIE, session_cookie(app.site.https, ""))], page::to("/sign-in")).into_response(),
        Err(fault) => app.failed(&visitor, &fault),
    }
}

pub(crate) async fn speak(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(lang): Path<String>,
    Form(form): Form<Back>,
) -> Response {
    let Ok(lang) = lang.parse::<Lang>() else { return page::not_found(&app, &visitor) };
    if let Some(actor) = visitor.actor().cloned()
        && let Err(fault) = app.ask(move |office| office::speak(office, &actor, lang)).await
    {
        return app.failed(&visitor, &fault);
    }
    ([(SET_COOKIE, language_cookie(lang))], page::to(here(&form.back))).into_response()
}

/// The page to go back to, where it is one of this site.
fn here(back: &str) -> &str {
    let of_site = back.starts_with('/') && !back.starts_with("//") && !back.contains(['\\', '\n', '\r']);
    if of_site && !back.starts_with("/sign-in") { back } else { "/" }
}

fn shown(app: &App, visitor: &Visitor, back: &str, (account, typed): (&str, &str), notice: Option<String>) -> Response {
    let say = |words: PageWords| words.say(visitor.lang);
    let body: Markup = html! {
        div .narrow {
            h1 { (say(PageWords::SignIn)) }
            @if let Some(notice) = notice { p .notice .bad role="alert" { (notice) } }
            form method="post" action="/sign-in" {
                input type="hidden" name="back" value=(here(back));
                @if !typed.is_empty() { input type="hidden" name="typed" value=(typed); }
                div .field {
                    label for="account" { (say(PageWords::Account)) }
                    input #account name="account" autocomplete="username" required value=(account) autocapitalize="none";
                }
                div .field {
                    label for="password" { (say(PageWords::Password)) }
                    input #password name="password" type="password" autocomplete="current-password" required;
                }
                button { (say(PageWords::SignIn)) }
            }
        }
    };
    page::page(app, visitor, &say(PageWords::SignIn), body)
}

#[cfg(test)]
mod tests {
    use super::here;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(here("/people?q=an"), "/people?q=an");
        for elsewhere in ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb", "/sign-in"] {
            assert_eq!(here(elsewhere), "/", "{elsewhere:?}");
        }
    }
}
