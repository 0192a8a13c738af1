//! Why a request was not done, as RFC 9457 says it: a status, a title, and a sentence in the language asked for.

use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use office::{No, Refusal};
use serde::Serialize;
use words::{Lang, PageWords, PlanMessage, Say};

use crate::app::Failure;
use crate::visitor::language;

/// A problem.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    /// What is wrong with each field, where fields were sent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Slip>,
}

/// What is wrong with one field.
#[derive(Debug, Serialize)]
pub(crate) struct Slip {
    pub(super) field: String,
    pub(super) detail: String,
}

impl Problem {
    /// A problem of a status.
    pub(super) fn new(status: StatusCode, detail: impl Into<String>) -> Problem {
        let title = status.canonical_reason().unwrap_or("Error");
        Problem { kind: "about:blank", title, status: status.as_u16(), detail: detail.into(), errors: Vec::new() }
    }

    /// Fields that are wrong.
    pub(super) fn slips(errors: Vec<Slip>) -> Problem {
        let detail = errors.iter().map(|slip| format!("{}: {}", slip.field, slip.detail)).collect::<Vec<_>>();
        Problem { errors, ..Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail.join("; ")) }
    }

    /// What the office says no with.
    pub(super) fn of(no: No, lang: Lang) -> Problem {
        let refusal = match no {
            No::Refused(refusal) => refusal,
            No::Fault(fault) => return Problem::failed(&Failure::Fault(fault), lang),
        };
        let status = match refusal {
            Refusal::NotAllowed(_) => StatusCode::FORBIDDEN,
            Refusal::Sentence(
                PlanMessage::NoSuchPerson
                | PlanMessage::NoSuchJob
                | PlanMessage::NoPlan { .. }
                | PlanMessage::NoSuchDraft { .. }
                | PlanMessage::NoSchoolYear { .. },
            ) => StatusCode::NOT_FOUND,
            Refusal::Sentence(PlanMessage::Stale) => StatusCode::PRECONDITION_FAILED,
            Refusal::Sentence(PlanMessage::OtherRequest) => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Problem::new(status, refusal.say(lang))
    }

    /// Nothing was answered: why is for the operator, whoever asked is told that it is so.
    pub(super) fn failed(failure: &Failure, lang: Lang) -> Problem {
        if failure.is_full_disk() {
            return Problem::new(StatusCode::INSUFFICIENT_STORAGE, PageWords::DiskFullHow.say(lang));
        }
        let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("fault: {failure}\n"));
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the server failed; nothing was lost, ask again with the same key",
        )
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).expect("texts and numbers can always be written");
        let mut response = (status, [(CONTENT_TYPE, "application/problem+json")], body).into_response();
        if status == StatusCode::UNAUTHORIZED {
            let scheme = axum::http::HeaderValue::from_static("Bearer");
            response.headers_mut().insert(axum::http::header::WWW_AUTHENTICATE, scheme);
        }
        response
    }
}

/// Bytes of a plain refusal that are read: a sentence.
const SENTENCE_BYTES: usize = 4_096;

/// What the framework refuses by itself, in a plain sentence, as a problem too.
pub(super) async fn always(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let is_problem = |kind: &axum::http::HeaderValue| kind.as_bytes().starts_with(b"application/");
    if status.as_u16() < 400 || response.headers().get(CONTENT_TYPE).is_some_and(is_problem) {
        return response;
    }
    let sentence = axum::body::to_bytes(response.into_body(), SENTENCE_BYTES).await.unwrap_or_default();
    Problem::new(status, String::from_utf8_lossy(&sentence)).into_response()
}

/// Where nothing is.
pub(super) async fn no_such_address(headers: HeaderMap) -> Problem {
    let detail = words::PageWords::NotFound.say(language(&headers));
    Problem::new(StatusCode::NOT_FOUND, detail)
}

/// Where something is, but not in this way.
pub(super) async fn no_such_method() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "see /api/v1/openapi.json")
}
