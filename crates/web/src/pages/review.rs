//! The review as a matrix: units against standards, and the people of a unit against them.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use cadre::list::Stands;
use cadre::matrix::{Matrix, matrix};
use cadre::record::{PersonId, RecordId, UnitId};
use cadre::standard::{Standard, Verdict};
use cadre::summary::Part;
use maud::{Markup, html};
use office::{AskReview, DashboardShown, InUnit, No};
use serde::Deserialize;
use words::{Date, Lang, PageWords, Say};

use crate::app::{App, Desk};
use crate::visitor::Visitor;

#[derive(Default, Deserialize)]
pub(crate) struct Ask {
    #[serde(default)]
    unit: String,
    #[serde(default)]
    on: String,
}

pub(crate) async fn review(State(app): State<Arc<App>>, visitor: Visitor, Query(ask): Query<Ask>) -> Response {
    app.show(visitor, |lang| PageWords::Review.say(lang), move |desk| body(desk, &ask)).await
}

fn body(desk: &Desk, ask: &Ask) -> Result<Markup, No> {
    let lang = desk.lang;
    let say = |words: PageWords| words.say(lang);
    let on: Option<Date> = ask.on.parse().ok();
    let shown = office::dashboard(&desk.office, &desk.actor, on)?;
    let unit = RecordId::parse(&ask.unit).map(UnitId).filter(|unit| shown.record.units.contains_key(unit));
    Ok(html! {
        h1 {
            (say(PageWords::Review))
            @if let Some(unit) = unit { ": " (shown.record.unit_name(unit)) }
        }
        form .filters method="get" action="/review" {
            @if unit.is_some() { input type="hidden" name="unit" value=(ask.unit); }
            div {
                label for="on" { (say(PageWords::AsOf)) }
                input #on type="date" name="on" value=(shown.on);
            }
            div .go { button { (say(PageWords::Show)) } }
            @if unit.is_some() { div .go { a href={ "/review?on=" (shown.on) } { (say(PageWords::AllUnits)) } } }
        }
        @match unit {
            Some(unit) => (people(desk, &shown, unit)?),
            None => (units(&shown, lang)),
        }
        @if unit.is_none() && !shown.figures.warnings.is_empty() { (due(desk, &shown)) }
    })
}

fn units(shown: &DashboardShown, lang: Lang) -> Markup {
    let Matrix { standards, rows, total } = &shown.figures.matrix;
    let body = html! {
        tr {
            th scope="row" { strong { (PageWords::AllOf { units: rows.len() }.say(lang)) } }
            @for part in total { (cell(*part, None)) }
        }
        @for (unit, parts) in rows {
            @let here = format!("/review?unit={}&on={}", unit.0, shown.on);
            tr {
                th scope="row" { a href=(here) { (shown.record.unit_name(*unit)) } }
                @for part in parts { (cell(*part, Some(&here))) }
            }
        }
    };
    html! {
        p .hint { (PageWords::MatrixHint.say(lang)) }
        (against(PageWords::Unit, standards, &body, lang))
    }
}

/// A table of somebody or something against standards.
fn against(what: PageWords, standards: &[Arc<Standard>], body: &Markup, lang: Lang) -> Markup {
    html! {
        div .box tabindex="0" role="region" aria-label=(PageWords::Review.say(lang)) {
            table .heat {
                thead {
                    tr {
                        th scope="col" { (what.say(lang)) }
                        @for standard in standards { (heading(standard, lang)) }
                    }
                }
                tbody { (body) }
            }
        }
    }
}

/// What a standard asks, and where it stands.
fn heading(standard: &Standard, lang: Lang) -> Markup {
    html! {
        th .turn scope="col" {
            (standard.condition.say(lang))
            span .hint { (standard.citation.say(lang)) }
        }
    }
}

fn cell(part: Part, link: Option<&str>) -> Markup {
    let class = match part {
        Part { of: 0, .. } => "free",
        part if part.count == part.of => "meets",
        Part { count: 0, .. } => "lacks",
        _ => "unknown",
    };
    let words = if part.of == 0 { "·".to_owned() } else { format!("{}/{}", part.count, part.of) };
    html! {
        td class=(class) {
            @match link {
                Some(address) if part.of > 0 => a href=(address) { (words) },
                _ => (words),
            }
        }
    }
}

fn people(desk: &Desk, shown: &DashboardShown, unit: UnitId) -> Result<Markup, No> {
    let lang = desk.lang;
    let ask = AskReview { on: Some(shown.on), unit: Some(InUnit::Id(unit)), ..AskReview::default() };
    let reviewed = office::review(&desk.office, &desk.actor, &ask)?;
    let here: &[Verdict] = &reviewed.verdicts;
    let standards = matrix(&reviewed.record, here).standards;
    let mut of_person: BTreeMap<PersonId, Vec<&Verdict>> = BTreeMap::new();
    here.iter().for_each(|verdict| of_person.entry(verdict.person).or_default().push(verdict));
    let officials =
        reviewed.record.officials.iter().filter_map(|official| Some((official, of_person.get(&official.id)?)));
    let body = html! {
        @for (official, verdicts) in officials {
            tr {
                th scope="row" { a href={ "/people/" (official.id.0) } { (official.name()) } }
                @for standard in &standards {
                    @match verdicts.iter().find(|verdict| verdict.standard.code == standard.code) {
                        Some(verdict) => {
                            td {
                                a href={ "/people/" (official.id.0) } title=(verdict.open_words(lang).join("; ")) {
                                    (super::state(Stands::of(std::slice::from_ref(*verdict)), lang))
                                }
                            }
                        }
                        None => td .free { "·" },
                    }
                }
            }
        }
    };
    Ok(against(PageWords::Name, &standards, &body, lang))
}

/// What runs out within a year, the earliest first.
fn due(desk: &Desk, shown: &DashboardShown) -> Markup {
    let warnings = &shown.figures.warnings;
    let (lang, titles) = (desk.lang, &desk.office.rules().titles);
    html! {
        h2 #due { (PageWords::NearlyDue { people: warnings.len() }.say(lang)) }
        ul {
            @for (day, person, warning) in warnings {
                @let name = shown.record.official(*person).map_or("", |official| official.name());
                li { a href={ "/people/" (person.0) } { (warning.sentence(name, *day, titles, lang)) } }
            }
        }
    }
}
