//! The years that can be planned, and one of them: its drafts, what is being planned, a form for the next draft, and papers.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use cadre::access::Act;
use maud::{Markup, html};
use office::{Answer, AskPapers, Drafts, Issuer, Kind, No, PaperKind, Progress, Task};
use words::{ImportWords, PlanMessage, PlanWords, Say, group_thousands, vnd};

use super::super::{download, jobs};
use super::{from_best, of_year};
use crate::app::{App, Desk};
use crate::page;
use crate::visitor::Visitor;

/// The latest year that is on record, or the page that says that there is none.
pub(crate) async fn years(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    let years = app.read(&visitor, |desk| office::plan_years(&desk.office, &desk.actor)).await;
    match years.map(|years| years.last().copied()) {
        Ok(Some(year)) => page::to(&format!("/plan/{year}")),
        Ok(None) => {
            let nothing = |desk: &Desk| {
                let lang = desk.lang;
                Ok(html! {
                    h1 { (PlanWords::Plan.say(lang)) }
                    p .notice { (PlanWords::NoYears.say(lang))
                        @if desk.may_any(&[Act::ImportSchool]) { " " a href="/imports" { (ImportWords::Imports.say(lang)) } } }
                })
            };
            app.show(visitor, |lang| PlanWords::Plan.say(lang), nothing).await
        }
        Err(no) => no,
    }
}

pub(crate) async fn year(State(app): State<Arc<App>>, visitor: Visitor, Path(year): Path<String>) -> Response {
    let key = visitor.form_key();
    app.show(visitor, |lang| PlanWords::Plan.say(lang), move |desk| body(desk, &year, &key)).await
}

fn body(desk: &Desk, year: &str, key: &str) -> Result<Markup, No> {
    let (lang, year) = (desk.lang, of_year(year)?);
    if !desk.may_any(&[Act::PlanYear]) {
        return super::draft::held(desk, year);
    }
    let years = office::plan_years(&desk.office, &desk.actor)?;
    let drafts = office::plan_drafts(&desk.office, &desk.actor, year)?;
    Ok(html! {
        h1 { (PlanWords::PlanOf { year }.say(lang)) }
        @if years.len() > 1 {
            nav .pages aria-label=(PlanWords::Plan.say(lang)) {
                @for other in &years { a href={ "/plan/" (other) } aria-current=[(*other == year).then_some("page")] { (other) } }
            }
        }
        @if let Some(approval) = drafts.approved() {
            p .notice {
                a href={ "/plan/" (year) "/" (approval.draft) } {
                    (PlanWords::Approved { draft: approval.draft, document: approval.document.clone(), day: approval.decided }.say(lang))
                }
            }
        }
        p { a href={ "/plan/" (year) "/needs" } { (PlanWords::NeedsOf { year }.say(lang)) } }
        (under_way(desk, year)?)
        h2 { (PlanWords::Drafts.say(lang)) }
        @if drafts.drafts.is_empty() { p .hint { (PlanWords::NoDrafts.say(lang)) } } @else { (list(desk, &drafts)) }
        h2 { (PlanWords::MakeDraft.say(lang)) }
        (super::ask::form(desk, &drafts, key))
        @if !drafts.drafts.is_empty() { (papers(desk, year)) }
    })
}

/// What is being planned, or was refused.
fn under_way(desk: &Desk, year: i16) -> Result<Markup, No> {
    let lang = desk.lang;
    let jobs = office::jobs(&desk.office, &desk.actor, Kind::Plan)?;
    let of_year = jobs.iter().filter(|job| matches!(&job.task, Task::Plan(task) if task.year == year));
    let open: Vec<_> = of_year.filter(|job| !matches!(job.progress, Progress::Done(Answer::Plan { .. }))).collect();
    Ok(html! {
        @if !open.is_empty() {
            ul .tasks {
                @for job in &open {
                    li {
                        a href={ "/plan/jobs/" (job.id) } {
                            span { (desk.time(job.asked)) " · " (job.account) } span { (jobs::state(job, lang)) }
                        }
                    }
                }
            }
        }
    })
}

fn list(desk: &Desk, drafts: &Drafts) -> Markup {
    let lang = desk.lang;
    let say = |words: PlanWords| words.say(lang);
    let approved = drafts.approved().map(|approval| approval.draft);
    let count = |count: usize| group_thousands(count as i64, lang);
    html! {
        form method="get" action={ "/plan/" (drafts.year) "/compare" } {
            div .box tabindex="0" role="region" aria-label=(say(PlanWords::Drafts)) {
                table {
                    thead {
                        tr {
                            th scope="col" { (say(PlanWords::DraftName)) }
                            th scope="col" { (say(PlanWords::Scenario)) }
                            th scope="col" .number { (say(PlanWords::Seats)) }
                            th scope="col" .number { (say(PlanWords::Waits)) }
                            th scope="col" .number { (say(PlanWords::Cost)) }
                            th scope="col" .number { (say(PlanWords::FromBest)) }
                            th scope="col" { (say(PlanWords::Made)) }
                        }
                    }
                    tbody {
                        @for (made, plan) in &drafts.drafts {
                            tr {
                                th scope="row" {
                                    a href={ "/plan/" (plan.year) "/" (plan.draft) } { (say(PlanWords::Draft { draft: plan.draft })) }
                                    @if approved == Some(plan.draft) { " " span .state.meets { (say(PlanWords::ApprovedShort)) } }
                                }
                                td {
                                    @if plan.scenario.name.is_empty() { (say(PlanWords::AsItIs)) } @else { (plan.scenario.name) }
                                    @if let Some(again) = &plan.again { " " span .hint { (say(PlanWords::AgainOf { draft: again.draft })) } }
                                }
                                td .number { (count(plan.seats.len())) }
                                td .number { (count(plan.waiting.len())) }
                                td .number { (vnd(plan.costs.open_vnd + plan.costs.travel_vnd, lang)) }
                                td .number { (from_best(plan, lang)) }
                                td { (desk.time(*made)) }
                            }
                        }
                    }
                }
            }
            @if drafts.drafts.len() > 1 {
                p .go {
                    @for (name, at) in [("one", 1), ("other", 0)] {
                        @let chosen = drafts.drafts[at].1.draft;
                        select name=(name) aria-label=(say(PlanWords::CompareWith)) {
                            @for (_, plan) in &drafts.drafts {
                                option value=(plan.draft) selected[plan.draft == chosen] { (say(PlanWords::Draft { draft: plan.draft })) }
                            }
                        }
                        " "
                    }
                    button .second { (say(PlanWords::Compare)) }
                }
            }
        }
    }
}

/// What the kinds of papers are.
const PAPERS: [(PaperKind, PlanWords); 6] = [
    (PaperKind::Plan, PlanWords::PaperPlan),
    (PaperKind::Letter, PlanWords::PaperLetter),
    (PaperKind::Notices, PlanWords::PaperNotices),
    (PaperKind::Review, PlanWords::PaperReview),
    (PaperKind::Forms, PlanWords::PaperForms),
    (PaperKind::Estimate, PlanWords::PaperEstimate),
];

pub(super) fn papers(desk: &Desk, year: i16) -> Markup {
    let lang = desk.lang;
    if !desk.may_any(&[Act::Papers]) {
        return html! {};
    }
    html! {
        h2 { (PlanWords::PapersOf.say(lang)) }
        p .hint { (PlanWords::PapersHint.say(lang)) }
        ul {
            @for (kind, what) in &PAPERS {
                li {
                    (what.say(lang)) ": "
                    @for (at, name) in kind.names(year).iter().enumerate() {
                        @if at > 0 { ", " }
                        a href={ "/plan/" (year) "/papers/" (name) } { (name) }
                    }
                }
            }
        }
    }
}

/// One paper of the plan that holds.
pub(crate) async fn paper(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((year, name)): Path<(String, String)>,
) -> Response {
    let made = app.read(&visitor, move |desk| {
        let year = of_year(&year)?;
        let kind = PaperKind::ALL.into_iter().find(|kind| kind.names(year).contains(&name));
        let kinds = [kind.ok_or(PlanMessage::NoPlan { year })?];
        let ask = AskPapers { year, lang: desk.lang, issuer: Issuer::State, each: false, kinds: &kinds };
        let papers = office::papers(&desk.office, &desk.actor, &ask)?;
        let file = papers.files.into_iter().find(|file| file.name == name).ok_or(PlanMessage::NoPlan { year })?;
        Ok((file.name, file.bytes))
    });
    made.await.map_or_else(|no| no, |(name, bytes)| download(&name, bytes))
}
