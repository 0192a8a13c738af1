//! Translation between facts and the plan engine: two pure functions.
//!
//! The engine knows numbers only. [`PlanProblem::of`] writes the needs, classes and units of a year as its problem and
//! remembers which number stands for what; [`PlanProblem::seats`] and [`PlanProblem::waiting`] read its plan back as facts.

use std::collections::HashMap;

use cadre::need::{Forms, Need, Policy};
use cadre::record::{PersonId, Record, UnitId};
use cadre::school::{Class, Form, ProgrammeCode, School, SchoolYear, Seat, Waiting, WhyNot};
use plan::{
    AwaySet, Checked, Course, CourseIx, Draft, Members, Mode, NeedIx, Obstacle, PersonIx, Problem, Reason, Session,
    SessionIx, SiteIx, Slot,
};
use words::{Date, Interval};

/// A year's planning as the engine sees it, and what its numbers stand for.
pub(crate) struct PlanProblem<'a> {
    /// The engine's problem.
    pub(crate) problem: Problem,
    needs: &'a [Need],
    classes: Vec<&'a Class>,
    weeks: Weeks,
}

/// The weeks of a plan: week 0 begins on the Monday of the week of 1 January.
#[derive(Clone, Copy)]
struct Weeks {
    monday: Date,
}

impl Weeks {
    fn of(year: i16) -> Weeks {
        let first = Date::new(year, 1, 1).unwrap_or(Date::MIN);
        let since_monday = i64::from(first.weekday().to_monday_zero_offset());
        Weeks { monday: first.saturating_sub(jiff::Span::new().days(since_monday)) }
    }

    /// The week a day lies in; days before the first week count as it.
    fn of_day(self, day: Date) -> u32 {
        let days = (day - self.monday).get_days();
        u32::try_from(days.div_euclid(7)).unwrap_or(0)
    }

    /// The first week that begins on the day or later.
    fn next_from(self, day: Date) -> u32 {
        self.of_day(day.saturating_add(jiff::Span::new().days(6)))
    }

    /// The weeks a class touches: its first, and how many.
    fn of_span(self, dates: Interval) -> (u32, u32) {
        let start = dates.from().map_or(0, |day| self.of_day(day));
        let end = dates.end().map_or(start + 1, |day| self.next_from(day));
        (start, end.saturating_sub(start).max(1))
    }

    fn first_day(self, week: u32) -> Date {
        self.monday.saturating_add(jiff::Span::new().weeks(i64::from(week)))
    }
}

impl<'a> PlanProblem<'a> {
    /// The problem of a year. People are numbered in list order, classes, sites and programmes in the order of their
    /// codes, so the same facts give the same problem to the byte.
    pub(crate) fn of(
        record: &'a Record,
        needs: &'a [Need],
        policy: &Policy,
        year: &SchoolYear,
    ) -> Result<PlanProblem<'a>, plan::ProblemError> {
        let school = &record.school;
        let weeks = Weeks::of(year.year);
        let classes = school.classes_of(year.year);
        let units: Vec<UnitId> = units_of(needs);
        let people: Vec<PersonId> = people_of(needs);
        let weeks_planned =
            classes.iter().map(|class| weeks.of_span(class.dates)).map(|(start, length)| start + length);
        let horizon = weeks_planned.max().unwrap_or(1).max(1);

        let mut draft = Draft { weeks: horizon, budget: year.budget_vnd, ..Draft::default() };
        draft.travel = travel(record, year, school, &units);
        draft.courses = vec![Course { requires: None }; school.programmes.len()];
        let course: HashMap<&ProgrammeCode, CourseIx> =
            school.programmes.iter().enumerate().map(|(ix, seen)| (&seen.value.code, CourseIx::of(ix))).collect();
        for class in &classes {
            let site = school.sites.iter().position(|seen| seen.value.code == class.site).unwrap_or(0);
            draft.sessions.push(session(weeks, class, course[&class.programme], SiteIx::of(units.len() + site)));
        }
        let unit_ix: HashMap<UnitId, SiteIx> =
            units.iter().enumerate().map(|(ix, unit)| (*unit, SiteIx::of(ix))).collect();
        let person_ix: HashMap<PersonId, PersonIx> =
            people.iter().enumerate().map(|(ix, person)| (*person, PersonIx::of(ix))).collect();
        for need in needs {
            let person = person_ix[&need.person];
            if draft.people.len() == person.at() {
                draft.people.push(plan::Person { site: unit_ix[&need.unit], from: 0, until: horizon });
            }
            draft.needs.push(plan::Need {
                person,
                course: course[&need.programme],
                earliest: need.within.from().map_or(0, |day| weeks.of_day(day)),
                due: need.within.end().map_or(horizon, |day| weeks.of_day(day).min(horizon)),
                mode: match need.forms {
                    Forms::Any => Mode::Any,
                    Forms::FullTime => Mode::Full,
                },
                penalty: need.penalty_vnd,
            });
        }
        draft.sets = cover(record, &units, needs, &person_ix, policy);
        Ok(PlanProblem { problem: Problem::new(draft)?, needs, classes, weeks })
    }

    /// The seats of a plan, by class, then in list order.
    pub(crate) fn seats(&self, plan: &Checked) -> Vec<Seat> {
        let mut by_class: Vec<Vec<Seat>> = vec![Vec::new(); self.classes.len()];
        for (at, need) in self.needs.iter().enumerate() {
            let Some(session) = plan.session_of(NeedIx::of(at)) else { continue };
            by_class[session.at()].push(Seat {
                person: need.person,
                class: self.classes[session.at()].code.clone(),
                programme: need.programme.clone(),
                because: need.because.clone(),
            });
        }
        by_class.into_iter().flatten().collect()
    }

    /// The needs a plan does not serve, each with what keeps the person out of each class.
    pub(crate) fn waiting(&self, plan: &Checked) -> Vec<Waiting> {
        let waiting = plan.unserved().iter().map(|need| {
            let of = &self.needs[need.at()];
            let obstacles = plan::why_not(&self.problem, plan, *need);
            Waiting {
                person: of.person,
                programme: of.programme.clone(),
                because: of.because.clone(),
                why: obstacles.iter().filter_map(|obstacle| self.why(obstacle, of)).collect(),
            }
        });
        waiting.collect()
    }

    /// The class and what keeps the person out of it; nothing where the programme has no class.
    fn why(&self, obstacle: &Obstacle, need: &Need) -> Option<(String, WhyNot)> {
        let why = match &obstacle.reason {
            Reason::NoSession => return None,
            Reason::OutsideWindow { .. } => WhyNot::OutsideWindow,
            Reason::WrongMode => WhyNot::WrongForm,
            Reason::NotOpened { learners_missing } => WhyNot::NotOpened { learners_missing: *learners_missing },
            Reason::FullUp { .. } => WhyNot::Full,
            Reason::Clash { with } => WhyNot::Clash { class: self.code(*with) },
            Reason::PrerequisiteNotServed { .. } | Reason::TooEarly { .. } => WhyNot::PrerequisiteFirst,
            Reason::CoverReached { week, .. } => WhyNot::CoverReached { week: self.weeks.first_day(*week) },
            Reason::BudgetSpent { .. } => WhyNot::BudgetSpent,
            Reason::CheaperUnserved { price, .. } => {
                WhyNot::CostsMoreThanWaiting { cost_vnd: *price, penalty_vnd: need.penalty_vnd }
            }
        };
        Some((self.code(obstacle.session?), why))
    }

    fn code(&self, session: SessionIx) -> String {
        self.classes[session.at()].code.clone()
    }
}

/// The units whose people have needs, in the order in which they first appear.
fn units_of(needs: &[Need]) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = Vec::new();
    for need in needs {
        if !units.contains(&need.unit) {
            units.push(need.unit);
        }
    }
    units
}

/// The people with needs, in list order; the needs of one person stand together.
fn people_of(needs: &[Need]) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = needs.iter().map(|need| need.person).collect();
    people.dedup();
    people
}

/// What the ways cost. Units come first, then the school's sites; nobody travels to a unit.
fn travel(record: &Record, year: &SchoolYear, school: &School, units: &[UnitId]) -> Vec<Vec<i64>> {
    let places = units.len() + school.sites.len();
    let mut ways = vec![vec![0; places]; places];
    for (from, unit) in units.iter().enumerate() {
        for (to, site) in school.sites.iter().enumerate() {
            ways[from][units.len() + to] = year.travel_vnd(record.unit_name(*unit), &site.value.code);
        }
    }
    ways
}

fn session(weeks: Weeks, class: &Class, course: CourseIx, site: SiteIx) -> Session {
    let (start, length) = weeks.of_span(class.dates);
    let slot = match class.form {
        Form::FullTime => Slot::Full,
        Form::PartTime(weekdays) => Slot::Weekdays(weekdays.days().fold(0, |bits, day| bits | 1 << (day - 1))),
    };
    Session {
        course,
        site,
        start,
        length,
        slot,
        low: class.seats_min,
        high: class.seats_max,
        open_cost: class.open_cost_vnd,
    }
}

/// Cover (quân số trực): of each unit only so many are away full time in one week, counted over everybody who holds a
/// title there and not only over those with needs.
fn cover(
    record: &Record,
    units: &[UnitId],
    needs: &[Need],
    person_ix: &HashMap<PersonId, PersonIx>,
    policy: &Policy,
) -> Vec<AwaySet> {
    let mut staff: HashMap<UnitId, usize> = HashMap::new();
    for official in &record.officials {
        let mut at: Vec<UnitId> = official.holdings.iter().map(|held| held.value.unit).collect();
        at.dedup();
        for unit in at {
            *staff.entry(unit).or_default() += 1;
        }
    }
    let mut members: HashMap<UnitId, Vec<PersonIx>> = HashMap::new();
    for need in needs {
        let of_unit = members.entry(need.unit).or_default();
        if of_unit.last() != Some(&person_ix[&need.person]) {
            of_unit.push(person_ix[&need.person]);
        }
    }
    let set = |unit: &UnitId| AwaySet {
        away: policy.away_max(staff.get(unit).copied().unwrap_or(0)) as u32,
        members: Members::These(members.remove(unit).unwrap_or_default()),
    };
    units.iter().map(set).collect()
}
