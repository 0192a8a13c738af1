//! Two drafts side by side: figures of both, and only the seats that differ.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use cadre::school::{AnnualPlan, changes};
use maud::{Markup, html};
use office::{DraftShown, No};
use serde::Deserialize;
use words::{PageWords, PlanWords, Say, group_thousands, vnd};

use super::draft::name;
use super::{from_best, numbers};
use crate::app::{App, Desk};
use crate::visitor::Visitor;

/// Seats that are listed of each kind: whoever wants all takes the workbook.
const LISTED: usize = 200;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    one: String,
    other: String,
}

pub(crate) async fn compare(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(year): Path<String>,
    Query(ask): Query<Ask>,
) -> Response {
    app.show(visitor, |lang| PlanWords::Compare.say(lang), move |desk| body(desk, &year, &ask)).await
}

fn body(desk: &Desk, year: &str, ask: &Ask) -> Result<Markup, No> {
    let lang = desk.lang;
    let ((year, one), (_, other)) = (numbers(year, &ask.one)?, numbers(year, &ask.other)?);
    let before = office::plan_draft(&desk.office, &desk.actor, year, Some(one))?;
    let after = office::plan_draft(&desk.office, &desk.actor, year, Some(other))?;
    let changes = changes(&before.plan, &after.plan);
    let moved =
        changes.moved.iter().map(|(person, programme, from, to)| (*person, programme, from.as_str(), to.as_str()));
    let lost = changes.dropped.iter().map(|(person, programme, class)| (*person, programme, class.as_str(), ""));
    let new = changes.new.iter().map(|(person, programme, class)| (*person, programme, "", class.as_str()));
    Ok(html! {
        h1 { (PlanWords::Difference { one, other }.say(lang)) }
        p .hint { a href={ "/plan/" (year) } { (PlanWords::PlanOf { year }.say(lang)) } }
        (figures(desk, [&before.plan, &after.plan]))
        p role="status" { (PlanWords::KeptSeats { seats: changes.kept }.say(lang)) }
        (seats(desk, &after, PlanWords::MovedSeats { seats: changes.moved.len() }, moved))
        (seats(desk, &before, PlanWords::LostSeats { seats: changes.dropped.len() }, lost))
        (seats(desk, &after, PlanWords::NewSeats { seats: changes.new.len() }, new))
    })
}

fn figures(desk: &Desk, plans: [&AnnualPlan; 2]) -> Markup {
    let lang = desk.lang;
    let count = |count: usize| group_thousands(count as i64, lang);
    let lines: [(PlanWords, [String; 2]); 5] = [
        (PlanWords::Seats, plans.map(|plan| count(plan.seats.len()))),
        (PlanWords::Waits, plans.map(|plan| count(plan.waiting.len()))),
        (PlanWords::Classes, plans.map(|plan| count(plan.seats.chunk_by(|a, b| a.class == b.class).count()))),
        (PlanWords::Cost, plans.map(|plan| vnd(plan.costs.open_vnd + plan.costs.travel_vnd, lang))),
        (PlanWords::FromBest, plans.map(|plan| from_best(plan, lang))),
    ];
    html! {
        div .box tabindex="0" role="region" aria-label=(PlanWords::Compare.say(lang)) { table .slim {
            thead {
                tr {
                    td {}
                    @for plan in plans {
                        th scope="col" .number {
                            a href={ "/plan/" (plan.year) "/" (plan.draft) } { (PlanWords::Draft { draft: plan.draft }.say(lang)) }
                            @if !plan.scenario.name.is_empty() { br; span .hint { (plan.scenario.name) } }
                        }
                    }
                }
            }
            tbody {
                @for (words, values) in &lines {
                    tr { th scope="row" { (words.say(lang)) } @for value in values { td .number { (value) } } }
                }
            }
        } }
    }
}

fn seats<'a>(
    desk: &Desk,
    shown: &DraftShown,
    title: PlanWords,
    lines: impl Iterator<Item = (cadre::record::PersonId, &'a cadre::school::ProgrammeCode, &'a str, &'a str)>,
) -> Markup {
    let lang = desk.lang;
    let mut lines = lines.take(LISTED).peekable();
    html! {
        h2 { (title.say(lang)) }
        @if lines.peek().is_some() {
            div .box tabindex="0" role="region" aria-label=(title.say(lang)) {
                table {
                    thead {
                        tr {
                            th scope="col" { (PageWords::Name.say(lang)) }
                            th scope="col" { (PlanWords::Programme.say(lang)) }
                            th scope="col" { (PlanWords::From.say(lang)) }
                            th scope="col" { (PlanWords::To.say(lang)) }
                        }
                    }
                    tbody {
                        @for (person, of, from, to) in lines {
                            tr {
                                th scope="row" { a href={ "/people/" (person.0) } { (name(shown, person)) } }
                                td { (shown.record.school.programme_name(of)) }
                                td { (from) }
                                td { (to) }
                            }
                        }
                    }
                }
            }
        }
    }
}
