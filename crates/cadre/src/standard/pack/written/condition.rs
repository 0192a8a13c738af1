//! Conditions as they are written.

use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;
use words::fold;

use super::super::super::condition::{Barred, BySex, Condition, Membership, Requirement};
use super::Desk;
use crate::pack::PackError;
use crate::record::{Area, Grade, Subject};

/// A number, or one for each sex: `60` or `{ female = 28, male = 30 }`.
#[derive(Clone, Copy, Deserialize)]
#[serde(untagged)]
enum WrittenBySex {
    Both(u16),
    Each { female: u16, male: u16 },
}

impl From<WrittenBySex> for BySex {
    fn from(written: WrittenBySex) -> BySex {
        match written {
            WrittenBySex::Both(both) => BySex { female: both, male: both },
            WrittenBySex::Each { female, male } => BySex { female, male },
        }
    }
}

/// One requirement or a branch, told apart by its first key.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenCondition {
    all: Option<Vec<WrittenCondition>>,
    any: Option<Vec<WrittenCondition>>,
    some: Option<Spanned<usize>>,
    of: Option<Vec<WrittenCondition>>,
    subject: Option<Spanned<Subject>>,
    at_least: Option<Spanned<String>>,
    majors: Option<Vec<String>>,
    age_from_years: Option<WrittenBySex>,
    age_at_first_max_years: Option<WrittenBySex>,
    working_months: Option<u16>,
    working_months_at_first: Option<u16>,
    grade: Option<Grade>,
    years: Option<u8>,
    service_years: Option<u16>,
    party: Option<Membership>,
    not_barred_from: Option<Barred>,
    lessons_a_year: Option<u16>,
    months_in_post: Option<u16>,
    in_pool: Option<bool>,
    full_time: Option<bool>,
    ethnic_minority: Option<bool>,
    areas: Option<Vec<Area>>,
}

impl Desk<'_> {
    pub(super) fn some(
        &self,
        at_least: usize,
        of: &[WrittenCondition],
        near: &Spanned<String>,
    ) -> Result<Condition, PackError> {
        let of = of.iter().map(|one| self.condition(one, near)).collect::<Result<Vec<_>, _>>()?;
        if at_least == 0 || at_least > of.len() {
            let problem = format!("{at_least} of {} requirements: it is at least one, and at most all", of.len());
            return Err(self.pack.at(near, problem));
        }
        Ok(Condition::Some { at_least, of, by: None })
    }

    fn condition(&self, written: &WrittenCondition, near: &Spanned<String>) -> Result<Condition, PackError> {
        if let Some(all) = &written.all {
            return self.some(all.len(), all, near);
        }
        if let Some(any) = &written.any {
            return self.some(1, any, near);
        }
        if let (Some(at_least), Some(of)) = (&written.some, &written.of) {
            return self.some(*at_least.as_ref(), of, near);
        }
        let mut found = Vec::new();
        if let (Some(subject), Some(at_least)) = (&written.subject, &written.at_least) {
            let level = self.level(*subject.as_ref(), at_least)?;
            let majors = written.majors.iter().flatten().map(|word| fold(word)).collect();
            found.push(Requirement::Level { level, majors });
        }
        found.extend(written.age_from_years.map(|years| Requirement::AgeFrom { years: years.into() }));
        found.extend(written.age_at_first_max_years.map(|years| Requirement::AgeAtFirst { years: years.into() }));
        found.extend(written.working_months.map(|months| Requirement::WorkingMonths { months, at_first: false }));
        found.extend(
            written.working_months_at_first.map(|months| Requirement::WorkingMonths { months, at_first: true }),
        );
        if let (Some(grade), Some(years)) = (written.grade, written.years) {
            found.push(Requirement::Grades { grade, years });
        }
        found.extend(written.service_years.map(|years| Requirement::ServiceYears { years }));
        found.extend(written.party.map(|membership| Requirement::Party { membership }));
        found.extend(written.not_barred_from.map(|from| Requirement::NoBar { from }));
        found.extend(written.lessons_a_year.map(|lessons| Requirement::Lessons { lessons }));
        found.extend(written.months_in_post.map(|months| Requirement::PostMonths { months }));
        found.extend(written.in_pool.filter(|wanted| *wanted).map(|_| Requirement::InPool));
        found.extend(written.full_time.filter(|wanted| *wanted).map(|_| Requirement::FullTime));
        found.extend(written.ethnic_minority.filter(|wanted| *wanted).map(|_| Requirement::EthnicMinority));
        found.extend(written.areas.clone().map(|areas| Requirement::Areas { areas }));
        let one = <[Requirement; 1]>::try_from(found);
        let [requirement] = one.map_err(|found| {
            let problem =
                format!("a requirement says one thing, this one {}: write each in braces of its own", found.len());
            match &written.subject {
                Some(subject) => self.pack.at(subject, problem),
                None => self.pack.at(near, problem),
            }
        })?;
        Ok(Condition::One(Arc::new(requirement)))
    }
}
