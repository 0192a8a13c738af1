//! One class of a draft: who goes, because of what, and a mark beside each.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use cadre::access::Act;
use cadre::record::PersonId;
use cadre::school::{Ground, ProgrammeCode, Seat};
use maud::{Markup, html};
use office::{DraftShown, No};
use words::{PageWords, PlanMessage, PlanWords, Say};

use super::ask::aside_code;
use super::draft::{address, name, unit_of};
use super::{days, numbers};
use crate::app::{App, Desk};
use crate::visitor::Visitor;

pub(crate) async fn class(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((year, draft, code)): Path<(String, String, String)>,
) -> Response {
    let key = visitor.form_key();
    let body = move |desk: &Desk| {
        let (year, draft) = numbers(&year, &draft)?;
        let shown = office::plan_draft(&desk.office, &desk.actor, year, Some(draft))?;
        body(desk, &shown, &code, &key)
    };
    app.show(visitor, |lang| PlanWords::Class.say(lang), body).await
}

fn body(desk: &Desk, shown: &DraftShown, code: &str, key: &str) -> Result<Markup, No> {
    let (lang, plan) = (desk.lang, &shown.plan);
    let say = |words: PlanWords| words.say(lang);
    let classes = shown.record.school.classes_of(plan.year);
    let class = classes.iter().find(|class| class.code == code).ok_or(PlanMessage::NoSchoolYear { year: plan.year })?;
    let seats: Vec<&Seat> = plan.seats.iter().filter(|seat| seat.class == code).collect();
    let marks = desk.may_any(&[Act::PlanYear]);
    let here = address(plan);
    Ok(html! {
        h1 { (say(PlanWords::Class)) " " (class.code) ": " (shown.record.school.programme_name(&class.programme)) }
        p .hint {
            a href=(here) { (say(PlanWords::PlanOf { year: plan.year })) ": " (say(PlanWords::Draft { draft: plan.draft })) }
            " · " (days(class, lang)) " · " (seats.len()) "/" (class.seats_max)
        }
        form method="post" action={ (here) "/marks" } {
            input type="hidden" name="key" value=(key);
            div .box tabindex="0" role="region" aria-label=(say(PlanWords::Learners)) {
                table .cards {
                    thead {
                        tr {
                            th scope="col" { (PageWords::Name.say(lang)) }
                            th scope="col" { (PageWords::Unit.say(lang)) }
                            th scope="col" { (say(PlanWords::Because)) }
                            @if marks { th scope="col" { (say(PlanWords::Mark)) } }
                        }
                    }
                    tbody {
                        @for seat in &seats {
                            tr {
                                th scope="row" { (person(desk, shown, seat.person)) }
                                td { (unit_of(shown, seat.person).map_or("", |unit| shown.record.unit_name(unit))) }
                                td { (because(seat, desk)) }
                                @if marks { td { (choice(desk, shown, seat.person, &seat.programme, Some(seat))) } }
                            }
                        }
                    }
                }
            }
            @if marks { p .go { button { (say(PlanWords::PlanAgain)) } } }
        }
    })
}

/// A name, which leads to the file of whoever may be seen.
fn person(desk: &Desk, shown: &DraftShown, person: PersonId) -> Markup {
    let name = name(shown, person);
    html! { @if desk.may_any(&[Act::SeePerson]) { a href={ "/people/" (person.0) } { (name) } } @else { (name) } }
}

/// The gaps that a seat closes, and where they come from.
fn because(seat: &Seat, desk: &Desk) -> String {
    let lang = desk.lang;
    let each =
        seat.because.iter().map(|because| format!("{} ({})", because.requires.say(lang), because.origin.say(lang)));
    each.collect::<Vec<_>>().join("; ")
}

/// The mark beside a line.
pub(super) fn choice(
    desk: &Desk,
    shown: &DraftShown,
    person: PersonId,
    programme: &ProgrammeCode,
    seat: Option<&Seat>,
) -> Markup {
    let lang = desk.lang;
    let say = |words: PlanWords| words.say(lang);
    let label = format!("{}: {}", say(PlanWords::Mark), name(shown, person));
    let classes = shown.record.school.classes_of(shown.plan.year);
    let others = classes.iter().filter(|class| class.programme == *programme);
    let others = others.filter(|class| seat.is_none_or(|seat| seat.class != class.code));
    html! {
        select name={ "m:" (person.0) ":" (programme.0) } aria-label=(label) {
            option value="" { (say(PlanWords::Unmarked)) }
            @if seat.is_some() { option value="pin" { (say(PlanWords::KeepSeat)) } }
            @for class in others { option value={ "to:" (class.code) } { (say(PlanWords::MoveTo { class: class.code.clone() })) } }
            @for ground in Ground::ALL { option value=(aside_code(ground)) { (say(PlanWords::AsideFor { ground: ground.say(lang) })) } }
        }
        @if seat.is_some_and(|seat| seat.pinned) { " " span .hint { (say(PlanWords::Pinned)) } }
    }
}
