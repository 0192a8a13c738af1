//! The review of a country: the example of `office` that measures it, built and run with the machine's line above.

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::machine;

/// Builds and runs the measurement. It is an example of `office`, so that these commands build without the whole house.
pub(crate) fn review(root: &Path, people: u32) -> Result<bool> {
    let cargo = env::var_os("CARGO").context("run this by `cargo xtask bench review`")?;
    println!("{}\n", machine::line(&format!("cargo xtask bench review --people {people}")));
    let mut run = Command::new(cargo);
    run.current_dir(root).args(["run", "--release", "--quiet", "--package", "office", "--example", "bench_review"]);
    Ok(run.args(["--", &people.to_string()]).status()?.success())
}
