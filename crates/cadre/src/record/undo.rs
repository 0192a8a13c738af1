//! Undo (hoàn tác): what a batch of facts wrote is taken back, so that the record says again what it said before.

use std::collections::{HashMap, HashSet};

use thiserror::Error;

use super::{Change, Content, Fact, Kind, RecordId, Said, UnitId, Withdrawn};

/// A record that keeps a batch from being taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Touched {
    /// Which.
    pub record: RecordId,
    /// What kind of thing it is about.
    pub kind: Kind,
    /// The record of the person it is about, if it is about one.
    pub person: Option<RecordId>,
    /// Whether it is no record of the batch, but is about a unit or a person that the batch made.
    pub refers: bool,
}

/// Something was changed since, so taking the batch back would lose it or leave it hanging: every record of which that is so.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{} records were changed since or refer to what the batch made", .0.len())]
pub struct ChangedSince(pub Vec<Touched>);

/// The facts that take back what a batch wrote, named by record and revision: a record that began with it is withdrawn, one
/// that it revised says again what it said before. `facts` are all facts of the province. What was lawfully erased since
/// stays erased, and is passed over.
pub fn undo(facts: &[Fact], wrote: &[(RecordId, u32)]) -> Result<Vec<Change>, ChangedSince> {
    let mut batch: HashMap<RecordId, Batch<'_>> = HashMap::with_capacity(wrote.len());
    for (record, revision) in wrote {
        let of = batch.entry(*record).or_insert(Batch { first: *revision, last: *revision, ..Batch::default() });
        of.first = of.first.min(*revision);
        of.last = of.last.max(*revision);
    }
    for fact in facts {
        if let Some(of) = batch.get_mut(&fact.record) {
            of.see(fact);
        }
    }
    let mut changed = Vec::new();
    let mut back = Vec::with_capacity(batch.len());
    // In the order in which they were written, so that the same batch is always taken back by the same facts.
    let mut seen = HashSet::with_capacity(batch.len());
    for record in wrote.iter().map(|(record, _)| *record).filter(|record| seen.insert(*record)) {
        match batch[&record].back(record) {
            Ok(change) => back.extend(change),
            Err(touched) => changed.push(touched),
        }
    }
    changed.extend(references(facts, &batch));
    if changed.is_empty() { Ok(back) } else { Err(ChangedSince(changed)) }
}

/// What a batch wrote of one record, from its first revision to its last, and what was said before and since.
#[derive(Default)]
struct Batch<'a> {
    first: u32,
    last: u32,
    before: Option<&'a Fact>,
    written: Option<&'a Fact>,
    changed_since: bool,
}

impl<'a> Batch<'a> {
    fn see(&mut self, fact: &'a Fact) {
        match fact.revision {
            revision if revision + 1 == self.first => self.before = Some(fact),
            revision if revision == self.last => self.written = Some(fact),
            revision => self.changed_since |= revision > self.last,
        }
    }

    fn back(&self, record: RecordId) -> Result<Option<Change>, Touched> {
        let Some(written) = self.written else { return Ok(None) };
        if self.changed_since {
            return Err(touched(written, false));
        }
        if matches!(written.content, Content::Erased(_)) {
            return Ok(None);
        }
        let revision = self.last + 1;
        match self.before {
            Some(Fact { span, content: Content::Said(said), .. }) => {
                Ok(Some(Change { record, revision, span: *span, said: said.clone() }))
            }
            // What it said before is gone and cannot be brought back.
            Some(_) => Err(touched(written, false)),
            None => {
                let said = Said::Withdrawn(Withdrawn { kind: written.kind, person: written.person });
                Ok(Some(Change { record, revision, span: written.span, said }))
            }
        }
    }
}

fn touched(fact: &Fact, refers: bool) -> Touched {
    Touched { record: fact.record, kind: fact.kind, person: fact.person, refers }
}

/// What is said today outside the batch of a unit or a person that began with it.
fn references(facts: &[Fact], batch: &HashMap<RecordId, Batch<'_>>) -> Vec<Touched> {
    let made: HashSet<RecordId> = batch.iter().filter(|(_, of)| of.first == 1).map(|(record, _)| *record).collect();
    let mut latest: HashMap<RecordId, &Fact> = HashMap::new();
    for fact in facts.iter().filter(|fact| !batch.contains_key(&fact.record) && refers(fact, &made)) {
        latest.insert(fact.record, fact);
    }
    // Only the latest revision counts: what once referred to it and was put right is no hindrance.
    for fact in facts {
        if let Some(known) = latest.get_mut(&fact.record)
            && known.revision < fact.revision
        {
            *known = fact;
        }
    }
    let mut found: Vec<Touched> =
        latest.into_values().filter(|fact| refers(fact, &made)).map(|fact| touched(fact, true)).collect();
    found.sort_unstable();
    found
}

fn refers(fact: &Fact, made: &HashSet<RecordId>) -> bool {
    let Content::Said(said) = &fact.content else { return false };
    let unit = |unit: UnitId| made.contains(&unit.0);
    let here = match said {
        Said::Withdrawn(_) => return false,
        Said::Holding(of) => unit(of.value.unit),
        Said::Planned(of) => unit(of.value.unit),
        Said::Unit(said) => {
            said.parents.iter().filter_map(|parent| parent.unit).chain(said.formed_from.clone()).any(unit)
        }
        _ => false,
    };
    here || fact.person.is_some_and(|person| made.contains(&person))
}

#[cfg(test)]
mod tests;
