//! The units as a tree, each with how its people stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use cadre::record::{Record, UnitId};
use cadre::summary::Part;
use maud::{Markup, html};
use office::No;
use words::{Date, PageWords, Say};

use crate::app::{App, Desk};
use crate::visitor::Visitor;

pub(crate) async fn units(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    app.show(visitor, |lang| PageWords::Units.say(lang), body).await
}

/// The tree while it is drawn.
struct Tree<'a> {
    desk: &'a Desk,
    on: Date,
    /// By unit: verdicts met, of all.
    met: BTreeMap<UnitId, Part>,
    below: BTreeMap<Option<UnitId>, Vec<(UnitId, &'a str)>>,
}

fn body(desk: &Desk) -> Result<Markup, No> {
    let shown = office::dashboard(&desk.office, &desk.actor, None)?;
    let record: &Record = &shown.record;
    let met = shown.figures.met();
    let mut below: BTreeMap<Option<UnitId>, Vec<(UnitId, &str)>> = BTreeMap::new();
    for (unit, name) in record.units_in_order() {
        below.entry(record.units[&unit].value.parent(shown.on)).or_default().push((unit, name));
    }
    let tree = Tree { desk, on: shown.on, met, below };
    Ok(html! {
        h1 { (PageWords::Units.say(desk.lang)) }
        (tree.part(None))
    })
}

impl Tree<'_> {
    fn part(&self, parent: Option<UnitId>) -> Markup {
        let Some(units) = self.below.get(&parent) else { return html! {} };
        let lang = self.desk.lang;
        html! {
            ul .tree {
                @for (unit, name) in units {
                    li {
                        a href={ "/people?unit=" (unit.0) } { (name) }
                        @if let Some(part) = self.met.get(unit) {
                            " "
                            a .hint href={ "/review?unit=" (unit.0) "&on=" (self.on) } {
                                (super::ready(*part, lang))
                            }
                            (super::bar(*part))
                        }
                        (self.part(Some(*unit)))
                    }
                }
            }
        }
    }
}
