//! The dashboard: what the review comes to, counted once for everybody who sees the same, until the record changes.

use std::sync::Arc;

use cadre::access::{Act, Actor, Scope, may, shown};
use cadre::dashboard::Dashboard;
use cadre::record::{Record, UnitId};
use cadre::standard::{Ask, Verdict, review};
use words::{Date, PlanMessage};

use super::review::{a_year_from, known_record};
use crate::{No, Office};

/// The figures of a day, with the record they were counted on.
#[derive(Clone, Debug)]
pub struct DashboardShown {
    /// The day.
    pub on: Date,
    /// Whom the actor may know of.
    pub record: Arc<Record>,
    /// The figures.
    pub figures: Arc<Dashboard>,
}

/// The figures of a day; of today where none is named. Nothing is written.
pub fn dashboard(office: &Office, actor: &Actor, on: Option<Date>) -> Result<DashboardShown, No> {
    let scope = may(actor, Act::Review)?;
    figures(office, actor, scope, on)
}

/// The verdicts about those who hold a post in a unit, or are planned for one in it.
#[derive(Clone, Debug)]
pub struct UnitReviewed {
    /// The day.
    pub on: Date,
    /// Whom the actor may know of.
    pub record: Arc<Record>,
    /// Verdicts in list order of the people.
    pub verdicts: Vec<Verdict>,
}

/// Reviews a unit without what belongs to it. Nothing is written.
pub fn review_unit(office: &Office, actor: &Actor, unit: UnitId, on: Option<Date>) -> Result<UnitReviewed, No> {
    let scope = may(actor, Act::Review)?;
    let (record, as_of) = known_record(office, actor, scope, on, None)?;
    let law = office.rules.standards.at(as_of);
    let ask = Ask { units: Some(vec![unit]), ..Ask::default() };
    let verdicts = review(&record, &law, &ask);
    let verdicts = verdicts.into_iter().map(|verdict| shown(actor, verdict)).collect();
    Ok(UnitReviewed { on: as_of.on, record, verdicts })
}

/// The figures for an act that may concern the scope.
pub(super) fn figures(office: &Office, actor: &Actor, scope: Scope, on: Option<Date>) -> Result<DashboardShown, No> {
    let on = on.unwrap_or(office.moment.today);
    let view = office.view(actor, scope, on, jiff::Timestamp::MAX)?;
    let record = Arc::clone(&view.record);
    if record.officials.is_empty() {
        return Err(PlanMessage::NobodyKnown.into());
    }
    let count = || {
        let law = office.rules.standards.at(office.as_of(on, None));
        Arc::new(cadre::dashboard::dashboard(&record, &law, on, a_year_from(on)))
    };
    let figures = Arc::clone(view.figures.get_or_init(count));
    Ok(DashboardShown { on, record, figures })
}
