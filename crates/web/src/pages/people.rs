//! The list of people. The filters stand in the address, so that a list can be kept and sent.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use cadre::list::{Line, Stands};
use cadre::record::{RecordId, TitleCode, UnitId};
use maud::{Markup, html};
use office::{AskPeople, No, People};
use serde::Deserialize;
use words::{PageWords, Say};

use crate::app::{App, Desk};
use crate::page::encoded;
use crate::visitor::Visitor;

/// People on one page: a page stays under 60 kB compressed, and a scroll of two screens.
const PEOPLE_A_PAGE: usize = 50;

/// More pages than a country's people fill are a typing slip.
const PAGES_MAX: usize = 1_000_000;

#[derive(Clone, Default, Deserialize)]
pub(crate) struct Ask {
    #[serde(default)]
    q: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    stands: String,
    #[serde(default)]
    page: String,
}

impl Ask {
    fn of_office(&self) -> AskPeople {
        AskPeople {
            words: self.q.clone(),
            unit: RecordId::parse(&self.unit).map(UnitId),
            title: Some(self.title.as_str()).filter(|title| !title.is_empty()).map(TitleCode::from),
            stands: Stands::of_code(&self.stands),
            on: None,
            part: None,
        }
    }

    /// The address of another page of the same list.
    fn address(&self, page: usize) -> String {
        let Ask { q, unit, title, stands, .. } = self;
        let pairs = [("q", q), ("unit", unit), ("title", title), ("stands", stands)];
        let asked = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        let mut address = format!("/people?page={page}");
        asked.for_each(|(key, value)| address += &format!("&{key}={}", encoded(value)));
        address
    }
}

pub(crate) async fn people(State(app): State<Arc<App>>, visitor: Visitor, Query(ask): Query<Ask>) -> Response {
    app.show(visitor, |lang| PageWords::People.say(lang), move |desk| body(desk, &ask)).await
}

fn body(desk: &Desk, ask: &Ask) -> Result<Markup, No> {
    let lang = desk.lang;
    let say = |words: PageWords| words.say(lang);
    let asked =
        |page: usize| AskPeople { part: Some((page - 1) * PEOPLE_A_PAGE..page * PEOPLE_A_PAGE), ..ask.of_office() };
    let wanted = ask.page.parse::<usize>().unwrap_or(1).clamp(1, PAGES_MAX);
    let mut found = office::people(&desk.office, &desk.actor, &asked(wanted))?;
    let pages = found.total.div_ceil(PEOPLE_A_PAGE).max(1);
    let page = wanted.min(pages);
    if page != wanted {
        found = office::people(&desk.office, &desk.actor, &asked(page))?;
    }
    let lines = &found.lines;
    Ok(html! {
        h1 { (say(PageWords::People)) }
        (filters(desk, ask, &found))
        p role="status" {
            @if found.lines.is_empty() { (say(PageWords::FoundNobody)) }
            @else { (say(PageWords::Found { people: found.total })) }
        }
        @if !found.lines.is_empty() {
            div .box tabindex="0" role="region" aria-label=(say(PageWords::People)) {
                table .cards {
                    thead {
                        tr {
                            th scope="col" { (say(PageWords::Name)) }
                            th scope="col" { (say(PageWords::Born)) }
                            th scope="col" { (say(PageWords::Post)) }
                            th scope="col" { (say(PageWords::Unit)) }
                            th scope="col" { (say(PageWords::Standing)) }
                            th scope="col" { (say(PageWords::Missing)) }
                        }
                    }
                    tbody { @for line in lines { (row(desk, &found, line)) } }
                }
            }
            (super::pager(|page| ask.address(page), page, pages, lang))
        }
    })
}

fn row(desk: &Desk, found: &People, line: &Line) -> Markup {
    let (lang, titles) = (desk.lang, &desk.office.rules().titles);
    let Some(official) = found.record.official(line.person) else { return html! {} };
    let born =
        official.person.as_ref().map_or_else(String::new, |person| person.value.birth.earliest().year().to_string());
    let lacking = line.verdicts.iter().filter(|verdict| Stands::of(std::slice::from_ref(verdict)) == Stands::Lacks);
    let mut open: Vec<String> = lacking.flat_map(|verdict| verdict.open_words(lang)).collect();
    // What is asked for a title held and for one planned is said once.
    let mut said = BTreeSet::new();
    open.retain(|words| said.insert(words.clone()));
    html! {
        tr {
            th scope="row" { a href={ "/people/" (line.person.0) } { (official.name()) } }
            td .number { (born) }
            td {
                @for held in &official.holdings {
                    div { (titles.get(&held.value.title).map_or("", |title| title.name(lang))) }
                }
            }
            td .side {
                @for held in &official.holdings { div { (found.record.unit_name(held.value.unit)) } }
            }
            td { (super::state(line.stands, lang)) }
            td { @for words in &open { div { (words) } } }
        }
    }
}

fn filters(desk: &Desk, ask: &Ask, found: &People) -> Markup {
    let lang = desk.lang;
    let say = |words: PageWords| words.say(lang);
    let chosen = super::units::unit_of(&found.record, &ask.unit);
    let units = super::units::choices(&found.record, chosen, found.on);
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
                        option value=(stands.code()) selected[stands.code() == ask.stands] { (stands.say(lang)) }
                    }
                }
            }
            div .go {
                button { (say(PageWords::Filter)) }
                " "
                a href="/people" { (say(PageWords::ClearFilter)) }
            }
        }
    }
}
