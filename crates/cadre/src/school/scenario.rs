//! Scenarios: the same year planned with something otherwise.

use serde::{Deserialize, Serialize};

use super::School;
use crate::need::Policy;

/// Scenario (phương án): the name a draft goes by, and what is otherwise than the school's year and the policy say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scenario {
    /// Its name; empty for the year as it is.
    pub name: String,
    /// Opening and travel together may not exceed this, đồng.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_vnd: Option<i64>,
    /// So many learners may study full time in one week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_time_places: Option<u32>,
    /// Of a unit's people at most this share is away full time in one week, whole percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub away_percent_max: Option<u8>,
    /// Classes that are not held, by code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
}

impl Scenario {
    /// Whether it is the year as it is, under no name.
    pub fn is_plain(&self) -> bool {
        *self == Scenario::default()
    }

    /// Makes a school's year otherwise.
    pub fn change(&self, school: &mut School, year: i16) {
        for seen in school.years.iter_mut().filter(|seen| seen.value.year == year) {
            seen.value.budget_vnd = self.budget_vnd.or(seen.value.budget_vnd);
            seen.value.full_time_places = self.full_time_places.or(seen.value.full_time_places);
        }
        for seen in school.classes.iter_mut().filter(|seen| self.without.contains(&seen.value.code)) {
            seen.value.cancelled = true;
        }
    }

    /// The policy with what is otherwise.
    pub fn policy(&self, policy: &Policy) -> Policy {
        Policy { away_percent_max: self.away_percent_max.unwrap_or(policy.away_percent_max), ..policy.clone() }
    }
}
