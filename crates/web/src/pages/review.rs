//! The review as a matrix: units against standards, and the people of a unit against them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use cadre::list::Stands;
use cadre::matrix::Matrix;
use cadre::record::{PersonId, RecordId, UnitId};
use cadre::standard::{Standard, Verdict};
use cadre::summary::Part;
use maud::{Markup, html};
use office::{DashboardShown, No};
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
    #[serde(default)]
    page: String,
}

/// Units on one page of the table: more than a province has communes.
const UNITS_A_PAGE: usize = 200;

pub(crate) async fn review(State(app): State<Arc<App>>, visitor: Visitor, Query(ask): Query<Ask>) -> Response {
    app.show(visitor, |lang| PageWords::Review.say(lang), move |desk| body(desk, &ask)).await
}

/// The same as a workbook.
pub(crate) async fn book(State(app): State<Arc<App>>, visitor: Visitor, Query(ask): Query<Ask>) -> Response {
    let book = move |desk: &Desk| {
        let unit = RecordId::parse(&ask.unit).map(UnitId);
        let bytes = office::review_book(&desk.office, &desk.actor, unit, ask.on.parse().ok(), desk.lang)?;
        Ok((format!("{}.xlsx", PageWords::ReviewFile.say(desk.lang)), bytes))
    };
    match app.read(&visitor, book).await {
        Ok((name, bytes)) => super::download(&name, bytes),
        Err(no) => no,
    }
}

fn body(desk: &Desk, ask: &Ask) -> Result<Markup, No> {
    let lang = desk.lang;
    let say = |words: PageWords| words.say(lang);
    let on: Option<Date> = ask.on.parse().ok();
    let shown = office::dashboard(&desk.office, &desk.actor, on)?;
    let asked = super::units::unit_of(&shown.record, &ask.unit);
    let unit = asked.or_else(|| widest(&shown));
    let rows: Vec<(UnitId, &[Part])> = shown.figures.matrix.rows(&shown.record, unit).collect();
    Ok(html! {
        h1 {
            (say(PageWords::Review))
            @if let Some(unit) = unit { ": " (shown.record.unit_name(unit)) }
        }
        (super::units::path(&shown.record, asked, "/review", lang))
        form .filters method="get" action="/review" {
            @if let Some(unit) = asked { input type="hidden" name="unit" value=(unit.0); }
            div {
                label for="on" { (say(PageWords::AsOf)) }
                input #on type="date" name="on" value=(shown.on);
            }
            div .go {
                button { (say(PageWords::Show)) }
                " "
                @let of = unit.map_or_else(String::new, |unit| format!("&unit={}", unit.0));
                a href={ "/review.xlsx?on=" (shown.on) (of) } { (say(PageWords::AsWorkbook)) }
            }
        }
        @if !rows.is_empty() {
            @let part = super::paged(&ask.page, rows.len(), UNITS_A_PAGE);
            (units(&shown, (&rows[part.lines], rows.len()), unit, lang))
            @if part.pages > 1 {
                @let of = unit.map_or_else(String::new, |unit| format!("&unit={}", unit.0));
                (super::pager(|page| format!("/review?on={}{of}&page={page}", shown.on), part.page, part.pages, lang))
            }
        }
        @if let Some(unit) = unit { (people(desk, &shown, unit, rows.is_empty())?) }
    })
}

/// The unit that everybody is in whom the visitor may know of, where there is one: a table of one line says nothing.
fn widest(shown: &DashboardShown) -> Option<UnitId> {
    let mut widest = None;
    loop {
        let mut rows = shown.figures.matrix.rows(&shown.record, widest).map(|(unit, _)| unit);
        match (rows.next(), rows.next()) {
            (Some(only), None) => widest = Some(only),
            _ => return widest,
        }
    }
}

/// The units that belong to one, or to none, against standards.
fn units(
    shown: &DashboardShown,
    (rows, all): (&[(UnitId, &[Part])], usize),
    unit: Option<UnitId>,
    lang: Lang,
) -> Markup {
    let Matrix { standards, cells, total } = &shown.figures.matrix;
    let total = unit.and_then(|unit| cells.get(&unit)).unwrap_or(total);
    // Below a unit a column without anybody would only be wide.
    let columns: Vec<usize> = (0..standards.len()).filter(|at| total[*at].of > 0).collect();
    let body = html! {
        tr {
            th scope="row" { strong { (PageWords::AllOf { units: all }.say(lang)) } }
            @for at in &columns { (cell(total[*at], None)) }
        }
        @for (unit, parts) in rows {
            @let here = format!("/review?unit={}&on={}", unit.0, shown.on);
            tr {
                th scope="row" { a href=(here) { (shown.record.unit_name(*unit)) } }
                @for at in &columns { (cell(parts[*at], Some(&here))) }
            }
        }
    };
    let standards: Vec<&Standard> = columns.iter().map(|at| &*standards[*at]).collect();
    html! {
        p .hint { (PageWords::MatrixHint.say(lang)) }
        (against(PageWords::Unit, &standards, &body, lang))
    }
}

/// A table of somebody or something against standards.
fn against(what: PageWords, standards: &[&Standard], body: &Markup, lang: Lang) -> Markup {
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

/// The people of a unit alone against standards; `tells` whether nobody is said too.
fn people(desk: &Desk, shown: &DashboardShown, unit: UnitId, tells: bool) -> Result<Markup, No> {
    let lang = desk.lang;
    let reviewed = office::review_unit(&desk.office, &desk.actor, unit, Some(shown.on))?;
    if reviewed.verdicts.is_empty() {
        return Ok(html! { @if tells { p { (PageWords::FoundNobody.say(lang)) } } });
    }
    let here: BTreeSet<&str> = reviewed.verdicts.iter().map(|verdict| verdict.standard.code.as_str()).collect();
    let standards = &shown.figures.matrix.standards;
    let standards: Vec<&Standard> =
        standards.iter().map(|standard| &**standard).filter(|standard| here.contains(&*standard.code)).collect();
    let mut of_person: BTreeMap<PersonId, Vec<&Verdict>> = BTreeMap::new();
    reviewed.verdicts.iter().for_each(|verdict| of_person.entry(verdict.person).or_default().push(verdict));
    let officials = reviewed.record.officials_of(&[unit]).into_iter();
    let officials = officials.filter_map(|official| Some((official, of_person.get(&official.id)?)));
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
    Ok(html! {
        h2 { (shown.record.unit_name(unit)) }
        (against(PageWords::Name, &standards, &body, lang))
    })
}
