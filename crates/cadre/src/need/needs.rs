//! From verdicts to needs: every gap becomes a wanted programme, or is listed with the reason why it does not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use words::{Date, Interval};

use super::Policy;
use crate::record::{Level, Person, PersonId, Record, TitleCode, UnitId};
use crate::school::ProgrammeCode;
use crate::standard::{MayEnter, Outcome, Standards, Verdict};

/// The gap behind a need: which level which standard asks of which title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// Code of the standard.
    pub standard: String,
    /// The title it was asked of.
    pub title: TitleCode,
    /// The level asked.
    pub requires: Level,
}

/// In which forms of study a need may be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forms {
    /// Any form.
    Any,
    /// Full time only: too young for the others by the entry rule.
    FullTime,
}

/// Training need (nhu cầu đào tạo): one person wants one programme within a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Who.
    pub person: PersonId,
    /// The unit whose cover counts while the person is away.
    pub unit: UnitId,
    /// What.
    pub programme: ProgrammeCode,
    /// Because of which gaps; never empty.
    pub because: Vec<Because>,
    /// The time within which the class must lie.
    pub within: Interval,
    /// Forms of study.
    pub forms: Forms,
    /// What the policy sets on letting it wait, đồng.
    pub penalty_vnd: i64,
}

/// Why a gap does not become a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftWhy {
    /// Whether there is a gap is not known: the record says nothing of it.
    Unknown,
    /// The school has no programme that leads to the level.
    NoProgramme,
}

/// A gap, or a possible one, that does not become a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub because: Because,
    /// Why not.
    pub why: LeftWhy,
}

/// Needs of a year, and what did not become one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Needs, in list order of the people, then by programme.
    pub needs: Vec<Need>,
    /// The rest, in list order of the people.
    pub left: Vec<Left>,
}

/// Turns the verdicts of a review into the needs of the calendar year. Several gaps that one programme closes are one
/// need, with the highest penalty among them.
pub fn needs(verdicts: &[Verdict], record: &Record, standards: &Standards, policy: &Policy, year: i16) -> Needs {
    let mut all = Needs::default();
    for of_person in verdicts.chunk_by(|a, b| a.person == b.person) {
        let mut wanted: BTreeMap<ProgrammeCode, Need> = BTreeMap::new();
        for verdict in of_person {
            gaps(verdict, record, policy, &mut wanted, &mut all.left);
        }
        for mut need in wanted.into_values() {
            (need.within, need.forms) = limits(&need, record, standards, year);
            all.needs.push(need);
        }
    }
    all
}

fn gaps(
    verdict: &Verdict,
    record: &Record,
    policy: &Policy,
    wanted: &mut BTreeMap<ProgrammeCode, Need>,
    left: &mut Vec<Left>,
) {
    let person = verdict.person;
    for test in &verdict.tests {
        let because =
            Because { standard: verdict.standard.code.clone(), title: verdict.title.clone(), requires: test.requires };
        let programme = match test.outcome {
            Outcome::Met => continue,
            Outcome::Unknown => {
                left.push(Left { person, because, why: LeftWhy::Unknown });
                continue;
            }
            Outcome::NotMet => record.school.programme_for(test.requires),
        };
        let Some(programme) = programme else {
            left.push(Left { person, because, why: LeftWhy::NoProgramme });
            continue;
        };
        let penalty_vnd = policy.penalty_vnd(&verdict.title);
        let need = wanted.entry(programme.code.clone()).or_insert_with(|| Need {
            person,
            unit: verdict.unit,
            programme: programme.code.clone(),
            because: Vec::new(),
            within: Interval::ALWAYS,
            forms: Forms::Any,
            penalty_vnd,
        });
        need.penalty_vnd = need.penalty_vnd.max(penalty_vnd);
        need.because.push(because);
    }
}

/// The time and the forms in which the need may be served. Whoever is too young for study beside the post when the year
/// begins, or whose birth leaves that open, is planned full time: a plan must not rest on an age nobody knows.
fn limits(need: &Need, record: &Record, standards: &Standards, year: i16) -> (Interval, Forms) {
    let first = Date::new(year, 1, 1).unwrap_or(Date::MIN);
    let within = Interval::since(first);
    let level = record.school.programme(&need.programme).map(|programme| programme.gives);
    let person: Option<&Person> =
        record.official(need.person).and_then(|official| official.person.as_ref()).map(|seen| &seen.value);
    let (Some(level), Some(person)) = (level, person) else { return (within, Forms::Any) };
    let rules = standards.entries.iter().filter(|rule| rule.level == level && rule.in_force.contains(first));
    let old_enough = rules.map(|rule| rule.part_time(person, first)).all(|may| may == MayEnter::Yes);
    (within, if old_enough { Forms::Any } else { Forms::FullTime })
}
