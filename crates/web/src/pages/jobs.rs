//! Jobs while they are done: how far they are, stopping them, and doing them after all. With the script the page looks again by
//! itself; without, a link does.

use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use cadre::record::RecordId;
use maud::{Markup, html};
use office::{JobShown, No, Progress, SoFar, Task};
use words::{ImportWords, Lang, PlanMessage, PlanWords, Say, TimetableMessage, percent_tenths};

use super::sign_in::Key;
use crate::app::App;
use crate::page;
use crate::visitor::Visitor;

/// The job an address means.
pub(crate) fn known(id: &str) -> Result<RecordId, No> {
    RecordId::parse(id).ok_or_else(|| PlanMessage::NoSuchJob.into())
}

/// The address of a job's page.
pub(super) fn address(task: &Task, id: RecordId) -> String {
    match task {
        Task::Import(_) => format!("/imports/{id}"),
        Task::Plan(_) => format!("/plan/jobs/{id}"),
    }
}

pub(crate) async fn stop(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(form): Form<Key>,
) -> Response {
    let stopped = app.act(&visitor, &form.key, move |desk| {
        let id = known(&id)?;
        office::stop_job(&desk.office, &desk.actor, id)?;
        Ok(address(&office::job(&desk.office, &desk.actor, id)?.task, id))
    });
    stopped.await.map_or_else(|no| no, |address| page::to(&address))
}

pub(crate) async fn again(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(form): Form<Key>,
) -> Response {
    let again = app.act(&visitor, &form.key, move |desk| {
        let id = known(&id)?;
        office::do_again(&desk.office, &desk.actor, id)?;
        Ok(address(&office::job(&desk.office, &desk.actor, id)?.task, id))
    });
    again.await.map_or_else(|no| no, |address| page::to(&address))
}

/// How far a job is, in a word.
pub(super) fn state(job: &JobShown, lang: Lang) -> String {
    let words = match &job.progress {
        Progress::Waiting => ImportWords::Waiting,
        Progress::Running(_) if job.stopping => ImportWords::Stopping,
        Progress::Running(_) => ImportWords::Running,
        Progress::Done(_) => ImportWords::Done,
        Progress::Refused(_) => ImportWords::Refused,
        Progress::Failed(_) => ImportWords::Failed,
        Progress::Stopped => ImportWords::Stopped,
    };
    words.say(lang)
}

/// A job that is not done: what it is at, or why it will not be.
pub(super) fn progress(job: &JobShown, lang: Lang, key: &str) -> Markup {
    let form = |act: &str, words: ImportWords| {
        html! {
            form method="post" action={ "/jobs/" (job.id) "/" (act) } {
                input type="hidden" name="key" value=(key);
                button { (words.say(lang)) }
            }
        }
    };
    html! {
        section #job data-live[!job.progress.is_over()] {
            p .notice.bad[matches!(job.progress, Progress::Refused(_) | Progress::Failed(_))] role="status" {
                strong { (state(job, lang)) }
                @match &job.progress {
                    Progress::Refused(refusal) => { ": " (refusal.say(lang)) }
                    Progress::Running(Some(step)) => {
                        ": " (step.what.say(lang))
                        @if let Some(so_far) = step.so_far { ". " (reached(so_far, lang)) }
                    }
                    _ => "",
                }
            }
            @match &job.progress {
                Progress::Running(Some(step)) => {
                    @match step.of {
                        Some(of) if of > 0 => progress value=(step.done) max=(of) aria-label=(step.what.say(lang)) {},
                        _ => progress aria-label=(step.what.say(lang)) {},
                    }
                }
                _ => "",
            }
            @if job.progress.is_over() {
                @if matches!(job.progress, Progress::Stopped | Progress::Failed(_)) { (form("again", ImportWords::Again)) }
            } @else {
                p .hint { (ImportWords::WaitHint.say(lang)) }
                p .look { a href=(address(&job.task, job.id)) { (ImportWords::LookAgain.say(lang)) } }
                @if !job.stopping { (form("stop", ImportWords::Stop)) }
            }
        }
    }
}

/// What an engine has reached.
fn reached(so_far: SoFar, lang: Lang) -> String {
    match so_far {
        SoFar::Plan { cost_vnd, bound_vnd } => {
            let gap = percent_tenths(cost_vnd - bound_vnd, cost_vnd, lang);
            PlanWords::Best { cost_vnd, bound_vnd, gap }.say(lang)
        }
        SoFar::Timetable { cost, bound, unplaced } => TimetableMessage::SoFar { cost, bound, unplaced }.say(lang),
    }
}
