//! The policy: who waits longer when not everybody can go, as a published file with a signatory.

use serde::{Deserialize, Serialize};
use toml::Spanned;
use words::Date;

use super::Origin;
use crate::pack::{Pack, PackError};
use crate::record::{Area, Official, Record, Sex, TitleCode, Titles};

/// Đồng a penalty may be: a thousand billion weighs more than any cost of a place, and sums stay far from overflow.
const PENALTY_VND_MAX: i64 = 1_000_000_000_000;

/// Percent that a year of waiting may add to a penalty: ten times is more than any office means.
const WAITED_PERCENT_MAX: u16 = 1_000;

/// Weighing policy (chính sách ưu tiên): penalties for letting a need wait, how empty a unit may become, and whom a floor
/// protects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// Name, shown on every plan.
    pub name: String,
    /// Who signed it; empty for the sample policy.
    pub signed_by: String,
    /// The priorities; the first that fits counts.
    pub priorities: Vec<Priority>,
    /// What each year in which a need waited before adds to its penalty, percent.
    pub waited_percent: u16,
    /// What it weighs to change or take back a seat of a draft that people have marked, đồng.
    pub change_vnd: i64,
    /// Of a unit's people at most this share is away full time in one week, whole percent, rounded down.
    pub away_percent_max: u8,
    /// But in any case so many may be, or nobody of a small unit could ever study.
    pub away_people_min: u32,
    /// Titles whose holders in one unit may not all be away at once.
    pub apart: Vec<Apart>,
    /// Floors.
    pub floors: Vec<Floor>,
}

/// One priority (mức ưu tiên): for holders of some titles and needs of some origins, or for all others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priority {
    /// Code.
    pub code: String,
    /// Titles it is for; empty for all.
    pub titles: Vec<TitleCode>,
    /// Origins it is for; empty for all.
    pub origins: Vec<Origin>,
    /// What it weighs to let one such need wait a year, đồng; nobody pays it.
    pub penalty_vnd: i64,
}

/// Incompatible absences (không cùng vắng mặt): of the holders of these titles in one unit only some may be away full time
/// in one week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Apart {
    /// The titles.
    pub titles: Vec<TitleCode>,
    /// So many may be away.
    pub away_max: u32,
}

/// Floor (tỷ lệ tối thiểu): of the needs of a share of the people at least so many percent are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Floor {
    /// Whose needs.
    pub of: Share,
    /// Percent of their needs, counted and not weighed.
    pub percent: u8,
}

/// A share of the people that a floor protects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// Women (nữ).
    Women,
    /// Young people (cán bộ trẻ): at most so old on the first day of the year.
    Young {
        /// Full years.
        age_max: u8,
    },
    /// Ethnic minorities (dân tộc thiểu số).
    Minority,
    /// People of remote units (vùng sâu, vùng xa, miền núi, biên giới, hải đảo, đặc biệt khó khăn).
    Remote,
}

impl Share {
    /// Whether somebody belongs to it when the year begins. What the record does not say is no membership.
    pub fn has(self, official: &Official, record: &Record, first: Date) -> bool {
        let person = official.person.as_ref().map(|seen| &seen.value);
        match self {
            Share::Women => person.is_some_and(|person| person.sex == Sex::Female),
            Share::Young { age_max } => person.is_some_and(|person| {
                let turns_older = words::months_later(person.birth.earliest(), (i32::from(age_max) + 1) * 12);
                turns_older > first
            }),
            Share::Minority => person.and_then(|person| person.is_minority()).unwrap_or(false),
            Share::Remote => official.holdings.iter().any(|held| {
                let unit = record.units.get(&held.value.unit);
                unit.and_then(|seen| seen.value.areas.as_deref())
                    .is_some_and(|areas| areas.iter().any(|area| *area != Area::EthnicMinority))
            }),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    signed_by: String,
    away_percent_max: Spanned<u8>,
    away_people_min: u32,
    #[serde(default)]
    waited_percent: Option<Spanned<u16>>,
    change_vnd: Option<Spanned<i64>>,
    priority: Vec<WrittenPriority>,
    #[serde(default)]
    apart: Vec<WrittenApart>,
    #[serde(default)]
    floor: Vec<WrittenFloor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPriority {
    code: String,
    #[serde(default)]
    titles: Vec<Spanned<String>>,
    #[serde(default)]
    origins: Vec<Origin>,
    penalty_vnd: Spanned<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenApart {
    titles: Vec<Spanned<String>>,
    away_max: Spanned<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFloor {
    of: Spanned<Share>,
    percent: Spanned<u8>,
}

impl Policy {
    /// Reads a policy. The last priority must be the one for all others, so that every need has a weight.
    pub fn read(pack: Pack<'_>, titles: &Titles) -> Result<Policy, PackError> {
        let written: Written = pack.read()?;
        percent(pack, &written.away_percent_max)?;
        let last = written.priority.len().saturating_sub(1);
        let mut priorities = Vec::new();
        for (at, priority) in written.priority.iter().enumerate() {
            if (priority.titles.is_empty() && priority.origins.is_empty()) != (at == last) {
                let problem =
                    "the last priority, and only the last, names no titles and no origins: it is for all others";
                return Err(pack.at(&priority.penalty_vnd, problem.to_owned()));
            }
            priorities.push(Priority {
                code: priority.code.clone(),
                titles: known(pack, titles, &priority.titles)?,
                origins: priority.origins.clone(),
                penalty_vnd: money(pack, &priority.penalty_vnd)?,
            });
        }
        let mut apart = Vec::new();
        for set in &written.apart {
            if *set.away_max.as_ref() == 0 {
                let problem = "of these people nobody could ever study; at least one may be away".to_owned();
                return Err(pack.at(&set.away_max, problem));
            }
            apart.push(Apart { titles: known(pack, titles, &set.titles)?, away_max: *set.away_max.as_ref() });
        }
        let mut floors: Vec<Floor> = Vec::new();
        for floor in &written.floor {
            if floors.iter().any(|other| other.of == *floor.of.as_ref()) {
                return Err(pack.at(&floor.of, "this floor stands twice".to_owned()));
            }
            floors.push(Floor { of: *floor.of.as_ref(), percent: percent(pack, &floor.percent)? });
        }
        let waited = written.waited_percent.as_ref();
        if let Some(waited) = waited.filter(|waited| *waited.as_ref() > WAITED_PERCENT_MAX) {
            return Err(pack.at(waited, format!("a year adds at most {WAITED_PERCENT_MAX} percent")));
        }
        Ok(Policy {
            name: written.name,
            signed_by: written.signed_by,
            priorities,
            waited_percent: waited.map_or(0, |waited| *waited.as_ref()),
            change_vnd: written.change_vnd.as_ref().map_or(Ok(0), |change| money(pack, change))?,
            away_percent_max: *written.away_percent_max.as_ref(),
            away_people_min: written.away_people_min,
            apart,
            floors,
        })
    }

    /// What it weighs, in đồng, to let a need wait: by the titles that the person holds or that ask for it, by its origin, and
    /// by the years in which it waited before.
    pub fn penalty_vnd<'a>(&self, titles: impl IntoIterator<Item = &'a TitleCode>, origin: Origin, waited: u8) -> i64 {
        let titles: Vec<&TitleCode> = titles.into_iter().collect();
        let fits = |priority: &&Priority| {
            let title = priority.titles.is_empty() || titles.iter().any(|title| priority.titles.contains(title));
            title && (priority.origins.is_empty() || priority.origins.contains(&origin))
        };
        let once = self.priorities.iter().find(fits).map_or(0, |priority| priority.penalty_vnd);
        once + once / 100 * i64::from(self.waited_percent) * i64::from(waited)
    }

    /// How many of a unit's people may be away full time in one week.
    pub fn away_max(&self, people: usize) -> usize {
        (people * usize::from(self.away_percent_max) / 100).max(self.away_people_min as usize)
    }
}

fn known(pack: Pack<'_>, titles: &Titles, written: &[Spanned<String>]) -> Result<Vec<TitleCode>, PackError> {
    let one = |title: &Spanned<String>| {
        let code = TitleCode::from(title.as_ref().as_str());
        match titles.get(&code) {
            Some(_) => Ok(code),
            None => Err(pack.at(title, format!("no title \"{code}\" in titles.toml"))),
        }
    };
    written.iter().map(one).collect()
}

fn percent(pack: Pack<'_>, written: &Spanned<u8>) -> Result<u8, PackError> {
    match *written.as_ref() {
        percent @ 0..=100 => Ok(percent),
        _ => Err(pack.at(written, "a share is at most 100 percent".to_owned())),
    }
}

fn money(pack: Pack<'_>, written: &Spanned<i64>) -> Result<i64, PackError> {
    match *written.as_ref() {
        vnd @ 0..=PENALTY_VND_MAX => Ok(vnd),
        _ => Err(pack.at(written, format!("a weight is from 0 to {PENALTY_VND_MAX} VND"))),
    }
}

#[cfg(test)]
mod tests;
