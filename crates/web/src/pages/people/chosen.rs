//! What is done with people of the list: handed out as a workbook, or asked to be sent to study.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Form;
use axum::extract::{Query, State};
use axum::response::Response;
use cadre::list::Column;
use cadre::record::{PersonId, RecordId};
use maud::{Markup, html};
use office::{AskPeople, AskRequest, No, Refusal, people_book};
use words::{PageWords, PlanMessage, Say, text_key};

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
    /// The list they were chosen in, as it stands in an address.
    query: String,
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
                "query" => sent.query = value,
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
        let book = move |desk: &Desk| book(desk, &ask, &Ask::of_query(&sent.query).columns);
        return match app.act(&visitor, &key, book).await {
            Ok((name, bytes)) => download(&name, bytes),
            Err(no) => no,
        };
    }
    let (form_key, people) = (visitor.form_key(), sent.people.len());
    match app.act(&visitor, &key, move |desk| request_form(desk, &sent, &form_key, None)).await {
        Ok(body) => page::page(&app, &visitor, &PageWords::RequestStudy { people }.say(visitor.lang), body),
        Err(no) => no,
    }
}

/// What a request asks: which programme, for which year, by which paper; with what was typed, and what of it is not right.
fn request_form(desk: &Desk, sent: &Sent, key: &str, wrong: Option<&PlanMessage>) -> Result<Markup, No> {
    let say = |words: PageWords| words.say(desk.lang);
    let found = office::people(&desk.office, &desk.actor, &AskPeople { part: Some(0..0), ..AskPeople::default() })?;
    let names: Vec<&str> =
        sent.people.iter().filter_map(|id| found.record.official(*id)).map(|official| official.name()).collect();
    let mut programmes: Vec<(&str, &str)> =
        found.record.school.programmes.iter().map(|seen| (&*seen.value.code.0, &*seen.value.name)).collect();
    programmes.sort_by_cached_key(|(code, name)| (text_key(name), (*code).to_owned()));
    let year = if sent.year.is_empty() { (found.on.year() + 1).to_string() } else { sent.year.clone() };
    Ok(html! {
        h1 { (say(PageWords::RequestStudy { people: names.len() })) }
        @if let Some(wrong) = wrong { p .notice .bad role="alert" { (wrong.say(desk.lang)) } }
        p { (names.join(", ")) }
        form .stack method="post" action="/people/request" {
            input type="hidden" name="key" value=(key);
            input type="hidden" name="once" value=(once(&sent.once));
            input type="hidden" name="query" value=(sent.query);
            @for person in &sent.people { input type="hidden" name="p" value=(person.0); }
            div {
                label for="programme" { (say(PageWords::Programme)) }
                select #programme name="programme" required {
                    option value="" { "–" }
                    @for (code, name) in &programmes { option value=(code) selected[*code == sent.programme] { (name) } }
                }
            }
            div {
                label for="year" { (say(PageWords::RequestYear)) }
                input #year name="year" inputmode="numeric" required value=(year);
            }
            div {
                label for="paper" { (say(PageWords::RequestPaper)) }
                input #paper name="paper" required value=(sent.paper);
            }
            div { button { (say(PageWords::SendRequest)) } }
        }
    })
}

/// Writes the request, and goes back to the list; where something is not right, the form comes again.
pub(super) async fn request(State(app): State<Arc<App>>, visitor: Visitor, Form(pairs): Fields) -> Response {
    let sent = Sent::of(pairs);
    let (key, form_key, query, people) = (sent.key.clone(), visitor.form_key(), sent.query.clone(), sent.people.len());
    let act = move |desk: &Desk| {
        let ask = AskRequest {
            people: sent.people.clone(),
            programme: sent.programme.clone(),
            // What is no year is none that can be asked for.
            year: sent.year.trim().parse().unwrap_or(0),
            paper: sent.paper.clone(),
            key: once(&sent.once),
        };
        match office::request_study(&desk.office, &desk.actor, &ask) {
            Ok(people) => Ok(Ok(people)),
            Err(No::Refused(Refusal::Sentence(wrong))) if wrong != PlanMessage::NoSuchPerson => {
                request_form(desk, &sent, &form_key, Some(&wrong)).map(Err)
            }
            Err(no) => Err(no),
        }
    };
    match app.act(&visitor, &key, act).await {
        Ok(Ok(people)) => page::to(&Ask::of_query(&query).with(&format!("requested={people}"))),
        Ok(Err(form)) => page::unsaved(&app, &visitor, &PageWords::RequestStudy { people }.say(visitor.lang), form),
        Err(no) => no,
    }
}
