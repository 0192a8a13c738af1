//! Review (rà soát): every title held against every standard in force on a day.

use cadre::access::{Act, Actor, may};
use cadre::record::Record;
use cadre::standard::{Outcome, Verdict};
use jiff::Timestamp;
use words::{Date, PlanMessage};

use crate::{No, Office};

/// What is asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct AskReview {
    /// The day whose facts and standards count; today when absent.
    pub on: Option<Date>,
    /// Only what was known then counts; everything known when absent.
    pub known: Option<Timestamp>,
}

/// The review, with the record it was made on.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// The day.
    pub on: Date,
    /// What was true on the day.
    pub record: Record,
    /// Verdicts in list order of the people.
    pub verdicts: Vec<Verdict>,
}

impl Reviewed {
    /// How many verdicts came to this.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.verdicts.iter().filter(|verdict| verdict.outcome == outcome).count()
    }
}

/// Reviews everybody. Nothing is written.
pub fn review(office: &Office, actor: &Actor, ask: &AskReview) -> Result<Reviewed, No> {
    may(actor, Act::Review)?;
    let facts = office.store.read(|tx| store::fact::load(tx, office.tenant))?;
    let on = ask.on.unwrap_or(office.moment.today);
    let record = Record::at(&facts, on, ask.known.unwrap_or(Timestamp::MAX));
    if record.officials.is_empty() {
        return Err(PlanMessage::NobodyKnown.into());
    }
    let verdicts = cadre::standard::review(&record, &office.rules.standards, on);
    Ok(Reviewed { on, record, verdicts })
}
