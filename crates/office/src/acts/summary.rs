//! Summary (tóm tắt): the latest draft of a year, the review it rests on, and the same review a year before.

use cadre::access::{Act, Actor, may};
use cadre::record::Record;
use cadre::school::AnnualPlan;
use cadre::standard::{Ask, Verdict, review};
use cadre::summary::{AskSummary, Summary};
use jiff::Timestamp;
use words::{Date, PlanMessage, months_later};

use super::plan_year::PLAN;
use crate::{Fault, No, Office};

/// Months back to the review that the present one is held against.
const MONTHS_BACK: i32 = 12;

/// Makes the summary of a year's latest draft. Nothing is written.
pub fn summary(office: &Office, actor: &Actor, year: i16) -> Result<Summary, No> {
    may(actor, Act::Papers)?;
    let (decision, facts) = office.store.read(|tx| {
        let decision = store::decision::latest(tx, office.tenant, PLAN, &year.to_string())?;
        Ok((decision, store::fact::load(tx, office.tenant)?))
    })?;
    let decision = decision.ok_or(PlanMessage::NoPlan { year })?;
    let plan: AnnualPlan =
        serde_json::from_slice(&decision.body).map_err(|error| Fault::Stored { what: "plan", error })?;
    let reviewed = |on: Date, known: Timestamp| -> (Record, Vec<Verdict>) {
        let record = Record::at(&facts, on, known);
        let law = office.rules.standards.at(office.as_of(on, Some(known)));
        let verdicts = review(&record, &law, &Ask::default());
        (record, verdicts)
    };
    let (record, now) = reviewed(plan.facts_on, decision.made);
    // What was true then, as far as it is known by now: a list that came late says nothing of how people stood.
    let (_, before) = reviewed(months_later(plan.facts_on, -MONTHS_BACK), decision.made);
    let (on, policy) = (plan.facts_on, &office.rules.policy);
    Ok(cadre::summary::summary(&AskSummary { on, record: &record, verdicts: [&now, &before], plan: &plan, policy }))
}
