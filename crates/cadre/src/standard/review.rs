//! The standards review (rà soát): every title held against every standard in force, with the facts used.

use std::sync::Arc;

use serde::Serialize;
use words::Date;

use super::{Standard, Standards};
use crate::record::{
    Attainment, Erasure, Evidence, Kind, Level, Official, PersonId, Record, RecordId, Seen, Source, TitleCode, UnitId,
};

/// What a test or a verdict comes to. Not knowing is never shown as "no".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Reached.
    Met,
    /// Not reached.
    NotMet,
    /// Nothing is known that could decide it.
    Unknown,
}

/// A fact a test used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Used {
    /// Which record.
    pub record: RecordId,
    /// Which revision.
    pub revision: u32,
    /// What it says.
    pub says: Attainment,
    /// Where it is written.
    pub source: Source,
}

/// One requirement of one standard, tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Test {
    /// What is required.
    pub requires: Level,
    /// What it comes to.
    pub outcome: Outcome,
    /// The facts that decided it; none when unknown.
    pub used: Vec<Used>,
    /// Set where the facts that might have decided it were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erased: Option<Erasure>,
}

/// One person in one title against one standard, with everything the answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Who.
    pub person: PersonId,
    /// Where the title is held.
    pub unit: UnitId,
    /// The title.
    pub title: TitleCode,
    /// The standard, with its citation.
    pub standard: Arc<Standard>,
    /// Not met when a test is not met, else unknown when one is unknown, else met.
    pub outcome: Outcome,
    /// The tests, in the order of the standard.
    pub tests: Vec<Test>,
}

/// Reviews every title held on the day `record` shows, by the standards in force on `on`, in list order of the people.
pub fn review(record: &Record, standards: &Standards, on: Date) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for official in &record.officials {
        for holding in &official.holdings {
            for standard in standards.of(&holding.value.title, on) {
                let tests: Vec<Test> = standard.requires.iter().map(|level| test(official, *level)).collect();
                verdicts.push(Verdict {
                    person: official.id,
                    unit: holding.value.unit,
                    title: holding.value.title.clone(),
                    standard: Arc::clone(standard),
                    outcome: together(&tests),
                    tests,
                });
            }
        }
    }
    verdicts
}

fn test(official: &Official, requires: Level) -> Test {
    let levels = official.evidence.iter().filter_map(|seen| match seen.value.attained {
        Attainment::Level(level) if level.subject() == requires.subject() => Some((level, seen)),
        _ => None,
    });
    match levels.max_by_key(|(level, _)| *level) {
        Some((level, seen)) => {
            let outcome = if level.reaches(requires) { Outcome::Met } else { Outcome::NotMet };
            Test { requires, outcome, used: vec![used(seen)], erased: None }
        }
        None => {
            let erased = official.erased.iter().find(|(kind, _)| *kind == Kind::Evidence);
            let erased = erased.map(|(_, erasure)| erasure.clone());
            Test { requires, outcome: Outcome::Unknown, used: Vec::new(), erased }
        }
    }
}

fn used(seen: &Seen<Evidence>) -> Used {
    Used {
        record: seen.record,
        revision: seen.revision,
        says: seen.value.attained.clone(),
        source: seen.value.source.clone(),
    }
}

fn together(tests: &[Test]) -> Outcome {
    let any = |outcome| tests.iter().any(|test| test.outcome == outcome);
    if any(Outcome::NotMet) {
        Outcome::NotMet
    } else if any(Outcome::Unknown) {
        Outcome::Unknown
    } else {
        Outcome::Met
    }
}
