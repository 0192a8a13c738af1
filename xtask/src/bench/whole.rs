//! A program as a whole: how long it took, and the most memory it and the programs it started had at once.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How often the memory of a run is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// GNU time: tells the peak memory of what it ran. Others of that name know no `-v`.
const GNU_TIME: &str = "/usr/bin/time";

/// What a run took.
#[derive(Clone, Copy)]
pub(super) struct Taken {
    pub(super) wall: Duration,
    /// Of all its processes together, where the system tells (Linux), else of the largest.
    pub(super) memory_bytes: Option<u64>,
}

/// Builds `goc` and gives its path: it lies where this program was built to, in the folder of the release profile.
pub(super) fn goc(root: &Path) -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").context("run this by `cargo xtask bench`")?;
    let built = Command::new(cargo).current_dir(root).args(["build", "--release", "--package", "goc"]).status()?;
    if !built.success() {
        bail!("goc does not build");
    }
    let own = env::current_exe()?;
    let target = own.ancestors().nth(2).context("xtask lies in target/PROFILE")?;
    Ok(target.join("release").join(format!("goc{}", env::consts::EXE_SUFFIX)))
}

/// Runs a program to its end, in a folder that it may write to. What it prints is dropped.
pub(super) fn run(program: &Path, args: &[&str], folder: &Path) -> Result<Taken> {
    run_with(program, args, folder, Stdio::null())
}

/// The same with something to read.
pub(super) fn run_with(program: &Path, args: &[&str], folder: &Path, input: impl Into<Stdio>) -> Result<Taken> {
    let report = folder.join("time");
    let timed = has_gnu_time();
    let mut command = Command::new(if timed { Path::new(GNU_TIME) } else { program });
    if timed {
        command.args(["-v", "-o"]).arg(&report).arg(program);
    }
    command.args(args).current_dir(folder).stdin(input).stdout(Stdio::null());
    let started = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot run {}", program.display()))?;
    let (status, seen) = watch(&mut child)?;
    let wall = started.elapsed();
    if !status.success() {
        bail!("{} {} ended with {status}", program.display(), args.join(" "));
    }
    // The largest process exactly, or all of them together as they were seen: whichever is more.
    let told = fs::read_to_string(report).ok().and_then(|report| peak_of_report(&report));
    Ok(Taken { wall, memory_bytes: told.max(seen) })
}

/// Millions of bytes, to a tenth.
pub(super) fn tenths(bytes: u64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn has_gnu_time() -> bool {
    Command::new(GNU_TIME).args(["-v", "true"]).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn peak_of_report(report: &str) -> Option<u64> {
    let kilobytes = report.lines().find_map(|line| line.trim().strip_prefix("Maximum resident set size (kbytes): "))?;
    Some(kilobytes.parse::<u64>().ok()? * 1024)
}

/// Waits for the end, and gives the most memory that was seen where the system tells.
fn watch(child: &mut Child) -> Result<(ExitStatus, Option<u64>)> {
    let mut most = None;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status, most));
        }
        most = family(child.id()).max(most);
        thread::sleep(LOOK);
    }
}

/// The memory of a process and of all it started, now.
fn family(first: u32) -> Option<u64> {
    let mut members = vec![first];
    let mut bytes = None;
    let mut at = 0;
    while let Some(member) = members.get(at) {
        let status = fs::read_to_string(format!("/proc/{member}/status")).unwrap_or_default();
        bytes = resident_of_status(&status).map(|own| own + bytes.unwrap_or(0)).or(bytes);
        members.extend(children(*member));
        at += 1;
    }
    bytes
}

/// What every thread of a process started.
fn children(process: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let lists = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    lists.flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<u32>>()).collect()
}

fn resident_of_status(status: &str) -> Option<u64> {
    let lines: HashMap<&str, &str> = status.lines().filter_map(|line| line.split_once(':')).collect();
    Some(lines.get("VmRSS")?.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_telling_memory_are_read() {
        assert_eq!(peak_of_report("\tCommand: x\n\tMaximum resident set size (kbytes): 20\n"), Some(20_480));
        assert_eq!(resident_of_status("Name:\tgoc\nVmRSS:\t     20 kB\n"), Some(20_480));
        assert_eq!(peak_of_report("x").or(resident_of_status("x")), None);
    }

    #[test]
    fn bytes_are_said_in_millions() {
        assert_eq!((tenths(2_460_000), tenths(49_999)), ("2.5".to_owned(), "0.0".to_owned()));
    }
}
