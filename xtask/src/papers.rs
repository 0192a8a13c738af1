//! The papers of a small province, opened by programs that are not ours: a workbook that only we can read is none.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::bench::machine;
use crate::need::{self, Need};

/// Opens each paper and draws its pages.
const SCRIPT: &str = include_str!("papers.py");

/// People of the province: a few communes, and every kind of paper.
const PEOPLE: &str = "300";

/// Proposals for its timetable: what is looked at here is how it is written down.
const TIMETABLE_WORK: &str = "2000000";

/// What is imported and what is installed for it.
pub(crate) const PACKAGES: [(&str, &str); 5] = [
    ("openpyxl", "openpyxl"),
    ("docx", "python-docx"),
    ("pypdfium2", "pypdfium2"),
    ("PIL", "pillow"),
    ("icalendar", "icalendar"),
];

/// What was looked at.
pub(crate) struct Looked {
    /// Whether nothing was wrong.
    pub(crate) well: bool,
    /// What could not be looked at, and why.
    pub(crate) skipped: Option<String>,
}

/// Writes the papers into a folder of its own and opens each; pictures of the pages stay in `target/papers`.
pub(crate) fn papers(root: &Path) -> Result<Looked> {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("out");
    write(folder.path(), &out)?;
    let python = match need::python("papers", &PACKAGES)? {
        Need::Met(python) => python,
        Need::Missing(why) => return Ok(Looked { well: true, skipped: Some(why) }),
    };
    let pictures = root.join("target/papers");
    let _ = fs::remove_dir_all(&pictures);
    let opened = Command::new(&python).args(["-c", SCRIPT]).args([&out, &pictures]).status()?.success();
    println!("pictures of every page: {}", pictures.display());
    let (valid, skipped) = match need::validator(&python)? {
        Need::Met(validator) => (validate(&validator, &out)?, None),
        Need::Missing(why) => (true, Some(why)),
    };
    Ok(Looked { well: opened && valid, skipped })
}

/// Every paper there is, in both languages and as both issuers.
fn write(folder: &Path, out: &Path) -> Result<()> {
    // Both binaries are built into one folder.
    let goc = env::current_exe()?.with_file_name(format!("goc{}", env::consts::EXE_SUFFIX));
    let run = |args: &[&str], paths: &[&Path]| {
        let mut command = Command::new(&goc);
        command.args(args).args(paths).arg("--quiet").current_dir(folder).stdout(Stdio::null());
        match command.status()?.success() {
            true => Ok(()),
            false => bail!("goc {} failed", args.join(" ")),
        }
    };
    let demo = folder.join("demo");
    let database = demo.join("goc.db");
    let database = database.to_str().context("a temporary folder with a plain name")?;
    run(&["--lang", "vi", "demo", "--people", PEOPLE], &[&demo])?;
    let year = machine::year_planned();
    let english = ["--lang", "en", "--db", database, "papers"];
    run(&[&english[..], &["--year", &year, "--party", "--each", "--out"]].concat(), &[&out.join("en")])?;
    run(&[&english[..], &["--ask", "--out"]].concat(), &[&out.join("ask")])?;
    run(&["--lang", "vi", "--db", database, "export", "--school", "--year", &year], &[&out.join("school.xlsx")])?;
    fs::rename(demo.join("out"), out.join("vi"))?;
    let timetable = ["--lang", "vi", "--db", database, "timetable"];
    run(&[&timetable[..], &["year", &year, "--work", TIMETABLE_WORK]].concat(), &[])?;
    for lang in ["vi", "en"] {
        let papers = ["--lang", lang, "--db", database, "timetable", "papers", &year, "--out"];
        run(&papers, &[&out.join(lang)])?;
    }
    Ok(())
}

/// Whether the validator finds no error in any document.
fn validate(validator: &Path, folder: &Path) -> Result<bool> {
    let mut documents = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if ["docx", "xlsx"].iter().any(|kind| path.extension() == Some(OsStr::new(kind))) {
                documents.push(path);
            }
        }
    }
    documents.sort();
    let mut well = true;
    for document in &documents {
        for error in errors(validator, document)? {
            well = false;
            eprintln!("{}: {error}", document.display());
        }
    }
    println!("{} documents validated", documents.len());
    Ok(well)
}

fn errors(validator: &Path, document: &PathBuf) -> Result<Vec<Value>> {
    // Without it the program asks for a library of languages that a small machine has not.
    let said = Command::new(validator).arg(document).env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1").output()?;
    let said: Value = serde_json::from_slice(&said.stdout).with_context(|| {
        format!("the validator on {}: {}", document.display(), String::from_utf8_lossy(&said.stderr))
    })?;
    Ok(said["errors"].as_array().context("the validator names no errors")?.clone())
}
