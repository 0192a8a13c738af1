//! The readable page of what programs may ask, made from the document that programs read.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use serde_json::Value;
use words::{PublicWords, Say};

use crate::api::OPENAPI;
use crate::app::App;
use crate::page;
use crate::visitor::Visitor;

pub(crate) async fn api(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    let lang = visitor.lang;
    let document: Value = serde_json::from_str(OPENAPI).unwrap_or_default();
    let paths = document["paths"].as_object().cloned().unwrap_or_default();
    let body = html! {
        h1 { (PublicWords::Api.say(lang)) }
        p .hint { (PublicWords::ApiHint.say(lang)) " " a href="/api/v1/openapi.json" { "OpenAPI 3.1" } }
        @for (path, methods) in &paths {
            @for (method, operation) in methods.as_object().into_iter().flatten() { (one(path, method, operation)) }
        }
    };
    page::page(&app, &visitor, &PublicWords::Api.say(lang), body)
}

/// One operation. What it says of itself is English, as programs' authors read it.
fn one(path: &str, method: &str, operation: &Value) -> Markup {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    let answers = operation["responses"].as_object().cloned().unwrap_or_default();
    html! {
        section .ready lang="en" {
            h2 { code { (method.to_uppercase()) " /api/v1" (path) } }
            p { (text(&operation["summary"])) ". " span .hint { (text(&operation["description"])) } }
            @if !parameters.is_empty() {
                ul {
                    @for parameter in &parameters {
                        li { code { (text(&parameter["name"])) } " (" (text(&parameter["in"])) "): " (text(&parameter["description"])) }
                    }
                }
            }
            p .hint { @for (status, answer) in &answers { (status) " " (text(&answer["description"])) "; " } }
        }
    }
}
