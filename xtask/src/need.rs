//! What the tests need beside Rust, one file each: found, installed, or missing with the reason.

mod axe;
mod chromium;
mod nu;
mod package;
mod postgres;
mod python;
mod validator;

pub(crate) use axe::axe;
pub(crate) use chromium::{Chromium, chromium};
pub(crate) use nu::nu;
pub(crate) use postgres::postgres;
pub(crate) use python::python;
pub(crate) use validator::validator;

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

/// Whether a need is met.
pub(crate) enum Need<T> {
    /// It is there.
    Met(T),
    /// It is not, and why.
    Missing(String),
}

/// The folder of what is installed for the tests alone: beside what cargo builds, so that it goes and stays with it.
fn tools() -> Result<PathBuf> {
    let own = env::current_exe()?;
    Ok(own.ancestors().nth(2).context("xtask lies in target/PROFILE")?.join("tools"))
}

/// Whether packages of the system were installed: by apt-get or Homebrew, where that can be done without asking.
fn install(apt: &[&str], brew: &str) -> bool {
    let done = |command: &[&str]| {
        println!("{}", command.join(" "));
        Command::new(command[0]).args(&command[1..]).stdin(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    if on_path("apt-get") {
        // Without a password, or not at all: a test run asks nothing.
        let before: &[&str] = match is_root() {
            true => &[],
            false if on_path("sudo") && done(&["sudo", "-n", "true"]) => &["sudo", "-n"],
            false => return false,
        };
        let program = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "Acquire::http::Timeout=20"];
        let apt_get = |rest: &[&str]| done(&[before, program.as_slice(), rest].concat());
        let packages = [&["install", "-y", "--no-install-recommends"], apt].concat();
        return apt_get(&["update"]) && apt_get(&packages);
    }
    on_path("brew") && done(&["brew", "install", brew])
}

fn is_root() -> bool {
    id(&["-u"]).is_some_and(|id| id == "0")
}

fn id(args: &[&str]) -> Option<String> {
    let said = Command::new("id").args(args).output().ok().filter(|said| said.status.success())?;
    Some(String::from_utf8_lossy(&said.stdout).trim().to_owned())
}

fn on_path(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
