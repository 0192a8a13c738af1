//! From verdicts to needs: every gap becomes a wanted programme, or is listed with the reason why it does not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use words::{Date, Interval};

use super::Policy;
use crate::record::{Level, Official, PersonId, Record, TitleCode, UnitId};
use crate::school::{Programme, ProgrammeCode};
use crate::standard::{Law, Outcome, Purpose, Requirement, Verdict, Want, enter};

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
    /// The person studies for it already.
    Studying,
    /// The rules on who may enter the study are not met.
    MayNotEnter,
    /// Something else that the planned title asks can never be met.
    NeverMet,
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
/// need, with the highest penalty among them. What the law of entry forbids is not planned.
pub fn needs(verdicts: &[Verdict], record: &Record, law: &Law<'_>, policy: &Policy, year: i16) -> Needs {
    let first = Date::new(year, 1, 1).unwrap_or(Date::MIN);
    let desk = Desk { record, policy, law: law.on(first), first };
    let mut all = Needs::default();
    for of_person in verdicts.chunk_by(|a, b| a.person == b.person) {
        let mut wanted: BTreeMap<ProgrammeCode, Need> = BTreeMap::new();
        for verdict in of_person {
            desk.gaps(verdict, &mut wanted, &mut all.left);
        }
        all.needs.extend(wanted.into_values());
    }
    all
}

/// The desk at which gaps become needs.
struct Desk<'a> {
    record: &'a Record,
    policy: &'a Policy,
    law: Law<'a>,
    first: Date,
}

impl Desk<'_> {
    fn gaps(&self, verdict: &Verdict, wanted: &mut BTreeMap<ProgrammeCode, Need>, left: &mut Vec<Left>) {
        let (Some(title), Some(unit)) = (&verdict.title, verdict.unit) else { return };
        let person = verdict.person;
        let Some(official) = self.record.official(person) else { return };
        for (requires, known) in gaps(verdict) {
            let because = Because { standard: verdict.standard.code.clone(), title: title.clone(), requires };
            let programme = match self.programme(official, verdict, requires, known) {
                Ok(programme) => programme,
                Err(why) => {
                    left.push(Left { person, because, why });
                    continue;
                }
            };
            let penalty_vnd = self.policy.penalty_vnd(title);
            let need = wanted.entry(programme.code.clone()).or_insert_with(|| Need {
                person,
                unit,
                programme: programme.code.clone(),
                because: Vec::new(),
                within: Interval::since(self.first),
                forms: self.forms(official, programme.gives),
                penalty_vnd,
            });
            need.penalty_vnd = need.penalty_vnd.max(penalty_vnd);
            need.because.push(because);
        }
    }

    /// The programme that closes a gap, or why none is planned.
    fn programme(
        &self,
        official: &Official,
        verdict: &Verdict,
        gap: Level,
        known: bool,
    ) -> Result<&Programme, LeftWhy> {
        if !known {
            return Err(LeftWhy::Unknown);
        }
        // Somebody in post needs the level also where something else can never be met; somebody planned for it does not.
        if verdict.purpose == Purpose::Planned && verdict.turns.is_empty() {
            return Err(LeftWhy::NeverMet);
        }
        if official.side().studies.iter().any(|study| study.value.level.reaches(gap)) {
            return Err(LeftWhy::Studying);
        }
        let programme = self.record.school.programme_for(gap).ok_or(LeftWhy::NoProgramme)?;
        let entry = enter(self.record, &self.law, official, programme.gives, true);
        if entry.iter().any(|verdict| verdict.outcome == Outcome::NotMet) {
            return Err(LeftWhy::MayNotEnter);
        }
        Ok(programme)
    }

    /// Forms of study. Whoever may not study beside the post when the year begins, or of whom that is not known, is planned
    /// full time: a plan must not rest on an age nobody knows.
    fn forms(&self, official: &Official, level: Level) -> Forms {
        let open = |full_time| {
            let verdicts = enter(self.record, &self.law, official, level, full_time);
            verdicts.iter().map(|verdict| verdict.proof.open().len()).sum::<usize>()
        };
        if open(false) > open(true) { Forms::FullTime } else { Forms::Any }
    }
}

/// The levels a verdict lacks, each with whether it is known to be lacking. Where there are several ways to turn it, the one
/// that is done the earliest counts.
fn gaps(verdict: &Verdict) -> Vec<(Level, bool)> {
    let turn = verdict.turns.first();
    let in_turn = |level: Level| {
        turn.is_none_or(|turn| {
            turn.additions
                .iter()
                .any(|addition| matches!(addition.want, Want::Level { level: wanted, .. } if wanted.reaches(level)))
        })
    };
    let open = verdict.proof.open();
    let mut gaps: Vec<(Level, bool)> = open
        .into_iter()
        .filter(|(_, outcome)| *outcome != Outcome::Exempt)
        .filter_map(|(tried, outcome)| match tried.requirement.as_ref() {
            Requirement::Level { level, .. } if in_turn(*level) => Some((*level, outcome != Outcome::Unknown)),
            _ => None,
        })
        .collect();
    gaps.dedup();
    gaps
}
