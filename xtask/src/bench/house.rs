//! The house as a whole: size of the binary, and the demo from nothing to papers at three sizes.

use std::env;
use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::machine;
use super::whole::{self, Taken, tenths};

/// Sizes of the demo, people.
const PEOPLE: [u32; 3] = [100, 1_000, 10_000];

/// What one run took.
#[derive(Clone, Copy)]
struct Run {
    wall: Duration,
    memory_bytes: Option<u64>,
    database_bytes: u64,
}

/// Builds, measures and prints. A size whose demo fails is said in its row; the others are still measured.
pub(crate) fn house(root: &Path, runs: usize) -> Result<bool> {
    let binary = whole::goc(root)?;
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

fn demo(binary: &Path, people: u32) -> Result<Run> {
    let folder = env::temp_dir().join(format!("goc-bench-{}-{people}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder)?;
    let run = demo_in(binary, people, &folder);
    fs::remove_dir_all(&folder)?;
    run
}

fn demo_in(binary: &Path, people: u32, folder: &Path) -> Result<Run> {
    let data = folder.join("demo");
    let path = data.to_str().context("a temporary folder with a plain name")?;
    let args = ["--lang", "en", "demo", path, "--people", &people.to_string(), "--seed", "1"];
    let Taken { wall, memory_bytes } = whole::run(binary, &args, folder)?;
    Ok(Run { wall, memory_bytes, database_bytes: database_bytes(&data)? })
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
    fn a_database_counts_with_its_log() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["goc.db", "goc.db-wal", "other"] {
            fs::write(folder.path().join(name), "12345").unwrap();
        }
        assert_eq!(database_bytes(folder.path()).unwrap(), 10);
    }
}
