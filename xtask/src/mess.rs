//! Workbooks as offices have them, with the truth beside them, and the score of an importer that read them.
//! The kinds of mess are told in `docs/mess.md`. Nothing here is shared with the reader that is judged.

mod book;
mod content;
mod encode;
mod field;
mod files;
mod grid;
mod ods;
mod old;
mod pairs;
mod person;
mod plain;
mod score;
mod slips;
mod strange;
#[cfg(test)]
mod tests;
mod truth;
mod unseen;
mod xlsx;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use fastrand::Rng;

use content::Content;
use files::{File, Made, Shop};
use person::Pool;
use slips::Planter;
use truth::Truth;

pub(crate) use score::score;

/// People when none are asked: every kind of mess occurs several times.
const PEOPLE_DEFAULT: usize = 1_000;

/// Fewer leave files without people; more take minutes and show nothing new.
const PEOPLE: std::ops::RangeInclusive<usize> = 300..=200_000;

/// Which files are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layouts {
    Seen,
    Unseen,
    All,
}

/// `mess write DIR --seed N [--layouts seen|unseen|all] [--people N]`.
pub(crate) fn write(root: &Path, folder: &Path, options: &[&str]) -> Result<bool> {
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
    let Written { mut files, mut truth, pool, content } = generate(seed, layouts, people);
    if files.iter().any(|file| matches!(file.made, Made::Old(_))) {
        match old::python(root) {
            Ok(python) => {
                for file in &files {
                    if let Made::Old(book) = &file.made {
                        old::write(book, &inside.join(&file.name), &python)?;
                    }
                }
            }
            Err(error) => {
                println!("xls is skipped: {error:#}");
                let skipped: Vec<String> =
                    files.extract_if(.., |file| matches!(file.made, Made::Old(_))).map(|file| file.name).collect();
                truth.leave_out(&skipped);
            }
        }
    }
    for file in &files {
        if let Made::Bytes(bytes) = &file.made {
            fs::write(inside.join(&file.name), bytes).with_context(|| format!("cannot write {}", file.name))?;
        }
    }
    let json = truth.json(&pool.people, &content);
    fs::write(folder.join("truth.json"), serde_json::to_vec(&json)?)?;
    println!("{} files, {} people, {} cells of truth", files.len(), pool.people.len(), truth.cells.len());
    Ok(true)
}

/// Everything that a seed makes.
struct Written {
    files: Vec<File>,
    truth: Truth,
    pool: Pool,
    content: Content,
}

fn generate(seed: u64, layouts: Layouts, people: usize) -> Written {
    let mut content = Content::load();
    content.add_layouts(unseen::LAYOUTS);
    let (mut pool, mut truth) = (Pool::default(), Truth::default());
    let mut files = Vec::new();
    if layouts != Layouts::Unseen {
        let mut rng = Rng::with_seed(seed);
        let mut planter = Planter::new();
        let mut shop = Shop {
            content: &content,
            pool: &mut pool,
            truth: &mut truth,
            planter: &mut planter,
            rng: &mut rng,
            unseen: false,
            after: None,
        };
        files = files::write(include_str!("../mess/files.toml"), people, &mut shop);
        strange::write(&mut files, &mut truth, &mut rng);
    }
    if layouts != Layouts::Seen {
        let mut rng = Rng::with_seed(!seed);
        let mut planter = Planter::new().with_more(unseen::SLIPS);
        let mut shop = Shop {
            content: &content,
            pool: &mut pool,
            truth: &mut truth,
            planter: &mut planter,
            rng: &mut rng,
            unseen: true,
            after: Some(unseen::after),
        };
        files.extend(files::write(unseen::FILES, people / 6, &mut shop));
        files.extend(unseen::more(people, &mut shop));
    }
    pairs::mark(&mut truth.cells, &truth.rows, &pool.people);
    Written { files, truth, pool, content }
}
