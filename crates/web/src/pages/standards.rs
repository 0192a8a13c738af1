//! The standards in force, by legal text; what was not verified says so.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use office::{No, standards_shown};
use words::{Lang, PageWords, Say};

use crate::app::{App, Desk};
use crate::visitor::Visitor;

pub(crate) async fn standards(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    app.show(visitor, |lang| PageWords::Rules.say(lang), body).await
}

fn body(desk: &Desk) -> Result<Markup, No> {
    let lang = desk.lang;
    let shown = standards_shown(&desk.office, &desk.actor)?;
    Ok(html! {
        h1 { (PageWords::Rules.say(lang)) }
        p .hint { (PageWords::InForce { day: shown.on }.say(lang)) }
        @for (text, rules) in &shown.texts {
            h2 { (text.number) }
            p { @match lang { Lang::Vi => (text.vi), Lang::En => (text.en) } }
            ul {
                @for (code, citation) in rules {
                    li id=(code) {
                        (citation.say(lang)) " " (citation.days(lang))
                        @if !citation.verified { " " span .state.unknown { (PageWords::NotVerified.say(lang)) } }
                    }
                }
            }
        }
    })
}
