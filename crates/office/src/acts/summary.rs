//! Summary (tóm tắt): the plan of a year that holds, the review it rests on, and the same review a year before.

use cadre::access::{Act, Actor, may};
use cadre::record::Record;
use cadre::standard::{Ask, Verdict, review};
use cadre::summary::{AskSummary, Summary};
use jiff::Timestamp;
use words::{Date, PlanMessage, months_later};

use super::plan_year::drafts::Plans;
use crate::{No, Office};

/// Months back to the review that the present one is held against.
const MONTHS_BACK: i32 = 12;

/// Makes the summary of the plan of a year that holds, approved or latest draft. Nothing is written.
pub fn summary(office: &Office, actor: &Actor, year: i16) -> Result<Summary, No> {
    may(actor, Act::Papers)?;
    let (plans, facts) =
        office.store.read(|tx| Ok((Plans::load(tx, office.tenant)?, store::fact::load(tx, office.tenant)?)))?;
    let (decision, plan) = plans.in_force(year)?.ok_or(PlanMessage::NoPlan { year })?;
    let reviewed = |on: Date, known: Timestamp| -> (Record, Vec<Verdict>) {
        let record = Record::at(&facts, on, known);
        let law = office.rules.standards.at(office.as_of(on, Some(known)));
        let verdicts = review(&record, &law, &Ask::default());
        (record, verdicts)
    };
    let (mut record, now) = reviewed(plan.facts_on, decision.made);
    plan.scenario.change(&mut record.school, year);
    // What was true then, as far as it is known by now: a list that came late says nothing of how people stood.
    let (_, before) = reviewed(months_later(plan.facts_on, -MONTHS_BACK), decision.made);
    let (on, policy) = (plan.facts_on, &plan.scenario.policy(&office.rules.policy));
    Ok(cadre::summary::summary(&AskSummary { on, record: &record, verdicts: [&now, &before], plan: &plan, policy }))
}
