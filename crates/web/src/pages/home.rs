//! The desk: what to do next, each a link to exactly the list it counts.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use cadre::access::{Act, may};
use cadre::list::Stands;
use maud::{Markup, html};
use office::No;
use words::{PageWords, Say};

use crate::app::{App, Desk};
use crate::page;
use crate::visitor::Visitor;

pub(crate) async fn home(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    let actor = visitor.actor();
    if let Some(actor) = actor.filter(|actor| may(actor, Act::SeePeople).is_err()) {
        // Who sees nobody else begins with the own file, or with the standards.
        return page::to(if actor.person.is_some() { "/my-file" } else { "/standards" });
    }
    app.show(visitor, |lang| PageWords::Home.say(lang), body).await
}

fn body(desk: &Desk) -> Result<Markup, No> {
    let lang = desk.lang;
    let figures = office::dashboard(&desk.office, &desk.actor, None)?.figures;
    let counts = figures.counts();
    let count = |stands: Stands| counts.get(&stands).copied().unwrap_or(0);
    let due = &figures.warnings;
    let tasks = [
        (Stands::Lacks, PageWords::PeopleLack { people: count(Stands::Lacks) }),
        (Stands::Unknown, PageWords::PeopleUnknown { people: count(Stands::Unknown) }),
        (Stands::Meets, PageWords::PeopleMeet { people: count(Stands::Meets) }),
        (Stands::Free, PageWords::PeopleFree { people: count(Stands::Free) }),
    ];
    Ok(html! {
        h1 { (PageWords::Home.say(lang)) }
        h2 { (PageWords::ToDo.say(lang)) }
        ul .tasks {
            @if !due.is_empty() {
                li { a href="/review#due" { span { (PageWords::NearlyDue { people: due.len() }.say(lang)) } span aria-hidden="true" { "→" } } }
            }
            @for (stands, words) in &tasks {
                li {
                    a href={ "/people?stands=" (stands.code()) } {
                        span { (words.say(lang)) } (super::state(*stands, lang))
                    }
                }
            }
        }
    })
}
