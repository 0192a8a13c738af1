//! The developer's own commands: `cargo xtask test`, `cargo xtask tidy`, `cargo xtask bench`, `cargo xtask mess`,
//! `cargo xtask fuzz`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what these commands are for")]

mod bench;
mod browser;
mod full;
mod fuzz;
mod http;
mod kills;
mod mess;
mod need;
mod papers;
mod test;
mod tidy;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use bench::Size;

const HELP: &str = "The developer's own commands.

  cargo xtask test [--quick]           everything that must hold; --quick leaves out clippy, which builds by itself
  cargo xtask tidy                     the rules of the house, in a second
  cargo xtask bench house [--runs N]   binary size, and the demo at three sizes, as a table for docs/benchmarks.md
  cargo xtask bench review [--people N]
                                       verdicts with and without proof for a country, beside DuckDB
  cargo xtask bench import             a province in one workbook and in 300, beside openpyxl reading the same
  cargo xtask bench papers [--notices N]
                                       N call-up notices in one PDF, and each in one of its own
  cargo xtask bench plan --instances DIR [--referee FILE]
                                       the plan engine on the files PEOPLE-SEED.plan, and two provinces that share seats; a
                                       referee is a Python program that checks PROBLEM SOLUTION --bound; goes on where it was cut
  cargo xtask bench timetable --instances DIR
                                       the timetable engine on the .ctt files of ITC 2007, track 3; goes on where it was cut
  cargo xtask bench school             the timetable engine on a school of 40 classes: the year, repairs, years that cannot be
  cargo xtask bench web [--people N | --country N]   the pages under load, on one core: of a province, or of a country in one office
  cargo xtask browser [WALK]           ten journeys in headless Chromium, each page looked at by axe and kept as a picture
  cargo xtask full-disk            a full disk under the server: told, read on, and written again once there is room
  cargo xtask kills [--times N]        kill -9 of the server under writes, N times on each database
  cargo xtask papers                   every paper of a small province, opened by programs that are not ours
  cargo xtask fuzz [--inputs N] [--seed N]
                                       the readers against N files changed by chance; none may panic
  cargo xtask mess write DIR --seed N [--layouts seen|unseen|all] [--people N]
                                       workbooks as offices have them in DIR/in, the truth in DIR/truth.json
  cargo xtask mess score DIR [--goc PATH]
                                       imports DIR/in into a fresh database and compares it with the truth

Examples:
  cargo xtask test                     before a change is handed in; .ci/run does the same
  cargo xtask tidy                     while writing
  cargo xtask bench house --runs 5     the middle one of five runs of each size

Exit codes: 0 all well, 1 something failed or the command was not understood.
";

/// Runs of each size of a benchmark when none are asked: the least that has a middle.
const RUNS_DEFAULT: usize = 3;

/// Runs one may ask for: the largest demo takes minutes, and a typing slip should not take a day.
const RUNS_MAX: usize = 99;

/// People of a country when none are asked.
const PEOPLE_DEFAULT: u32 = 2_000_000;

/// Fewer than provinces make no country; more than ten times the country's officials is a typing slip.
const PEOPLE: std::ops::RangeInclusive<u32> = 34..=20_000_000;

/// Call-up notices when none are asked: a unit has one, so these are ten provinces.
const NOTICES_DEFAULT: usize = 1_000;

/// More than a country has communes is a typing slip.
const NOTICES_MAX: usize = 4_000;

/// Kills of the server on each database when none are asked.
const KILLS_DEFAULT: usize = 200;

/// More kills than a night has time for are a typing slip.
const KILLS_MAX: usize = 10_000;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[&str]) -> Result<bool> {
    if args.is_empty() || args.iter().any(|arg| ["help", "--help", "-h"].contains(arg)) {
        print!("{HELP}");
        return Ok(true);
    }
    let root = root()?;
    match args {
        ["test"] => test::test(&root, test::Lints::Run),
        ["test", "--quick"] => test::test(&root, test::Lints::Skip),
        ["tidy"] => tidy::tidy(&root),
        ["bench", "house"] => bench::house(&root, RUNS_DEFAULT),
        ["bench", "house", "--runs", runs] => bench::house(&root, runs_of(runs)?),
        ["bench", "review"] => bench::review(&root, PEOPLE_DEFAULT),
        ["bench", "review", "--people", people] => bench::review(&root, people_of(people)?),
        ["bench", "import"] => bench::import(&root),
        ["bench", "papers"] => bench::papers(&root, NOTICES_DEFAULT),
        ["bench", "papers", "--notices", notices] => bench::papers(&root, notices_of(notices)?),
        ["bench", "school"] => bench::school(),
        ["bench", "plan", "--instances", folder] => bench::plan(&root, Path::new(folder), None),
        ["bench", "plan", "--instances", folder, "--referee", referee] => {
            bench::plan(&root, Path::new(folder), Some(Path::new(referee)))
        }
        ["bench", "timetable", "--instances", folder] => bench::timetable(&root, Path::new(folder)),
        ["bench", "web"] => bench::web(&root, Size::Demo),
        ["bench", "web", "--people", people] => bench::web(&root, Size::Province(people_of(people)?)),
        ["bench", "web", "--country", people] => bench::web(&root, Size::Country(people_of(people)?)),
        ["browser"] => browser::browser(&root, "").map(|looked| looked.well),
        ["browser", walk] => browser::browser(&root, walk).map(|looked| looked.well),
        ["full-disk"] => match full::cannot() {
            None => full::full(),
            Some(why) => {
                println!("skipped: {why}");
                Ok(true)
            }
        },
        ["kills"] => kills::kills(KILLS_DEFAULT, 1),
        ["kills", "--times", times] => kills::kills(times_of(times)?, 1),
        ["papers"] => papers::papers(&root).map(|looked| looked.well),
        ["fuzz", options @ ..] => fuzz::fuzz(&root, options),
        ["mess", "write", folder, options @ ..] => mess::write(Path::new(folder), options),
        ["mess", "score", folder, options @ ..] => mess::score(Path::new(folder), options),
        _ => bail!("no such command: {}\n\n{HELP}", args.join(" ")),
    }
}

fn times_of(text: &str) -> Result<usize> {
    let times: usize = text.parse().with_context(|| format!("--times takes a number, not {text}"))?;
    if times == 0 || times > KILLS_MAX {
        bail!("--times takes 1 to {KILLS_MAX}, not {times}");
    }
    Ok(times)
}

fn runs_of(text: &str) -> Result<usize> {
    let runs: usize = text.parse().with_context(|| format!("--runs takes a number, not {text}"))?;
    if runs == 0 || runs > RUNS_MAX {
        bail!("--runs takes 1 to {RUNS_MAX}, not {runs}");
    }
    Ok(runs)
}

fn notices_of(text: &str) -> Result<usize> {
    let notices: usize = text.parse().with_context(|| format!("--notices takes a number, not {text}"))?;
    if notices == 0 || notices > NOTICES_MAX {
        bail!("--notices takes 1 to {NOTICES_MAX}, not {notices}");
    }
    Ok(notices)
}

fn people_of(text: &str) -> Result<u32> {
    let people = text.replace('_', "").parse().with_context(|| format!("--people takes a number, not {text}"))?;
    if !PEOPLE.contains(&people) {
        bail!("--people takes {} to {}, not {people}", PEOPLE.start(), PEOPLE.end());
    }
    Ok(people)
}

/// The folder of the workspace: where this crate's own folder lies.
fn root() -> Result<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(own.parent().context("xtask lies in the workspace")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_is_said_with_the_help() {
        let error = run(&["bench", "hose"]).unwrap_err().to_string();
        assert!(error.starts_with("no such command: bench hose\n\nThe developer's own commands."), "{error}");
        assert!(run(&["test", "--help"]).unwrap());
    }

    #[test]
    fn runs_are_from_one_to_the_limit() {
        assert_eq!(runs_of("1").unwrap(), 1);
        assert_eq!(runs_of("99").unwrap(), 99);
        for wrong in ["0", "100", "three"] {
            assert!(runs_of(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn people_are_a_country_and_no_more() {
        assert_eq!(people_of("2_000_000").unwrap(), 2_000_000);
        for wrong in ["33", "20000001", "many"] {
            assert!(people_of(wrong).is_err(), "{wrong}");
        }
    }
}
