//! Whether a person may be appointed or nominated to a title on a day: one answer, and all reasons at once.

use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use cadre::access::Act;
use cadre::list::Stands;
use cadre::record::{Official, PersonId, TitleCode};
use cadre::standard::worst_first;
use maud::{Markup, html};
use office::{AskCertify, AskWhy, Certified, No, Office};
use serde::Deserialize;
use words::{Date, PageWords, PlanMessage, PublicWords, Say};

use super::person::{known, readiness};
use super::{download, once};
use crate::app::{App, Desk};
use crate::page;
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
    let key = visitor.form_key();
    app.show(visitor, |lang| PageWords::Check.say(lang), move |desk| body(desk, &id, &ask, &key)).await
}

fn body(desk: &Desk, id: &str, ask: &Ask, key: &str) -> Result<Markup, No> {
    let lang = desk.lang;
    let person = known(id)?;
    let (title, on) = (Some(ask.title.clone()).filter(|title| !title.is_empty()), ask.on.parse::<Date>().ok());
    let asked = AskWhy { person: person.0.to_string(), title: title.clone(), on, ..AskWhy::default() };
    let why = office::why(&desk.office, &desk.actor, &asked)?;
    let official = why.record.official(person).ok_or(PlanMessage::NoSuchPerson)?;
    let mut verdicts = why.verdicts;
    worst_first(&mut verdicts);
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
        @if let (Some(title), true) = (&title, desk.may_any(&[Act::Certify])) {
            form .stack method="post" action={ "/people/" (person.0) "/check" } {
                input type="hidden" name="key" value=(key);
                input type="hidden" name="once" value=(Office::new_key());
                input type="hidden" name="title" value=(title);
                input type="hidden" name="on" value=(why.on);
                div { button .second { (PublicWords::KeepCheck.say(lang)) } }
            }
            (kept(desk, person)?)
        }
        h2 { (PageWords::Readiness.say(lang)) }
        (readiness(desk, &verdicts))
    })
}

/// The papers that were kept of a person.
pub(super) fn kept(desk: &Desk, person: PersonId) -> Result<Markup, No> {
    let lang = desk.lang;
    let kept = office::certified(&desk.office, &desk.actor, person)?;
    Ok(html! {
        @if !kept.is_empty() {
            h2 { (PublicWords::Kept.say(lang)) }
            ul {
                @for check in kept.iter().rev() {
                    @let title = desk.office.rules().titles.get(&check.title).map_or("", |title| title.name(lang));
                    @let address = format!("/people/{}/checks/{}/{}", person.0, check.year, check.number);
                    li {
                        (PublicWords::KeptLine { number: check.number, year: check.year, day: check.on }.say(lang)) ": " (title) " "
                        @if let Some(stands) = Stands::of_code(&check.stands) { (super::state(stands, lang)) }
                        " " a href={ (address) "/pdf" } { "PDF" } ", " a href={ (address) "/docx" } { "DOCX" }
                    }
                }
            }
        }
    })
}

#[derive(Deserialize)]
pub(crate) struct Keep {
    #[serde(default)]
    key: String,
    #[serde(default)]
    once: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    on: String,
}

/// Keeps a check as a paper with a number.
pub(crate) async fn keep(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(form): Form<Keep>,
) -> Response {
    let key = form.key.clone();
    let kept = app.act(&visitor, &key, move |desk| {
        let (title, on) = (TitleCode::from(form.title.as_str()), form.on.parse::<Date>().ok());
        let ask = AskCertify { person: known(&id)?, title, on, lang: desk.lang, key: once(&form.once) };
        office::certify(&desk.office, &desk.actor, &ask)
    });
    let to = |check: Certified| format!("/people/{}/check?title={}&on={}", check.person.0, check.title, check.on);
    kept.await.map_or_else(|no| no, |check| page::to(&to(check)))
}

/// The paper of a check.
pub(crate) async fn paper(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((id, year, number, kind)): Path<(String, String, String, String)>,
) -> Response {
    let made = app.read(&visitor, move |desk| {
        let (Ok(year), Ok(number)) = (year.parse(), number.parse()) else {
            return Err(PlanMessage::NoSuchPerson.into());
        };
        office::certified_file(&desk.office, &desk.actor, known(&id)?, (year, number), kind == "docx")
    });
    made.await.map_or_else(|no| no, |(name, bytes)| download(&name, bytes))
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
