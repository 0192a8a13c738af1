//! The units as a tree, each with how its people stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use cadre::record::{Record, UnitId};
use cadre::standard::Verdict;
use cadre::summary::{Part, met};
use maud::{Markup, html};
use office::{AskReview, No, Reviewed};
use words::{PageWords, Say};

use crate::app::{App, Desk};
use crate::visitor::Visitor;

pub(crate) async fn units(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    app.show(visitor, |lang| PageWords::Units.say(lang), body).await
}

/// The tree while it is drawn.
struct Tree<'a> {
    desk: &'a Desk,
    reviewed: &'a Reviewed,
    /// By unit: verdicts met, of all.
    met: BTreeMap<UnitId, Part>,
    below: BTreeMap<Option<UnitId>, Vec<(UnitId, &'a str)>>,
}

fn body(desk: &Desk) -> Result<Markup, No> {
    let reviewed = office::review(&desk.office, &desk.actor, &AskReview::default())?;
    let record: &Record = &reviewed.record;
    let mut of_unit: BTreeMap<UnitId, Vec<&Verdict>> = BTreeMap::new();
    for verdict in &reviewed.verdicts {
        if let Some(unit) = verdict.unit {
            of_unit.entry(unit).or_default().push(verdict);
        }
    }
    let met = of_unit.into_iter().map(|(unit, verdicts)| (unit, met(verdicts))).collect();
    let mut below: BTreeMap<Option<UnitId>, Vec<(UnitId, &str)>> = BTreeMap::new();
    for (unit, name) in record.units_in_order() {
        below.entry(record.units[&unit].value.parent(reviewed.on)).or_default().push((unit, name));
    }
    let tree = Tree { desk, reviewed: &reviewed, met, below };
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
                            a .hint href={ "/review?unit=" (unit.0) "&on=" (self.reviewed.on) } {
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
