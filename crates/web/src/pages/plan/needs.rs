//! The needs of a year: who needs what and why, and what did not become a need.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use cadre::need::{Left, Need, Requires};
use cadre::school::ProgrammeCode;
use maud::{Markup, html};
use office::{NeedsShown, No};
use serde::Deserialize;
use words::{PageWords, PlanWords, Say, date, vnd};

use super::super::{paged, pager};
use super::of_year;
use crate::app::{App, Desk};
use crate::page::encoded;
use crate::visitor::Visitor;

/// Lines on one page.
const LINES_A_PAGE: usize = 100;

#[derive(Default, Deserialize)]
pub(super) struct Ask {
    /// Only this programme; `left` for what did not become a need.
    #[serde(default)]
    of: String,
    #[serde(default)]
    page: String,
}

pub(super) async fn needs(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(year): Path<String>,
    Query(ask): Query<Ask>,
) -> Response {
    app.show(visitor, |lang| PlanWords::Needs.say(lang), move |desk| body(desk, &year, &ask)).await
}

/// What stands for the gaps that did not become a need, in an address.
const LEFT: &str = "left";

fn body(desk: &Desk, year: &str, ask: &Ask) -> Result<Markup, No> {
    let lang = desk.lang;
    let shown = office::needs(&desk.office, &desk.actor, of_year(year)?)?;
    let all = &shown.needs;
    let mut programmes: BTreeMap<&ProgrammeCode, usize> = BTreeMap::new();
    all.needs.iter().for_each(|need| *programmes.entry(&need.programme).or_insert(0) += 1);
    let of_programme = |need: &&Need| ask.of.is_empty() || need.programme.0 == ask.of;
    let here: Vec<&Need> = all.needs.iter().filter(of_programme).collect();
    let lines = if ask.of == LEFT { all.left.len() } else { here.len() };
    let part = paged(&ask.page, lines, LINES_A_PAGE);
    let address = |page: usize| format!("/plan/{}/needs?of={}&page={page}", shown.year, encoded(&ask.of));
    Ok(html! {
        h1 { (PlanWords::NeedsOf { year: shown.year }.say(lang)) }
        p .hint { a href={ "/plan/" (shown.year) } { (PlanWords::PlanOf { year: shown.year }.say(lang)) } }
        form .filters method="get" {
            div {
                label for="of" { (PlanWords::Programme.say(lang)) }
                select #of name="of" {
                    option value="" { (PlanWords::EveryNeed { needs: all.needs.len() }.say(lang)) }
                    @for (code, needs) in &programmes {
                        option value=(code) selected[code.0 == ask.of] {
                            (shown.record.school.programme_name(code)) " (" (needs) ")"
                        }
                    }
                    option value=(LEFT) selected[ask.of == LEFT] { (PlanWords::NotNeeds { gaps: all.left.len() }.say(lang)) }
                }
            }
            div .go { button { (PageWords::Show.say(lang)) } }
        }
        div .box tabindex="0" role="region" aria-label=(PlanWords::Needs.say(lang)) {
            table .cards {
                @if ask.of == LEFT { (left(desk, &shown, &all.left[part.lines.clone()])) } @else { (table(desk, &shown, &here[part.lines.clone()])) }
            }
        }
        (pager(address, part.page, part.pages, lang))
    })
}

fn table(desk: &Desk, shown: &NeedsShown, needs: &[&Need]) -> Markup {
    let lang = desk.lang;
    html! {
        thead {
            tr {
                th scope="col" { (PageWords::Name.say(lang)) }
                th scope="col" { (PageWords::Unit.say(lang)) }
                th scope="col" { (PlanWords::Programme.say(lang)) }
                th scope="col" { (PlanWords::Because.say(lang)) }
                th scope="col" { (PlanWords::DueBy.say(lang)) }
                th scope="col" .number { (PlanWords::Penalty.say(lang)) }
            }
        }
        tbody {
            @for need in needs {
                tr {
                    th scope="row" { (person(shown, need.person)) }
                    td { (shown.record.unit_name(need.unit)) }
                    td { (shown.record.school.programme_name(&need.programme)) }
                    td {
                        @for because in &need.because {
                            @let asked = match &because.requires {
                                // A unit asks for a programme, whose name stands in the column before.
                                Requires::Programme(_) => None,
                                asked => Some(asked.say(lang)),
                            };
                            @let origin = because.origin.say(lang);
                            div { @match asked { Some(asked) => { (asked) " (" (origin) ")" }, None => (origin) } }
                        }
                        @if need.waited > 0 { div .hint { (PlanWords::Waited { years: need.waited.into() }.say(lang)) } }
                    }
                    td data-label=(PlanWords::DueBy.say(lang)) { (need.due_in(shown.year).map_or_else(String::new, |day| date(day, lang))) }
                    td .number data-label=(PlanWords::Penalty.say(lang)) { (vnd(need.penalty_vnd, lang)) }
                }
            }
        }
    }
}

fn left(desk: &Desk, shown: &NeedsShown, gaps: &[Left]) -> Markup {
    let lang = desk.lang;
    html! {
        thead {
            tr {
                th scope="col" { (PageWords::Name.say(lang)) }
                th scope="col" { (PlanWords::NotANeed.say(lang)) }
            }
        }
        tbody {
            @for left in gaps {
                tr {
                    th scope="row" { (person(shown, left.person)) }
                    td { (left.say(lang)) }
                }
            }
        }
    }
}

fn person(shown: &NeedsShown, person: cadre::record::PersonId) -> Markup {
    let name = shown.record.official(person).map_or("", |official| official.name());
    html! { a href={ "/people/" (person.0) } { (name) } }
}
