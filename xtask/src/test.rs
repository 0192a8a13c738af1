//! `cargo xtask test`: everything that must hold, on a machine that may have nothing but Rust, a C compiler and the network.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::need::{self, Need};
use crate::{browser, full, mess, papers, tidy};

/// Whether clippy runs too; it needs a build of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lints {
    /// It runs.
    Run,
    /// It does not.
    Skip,
}

/// The workbooks that are scored; any seed makes others.
const MESS_SEED: &str = "2";

/// How a step ended.
enum Ended {
    Passed,
    Failed,
    Skipped(String),
}

/// One line of the table at the end.
struct Step {
    name: &'static str,
    ended: Ended,
    seconds: u64,
}

/// Runs every step, whatever the ones before came to, and prints the table.
pub(crate) fn test(root: &Path, lints: Lints) -> Result<bool> {
    let mut steps = Vec::new();
    let mut step = |name: &'static str, run: &mut dyn FnMut() -> Result<Ended>| {
        println!("\n== {name}");
        let started = Instant::now();
        let ended = run().unwrap_or_else(|error| {
            eprintln!("{error:#}");
            Ended::Failed
        });
        steps.push(Step { name, ended, seconds: started.elapsed().as_secs() });
    };

    step("format", &mut || lint(root, "fmt", &["fmt", "--all", "--check"]));
    step("tidy", &mut || Ok(passed(tidy::tidy(root)?)));
    let mut postgres = None;
    step("PostgreSQL", &mut || match need::postgres()? {
        Need::Met(server) => {
            println!("started at {}", server.url());
            postgres = Some(server);
            Ok(Ended::Passed)
        }
        Need::Missing(why) => Ok(Ended::Skipped(why)),
    });
    // Tests append here, a sentence a line, what of them could not run on this machine.
    let skips = env::temp_dir().join(format!("goc-test-skips-{}", std::process::id()));
    let _ = fs::remove_file(&skips);
    step("tests", &mut || {
        let mut cargo = cargo(root, &["test", "--workspace", "--release", "--no-fail-fast"]);
        cargo.env("GOC_TEST_SKIPS", &skips);
        match &postgres {
            Some(server) => cargo.env("GOC_TEST_POSTGRES", server.url()),
            None => cargo.env_remove("GOC_TEST_POSTGRES"),
        };
        run(&mut cargo)
    });
    drop(postgres);
    // Offices' workbooks with the truth beside them: a cell that is stored wrong and not reported fails.
    step("mess", &mut || {
        let folder = tempfile::tempdir()?;
        let written = mess::write(folder.path(), &["--seed", MESS_SEED])?;
        Ok(passed(written && mess::score(folder.path(), &[])?))
    });
    let mut unseen = None;
    step("papers", &mut || {
        let looked = papers::papers(root)?;
        unseen = looked.skipped.map(|why| format!("papers: {why}"));
        Ok(passed(looked.well))
    });
    let mut unopened = None;
    step("browser", &mut || {
        let looked = browser::browser(root, "")?;
        unopened = looked.skipped.map(|why| format!("browser: {why}"));
        Ok(passed(looked.well))
    });
    step("full disk", &mut || match full::cannot() {
        Some(why) => Ok(Ended::Skipped(why)),
        None => Ok(passed(full::full()?)),
    });
    // Last, for it compiles every dependency a second time, without making code of it.
    step("clippy", &mut || match lints {
        Lints::Run => {
            lint(root, "clippy", &["clippy", "--workspace", "--all-targets", "--release", "--", "-D", "warnings"])
        }
        Lints::Skip => Ok(Ended::Skipped("--quick".to_owned())),
    });

    let skipped = fs::read_to_string(&skips).unwrap_or_default();
    let skipped = [skipped, unseen.unwrap_or_default(), unopened.unwrap_or_default()].join("\n");
    let said = sentences(&skipped);
    let _ = fs::remove_file(&skips);
    print!("{}", table(&steps, &said));
    Ok(!steps.iter().any(|step| matches!(step.ended, Ended::Failed)))
}

fn passed(passed: bool) -> Ended {
    if passed { Ended::Passed } else { Ended::Failed }
}

/// A step that a toolchain without the component cannot do; distributions leave them out.
fn lint(root: &Path, component: &str, args: &[&str]) -> Result<Ended> {
    let there = cargo(root, &[component, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    match there.is_ok_and(|status| status.success()) {
        true => run(&mut cargo(root, args)),
        false => {
            let name = if component == "fmt" { "rustfmt" } else { component };
            Ok(Ended::Skipped(format!("{name} is not installed; `rustup component add {name}` does it")))
        }
    }
}

fn run(command: &mut Command) -> Result<Ended> {
    let status = command.status().with_context(|| format!("cannot run {:?}", command.get_program()))?;
    Ok(passed(status.success()))
}

/// Cargo as this program was started with, in the workspace.
fn cargo(root: &Path, args: &[&str]) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.current_dir(root).args(args);
    command
}

/// What tests said they skipped, each sentence once, in order.
fn sentences(text: &str) -> Vec<&str> {
    let bare = |line| str::strip_prefix(line, "skipped: ").unwrap_or(line);
    let mut lines: Vec<&str> = text.lines().map(str::trim).map(bare).filter(|line| !line.is_empty()).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn table(steps: &[Step], said: &[&str]) -> String {
    let mut table = format!("\n{:<12} {:>8}  result\n", "step", "seconds");
    for step in steps {
        let result = match &step.ended {
            Ended::Passed => "ok".to_owned(),
            Ended::Failed => "FAILED".to_owned(),
            Ended::Skipped(why) => format!("skipped: {why}"),
        };
        table += &format!("{:<12} {:>8}  {result}\n", step.name, step.seconds);
    }
    if said.is_empty() {
        table += "\nNo test said that it skipped anything.\n";
    } else {
        table += "\nWhat tests skipped:\n";
    }
    for sentence in said {
        table += &format!("  {sentence}\n");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_skip_is_said_once() {
        assert_eq!(
            sentences("b: no server\nskipped: a: no server\n\nb: no server\n"),
            ["a: no server", "b: no server"]
        );
    }

    #[test]
    fn the_table_says_how_each_step_ended() {
        let steps = [
            Step { name: "tidy", ended: Ended::Passed, seconds: 1 },
            Step { name: "tests", ended: Ended::Failed, seconds: 312 },
            Step { name: "clippy", ended: Ended::Skipped("--quick".to_owned()), seconds: 0 },
        ];
        let expected = "
step          seconds  result
tidy                1  ok
tests             312  FAILED
clippy              0  skipped: --quick

What tests skipped:
  store: no server
";
        assert_eq!(table(&steps, &["store: no server"]), expected);
        assert!(table(&steps, &[]).ends_with("No test said that it skipped anything.\n"));
    }
}
