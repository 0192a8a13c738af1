//! The standards review (rà soát): every title held and planned against every standard in force, with its proof.

use std::sync::Arc;

use serde::Serialize;
use words::Date;

use super::law::Law;
use super::proof::{Proof, Turn};
use super::weigh::Question;
use super::{Outcome, Purpose, Standard};
use crate::record::{Level, Official, PersonId, Record, TitleCode, UnitId};

/// One person for one title, or one study, against one standard, with everything the answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Who.
    pub person: PersonId,
    /// Where the title is held or planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// The title; none when the question is about study.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<TitleCode>,
    /// Held, planned for, considered, or entering study.
    pub purpose: Purpose,
    /// The standard, with its citation.
    pub standard: Arc<Standard>,
    /// What it comes to.
    pub outcome: Outcome,
    /// Why.
    pub proof: Proof,
    /// The smallest sets of additions that turn it, the earliest first; none when it is met, or when nothing can.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Turn>,
}

/// What a review looks at.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Only this title.
    pub title: Option<TitleCode>,
    /// Only these units.
    pub units: Option<Vec<UnitId>>,
    /// For which purposes.
    pub purposes: Vec<Purpose>,
}

impl Default for Ask {
    /// Everybody, for the titles held and planned.
    fn default() -> Ask {
        Ask { title: None, units: None, purposes: vec![Purpose::Held, Purpose::Planned, Purpose::Reelected] }
    }
}

impl Ask {
    fn wants(&self, title: &TitleCode, unit: UnitId, purpose: Purpose) -> bool {
        self.purposes.contains(&purpose)
            && self.title.as_ref().is_none_or(|wanted| wanted == title)
            && self.units.as_ref().is_none_or(|units| units.contains(&unit))
    }
}

/// Reviews everybody by the law of a day, in list order of the people. `record` is the view of the same day.
pub fn review(record: &Record, law: &Law<'_>, ask: &Ask) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    review_each(record, law, ask, |verdict| verdicts.push(verdict));
    verdicts
}

/// The same, one verdict after the other: a country's verdicts with their proofs need not be in memory at once.
pub fn review_each(record: &Record, law: &Law<'_>, ask: &Ask, mut take: impl FnMut(Verdict)) {
    let mut one =
        |official| each(record, law, official, ask, |standard, question| take(verdict(law, standard, question)));
    match &ask.units {
        Some(units) => record.officials_of(units).into_iter().for_each(&mut one),
        None => record.officials.iter().for_each(&mut one),
    }
}

/// Reviews one person by the law of a day.
pub fn review_one(record: &Record, law: &Law<'_>, official: &Official, ask: &Ask) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    each(record, law, official, ask, |standard, question| verdicts.push(verdict(law, standard, question)));
    verdicts
}

/// The outcomes alone, for a country: the same questions, no proofs. Gives how many requirements were weighed.
pub fn tally<'a>(record: &'a Record, law: &'a Law<'a>, ask: &Ask, mut take: impl FnMut(Answer<'a>)) -> u64 {
    let mut tests = 0;
    for official in &record.officials {
        each(record, law, official, ask, |standard, question| {
            let outcome = law.weigh(standard, question, &mut tests);
            take(Answer { person: official.id, unit: question.unit, standard, outcome });
        });
    }
    tests
}

/// What one question came to, without its proof.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// Who.
    pub person: PersonId,
    /// Where the title is held or planned.
    pub unit: Option<UnitId>,
    /// The standard.
    pub standard: &'a Arc<Standard>,
    /// What it comes to.
    pub outcome: Outcome,
}

/// Judges one person for one title: as held or planned for where that is so, and as considered for it where it is not held.
pub fn judge(
    record: &Record,
    law: &Law<'_>,
    official: &Official,
    title: &TitleCode,
    unit: Option<UnitId>,
) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let ask = Ask { title: Some(title.clone()), units: unit.map(|unit| vec![unit]), ..Ask::default() };
    each(record, law, official, &ask, |standard, question| verdicts.push(verdict(law, standard, question)));
    if !official.holdings.iter().any(|seen| seen.value.title == *title) {
        let (unit, purpose) = (unit.or(official.unit()), Purpose::Considered);
        let question =
            Question { official, title: Some(title), unit, record, purpose, first_day: None, full_time: false };
        for standard in law.standards(title, purpose, || question.unit()) {
            if !verdicts.iter().any(|judged| judged.standard.code == standard.code) {
                verdicts.push(verdict(law, standard, &question));
            }
        }
    }
    verdicts
}

/// What is not met first, what is met last: whoever decides reads from the top.
pub fn worst_first(verdicts: &mut [Verdict]) {
    verdicts.sort_by_key(|verdict| verdict.outcome);
}

/// Judges one person for every title held or planned, titles in the order of their codes.
pub fn judge_titles(record: &Record, law: &Law<'_>, official: &Official) -> Vec<Verdict> {
    let held = official.holdings.iter().map(|seen| &seen.value.title);
    let planned = official.planned.iter().map(|seen| &seen.value.title);
    let mut titles: Vec<&TitleCode> = held.chain(planned).collect();
    titles.sort();
    titles.dedup();
    titles.into_iter().flat_map(|title| judge(record, law, official, title, None)).collect()
}

/// Judges whether one person may be sent to study for a level, full time or beside the post.
pub fn enter(record: &Record, law: &Law<'_>, official: &Official, level: Level, full_time: bool) -> Vec<Verdict> {
    let (unit, purpose) = (official.unit(), Purpose::Entry);
    let question = Question { official, title: None, unit, record, purpose, first_day: None, full_time };
    law.entries(level).map(|standard| verdict(law, standard, &question)).collect()
}

/// Every question of a review about one person.
fn each<'a>(
    record: &'a Record,
    law: &'a Law<'a>,
    official: &Official,
    ask: &Ask,
    mut answer: impl FnMut(&'a Arc<Standard>, &Question<'_>),
) {
    let mut asked = |title, id: UnitId, purpose, first_day: &dyn Fn() -> Option<Date>| {
        if !ask.wants(title, id, purpose) {
            return;
        }
        let unit = Some(id);
        let mut question =
            Question { official, title: Some(title), unit, record, purpose, first_day: None, full_time: false };
        let mut first = true;
        for standard in law.standards(title, purpose, || record.units.get(&id).map(|seen| &seen.value)) {
            // Most people hold titles of which nothing is asked: what is looked up for a question waits for one.
            if std::mem::take(&mut first) {
                question.first_day = first_day();
            }
            answer(standard, &question);
        }
    };
    for held in &official.holdings {
        let (title, id) = (&held.value.title, held.value.unit);
        asked(title, id, Purpose::Held, &|| first_day(official, title));
        asked(title, id, Purpose::Yearly, &|| first_day(official, title));
    }
    for planned in &official.planned {
        let title = &planned.value.title;
        let again = official.holdings.iter().any(|held| held.value.title == *title);
        asked(title, planned.value.unit, if again { Purpose::Reelected } else { Purpose::Planned }, &|| None);
    }
}

/// The first day in the title, anywhere: a unit that was merged does not make an old hand new. Unknown as soon as one of the
/// postings does not say when it began.
fn first_day(official: &Official, title: &TitleCode) -> Option<Date> {
    let postings = official.holdings.iter().chain(&official.side().former_holdings);
    let mut of_title = postings.filter(|seen| seen.value.title == *title).map(|seen| seen.span.from());
    of_title.try_fold(None, |first: Option<Date>, from| {
        from.map(|from| Some(first.map_or(from, |first| first.min(from))))
    })?
}

fn verdict(law: &Law<'_>, standard: &Arc<Standard>, question: &Question<'_>) -> Verdict {
    let proof = law.prove(standard, question);
    let turns = law.turns(standard, question, &proof);
    Verdict {
        person: question.official.id,
        unit: question.unit,
        title: question.title.cloned(),
        purpose: question.purpose,
        standard: Arc::clone(standard),
        outcome: proof.outcome,
        proof,
        turns,
    }
}
