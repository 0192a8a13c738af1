//! What everybody may see: the plan as the province has published it; and for the officer, what would be published.

use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use cadre::disclosure::{CELL_MIN, Cell, ClassShown, Disclosure};
use cadre::summary::Part;
use maud::{Markup, html};
use office::AskDisclose;
use serde::Deserialize;
use words::{Lang, PlanMessage, PlanWords, PublicWords, Say, date, group_thousands};

use super::bar;
use crate::app::App;
use crate::page;
use crate::visitor::Visitor;

/// The public page; whoever asks need not sign in.
pub(crate) async fn public(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    let lang = visitor.lang;
    match app.ask(office::disclosed).await {
        Ok(disclosed) => {
            let body = html! {
                h1 { (PublicWords::Public.say(lang)) }
                @if disclosed.is_empty() { p .notice { (PublicWords::Nothing.say(lang)) } }
                @for (_, disclosure) in &disclosed { (shown(disclosure, lang)) }
                p { a href="/standards" { (PublicWords::Standards.say(lang)) } }
            };
            page::page(&app, &visitor, &PublicWords::Public.say(lang), body)
        }
        Err(fault) => app.failed(&visitor, &fault),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    key: String,
    named: Option<String>,
}

/// What would be published.
pub(crate) async fn preview(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(year): Path<String>,
    Query(ask): Query<Ask>,
) -> Response {
    let key = visitor.form_key();
    let named = ask.named.is_some();
    let body = move |desk: &crate::app::Desk| {
        let year: i16 = year.parse().map_err(|_| PlanMessage::NotApproved { year: 0 })?;
        let ask = AskDisclose { year, named, publish: false };
        let disclosure = office::disclose_plan(&desk.office, &desk.actor, &ask)?;
        let lang = desk.lang;
        let here = format!("/plan/{year}/disclose");
        Ok(html! {
            h1 { (PublicWords::Disclose.say(lang)) }
            p .hint { a href={ "/plan/" (year) } { (PlanWords::PlanOf { year }.say(lang)) } " · " (PublicWords::DiscloseHint.say(lang)) }
            form .stack method="get" action=(here) {
                label .check { input type="checkbox" name="named" value="yes" checked[named]; " " (PublicWords::Named.say(lang)) }
                div { button .second { (PublicWords::Look.say(lang)) } }
            }
            form .stack method="post" action=(here) {
                input type="hidden" name="key" value=(key);
                @if named { input type="hidden" name="named" value="yes"; }
                div { button { (PublicWords::Publish.say(lang)) } " " a href="/public" { (PublicWords::Published.say(lang)) } }
            }
            (shown(&disclosure, lang))
        })
    };
    app.show(visitor, |lang| PublicWords::Disclose.say(lang), body).await
}

pub(crate) async fn publish(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(year): Path<String>,
    Form(form): Form<Ask>,
) -> Response {
    let published = app.act(&visitor, &form.key, move |desk| {
        let year: i16 = year.parse().map_err(|_| PlanMessage::NotApproved { year: 0 })?;
        let ask = AskDisclose { year, named: form.named.is_some(), publish: true };
        office::disclose_plan(&desk.office, &desk.actor, &ask)
    });
    published.await.map_or_else(|no| no, |_| page::to("/public"))
}

fn shown(disclosure: &Disclosure, lang: Lang) -> Markup {
    let say = |words: PublicWords| words.say(lang);
    let (document, decided) = &disclosure.document;
    let count = |count: usize| group_thousands(count as i64, lang);
    html! {
        h2 { (say(PublicWords::PublicPlan { year: disclosure.year })) }
        p .hint { (say(PublicWords::By { document: document.clone(), day: *decided })) }
        dl .figures {
            div { dt { (say(PublicWords::Seats)) } dd { (count(disclosure.seats)) } }
            div { dt { (say(PublicWords::Waiting)) } dd { (count(disclosure.waiting)) } }
            div { dt { (say(PublicWords::ClassesOpen)) } dd { (count(disclosure.classes.len())) } }
        }
        p .hint { (say(PublicWords::WithheldHint { least: CELL_MIN })) }
        h3 { (say(PublicWords::Programmes)) }
        (programmes(disclosure, lang))
        h3 { (say(PublicWords::ClassesOpen)) }
        (classes(disclosure, lang))
        h3 { (say(PublicWords::Units)) }
        (units(disclosure, lang))
    }
}

/// A count, or that it is withheld.
fn cell(cell: Cell, lang: Lang) -> Markup {
    html! {
        @match cell {
            Cell::Count(count) => (group_thousands(count as i64, lang)),
            Cell::Withheld => {
                span aria-hidden="true" { (PublicWords::WithheldShort.say(lang)) }
                span .unseen { (PublicWords::Withheld { least: CELL_MIN }.say(lang)) }
            }
        }
    }
}

fn programmes(disclosure: &Disclosure, lang: Lang) -> Markup {
    let say = |words: PublicWords| words.say(lang);
    html! {
        div .box tabindex="0" role="region" aria-label=(say(PublicWords::Programmes)) {
            table {
                thead {
                    tr {
                        th scope="col" { (PlanWords::Programme.say(lang)) }
                        th scope="col" .number { (say(PublicWords::Seats)) }
                        th scope="col" .number { (say(PublicWords::Waiting)) }
                        th scope="col" { (say(PublicWords::Waited)) }
                    }
                }
                tbody {
                    @for programme in &disclosure.programmes {
                        tr {
                            th scope="row" { (programme.name) }
                            td .number { (cell(programme.seats, lang)) }
                            td .number { (cell(programme.waiting, lang)) }
                            td {
                                @for (years, waited) in (1..).zip(&programme.waited).filter(|(_, waited)| **waited != Cell::Count(0)) {
                                    div { (PublicWords::Years { years }.say(lang)) ": " (cell(*waited, lang)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn classes(disclosure: &Disclosure, lang: Lang) -> Markup {
    let name = PublicWords::ClassesOpen.say(lang);
    html! {
        div .box tabindex="0" role="region" aria-label=(name) {
            table .cards {
                thead {
                    tr {
                        th scope="col" { (PlanWords::Class.say(lang)) }
                        th scope="col" { (PlanWords::Programme.say(lang)) }
                        th scope="col" { (PlanWords::Days.say(lang)) }
                        th scope="col" .number { (PlanWords::Taken.say(lang)) }
                    }
                }
                tbody { @for class in &disclosure.classes { (one(class, lang)) } }
            }
        }
        @for class in disclosure.classes.iter().filter(|class| !class.names.is_empty()) {
            details {
                summary { (class.code) ": " (PublicWords::Learners { people: class.names.len() }.say(lang)) }
                ol { @for (name, unit) in &class.names { li { (name) ", " (unit) } } }
            }
        }
    }
}

fn one(class: &ClassShown, lang: Lang) -> Markup {
    let day = |day: Option<words::Date>| day.map_or_else(String::new, |day| date(day, lang));
    html! {
        tr {
            th scope="row" { (class.code) }
            td { (class.programme) }
            td { (day(class.days.0)) " – " (day(class.days.1)) }
            td .number {
                (class.seats) "/" (class.seats_max)
                (bar(Part { count: class.seats as i64, of: i64::from(class.seats_max) }))
            }
        }
    }
}

fn units(disclosure: &Disclosure, lang: Lang) -> Markup {
    let say = |words: PublicWords| words.say(lang);
    html! {
        div .box tabindex="0" role="region" aria-label=(say(PublicWords::Units)) {
            table {
                thead {
                    tr {
                        th scope="col" { (words::PageWords::Unit.say(lang)) }
                        th scope="col" .number { (say(PublicWords::Seats)) }
                        th scope="col" .number { (say(PublicWords::Waiting)) }
                    }
                }
                tbody {
                    @for unit in &disclosure.units {
                        tr {
                            th scope="row" { (unit.name) }
                            td .number { (cell(unit.seats, lang)) }
                            td .number { (cell(unit.waiting, lang)) }
                        }
                    }
                }
            }
        }
    }
}
