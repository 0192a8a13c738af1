//! What a lecturer teaches: the next lesson first.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use cadre::access::Act;
use maud::{Markup, html};
use office::{Lesson, No};
use serde::Deserialize;
use words::{Lang, PageWords, Say, date};

use crate::app::{App, Desk};
use crate::visitor::Visitor;

#[derive(Default, Deserialize)]
pub(crate) struct Ask {
    /// Whose, by the code; the own lessons where it is a lecturer who asks.
    #[serde(default)]
    of: String,
}

pub(crate) async fn teaching(State(app): State<Arc<App>>, visitor: Visitor, Query(ask): Query<Ask>) -> Response {
    app.show(visitor, |lang| PageWords::Teaching.say(lang), move |desk| body(desk, &ask)).await
}

/// The same as a calendar that a phone subscribes to.
pub(crate) async fn calendar(State(app): State<Arc<App>>, visitor: Visitor, Query(ask): Query<Ask>) -> Response {
    let lessons = move |desk: &Desk| office::lessons(&desk.office, &desk.actor, &ask.of, desk.lang);
    match app.read(&visitor, lessons).await {
        Ok(lessons) => ([(CONTENT_TYPE, "text/calendar; charset=utf-8")], lessons.calendar).into_response(),
        Err(no) => no,
    }
}

fn body(desk: &Desk, ask: &Ask) -> Result<Markup, No> {
    let lang = desk.lang;
    let shown = office::lessons(&desk.office, &desk.actor, &ask.of, lang)?;
    let name = shown.lecturers.iter().find(|(code, _)| *code == shown.lecturer).map_or("", |(_, name)| name);
    Ok(html! {
        h1 { (PageWords::TeachingOf { name: name.to_owned(), year: shown.year }.say(lang)) }
        @if shown.lecturers.len() > 1 {
            form .filters method="get" {
                div {
                    label for="of" { (PageWords::LecturerName.say(lang)) }
                    select #of name="of" {
                        @for (code, name) in &shown.lecturers {
                            option value=(code) selected[*code == shown.lecturer] { (name) }
                        }
                    }
                }
                div .go { button { (PageWords::Show.say(lang)) } }
            }
        }
        @if shown.next.is_empty() && shown.past.is_empty() {
            p .notice {
                (PageWords::NoTeaching { year: shown.year }.say(lang))
                @if desk.may_any(&[Act::TimetableYear]) { " " code { "goc timetable year " (shown.year) } }
            }
        } @else {
            p { a href={ "/teaching/calendar.ics?of=" (shown.lecturer) } { (PageWords::ToSubscribe.say(lang)) } }
            (table(&shown.next, lang))
            @if !shown.past.is_empty() {
                details { summary { (PageWords::Earlier { meetings: shown.past.len() }.say(lang)) } (table(&shown.past, lang)) }
            }
        }
    })
}

fn table(lessons: &[Lesson], lang: Lang) -> Markup {
    html! {
        @if !lessons.is_empty() {
            div .box tabindex="0" role="region" aria-label=(PageWords::Teaching.say(lang)) {
                table .cards {
                    thead {
                        tr {
                            th scope="col" { (PageWords::Day.say(lang)) }
                            th scope="col" { (PageWords::Time.say(lang)) }
                            th scope="col" { (PageWords::Class.say(lang)) }
                            th scope="col" { (PageWords::Lesson.say(lang)) }
                            th scope="col" { (PageWords::Room.say(lang)) }
                        }
                    }
                    tbody {
                        @for lesson in lessons {
                            tr {
                                th scope="row" { (date(lesson.day, lang)) }
                                td { (lesson.time) }
                                td { (lesson.classes) }
                                td { (lesson.what) }
                                td { (lesson.place) }
                            }
                        }
                    }
                }
            }
        }
    }
}
