//! `cargo xtask fuzz`: the readers against files changed by chance.

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::bench::machine;

/// Inputs when none are asked: some two minutes on two cores.
const INPUTS_DEFAULT: u64 = 1_000_000;

/// More would run for weeks: a typing slip.
const INPUTS_MAX: u64 = 10_000_000_000;

/// Builds and runs the example of `sheet` that does it, so that these commands build without the whole house.
pub(crate) fn fuzz(root: &Path, options: &[&str]) -> Result<bool> {
    let (mut inputs, mut seed) = (INPUTS_DEFAULT, 1_u64);
    for option in options.chunks(2) {
        let value = |text: &str| text.replace('_', "").parse::<u64>().with_context(|| format!("not a number: {text}"));
        match option {
            ["--inputs", text] => inputs = value(text)?,
            ["--seed", text] => seed = value(text)?,
            _ => bail!("fuzz takes --inputs N and --seed N, not {}", option.join(" ")),
        }
    }
    if inputs == 0 || inputs > INPUTS_MAX {
        bail!("--inputs takes 1 to {INPUTS_MAX}, not {inputs}");
    }
    let cargo = env::var_os("CARGO").context("run this by `cargo xtask fuzz`")?;
    println!("{}\n", machine::line(&format!("cargo xtask fuzz --inputs {inputs} --seed {seed}")));
    let mut run = Command::new(cargo);
    run.current_dir(root).args(["run", "--release", "--quiet", "--package", "sheet", "--example", "fuzz_read", "--"]);
    Ok(run.args([inputs.to_string(), seed.to_string()]).status()?.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_refused_before_anything_is_built() {
        for wrong in [&["--inputs", "0"][..], &["--inputs"], &["--seed", "x"], &["--inputs", "99999999999"]] {
            assert!(fuzz(Path::new("."), wrong).is_err(), "{wrong:?}");
        }
    }
}
