//! Why (vì sao): one person for one title, with the whole proof.

use std::sync::Arc;

use cadre::access::{Act, Actor, may, shown};
use cadre::record::{Official, Record};
use cadre::standard::{Verdict, enter, judge, judge_titles};
use jiff::Timestamp;
use words::{Date, PlanMessage};

use super::review::{known_record, title};
use crate::{No, Office};

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct AskWhy {
    /// The person: personal number, record id, or name where it is the only one.
    pub person: String,
    /// The title, by code or as an office writes it; every title held and planned when absent.
    pub title: Option<String>,
    /// Instead of a title: a level to study for, full time or not.
    pub study: Option<(cadre::record::Level, bool)>,
    /// The day; today when absent.
    pub on: Option<Date>,
    /// Only what was known then counts.
    pub known: Option<Timestamp>,
}

/// The answer, with the record it rests on.
#[derive(Clone, Debug)]
pub struct Why {
    /// The day.
    pub on: Date,
    /// What was true on the day.
    pub record: Arc<Record>,
    /// One verdict for each standard.
    pub verdicts: Vec<Verdict>,
}

/// Judges one person, and shows of it what the actor may see. Nothing is written.
pub fn why(office: &Office, actor: &Actor, ask: &AskWhy) -> Result<Why, No> {
    let scope = may(actor, Act::Why)?;
    let (record, as_of) = known_record(office, actor, scope, ask.on, ask.known)?;
    let wanted = title(office, ask.title.as_deref())?;
    let official = person(&record, &ask.person)?;
    let law = office.rules.standards.at(as_of);
    let verdicts = match (ask.study, wanted) {
        (Some((level, full_time)), _) => enter(&record, &law, official, level, full_time),
        (None, Some(title)) => judge(&record, &law, official, &title, None),
        (None, None) => judge_titles(&record, &law, official),
    };
    let verdicts: Vec<Verdict> = verdicts.into_iter().map(|verdict| shown(actor, verdict)).collect();
    if verdicts.is_empty() {
        return Err(PlanMessage::NoStandard { day: as_of.on }.into());
    }
    Ok(Why { on: as_of.on, verdicts, record: Arc::clone(&record) })
}

/// The one person that words mean.
pub(crate) fn person<'a>(record: &'a Record, words: &str) -> Result<&'a Official, No> {
    let found = record.people_called(words);
    match found[..] {
        [official] => Ok(official),
        [] => Err(PlanMessage::NoSuchPerson.into()),
        _ => Err(PlanMessage::SeveralPeople { people: found.len() }.into()),
    }
}
