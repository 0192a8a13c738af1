//! Messy workbooks with the truth beside them, written into a folder; and the score of the program that read them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use sample::mess::{Layouts, Score, Workbooks, Written, workbooks};
use serde_json::Value;

use crate::need::{self, Need};

/// People when none are asked: every kind of mess occurs several times.
const PEOPLE_DEFAULT: usize = 1_000;

/// Fewer leave files without people; more take minutes and show nothing new.
const PEOPLE: std::ops::RangeInclusive<usize> = 300..=200_000;

/// Reads the workbook as JSON and writes it with xlwt; nothing of it is ours but the order of the calls.
const SCRIPT: &str = r"
import json, sys, xlwt
book = xlwt.Workbook(encoding='utf-8')
book.dates_1904 = False
for sheet in json.load(sys.stdin):
    page = book.add_sheet(sheet['name'])
    page.visibility = 1 if sheet['hidden'] else 0
    tops = {(m[0], m[1]): m for m in sheet['merges']}
    for row, column, kind, value, shown, font in sheet['cells']:
        style = xlwt.XFStyle()
        style.font.name = font
        style.num_format_str = shown
        if kind == 'formula':
            value = xlwt.Formula(value)
        at = (row, column)
        if at in tops:
            r1, c1, r2, c2 = tops[at]
            page.write_merge(r1, r2, c1, c2, value, style)
        else:
            page.write(row, column, value, style)
    for row in sheet['rows']:
        page.row(row).hidden = True
    for column in sheet['columns']:
        page.col(column).hidden = True
book.save(sys.argv[1])
";

/// `mess write DIR --seed N [--layouts seen|unseen|all] [--people N]`.
pub(crate) fn write(folder: &Path, options: &[&str]) -> Result<bool> {
    let (mut seed, mut layouts, mut people) = (None, Layouts::Seen, PEOPLE_DEFAULT);
    for pair in options.chunks(2) {
        match pair {
            ["--seed", number] => seed = Some(number.parse().with_context(|| format!("--seed {number}"))?),
            ["--layouts", "seen"] => layouts = Layouts::Seen,
            ["--layouts", "unseen"] => layouts = Layouts::Unseen,
            ["--layouts", "all"] => layouts = Layouts::All,
            ["--people", number] => people = number.parse().with_context(|| format!("--people {number}"))?,
            _ => bail!("not understood: {}", pair.join(" ")),
        }
    }
    let seed: u64 = seed.context("--seed N says which workbooks; the same seed gives the same bytes")?;
    if !PEOPLE.contains(&people) {
        bail!("--people takes {} to {}, not {people}", PEOPLE.start(), PEOPLE.end());
    }
    let inside = folder.join("in");
    fs::create_dir_all(&inside).with_context(|| format!("cannot make {}", inside.display()))?;
    if fs::read_dir(&inside)?.next().is_some() {
        bail!("{} is not empty: old files would be read among the new ones", inside.display());
    }
    let python = match need::python("mess", &[("xlwt", "xlwt")])? {
        Need::Met(python) => Some(python),
        Need::Missing(why) => {
            println!("xls is skipped: {why}");
            None
        }
    };
    let Workbooks { files, truth } = workbooks(seed, layouts, people, python.is_some());
    for file in &files {
        let path = inside.join(&file.name);
        match (&file.made, &python) {
            (Written::Bytes(bytes), _) => {
                fs::write(&path, bytes).with_context(|| format!("cannot write {}", file.name))?
            }
            (Written::Old(sheets), Some(python)) => write_old(sheets, &path, python)?,
            (Written::Old(_), None) => {}
        }
    }
    fs::write(folder.join("truth.json"), serde_json::to_vec(&truth)?)?;
    let count = |list: &str| truth[list].as_array().map_or(0, Vec::len);
    println!("{} files, {} people, {} cells of truth", files.len(), count("people"), count("cells"));
    Ok(true)
}

/// Writes a workbook of the old binary kind.
fn write_old(sheets: &Value, path: &Path, python: &Path) -> Result<()> {
    let mut child = Command::new(python).args(["-c", SCRIPT]).arg(path).stdin(Stdio::piped()).spawn()?;
    child.stdin.take().context("the input was asked for")?.write_all(sheets.to_string().as_bytes())?;
    if !child.wait()?.success() {
        bail!("xlwt did not write {}", path.display());
    }
    Ok(())
}

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
    print!("{}", score.tables());
    let faults = folder.join("faults.txt");
    fs::write(&faults, score.faults())?;
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
