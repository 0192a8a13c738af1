//! The desk: what to do next, each a link to exactly the list it counts.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use cadre::access::{Act, may};
use cadre::list::Stands;
use maud::{Markup, html};
use office::{DashboardShown, No};
use words::{Lang, PageWords, Say, months_later};

use crate::app::{App, Desk};
use crate::page;
use crate::visitor::Visitor;

pub(crate) async fn home(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    let actor = visitor.actor();
    if let Some(actor) = actor.filter(|actor| may(actor, Act::SeePeople).is_err()) {
        // Who sees nobody else begins with the own file, the own lessons, or with the standards.
        let own = [("/my-file", actor.person.is_some()), ("/teaching", actor.lecturer.is_some())];
        let first = own.into_iter().find(|(_, is)| *is).map_or("/standards", |(page, _)| page);
        return page::to(first);
    }
    app.show(visitor, |lang| PageWords::Home.say(lang), body).await
}

/// A line of the desk: what is to be done, where, and how it stands.
struct ToDo {
    words: String,
    address: String,
    stands: Option<Stands>,
}

fn body(desk: &Desk) -> Result<Markup, No> {
    let lang = desk.lang;
    let shown = office::dashboard(&desk.office, &desk.actor, None)?;
    let mut todo = due(&shown, lang);
    todo.extend(plan(desk)?);
    for stands in Stands::ALL {
        let people = shown.figures.counts.get(&stands).copied().unwrap_or(0);
        let words = match stands {
            Stands::Lacks => PageWords::PeopleLack { people },
            Stands::Unknown => PageWords::PeopleUnknown { people },
            Stands::Meets => PageWords::PeopleMeet { people },
            Stands::Free => PageWords::PeopleFree { people },
        };
        let address = format!("/people?stands={}", stands.code());
        todo.push(ToDo { words: words.say(lang), address, stands: Some(stands) });
    }
    Ok(html! {
        h1 { (PageWords::Home.say(lang)) }
        h2 { (PageWords::ToDo.say(lang)) }
        ul .tasks {
            @for line in &todo {
                li {
                    a href=(line.address) {
                        span { (line.words) }
                        @match line.stands {
                            Some(stands) => (super::state(stands, lang)),
                            None => span aria-hidden="true" { "→" },
                        }
                    }
                }
            }
        }
    })
}

/// What runs out, the soonest first; a time in which nothing more does is left out.
fn due(shown: &DashboardShown, lang: Lang) -> Vec<ToDo> {
    let mut told = 0;
    let mut todo = Vec::new();
    for months in [1_u32, 3, 12] {
        let before = months_later(shown.on, months as i32);
        let things = shown.figures.due_before(before);
        if things > told {
            told = things;
            let words = PageWords::DueWithin { months, things }.say(lang);
            todo.push(ToDo { words, address: format!("/due?before={before}"), stands: None });
        }
    }
    todo
}

/// The plan of the latest year on record, as long as none is approved.
fn plan(desk: &Desk) -> Result<Option<ToDo>, No> {
    if !desk.may_any(&[Act::PlanYear]) {
        return Ok(None);
    }
    let open = office::plan_open(&desk.office, &desk.actor)?;
    Ok(open.map(|year| ToDo {
        words: PageWords::PlanToApprove { year }.say(desk.lang),
        address: format!("/plan/{year}"),
        stands: None,
    }))
}
