//! A person's file: how ready for each title and why, and how it came to be so.

use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use cadre::access::{Act, Sight};
use cadre::list::Stands;
use cadre::record::{Official, PersonId, RecordId};
use cadre::standard::Verdict;
use cadre::summary::met;
use maud::{Markup, html};
use office::{No, PersonFile};
use words::{Date, Interval, PageWords, PersonWords, PlanMessage, Say, date, partial_date};

use super::sign_in::Key;
use super::{check, log};
use crate::app::{App, Desk};
use crate::page;
use crate::visitor::Visitor;

pub(crate) async fn person(State(app): State<Arc<App>>, visitor: Visitor, Path(id): Path<String>) -> Response {
    let key = visitor.form_key();
    app.show(visitor, |lang| PageWords::People.say(lang), move |desk| body(desk, &id, &key, None)).await
}

pub(crate) async fn mine(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    let id = visitor.actor().and_then(|actor| actor.person).map_or_else(String::new, |person| person.0.to_string());
    let key = visitor.form_key();
    app.show(visitor, |lang| PageWords::MyFile.say(lang), move |desk| body(desk, &id, &key, None)).await
}

/// Shows the personal number in full; the office logs it.
pub(crate) async fn number(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(form): Form<Key>,
) -> Response {
    let key = visitor.form_key();
    if form.key != key {
        return page::to(&format!("/people/{}", page::encoded(&id)));
    }
    app.show(
        visitor,
        |lang| PageWords::People.say(lang),
        move |desk| {
            let number = office::reveal_number(&desk.office, &desk.actor, known(&id)?)?;
            body(desk, &id, &key, number)
        },
    )
    .await
}

/// The person an address means.
pub(crate) fn known(id: &str) -> Result<PersonId, No> {
    Ok(PersonId(RecordId::parse(id).ok_or(PlanMessage::NoSuchPerson)?))
}

fn body(desk: &Desk, id: &str, key: &str, number: Option<String>) -> Result<Markup, No> {
    let lang = desk.lang;
    let file = office::person_file(&desk.office, &desk.actor, known(id)?, None)?;
    let Some(official) = file.official() else { return Err(PlanMessage::NoSuchPerson.into()) };
    Ok(html! {
        h1 { (official.name()) }
        @if desk.may_any(&[Act::Correct]) { p { a href={ "/people/" (official.id.0) "/correct" } { (PersonWords::Correct.say(lang)) } } }
        (facts(desk, &file, official, key, number))
        h2 { (PageWords::Readiness.say(lang)) }
        @if file.verdicts.is_empty() { p .hint { (PageWords::NoStandardHere.say(lang)) } }
        @for of_title in file.verdicts.chunk_by(|a, b| (&a.title, a.purpose) == (&b.title, b.purpose)) {
            (readiness(desk, of_title))
        }
        h2 { (PageWords::Check.say(lang)) }
        (check::form(desk, official, "", file.on))
        h2 { (PageWords::Timeline.say(lang)) }
        (timeline(desk, &file, official))
        (log::log(desk, official)?)
    })
}

fn facts(desk: &Desk, file: &PersonFile, official: &Official, key: &str, number: Option<String>) -> Markup {
    let (lang, titles) = (desk.lang, &desk.office.rules().titles);
    let say = |words: PageWords| words.say(lang);
    let Some(person) = official.person.as_ref().map(|seen| &seen.value) else { return html! {} };
    let full = number.is_some();
    let digits = number.or_else(|| person.number.as_ref().map(|number| masked(number.reveal())));
    html! {
        dl .facts {
            @for held in &official.holdings {
                dt { (say(PageWords::Post)) }
                dd {
                    (titles.get(&held.value.title).map_or("", |title| title.name(lang))) ", "
                    (file.record.unit_name(held.value.unit))
                }
            }
            dt { (say(PageWords::Birth)) }
            dd { (partial_date(person.birth, lang)) }
            dt { (say(PageWords::Sex)) }
            dd { (person.sex.say(lang)) }
            dt { (say(PageWords::Number)) }
            dd {
                @match &digits {
                    Some(digits) => {
                        (digits) " "
                        @if !full {
                            form .inline method="post" action={ "/people/" (official.id.0) "/number" } {
                                input type="hidden" name="key" value=(key);
                                button .plain { (say(PageWords::Reveal)) }
                            }
                        }
                    }
                    None => (say(PageWords::NotStated)),
                }
            }
        }
    }
}

/// All digits but the province's and the last three hidden.
pub(super) fn masked(number: &str) -> String {
    let digits = number.len();
    let shown = |at: usize| at < 3 || at + 3 >= digits;
    number.chars().enumerate().map(|(at, digit)| if shown(at) { digit } else { '•' }).collect()
}

/// How ready for one title, standard by standard.
pub(super) fn readiness(desk: &Desk, verdicts: &[Verdict]) -> Markup {
    let (lang, titles) = (desk.lang, &desk.office.rules().titles);
    let part = met(verdicts);
    let title = verdicts.first().map_or_else(String::new, |verdict| verdict.title_words(titles, lang));
    html! {
        section .ready {
            h3 { (title) " " (super::state(Stands::of(verdicts), lang)) }
            p .hint { (super::ready(part, lang)) }
            (super::bar(part))
            @for verdict in verdicts {
                div {
                    (super::state(Stands::of(std::slice::from_ref(verdict)), lang)) " "
                    (verdict.standard.citation.say(lang))
                    ul {
                        @for words in verdict.open_words(lang) { li { (words) } }
                        @for turn in &verdict.turns { li { (turn.say(lang)) } }
                    }
                    details {
                        summary { (PageWords::Proof.say(lang)) span .unseen { ": " (verdict.standard.citation.say(lang)) } }
                        pre .proof { (verdict.lines(titles, lang).join("\n")) }
                    }
                }
            }
        }
    }
}

/// What happened: since when, what, and where it is written.
fn timeline(desk: &Desk, file: &PersonFile, official: &Official) -> Markup {
    let (lang, titles) = (desk.lang, &desk.office.rules().titles);
    let title = |code| titles.get(code).map_or("", |title| title.name(lang)).to_owned();
    let unit = |id| file.record.unit_name(id).to_owned();
    let side = official.side();
    let mut items: Vec<(Option<Date>, String, String, String)> = Vec::new();
    for held in official.holdings.iter().chain(&side.former_holdings) {
        let words = format!("{}: {}, {}", PageWords::Holds.say(lang), title(&held.value.title), unit(held.value.unit));
        items.push((held.span.from(), span(held.span, desk), words, String::new()));
    }
    for planned in &official.planned {
        let value = &planned.value;
        let words = format!("{}: {}, {}", PageWords::PlannedFor.say(lang), title(&value.title), unit(value.unit));
        items.push((planned.span.from(), span(planned.span, desk), words, value.decision.say(lang)));
    }
    for evidence in official.evidence.iter().chain(&side.lapsed_evidence) {
        let value = &evidence.value;
        let words = format!("{}: {}", PageWords::Learnt.say(lang), value.attained.say(lang));
        let file = value.source.file.clone();
        // A correction rests on a paper, and not on a row.
        let source = match value.source.row {
            0 => file,
            row => PageWords::Source { file, row }.say(lang),
        };
        items.push((evidence.span.from(), span(evidence.span, desk), words, source));
    }
    for graded in official.evaluations.iter().filter(|_| file.sights.contains(&Sight::Grades)) {
        let Some(grade) = graded.value.grade else { continue };
        let words = format!("{} {}: {}", PageWords::Graded.say(lang), graded.value.year, grade.say(lang));
        items.push((graded.span.from(), span(graded.span, desk), words, String::new()));
    }
    for course in &side.courses {
        let year = course.value.year;
        let words = PageWords::Attended { year, lessons: course.value.lessons.into() }.say(lang);
        items.push((course.span.from(), year.to_string(), words, String::new()));
    }
    for asked in &side.requests {
        let value = &asked.value;
        let known = file.record.school.called(&value.programme);
        let programme = known.map_or(&*value.programme, |programme| &programme.name);
        let words = format!("{} {}: {}", PageWords::RequestedFor.say(lang), value.year, programme);
        let paper = value.document.as_ref().map_or_else(String::new, |paper| paper.say(lang));
        items.push((None, value.year.to_string(), words, paper));
    }
    // The latest first; what has no day stands at the end.
    items.sort_by_key(|item| std::cmp::Reverse(item.0));
    html! {
        ol .line {
            @for (_, when, words, source) in &items {
                li { span .when { (when) } (words) @if !source.is_empty() { " " span .hint { "(" (source) ")" } } }
            }
        }
    }
}

fn span(span: Interval, desk: &Desk) -> String {
    let lang = desk.lang;
    let last = span.end().and_then(|end| end.yesterday().ok());
    match (span.from(), last) {
        (Some(from), Some(last)) => PageWords::FromTo { from: date(from, lang), until: date(last, lang) },
        (Some(from), None) => PageWords::Since { day: date(from, lang) },
        (None, _) => PageWords::UnknownDay,
    }
    .say(lang)
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn a_masked_number_shows_its_ends() {
        assert_eq!(masked("999085000001"), "999••••••001");
        assert_eq!(masked("151234567"), "151•••567");
    }
}
