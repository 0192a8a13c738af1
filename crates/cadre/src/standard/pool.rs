//! The planning pool (quy hoạch) against its limits.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use words::months_later;

use super::law::{Law, holding};
use super::tables::PoolLimit;
use super::{Citation, Standards};
use crate::record::{PersonId, Record, Sex, TitleCode, Titles, UnitId};

/// A limit of the pool that is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PoolFinding {
    /// More people for one title of one unit than may be.
    TooManyPeople {
        /// The title.
        title: TitleCode,
        /// The unit.
        unit: UnitId,
        /// How many.
        people: usize,
        /// At most.
        max: u16,
        /// Where it stands.
        by: Arc<Citation>,
    },
    /// More titles for one person than may be.
    TooManyTitles {
        /// Who.
        person: PersonId,
        /// How many.
        titles: usize,
        /// At most.
        max: u16,
        /// Where it stands.
        by: Arc<Citation>,
    },
    /// A planned title that is not higher than the one held.
    NotHigher {
        /// Who.
        person: PersonId,
        /// The title planned.
        title: TitleCode,
        /// The title held.
        holds: TitleCode,
        /// Where it stands.
        by: Arc<Citation>,
    },
    /// Fewer women than there should be.
    FewWomen {
        /// How many women.
        women: usize,
        /// Of how many people.
        people: usize,
        /// Percent.
        percent_min: u16,
        /// Where it stands.
        by: Arc<Citation>,
    },
    /// Fewer young people than there should be.
    FewYoung {
        /// How many, as far as births are known.
        young: usize,
        /// Of how many people.
        people: usize,
        /// Percent.
        percent_min: u16,
        /// Under so many years.
        under_years: u16,
        /// Where it stands.
        by: Arc<Citation>,
    },
}

/// What of the pool is not as the rules of the day ask, in the order of the rules.
pub fn pool(record: &Record, standards: &Standards, law: &Law<'_>, titles: &Titles) -> Vec<PoolFinding> {
    let limits: Vec<&PoolLimit> = holding(&standards.pools, law.as_of, |limit| &limit.citation);
    limits.into_iter().flat_map(|limit| findings(record, law, titles, limit)).collect()
}

fn findings(record: &Record, law: &Law<'_>, titles: &Titles, limit: &PoolLimit) -> Vec<PoolFinding> {
    let by = || Arc::clone(&limit.citation);
    let mut found = Vec::new();
    let mut per_title: BTreeMap<(&TitleCode, UnitId), usize> = BTreeMap::new();
    let (mut people, mut women, mut young) = (0, 0, 0);
    for official in record.officials.iter().filter(|official| !official.planned.is_empty()) {
        people += 1;
        let person = official.person.as_ref().map(|seen| &seen.value);
        women += usize::from(person.is_some_and(|person| person.sex == Sex::Female));
        let grown = |birth: words::Date| months_later(birth, i32::from(limit.young_under_years) * 12);
        young += usize::from(person.is_some_and(|person| grown(person.birth.earliest()) > law.as_of.on));
        for seen in &official.planned {
            *per_title.entry((&seen.value.title, seen.value.unit)).or_default() += 1;
        }
        if let Some(max) = limit.titles_per_person_max.filter(|max| official.planned.len() > usize::from(*max)) {
            found.push(PoolFinding::TooManyTitles {
                person: official.id,
                titles: official.planned.len(),
                max,
                by: by(),
            });
        }
        let rank = |title: &TitleCode| titles.get(title).and_then(|title| title.rank);
        let highest = official
            .holdings
            .iter()
            .filter_map(|seen| Some((rank(&seen.value.title)?, seen)))
            .min_by_key(|(rank, _)| *rank);
        if let (true, Some((held, holding))) = (limit.only_higher, highest) {
            for seen in official.planned.iter().filter(|seen| rank(&seen.value.title).is_some_and(|rank| rank >= held))
            {
                let (title, holds) = (seen.value.title.clone(), holding.value.title.clone());
                found.push(PoolFinding::NotHigher { person: official.id, title, holds, by: by() });
            }
        }
    }
    if let Some(max) = limit.people_per_title_max {
        for ((title, unit), people) in per_title.into_iter().filter(|(_, people)| *people > usize::from(max)) {
            found.push(PoolFinding::TooManyPeople { title: title.clone(), unit, people, max, by: by() });
        }
    }
    if let Some(percent_min) = limit.women_percent_min.filter(|percent| women * 100 < people * usize::from(*percent)) {
        found.push(PoolFinding::FewWomen { women, people, percent_min, by: by() });
    }
    if let Some(percent_min) = limit.young_percent_min.filter(|percent| young * 100 < people * usize::from(*percent)) {
        let under_years = limit.young_under_years;
        found.push(PoolFinding::FewYoung { young, people, percent_min, under_years, by: by() });
    }
    found
}
