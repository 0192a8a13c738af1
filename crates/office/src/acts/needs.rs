//! Needs (nhu cầu đào tạo): who needs what in a year and why, before anything is planned.

use std::sync::Arc;

use cadre::access::{Act, Actor, may};
use cadre::need::Needs;
use cadre::record::Record;

use super::plan_year::{Prepared, prepare};
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
    let Prepared { record, needs, .. } = prepare(office, year)?;
    Ok(NeedsShown { year, record: Arc::new(record), needs })
}
