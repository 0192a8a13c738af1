//! The score: runs the program on the workbooks in a fresh database and compares what it stored with the truth.

mod judge;
mod people;
mod print;
mod stored;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use judge::Score;

/// `mess score DIR [--goc PATH]`.
pub(crate) fn score(folder: &Path, options: &[&str]) -> Result<bool> {
    let goc = match options {
        // Both binaries are built into one folder.
        [] => std::env::current_exe()?.with_file_name(format!("goc{}", std::env::consts::EXE_SUFFIX)),
        ["--goc", path] => PathBuf::from(path),
        _ => bail!("not understood: {}", options.join(" ")),
    };
    let truth = folder.join("truth.json");
    let truth = fs::read(&truth).with_context(|| format!("no {}: write the workbooks first", truth.display()))?;
    let truth: Value = serde_json::from_slice(&truth)?;
    let database = folder.join("score.db");
    for ending in ["", "-wal", "-shm", "-journal"] {
        let path = folder.join(format!("score.db{ending}"));
        if path.exists() {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    let start = |act: &str| {
        let mut command = Command::new(&goc);
        command.arg("--json").arg("--db").arg(&database).arg(act);
        command
    };
    let mut import = start("import");
    import.arg(folder.join("in")).arg("--skip-problems");
    let map = folder.join("mapping.toml");
    if map.exists() {
        import.arg("--map").arg(map);
    }
    let reports = lines(import, &folder.join("import.jsonl"))?;
    let people = lines(start("export"), &folder.join("export.jsonl"))?;
    let score = Score::of(&truth, &reports, &people);
    print::tables(&score);
    let faults = folder.join("faults.txt");
    fs::write(&faults, print::faults(&score))?;
    println!("\nEvery cell that is not right: {}", faults.display());
    Ok(score.wrong() == 0)
}

/// Runs a command and reads each line of its output as JSON; the output is kept beside the workbooks.
fn lines(mut command: Command, keep: &Path) -> Result<Vec<Value>> {
    let output = command.output().with_context(|| format!("cannot run {command:?}"))?;
    fs::write(keep, &output.stdout)?;
    if !output.status.success() {
        bail!("{command:?} ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    let text = String::from_utf8(output.stdout).context("the output is no text")?;
    let line = |line: &str| serde_json::from_str(line).with_context(|| format!("no JSON: {line}"));
    text.lines().filter(|line| !line.trim().is_empty()).map(line).collect()
}

/// The faults of a score, for the tests of the generator.
#[cfg(test)]
pub(super) struct Faults {
    pub(super) faults: String,
    pub(super) wrong: usize,
}

/// Scores without running anything.
#[cfg(test)]
pub(super) fn of(truth: &Value, reports: &[Value], people: &[Value]) -> Faults {
    let score = Score::of(truth, reports, people);
    Faults { faults: print::faults(&score), wrong: score.wrong() }
}

/// What an importer says and stores that knows the truth.
#[cfg(test)]
pub(super) fn perfect(truth: &Value) -> (Vec<Value>, Vec<Value>) {
    use serde_json::json;
    let array = |key: &str| truth[key].as_array().expect("the truth has lists").iter();
    let report = |cell: &Value| {
        json!({"kind": "problem", "cause": cell["cause"].get(0).cloned().unwrap_or(json!("any")), "file": cell["file"],
            "sheet": cell["sheet"], "row": cell["row"], "column": cell["column"]})
    };
    let reports = array("cells").filter(|cell| cell["report"] == true).map(report).collect();
    let stored = |person: &Value| {
        let sources: Vec<&Value> = array("rows").filter(|row| row["person"] == person["id"]).collect();
        json!({
            "person": person, "service": person, "holds": person["holds"], "planned": person["planned"],
            "levels": person["levels"], "major": person["major"], "words": person, "sources": sources,
        })
    };
    (reports, array("people").map(stored).collect())
}
