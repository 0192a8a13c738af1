//! The pages, one file each.

pub(crate) mod api;
pub(crate) mod check;
pub(crate) mod correct;
pub(crate) mod due;
pub(crate) mod home;
pub(crate) mod import;
pub(crate) mod imports;
pub(crate) mod jobs;
pub(crate) mod log;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod plan;
pub(crate) mod public;
pub(crate) mod review;
pub(crate) mod sign_in;
pub(crate) mod standards;
pub(crate) mod teaching;
pub(crate) mod units;

use std::ops::Range;
use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use cadre::list::Stands;
use cadre::summary::Part;
use maud::{Markup, html};
use office::Office;
use words::{Lang, PageWords, Say};

use crate::app::App;
use crate::page;
use crate::visitor::Visitor;

/// Where nothing else is.
pub(crate) async fn not_found(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    page::not_found(&app, &visitor)
}

/// How somebody stands, as a word on a colour and with a sign: colour alone says nothing to many.
fn state(stands: Stands, lang: Lang) -> Markup {
    let sign = match stands {
        Stands::Lacks => "✕",
        Stands::Unknown => "?",
        Stands::Meets => "✓",
        Stands::Free => "–",
    };
    html! { span class={ "state " (stands.code()) } { span aria-hidden="true" { (sign) " " } (stands.say(lang)) } }
}

/// The key that was made with a form, so that sending it twice does it once; a fresh one where a form has none.
fn once(sent: &str) -> String {
    if sent.is_empty() { Office::new_key() } else { sent.to_owned() }
}

/// A file to be kept by whoever asked for it.
fn download(name: &str, bytes: Vec<u8>) -> Response {
    let kind = match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    };
    let file = name.rsplit('/').next().unwrap_or(name);
    let disposition = format!("attachment; filename*=UTF-8''{}", page::encoded(file));
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// Which of so many lines a page shows.
struct Paged {
    /// Which page, from 1.
    page: usize,
    pages: usize,
    lines: Range<usize>,
}

/// The page that an address asks for; the nearest there is, and the first where it asks for none.
fn paged(asked: &str, lines: usize, a_page: usize) -> Paged {
    let pages = lines.div_ceil(a_page).max(1);
    let page = asked.parse::<usize>().unwrap_or(1).clamp(1, pages);
    Paged { page, pages, lines: (page - 1) * a_page..(page * a_page).min(lines) }
}

/// Links to the pages before and behind.
fn pager(address: impl Fn(usize) -> String, page: usize, pages: usize, lang: Lang) -> Markup {
    html! {
        nav .pages aria-label=(PageWords::PageOf { page, pages }.say(lang)) {
            @if page > 1 { a rel="prev" href=(address(page - 1)) { (PageWords::Previous.say(lang)) } }
            span { (PageWords::PageOf { page, pages }.say(lang)) }
            @if page < pages { a rel="next" href=(address(page + 1)) { (PageWords::Next.say(lang)) } }
        }
    }
}

/// How many standards are met, in words.
fn ready(part: Part, lang: Lang) -> String {
    PageWords::ReadyFor { met: part.count, of: part.of }.say(lang)
}

/// A bar of so many of so many, drawn by the server.
fn bar(part: Part) -> Markup {
    let share = part.permille().unwrap_or(0);
    html! {
        svg .bar viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true" {
            rect width="1000" height="6" fill="#e3e7eb" {}
            rect width=(share) height="6" fill="#0b5e3c" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::paged;

    #[test]
    fn every_line_stands_on_one_page() {
        let of = |asked: &str| paged(asked, 205, 100);
        assert_eq!([of("1").lines, of("2").lines, of("3").lines], [0..100, 100..200, 200..205]);
        assert_eq!([of("").page, of("0").page, of("99").page, of("x").page], [1, 1, 3, 1]);
        assert_eq!((paged("2", 0, 100).lines, paged("2", 0, 100).pages), (0..0, 1));
    }
}
