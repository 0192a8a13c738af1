//! Who asks, in which language, and from which page.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::response::Response;
use office::{Actor, SignedIn};
use sha2::{Digest, Sha256};
use words::{Lang, hexadecimal};

use crate::app::App;

/// Name of the cookie that stands for a session, and of the same where it may only travel over https.
const SESSION: [&str; 2] = ["goc_session", "__Host-goc_session"];

/// Name of the cookie that remembers the language of somebody who is not signed in.
const LANGUAGE: &str = "goc_language";

/// Who asks for a page.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    signed: Option<SignedIn>,
    /// The token of the session, where there is one.
    pub(crate) token: Option<String>,
    /// The language of the page.
    pub(crate) lang: Lang,
    /// The address asked for, with its question.
    pub(crate) here: String,
}

impl Visitor {
    /// As whom.
    pub(crate) fn actor(&self) -> Option<&Actor> {
        self.signed.as_ref().map(|signed| &signed.actor)
    }

    /// The same visitor with the session that has just begun.
    pub(crate) fn signed_in(&self, token: String, signed: Option<SignedIn>) -> Visitor {
        let lang = signed.as_ref().map_or(self.lang, |signed| signed.lang);
        Visitor { signed, token: Some(token), lang, here: self.here.clone() }
    }

    /// What a form of this session carries, so that no other site can send it.
    pub(crate) fn form_key(&self) -> String {
        let token = self.token.as_deref().unwrap_or("");
        hexadecimal(&Sha256::digest(format!("form {token}"))[..16])
    }
}

impl FromRequestParts<Arc<App>> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Visitor, Response> {
        let here = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let token = cookie(&parts.headers, SESSION[usize::from(app.site.https)]);
        let lang = language(&parts.headers);
        let mut visitor = Visitor { signed: None, token: token.clone(), lang, here };
        let Some(token) = token else { return Ok(visitor) };
        match app.ask(move |office| office::signed_in(office, &token)).await {
            Ok(signed) => {
                visitor.lang = signed.as_ref().map_or(lang, |signed| signed.lang);
                visitor.signed = signed;
                Ok(visitor)
            }
            Err(fault) => Err(app.failed(&visitor, &fault)),
        }
    }
}

/// The language of whoever asks, as far as the request tells: chosen here before, else the first the browser asks for.
pub(crate) fn language(headers: &HeaderMap) -> Lang {
    let wished = cookie(headers, LANGUAGE).or_else(|| first_language(headers)).unwrap_or_default();
    wished.parse().unwrap_or(Lang::Vi)
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// The first language a browser asks for: an English one gets English pages.
fn first_language(headers: &HeaderMap) -> Option<String> {
    let wished = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    Some(wished.split(['-', ',', ';']).next()?.trim().to_lowercase())
}

/// The cookie of a session that begins, or with no token, ends.
pub(crate) fn session_cookie(https: bool, token: &str) -> String {
    let (name, secure) = (SESSION[usize::from(https)], if https { "; Secure" } else { "" });
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")
}

/// The cookie that remembers a language for a year.
pub(crate) fn language_cookie(lang: Lang) -> String {
    format!("{LANGUAGE}={lang}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000")
}
