//! Request (đề nghị cử đi học): a unit asks that some of its people take a programme in a year, by one paper.

use std::collections::BTreeSet;

use cadre::access::{Act, Actor, may};
use cadre::record::{Change, Document, Of, Official, Paper, PersonId, Request};
use words::PlanMessage;

use super::import::save_decision;
use super::review::known_record;
use crate::{No, Office};

/// Kind under which requests stand among the decisions.
const REQUEST: &str = "request";

/// What is asked.
#[derive(Clone, Debug)]
pub struct AskRequest {
    /// For whom.
    pub people: BTreeSet<PersonId>,
    /// Which programme, by code.
    pub programme: String,
    /// For which calendar year.
    pub year: i16,
    /// Number of the paper that asks.
    pub paper: String,
    /// Made by whoever asks; the same key again does nothing twice.
    pub key: String,
}

/// Writes that the people are asked to be sent; for how many. Whoever is asked for already is left as it is.
pub fn request_study(office: &Office, actor: &Actor, ask: &AskRequest) -> Result<usize, No> {
    let scope = may(actor, Act::Correct)?;
    let paper = ask.paper.trim();
    if paper.is_empty() {
        return Err(PlanMessage::CorrectionWhy.into());
    }
    let this_year = office.moment.today.year();
    if !(this_year..=words::YEAR_MAX).contains(&ask.year) {
        return Err(PlanMessage::RequestYear { from: this_year }.into());
    }
    let (record, _) = known_record(office, actor, scope, None, None)?;
    let school = &record.school;
    let programme = school.called(&ask.programme);
    let programme = programme.ok_or_else(|| PlanMessage::NoSuchProgramme { programme: ask.programme.clone() })?;
    let officials = ask.people.iter().map(|id| record.official(*id).ok_or(PlanMessage::NoSuchPerson));
    let officials: Vec<&Official> = officials.collect::<Result<_, _>>()?;
    // Units write a programme by its code or by its name.
    let is_it = |written: &str| school.called(written).is_some_and(|known| known.code == programme.code);
    let asked_already = |official: &&Official| {
        let mut requests = official.side().requests.iter().map(|seen| &seen.value);
        requests.any(|known| known.year == ask.year && is_it(&known.programme))
    };
    let changes: Vec<Change> = officials
        .into_iter()
        .filter(|official| !asked_already(official))
        .map(|official| {
            let document = Document { paper: Paper::Decision, number: Some(paper.into()), ..Document::default() };
            let (programme, document) = (programme.code.0.as_str().into(), Some(Box::new(document)));
            let said = Of { person: official.id, value: Request { programme, year: ask.year, document } };
            Change { record: office.new_id(), revision: 1, span: Request::span(ask.year), said: said.into() }
        })
        .collect();
    let stamp = office.stamp(actor, Act::Correct);
    let asked = office.store.write(|tx| {
        if let Some(known) = store::idempotency::find(tx, office.tenant, &ask.key, &stamp.act)? {
            return Ok(known);
        }
        store::fact::append(tx, office.tenant, &changes, &stamp, &mut store::random)?;
        save_decision(office, tx, (REQUEST, &programme.code.0), &changes.len(), [0; 32], &stamp)?;
        store::idempotency::remember(tx, office.tenant, &ask.key, &stamp, &changes.len())?;
        Ok(changes.len())
    })?;
    Ok(asked)
}
