//! `cargo xtask test`: everything that must hold, on a machine that may have nothing but Rust, a C compiler and the network.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::need::{self, Need};
use crate::tidy;

/// Whether the lints run too; they need a build of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lints {
    /// They run.
    Run,
    /// They do not.
    Skip,
}

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

    step("tidy", &mut || Ok(passed(tidy::tidy(root)?)));
    step("format", &mut || lint(root, "fmt", &["fmt", "--all", "--check"]));
    let mut postgres = None;
    step("PostgreSQL", &mut || match need::postgres()? {
        Need::Met(server) => {
            println!("started at {}", server.url());
            postgres = Some(server);
            Ok(Ended::Passed)
        }
        Need::Missing(why) => Ok(Ended::Skipped(why)),
    });
    let skips = env::temp_dir().join(format!("goc-test-skips-{}", std::process::id()));
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
    step("clippy", &mut || match lints {
        Lints::Run => {
            lint(root, "clippy", &["clippy", "--workspace", "--all-targets", "--release", "--", "-D", "warnings"])
        }
        Lints::Skip => Ok(Ended::Skipped("--quick".to_owned())),
    });

    let said = said(&skips);
    table(&steps, &said);
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
        false => Ok(Ended::Skipped(format!("cargo {component} is not installed; `rustup component add {component}`"))),
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

/// What tests said they skipped, each sentence once.
fn said(skips: &PathBuf) -> Vec<String> {
    let text = fs::read_to_string(skips).unwrap_or_default();
    let _ = fs::remove_file(skips);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.sort();
    lines.dedup();
    lines
}

fn table(steps: &[Step], said: &[String]) {
    println!("\n{:<12} {:>8}  result", "step", "seconds");
    for step in steps {
        let result = match &step.ended {
            Ended::Passed => "ok".to_owned(),
            Ended::Failed => "FAILED".to_owned(),
            Ended::Skipped(why) => format!("skipped: {why}"),
        };
        println!("{:<12} {:>8}  {result}", step.name, step.seconds);
    }
    for sentence in said {
        println!("skipped: {sentence}");
    }
    if said.is_empty() {
        println!("No test skipped anything.");
    }
}
