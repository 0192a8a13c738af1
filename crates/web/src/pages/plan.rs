//! The plan of a year: scenarios and drafts, what one gives to whom and why others wait, marks, approval and papers.

mod ask;
mod class;
mod compare;
mod draft;
mod needs;
mod year;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use cadre::school::{AnnualPlan, Class};
use office::No;
use words::{Lang, PlanMessage, PlanWords, Say, percent_tenths};

use super::public;
use crate::app::App;

/// The pages of the plan and their addresses.
pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/plan", get(year::years))
        .route("/plan/jobs/{id}", get(ask::job))
        .route("/plan/{year}", get(year::year).post(ask::make))
        .route("/plan/{year}/compare", get(compare::compare))
        .route("/plan/{year}/disclose", get(public::preview).post(public::publish))
        .route("/plan/{year}/needs", get(needs::needs))
        .route("/plan/{year}/papers/{name}", get(year::paper))
        .route("/plan/{year}/{draft}", get(draft::draft))
        .route("/plan/{year}/{draft}/waiting", get(draft::waiting))
        .route("/plan/{year}/{draft}/classes/{code}", get(class::class))
        .route("/plan/{year}/{draft}/marks", post(ask::mark))
        .route("/plan/{year}/{draft}/approve", post(ask::approve))
}

/// The year and the draft an address means.
fn numbers(year: &str, draft: &str) -> Result<(i16, i64), No> {
    let year = of_year(year)?;
    let draft = draft.parse().map_err(|_| PlanMessage::NoSuchDraft { year, draft: 0 })?;
    Ok((year, draft))
}

fn of_year(year: &str) -> Result<i16, No> {
    year.parse().map_err(|_| PlanMessage::NoSchoolYear { year: 0 }.into())
}

/// How far a plan is from the best there can be, in words.
fn from_best(plan: &AnnualPlan, lang: Lang) -> String {
    let (total, bound) = (plan.costs.total_vnd(), plan.costs.bound_vnd);
    if total <= bound { PlanWords::Proven.say(lang) } else { percent_tenths(total - bound, total, lang) }
}

/// When a class is held.
fn days(class: &Class, lang: Lang) -> String {
    let last = class.dates.end().and_then(|end| end.yesterday().ok());
    let day = |day: Option<words::Date>| day.map_or_else(String::new, |day| words::date(day, lang));
    format!("{} – {}", day(class.dates.from()), day(last))
}
