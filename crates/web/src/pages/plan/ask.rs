//! Asking for a draft: as the year is, with something otherwise, or with marks beside an earlier one; and approving one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use cadre::record::{PersonId, RecordId};
use cadre::school::{Ground, Mark, Marked, ProgrammeCode, Scenario};
use maud::{Markup, html};
use office::{Answer, ApprovePlan, Drafts, JobShown, Marks, No, Office, PLAN_WORK, PlanTask, Progress, Task};
use serde::Deserialize;
use words::{Date, PlanMessage, PlanWords, Say};

use super::super::{jobs, once};
use super::{numbers, of_year};
use crate::app::{App, Desk};
use crate::page;
use crate::visitor::Visitor;

/// What the engine may try, by how much effort was asked for: some seconds for a province, a quarter of a minute, some minutes.
const EFFORTS: [(&str, u64, PlanWords); 3] = [
    ("normal", PLAN_WORK, PlanWords::Normal),
    ("quick", PLAN_WORK / 5, PlanWords::Quick),
    ("long", 8 * PLAN_WORK, PlanWords::Long),
];

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Make {
    key: String,
    name: String,
    budget: String,
    places: String,
    away: String,
    without: String,
    effort: String,
    /// The draft whose seats are kept as far as possible; empty to plan from nothing.
    keep: String,
}

/// The form for the next draft.
pub(super) fn form(desk: &Desk, drafts: &Drafts, key: &str) -> Markup {
    let (lang, year) = (desk.lang, drafts.year);
    let say = |words: &PlanWords| words.say(lang);
    let number = |name: &str, words: PlanWords| {
        html! { div { label for=(name) { (words.say(lang)) } input #(name) name=(name) inputmode="numeric" autocomplete="off"; } }
    };
    html! {
        form .stack method="post" action={ "/plan/" (year) } {
            input type="hidden" name="key" value=(key);
            div .filters {
                div .wide {
                    label for="name" { (say(&PlanWords::ScenarioName)) }
                    input #name name="name" maxlength="80" aria-describedby="scenario-hint" autocomplete="off";
                    p #scenario-hint .hint { (say(&PlanWords::ScenarioHint)) }
                }
                div {
                    label for="effort" { (say(&PlanWords::Effort)) }
                    select #effort name="effort" { @for (code, _, words) in &EFFORTS { option value=(code) { (say(words)) } } }
                }
                @if !drafts.drafts.is_empty() {
                    div {
                        label for="keep" { (say(&PlanWords::KeepDraft)) }
                        select #keep name="keep" {
                            option value="" { (say(&PlanWords::KeepNone)) }
                            @for (_, plan) in &drafts.drafts { option value=(plan.draft) { (say(&PlanWords::Draft { draft: plan.draft })) } }
                        }
                    }
                }
            }
            details {
                summary { (say(&PlanWords::Otherwise)) }
                div .filters {
                    (number("budget", PlanWords::Budget))
                    (number("places", PlanWords::Places))
                    (number("away", PlanWords::Away))
                    div .wide { label for="without" { (say(&PlanWords::Without)) } input #without name="without" autocomplete="off"; }
                }
            }
            div { button { (say(&PlanWords::MakeDraft)) } }
        }
    }
}

pub(crate) async fn make(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(year): Path<String>,
    Form(form): Form<Make>,
) -> Response {
    let key = form.key.clone();
    let asked = app.act(&visitor, &key, move |desk| {
        let year = of_year(&year)?;
        let effort = EFFORTS.iter().find(|(code, ..)| *code == form.effort).unwrap_or(&EFFORTS[0]);
        let marks = form.keep.parse().ok().map(|draft| Marks { draft, marks: Vec::new() });
        let task = PlanTask { year, work: effort.1, scenario: scenario(&form)?, marks };
        office::ask_job(&desk.office, &desk.actor, &Task::Plan(task), &Office::new_key())
    });
    asked.await.map_or_else(|no| no, |id| page::to(&format!("/plan/jobs/{id}")))
}

/// What is to be otherwise.
fn scenario(form: &Make) -> Result<Scenario, No> {
    let codes = form.without.split([',', ';']).map(|code| code.trim().to_owned());
    let away: Option<u8> = number(&form.away)?;
    if away.is_some_and(|percent| percent > 100) {
        return Err(PlanMessage::NotANumber { found: form.away.clone() }.into());
    }
    Ok(Scenario {
        name: form.name.trim().to_owned(),
        budget_vnd: number(&form.budget)?,
        full_time_places: number(&form.places)?,
        away_percent_max: away,
        without: codes.filter(|code| !code.is_empty()).collect(),
    })
}

/// A number as people type it: with points, commas or blanks between the thousands.
fn number<N: std::str::FromStr>(typed: &str) -> Result<Option<N>, No> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | ',')).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let plain = digits.chars().all(|c| c.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| plain);
    number.map(Some).ok_or_else(|| PlanMessage::NotANumber { found: typed.to_owned() }.into())
}

/// A plan being made; the draft once it is.
pub(crate) async fn job(State(app): State<Arc<App>>, visitor: Visitor, Path(id): Path<String>) -> Response {
    let key = visitor.form_key();
    app.show(visitor, |lang| PlanWords::Plan.say(lang), move |desk| job_body(desk, &id, &key)).await
}

fn job_body(desk: &Desk, id: &str, key: &str) -> Result<Markup, No> {
    let lang = desk.lang;
    let job = office::job(&desk.office, &desk.actor, jobs::known(id)?)?;
    let JobShown { task: Task::Plan(PlanTask { year, scenario, .. }), progress, .. } = &job else {
        return Err(PlanMessage::NoSuchJob.into());
    };
    let year = *year;
    Ok(html! {
        h1 { (PlanWords::PlanOf { year }.say(lang)) }
        p .hint {
            a href={ "/plan/" (year) } { (PlanWords::Drafts.say(lang)) } " · "
            @if scenario.name.is_empty() { (PlanWords::AsItIs.say(lang)) } @else { (scenario.name) }
            " · " (desk.time(job.asked)) " · " (job.account)
        }
        @match progress {
            Progress::Done(Answer::Plan { draft }) => {
                section #job { p .notice role="status" {
                    a href={ "/plan/" (year) "/" (draft) } { (PlanWords::SeeDraft { draft: *draft }.say(lang)) }
                } }
            }
            _ => (jobs::progress(&job, lang, key)),
        }
    })
}

/// The marks an officer may set beside a line, as a form names them, and what each means.
pub(super) fn marks(code: &str) -> Option<Mark> {
    if code == "pin" {
        return Some(Mark::Pin);
    }
    if let Some(class) = code.strip_prefix("to:") {
        return Some(Mark::Move { class: class.to_owned() });
    }
    let ground = Ground::ALL.into_iter().find(|ground| code == aside_code(*ground));
    ground.map(|ground| Mark::Aside { ground })
}

/// How a form names that somebody is put aside.
pub(super) fn aside_code(ground: Ground) -> String {
    format!("aside:{ground:?}")
}

/// Plans again with the marks of a form: a field `m:PERSON:PROGRAMME` for each line, and `k:CLASS` for each class that stays
/// as it is. With no mark at all, and `amend`, the plan
/// is held against today's record.
pub(crate) async fn mark(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((year, draft)): Path<(String, String)>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    let key = form.get("key").cloned().unwrap_or_default();
    let asked = app.act(&visitor, &key, move |desk| {
        let (year, draft) = numbers(&year, &draft)?;
        let mut marks: Vec<Marked> = form.iter().filter_map(|(name, code)| line(name, code)).collect();
        let kept: BTreeSet<&str> = form.keys().filter_map(|name| name.strip_prefix("k:")).collect();
        if !kept.is_empty() {
            let shown = office::plan_draft(&desk.office, &desk.actor, year, Some(draft))?;
            let seats = shown.plan.seats.iter().filter(|seat| kept.contains(seat.class.as_str()));
            marks.extend(seats.map(|seat| Marked {
                person: seat.person,
                programme: seat.programme.clone(),
                mark: Mark::Pin,
            }));
        }
        let marks = Marks { draft, marks };
        if marks.marks.is_empty() && !form.contains_key("amend") {
            return Err(PlanMessage::NoMarks.into());
        }
        let task = PlanTask { year, work: EFFORTS[0].1, scenario: Scenario::default(), marks: Some(marks) };
        office::ask_job(&desk.office, &desk.actor, &Task::Plan(task), &Office::new_key())
    });
    asked.await.map_or_else(|no| no, |id| page::to(&format!("/plan/jobs/{id}")))
}

fn line(name: &str, code: &str) -> Option<Marked> {
    let (person, programme) = name.strip_prefix("m:")?.split_once(':')?;
    let person = PersonId(RecordId::parse(person)?);
    Some(Marked { person, programme: ProgrammeCode(programme.to_owned()), mark: marks(code)? })
}

#[derive(Deserialize)]
pub(crate) struct Approve {
    #[serde(default)]
    key: String,
    #[serde(default)]
    document: String,
    #[serde(default)]
    decided: String,
    /// Made with the form, so that sending it twice approves once.
    #[serde(default)]
    once: String,
}

pub(crate) async fn approve(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((year, draft)): Path<(String, String)>,
    Form(form): Form<Approve>,
) -> Response {
    let key = form.key.clone();
    let approved = app.act(&visitor, &key, move |desk| {
        let (year, draft) = numbers(&year, &draft)?;
        let decided: Date = form.decided.parse().map_err(|_| PlanMessage::ApprovalDay)?;
        let ask = ApprovePlan { year, draft, document: form.document, decided, key: once(&form.once) };
        office::approve_plan(&desk.office, &desk.actor, &ask)?;
        Ok((year, draft))
    });
    approved.await.map_or_else(|no| no, |(year, draft)| page::to(&format!("/plan/{year}/{draft}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_says_is_a_mark_or_nothing() {
        for ground in Ground::ALL {
            assert_eq!(marks(&aside_code(ground)), Some(Mark::Aside { ground }));
        }
        assert_eq!(marks("to:K85"), Some(Mark::Move { class: "K85".to_owned() }));
        assert_eq!((marks("pin"), marks(""), marks("aside:else")), (Some(Mark::Pin), None, None));
        assert_eq!(line("m:none:BD", "pin"), None);
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(number::<i64>("1.250.000.000").unwrap(), Some(1_250_000_000));
        assert_eq!(number::<i64>(" ").unwrap(), None);
        assert!(number::<i64>("-5").is_err() && number::<u32>("x").is_err() && number::<u8>("999").is_err());
    }
}
