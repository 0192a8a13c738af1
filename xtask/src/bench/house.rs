//! The house as a whole: size of the binary, and the demo from nothing to papers at three sizes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::machine;

/// Sizes of the demo, people.
const PEOPLE: [u32; 3] = [100, 1_000, 10_000];

/// How often the memory of a run is looked at where no program measures it.
const LOOK: Duration = Duration::from_millis(5);

/// GNU time: tells the peak memory of what it ran. Others of that name know no `-v`.
const GNU_TIME: &str = "/usr/bin/time";

/// What one run took.
#[derive(Clone, Copy)]
struct Run {
    wall: Duration,
    memory_bytes: Option<u64>,
    database_bytes: u64,
}

/// Builds, measures and prints. A size whose demo fails is said in its row; the others are still measured.
pub(crate) fn house(root: &Path, runs: usize) -> Result<bool> {
    let cargo = env::var_os("CARGO").context("run this by `cargo xtask bench house`")?;
    let built = Command::new(cargo).current_dir(root).args(["build", "--release", "--package", "goc"]).status()?;
    if !built.success() {
        bail!("goc does not build");
    }
    let binary = binary()?;
    let size = fs::metadata(&binary).with_context(|| format!("no {}", binary.display()))?.len();
    println!("{}\n", machine::line(&format!("cargo xtask bench house --runs {runs}")));
    println!("Release binary `goc`: {} MB\n", tenths(size));
    println!("| `goc demo --people` | wall, s | peak memory, MB | database, MB |");
    println!("|---:|---:|---:|---:|");
    let mut well = true;
    for people in PEOPLE {
        match (0..runs).map(|_| demo(&binary, people)).collect::<Result<Vec<Run>>>() {
            Ok(runs) => println!("{}", row(people, &runs)),
            Err(error) => {
                well = false;
                println!("| {people} | failed | - | - |");
                eprintln!("demo with {people} people: {error:#}");
            }
        }
    }
    println!("\nMedian of {runs} runs; memory and database of the same run.");
    Ok(well)
}

fn row(people: u32, runs: &[Run]) -> String {
    let mut runs = runs.to_vec();
    runs.sort_by_key(|run| run.wall);
    let Run { wall, memory_bytes, database_bytes } = runs[runs.len() / 2];
    let memory = memory_bytes.map_or("-".to_owned(), tenths);
    format!("| {people} | {:.2} | {memory} | {} |", wall.as_secs_f64(), tenths(database_bytes))
}

/// Millions of bytes, to a tenth.
fn tenths(bytes: u64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The binary lies where this program was built to, in the folder of the release profile.
fn binary() -> Result<PathBuf> {
    let own = env::current_exe()?;
    let target = own.ancestors().nth(2).context("xtask lies in target/PROFILE")?;
    Ok(target.join("release").join(format!("goc{}", env::consts::EXE_SUFFIX)))
}

fn demo(binary: &Path, people: u32) -> Result<Run> {
    let folder = env::temp_dir().join(format!("goc-bench-{}-{people}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder)?;
    let run = demo_in(binary, people, &folder);
    fs::remove_dir_all(&folder)?;
    run
}

fn demo_in(binary: &Path, people: u32, folder: &Path) -> Result<Run> {
    let (data, report) = (folder.join("demo"), folder.join("time"));
    let timed = has_gnu_time();
    let mut command = Command::new(if timed { Path::new(GNU_TIME) } else { binary });
    if timed {
        command.args(["-v", "-o"]).arg(&report).arg(binary);
    }
    command.args(["--lang", "en", "demo"]).arg(&data).args(["--people", &people.to_string(), "--seed", "1"]);
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
    let started = Instant::now();
    let mut child = command.spawn()?;
    let (status, seen) = if timed { (child.wait()?, None) } else { watch(&mut child)? };
    let wall = started.elapsed();
    if !status.success() {
        bail!("goc demo ended with {status}");
    }
    let told = fs::read_to_string(report).ok().and_then(|report| peak_of_report(&report));
    Ok(Run { wall, memory_bytes: told.or(seen), database_bytes: database_bytes(&data)? })
}

fn has_gnu_time() -> bool {
    Command::new(GNU_TIME).args(["-v", "true"]).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn peak_of_report(report: &str) -> Option<u64> {
    let kilobytes = report.lines().find_map(|line| line.trim().strip_prefix("Maximum resident set size (kbytes): "))?;
    Some(kilobytes.parse::<u64>().ok()? * 1024)
}

/// Waits for the end, and gives the most memory it had where the system tells (Linux).
fn watch(child: &mut Child) -> Result<(ExitStatus, Option<u64>)> {
    let mut most = None;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status, most));
        }
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        most = peak_of_status(&status).max(most);
        thread::sleep(LOOK);
    }
}

fn peak_of_status(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

/// The database with the log beside it.
fn database_bytes(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("goc.db") {
            bytes += entry.metadata()?.len();
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_run_makes_the_row() {
        let run = |seconds, megabytes: u64| Run {
            wall: Duration::from_secs(seconds),
            memory_bytes: Some(megabytes * 1_000_000),
            database_bytes: 2_460_000,
        };
        assert_eq!(row(100, &[run(9, 90), run(1, 10), run(2, 20)]), "| 100 | 2.00 | 20.0 | 2.5 |");
        assert_eq!(row(100, &[Run { memory_bytes: None, ..run(1, 0) }]), "| 100 | 1.00 | - | 2.5 |");
    }

    #[test]
    fn both_ways_of_telling_the_peak_are_read() {
        assert_eq!(peak_of_report("\tCommand: x\n\tMaximum resident set size (kbytes): 20\n"), Some(20_480));
        assert_eq!(peak_of_status("Name:\tgoc\nVmHWM:\t     20 kB\n"), Some(20_480));
        assert_eq!(peak_of_report("x").or(peak_of_status("x")), None);
    }

    #[test]
    fn a_database_counts_with_its_log() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["goc.db", "goc.db-wal", "other"] {
            fs::write(folder.path().join(name), "12345").unwrap();
        }
        assert_eq!(database_bytes(folder.path()).unwrap(), 10);
    }
}
