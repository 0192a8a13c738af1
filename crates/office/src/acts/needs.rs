//! Needs (nhu cầu đào tạo): who needs what in a year and why, before anything is planned.

use std::sync::Arc;

use cadre::access::{Act, Actor, may};
use cadre::need::Needs;
use cadre::record::Record;
use jiff::Timestamp;

use super::plan_year::drafts::Plans;
use super::plan_year::needs_of;
use crate::{No, Office};

/// The needs of a year, with the record they were found on.
#[derive(Clone, Debug)]
pub struct NeedsShown {
    /// The year.
    pub year: i16,
    /// What is known.
    pub record: Arc<Record>,
    /// The needs, and what did not become one.
    pub needs: Needs,
}

/// Finds the needs of a year by today's record. Nothing is written.
pub fn needs(office: &Office, actor: &Actor, year: i16) -> Result<NeedsShown, No> {
    may(actor, Act::PlanYear)?;
    let record = office.record(office.moment.today, Timestamp::MAX)?;
    let plans = office.store.read(|tx| Plans::load(tx, office.tenant))?;
    let needs = needs_of(office, &record, &plans, year)?;
    Ok(NeedsShown { year, record, needs })
}
