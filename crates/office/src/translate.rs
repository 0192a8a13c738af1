//! Translation between facts and the plan engine: two pure functions.
//!
//! The engine knows numbers only. [`PlanProblem::of`] writes the needs, classes and units of a year as its problem and
//! remembers which number stands for what; [`PlanProblem::seats`] and [`PlanProblem::waiting`] read its plan back as facts.

mod answers;
mod sets;
mod timetable;
mod weeks;

use std::collections::HashMap;

use cadre::need::{Forms, Need, Policy};
use cadre::record::{PersonId, Record, UnitId};
use cadre::school::{Class, Form, ProgrammeCode, School, SchoolYear, Seat, Waiting, WhyNot, Wish, Wishes};
use plan::{
    Checked, Course, CourseIx, Draft, Inquiry, Keep, KeepPrice, Mode, NeedIx, Obstacle, PersonIx, Problem, Reason,
    Session, SessionIx, SiteIx, Slot, Violation,
};
use words::Date;

use sets::Together;
pub(crate) use timetable::{SchoolTime, TimetableProblem};
use weeks::Weeks;

/// What a year's problem is made from.
#[derive(Clone, Copy)]
pub(crate) struct Year<'a> {
    /// People, units and the school.
    pub(crate) record: &'a Record,
    /// What is needed, in list order of the people.
    pub(crate) needs: &'a [Need],
    /// Weights, covers and floors.
    pub(crate) policy: &'a Policy,
    /// The school's year.
    pub(crate) year: &'a SchoolYear,
}

/// How the seats that officers marked are held.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hold {
    /// Whatever it costs.
    Fast,
    /// As much as the heaviest need weighs: where the marks cannot all be followed, most of them are.
    Dear,
}

/// A year's planning as the engine sees it, and what its numbers stand for.
#[derive(Clone)]
pub(crate) struct PlanProblem<'a> {
    /// The engine's problem.
    pub(crate) problem: Problem,
    needs: &'a [Need],
    classes: Vec<&'a Class>,
    together: Vec<Together>,
    pinned: Vec<(NeedIx, SessionIx)>,
    weeks: Weeks,
}

impl<'a> PlanProblem<'a> {
    /// The problem of a year. People are numbered in list order, classes, sites and programmes in the order of their
    /// codes, so the same facts give the same problem to the byte.
    pub(crate) fn of(ask: &Year<'a>) -> Result<PlanProblem<'a>, plan::ProblemError> {
        let Year { record, needs, policy, year } = *ask;
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
                due: need.within.end().map_or(horizon, |day| weeks.next_from(day).min(horizon)),
                mode: match need.forms {
                    Forms::Any => Mode::Any,
                    Forms::FullTime => Mode::Full,
                },
                penalty: need.penalty_vnd,
            });
        }
        let (together, away) = sets::sets(record, &units, needs, &person_ix, policy, year).into_iter().unzip();
        draft.sets = away;
        draft.groups = sets::groups(record, &people, policy, weeks.first_day(0));
        Ok(PlanProblem { problem: Problem::new(draft)?, needs, classes, together, pinned: Vec::new(), weeks })
    }

    /// The same problem with an earlier draft to be kept as far as possible, and the marked seats held. Answers the wishes
    /// that no plan can fulfil, each with what stands against it.
    pub(crate) fn keeping(
        &self,
        wishes: &Wishes,
        hold: Hold,
        change_vnd: i64,
    ) -> Result<(PlanProblem<'a>, Vec<(usize, WhyNot)>), plan::ProblemError> {
        let mut asked: Vec<(usize, (NeedIx, SessionIx))> = Vec::new();
        for (place, wish) in wishes.fast.iter().enumerate() {
            asked.extend(self.numbers(wish).map(|numbers| (place, numbers)));
        }
        let wanted: Vec<(NeedIx, SessionIx)> = asked.iter().map(|(_, numbers)| *numbers).collect();
        let promises = plan::promises(&self.problem, &wanted);
        let broken = promises.broken.iter().map(|(at, violation)| (asked[*at].0, self.against(violation)));
        let broken: Vec<(usize, WhyNot)> = broken.collect();
        let mut draft: Draft = (*self.problem).clone();
        let mut keep = |(need, session): (NeedIx, SessionIx), price| {
            let of = &self.problem.needs[need.at()];
            draft.keeps.push(Keep { person: of.person, course: of.course, session, price });
        };
        let heaviest = self.needs.iter().map(|need| need.penalty_vnd).max().unwrap_or(0);
        let price = match hold {
            Hold::Fast => KeepPrice::Lock,
            Hold::Dear => KeepPrice::Price(heaviest.max(change_vnd)),
        };
        promises.kept.iter().for_each(|kept| keep(*kept, price));
        for known in wishes.known.iter().filter_map(|known| self.numbers(known)) {
            if !promises.kept.iter().any(|(need, _)| *need == known.0) {
                keep(known, KeepPrice::Price(change_vnd));
            }
        }
        Ok((PlanProblem { problem: Problem::new(draft)?, pinned: promises.kept, ..self.clone() }, broken))
    }

    fn numbers(&self, wish: &Wish) -> Option<(NeedIx, SessionIx)> {
        let need = self.needs.iter().position(|n| n.person == wish.person && n.programme == wish.programme)?;
        let session = self.classes.iter().position(|class| class.code == wish.class)?;
        Some((NeedIx::of(need), SessionIx::of(session)))
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
                penalty_vnd: need.penalty_vnd,
                missed: need.missed.or_else(|| self.late(need, session)),
                pinned: self.pinned.contains(&(NeedIx::of(at), session)),
            });
        }
        by_class.into_iter().flatten().collect()
    }

    /// The last day by which something is due, where the class ends behind it: a plan counts in weeks, the law in days.
    fn late(&self, need: &Need, session: SessionIx) -> Option<Date> {
        let due = need.within.end()?;
        let late = self.classes[session.at()].dates.end().is_some_and(|end| end > due);
        late.then(|| due.yesterday().ok()).flatten()
    }

    /// The needs a plan does not serve, each with what keeps the person out of each class.
    pub(crate) fn waiting(&self, plan: &Checked) -> Vec<Waiting> {
        let inquiry = Inquiry::new(&self.problem, plan);
        let waiting = plan.unserved().iter().map(|need| {
            let of = &self.needs[need.at()];
            let obstacles = inquiry.why_not(*need);
            Waiting {
                person: of.person,
                programme: of.programme.clone(),
                because: of.because.clone(),
                penalty_vnd: of.penalty_vnd,
                waited: of.waited,
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
            Reason::CoverReached { set, week } => self.away(set.at(), *week),
            Reason::BudgetSpent { .. } => WhyNot::BudgetSpent,
            Reason::CheaperUnserved { price, .. } => {
                WhyNot::CostsMoreThanWaiting { cost_vnd: *price, penalty_vnd: need.penalty_vnd }
            }
        };
        Some((self.code(obstacle.session?), why))
    }

    /// What a rule says against a seat that an officer wants fast.
    fn against(&self, violation: &Violation) -> WhyNot {
        match violation {
            Violation::WrongMode { .. } => WhyNot::WrongForm,
            Violation::Size { learners, low, high, .. } if learners <= high => {
                WhyNot::NotOpened { learners_missing: low.saturating_sub(*learners) }
            }
            Violation::Size { .. } => WhyNot::Full,
            Violation::Clash { one, other, .. } => WhyNot::Clash { class: self.both(*one, *other) },
            Violation::Cover { set, week, .. } => self.away(set.at(), *week),
            Violation::Budget { .. } => WhyNot::BudgetSpent,
            Violation::BeforePrerequisite { .. } | Violation::WithoutPrerequisite { .. } => WhyNot::PrerequisiteFirst,
            _ => WhyNot::OutsideWindow,
        }
    }

    fn away(&self, set: usize, week: u32) -> WhyNot {
        let week = self.weeks.first_day(week);
        match self.together[set] {
            Together::Cover => WhyNot::CoverReached { week },
            Together::Apart => WhyNot::ApartReached { week },
            Together::Places => WhyNot::PlacesReached { week },
        }
    }

    fn both(&self, one: SessionIx, other: SessionIx) -> String {
        format!("{}, {}", self.code(one), self.code(other))
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
