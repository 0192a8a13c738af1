//! What somebody typed is not lost with a session: a form that comes when its session is over is kept in the sign-in page, and
//! brought back behind it.

use std::sync::Arc;

use axum::Form;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::html;
use words::{PageWords, Say};

use crate::app::App;
use crate::page;
use crate::pages::sign_in;
use crate::visitor::Visitor;

/// Bytes of a form: the longest one corrects an import with a thousand titles.
const FORM_BYTES_MAX: usize = 2 << 20;

/// What every form carries and nobody types.
const NOT_TYPED: [&str; 6] = ["key", "once", "what", "record", "revision", "p"];

/// Names and values of a form, in its order.
pub(crate) type Typed = Vec<(String, String)>;

/// Lets a form of this session through; any other comes back to whoever sent it.
pub(crate) async fn keep(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if !is_form(&request) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let visitor = match Visitor::from_request_parts(&mut parts, &app).await {
        Ok(visitor) => visitor,
        Err(no) => return no,
    };
    let Ok(bytes) = to_bytes(body, FORM_BYTES_MAX).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let again = || Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let Ok(Form(typed)) = Form::<Typed>::from_request(again(), &()).await else { return next.run(again()).await };
    let key = typed.iter().find(|(name, _)| name == "key").map(|(_, key)| key.as_str());
    match visitor.actor() {
        Some(_) if key == Some(&visitor.form_key()) => next.run(again()).await,
        Some(_) => brought_back(&app, &visitor, &visitor.here, &typed),
        None => sign_in::ended(&app, &visitor, &typed),
    }
}

/// Whether a request carries a form of a page that changes something; files are not kept, they are sent again.
fn is_form(request: &Request) -> bool {
    let path = request.uri().path();
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    // Whoever signs in or out, or changes the language, has typed nothing that could be lost.
    let other = ["/api/", "/sign-", "/language/"].iter().any(|beginning| path.starts_with(beginning));
    request.method() == Method::POST && kind.starts_with("application/x-www-form-urlencoded") && !other
}

/// The page with what was typed, to be sent again by whoever has signed in.
pub(crate) fn brought_back(app: &App, visitor: &Visitor, to: &str, typed: &Typed) -> Response {
    let say = |words: PageWords| words.say(visitor.lang);
    let read: Vec<&str> = typed
        .iter()
        .filter(|(name, value)| !NOT_TYPED.contains(&name.as_str()) && !value.trim().is_empty())
        .map(|(_, value)| value.as_str())
        .collect();
    let body = html! {
        h1 { (say(PageWords::BroughtBack)) }
        p .notice { (say(PageWords::BroughtBackHow)) }
        @if !read.is_empty() { ul { @for value in read { li { (value) } } } }
        form method="post" action=(to) {
            input type="hidden" name="key" value=(visitor.form_key());
            @for (name, value) in typed.iter().filter(|(name, _)| name != "key") {
                input type="hidden" name=(name) value=(value);
            }
            button { (say(PageWords::SendAgain)) }
        }
    };
    page::unsaved(app, visitor, &say(PageWords::BroughtBack), body)
}
