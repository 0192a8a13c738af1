//! What a change of rules changes: which rules begin and end between two days, and whose verdict changes by which clause.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::law::Law;
use super::review::{Answer, Ask, tally};
use super::{AsOf, Citation, Outcome, Standards};
use crate::record::{PersonId, Record};

/// A rule that holds on one of two days only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleChange {
    /// It begins.
    Begins(String, Arc<Citation>),
    /// It ends.
    Ends(String, Arc<Citation>),
}

/// The rules that hold by one set of texts and day and not by the other, in the order of the packs.
pub fn rule_changes(before: (&Standards, AsOf), after: (&Standards, AsOf)) -> Vec<RuleChange> {
    let of = |(standards, as_of): (&Standards, AsOf)| -> Vec<(String, Arc<Citation>)> {
        let holds = standards.citations().into_iter().filter(|(_, citation)| citation.holds(as_of));
        let mut rules: Vec<(String, Arc<Citation>)> = Vec::new();
        // Rows of one table share their citation: the table is one rule.
        for (code, citation) in holds {
            if !rules.iter().any(|(known, of)| known == code && of == citation) {
                rules.push((code.to_owned(), Arc::clone(citation)));
            }
        }
        rules
    };
    let (before, after) = (of(before), of(after));
    let ends = before.iter().filter(|rule| !after.contains(rule));
    let begins = after.iter().filter(|rule| !before.contains(rule));
    let ends = ends.map(|(code, citation)| RuleChange::Ends(code.clone(), Arc::clone(citation)));
    ends.chain(begins.map(|(code, citation)| RuleChange::Begins(code.clone(), Arc::clone(citation)))).collect()
}

/// A person whose verdict on a standard changes; absent on the side where the standard does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// Who.
    pub person: PersonId,
    /// Code of the standard.
    pub standard: String,
    /// What it came to.
    pub before: Option<Outcome>,
    /// What it comes to.
    pub after: Option<Outcome>,
}

/// Whose verdict changes between two laws, each with the record of its own day; in the order of the people's ids, then of the
/// standards' codes. A standard that begins and is met changes nothing for the person.
pub fn effects(before: (&Record, &Law<'_>), after: (&Record, &Law<'_>), ask: &Ask) -> Vec<Effect> {
    let outcomes = |(record, law): (&Record, &Law<'_>)| {
        let mut all: BTreeMap<(PersonId, String), Outcome> = BTreeMap::new();
        tally(record, law, ask, |Answer { person, standard, outcome, .. }| {
            all.entry((person, standard.code.clone()))
                .and_modify(|worst| *worst = outcome.min(*worst))
                .or_insert(outcome);
        });
        all
    };
    let (before, after) = (outcomes(before), outcomes(after));
    let mut found: Vec<Effect> = Vec::new();
    for ((person, standard), outcome) in &before {
        let now = after.get(&(*person, standard.clone())).copied();
        if now != Some(*outcome) && !(now.is_none() && *outcome == Outcome::Met) {
            found.push(Effect { person: *person, standard: standard.clone(), before: Some(*outcome), after: now });
        }
    }
    for ((person, standard), outcome) in &after {
        if *outcome != Outcome::Met && !before.contains_key(&(*person, standard.clone())) {
            found.push(Effect { person: *person, standard: standard.clone(), before: None, after: Some(*outcome) });
        }
    }
    found.sort_by(|a, b| (a.person, &a.standard).cmp(&(b.person, &b.standard)));
    found
}
