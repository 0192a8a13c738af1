//! The style sheet and the script, part of the binary. Their addresses carry their hash, so a browser keeps them for good.

use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use words::hexadecimal;

const STYLE: &str = include_str!("../assets/goc.css");
const SCRIPT: &str = include_str!("../assets/goc.js");

/// Address of the style sheet.
pub(crate) fn style() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| address(STYLE, "css"))
}

/// Address of the script.
pub(crate) fn script() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| address(SCRIPT, "js"))
}

fn address(text: &str, kind: &str) -> String {
    let hash = hexadecimal(&Sha256::digest(text)[..8]);
    format!("/assets/{hash}.{kind}")
}

pub(crate) async fn asset(Path(name): Path<String>) -> Response {
    let (text, kind) = match format!("/assets/{name}") {
        address if address == style() => (STYLE, "text/css; charset=utf-8"),
        address if address == script() => (SCRIPT, "text/javascript; charset=utf-8"),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")], text).into_response()
}
