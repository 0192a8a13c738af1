//! The developer's own commands: `cargo xtask test`, `cargo xtask tidy`, `cargo xtask bench`.

mod bench;
mod need;
mod test;
mod tidy;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const HELP: &str = "The developer's own commands.

  cargo xtask test            everything that must hold; installs or starts what it needs, says what it skipped
  cargo xtask test --quick    the same without the lints
  cargo xtask tidy            the rules of the house, in a second
  cargo xtask bench house     binary size, and the demo at three sizes, as a table for docs/benchmarks.md
";

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
    let root = root()?;
    match args {
        ["test"] => test::test(&root, test::Lints::Run),
        ["test", "--quick"] => test::test(&root, test::Lints::Skip),
        ["tidy"] => tidy::tidy(&root),
        ["bench", "house"] => bench::house(&root),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(true)
        }
        _ => bail!("no such command: {}\n\n{HELP}", args.join(" ")),
    }
}

/// The folder of the workspace: where this crate's own folder lies.
fn root() -> Result<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(own.parent().context("xtask lies in the workspace")?.to_owned())
}
