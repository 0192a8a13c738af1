//! The units as a tree, each with how its people stand, what it was made of, and which units are no more.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use cadre::record::{Record, RecordId, Seen, Unit, UnitId};
use maud::{Markup, html};
use office::{DashboardShown, No};
use serde::Deserialize;
use words::{Lang, PageWords, Say, date};

use crate::app::{App, Desk};
use crate::visitor::Visitor;

/// Units on one page: a tree is drawn as deep as so many lines go, and what lies deeper is a link.
const UNITS_MAX: usize = 300;

#[derive(Default, Deserialize)]
pub(crate) struct Ask {
    #[serde(default)]
    unit: String,
    #[serde(default)]
    page: String,
}

pub(crate) async fn units(State(app): State<Arc<App>>, visitor: Visitor, Query(ask): Query<Ask>) -> Response {
    app.show(visitor, |lang| PageWords::Units.say(lang), move |desk| body(desk, &ask)).await
}

fn body(desk: &Desk, ask: &Ask) -> Result<Markup, No> {
    let shown = office::dashboard(&desk.office, &desk.actor, None)?;
    let unit = unit_of(&shown.record, &ask.unit);
    let depth = depth(&shown.record, unit);
    let units = shown.record.parts(unit);
    let part = super::paged(&ask.page, units.len(), UNITS_MAX);
    let address = |page: usize| match unit {
        Some(unit) => format!("/units?unit={}&page={page}", unit.0),
        None => format!("/units?page={page}"),
    };
    Ok(html! {
        h1 { @match unit { Some(unit) => (shown.record.unit_name(unit)), None => (PageWords::Units.say(desk.lang)) } }
        (path(&shown.record, unit, "/units", desk.lang))
        (tree(&shown, &units[part.lines.clone()], depth, desk.lang))
        @if part.pages > 1 { (super::pager(address, part.page, part.pages, desk.lang)) }
        @if unit.is_none() { (former(&shown.record, desk.lang)) }
    })
}

/// The unit an address means, where there is such a one.
pub(super) fn unit_of(record: &Record, address: &str) -> Option<UnitId> {
    RecordId::parse(address).map(UnitId).filter(|unit| record.units.contains_key(unit))
}

/// The way from all units down to one; nothing where all are shown.
pub(super) fn path(record: &Record, unit: Option<UnitId>, page: &str, lang: Lang) -> Markup {
    let Some(unit) = unit else { return html! {} };
    let mut above = record.above(unit);
    above.reverse();
    html! {
        nav .path aria-label=(PageWords::Units.say(lang)) {
            a href=(page) { (PageWords::AllUnits.say(lang)) }
            @for unit in above { " › " a href={ (page) "?unit=" (unit.0) } { (record.unit_name(unit)) } }
            " › " span aria-current="page" { (record.unit_name(unit)) }
        }
    }
}

/// How many levels below a unit one page has room for.
fn depth(record: &Record, unit: Option<UnitId>) -> usize {
    let (mut depth, mut lines, mut level) = (0, 0, record.parts(unit).to_vec());
    while !level.is_empty() && (depth == 0 || lines + level.len() <= UNITS_MAX) {
        lines += level.len();
        depth += 1;
        level = level.iter().flat_map(|unit| record.parts(Some(*unit))).copied().collect();
    }
    depth
}

/// The units among which somebody chooses, with their names: all where one page has room for them, else the highest and those
/// around the one that is chosen.
pub(super) fn choices(record: &Record, chosen: Option<UnitId>) -> Vec<(UnitId, &str)> {
    if record.units.len() <= UNITS_MAX {
        return record.units_in_order();
    }
    let mut units = record.parts(None).to_vec();
    if let Some(chosen) = chosen {
        let here = record.above(chosen).into_iter().rev().chain([chosen]);
        units.extend(here.chain(record.parts(Some(chosen)).iter().copied()));
    }
    let mut known = std::collections::HashSet::new();
    units.retain(|unit| known.insert(*unit));
    units.into_iter().map(|unit| (unit, record.unit_name(unit))).collect()
}

fn tree(shown: &DashboardShown, units: &[UnitId], depth: usize, lang: Lang) -> Markup {
    let record = &shown.record;
    html! {
        @if !units.is_empty() {
            ul .tree {
                @for unit in units {
                    li {
                        a href={ "/people?unit=" (unit.0) } { (record.unit_name(*unit)) }
                        @if let Some(part) = shown.figures.met(*unit) {
                            " "
                            a .hint href={ "/review?unit=" (unit.0) "&on=" (shown.on) } { (super::ready(part, lang)) }
                            (super::bar(part))
                        }
                        @if let Some(seen) = record.units.get(unit) { (made_of(record, seen, lang)) }
                        @let below = record.parts(Some(*unit)).len();
                        @if depth > 1 { (tree(shown, record.parts(Some(*unit)), depth - 1, lang)) }
                        @else if below > 0 {
                            p .hint {
                                a href={ "/units?unit=" (unit.0) } { (PageWords::AllOf { units: below }.say(lang)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a unit was made of, where it was made by a merger or a split.
fn made_of(record: &Record, seen: &Seen<Unit>, lang: Lang) -> Markup {
    let names = |ids: &[UnitId]| ids.iter().map(|id| record.unit_name(*id)).collect::<Vec<_>>().join(", ");
    let (of, since) = (&seen.value.formed_from, seen.span.from());
    html! {
        @if let (false, Some(since)) = (of.is_empty(), since) {
            p .hint { (PageWords::FormedFrom { day: since, units: names(of) }.say(lang)) }
        }
    }
}

/// The units that are no more, the latest first, each with what became of it.
fn former(record: &Record, lang: Lang) -> Markup {
    let mut former: Vec<(&UnitId, &Seen<Unit>)> = record.former_units.iter().collect();
    former.sort_by_key(|(id, seen)| (std::cmp::Reverse(seen.span.end()), **id));
    let became = |id: &UnitId| {
        let of = record.units.values().chain(record.former_units.values());
        let made = of.filter(|seen| seen.value.formed_from.contains(id));
        made.map(|seen| seen.value.name.to_string()).collect::<Vec<_>>().join(", ")
    };
    html! {
        @if !former.is_empty() {
            details {
                summary { (PageWords::FormerUnits { units: former.len() }.say(lang)) }
                div .box tabindex="0" role="region" aria-label=(PageWords::FormerUnits { units: former.len() }.say(lang)) {
                    table .slim {
                        thead {
                            tr {
                                th scope="col" { (PageWords::Unit.say(lang)) }
                                th scope="col" { (PageWords::EndedOn.say(lang)) }
                                th scope="col" { (PageWords::Became.say(lang)) }
                            }
                        }
                        tbody {
                            @for (id, seen) in former.iter().take(UNITS_MAX) {
                                tr {
                                    th scope="row" { (seen.value.name) }
                                    td { (seen.span.end().map_or_else(String::new, |end| date(end, lang))) }
                                    td { (became(id)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
