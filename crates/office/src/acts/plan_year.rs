//! Plan year (lập kế hoạch năm): review, needs, plan, check; the draft is saved with what it was made from. Planning again
//! with a marked workbook of an earlier draft changes of it only what the marks, or new facts, make necessary.

mod marks;

use cadre::access::{Act, Actor, may};
use cadre::need::{AskNeeds, Needs, needs};
use cadre::record::{Fact, Record, Tenant, facts_hash};
use cadre::school::{Again, AnnualPlan, CannotFollow, Costs, Marking, NotFollowed, SchoolYear, changes, follow};
use cadre::standard::Ask;
use jiff::Timestamp;
use jiff::civil::Date;
use plan::{Checked, Outcome};
use serde::{Deserialize, Serialize};
use store::decision::Decision;
use store::{StoreError, Tx};
use words::PlanMessage;

pub(crate) use marks::LineKey;
use marks::Marks;

use crate::search::{Search, search_plan, whole};
use crate::translate::{Hold, PlanProblem, Year};
use crate::{Fault, Incoming, No, Office, Problem, Watch};

/// Kind under which plans are stored as decisions.
pub(crate) const PLAN: &str = "annual_plan";

/// Years before the planned one whose plans tell who waited: one more than anybody may wait unnamed.
const YEARS_BEFORE: i16 = 3;

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
    /// The workbook of an earlier draft with marks, and who reads it.
    pub with: Option<(Incoming, sheet::Reader)>,
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
    let marks = ask.with.as_ref().map(|(file, reader)| marked(file, reader, ask.year)).transpose()?;
    let Prepared { facts, drafts, record, needs } = prepare(office, ask.year)?;
    let (rules, school) = (&office.rules, &record.school);
    let (policy, year) = (&rules.policy, school_year(&record, ask.year)?);

    let earlier = marks.as_ref().map(|marks| draft_of(&drafts, ask.year, marks.draft)).transpose()?;
    let marking = match (&marks, earlier) {
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
        plan.draft = store::number::next(tx, office.tenant, PLAN, ask.year)?;
        let decision = Decision {
            id: office.new_id(),
            kind: PLAN.to_owned(),
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
    drafts: Vec<AnnualPlan>,
    record: Record,
    needs: Needs,
}

/// Reads the record and finds the needs of a year.
fn prepare(office: &Office, year: i16) -> Result<Prepared, No> {
    let (facts, drafts) =
        office.store.read(|tx| Ok((store::fact::load(tx, office.tenant)?, drafts(tx, office.tenant)?)))?;
    let drafts = readable(drafts)?;
    let record = Record::at(&facts, office.moment.today, Timestamp::MAX);
    if record.officials.is_empty() {
        return Err(PlanMessage::NobodyKnown.into());
    }
    school_year(&record, year)?;
    let policy = &office.rules.policy;
    let law = office.rules.standards.at(office.as_of(office.moment.today, None));
    let verdicts = cadre::standard::review(&record, &law, &Ask::default());
    let before = plans_before(&drafts, year);
    let needs = needs(&AskNeeds { record: &record, verdicts: &verdicts, law: &law, policy, year, before: &before });
    Ok(Prepared { facts, drafts, record, needs })
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

/// The marks of a workbook that came back.
fn marked(file: &Incoming, reader: &sheet::Reader, year: i16) -> Result<Marks, No> {
    let book = reader.open(&file.name, &file.bytes);
    let book = book.map_err(|what| vec![Problem { place: words::Place::file(&file.name), what }])?;
    Ok(marks::read(&file.name, &sheet::plan_lines(&file.name, &book), year)?)
}

/// Every draft of every year, as it was kept.
fn drafts(tx: &mut Tx<'_>, tenant: Tenant) -> Result<Vec<Vec<u8>>, StoreError> {
    let kept = store::decision::all(tx, tenant, PLAN)?;
    Ok(kept.into_iter().map(|(_, kept)| kept.body).collect())
}

fn readable(drafts: Vec<Vec<u8>>) -> Result<Vec<AnnualPlan>, Fault> {
    let read = |body: &Vec<u8>| serde_json::from_slice(body).map_err(|error| Fault::Stored { what: "plan", error });
    drafts.iter().map(read).collect()
}

/// The last draft of each of the years before, the latest year first.
fn plans_before(drafts: &[AnnualPlan], year: i16) -> Vec<AnnualPlan> {
    let last = |back: i16| drafts.iter().rfind(|draft| draft.year == year - back).cloned();
    (1..=YEARS_BEFORE).map_while(last).collect()
}

fn draft_of(drafts: &[AnnualPlan], year: i16, draft: i64) -> Result<&AnnualPlan, No> {
    let found = drafts.iter().find(|known| known.year == year && known.draft == draft);
    let number = u32::try_from(draft).unwrap_or(0);
    found.ok_or_else(|| PlanMessage::NoSuchDraft { year, draft: number }.into())
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
