//! What holds for every request: nothing from another site changes anything, and a page loads nothing but its own.

use axum::extract::Request;
use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use words::{PageWords, Say};

use crate::visitor::language;

/// Headers of every answer.
const HEADERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    // What a page shows of people stays in no cache.
    ("cache-control", "no-store"),
];

/// Adds the headers that an answer does not set itself.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Refuses a request that would change something and was not sent by a page of this site.
pub(crate) async fn same_site(request: Request, next: Next) -> Response {
    // A token is sent by a program on purpose; no browser sends one by itself.
    let is_program = request.uri().path().starts_with("/api/");
    if is_program || matches!(*request.method(), Method::GET | Method::HEAD) || is_from_here(&request) {
        return next.run(request).await;
    }
    (StatusCode::FORBIDDEN, PageWords::Forged.say(language(request.headers()))).into_response()
}

fn is_from_here(request: &Request) -> bool {
    let text = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let fetch_site = text(HeaderName::from_static("sec-fetch-site"));
    let origin = text(ORIGIN).and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    match (fetch_site, origin) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => Some(origin) == text(HOST),
        (None, None) => false,
    }
}
