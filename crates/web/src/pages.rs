//! The pages, one file each.

pub(crate) mod check;
pub(crate) mod home;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod review;
pub(crate) mod sign_in;
pub(crate) mod standards;
pub(crate) mod units;

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use cadre::list::Stands;
use maud::{Markup, html};
use words::{Lang, Say};

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

/// A bar of so many of so many, drawn by the server.
fn bar(met: usize, of: usize) -> Markup {
    let share = (met * 100).checked_div(of).unwrap_or(0);
    html! {
        svg .bar viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" {
            rect width="100" height="6" fill="#e3e7eb" {}
            rect width=(share) height="6" fill="#0b5e3c" {}
        }
    }
}
