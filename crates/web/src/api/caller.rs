//! Who asks: a program with a token of an account.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use office::{Actor, No};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use words::{Lang, PublicWords, Say, hexadecimal};

use super::problem::Problem;
use crate::app::{App, Desk};
use crate::visitor::language;

/// Letters of a key that makes a request one request.
const KEY_LETTERS_MAX: usize = 200;

/// A program that asks.
pub(crate) struct Caller {
    app: Arc<App>,
    actor: Actor,
    lang: Lang,
    headers: HeaderMap,
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Caller, Problem> {
        let lang = language(&parts.headers);
        let nobody = || Problem::new(StatusCode::UNAUTHORIZED, PublicWords::TokenNeeded.say(lang));
        let token = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).ok_or_else(nobody)?;
        let token = token.strip_prefix("Bearer ").ok_or_else(nobody)?.trim().to_owned();
        match app.ask(move |office| office::token_bearer(office, &token)).await {
            Ok(Some(bearer)) => {
                let headers = parts.headers.clone();
                Ok(Caller { app: Arc::clone(app), actor: bearer.actor, lang, headers })
            }
            Ok(None) => Err(nobody()),
            Err(failure) => Err(Problem::failed(&failure, lang)),
        }
    }
}

impl Caller {
    /// Asks the office.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Desk) -> Result<T, No> + Send + 'static,
    ) -> Result<T, Problem> {
        let (actor, lang) = (self.actor.clone(), self.lang);
        match self.app.ask(move |office| Ok(act(&Desk { office: office.clone(), actor, lang }))).await {
            Ok(done) => done.map_err(|no| Problem::of(no, lang)),
            Err(failure) => Err(Problem::failed(&failure, lang)),
        }
    }

    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// The key under which the request is done once; every request that changes something has one.
    pub(super) fn key(&self) -> Result<String, Problem> {
        let key = self.headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::trim);
        let key = key.filter(|key| !key.is_empty() && key.len() <= KEY_LETTERS_MAX);
        let key = key.ok_or_else(|| Problem::new(StatusCode::BAD_REQUEST, PublicWords::KeyNeeded.say(self.lang)))?;
        // Keys of two accounts have nothing to do with each other.
        Ok(format!("api/{}/{key}", self.actor.account))
    }

    /// The version that is to be changed, where the request says one.
    pub(super) fn if_match(&self) -> Result<String, Problem> {
        let version = self.headers.get(IF_MATCH).and_then(|version| version.to_str().ok());
        let needed = || Problem::new(StatusCode::PRECONDITION_REQUIRED, PublicWords::VersionNeeded.say(self.lang));
        Ok(version.ok_or_else(needed)?.trim().to_owned())
    }

    /// Reads a body.
    pub(super) fn body<T: DeserializeOwned>(&self, body: &[u8]) -> Result<T, Problem> {
        serde_json::from_slice(body).map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.to_string()))
    }

    /// Answers with a value and its version; that it is unchanged, to whoever has this one.
    pub(super) fn answer<T: Serialize>(&self, value: &T) -> Response {
        let body = serde_json::to_vec(value).expect("texts, numbers and lists can always be written");
        let version = version(&body);
        let known = self.headers.get(IF_NONE_MATCH).and_then(|known| known.to_str().ok());
        if known.is_some_and(|known| known.split(',').any(|one| one.trim() == version)) {
            return (StatusCode::NOT_MODIFIED, [(ETAG, version)]).into_response();
        }
        ([(CONTENT_TYPE, "application/json".to_owned()), (ETAG, version)], body).into_response()
    }
}

/// The version of a value, as `ETag` says it.
pub(super) fn version(body: &[u8]) -> String {
    format!("\"{}\"", hexadecimal(&Sha256::digest(body)[..12]))
}
