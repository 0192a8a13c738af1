//! Answers are sent compressed where the browser takes them so.
//!
//! How long a compressed page is tells a listener whether what somebody typed stands in it too (BREACH). So every answer carries
//! a name of random length in its gzip header: one length tells nothing any more, and a listener needs many times as many. What
//! hinders the attack first is that no page of another site can fetch one with the session (`SameSite`).

use std::io::Write as _;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use flate2::{Compression, GzBuilder};
use office::Office;

/// What is shorter than a packet gains nothing.
const BYTES_MIN: usize = 1_000;

/// Sends text compressed where that is asked for.
pub(crate) async fn compress(request: Request, next: Next) -> Response {
    let asked = takes_gzip(request.headers());
    let response = next.run(request).await;
    if !asked || !is_text(response.headers()) || response.headers().contains_key(CONTENT_ENCODING) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    // Every answer is made whole before it is sent: nothing is read here that is not in memory already.
    let Ok(plain) = to_bytes(body, usize::MAX).await else { return Response::from_parts(head, Body::empty()) };
    head.headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    let Some(packed) = (plain.len() >= BYTES_MIN).then(|| gzip(&plain)).flatten() else {
        return Response::from_parts(head, plain.into());
    };
    head.headers.remove(CONTENT_LENGTH);
    head.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    Response::from_parts(head, packed.into())
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    let asked = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    asked.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next() == Some("gzip") && !parts.any(|weight| weight.trim_end_matches(['0', '.']) == "q=")
    })
}

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    kind.starts_with("text/") || kind.starts_with("application/json") || kind.starts_with("application/problem+json")
}

fn gzip(plain: &Bytes) -> Option<Vec<u8>> {
    let random = Office::new_key();
    // As many letters as the first two digits say, 1 to 256.
    let letters = usize::from_str_radix(random.get(..2)?, 16).ok()? + 1;
    let name: Vec<u8> = random.bytes().cycle().take(letters).collect();
    let mut packer = GzBuilder::new().filename(name).write(Vec::with_capacity(plain.len() / 4), Compression::fast());
    packer.write_all(plain).ok()?;
    packer.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_takes_it_gets_it() {
        let takes = |value: &'static str| {
            takes_gzip(&HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(value))]))
        };
        assert!(takes("gzip") && takes("br, gzip;q=0.8") && takes("deflate,gzip"));
        assert!(!takes("br") && !takes("gzip;q=0") && !takes("gzip; q=0.0") && !takes("") && !takes("xgzip"));
    }

    #[test]
    fn the_same_page_has_many_lengths() {
        let page = Bytes::from("<p>the same words</p>".repeat(200));
        let mut lengths: Vec<usize> = (0..40).filter_map(|_| Some(gzip(&page)?.len())).collect();
        lengths.sort_unstable();
        lengths.dedup();
        assert!(lengths.len() > 10, "{lengths:?}");
    }
}
