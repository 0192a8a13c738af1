//! Whether a person may be appointed or nominated to a title on a day: one answer, and all reasons at once.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use cadre::list::Stands;
use cadre::record::Official;
use maud::{Markup, html};
use office::{AskWhy, No};
use serde::Deserialize;
use words::{Date, PageWords, PlanMessage, Say};

use super::person::{known, readiness};
use crate::app::{App, Desk};
use crate::visitor::Visitor;

#[derive(Default, Deserialize)]
pub(crate) struct Ask {
    #[serde(default)]
    title: String,
    #[serde(default)]
    on: String,
}

pub(crate) async fn check(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(ask): Query<Ask>,
) -> Response {
    app.show(visitor, |lang| PageWords::Check.say(lang), move |desk| body(desk, &id, &ask)).await
}

fn body(desk: &Desk, id: &str, ask: &Ask) -> Result<Markup, No> {
    let lang = desk.lang;
    let person = known(id)?;
    let (title, on) = (Some(ask.title.clone()).filter(|title| !title.is_empty()), ask.on.parse::<Date>().ok());
    let asked = AskWhy { person: person.0.to_string(), title: title.clone(), on, ..AskWhy::default() };
    let why = office::why(&desk.office, &desk.actor, &asked)?;
    let official = why.record.official(person).ok_or(PlanMessage::NoSuchPerson)?;
    // What is not met stands first: whoever decides reads from the top.
    let mut verdicts = why.verdicts;
    verdicts.sort_by_key(|verdict| verdict.outcome);
    let whole = Stands::of(&verdicts);
    let answer = match whole {
        Stands::Lacks => PageWords::NotEligible,
        Stands::Unknown => PageWords::ToBeSeen,
        Stands::Meets | Stands::Free => PageWords::Eligible,
    };
    Ok(html! {
        h1 { (PageWords::Check.say(lang)) ": " a href={ "/people/" (person.0) } { (official.name()) } }
        (form(desk, official, title.as_deref().unwrap_or(""), why.on))
        p .notice.bad[whole == Stands::Lacks] role="status" { strong { (answer.say(lang)) } }
        h2 { (PageWords::Readiness.say(lang)) }
        (readiness(desk, &verdicts))
    })
}

/// The question: which title, on which day.
pub(super) fn form(desk: &Desk, official: &Official, title: &str, on: Date) -> Markup {
    let lang = desk.lang;
    html! {
        form .filters method="get" action={ "/people/" (official.id.0) "/check" } {
            div {
                label for="title" { (PageWords::Post.say(lang)) }
                select #title name="title" {
                    @for known in desk.office.rules().titles.all() {
                        option value=(known.code) selected[*known.code.0 == *title] { (known.name(lang)) }
                    }
                }
            }
            div {
                label for="on" { (PageWords::AsOf.say(lang)) }
                input #on type="date" name="on" value=(on);
            }
            div .go { button { (PageWords::Check.say(lang)) } }
        }
    }
}
