//! One standard: what it asks, where it stands, and a box in which it is tried on somebody.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use cadre::access::Act;
use cadre::list::Stands;
use cadre::standard::Standard;
use maud::{Markup, html};
use office::{AskWhy, No, Refusal, Why};
use serde::Deserialize;
use words::{PageWords, RulePageWords, Say, date};

use super::titles;
use crate::app::{App, Desk};
use crate::visitor::Visitor;

#[derive(Default, Deserialize)]
pub(super) struct Ask {
    #[serde(default)]
    who: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    on: String,
}

pub(super) async fn one(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(code): Path<String>,
    Query(ask): Query<Ask>,
) -> Response {
    app.show(visitor, |lang| RulePageWords::Standard.say(lang), move |desk| body(desk, &code, &ask)).await
}

fn body(desk: &Desk, code: &str, ask: &Ask) -> Result<Markup, No> {
    let lang = desk.lang;
    let say = |words: RulePageWords| words.say(lang);
    let standard = office::standard_shown(&desk.office, &desk.actor, code)?;
    let (named, citation) = (titles(desk, &standard), &standard.citation);
    Ok(html! {
        h1 { @if named.is_empty() { (say(RulePageWords::EveryTitle)) } @else { (named) } }
        p { (standard.condition.say(lang)) }
        @for also in &standard.also { p .hint { (say(RulePageWords::PeopleJudge)) ": " span lang="vi" { (also) } } }
        dl .facts {
            dt { (say(RulePageWords::Where)) }
            dd { (citation.say(lang)) }
            dt { (say(RulePageWords::Days)) }
            dd { (citation.days(lang)) }
            @if let Some(transition) = &standard.transition {
                @let last = transition.until.yesterday().unwrap_or(transition.until);
                @let (held_on, last) = (date(transition.held_on, lang), date(last, lang));
                dt { (say(RulePageWords::Transition)) }
                dd { (say(RulePageWords::TransitionIs { held_on, last })) " (" (transition.citation.say(lang)) ")" }
            }
            @for lower in &standard.may_lower {
                @let areas = lower.areas.iter().map(|area| area.say(lang)).collect::<Vec<_>>().join(", ");
                dt { (say(RulePageWords::MayLower)) }
                dd { (lower.to.say(lang)) ": " (areas) }
            }
            dt { (say(RulePageWords::SourceSeen)) }
            dd {
                @if citation.verified { (say(RulePageWords::Seen)) } @else { (say(RulePageWords::NotSeen)) }
                " " span .hint lang="en" { (citation.source) }
            }
        }
        @if desk.may_any(&[Act::Why]) { (box_of(desk, &standard, ask)?) }
    })
}

/// The box: whom to try the standard on, for which title, and what it comes to.
fn box_of(desk: &Desk, standard: &Standard, ask: &Ask) -> Result<Markup, No> {
    let lang = desk.lang;
    let all = &desk.office.rules().titles;
    let for_titles: Vec<_> = match standard.titles.is_empty() {
        true => all.all().iter().collect(),
        false => standard.titles.iter().filter_map(|code| all.get(code)).collect(),
    };
    Ok(html! {
        h2 { (RulePageWords::TryIt.say(lang)) }
        form .filters method="get" {
            div .wide {
                label for="who" { (RulePageWords::Who.say(lang)) }
                input #who name="who" value=(ask.who) required aria-describedby="who-hint" autocomplete="off";
                p #who-hint .hint { (RulePageWords::WhoHint.say(lang)) }
            }
            div {
                label for="title" { (PageWords::Post.say(lang)) }
                select #title name="title" {
                    @for title in &for_titles {
                        option value=(title.code) selected[*title.code.0 == *ask.title] { (title.name(lang)) }
                    }
                }
            }
            div {
                label for="on" { (PageWords::AsOf.say(lang)) }
                input #on type="date" name="on" value=(ask.on);
            }
            div .go { button { (RulePageWords::Try.say(lang)) } }
        }
        @if !ask.who.trim().is_empty() { (tried(desk, standard, ask)?) }
    })
}

fn tried(desk: &Desk, standard: &Standard, ask: &Ask) -> Result<Markup, No> {
    let (lang, titles) = (desk.lang, &desk.office.rules().titles);
    let asked = AskWhy {
        person: ask.who.trim().to_owned(),
        title: Some(ask.title.clone()).filter(|title| !title.is_empty()),
        on: ask.on.parse().ok(),
        ..AskWhy::default()
    };
    let Why { record, verdicts, on } = match office::why(&desk.office, &desk.actor, &asked) {
        Ok(why) => why,
        // Nobody of that name, or several: said beside what was typed.
        Err(No::Refused(Refusal::Sentence(words))) => {
            return Ok(html! { p .notice .bad role="status" { (words.say(lang)) } });
        }
        Err(no) => return Err(no),
    };
    Ok(html! {
        @match verdicts.iter().find(|verdict| verdict.standard.code == standard.code) {
            Some(verdict) => {
                @let name = record.official(verdict.person).map_or("", |official| official.name());
                p role="status" {
                    a href={ "/people/" (verdict.person.0) } { (name) } ": "
                    (super::super::state(Stands::of(std::slice::from_ref(verdict)), lang))
                }
                pre .proof { (verdict.lines(titles, lang).join("\n")) }
            }
            None => p .notice role="status" { (RulePageWords::NotAsked { day: on }.say(lang)) },
        }
    })
}
