//! `goc plan solve` and `goc plan check`: the engine on its own text format, without an office.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use office::{No, Refusal, Step, Watch};
use plan::{Answer, Budget, Engine, First, Order, Outcome, Problem};
use serde_json::json;
use words::{CommandMessage, PlanMessage};

use crate::args::PlanCommand;
use crate::folder;
use crate::screen::Screen;
use crate::watch::{self, Bars};

/// What is asked of the engine.
pub(crate) struct Ask<'a> {
    /// The problem.
    pub(crate) file: &'a Path,
    /// Engine work.
    pub(crate) work: Option<u64>,
    /// Or time.
    pub(crate) seconds: Option<u32>,
    /// Seed.
    pub(crate) seed: u64,
    /// Where the solution goes; standard output when absent.
    pub(crate) out: Option<&'a Path>,
}

/// Solves a problem and writes the solution with the prices that prove its bound. Ctrl-C ends it without writing.
pub(crate) fn solve(bars: Bars, screen: &Screen, ask: &Ask<'_>) -> Result<()> {
    let problem = read_problem(ask.file)?;
    let deadline = ask.seconds.map(|seconds| Instant::now() + Duration::from_secs(u64::from(seconds)));
    let work = ask.work.or(ask.seconds.is_none().then_some(PlanCommand::WORK_DEFAULT));
    let bars = bars.until(deadline);
    let stop = || bars.time_is_over() || bars.stopped();
    let order = Order { seed: ask.seed, budget: Budget { work, stop: &stop } };
    let outcome = First.solve(&problem, &order, &mut |progress| {
        let of = work;
        bars.step(Step { what: CommandMessage::StepPlan, done: progress.work, of, so_far: None });
    });
    if watch::stopped() {
        return Err(refused(PlanMessage::Stopped));
    }
    drop(bars);
    let (answer, refusal) = match outcome {
        Outcome::Plan { solution, prices, work, .. } => {
            (Answer { solution, prices, work: Some(work), seed: Some(ask.seed), ..Answer::default() }, None)
        }
        Outcome::Infeasible => (Answer { infeasible: true, ..Answer::default() }, Some(PlanMessage::FileInfeasible)),
        Outcome::NotFound => return Err(refused(PlanMessage::FileNoPlan)),
    };
    write(screen, ask.out, &plan::write_answer(&problem, &answer))?;
    refusal.map_or(Ok(()), |message| Err(refused(message)))
}

/// Checks a solution; what it breaks is printed rule by rule, and the command fails.
pub(crate) fn check(screen: &Screen, file: &Path, solution: &Path) -> Result<()> {
    let problem = read_problem(file)?;
    let text = fs::read(solution).with_context(|| format!("cannot read {}", solution.display()))?;
    let answer = plan::read_answer(&problem, &text).with_context(|| solution.display().to_string())?;
    if answer.infeasible {
        bail!("the file says that there is no plan; only a plan can be checked");
    }
    match plan::check(&problem, &answer.solution) {
        Ok(checked) => {
            let (cost, unserved) = (checked.cost().total(), checked.unserved().len());
            let bound = checked.solution().bound;
            screen.json(&json!({ "violations": 0, "cost": cost, "unserved": unserved, "bound": bound }));
            if !screen.is_json() {
                let bound = bound.map_or("-".to_owned(), |bound| bound.to_string());
                screen.line(&format!("violations=0 cost={cost} unserved={unserved} bound={bound}"));
            }
            Ok(())
        }
        Err(violations) => {
            for violation in &violations {
                screen.line(&violation.to_string());
            }
            bail!("{} rules are broken", violations.len())
        }
    }
}

fn read_problem(file: &Path) -> Result<Problem> {
    let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    plan::read_problem(&text).with_context(|| file.display().to_string())
}

fn write(screen: &Screen, out: Option<&Path>, text: &str) -> Result<()> {
    match out {
        Some(path) => folder::write(path, text.as_bytes()).with_context(|| format!("cannot write {}", path.display())),
        None => {
            screen.line(text.trim_end());
            Ok(())
        }
    }
}

fn refused(message: PlanMessage) -> anyhow::Error {
    No::Refused(Refusal::Sentence(message)).into()
}
