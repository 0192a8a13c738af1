//! Plan year (lập kế hoạch năm): review, needs, plan, check; the draft is saved with what it was made from.

use cadre::access::{Act, Actor, may};
use cadre::need::needs;
use cadre::record::{Record, facts_hash};
use cadre::school::{AnnualPlan, Costs};
use cadre::standard::Ask;
use jiff::Timestamp;
use plan::{Budget, Checked, Engine, First, Order, Outcome, Progress};
use serde::{Deserialize, Serialize};
use store::decision::Decision;
use store::{Stamp, StoreError};
use words::{CommandMessage, PlanMessage};

use crate::translate::PlanProblem;
use crate::{Fault, No, Office, Step, Watch};

/// Kind under which plans are stored as decisions.
pub(crate) const PLAN: &str = "annual_plan";

/// What is asked.
#[derive(Clone, Debug)]
pub struct PlanYear {
    /// Calendar year.
    pub year: i16,
    /// Seed of the engine; the same facts, seed and work give the same plan.
    pub seed: u64,
    /// How much the engine may try; see [`plan::Budget`].
    pub work: u64,
    /// Made by whoever asks; the same key again answers the same without doing it twice.
    pub key: String,
}

/// What was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// The draft as saved.
    pub plan: AnnualPlan,
    /// Classes that open.
    pub classes_opened: usize,
}

/// Plans the year and saves the draft. What the engine answers is saved only after the independent check found nothing.
pub fn plan_year(office: &Office, actor: &Actor, ask: &PlanYear, watch: &dyn Watch) -> Result<Planned, No> {
    may(actor, Act::PlanYear)?;
    let facts = office.store.read(|tx| store::fact::load(tx, office.tenant))?;
    let record = Record::at(&facts, office.moment.today, Timestamp::MAX);
    if record.officials.is_empty() {
        return Err(PlanMessage::NobodyKnown.into());
    }
    let rules = &office.rules;
    let year = record.school.year(ask.year).ok_or(PlanMessage::NoSchoolYear { year: ask.year })?;
    let law = rules.standards.at(office.as_of(office.moment.today, None));
    let verdicts = cadre::standard::review(&record, &law, &Ask::default());
    let needs = needs(&verdicts, &record, &law, &rules.policy, ask.year);
    let problem = PlanProblem::of(&record, &needs.needs, &rules.policy, year).map_err(Fault::Problem)?;
    let checked = solve(&problem, ask, watch)?;

    let mut plan = AnnualPlan {
        year: ask.year,
        draft: 0,
        facts_on: office.moment.today,
        policy: rules.policy.name.clone(),
        seats: problem.seats(&checked),
        waiting: problem.waiting(&checked),
        left: needs.left,
        costs: costs(&checked),
    };
    let stamp = stamp(office, actor);
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
    Ok(Planned { classes_opened: classes_opened(&saved), plan: saved })
}

fn solve(problem: &PlanProblem<'_>, ask: &PlanYear, watch: &dyn Watch) -> Result<Checked, No> {
    let order = Order { seed: ask.seed, budget: Budget { work: Some(ask.work), stop: &|| watch.stopped() } };
    let outcome = First.solve(&problem.problem, &order, &mut |progress| watch.step(step(progress, ask.work)));
    if watch.stopped() {
        return Err(PlanMessage::Stopped.into());
    }
    match outcome {
        Outcome::Plan { solution, .. } => plan::check(&problem.problem, &solution).map_err(|violations| {
            let broken: Vec<String> = violations.iter().map(ToString::to_string).collect();
            No::Fault(Fault::Unsound(broken.join("; ")))
        }),
        Outcome::Infeasible => Err(PlanMessage::Infeasible { year: ask.year }.into()),
        Outcome::NotFound => Err(PlanMessage::NoFeasiblePlan { year: ask.year }.into()),
    }
}

fn step(progress: Progress, work: u64) -> Step {
    Step {
        what: CommandMessage::StepPlan,
        done: progress.work,
        of: Some(work),
        cost_and_bound_vnd: progress.best_cost.map(|best| (best, bound_vnd(progress.bound))),
    }
}

fn costs(checked: &Checked) -> Costs {
    let cost = checked.cost();
    Costs {
        open_vnd: cost.opening,
        travel_vnd: cost.travel,
        penalty_vnd: cost.penalties,
        bound_vnd: bound_vnd(checked.solution().bound.unwrap_or(0.0)),
    }
}

/// The bound in whole đồng. Costs are whole, so the next whole number above a proven bound is proven too; rounding down
/// stays on the safe side of the last digits of a fraction.
fn bound_vnd(bound: f64) -> i64 {
    bound.max(0.0).floor() as i64
}

fn classes_opened(plan: &AnnualPlan) -> usize {
    // Seats stand by class.
    plan.seats.chunk_by(|a, b| a.class == b.class).count()
}

fn stamp(office: &Office, actor: &Actor) -> Stamp {
    Stamp { time: office.moment.time, actor: actor.account.clone(), act: Act::PlanYear.code().to_owned() }
}
