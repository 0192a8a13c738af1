//! `goc plan solve` and `goc plan check`: the engine on its own text format, without an office.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use office::{End, No, Refusal, Search};
use plan::{Answer, Outcome, Problem};
use serde_json::json;
use words::PlanMessage;

use crate::args::PlanCommand;
use crate::folder;
use crate::screen::Screen;
use crate::watch::Bars;

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
    /// Threads.
    pub(crate) threads: u32,
    /// Where the solution goes; standard output when absent.
    pub(crate) out: Option<&'a Path>,
}

/// Solves a problem and writes the solution with the prices that prove its bound. Ctrl-C ends the search early.
pub(crate) fn solve(bars: &Bars, screen: &Screen, ask: &Ask<'_>) -> Result<()> {
    // Whoever gives a minute means all of it, the reading too.
    let begun = Instant::now();
    let problem = read_problem(ask.file)?;
    let seconds = f64::from(ask.seconds.unwrap_or(0));
    let gone = || begun.elapsed().as_secs_f64() / seconds;
    let work = ask.work.or(ask.seconds.is_none().then_some(PlanCommand::WORK_DEFAULT));
    let search = match work {
        Some(work) => Search::by_work(work, ask.seed, ask.threads),
        None => Search { seed: ask.seed, lanes: ask.threads, threads: ask.threads, end: End::Share(&gone) },
    };
    let (answer, refusal) = match office::search_plan(&problem, search, bars) {
        Outcome::Plan { solution, prices, work, .. } => {
            let version = Some(format!("goc {}", env!("CARGO_PKG_VERSION")));
            (Answer { solution, prices, work: Some(work), seed: Some(ask.seed), version, ..Answer::default() }, None)
        }
        Outcome::Infeasible => (Answer { infeasible: true, ..Answer::default() }, Some(PlanMessage::FileInfeasible)),
        Outcome::NotFound => return Err(refused(PlanMessage::FileNoPlan)),
    };
    write(screen, ask.out, &plan::write_answer(&problem, &answer))?;
    if ask.out.is_some() && !answer.infeasible {
        total(screen, &problem, &answer, None)?;
    }
    refusal.map_or(Ok(()), |message| Err(refused(message)))
}

/// Checks a solution, and with `bound` what its prices prove; what it breaks is printed rule by rule, and the command fails.
pub(crate) fn check(screen: &Screen, file: &Path, solution: &Path, bound: bool) -> Result<()> {
    let problem = read_problem(file)?;
    let text = fs::read(solution).with_context(|| format!("cannot read {}", solution.display()))?;
    let answer = plan::read_answer(&problem, &text).with_context(|| solution.display().to_string())?;
    if answer.infeasible {
        bail!("the file says that there is no plan; only a plan can be checked");
    }
    let proven = match (bound, answer.solution.bound) {
        (true, Some(stated)) => Some(plan::prove(&problem, &answer.prices, stated)?),
        (true, None) => Some(plan::bound(&problem, &answer.prices)?),
        (false, _) => None,
    };
    total(screen, &problem, &answer, proven)
}

/// Judges an answer and prints what it comes to.
fn total(screen: &Screen, problem: &Problem, answer: &Answer, proven: Option<f64>) -> Result<()> {
    let checked = match plan::check(problem, &answer.solution) {
        Ok(checked) => checked,
        Err(violations) => {
            for violation in &violations {
                screen.line(&violation.to_string());
            }
            bail!("{} rules are broken", violations.len())
        }
    };
    let (cost, unserved) = (checked.cost().total(), checked.unserved().len());
    let bound = proven.or(checked.solution().bound);
    screen.json(&json!({ "violations": 0, "cost": cost, "unserved": unserved, "bound": bound }));
    let gap = |bound: f64| (cost as f64 - bound) / (cost.abs().max(1) as f64) * 100.0;
    let stated = bound.map_or("bound=-".to_owned(), |bound| format!("bound={bound:.3} gap={:.3}%", gap(bound)));
    let proven = if proven.is_some() { " proven by its prices" } else { "" };
    screen.sentence(&format!("violations=0 cost={cost} unserved={unserved} {stated}{proven}"));
    Ok(())
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
