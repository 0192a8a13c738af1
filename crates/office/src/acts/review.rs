//! Review (rà soát): every title held and planned against every standard in force on a day.

use std::sync::Arc;

use cadre::access::{Act, Actor, Scope, may, shown};
use cadre::record::{PersonId, Record, TitleCode, UnitId};
use cadre::standard::{AsOf, Ask, Outcome, PoolFinding, Purpose, UnitPosts, Verdict, Warning};
use jiff::Timestamp;
use words::{Date, Interval, PlanMessage};

use crate::{No, Office};

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct AskReview {
    /// The day whose facts and standards count; today when absent.
    pub on: Option<Date>,
    /// Only what was known then counts, facts and texts; everything known when absent.
    pub known: Option<Timestamp>,
    /// Only this title, by code or as an office writes it.
    pub title: Option<String>,
    /// Only this unit, by name, and its parts.
    pub unit: Option<String>,
    /// What is owed every year instead of what titles ask.
    pub yearly: bool,
}

/// The review, with the record it was made on.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// The day.
    pub on: Date,
    /// What was true on the day.
    pub record: Arc<Record>,
    /// Verdicts in list order of the people.
    pub verdicts: Vec<Verdict>,
    /// What runs out within a year.
    pub warnings: Vec<(Date, PersonId, Warning)>,
    /// Posts of each unit beside how many it may have.
    pub posts: Vec<UnitPosts>,
    /// What of the pool is not as the rules ask.
    pub pool: Vec<PoolFinding>,
}

impl Reviewed {
    /// How many verdicts came to this.
    pub fn count(&self, outcome: impl Fn(Outcome) -> bool) -> usize {
        self.verdicts.iter().filter(|verdict| outcome(verdict.outcome)).count()
    }
}

/// Reviews everybody. Nothing is written.
pub fn review(office: &Office, actor: &Actor, ask: &AskReview) -> Result<Reviewed, No> {
    let scope = may(actor, Act::Review)?;
    let (record, as_of) = known_record(office, actor, scope, ask.on, ask.known)?;
    let standards = &office.rules.standards;
    let law = standards.at(as_of);
    let mut wanted = Ask { title: title(office, ask.title.as_deref())?, ..Ask::default() };
    wanted.units = ask.unit.as_deref().map(|unit| units(&record, unit)).transpose()?;
    if ask.yearly {
        wanted.purposes = vec![Purpose::Yearly];
    }
    let verdicts = cadre::standard::review(&record, &law, &wanted);
    let verdicts: Vec<Verdict> = verdicts.into_iter().map(|verdict| shown(actor, verdict)).collect();
    let owed = verdicts.iter();
    let owed = owed.filter_map(|verdict| Warning::owed(verdict.person, &verdict.standard.code, verdict.outcome));
    let warnings = cadre::standard::warnings(&record, &law, owed.collect(), a_year_from(as_of.on));
    let posts = cadre::standard::posts(&record, standards, &law, &[]);
    let pool = cadre::standard::pool(&record, standards, &law, &office.rules.titles);
    Ok(Reviewed { on: as_of.on, record, verdicts, warnings, posts, pool })
}

/// The verdicts about those who hold a post in a unit, or are planned for one in it.
#[derive(Clone, Debug)]
pub struct UnitReviewed {
    /// The day.
    pub on: Date,
    /// Whom the actor may know of.
    pub record: Arc<Record>,
    /// Verdicts in list order of the people.
    pub verdicts: Vec<Verdict>,
}

/// Reviews a unit without what belongs to it. Nothing is written.
pub fn review_unit(office: &Office, actor: &Actor, unit: UnitId, on: Option<Date>) -> Result<UnitReviewed, No> {
    let scope = may(actor, Act::Review)?;
    let (record, as_of) = known_record(office, actor, scope, on, None)?;
    let law = office.rules.standards.at(as_of);
    let ask = Ask { units: Some(vec![unit]), ..Ask::default() };
    let verdicts = cadre::standard::review(&record, &law, &ask);
    let verdicts = verdicts.into_iter().map(|verdict| shown(actor, verdict)).collect();
    Ok(UnitReviewed { on: as_of.on, record, verdicts })
}

/// The record of a day as it was known at a time, as far as the actor may see it, and the two clocks of the law that go with it.
pub(crate) fn known_record(
    office: &Office,
    actor: &Actor,
    scope: Scope,
    on: Option<Date>,
    known: Option<Timestamp>,
) -> Result<(Arc<Record>, AsOf), No> {
    let on = on.unwrap_or(office.moment.today);
    let record = Arc::clone(&office.view(actor, scope, on, known.unwrap_or(Timestamp::MAX))?.record);
    if record.officials.is_empty() {
        return Err(PlanMessage::NobodyKnown.into());
    }
    Ok((record, office.as_of(on, known)))
}

/// The title an office means; a slip is told and not reviewed as "nobody".
pub(crate) fn title(office: &Office, words: Option<&str>) -> Result<Option<TitleCode>, No> {
    let Some(words) = words else { return Ok(None) };
    let titles = &office.rules.titles;
    let found = titles.get(&TitleCode::from(words)).or_else(|| titles.find(words));
    match found {
        Some(title) => Ok(Some(title.code.clone())),
        None => Err(PlanMessage::NoSuchTitle { title: words.to_owned() }.into()),
    }
}

/// The unit of that name with everything below it.
fn units(record: &Record, name: &str) -> Result<Vec<UnitId>, No> {
    let units = record.units_below(name);
    if units.is_empty() { Err(PlanMessage::NoSuchUnit { unit: name.to_owned() }.into()) } else { Ok(units) }
}

/// The year from a day on, in which early warnings are given.
pub(crate) fn a_year_from(on: Date) -> Interval {
    Interval::between(on, words::months_later(on, 12)).unwrap_or(Interval::since(on))
}
