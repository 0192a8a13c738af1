//! What a leader reads in a minute: who meets what and since when, what the plan gives, who waits and why, and which rules are
//! tight. Counts only; names stand in the papers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use words::Date;

use crate::need::{Origin, Policy, Share, YEARS_PASSED_OVER, first_day, inversions};
use crate::record::{PersonId, Record, TitleCode};
use crate::school::{AnnualPlan, Form, ProgrammeCode, WhyNot};
use crate::standard::Verdict;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Part {
    /// How many.
    pub count: i64,
    /// Of how many.
    pub of: i64,
}

impl Part {
    /// Counts one more.
    pub(crate) fn add(&mut self, counts: bool) {
        self.count += i64::from(counts);
        self.of += 1;
    }

    /// In tenths of a percent, rounded down; nothing of nothing.
    pub fn permille(self) -> Option<i64> {
        (self.of > 0).then(|| self.count * 1000 / self.of)
    }
}

/// How a title's standards are met by those who hold it or are planned for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfTitle {
    /// Which title.
    pub title: TitleCode,
    /// Verdicts that are met, now.
    pub now: Part,
    /// The same a year ago.
    pub before: Part,
}

/// What is wanted of a programme, and what the plan gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfProgramme {
    /// Which programme.
    pub programme: ProgrammeCode,
    /// Its name.
    pub name: String,
    /// Needs that have a seat.
    pub needs: Part,
    /// Seats of the classes that open, and how many are taken.
    pub seats: Part,
    /// Classes that open, of those offered.
    pub classes: Part,
}

/// A rule that may be tight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tight {
    /// The budget, đồng.
    Budget,
    /// The school's full-time places, in its fullest week.
    Places,
    /// The seats of all classes that open.
    Seats,
}

/// Why needs wait, whatever class or week it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// Every seat is taken.
    Full,
    /// The unit would be too empty, or people who may not leave together would.
    Cover,
    /// The school has no further full-time place.
    Places,
    /// The class does not open.
    NotOpened,
    /// Another class at the same time.
    Clash,
    /// Outside the time in which the person can go.
    Window,
    /// Too young to study beside the post.
    Form,
    /// The money is spent, or it costs more than waiting.
    Money,
    /// The programme has no class.
    NoClass,
}

/// A floor of the policy and what the plan reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OfFloor {
    /// Whose needs.
    pub of: Share,
    /// The least percent.
    pub percent: u8,
    /// Needs served.
    pub served: Part,
}

/// The summary (báo cáo tóm tắt) of a review and a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The day of the review.
    pub on: Date,
    /// Year of the plan.
    pub year: i16,
    /// Its draft.
    pub draft: i64,
    /// People on record.
    pub people: usize,
    /// Units with people.
    pub units: usize,
    /// All verdicts that are met.
    pub now: Part,
    /// The same a year ago.
    pub before: Part,
    /// By title, those least met first.
    pub titles: Vec<OfTitle>,
    /// Needs by origin.
    pub origins: Vec<(Origin, Part)>,
    /// By programme, those most wanted first.
    pub programmes: Vec<OfProgramme>,
    /// Needs that wait, by what stands in their way most often, the most frequent first.
    pub obstacles: Vec<(Obstacle, usize)>,
    /// Gaps that are no needs.
    pub left: usize,
    /// Needs that wait for the third year in a row or longer.
    pub passed_over: usize,
    /// Needs that wait beside lighter ones that are served.
    pub inversions: usize,
    /// How far the limits are used.
    pub tight: Vec<(Tight, Part)>,
    /// The floors.
    pub floors: Vec<OfFloor>,
}

/// What a summary is made of.
#[derive(Clone, Copy)]
pub struct AskSummary<'a> {
    /// The day of the review.
    pub on: Date,
    /// The record the plan was made from.
    pub record: &'a Record,
    /// The verdicts of today, and those of a year ago.
    pub verdicts: [&'a [Verdict]; 2],
    /// The plan.
    pub plan: &'a AnnualPlan,
    /// The policy it was made by.
    pub policy: &'a Policy,
}

/// Makes the summary.
pub fn summary(ask: &AskSummary<'_>) -> Summary {
    let AskSummary { record, plan, .. } = *ask;
    let [now, before] = ask.verdicts.map(met);
    let units: BTreeSet<_> =
        record.officials.iter().flat_map(|official| &official.holdings).map(|seen| seen.value.unit).collect();
    let passed_over = plan.waiting.iter().filter(|waiting| waiting.waited >= YEARS_PASSED_OVER).count();
    Summary {
        on: ask.on,
        year: plan.year,
        draft: plan.draft,
        people: record.officials.len(),
        units: units.len(),
        now,
        before,
        titles: titles(ask.verdicts),
        origins: origins(plan),
        programmes: programmes(record, plan),
        obstacles: obstacles(plan),
        left: plan.left.len(),
        passed_over,
        inversions: inversions(plan).len(),
        tight: tight(record, plan),
        floors: floors(ask),
    }
}

/// How many verdicts are met, of how many.
pub fn met<'a>(verdicts: impl IntoIterator<Item = &'a Verdict>) -> Part {
    let mut part = Part::default();
    verdicts.into_iter().for_each(|verdict| part.add(verdict.outcome.is_met()));
    part
}

fn titles([now, before]: [&[Verdict]; 2]) -> Vec<OfTitle> {
    let mut titles: BTreeMap<&TitleCode, (Part, Part)> = BTreeMap::new();
    for verdict in now {
        if let Some(title) = &verdict.title {
            titles.entry(title).or_default().0.add(verdict.outcome.is_met());
        }
    }
    for verdict in before {
        if let Some(title) = &verdict.title {
            titles.entry(title).or_default().1.add(verdict.outcome.is_met());
        }
    }
    let of = |(title, (now, before)): (&TitleCode, (Part, Part))| OfTitle { title: title.clone(), now, before };
    let mut titles: Vec<OfTitle> = titles.into_iter().filter(|(_, (now, _))| now.of > 0).map(of).collect();
    titles.sort_by_key(|of| of.now.permille());
    titles
}

fn origins(plan: &AnnualPlan) -> Vec<(Origin, Part)> {
    let mut origins: BTreeMap<Origin, Part> = BTreeMap::new();
    let mut add = |because: &[crate::need::Because], served| {
        // A need counts once, for the first of its origins in their order.
        if let Some(origin) = because.iter().map(|gap| gap.origin).min() {
            origins.entry(origin).or_default().add(served);
        }
    };
    plan.seats.iter().for_each(|seat| add(&seat.because, true));
    plan.waiting.iter().for_each(|waiting| add(&waiting.because, false));
    origins.into_iter().collect()
}

fn programmes(record: &Record, plan: &AnnualPlan) -> Vec<OfProgramme> {
    let none = |programme: &ProgrammeCode| OfProgramme {
        programme: programme.clone(),
        name: record.school.programme_name(programme).to_owned(),
        needs: Part::default(),
        seats: Part::default(),
        classes: Part::default(),
    };
    let mut programmes: BTreeMap<&ProgrammeCode, OfProgramme> = BTreeMap::new();
    let mut learners: BTreeMap<&str, i64> = BTreeMap::new();
    for seat in &plan.seats {
        programmes.entry(&seat.programme).or_insert_with(|| none(&seat.programme)).needs.add(true);
        *learners.entry(&seat.class).or_default() += 1;
    }
    for waiting in &plan.waiting {
        programmes.entry(&waiting.programme).or_insert_with(|| none(&waiting.programme)).needs.add(false);
    }
    for class in record.school.classes_of(plan.year) {
        let of = programmes.entry(&class.programme).or_insert_with(|| none(&class.programme));
        let learners = learners.get(class.code.as_str()).copied().unwrap_or(0);
        of.classes.add(learners > 0);
        if learners > 0 {
            of.seats.count += learners;
            of.seats.of += i64::from(class.seats_max);
        }
    }
    let mut programmes: Vec<OfProgramme> = programmes.into_values().collect();
    programmes.sort_by_key(|of| (-of.needs.of, of.programme.clone()));
    programmes
}

/// Each waiting need counts once: for what keeps it out of most of its classes.
fn obstacles(plan: &AnnualPlan) -> Vec<(Obstacle, usize)> {
    let mut counts: BTreeMap<Obstacle, usize> = BTreeMap::new();
    for waiting in &plan.waiting {
        let mut of_need: BTreeMap<Obstacle, usize> = BTreeMap::new();
        waiting.why.iter().for_each(|(_, why)| *of_need.entry(obstacle(why)).or_default() += 1);
        let most = of_need.into_iter().max_by_key(|(_, classes)| *classes);
        *counts.entry(most.map_or(Obstacle::NoClass, |(obstacle, _)| obstacle)).or_default() += 1;
    }
    let mut counts: Vec<(Obstacle, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(obstacle, needs)| (std::cmp::Reverse(*needs), *obstacle));
    counts
}

fn obstacle(why: &WhyNot) -> Obstacle {
    match why {
        WhyNot::Full => Obstacle::Full,
        WhyNot::CoverReached { .. } | WhyNot::ApartReached { .. } => Obstacle::Cover,
        WhyNot::PlacesReached { .. } => Obstacle::Places,
        WhyNot::NotOpened { .. } => Obstacle::NotOpened,
        WhyNot::Clash { .. } | WhyNot::PrerequisiteFirst => Obstacle::Clash,
        WhyNot::OutsideWindow => Obstacle::Window,
        WhyNot::WrongForm => Obstacle::Form,
        WhyNot::BudgetSpent | WhyNot::CostsMoreThanWaiting { .. } => Obstacle::Money,
    }
}

fn tight(record: &Record, plan: &AnnualPlan) -> Vec<(Tight, Part)> {
    let year = record.school.year(plan.year);
    let mut tight = Vec::new();
    let mut seats = Part::default();
    programmes(record, plan).iter().for_each(|of| {
        seats.count += of.seats.count;
        seats.of += of.seats.of;
    });
    tight.push((Tight::Seats, seats));
    if let Some(budget) = year.and_then(|year| year.budget_vnd) {
        tight.push((Tight::Budget, Part { count: plan.costs.open_vnd + plan.costs.travel_vnd, of: budget }));
    }
    if let Some(places) = year.and_then(|year| year.full_time_places) {
        tight.push((Tight::Places, Part { count: fullest_week(record, plan), of: i64::from(places) }));
    }
    tight
}

/// Learners who study full time in the week in which most do.
fn fullest_week(record: &Record, plan: &AnnualPlan) -> i64 {
    let away = |monday: Date| {
        let full = |class: &str| {
            let class = record.school.class(class);
            class.is_some_and(|class| class.form == Form::FullTime && class.dates.contains(monday))
        };
        plan.seats.iter().filter(|seat| full(&seat.class)).count() as i64
    };
    // Classes of the year may last into the next one.
    let days = first_day(plan.year).series(jiff::Span::new().weeks(1)).take(110);
    days.map(away).max().unwrap_or(0)
}

fn floors(ask: &AskSummary<'_>) -> Vec<OfFloor> {
    let AskSummary { record, plan, policy, .. } = *ask;
    let floor = |floor: &crate::need::Floor| {
        let has = |person: PersonId| {
            record.official(person).is_some_and(|official| floor.of.has(official, record, first_day(plan.year)))
        };
        let mut served = Part::default();
        plan.seats.iter().filter(|seat| has(seat.person)).for_each(|_| served.add(true));
        plan.waiting.iter().filter(|waiting| has(waiting.person)).for_each(|_| served.add(false));
        OfFloor { of: floor.of, percent: floor.percent, served }
    };
    policy.floors.iter().map(floor).filter(|floor| floor.served.of > 0).collect()
}
