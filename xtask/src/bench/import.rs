//! The import: a province in one workbook and in three hundred, as whole processes, beside openpyxl reading the same file.

mod openpyxl;
mod workbook;

use std::env;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::machine;
use super::whole::{self, Taken, tenths};
use workbook::Texts;

/// People of the one workbook.
const PEOPLE: u32 = 100_000;

/// Communes of 25 people with a workbook each, together.
const COMMUNES: u32 = 300;

/// Measures and prints; a part that fails is said, the others are still measured.
pub(crate) fn import(root: &Path) -> Result<bool> {
    let goc = whole::goc(root)?;
    println!("{}\n", machine::line("cargo xtask bench import"));
    let folder = env::temp_dir().join(format!("goc-bench-import-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder)?;
    let measured = measure(root, &goc, &folder);
    fs::remove_dir_all(&folder)?;
    measured
}

fn measure(root: &Path, goc: &Path, folder: &Path) -> Result<bool> {
    let python = openpyxl::python(root);
    match &python {
        Ok((_, version)) => println!("{version}\n"),
        Err(error) => println!("openpyxl cannot be had, so nothing is held against it: {error:#}\n"),
    }
    let mut well = true;
    println!("| what | seconds | peak memory, MB |");
    println!("|---|---:|---:|");
    let mut row = |what: &str, taken: Result<Taken>| -> Option<Duration> {
        match taken {
            Ok(Taken { wall, memory_bytes }) => {
                let memory = memory_bytes.map_or("-".to_owned(), tenths);
                println!("| {what} | {:.2} | {memory} |", wall.as_secs_f64());
                Some(wall)
            }
            Err(error) => {
                well = false;
                println!("| {what} | failed | - |");
                eprintln!("{what}: {error:#}");
                None
            }
        }
    };
    let mut ratios = Vec::new();
    for (texts, said) in [(Texts::Shared, "as a spreadsheet writes it"), (Texts::Inline, "texts in the cells")] {
        let path = folder.join(format!("{texts:?}.xlsx"));
        workbook::write(BufWriter::new(File::create(&path)?), PEOPLE, texts)?;
        let file = path.to_str().context("a temporary folder with a plain name")?;
        let about = format!("{PEOPLE} people, 39 columns, {said}, {} MB", tenths(fs::metadata(&path)?.len()));
        let database = folder.join(format!("{texts:?}.db"));
        let database = database.to_str().context("a temporary folder with a plain name")?;
        // What openpyxl does, and no more: every cell once.
        let read = whole::run_with(goc, &["read-workbook", file], folder, File::open(&path)?);
        let read = row(&format!("{about}: read"), read);
        let import =
            |rest: &[&str]| whole::run(goc, &[&["--quiet", "--db", database, "import", file], rest].concat(), folder);
        let staged = row("  the same, staged", import(&["--dry-run"]));
        row("  staged and committed into a fresh SQLite database", import(&[]));
        row("  the same again, into the full database, nothing new", import(&[]));
        let Ok((python, _)) = &python else { continue };
        let other =
            row("  openpyxl, read only, every cell", whole::run(python, &["-c", openpyxl::SCRIPT, file], folder));
        if let (Some(read), Some(staged), Some(other)) = (read, staged, other) {
            let times = |ours: Duration| other.as_secs_f64() / ours.as_secs_f64();
            ratios.push(format!(
                "{said}: openpyxl took {:.1} × as long as reading, {:.1} × as long as staging",
                times(read),
                times(staged)
            ));
        }
    }
    let people = (COMMUNES * 25).to_string();
    let demo = folder.join("demo");
    let demo = demo.to_str().context("a temporary folder with a plain name")?;
    whole::run(goc, &["--quiet", "demo", demo, "--people", &people], folder)?;
    let database = folder.join("communes.db");
    let database = database.to_str().context("a temporary folder with a plain name")?;
    let lists = format!("{demo}/in");
    let goc =
        |rest: &[&str]| whole::run(goc, &[&["--quiet", "--db", database, "import", &lists], rest].concat(), folder);
    row(&format!("{COMMUNES} workbooks of 25 people, with pool and school: staged"), goc(&["--dry-run"]));
    row("  the same, staged and committed", goc(&[]));
    println!("\nStaged: read, understood, joined into people, compared with the record.");
    ratios.iter().for_each(|ratio| println!("{ratio}"));
    Ok(well)
}
