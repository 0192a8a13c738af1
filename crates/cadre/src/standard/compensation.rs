//! Compensation of training costs (đền bù chi phí đào tạo): S = F / T1 × (T1 − T2), NĐ 101/2017 Art. 7-9, NĐ 171/2025.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use words::Date;

use super::law::holding;
use super::{AsOf, Citation, Standards};
use crate::record::Level;

/// How somebody left what they were sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leaving {
    /// Left the course, the job or the contract during the course.
    DuringCourse,
    /// Finished without a diploma.
    NoDiploma,
    /// Left before the committed time of service was over.
    BeforeCommitmentEnds,
}

/// Study that was paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Study {
    /// What it led to.
    pub level: Level,
    /// The day of sending, which decides by which law it is settled.
    pub sent_on: Date,
    /// Months of the course.
    pub course_months: u16,
    /// Cost, đồng: fees and everything else but salary and allowances.
    pub cost_vnd: i64,
    /// Months served since.
    pub served_months: u16,
    /// Years of service before, without probation.
    pub service_years: u16,
    /// Women and members of ethnic minorities have more taken off.
    pub woman_or_minority: bool,
}

/// What is owed, with the terms of the formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compensation {
    /// Code of the rule.
    pub rule: String,
    /// Months committed to: T1.
    pub committed_months: u32,
    /// Months served of them: T2.
    pub served_months: u32,
    /// Before anything is taken off, đồng.
    pub before_vnd: i64,
    /// Taken off for years of service, đồng.
    pub off_vnd: i64,
    /// Owed, đồng.
    pub owed_vnd: i64,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// What is owed by the rule in force on the day of sending; nothing where no rule reaches the study.
pub fn compensation(standards: &Standards, study: &Study, leaving: Leaving) -> Option<Compensation> {
    let as_of = AsOf::day(study.sent_on);
    let rules = holding(&standards.compensations, as_of, |rule| &rule.citation);
    let rule = rules.into_iter().find(|rule| rule.reaches.iter().any(|reached| study.level.reaches(*reached)))?;
    let committed_months = u32::from(study.course_months) * u32::from(rule.commitment_times);
    let served_months = u32::from(study.served_months).min(committed_months);
    let left = i128::from(committed_months - served_months);
    let cost = i128::from(study.cost_vnd.max(0));
    let before = match leaving {
        Leaving::DuringCourse | Leaving::NoDiploma => cost,
        Leaving::BeforeCommitmentEnds if committed_months == 0 => 0,
        // Rounded up to the whole đồng: the office is not to lose by rounding, and it is less than one đồng.
        Leaving::BeforeCommitmentEnds => {
            (cost * left + i128::from(committed_months) - 1) / i128::from(committed_months)
        }
    };
    let per_year = if study.woman_or_minority { rule.less_per_year_bp_women_minority } else { rule.less_per_year_bp };
    let off_bp = (i128::from(per_year) * i128::from(study.service_years)).min(10_000);
    let off = before * off_bp / 10_000;
    let vnd = |amount: i128| i64::try_from(amount).unwrap_or(i64::MAX);
    Some(Compensation {
        rule: rule.code.clone(),
        committed_months,
        served_months,
        before_vnd: vnd(before),
        off_vnd: vnd(off),
        owed_vnd: vnd(before - off),
        citation: Arc::clone(&rule.citation),
    })
}
