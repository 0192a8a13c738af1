//! The plan engine as anyone runs it: the binary reads a problem, searches for so many seconds on two threads, proves its
//! bound and writes the solution; its peak memory is watched from outside. Rows are kept, and a bench that was cut goes on
//! where it was.

mod amendments;
mod nation;
mod row;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::machine;
use super::rows::Rows;
use amendments::amendments;
use nation::shared;
use row::Row;

/// An instance, and for how long.
struct Run {
    name: &'static str,
    seconds: u32,
    /// The optimum, or the best another solver found: HiGHS 1.16 on one thread.
    peer: Option<u64>,
    /// Small enough for a referee in Python to recompute the bound.
    refereed: bool,
}

const fn run(name: &'static str, seconds: u32, peer: Option<u64>, refereed: bool) -> Run {
    Run { name, seconds, peer, refereed }
}

/// Two provinces of this size that share seats.
const NATION: (&str, u32) = ("2x59000", 240);

const RUNS: [Run; 14] = [
    run("1000-1", 5, Some(28_725), true),
    run("1000-2", 5, Some(22_155), true),
    run("1000-3", 5, Some(28_414), true),
    run("1000-4", 5, Some(20_714), true),
    run("1000-5", 5, Some(20_803), true),
    run("5000-1", 30, None, true),
    run("5000-2", 30, Some(54_317), true),
    run("5000-3", 30, None, true),
    run("5000-4", 30, None, true),
    run("5000-5", 30, None, true),
    run("20000-1", 120, None, false),
    run("20000-2", 120, None, false),
    run("20000-3", 120, None, false),
    run("100000-2", 300, None, false),
];

/// How often the memory of a run is looked at.
const LOOKING: Duration = Duration::from_millis(100);

/// Runs what is not there yet, and prints the table.
pub(crate) fn plan(root: &Path, instances: &Path, referee: Option<&Path>) -> Result<bool> {
    println!("{}\n", machine::line("cargo xtask bench plan --instances DIR"));
    let desk = Desk { root, goc: binary(root)?, referee };
    let mut rows = Rows::open(root, "plan", Row::read)?;
    for Run { name, seconds, refereed, .. } in &RUNS {
        let file = instances.join(format!("{name}.plan"));
        if !file.exists() {
            eprintln!("{name} skipped: {} is not there", file.display());
        } else if rows.find(|row| row.name == *name).is_none() {
            rows.push(desk.once(name, &file, *seconds, *refereed)?)?;
        }
    }
    let halves = ["59000-1.plan", "59000-2.plan"].map(|file| instances.join(file));
    let (name, seconds) = NATION;
    if halves.iter().all(|half| half.exists()) && rows.find(|row| row.name == name).is_none() {
        let file = root.join("target").join("bench").join(format!("{name}.plan"));
        fs::write(&file, shared(&halves)?).with_context(|| format!("cannot write {}", file.display()))?;
        rows.push(desk.once(name, &file, seconds, false)?)?;
    }
    println!("{}", table(&rows));
    amendments(&desk.goc)?;
    Ok(true)
}

struct Desk<'a> {
    root: &'a Path,
    goc: PathBuf,
    referee: Option<&'a Path>,
}

impl Desk<'_> {
    /// One run; the answer is checked before it counts.
    fn once(&self, name: &str, file: &Path, seconds: u32, refereed: bool) -> Result<Row> {
        let out = self.root.join("target").join("bench").join(format!("{name}.solution"));
        let begun = Instant::now();
        let mut command = Command::new(&self.goc);
        command.args(["plan", "solve"]).arg(file).args(["--seconds", &seconds.to_string(), "--threads", "2", "-o"]);
        let mut child = command.arg(&out).stdout(Stdio::null()).spawn().context("cannot start goc")?;
        let mut peak = 0;
        let status = loop {
            peak = peak.max(peak_kb(&child));
            if let Some(status) = child.try_wait()? {
                break status;
            }
            std::thread::sleep(LOOKING);
        };
        let took = begun.elapsed().as_secs_f64();
        if !status.success() {
            bail!("{name}: goc plan solve ended with {status}");
        }
        let mut check = Command::new(&self.goc);
        check.args(["--json", "plan", "check"]).arg(file).arg(&out);
        let found: serde_json::Value = serde_json::from_slice(&check.output()?.stdout).context("goc plan check")?;
        let number = |key: &str| found[key].as_f64().with_context(|| format!("{name}: no {key}"));
        let (cost, unserved, bound) = (number("cost")? as u64, number("unserved")? as u64, number("bound")?);
        if let Some(referee) = self.referee.filter(|_| refereed) {
            let judged = Command::new("python3").arg(referee).arg(file).arg(&out).arg("--bound").output()?;
            let words = String::from_utf8_lossy(&judged.stdout).into_owned();
            if !judged.status.success() {
                bail!("{name}: the referee says {words}");
            }
            eprintln!("{name}: {}", words.trim());
        }
        let row = Row { name: name.to_owned(), seconds, cost, unserved, bound, took, peak_mb: peak / 1024 };
        eprintln!("{row}");
        Ok(row)
    }
}

/// The most memory a running program has had, as the kernel counts it; 0 where the machine does not tell.
fn peak_kb(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// The binary as users have it.
fn binary(root: &Path) -> Result<PathBuf> {
    let built =
        Command::new("cargo").args(["build", "--release", "--workspace", "--bin", "goc"]).current_dir(root).status()?;
    if !built.success() {
        bail!("goc does not build");
    }
    Ok(root.join("target").join("release").join("goc"))
}

fn table(rows: &Rows<Row>) -> String {
    let mut text = "| instance | seconds | cost | proven bound | gap | beside HiGHS | in all, s | peak memory, MB |\n\
                    |---|---:|---:|---:|---:|---:|---:|---:|\n"
        .to_owned();
    for name in RUNS.iter().map(|run| run.name).chain([NATION.0]) {
        let Some(row) = rows.find(|row| row.name == name) else { continue };
        let peer = RUNS.iter().find(|run| run.name == name).and_then(|run| run.peer);
        let beside =
            peer.map_or("–".to_owned(), |peer| format!("{:+.2} %", 100.0 * (row.cost as f64 / peer as f64 - 1.0)));
        let gap = 100.0 * (row.cost as f64 - row.bound) / row.cost.max(1) as f64;
        text += &format!(
            "| {name} | {} | {} | {:.0} | {gap:.2} % | {beside} | {:.0} | {} |\n",
            row.seconds, row.cost, row.bound, row.took, row.peak_mb
        );
    }
    text
}
