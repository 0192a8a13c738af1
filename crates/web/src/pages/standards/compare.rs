//! The law of two days side by side, and whose verdict changes between them; with a draft of the province's own rules, before
//! anybody is held to it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::Form;
use axum::extract::{Query, State};
use axum::response::Response;
use cadre::access::Act;
use cadre::record::TitleCode;
use cadre::standard::{Effect, Outcome, Standard};
use maud::{Markup, html};
use office::{AskRuleChange, Changed, No, PackText};
use serde::Deserialize;
use words::{Date, Lang, PageWords, RulePageWords, Say};

use crate::app::{App, Desk};
use crate::page;
use crate::visitor::Visitor;

/// People named of one change; one that concerns more is a matter for a list.
const NAMED_MAX: usize = 50;

/// Under which name problems of a draft are told.
const DRAFT: &str = "draft.toml";

#[derive(Clone, Default, Deserialize)]
pub(super) struct Ask {
    #[serde(default)]
    key: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    draft: String,
}

pub(super) async fn compare(State(app): State<Arc<App>>, visitor: Visitor, Query(ask): Query<Ask>) -> Response {
    let (key, ask) = (visitor.form_key(), Ask { draft: String::new(), ..ask });
    app.show(visitor, |lang| RulePageWords::Compare.say(lang), move |desk| body(desk, &ask, &key)).await
}

/// The same with a draft. Nothing is written.
pub(super) async fn draft(State(app): State<Arc<App>>, visitor: Visitor, Form(ask): Form<Ask>) -> Response {
    let (key, sent) = (visitor.form_key(), ask.key.clone());
    match app.act(&visitor, &sent, move |desk| body(desk, &ask, &key)).await {
        Ok(body) => page::page(&app, &visitor, &RulePageWords::Compare.say(visitor.lang), body),
        Err(no) => no,
    }
}

fn body(desk: &Desk, ask: &Ask, key: &str) -> Result<Markup, No> {
    let lang = desk.lang;
    let today = desk.office.moment().today;
    let from: Date = ask.from.parse().unwrap_or(today);
    let to: Date = ask.to.parse().unwrap_or(today);
    let drafts = match ask.draft.trim().is_empty() {
        true => Vec::new(),
        false => vec![PackText { file: DRAFT.to_owned(), text: ask.draft.clone() }],
    };
    let wrong = desk.office.rules().and(&drafts).err();
    let drafts = if wrong.is_some() { Vec::new() } else { drafts };
    let asked = AskRuleChange { from: Some(from), to: Some(to), drafts, people: desk.may_any(&[Act::Review]) };
    let changed = office::rule_change(&desk.office, &desk.actor, &asked)?;
    Ok(html! {
        h1 { (RulePageWords::Compare.say(lang)) }
        (form(desk, ask, (from, to), key))
        @match wrong {
            Some(wrong) => p .notice .bad role="alert" { (RulePageWords::DraftWrong.say(lang)) " " span lang="en" { (wrong) } },
            None => {
                (sides(desk, &changed, &ask.title))
                (effects(desk, &changed))
            }
        }
    })
}

fn form(desk: &Desk, ask: &Ask, (from, to): (Date, Date), key: &str) -> Markup {
    let lang = desk.lang;
    html! {
        form .filters method="post" action="/standards/compare" {
            input type="hidden" name="key" value=(key);
            div {
                label for="from" { (RulePageWords::Before.say(lang)) }
                input #from type="date" name="from" value=(from);
            }
            div {
                label for="to" { (RulePageWords::After.say(lang)) }
                input #to type="date" name="to" value=(to);
            }
            div {
                label for="title" { (PageWords::Post.say(lang)) }
                select #title name="title" {
                    option value="" { (PageWords::AllTitles.say(lang)) }
                    @for title in desk.office.rules().titles.all() {
                        option value=(title.code) selected[*title.code.0 == *ask.title] { (title.name(lang)) }
                    }
                }
            }
            details .whole open[!ask.draft.trim().is_empty()] {
                summary { (RulePageWords::Draft.say(lang)) }
                label for="draft" .unseen { (RulePageWords::Draft.say(lang)) }
                textarea #draft name="draft" rows="14" spellcheck="false" aria-describedby="draft-hint" { (ask.draft) }
                p #draft-hint .hint { (RulePageWords::DraftHint.say(lang)) }
            }
            div .go { button { (PageWords::Show.say(lang)) } }
        }
    }
}

/// What is asked of each title before and after; titles of which the same is asked are left out, unless one was chosen.
fn sides(desk: &Desk, changed: &Changed, chosen: &str) -> Markup {
    let (lang, rules) = (desk.lang, desk.office.rules());
    let (before, after) = (&rules.standards, &changed.after.standards);
    let codes: Vec<Option<&TitleCode>> = match rules.titles.get(&TitleCode::from(chosen)) {
        Some(title) => vec![None, Some(&title.code)],
        None => std::iter::once(None).chain(rules.titles.all().iter().map(|title| Some(&title.code))).collect(),
    };
    let mut rows = Vec::new();
    for code in codes {
        let (left, right) = (before.naming(code, changed.days.0), after.naming(code, changed.days.1));
        let same = left.iter().map(|rule| &rule.code).eq(right.iter().map(|rule| &rule.code));
        if !same || (code.is_some() && !chosen.is_empty()) {
            let name = code.and_then(|code| rules.titles.get(code)).map(|title| title.name(lang).to_owned());
            rows.push((name.unwrap_or_else(|| RulePageWords::EveryTitle.say(lang)), left, right));
        }
    }
    html! {
        @if rows.is_empty() { p role="status" { (RulePageWords::SameLaw.say(lang)) } }
        @else {
            div .box tabindex="0" role="region" aria-label=(RulePageWords::Compare.say(lang)) {
                table .cards .sides {
                    thead {
                        tr {
                            th scope="col" { (PageWords::Post.say(lang)) }
                            th scope="col" { (words::date(changed.days.0.on, lang)) }
                            th scope="col" { (words::date(changed.days.1.on, lang)) }
                        }
                    }
                    tbody {
                        @for (name, left, right) in &rows {
                            tr {
                                th scope="row" { (name) }
                                td data-label=(words::date(changed.days.0.on, lang)) { (side(left, right, RulePageWords::Ends, lang)) }
                                td data-label=(words::date(changed.days.1.on, lang)) { (side(right, left, RulePageWords::Begins, lang)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One side; what the other has not is marked.
fn side(here: &[&Arc<Standard>], there: &[&Arc<Standard>], mark: RulePageWords, lang: Lang) -> Markup {
    html! {
        ul .plainly {
            @for standard in here {
                li {
                    @if !there.iter().any(|other| other.code == standard.code) {
                        span .state .unknown { (mark.say(lang)) } " "
                    }
                    (standard.condition.say(lang)) " "
                    span .hint { (standard.citation.say(lang)) }
                }
            }
        }
    }
}

/// By which standard, from what and to what.
type Change<'a> = (&'a str, Option<Outcome>, Option<Outcome>);

/// Whose verdict changes: each change with how many it concerns, and who they are behind it.
fn effects(desk: &Desk, changed: &Changed) -> Markup {
    let lang = desk.lang;
    let Some((record, effects)) = &changed.effects else { return html! {} };
    let people: BTreeSet<_> = effects.iter().map(|effect| effect.person).collect();
    let (before, after) = (&desk.office.rules().standards, &changed.after.standards);
    let mut alike: BTreeMap<Change<'_>, Vec<&Effect>> = BTreeMap::new();
    for effect in effects {
        alike.entry((&effect.standard, effect.before, effect.after)).or_default().push(effect);
    }
    html! {
        h2 { (RulePageWords::Effects.say(lang)) }
        p role="status" { (RulePageWords::EffectCount { verdicts: effects.len(), people: people.len() }.say(lang)) }
        @for of in alike.values() {
            details {
                summary { (of[0].sentence(&RulePageWords::People { people: of.len() }.say(lang), after, before, lang)) }
                ul {
                    @for effect in of.iter().take(NAMED_MAX) {
                        @let name = record.official(effect.person).map_or("", |official| official.name());
                        li { a href={ "/people/" (effect.person.0) } { (name) } }
                    }
                }
                @if of.len() > NAMED_MAX { p .hint { (RulePageWords::FirstOf { shown: NAMED_MAX }.say(lang)) } }
            }
        }
    }
}
