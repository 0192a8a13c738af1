//! The house as a whole: size of the binary, and the demo from nothing to papers at three sizes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Sizes of the demo, people.
const PEOPLE: [u32; 3] = [100, 1_000, 10_000];

/// Runs of each size; the middle one counts.
const RUNS: usize = 3;

/// How often the memory of a run is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// What one run took.
struct Run {
    milliseconds: u128,
    memory_mb: Option<u64>,
    database_mb: u64,
}

/// Builds, measures and prints.
pub(crate) fn house(root: &Path) -> Result<bool> {
    let cargo = env::var_os("CARGO").context("run this by `cargo xtask bench house`")?;
    let built = Command::new(cargo).current_dir(root).args(["build", "--release", "--package", "goc"]).status()?;
    if !built.success() {
        bail!("goc does not build");
    }
    let binary = binary(root);
    let size = fs::metadata(&binary).with_context(|| format!("no {}", binary.display()))?.len();
    println!("Binary: {} MB ({})\n", size >> 20, binary.display());
    println!("| demo, people | seconds (median of {RUNS}) | peak memory, MB | database, MB |\n|---|---|---|---|");
    for people in PEOPLE {
        let mut runs = Vec::new();
        for _ in 0..RUNS {
            runs.push(demo(&binary, people)?);
        }
        runs.sort_by_key(|run| run.milliseconds);
        let middle = &runs[RUNS / 2];
        let memory = runs.iter().filter_map(|run| run.memory_mb).max();
        let memory = memory.map_or("-".to_owned(), |megabytes| megabytes.to_string());
        let (seconds, tenths) = (middle.milliseconds / 1000, middle.milliseconds % 1000 / 100);
        println!("| {people} | {seconds}.{tenths} | {memory} | {} |", middle.database_mb);
    }
    Ok(true)
}

fn binary(root: &Path) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    target.join("release").join(format!("goc{}", env::consts::EXE_SUFFIX))
}

fn demo(binary: &Path, people: u32) -> Result<Run> {
    let folder = env::temp_dir().join(format!("goc-bench-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let started = Instant::now();
    let mut child = Command::new(binary)
        .args(["--lang", "en", "--quiet", "demo"])
        .arg(&folder)
        .args(["--people", &people.to_string(), "--seed", "1"])
        .stdout(Stdio::null())
        .spawn()?;
    let memory_mb = watch(&mut child)?;
    let milliseconds = started.elapsed().as_millis();
    if !child.wait()?.success() {
        bail!("the demo with {people} people failed");
    }
    let database_mb = fs::metadata(folder.join("goc.db")).map_or(0, |about| about.len() >> 20);
    fs::remove_dir_all(&folder)?;
    Ok(Run { milliseconds, memory_mb, database_mb })
}

/// Waits for the end, and gives the most memory it had where the system tells (Linux).
fn watch(child: &mut Child) -> Result<Option<u64>> {
    let mut most = None;
    while child.try_wait()?.is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let kilobytes =
            line.and_then(|line| line.split_whitespace().nth(1)).and_then(|number| number.parse::<u64>().ok());
        most = kilobytes.map(|kilobytes| kilobytes >> 10).max(most);
        thread::sleep(LOOK);
    }
    Ok(most)
}
