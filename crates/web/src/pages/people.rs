//! The list of people. Filters and columns stand in the address, so that a list can be kept and sent.

mod ask;
mod chosen;
mod saved;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use cadre::access::Act;
use cadre::list::{Column, Line, Stands};
use maud::{Markup, html};
use office::{AskPeople, No, People};
use words::{PageWords, Say};

use self::ask::{Ask, SIZES};
use crate::app::{App, Desk};
use crate::visitor::Visitor;

/// The pages of the list and their addresses.
pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/people", get(people))
        .route("/people/list.xlsx", get(chosen::whole_book))
        .route("/people/chosen", post(chosen::chosen))
        .route("/people/request", post(chosen::request))
        .route("/people/saved", post(saved::save))
        .route("/people/saved/remove", post(saved::remove))
}

type Pairs = Query<Vec<(String, String)>>;

async fn people(State(app): State<Arc<App>>, visitor: Visitor, Query(pairs): Pairs) -> Response {
    let (ask, key) = (Ask::of(pairs), visitor.form_key());
    app.show(visitor, |lang| PageWords::People.say(lang), move |desk| body(desk, &ask, &key)).await
}

fn body(desk: &Desk, ask: &Ask, key: &str) -> Result<Markup, No> {
    let lang = desk.lang;
    let say = |words: PageWords| words.say(lang);
    let asked = |page: usize| AskPeople { part: Some((page - 1) * ask.size..page * ask.size), ..ask.of_office() };
    let mut found = office::people(&desk.office, &desk.actor, &asked(ask.page))?;
    let pages = found.total.div_ceil(ask.size).max(1);
    let page = ask.page.min(pages);
    if page != ask.page {
        found = office::people(&desk.office, &desk.actor, &asked(page))?;
    }
    let columns = office::columns_seen(&desk.actor, &ask.columns);
    let saved = office::saved_lists(&desk.office, &desk.actor)?;
    Ok(html! {
        h1 { (say(PageWords::People)) }
        (saved::menu(desk, &saved, key))
        (filters(desk, ask, &found))
        p role="status" {
            @if let Some(people) = ask.requested { (say(PageWords::Requested { people })) " " }
            @if found.lines.is_empty() { (say(PageWords::FoundNobody)) }
            @else { (say(PageWords::Found { people: found.total })) }
        }
        @if !found.lines.is_empty() {
            div .box tabindex="0" role="region" aria-label=(say(PageWords::People)) {
                table .cards {
                    thead {
                        tr {
                            th scope="col" { (say(PageWords::Name)) }
                            @for column in &columns { th scope="col" { (column.say(lang)) } }
                        }
                    }
                    tbody { @for line in &found.lines { (row(desk, &found, &columns, line)) } }
                }
            }
            (super::pager(|page| ask.address(page), page, pages, lang))
            form #chosen .chosen method="post" action="/people/chosen" {
                input type="hidden" name="key" value=(key);
                input type="hidden" name="query" value=(ask.query());
                span { (say(PageWords::ChosenTo)) }
                button .second name="do" value="book" { (say(PageWords::ExportChosen)) }
                @if desk.may_any(&[Act::Correct]) {
                    button .second name="do" value="request" { (say(PageWords::RequestChosen)) }
                }
                a href={ "/people/list.xlsx?" (ask.query()) } { (say(PageWords::ExportList)) }
            }
            (saved::form(desk, ask, key))
        }
    })
}

fn row(desk: &Desk, found: &People, columns: &[Column], line: &Line) -> Markup {
    let (lang, titles) = (desk.lang, &desk.office.rules().titles);
    let name = found.record.official(line.person).map_or("", |official| official.name());
    let choose = PageWords::Choose { name: name.to_owned() }.say(lang);
    html! {
        tr {
            th scope="row" {
                input type="checkbox" form="chosen" name="p" value=(line.person.0) aria-label=(choose);
                " "
                a href={ "/people/" (line.person.0) } { (name) }
            }
            @for column in columns {
                @if *column == Column::Standing {
                    td { (super::state(line.stands, lang)) }
                } @else {
                    @let class = match column { Column::Born => "number", Column::Unit => "side", _ => "" };
                    td class=[Some(class).filter(|class| !class.is_empty())] {
                        @for words in column.lines(&found.record, titles, line, lang) { div { (words) } }
                    }
                }
            }
        }
    }
}

fn filters(desk: &Desk, ask: &Ask, found: &People) -> Markup {
    let lang = desk.lang;
    let say = |words: PageWords| words.say(lang);
    let chosen = super::units::unit_of(&found.record, &ask.unit);
    let units = super::units::choices(&found.record, chosen);
    html! {
        form .filters method="get" action="/people" role="search" {
            div .wide {
                label for="q" { (say(PageWords::Search)) }
                input #q type="search" name="q" value=(ask.q) aria-describedby="q-hint" autocomplete="off";
                p #q-hint .hint { (say(PageWords::SearchHint)) }
            }
            div {
                label for="unit" { (say(PageWords::Unit)) }
                select #unit name="unit" {
                    option value="" { (say(PageWords::AllUnits)) }
                    @for (id, name) in units {
                        option value=(id.0) selected[id.0.to_string() == ask.unit] { (name) }
                    }
                }
            }
            div {
                label for="title" { (say(PageWords::Post)) }
                select #title name="title" {
                    option value="" { (say(PageWords::AllTitles)) }
                    @for title in desk.office.rules().titles.all() {
                        option value=(title.code) selected[*title.code.0 == *ask.title] { (title.name(lang)) }
                    }
                }
            }
            div {
                label for="stands" { (say(PageWords::Standing)) }
                select #stands name="stands" {
                    option value="" { (say(PageWords::Anyhow)) }
                    @for stands in Stands::ALL {
                        option value=(stands.code()) selected[Some(stands) == ask.stands] { (stands.say(lang)) }
                    }
                }
            }
            div .go {
                button { (say(PageWords::Filter)) }
                " "
                a href="/people" { (say(PageWords::ClearFilter)) }
            }
            details .whole {
                summary { (say(PageWords::Columns)) }
                div .choices {
                    @for column in office::columns_seen(&desk.actor, &Column::ALL) {
                        label .check {
                            input type="checkbox" name="col" value=(column.code()) checked[ask.columns.contains(&column)];
                            " " (column.say(lang))
                        }
                    }
                }
                label for="size" { (say(PageWords::PageSize)) }
                select #size name="size" {
                    @for size in SIZES { option value=(size) selected[size == ask.size] { (size) } }
                }
            }
        }
    }
}
