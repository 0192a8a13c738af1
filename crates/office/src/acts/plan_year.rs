//! Plan year (lập kế hoạch năm): review, needs, plan, check; the draft is saved with what it was made from. Planning again
//! with a marked workbook of an earlier draft changes of it only what the marks, or new facts, make necessary.

pub(crate) mod drafts;
mod marks;

use cadre::access::{Act, Actor, may};
use cadre::need::{AskNeeds, Needs, needs};
use cadre::record::{Fact, Record, facts_hash};
use cadre::school::{
    Again, AnnualPlan, CannotFollow, Costs, Marking, NotFollowed, Scenario, SchoolYear, changes, follow,
};
use cadre::standard::Ask;
use jiff::Timestamp;
use jiff::civil::Date;
use plan::{Checked, Outcome};
use serde::{Deserialize, Serialize};
use store::StoreError;
use store::decision::Decision;
use words::PlanMessage;

use drafts::{Plans, no_draft};
pub(crate) use marks::LineKey;
pub use marks::Marks;

use crate::search::{Search, search_plan, whole};
use crate::translate::{Hold, PlanProblem, Year};
use crate::{Fault, Incoming, No, Office, Problem, Watch};

/// How much an engine may try for a province's year when nobody says otherwise: a quarter of a minute on two cores.
pub const WORK: u64 = 500_000_000;

/// What is asked.
pub struct PlanYear {
    /// Calendar year.
    pub year: i16,
    /// Seed of the engine; the same facts, seed and work give the same plan.
    pub seed: u64,
    /// How much the engine may try; see [`plan::Budget`].
    pub work: u64,
    /// Threads of the engine; they change the time and not the plan.
    pub threads: u32,
    /// Under which name, and with what otherwise than the school's year and the policy say. Planning again keeps that of the
    /// earlier draft where this is plain.
    pub scenario: Scenario,
    /// Marks beside an earlier draft, which is then changed as little as they ask for.
    pub marks: Option<Marks>,
    /// Made by whoever asks; the same key again answers the same without doing it twice.
    pub key: String,
}

/// Seats of a programme that are missing before a deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatsMissing {
    /// Its code.
    pub programme: String,
    /// The last day on which a class in time ends.
    pub day: Date,
    /// Seats needed by then.
    pub needed: usize,
    /// Seats there are.
    pub seats: usize,
    /// What would do, the cheapest first.
    pub ways: Vec<Way>,
}

/// A way to have seats that are missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// Classes more like one that is planned.
    Classes {
        /// How many.
        count: usize,
        /// Its code.
        like: String,
        /// What they cost, đồng.
        cost_vnd: i64,
    },
    /// More time.
    Weeks {
        /// How much.
        weeks: u32,
        /// For how many.
        people: usize,
    },
}

/// What was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// The draft as saved.
    pub plan: AnnualPlan,
    /// Classes that open.
    pub classes_opened: usize,
    /// Seats that are missing before a deadline, whatever the plan.
    pub missing: Vec<SeatsMissing>,
}

/// Plans the year and saves the draft. What the engine answers is saved only after the independent check found nothing.
pub fn plan_year(office: &Office, actor: &Actor, ask: &PlanYear, watch: &dyn Watch) -> Result<Planned, No> {
    may(actor, Act::PlanYear)?;
    let Prepared { facts, plans, mut record, needs } = prepare(office, ask.year)?;
    let marks = ask.marks.as_ref();
    let earlier = match marks {
        Some(marks) => Some(plans.draft(ask.year, marks.draft)?.ok_or_else(|| no_draft(ask.year, marks.draft))?.1),
        None => None,
    };
    let earlier = earlier.as_ref();
    let scenario = match earlier {
        Some(earlier) if ask.scenario.is_plain() => &earlier.scenario,
        _ => &ask.scenario,
    };
    scenario.change(&mut record.school, ask.year);
    let (rules, school) = (&office.rules, &record.school);
    let (policy, year) = (&scenario.policy(&rules.policy), school_year(&record, ask.year)?);

    let marking = match (marks, earlier) {
        (Some(marks), Some(earlier)) => follow(earlier, &marks.marks, needs.needs, school),
        _ => Marking { needs: needs.needs, ..Marking::default() },
    };
    let problem = PlanProblem::of(&Year { record: &record, needs: &marking.needs, policy, year });
    let problem = problem.map_err(Fault::Problem)?;
    let keeping = |hold| problem.keeping(&marking.wishes, hold, policy.change_vnd).map_err(Fault::Problem);
    let (mut problem, broken) = keeping(Hold::Fast)?;
    let checked = match solve(office, &problem, ask, watch) {
        Err(No::Refused(_)) if !watch.stopped() && !marking.wishes.fast.is_empty() => {
            problem = keeping(Hold::Dear)?.0;
            solve(office, &problem, ask, watch)?
        }
        solved => solved?,
    };

    let mut plan = AnnualPlan {
        year: ask.year,
        draft: 0,
        facts_on: office.moment.today,
        policy: policy.name.clone(),
        scenario: scenario.clone(),
        seats: problem.seats(&checked),
        waiting: problem.waiting(&checked),
        left: needs.left,
        aside: marking.aside,
        again: None,
        costs: costs(&checked),
    };
    if let Some(earlier) = earlier {
        let mut not_followed = marking.not_followed;
        not_followed.extend(broken.into_iter().map(|(wish, rule)| NotFollowed {
            marked: marking.wishes.marks[wish].clone(),
            why: CannotFollow::Rule(rule),
        }));
        not_followed.extend(marking.wishes.given_up(&plan, &not_followed));
        plan.again = Some(Again { draft: earlier.draft, changes: changes(earlier, &plan), not_followed });
    }
    let stamp = office.stamp(actor, Act::PlanYear);
    let saved = office.store.write(|tx| {
        if let Some(answer) = store::idempotency::find(tx, office.tenant, &ask.key, &stamp.act)? {
            return Ok(answer);
        }
        plan.draft = store::number::next(tx, office.tenant, drafts::PLAN, ask.year)?;
        let decision = Decision {
            id: office.new_id(),
            kind: drafts::PLAN.to_owned(),
            subject: ask.year.to_string(),
            facts_hash: facts_hash(&facts),
            rules_hash: rules.hash,
            body: serde_json::to_vec(&plan).expect("a plan holds only texts, numbers and lists"),
        };
        store::decision::save(tx, office.tenant, &decision, &stamp, &mut store::random)?;
        store::idempotency::remember(tx, office.tenant, &ask.key, &stamp, &plan)?;
        if watch.stopped() { Err(StoreError::Stopped) } else { Ok(plan.clone()) }
    })?;
    Ok(Planned { classes_opened: classes_opened(&saved), missing: problem.missing(), plan: saved })
}

/// What a year is planned from.
struct Prepared {
    facts: Vec<Fact>,
    plans: Plans,
    record: Record,
    needs: Needs,
}

/// Reads the record and finds the needs of a year.
fn prepare(office: &Office, year: i16) -> Result<Prepared, No> {
    let (facts, plans) =
        office.store.read(|tx| Ok((store::fact::load(tx, office.tenant)?, Plans::load(tx, office.tenant)?)))?;
    let record = Record::at(&facts, office.moment.today, Timestamp::MAX);
    let needs = needs_of(office, &record, &plans, year)?;
    Ok(Prepared { facts, plans, record, needs })
}

/// The needs of a year by a record of today, and the plans before it.
pub(super) fn needs_of(office: &Office, record: &Record, plans: &Plans, year: i16) -> Result<Needs, No> {
    if record.officials.is_empty() {
        return Err(PlanMessage::NobodyKnown.into());
    }
    school_year(record, year)?;
    let policy = &office.rules.policy;
    let law = office.rules.standards.at(office.as_of(office.moment.today, None));
    let verdicts = cadre::standard::review(record, &law, &Ask::default());
    let before = plans.before(year)?;
    Ok(needs(&AskNeeds { record, verdicts: &verdicts, law: &law, policy, year, before: &before }))
}

fn school_year(record: &Record, year: i16) -> Result<&SchoolYear, No> {
    record.school.year(year).ok_or_else(|| PlanMessage::NoSchoolYear { year }.into())
}

/// The problem of a year as the engine gets it, in its text format, for whoever wants to ask it something else or to run it
/// elsewhere. People, classes and programmes are numbers there, and no name is.
pub fn plan_problem(office: &Office, actor: &Actor, year: i16) -> Result<String, No> {
    may(actor, Act::PlanYear)?;
    let Prepared { record, needs, .. } = prepare(office, year)?;
    let policy = &office.rules.policy;
    let of = Year { record: &record, needs: &needs.needs, policy, year: school_year(&record, year)? };
    let problem = PlanProblem::of(&of).map_err(Fault::Problem)?;
    Ok(plan::write_problem(&problem.problem))
}

/// The marks of a draft's workbook that came back.
pub fn plan_marks(file: &Incoming, reader: &sheet::Reader, year: i16) -> Result<Marks, No> {
    let book = reader.open(&file.name, &file.bytes);
    let book = book.map_err(|what| vec![Problem { place: words::Place::file(&file.name), what }])?;
    Ok(marks::read(&file.name, &sheet::plan_lines(&file.name, &book), year)?)
}

fn solve(office: &Office, problem: &PlanProblem<'_>, ask: &PlanYear, watch: &dyn Watch) -> Result<Checked, No> {
    let search = Search::by_work(ask.work, ask.seed, ask.threads);
    let outcome = search_plan(&problem.problem, search, watch);
    if watch.stopped() {
        return Err(PlanMessage::Stopped.into());
    }
    match outcome {
        Outcome::Plan { solution, .. } => plan::check(&problem.problem, &solution).map_err(|violations| {
            let broken: Vec<String> = violations.iter().map(ToString::to_string).collect();
            No::Fault(Fault::Unsound(broken.join("; ")))
        }),
        Outcome::Infeasible => Err(infeasible(office, problem, ask.year).into()),
        Outcome::NotFound => Err(PlanMessage::NoFeasiblePlan { year: ask.year }.into()),
    }
}

/// Why no plan can keep every rule, as far as that can be told.
fn infeasible(office: &Office, problem: &PlanProblem<'_>, year: i16) -> PlanMessage {
    match plan::conflict(&problem.problem) {
        Some(rules) => {
            let rules = rules.into_iter().map(|rule| problem.rule(rule, &office.rules.policy)).collect();
            PlanMessage::InfeasibleBecause { year, rules }
        }
        None => PlanMessage::Infeasible { year },
    }
}

fn costs(checked: &Checked) -> Costs {
    let cost = checked.cost();
    Costs {
        open_vnd: cost.opening,
        travel_vnd: cost.travel,
        penalty_vnd: cost.penalties,
        change_vnd: cost.keeps,
        bound_vnd: whole(checked.solution().bound.unwrap_or(0.0)),
    }
}

fn classes_opened(plan: &AnnualPlan) -> usize {
    // Seats stand by class.
    plan.seats.chunk_by(|a, b| a.class == b.class).count()
}
