//! `goc plan solve`, `check` and `again`: the engine on its own text format, without an office.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use office::{End, No, Refusal, Search};
use plan::{Answer, Outcome, Problem};
use serde_json::json;
use sha2::{Digest, Sha256};
use words::{PlanAnswer, PlanMessage, Say};

use super::plan_words;
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
        Outcome::Plan { solution, prices, .. } => {
            let version = Some(version(ask.file)?);
            (Answer { solution, prices, work, seed: Some(ask.seed), version, ..Answer::default() }, None)
        }
        Outcome::Infeasible => (Answer { infeasible: true, ..Answer::default() }, Some(PlanMessage::FileInfeasible)),
        Outcome::NotFound => return Err(refused(PlanMessage::FileNoPlan)),
    };
    write(screen, ask.out, &plan::write_answer(&problem, &answer))?;
    if answer.infeasible {
        contradiction(screen, &problem);
    } else if ask.out.is_some() {
        total(screen, &problem, &answer, None)?;
    }
    refusal.map_or(Ok(()), |message| Err(refused(message)))
}

/// Says which rules cannot hold together, as far as that can be told.
fn contradiction(screen: &Screen, problem: &Problem) {
    if let Some(rules) = plan::conflict(problem) {
        screen.aside(&PlanAnswer::Conflict.say(screen.lang));
        rules.iter().for_each(|rule| screen.aside(&plan_words::rule(problem, *rule).say(screen.lang)));
    }
    for line in plan::shortages(problem).iter().flat_map(plan_words::shortage) {
        screen.aside(&line.say(screen.lang));
    }
}

/// Makes a solution again from the work and the seed it states, and compares it byte by byte.
pub(crate) fn again(bars: &Bars, screen: &Screen, file: &Path, solution: &Path, threads: u32) -> Result<()> {
    let problem = read_problem(file)?;
    let stated = read_answer(&problem, solution)?;
    let (Some(work), Some(seed)) = (stated.work, stated.seed) else {
        return Err(refused(PlanMessage::FileNoWorkStated));
    };
    let version = version(file)?;
    let of_problem = |version: &str| version.rsplit(' ').next().map(str::to_owned);
    if stated.version.as_deref().and_then(of_problem) != of_problem(&version) {
        return Err(refused(PlanMessage::FileOtherProblem));
    }
    let answer = match office::search_plan(&problem, Search::by_work(work, seed, threads), bars) {
        Outcome::Plan { solution, prices, .. } => {
            let (work, seed, version) = (Some(work), Some(seed), Some(version));
            Answer { solution, prices, work, seed, version, ..Answer::default() }
        }
        Outcome::Infeasible | Outcome::NotFound => return Err(refused(PlanMessage::FileNotTheSame)),
    };
    let text = fs::read(solution).with_context(|| format!("cannot read {}", solution.display()))?;
    if text != plan::write_answer(&problem, &answer).into_bytes() {
        return Err(refused(PlanMessage::FileNotTheSame));
    }
    screen.say(&PlanAnswer::SameAgain);
    screen.json(&json!({ "same": true }));
    Ok(())
}

/// Looks for the best plan of all and proves it. What is written can be checked, and its prices prove what they proved before;
/// it cannot be run again from work and seed.
#[cfg(feature = "exact")]
pub(crate) fn perfect(screen: &Screen, file: &Path, solution: &Path, seconds: u32, out: Option<&Path>) -> Result<()> {
    let problem = read_problem(file)?;
    let known = read_answer(&problem, solution)?;
    let plan = plan::check(&problem, &known.solution)
        .map_err(|violations| anyhow::anyhow!("{}: {} rules are broken", solution.display(), violations.len()))?;
    let found = plan::perfect(&problem, &plan, seconds);
    let answer = Answer { solution: found.solution, prices: known.prices, version: known.version, ..Answer::default() };
    write(screen, out, &plan::write_answer(&problem, &answer))?;
    total(screen, &problem, &answer, None)?;
    let proven = if found.optimal { PlanAnswer::BestProven } else { PlanAnswer::BestNotProven };
    screen.aside(&proven.say(screen.lang));
    Ok(())
}

/// What made a solution, and of which problem file: the hash of its bytes.
fn version(file: &Path) -> Result<String> {
    let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let hash: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("goc {} sha256:{hash}", env!("CARGO_PKG_VERSION")))
}

/// Checks a solution, and with `bound` what its prices prove; what it breaks is printed rule by rule, and the command fails.
pub(crate) fn check(screen: &Screen, file: &Path, solution: &Path, bound: bool) -> Result<()> {
    let problem = read_problem(file)?;
    let answer = read_answer(&problem, solution)?;
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

/// Reads a solution that holds a plan.
pub(crate) fn read_answer(problem: &Problem, solution: &Path) -> Result<Answer> {
    let text = fs::read(solution).with_context(|| format!("cannot read {}", solution.display()))?;
    let answer = plan::read_answer(problem, &text).with_context(|| solution.display().to_string())?;
    if answer.infeasible {
        bail!("{} says that there is no plan; only a plan can be looked at", solution.display());
    }
    Ok(answer)
}

/// Reads a problem.
pub(crate) fn read_problem(file: &Path) -> Result<Problem> {
    let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    plan::read_problem(&text).with_context(|| file.display().to_string())
}

/// Writes a solution, to standard output where no file is named.
pub(crate) fn write(screen: &Screen, out: Option<&Path>, text: &str) -> Result<()> {
    match out {
        Some(path) => folder::write(path, text.as_bytes()).with_context(|| format!("cannot write {}", path.display())),
        None => {
            screen.line(text.trim_end());
            Ok(())
        }
    }
}

/// A refusal as an error.
pub(crate) fn refused(message: PlanMessage) -> anyhow::Error {
    No::Refused(Refusal::Sentence(message)).into()
}
