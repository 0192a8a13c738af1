//! Imports, plans and jobs, for programs; and what is disclosed, for everybody.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Multipart, Path, State};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use cadre::record::RecordId;
use cadre::school::Scenario;
use office::{ApprovePlan, ImportTask, Kept, Marks, No, PLAN_WORK, PlanTask, Task};
use serde::{Deserialize, Serialize};
use serde_json::json;
use words::{Date, ImportWords, PlanMessage, Say};

use super::caller::Caller;
use super::problem::Problem;
use super::view::{Draft, Job};
use crate::app::{App, Desk};
use crate::pages::{imports, jobs};
use crate::visitor::language;

/// That a job was asked for, and where it is.
fn accepted(caller: &Caller, id: RecordId) -> Response {
    let place = [(LOCATION, format!("/api/v1/jobs/{id}"))];
    (StatusCode::ACCEPTED, place, caller.answer(&json!({ "job": id.to_string() }))).into_response()
}

/// Reads files that were sent, and shows what they would change.
pub(crate) async fn import(caller: Caller, form: Multipart) -> Result<Response, Problem> {
    let key = caller.key()?;
    let bad = |detail: String| Problem::new(StatusCode::BAD_REQUEST, detail);
    let (_, files) = imports::sent(form).await.map_err(|error| bad(error.body_text()))?;
    if files.is_empty() {
        return Err(bad(ImportWords::NoFiles.say(caller.lang())));
    }
    let id = caller.ask(move |desk| {
        let files: Vec<Kept> = office::keep_files(&desk.office, &desk.actor, &files)?;
        let task = Task::Import(ImportTask { files, mapping: None, commit: false });
        office::ask_job(&desk.office, &desk.actor, &task, &key)
    });
    Ok(accepted(&caller, id.await?))
}

/// Takes in what a job has read, as far as it was understood.
pub(crate) async fn commit(caller: Caller, Path(id): Path<String>) -> Result<Response, Problem> {
    let key = caller.key()?;
    let said = BTreeMap::new();
    let id =
        caller.ask(move |desk| office::import_again(&desk.office, &desk.actor, jobs::known(&id)?, &said, true, &key));
    Ok(accepted(&caller, id.await?))
}

fn year_of(year: &str) -> Result<i16, No> {
    year.parse().map_err(|_| PlanMessage::NoSchoolYear { year: 0 }.into())
}

pub(crate) async fn drafts(caller: Caller, Path(year): Path<String>) -> Result<Response, Problem> {
    let drafts = caller.ask(move |desk| {
        let drafts = office::plan_drafts(&desk.office, &desk.actor, year_of(&year)?)?;
        let approved = drafts.approved().map(|approval| approval.draft);
        Ok(drafts.drafts.iter().map(|(_, plan)| Draft::of(plan, approved)).collect::<Vec<_>>())
    });
    Ok(caller.answer(&drafts.await?))
}

/// A draft with its seats.
#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    draft: Draft,
    seated: Vec<Seat>,
}

/// Who goes to which class.
#[derive(Serialize)]
struct Seat {
    person: String,
    class: String,
    programme: String,
}

pub(crate) async fn draft(caller: Caller, Path((year, draft)): Path<(String, String)>) -> Result<Response, Problem> {
    let draft = caller.ask(move |desk: &Desk| {
        let year = year_of(&year)?;
        let number = draft.parse().map_err(|_| PlanMessage::NoSuchDraft { year, draft: 0 })?;
        let shown = office::plan_draft(&desk.office, &desk.actor, year, Some(number))?;
        if shown.plan.draft != number {
            return Err(PlanMessage::NoSuchDraft { year, draft: u32::try_from(number).unwrap_or(0) }.into());
        }
        let seat = |seat: &cadre::school::Seat| Seat {
            person: seat.person.0.to_string(),
            class: seat.class.clone(),
            programme: seat.programme.to_string(),
        };
        let approved = shown.approval.as_ref().map(|approval| approval.draft);
        Ok(Whole { draft: Draft::of(&shown.plan, approved), seated: shown.plan.seats.iter().map(seat).collect() })
    });
    Ok(caller.answer(&draft.await?))
}

/// A draft to be made.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Make {
    #[serde(default)]
    scenario: Scenario,
    /// How much the engine may try; see `plan::Budget`.
    #[serde(default)]
    work: Option<u64>,
    /// The draft whose seats are kept as far as possible.
    #[serde(default)]
    keep: Option<i64>,
}

/// What the engine may try at most: some ten minutes for a province.
const WORK_MAX: u64 = 40 * PLAN_WORK;

pub(crate) async fn make(caller: Caller, Path(year): Path<String>, body: Bytes) -> Result<Response, Problem> {
    let key = caller.key()?;
    let Make { scenario, work, keep } = caller.body(&body)?;
    let id = caller.ask(move |desk| {
        let marks = keep.map(|draft| Marks { draft, marks: Vec::new() });
        let work = work.unwrap_or(PLAN_WORK).min(WORK_MAX);
        let task = PlanTask { year: year_of(&year)?, work, scenario, marks };
        office::ask_job(&desk.office, &desk.actor, &Task::Plan(task), &key)
    });
    Ok(accepted(&caller, id.await?))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Approve {
    draft: i64,
    document: String,
    decided: Date,
}

pub(crate) async fn approve(caller: Caller, Path(year): Path<String>, body: Bytes) -> Result<Response, Problem> {
    let key = caller.key()?;
    let Approve { draft, document, decided } = caller.body(&body)?;
    let approval = caller.ask(move |desk| {
        let ask = ApprovePlan { year: year_of(&year)?, draft, document, decided, key };
        office::approve_plan(&desk.office, &desk.actor, &ask)
    });
    Ok((StatusCode::CREATED, caller.answer(&approval.await?)).into_response())
}

pub(crate) async fn job(caller: Caller, Path(id): Path<String>) -> Result<Response, Problem> {
    let lang = caller.lang();
    let job = caller.ask(move |desk| office::job(&desk.office, &desk.actor, jobs::known(&id)?));
    Ok(caller.answer(&Job::of(&job.await?, lang)))
}

pub(crate) async fn stop(caller: Caller, Path(id): Path<String>) -> Result<Response, Problem> {
    let lang = caller.lang();
    let job = caller.ask(move |desk| {
        let id = jobs::known(&id)?;
        office::stop_job(&desk.office, &desk.actor, id)?;
        office::job(&desk.office, &desk.actor, id)
    });
    Ok(caller.answer(&Job::of(&job.await?, lang)))
}

/// What everybody may see; no token is asked for.
pub(crate) async fn disclosures(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response, Problem> {
    let failed = |failure| Problem::failed(&failure, language(&headers));
    let disclosed = app.ask(office::disclosed).await.map_err(failed)?;
    let disclosed: Vec<_> = disclosed.into_iter().map(|(_, disclosure)| disclosure).collect();
    let body = serde_json::to_vec(&disclosed).expect("texts, numbers and lists can always be written");
    Ok(([(CONTENT_TYPE, "application/json")], body).into_response())
}
