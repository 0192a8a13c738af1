//! The standards in force on a day, by legal text; what was not verified says so.

mod compare;
mod one;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use cadre::standard::Standard;
use maud::{Markup, html};
use office::{No, RuleShown, standards_shown};
use serde::Deserialize;
use words::{PageWords, RulePageWords, Say};

use crate::app::{App, Desk};
use crate::visitor::Visitor;

/// The pages of the standards and their addresses.
pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/standards", get(standards))
        .route("/standards/compare", get(compare::compare).post(compare::draft))
        .route("/standards/rules/{code}", get(one::one))
}

#[derive(Default, Deserialize)]
struct Ask {
    #[serde(default)]
    on: String,
}

async fn standards(State(app): State<Arc<App>>, visitor: Visitor, Query(ask): Query<Ask>) -> Response {
    app.show(visitor, |lang| PageWords::Rules.say(lang), move |desk| body(desk, &ask)).await
}

fn body(desk: &Desk, ask: &Ask) -> Result<Markup, No> {
    let lang = desk.lang;
    let shown = standards_shown(&desk.office, &desk.actor, ask.on.parse().ok())?;
    Ok(html! {
        h1 { (PageWords::Rules.say(lang)) }
        form .filters method="get" action="/standards" {
            div {
                label for="on" { (PageWords::AsOf.say(lang)) }
                input #on type="date" name="on" value=(shown.on);
            }
            div .go {
                button { (PageWords::Show.say(lang)) }
                " "
                a href="/standards/compare" { (RulePageWords::Compare.say(lang)) }
            }
        }
        p .hint { (PageWords::InForce { day: shown.on }.say(lang)) }
        @for (text, rules) in &shown.texts {
            h2 { (text.number) }
            p { @match lang { words::Lang::Vi => (text.vi), words::Lang::En => (text.en) } }
            ul {
                @for rule in rules { li { (sentence(desk, rule)) } }
            }
        }
    })
}

/// A rule as a sentence: of whom it asks what, where it stands and since when.
fn sentence(desk: &Desk, rule: &RuleShown) -> Markup {
    let lang = desk.lang;
    let RuleShown { code, citation, standard } = rule;
    html! {
        @match standard {
            Some(standard) => {
                @let named = titles(desk, standard);
                @if !named.is_empty() { strong { (named) } ": " }
                (standard.condition.say(lang)) " "
                span .hint { a href={ "/standards/rules/" (code) } { (citation.say(lang)) } ", " (citation.days(lang)) }
            }
            None => span .hint { (citation.say(lang)) ", " (citation.days(lang)) },
        }
    }
}

/// The titles a standard names; nothing where it is for every title.
fn titles(desk: &Desk, standard: &Standard) -> String {
    let titles = &desk.office.rules().titles;
    let named = standard.titles.iter().filter_map(|code| titles.get(code));
    named.map(|title| title.name(desk.lang)).collect::<Vec<_>>().join(", ")
}
