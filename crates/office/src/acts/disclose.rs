//! Disclosure (công khai): publishing what everybody may know of the approved plan, and showing it to everybody.

use cadre::access::{Act, Actor, may};
use cadre::disclosure::{Disclosure, disclose};
use cadre::record::Record;
use jiff::Timestamp;
use words::PlanMessage;

use super::import::save_decision;
use super::plan_year::drafts::Plans;
use crate::{Fault, No, Office};

/// Kind under which disclosures stand among the decisions.
const DISCLOSURE: &str = "disclosure";

/// What is asked.
#[derive(Clone, Debug)]
pub struct AskDisclose {
    /// Calendar year.
    pub year: i16,
    /// Whether the lists of learners are published as well.
    pub named: bool,
    /// Whether it is published, or only shown to whoever decides.
    pub publish: bool,
}

/// What would be disclosed of the approved plan of a year, and publishes it where that is asked.
pub fn disclose_plan(office: &Office, actor: &Actor, ask: &AskDisclose) -> Result<Disclosure, No> {
    may(actor, Act::Disclose)?;
    let year = ask.year;
    let (plans, facts) =
        office.store.read(|tx| Ok((Plans::load(tx, office.tenant)?, store::fact::load(tx, office.tenant)?)))?;
    let approval = plans.approval(year)?.ok_or(PlanMessage::NotApproved { year })?;
    let (kept, plan) = plans.in_force(year)?.ok_or(PlanMessage::NotApproved { year })?;
    let mut record = Record::at(&facts, plan.facts_on, kept.made);
    plan.scenario.change(&mut record.school, year);
    let document = (approval.document.clone(), approval.decided);
    let disclosure = disclose(&plan, &record, document, ask.named);
    if ask.publish {
        let stamp = office.stamp(actor, Act::Disclose);
        office.store.write(|tx| {
            save_decision(office, tx, (DISCLOSURE, &year.to_string()), &disclosure, kept.facts_hash, &stamp)
        })?;
    }
    Ok(disclosure)
}

/// What is disclosed: of each year the last that was published, the latest year first, with the time. For everybody.
pub fn disclosed(office: &Office) -> Result<Vec<(Timestamp, Disclosure)>, Fault> {
    let kept = office.store.read(|tx| store::decision::all(tx, office.tenant, DISCLOSURE))?;
    let mut disclosed: Vec<(Timestamp, Disclosure)> = Vec::new();
    for (_, kept) in kept {
        let disclosure: Disclosure =
            serde_json::from_slice(&kept.body).map_err(|error| Fault::Stored { what: "disclosure", error })?;
        disclosed.retain(|(_, known)| known.year != disclosure.year);
        let at = disclosed.partition_point(|(_, known)| known.year > disclosure.year);
        disclosed.insert(at, (kept.made, disclosure));
    }
    Ok(disclosed)
}
