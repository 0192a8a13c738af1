//! One draft: figures, classes, units, who waits and why; and what can be done with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use cadre::access::{Act, Scope, may};
use cadre::record::{PersonId, UnitId};
use cadre::school::{AnnualPlan, Class};
use cadre::summary::Part;
use maud::{Markup, html};
use office::{DraftShown, No, Office};
use serde::Deserialize;
use words::{PlanWords, PublicWords, Say, group_thousands, vnd};

use super::super::{bar, paged, pager};
use super::{class, days, from_best, numbers, year};
use crate::app::{App, Desk};
use crate::visitor::Visitor;

/// Lines on one page: a scroll of two screens.
const LINES_A_PAGE: usize = 50;

pub(crate) async fn draft(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((of, draft)): Path<(String, String)>,
) -> Response {
    let key = visitor.form_key();
    let body = move |desk: &Desk| {
        let (of, draft) = numbers(&of, &draft)?;
        let shown = office::plan_draft(&desk.office, &desk.actor, of, Some(draft))?;
        Ok(body(desk, &shown, &key))
    };
    app.show(visitor, |lang| PlanWords::Plan.say(lang), body).await
}

/// The plan that holds, for whoever makes none.
pub(super) fn held(desk: &Desk, of: i16) -> Result<Markup, No> {
    let shown = office::plan_draft(&desk.office, &desk.actor, of, None);
    match shown {
        Ok(shown) => Ok(body(desk, &shown, "")),
        Err(No::Refused(office::Refusal::Sentence(words::PlanMessage::NoPlan { .. }))) => Ok(html! {
            h1 { (PlanWords::PlanOf { year: of }.say(desk.lang)) }
            p .notice { (PlanWords::NotApprovedYet { year: of }.say(desk.lang)) }
        }),
        Err(no) => Err(no),
    }
}

fn body(desk: &Desk, shown: &DraftShown, key: &str) -> Markup {
    let lang = desk.lang;
    let DraftShown { plan, approval, .. } = shown;
    let here = address(plan);
    html! {
        h1 { (PlanWords::PlanOf { year: plan.year }.say(lang)) ": " (PlanWords::Draft { draft: plan.draft }.say(lang)) }
        p .hint {
            @if desk.may_any(&[Act::PlanYear]) { a href={ "/plan/" (plan.year) } { (PlanWords::Drafts.say(lang)) } " · " }
            @if plan.scenario.name.is_empty() { (PlanWords::AsItIs.say(lang)) } @else { (plan.scenario.name) }
        }
        @if let Some(approval) = approval {
            p .notice {
                (PlanWords::Approved { draft: plan.draft, document: approval.document.clone(), day: approval.decided }.say(lang))
                @if desk.may_any(&[Act::Disclose]) { " · " a href={ "/plan/" (plan.year) "/disclose" } { (PublicWords::Disclose.say(lang)) } }
                " " span .hint { code { (approval.hash.get(..16).unwrap_or("")) } }
            }
        }
        (figures(desk, shown))
        @if let Some(again) = &plan.again {
            p {
                (PlanWords::AgainOf { draft: again.draft }.say(lang)) ". "
                a href={ "/plan/" (plan.year) "/compare?one=" (again.draft) "&other=" (plan.draft) } { (PlanWords::Compare.say(lang)) }
            }
            @if !again.not_followed.is_empty() { (not_followed(desk, shown)) }
        }
        h2 { (PlanWords::Class.say(lang)) }
        (classes(desk, shown, (&here, key)))
        @if !plan.waiting.is_empty() {
            p { a href={ (here) "/waiting" } { (PlanWords::WaitingOf.say(lang)) ": " (group_thousands(plan.waiting.len() as i64, lang)) } }
        }
        (units(desk, shown))
        @if desk.may_any(&[Act::PlanYear]) { (acts(desk, plan, key, approval.is_some(), &here)) }
        (year::papers(desk, plan.year))
    }
}

/// The address of a draft.
pub(super) fn address(plan: &AnnualPlan) -> String {
    format!("/plan/{}/{}", plan.year, plan.draft)
}

fn figures(desk: &Desk, shown: &DraftShown) -> Markup {
    let (lang, plan) = (desk.lang, &shown.plan);
    let count = |count: usize| group_thousands(count as i64, lang);
    let opened = plan.seats.chunk_by(|a, b| a.class == b.class).count();
    let mut figures = vec![(PlanWords::Seats, count(plan.seats.len())), (PlanWords::Classes, count(opened))];
    if desk.may_any(&[Act::PlanYear]) {
        figures.extend([
            (PlanWords::Waits, count(plan.waiting.len())),
            (PlanWords::Cost, vnd(plan.costs.open_vnd + plan.costs.travel_vnd, lang)),
            (PlanWords::FromBest, from_best(plan, lang)),
        ]);
    }
    html! {
        dl .figures { @for (words, value) in &figures { div { dt { (words.say(lang)) } dd { (value) } } } }
    }
}

fn classes(desk: &Desk, shown: &DraftShown, (here, key): (&str, &str)) -> Markup {
    let (lang, school) = (desk.lang, &shown.record.school);
    let say = |words: PlanWords| words.say(lang);
    // Whoever sees only some of the people is told of their classes, and nothing of how full those are.
    let whole = may(&desk.actor, Act::SeePlan) == Ok(Scope::Province);
    let taken = |class: &Class| shown.plan.seats.iter().filter(|seat| seat.class == class.code).count();
    let classes = school.classes_of(shown.plan.year).into_iter().map(|class| (class, taken(class)));
    let classes: Vec<(&Class, usize)> = classes.filter(|(_, seats)| whole || *seats > 0).collect();
    let marks = desk.may_any(&[Act::PlanYear]);
    html! {
        div .box tabindex="0" role="region" aria-label=(say(PlanWords::Class)) {
            table .cards {
                thead {
                    tr {
                        th scope="col" { (say(PlanWords::Class)) }
                        th scope="col" { (say(PlanWords::Programme)) }
                        th scope="col" { (say(PlanWords::Days)) }
                        th scope="col" { (say(PlanWords::Site)) }
                        th scope="col" .number { (say(PlanWords::Taken)) }
                        @if marks { th scope="col" { (say(PlanWords::Keep)) } }
                    }
                }
                tbody {
                    @for (class, seats) in &classes {
                        @let seats = *seats;
                        tr {
                            th scope="row" {
                                @if seats > 0 { a href={ (here) "/classes/" (class.code) } { (class.code) } } @else { (class.code) }
                            }
                            td { (school.programme_name(&class.programme)) }
                            td { (days(class, lang)) }
                            td { (school.site_name(&class.site)) }
                            td .number {
                                @if seats == 0 { span .hint { (say(PlanWords::NotOpened)) } }
                                @else if whole {
                                    (seats) "/" (class.seats_max)
                                    (bar(Part { count: seats as i64, of: i64::from(class.seats_max) }))
                                } @else { (seats) }
                            }
                            @if marks {
                                td {
                                    @if seats > 0 {
                                        @let label = PlanWords::KeepClass { class: class.code.clone() }.say(lang);
                                        label .check {
                                            input type="checkbox" form="keep" name={ "k:" (class.code) } value="yes" aria-label=(label);
                                            " " (say(PlanWords::Keep))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if marks {
            form #keep .chosen method="post" action={ (here) "/marks" } {
                input type="hidden" name="key" value=(key);
                button .second { (say(PlanWords::KeepClasses)) }
            }
        }
    }
}

/// Marks that were not followed, each with its reason.
fn not_followed(desk: &Desk, shown: &DraftShown) -> Markup {
    let (lang, plan) = (desk.lang, &shown.plan);
    let Some(again) = &plan.again else { return html! {} };
    html! {
        h2 { (PlanWords::NotFollowed { marks: again.not_followed.len() }.say(lang)) }
        ul {
            @for not in &again.not_followed {
                li { (name(shown, not.marked.person)) ", " (shown.record.school.programme_name(&not.marked.programme)) ": " (not.why.say(lang)) }
            }
        }
    }
}

/// Needs served of all, by unit; the unit served least first.
fn units(desk: &Desk, shown: &DraftShown) -> Markup {
    let lang = desk.lang;
    if shown.plan.waiting.is_empty() {
        return html! {};
    }
    let mut parts: BTreeMap<UnitId, Part> = BTreeMap::new();
    let mut add = |person: PersonId, served: bool| {
        if let Some(unit) = unit_of(shown, person) {
            let part = parts.entry(unit).or_default();
            part.count += i64::from(served);
            part.of += 1;
        }
    };
    shown.plan.seats.iter().for_each(|seat| add(seat.person, true));
    shown.plan.waiting.iter().for_each(|waiting| add(waiting.person, false));
    let mut parts: Vec<(UnitId, Part)> = parts.into_iter().collect();
    parts.sort_by_key(|(unit, part)| (part.permille(), shown.record.unit_name(*unit).to_owned()));
    html! {
        h2 { (PlanWords::UnitsOf.say(lang)) }
        p .hint { (PlanWords::UnitsHint.say(lang)) }
        details {
            summary { (parts.len()) " – " (PlanWords::UnitsOf.say(lang)) }
            ul .plain {
                @for (unit, part) in &parts {
                    li {
                        (shown.record.unit_name(*unit)) " "
                        span .hint { (PlanWords::Served { met: part.count, of: part.of }.say(lang)) }
                        (bar(*part))
                    }
                }
            }
        }
    }
}

/// The unit a person is counted in.
pub(super) fn unit_of(shown: &DraftShown, person: PersonId) -> Option<UnitId> {
    shown.record.official(person)?.unit()
}

pub(super) fn name(shown: &DraftShown, person: PersonId) -> &str {
    shown.record.official(person).map_or("", |official| official.name())
}

fn acts(desk: &Desk, plan: &AnnualPlan, key: &str, approved: bool, here: &str) -> Markup {
    let lang = desk.lang;
    let today = desk.office.moment().today;
    html! {
        @if approved {
            h2 { (PlanWords::Amend.say(lang)) }
            form .stack method="post" action={ (here) "/marks" } {
                input type="hidden" name="key" value=(key);
                input type="hidden" name="amend" value="yes";
                p .hint { (PlanWords::AmendHint.say(lang)) }
                div { button .second { (PlanWords::Amend.say(lang)) } }
            }
        } @else if desk.may_any(&[Act::ApprovePlan]) && !plan.seats.is_empty() {
            h2 { (PlanWords::Approve.say(lang)) }
            form .stack method="post" action={ (here) "/approve" } {
                input type="hidden" name="key" value=(key);
                input type="hidden" name="once" value=(Office::new_key());
                p .hint { (PlanWords::ApproveHint.say(lang)) }
                div .filters {
                    div { label for="document" { (PlanWords::Document.say(lang)) } input #document name="document" required maxlength="80" autocomplete="off"; }
                    div { label for="decided" { (PlanWords::Decided.say(lang)) } input #decided type="date" name="decided" required value=(today); }
                    div .go { button { (PlanWords::Approve.say(lang)) } }
                }
            }
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Page {
    page: String,
}

/// Who waits, why, and a mark beside each.
pub(crate) async fn waiting(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((of, draft)): Path<(String, String)>,
    Query(page): Query<Page>,
) -> Response {
    let key = visitor.form_key();
    let body = move |desk: &Desk| {
        let (of, draft) = numbers(&of, &draft)?;
        let shown = office::plan_draft(&desk.office, &desk.actor, of, Some(draft))?;
        Ok(waiting_body(desk, &shown, &page, &key))
    };
    app.show(visitor, |lang| PlanWords::WaitingOf.say(lang), body).await
}

fn waiting_body(desk: &Desk, shown: &DraftShown, page: &Page, key: &str) -> Markup {
    let (lang, plan) = (desk.lang, &shown.plan);
    let say = |words: PlanWords| words.say(lang);
    let here = address(plan);
    let part = paged(&page.page, plan.waiting.len(), LINES_A_PAGE);
    html! {
        h1 { (say(PlanWords::WaitingOf)) }
        p .hint { a href=(here) { (say(PlanWords::PlanOf { year: plan.year })) ": " (say(PlanWords::Draft { draft: plan.draft })) } }
        form method="post" action={ (here) "/marks" } {
            input type="hidden" name="key" value=(key);
            div .box tabindex="0" role="region" aria-label=(say(PlanWords::WaitingOf)) {
                table .cards {
                    thead {
                        tr {
                            th scope="col" { (words::PageWords::Name.say(lang)) }
                            th scope="col" { (words::PageWords::Unit.say(lang)) }
                            th scope="col" { (say(PlanWords::Programme)) }
                            th scope="col" { (say(PlanWords::Why)) }
                            th scope="col" { (say(PlanWords::Mark)) }
                        }
                    }
                    tbody {
                        @for waiting in &plan.waiting[part.lines.clone()] {
                            tr {
                                th scope="row" { a href={ "/people/" (waiting.person.0) } { (name(shown, waiting.person)) } }
                                td { (unit_of(shown, waiting.person).map_or("", |unit| shown.record.unit_name(unit))) }
                                td {
                                    (shown.record.school.programme_name(&waiting.programme))
                                    @if waiting.waited > 0 { " " span .hint { (say(PlanWords::Waited { years: u32::from(waiting.waited) })) } }
                                }
                                td { (waiting.why_words(&shown.record.school, lang)) }
                                td { (class::choice(desk, shown, waiting.person, &waiting.programme, None)) }
                            }
                        }
                    }
                }
            }
            (pager(|page| format!("{here}/waiting?page={page}"), part.page, part.pages, lang))
            p .go { button { (say(PlanWords::PlanAgain)) } }
        }
    }
}
