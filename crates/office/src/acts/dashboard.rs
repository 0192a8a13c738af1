//! The dashboard: what the review comes to, counted once for everybody who sees the same, until the record changes.

use std::sync::Arc;

use cadre::access::{Act, Actor, Scope, may};
use cadre::dashboard::Dashboard;
use cadre::record::Record;
use words::{Date, PlanMessage};

use super::review::a_year_from;
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
        Arc::new(cadre::dashboard::dashboard(&record, &law, a_year_from(on)))
    };
    let figures = Arc::clone(view.figures.get_or_init(count));
    Ok(DashboardShown { on, record, figures })
}
