//! What a timetable is made from: the facts, the plan, and the versions that were published.

use std::collections::HashMap;

use cadre::record::{Record, facts_hash};
use cadre::school::{AnnualPlan, Meeting, Timetable};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use store::{StoreError, Tx};
use words::{Date, PlanMessage};

use super::TIMETABLE;
use crate::acts::plan_year::drafts::Plans;
use crate::translate::{SchoolTime, TimetableProblem};
use crate::{Fault, No, Office};

/// All of it, of one year.
pub(crate) struct Ground {
    year: i16,
    record: Record,
    /// Hash of the facts.
    pub(super) facts_hash: [u8; 32],
    /// Learners of each class that opens, where a plan says so.
    learners: Option<HashMap<String, u32>>,
    /// The latest version of the year.
    pub(crate) published: Option<Timetable>,
    /// Meetings of classes that began in other years.
    elsewhere: Vec<Meeting>,
}

impl Ground {
    /// Loads it.
    pub(crate) fn load(office: &Office, year: i16) -> Result<Ground, No> {
        let (facts, plans, published, others) = office.store.read(|tx| {
            let latest = |tx: &mut Tx<'_>, kind: &str, year: i16| {
                let found = store::decision::latest(tx, office.tenant, kind, &year.to_string())?;
                Ok::<_, StoreError>(found.map(|decision| decision.body))
            };
            let facts = store::fact::load(tx, office.tenant)?;
            let (plans, published) = (Plans::load(tx, office.tenant)?, latest(tx, TIMETABLE, year)?);
            // A class lasts two years at most.
            let others: Result<Vec<_>, _> =
                [year - 2, year - 1, year + 1, year + 2].map(|year| latest(tx, TIMETABLE, year)).into_iter().collect();
            Ok((facts, plans, published, others?))
        })?;
        let mut elsewhere: Vec<Meeting> = Vec::new();
        for body in others.into_iter().flatten() {
            elsewhere.extend(stored::<Timetable>(&body, "timetable")?.meetings);
        }
        let plan = plans.in_force(year)?.map(|(_, plan)| plan);
        Ok(Ground {
            year,
            record: Record::at(&facts, office.moment.today, Timestamp::MAX),
            facts_hash: facts_hash(&facts),
            learners: plan.as_ref().map(learners),
            published: published.map(|body| stored(&body, "timetable")).transpose()?,
            elsewhere,
        })
    }

    /// The problem of the year, with what was published where it is to be kept.
    pub(crate) fn problem<'a>(
        &'a self,
        office: &'a Office,
        keep: bool,
        from: Date,
    ) -> Result<TimetableProblem<'a>, No> {
        let year = self.year;
        let school_time = SchoolTime {
            school: &self.record.school,
            year: self.record.school.year(year).ok_or(PlanMessage::NoSchoolYear { year })?,
            calendar: &office.rules.calendar,
            teaching: &office.rules.teaching,
            learners: self.learners.as_ref(),
            before: self.published.as_ref().filter(|_| keep),
            others: &self.elsewhere,
            from,
        };
        let problem = TimetableProblem::of(&school_time).ok_or(PlanMessage::NoClasses { year })?;
        problem.problem.validate().map_err(Fault::TimetableProblem)?;
        Ok(problem)
    }
}

/// What was kept of a decision.
pub(crate) fn stored<T: DeserializeOwned>(body: &[u8], what: &'static str) -> Result<T, Fault> {
    serde_json::from_slice(body).map_err(|error| Fault::Stored { what, error })
}

/// Learners of each class that opens.
fn learners(plan: &AnnualPlan) -> HashMap<String, u32> {
    let mut learners = HashMap::new();
    for seat in &plan.seats {
        *learners.entry(seat.class.clone()).or_default() += 1;
    }
    learners
}
