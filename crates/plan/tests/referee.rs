//! The referee, who was written by others in another language, looks at the plans of the engine and at what proves them.
//!
//! The referee lives beside the repository, not in it; where it is absent, the test says so and passes.

#![cfg(test)]

use std::path::{Path, PathBuf};
use std::process::Command;

use plan::{Answer, Budget, End, Order, Outcome, Problem, check, prove, read_answer, read_problem, write_answer};

/// The referee's folder, as seen from the root of the workspace.
const TOOLS: &str = "../shared/tools";

fn tools() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let tools = root.join(TOOLS);
    let python = Command::new("python3").arg("--version").output().is_ok_and(|answer| answer.status.success());
    if python && tools.join("plan_check.py").exists() && tools.join("plan_gen.py").exists() {
        return Some(tools);
    }
    eprintln!("skipped: no python3, or no referee in {TOOLS}");
    None
}

fn python(tools: &Path, script: &str, arguments: &[&str]) -> (Option<i32>, String) {
    // No bytecode beside scripts that are not ours.
    let run = Command::new("python3").arg("-B").arg(tools.join(script)).args(arguments).output().unwrap();
    (run.status.code(), String::from_utf8(run.stdout).unwrap() + &String::from_utf8_lossy(&run.stderr))
}

fn solve(problem: &Problem, work: u64) -> Outcome {
    let budget = Budget { end: End::Work(work), stop: &|| false };
    plan::solve(problem, &Order { seed: 1, lanes: 2, threads: 2, budget }, &mut |_| {})
}

/// Solves one generated instance and asks the referee; answers with the cost where there is a plan.
fn referee(tools: &Path, people: &str, seed: u32, extra: &[&str], work: u64) -> Option<i64> {
    let seed = seed.to_string();
    let (code, text) = python(tools, "plan_gen.py", &[&[people, &seed], extra].concat());
    assert_eq!(code, Some(0), "{text}");
    let problem = read_problem(text.as_bytes()).unwrap();
    let Outcome::Plan { solution, bound, prices, work, .. } = solve(&problem, work) else { return None };
    let cost = check(&problem, &solution).unwrap().cost().total();
    prove(&problem, &prices, bound).unwrap();
    let answer = Answer { solution, prices, work: Some(work), ..Answer::default() };
    let written = write_answer(&problem, &answer);
    assert_eq!(read_answer(&problem, written.as_bytes()), Ok(answer));

    let folder = tempfile::tempdir().unwrap();
    let (instance, solution) = (folder.path().join("instance"), folder.path().join("solution"));
    std::fs::write(&instance, &text).unwrap();
    std::fs::write(&solution, &written).unwrap();
    let files = [instance.to_str().unwrap(), solution.to_str().unwrap(), "--bound"];
    let (code, verdict) = python(tools, "plan_check.py", &files);
    assert_eq!(code, Some(0), "{people} people, seed {seed}: {verdict}");
    assert!(verdict.starts_with(&format!("violations=0 cost={cost} ")), "{people} people, seed {seed}: {verdict}");
    Some(cost)
}

#[test]
fn the_referee_agrees_on_tiny_instances() {
    let Some(tools) = tools() else { return };
    let planned = (1..=24).filter(|&seed| referee(&tools, "5", seed, &["--tiny"], 200_000).is_some()).count();
    assert!(planned >= 12, "{planned} of 24 have a plan");
}

#[test]
fn the_referee_agrees_on_a_thousand_people() {
    let Some(tools) = tools() else { return };
    // The optima are HiGHS's, and the work some seconds' on two cores.
    for (seed, optimum) in [(1, 28_726), (2, 22_155)] {
        let cost = referee(&tools, "1000", seed, &[], 100_000_000).expect("serving nobody is nearly a plan");
        assert!(optimum <= cost && cost * 100 <= optimum * 101, "seed {seed}: {cost}, at best {optimum}");
    }
}
