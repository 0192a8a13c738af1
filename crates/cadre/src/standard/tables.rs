//! Tables of the law: what single requirements look up, each row with its own citation.

use std::sync::Arc;

use serde::Serialize;
use words::Date;

use super::condition::{Barred, BySex};
use super::{Citation, Scope};
use crate::record::{Area, Grade, Level, Measure, Paper, Sex, Staff, Subject};

/// Retirement age of those who reach it in a year (tuổi nghỉ hưu).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RetirementAge {
    /// Calendar year in which the age is reached.
    pub year: i16,
    /// Age in months.
    pub months: BySex,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// How long discipline bars something, from the day it takes effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// What is barred.
    pub from: Barred,
    /// For whom; everybody when empty.
    pub staff: Vec<Staff>,
    /// Months by measure; a measure that is not named does not bar.
    pub months: Vec<(Measure, u16)>,
    /// Whether a pending case bars.
    pub pending: bool,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// Scale of the yearly evaluation: from how many points on a grade is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scale {
    /// For whom; everybody when empty.
    pub staff: Vec<Staff>,
    /// Points from which a grade is reached, highest grade first; empty where grades were given by criteria without points.
    pub points: Vec<(Grade, u8)>,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// What evidence must be to count by an equivalence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Has {
    /// Its level, or a higher one of the same subject.
    pub level: Level,
    /// The kind of paper, where only one counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<Paper>,
    /// Words of which the field of study must contain one, where it matters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub majors: Vec<String>,
    /// It must have been issued before this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_before: Option<Date>,
}

/// An edge of the equivalence graph: evidence of one kind counts as a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Equivalent {
    /// Code.
    pub code: String,
    /// What one has.
    pub has: Has,
    /// What it counts as.
    pub gives: Level,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// How long evidence of a subject counts from the day it was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Validity {
    /// The subject.
    pub subject: Subject,
    /// Months.
    pub months: u16,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// A ground on which a subject may be waived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WaiverGround {
    /// Code that a waiver names.
    pub code: String,
    /// The subjects it may waive.
    pub subjects: Vec<Subject>,
    /// The standards it may be used for; any when empty.
    pub standards: Vec<String>,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// How many posts a unit may have (số lượng cán bộ, công chức).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PostNumbers {
    /// Code.
    pub code: String,
    /// For which units and which staff.
    pub scope: Scope,
    /// At most so many, by class of the unit 1, 2, 3.
    pub max: [u16; 3],
    /// One fewer where the head of police is a regular officer.
    pub minus_regular_police: bool,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// Limits of the planning pool (quy hoạch).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PoolLimit {
    /// Code.
    pub code: String,
    /// At most so many people for one title of one unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people_per_title_max: Option<u16>,
    /// At most so many titles for one person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub titles_per_person_max: Option<u16>,
    /// At least this share of women, percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub women_percent_min: Option<u16>,
    /// At least this share under [`PoolLimit::young_under_years`], percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub young_percent_min: Option<u16>,
    /// Who counts as young.
    pub young_under_years: u16,
    /// Only a title higher than the one held may be planned.
    pub only_higher: bool,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// Compensation of training costs (đền bù chi phí đào tạo): who left what owes how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CompensationRule {
    /// Code.
    pub code: String,
    /// Levels of study it reaches; any other study is free.
    pub reaches: Vec<Level>,
    /// The commitment, as a multiple of the time of study.
    pub commitment_times: u16,
    /// Less for each year of service before, in hundredths of a percent: 100 is one percent.
    pub less_per_year_bp: u16,
    /// The same for women and ethnic minorities.
    pub less_per_year_bp_women_minority: u16,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// A standard that asks less in some areas, where the province says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MayLower {
    /// Which subject.
    pub subject: Subject,
    /// To which level at the lowest.
    pub to: Level,
    /// In which areas.
    pub areas: Vec<Area>,
    /// The clause that allows it.
    pub clause: String,
}

/// The row of the retirement table for somebody, and what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Retirement {
    /// The age that applies, months.
    pub age_months: u16,
    /// The day on which it is reached.
    pub reached: Date,
    /// The last day in service: the last day of the month in which the age is reached.
    pub last_day: Date,
}

/// Retirement of somebody born on `birth` by the rows of a table, which stand by year. The age is that of the year in which
/// it is reached, so the rows are tried one after the other; after the last row its age stays.
///
/// NĐ 135/2020 Art. 3 and 4.
pub(super) fn retirement(rows: &[&RetirementAge], sex: Sex, birth: Date) -> Option<Retirement> {
    let reached = |row: &RetirementAge| words::months_later(birth, i32::from(row.months.of(sex)));
    // No row before the year of birth plus the lowest age of the table can apply: most of the table is skipped.
    let lowest_years = rows.first()?.months.of(sex) as i16 / 12;
    let skip = usize::try_from(birth.year() + lowest_years - rows.first()?.year).unwrap_or(0).min(rows.len() - 1);
    let row = rows[skip..].iter().find(|row| reached(row).year() <= row.year).or(rows.last())?;
    let reached = reached(row);
    Some(Retirement { age_months: row.months.of(sex), reached, last_day: reached.last_of_month() })
}
