//! What is done with people of the list: handed out as a workbook, or asked to be sent to study.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Form;
use axum::extract::{Query, State};
use axum::response::Response;
use cadre::list::Column;
use cadre::record::{PersonId, RecordId};
use maud::{Markup, html};
use office::{AskPeople, AskRequest, No, people_book};
use words::{PageWords, Say, text_key};

use super::Pairs;
use super::ask::Ask;
use crate::app::{App, Desk};
use crate::page;
use crate::pages::{download, once};
use crate::visitor::Visitor;

/// Everybody the list means, in its columns.
pub(super) async fn whole_book(State(app): State<Arc<App>>, visitor: Visitor, Query(pairs): Pairs) -> Response {
    let ask = Ask::of(pairs);
    let book = move |desk: &Desk| book(desk, &ask.of_office(), &ask.columns);
    match app.read(&visitor, book).await {
        Ok((name, bytes)) => download(&name, bytes),
        Err(no) => no,
    }
}

fn book(desk: &Desk, ask: &AskPeople, columns: &[Column]) -> Result<(String, Vec<u8>), No> {
    let bytes = people_book(&desk.office, &desk.actor, ask, columns, desk.lang)?;
    Ok((format!("{}.xlsx", PageWords::ListFile.say(desk.lang)), bytes))
}

/// A form whose fields may come several times.
#[derive(Default)]
struct Sent {
    key: String,
    what: String,
    people: BTreeSet<PersonId>,
    columns: Vec<Column>,
    programme: String,
    year: String,
    paper: String,
    once: String,
}

impl Sent {
    fn of(pairs: Vec<(String, String)>) -> Sent {
        let mut sent = Sent::default();
        for (key, value) in pairs {
            match key.as_str() {
                "key" => sent.key = value,
                "do" => sent.what = value,
                "p" => sent.people.extend(RecordId::parse(&value).map(PersonId)),
                "col" => sent.columns.extend(Column::of_code(&value)),
                "programme" => sent.programme = value,
                "year" => sent.year = value,
                "paper" => sent.paper = value,
                "once" => sent.once = value,
                _ => {}
            }
        }
        sent
    }
}

type Fields = Form<Vec<(String, String)>>;

/// Does with the chosen what the button says.
pub(super) async fn chosen(State(app): State<Arc<App>>, visitor: Visitor, Form(pairs): Fields) -> Response {
    let sent = Sent::of(pairs);
    if sent.people.is_empty() && visitor.actor().is_some() {
        return page::cannot(&app, &visitor, &PageWords::NobodyChosen.say(visitor.lang));
    }
    let key = sent.key.clone();
    if sent.what != "request" {
        let ask = AskPeople { people: Some(sent.people), ..AskPeople::default() };
        let book = move |desk: &Desk| book(desk, &ask, &sent.columns);
        return match app.act(&visitor, &key, book).await {
            Ok((name, bytes)) => download(&name, bytes),
            Err(no) => no,
        };
    }
    let (form_key, people) = (visitor.form_key(), sent.people.len());
    match app.act(&visitor, &key, move |desk| request_form(desk, &sent, &form_key)).await {
        Ok(body) => page::page(&app, &visitor, &PageWords::RequestStudy { people }.say(visitor.lang), body),
        Err(no) => no,
    }
}

/// What a request asks: which programme, for which year, by which paper.
fn request_form(desk: &Desk, sent: &Sent, key: &str) -> Result<Markup, No> {
    let say = |words: PageWords| words.say(desk.lang);
    let found = office::people(&desk.office, &desk.actor, &AskPeople { part: Some(0..0), ..AskPeople::default() })?;
    let names: Vec<&str> =
        sent.people.iter().filter_map(|id| found.record.official(*id)).map(|official| official.name()).collect();
    let mut programmes: Vec<(&str, &str)> =
        found.record.school.programmes.iter().map(|seen| (&*seen.value.code.0, &*seen.value.name)).collect();
    programmes.sort_by_cached_key(|(code, name)| (text_key(name), (*code).to_owned()));
    Ok(html! {
        h1 { (say(PageWords::RequestStudy { people: names.len() })) }
        p { (names.join(", ")) }
        form .stack method="post" action="/people/request" {
            input type="hidden" name="key" value=(key);
            input type="hidden" name="once" value=(once(""));
            @for person in &sent.people { input type="hidden" name="p" value=(person.0); }
            div {
                label for="programme" { (say(PageWords::Programme)) }
                select #programme name="programme" required {
                    option value="" { "–" }
                    @for (code, name) in &programmes { option value=(code) { (name) } }
                }
            }
            div {
                label for="year" { (say(PageWords::RequestYear)) }
                input #year name="year" inputmode="numeric" required value=(found.on.year() + 1);
            }
            div {
                label for="paper" { (say(PageWords::RequestPaper)) }
                input #paper name="paper" required;
            }
            div { button { (say(PageWords::SendRequest)) } }
        }
    })
}

/// Writes the request, and goes back to the list.
pub(super) async fn request(State(app): State<Arc<App>>, visitor: Visitor, Form(pairs): Fields) -> Response {
    let sent = Sent::of(pairs);
    let key = sent.key.clone();
    let act = move |desk: &Desk| {
        let Sent { people, programme, paper, .. } = sent;
        let year = sent.year.parse().map_err(|_| words::PlanMessage::NoSchoolYear { year: 0 })?;
        let ask = AskRequest { people, programme, year, paper, key: once(&sent.once) };
        office::request_study(&desk.office, &desk.actor, &ask)
    };
    match app.act(&visitor, &key, act).await {
        Ok(people) => page::to(&format!("/people?requested={people}")),
        Err(no) => no,
    }
}
