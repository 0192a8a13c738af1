//! What runs out, the earliest first.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use maud::{Markup, html};
use office::No;
use serde::Deserialize;
use words::{Date, PageWords, Say, date};

use crate::app::{App, Desk};
use crate::visitor::Visitor;

/// Lines on one page.
const LINES_A_PAGE: usize = 100;

#[derive(Default, Deserialize)]
pub(crate) struct Ask {
    /// Only what runs out before this day; everything within the year when absent.
    #[serde(default)]
    before: String,
    #[serde(default)]
    page: String,
}

pub(crate) async fn due(State(app): State<Arc<App>>, visitor: Visitor, Query(ask): Query<Ask>) -> Response {
    app.show(visitor, |lang| PageWords::Due.say(lang), move |desk| body(desk, &ask)).await
}

fn body(desk: &Desk, ask: &Ask) -> Result<Markup, No> {
    let (lang, titles) = (desk.lang, &desk.office.rules().titles);
    let shown = office::dashboard(&desk.office, &desk.actor, None)?;
    let before: Option<Date> = ask.before.parse().ok();
    let warnings = &shown.figures.warnings;
    let warnings = &warnings[..before.map_or(warnings.len(), |day| shown.figures.due_before(day))];
    let part = super::paged(&ask.page, warnings.len(), LINES_A_PAGE);
    let here = &warnings[part.lines];
    let address = |page: usize| match before {
        Some(day) => format!("/due?before={day}&page={page}"),
        None => format!("/due?page={page}"),
    };
    Ok(html! {
        h1 { (PageWords::Due.say(lang)) }
        form .filters method="get" action="/due" {
            div {
                label for="before" { (PageWords::Before.say(lang)) }
                input #before type="date" name="before" value=[before];
            }
            div .go { button { (PageWords::Show.say(lang)) } }
        }
        p role="status" { (PageWords::DueCount { things: warnings.len() }.say(lang)) }
        @if !warnings.is_empty() {
            div .box tabindex="0" role="region" aria-label=(PageWords::Due.say(lang)) {
                table .cards {
                    thead {
                        tr {
                            th scope="col" { (PageWords::Day.say(lang)) }
                            th scope="col" { (PageWords::Name.say(lang)) }
                            th scope="col" { (PageWords::Unit.say(lang)) }
                            th scope="col" { (PageWords::What.say(lang)) }
                        }
                    }
                    tbody {
                        @for (day, person, warning) in here {
                            @let official = shown.record.official(*person);
                            @let name = official.map_or("", |official| official.name());
                            @let unit = official.and_then(|official| official.unit());
                            tr {
                                td { (date(*day, lang)) }
                                th scope="row" { a href={ "/people/" (person.0) } { (name) } }
                                td .side { (unit.map_or("", |unit| shown.record.unit_name(unit))) }
                                td { (warning.sentence(name, *day, titles, lang)) }
                            }
                        }
                    }
                }
            }
            (super::pager(address, part.page, part.pages, lang))
        }
    })
}
