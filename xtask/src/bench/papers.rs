//! Call-up notices: all of them in one PDF, and each in one of its own.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::machine;
use super::whole::{self, Taken, tenths};
use crate::need::{self, Need};
use crate::papers::PACKAGES;

/// People of a commune of the sample: a commune has one notice.
const PEOPLE_PER_NOTICE: usize = 39;

/// Counts the pages of every PDF of a folder.
const SCRIPT: &str = "
import pathlib, sys, pypdfium2
print(sum(len(pypdfium2.PdfDocument(path)) for path in pathlib.Path(sys.argv[1]).rglob('*.pdf')))
";

/// Builds, measures and prints.
pub(crate) fn papers(root: &Path, notices: usize) -> Result<bool> {
    let binary = whole::goc(root)?;
    let python = match need::python("papers", &PACKAGES)? {
        Need::Met(python) => python,
        Need::Missing(why) => bail!("pages cannot be counted: {why}"),
    };
    let folder = env::temp_dir().join(format!("goc-bench-{}-papers", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder)?;
    let measured = measure(&binary, &python, notices, &folder);
    fs::remove_dir_all(&folder)?;
    let [one, each] = measured?;
    println!("{}\n", machine::line(&format!("cargo xtask bench papers --notices {notices}")));
    println!("| | files | pages | wall, s | pages/s | peak memory, MB |");
    println!("|---|---:|---:|---:|---:|---:|");
    println!("{}", row("all in one PDF", &one));
    println!("{}", row("the same, and each in one of its own", &each));
    Ok(true)
}

struct Run {
    taken: Taken,
    files: usize,
    pages: usize,
}

fn measure(binary: &Path, python: &Path, notices: usize, folder: &Path) -> Result<[Run; 2]> {
    let people = (notices * PEOPLE_PER_NOTICE).to_string();
    let country = folder.join("country");
    let path = country.to_str().context("a temporary folder with a plain name")?;
    whole::run(binary, &["--lang", "vi", "demo", path, "--provinces", "1", "--people", &people], folder)?;
    let database = country.join("province-01.db");
    let year = machine::year_planned();
    let run = |name: &str, more: &[&str]| -> Result<Run> {
        let out = folder.join(name);
        let name = |path: &Path| path.to_str().map(str::to_owned).context("a temporary folder with a plain name");
        let (database, out_name) = (name(&database)?, name(&out)?);
        let args =
            ["--lang", "vi", "--db", &database, "papers", "--year", &year, "--only", "notices", "--out", &out_name];
        let taken = whole::run(binary, &[&args, more].concat(), folder)?;
        Ok(Run { taken, files: files(&out)?, pages: pages(python, &out)? })
    };
    Ok([run("one", &[])?, run("each", &["--each"])?])
}

fn pages(python: &Path, folder: &Path) -> Result<usize> {
    let said = Command::new(python).args(["-c", SCRIPT]).arg(folder).output()?;
    String::from_utf8(said.stdout)?.trim().parse().context("the pages were not counted")
}

/// Files of a folder and of those in it.
fn files(folder: &Path) -> Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        count += if path.is_dir() { files(&path)? } else { 1 };
    }
    Ok(count)
}

fn row(name: &str, run: &Run) -> String {
    let wall = run.taken.wall.as_secs_f64();
    let memory = run.taken.memory_bytes.map_or("-".to_owned(), tenths);
    let Run { files, pages, .. } = run;
    format!("| {name} | {files} | {pages} | {wall:.1} | {:.0} | {memory} |", *pages as f64 / wall)
}
