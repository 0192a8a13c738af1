//! People (danh sách cán bộ): whom a search means, with how each stands.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use cadre::access::{Act, Actor, Sight, may, sees, shown};
use cadre::list::{Line, Stands, Wanted, list};
use cadre::record::{Official, PersonId, Record, UnitId};
use cadre::standard::{Verdict, judge_titles, review_one};
use store::Tx;
use words::{Date, PlanMessage};

use super::dashboard::figures;
use super::import::save_decision;
use super::review::known_record;
use crate::{No, Office};

/// Kind under which the showing of a sensitive value stands among the decisions.
pub(super) const REVEALED: &str = "revealed";

/// Kind under which the opening of a file does.
pub(super) const OPENED: &str = "opened";

/// What is asked of the list.
#[derive(Clone, Debug, Default)]
pub struct AskPeople {
    /// Beginnings of words of the name, or the last digits of the personal number.
    pub words: String,
    /// In this unit or in what belongs to it.
    pub unit: Option<UnitId>,
    /// Holding this title, by code.
    pub title: Option<cadre::record::TitleCode>,
    /// Standing so.
    pub stands: Option<Stands>,
    /// One of these.
    pub people: Option<BTreeSet<PersonId>>,
    /// The day; today when absent.
    pub on: Option<Date>,
    /// Which of them are shown, counted from 0; all when absent.
    pub part: Option<Range<usize>>,
}

/// The list, with the record it was made from.
#[derive(Clone, Debug)]
pub struct People {
    /// The day.
    pub on: Date,
    /// Whom the actor may know of.
    pub record: Arc<Record>,
    /// How many are meant.
    pub total: usize,
    /// Those that are shown, in list order.
    pub lines: Vec<Line>,
}

/// Lists people. Nothing is written.
pub fn people(office: &Office, actor: &Actor, ask: &AskPeople) -> Result<People, No> {
    let scope = may(actor, Act::SeePeople)?;
    let (record, as_of) = known_record(office, actor, scope, ask.on, None)?;
    let figures = figures(office, actor, scope, ask.on)?.figures;
    let law = office.rules.standards.at(as_of);
    let units = ask.unit.map(|unit| record.parts_of(vec![unit]).into_iter().collect());
    let AskPeople { words, title, stands, people, .. } = ask.clone();
    let wanted = Wanted { words, units, title, stands, people };
    let part = ask.part.clone().unwrap_or(0..usize::MAX);
    let (total, lines) = list(&record, &wanted, &figures.stands, part, |official, asked| {
        let verdicts = review_one(&record, &law, official, asked);
        verdicts.into_iter().map(|verdict| shown(actor, verdict)).collect()
    });
    Ok(People { on: as_of.on, record, total, lines })
}

/// One person's file (hồ sơ), as far as the actor may see it.
#[derive(Clone, Debug)]
pub struct PersonFile {
    /// The day.
    pub on: Date,
    /// Whom the actor may know of.
    pub record: Arc<Record>,
    /// Who.
    pub person: PersonId,
    /// Verdicts on every title held and planned.
    pub verdicts: Vec<Verdict>,
    /// Which kinds of facts the actor may see.
    pub sights: Vec<Sight>,
}

impl PersonFile {
    /// The person.
    pub fn official(&self) -> Option<&Official> {
        self.record.official(self.person)
    }
}

/// The file of a person. That somebody else than the person opened it stands in the log, once a day for each account: there is
/// more in it than everybody may know.
pub fn person_file(office: &Office, actor: &Actor, person: PersonId, on: Option<Date>) -> Result<PersonFile, No> {
    let scope = may(actor, Act::SeePerson)?;
    let (record, as_of) = known_record(office, actor, scope, on, None)?;
    let law = office.rules.standards.at(as_of);
    let official = record.official(person).ok_or(PlanMessage::NoSuchPerson)?;
    if actor.person != Some(person) {
        opened(office, actor, person)?;
    }
    let verdicts = judge_titles(&record, &law, official);
    let verdicts: Vec<Verdict> = verdicts.into_iter().map(|verdict| shown(actor, verdict)).collect();
    let sights = Sight::ALL.into_iter().filter(|sight| sees(actor.role, *sight)).collect();
    Ok(PersonFile { on: as_of.on, person, verdicts, sights, record })
}

/// Logs that a file was opened.
fn opened(office: &Office, actor: &Actor, person: PersonId) -> Result<(), No> {
    let stamp = office.stamp(actor, Act::SeePerson);
    let key = format!("opened/{}/{}/{}", actor.account, person.0, office.moment.today);
    let known = |tx: &mut Tx<'_>| store::idempotency::find::<bool>(tx, office.tenant, &key, &stamp.act);
    if office.store.read(|tx| known(tx))?.is_none() {
        office.store.write(|tx| {
            if known(tx)?.is_none() {
                save_decision(office, tx, (OPENED, &person.0.to_string()), &"file", [0; 32], &stamp)?;
                store::idempotency::remember(tx, office.tenant, &key, &stamp, &true)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// A personal number in full. That it was shown, to whom and of whom, stands in the log.
pub fn reveal_number(office: &Office, actor: &Actor, person: PersonId) -> Result<Option<String>, No> {
    let scope = may(actor, Act::Reveal)?;
    let (record, _) = known_record(office, actor, scope, None, None)?;
    let official = record.official(person).ok_or(PlanMessage::NoSuchPerson)?;
    let number = official.person.as_ref().and_then(|person| person.value.number.as_ref());
    let stamp = office.stamp(actor, Act::Reveal);
    let of = (REVEALED, person.0.to_string());
    office.store.write(|tx| save_decision(office, tx, (of.0, &of.1), &"number", [0; 32], &stamp))?;
    Ok(number.map(|number| number.reveal().to_owned()))
}
