//! The same acts for programs: JSON under `/api/v1`, with a token of an account. What there is stands in `openapi.json`, and a test
//! holds the two against each other.

mod caller;
mod people;
mod plans;
mod problem;
mod view;

use std::sync::Arc;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::app::App;
use crate::pages::imports::UPLOAD_BYTES_MAX;

/// What there is, in OpenAPI 3.1.
pub(crate) const OPENAPI: &str = include_str!("../assets/openapi.json");

/// The addresses programs may ask.
pub(crate) fn routes() -> Router<Arc<App>> {
    let bytes = axum::extract::DefaultBodyLimit::max(UPLOAD_BYTES_MAX);
    let api = Router::new()
        .route("/openapi.json", get(openapi))
        .route("/people", get(people::people))
        .route("/people/{person}", get(people::person))
        .route("/people/{person}/check", get(people::check))
        .route("/people/{person}/checks", post(people::certify))
        .route("/people/{person}/corrections", post(people::correct))
        .route("/units", get(people::units))
        .route("/review", get(people::review))
        .route("/standards", get(people::standards))
        .route("/imports", post(plans::import).layer(bytes))
        .route("/imports/{job}/commit", post(plans::commit))
        .route("/plans/{year}/drafts", get(plans::drafts).post(plans::make))
        .route("/plans/{year}/drafts/{draft}", get(plans::draft))
        .route("/plans/{year}/approvals", post(plans::approve))
        .route("/jobs/{job}", get(plans::job))
        .route("/jobs/{job}/stop", post(plans::stop))
        .route("/disclosures", get(plans::disclosures))
        .fallback(problem::no_such_address)
        .method_not_allowed_fallback(problem::no_such_method)
        .layer(from_fn(problem::always));
    Router::new().nest("/api/v1", api)
}

async fn openapi() -> Response {
    ([(CONTENT_TYPE, "application/json")], OPENAPI).into_response()
}
