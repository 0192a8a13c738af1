//! Workbooks as offices have them, with the truth beside them, and the score of an importer that read them.
//! The kinds of mess are told in `docs/mess.md`. Nothing here is shared with the reader that is judged.

mod book;
pub(crate) mod content;
mod encode;
mod field;
pub(crate) mod files;
mod grid;
mod ods;
mod old;
mod pairs;
pub(crate) mod person;
mod plain;
mod score;
pub(crate) mod slips;
mod strange;
#[cfg(test)]
mod tests;
pub(crate) mod truth;
mod unseen;
mod xlsx;

use fastrand::Rng;
use serde_json::Value;

use content::Content;
use files::{File, Made, Shop};
use person::Pool;
use slips::Planter;
use truth::Truth;

pub use score::{Counts, Score};

/// Which workbooks are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layouts {
    /// Those that the author of the reader worked with.
    Seen,
    /// Those that were kept aside.
    Unseen,
    /// Both.
    All,
}

/// A workbook.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// File name.
    pub name: String,
    /// What it is made of.
    pub made: Written,
}

/// What a workbook is made of.
#[derive(Clone, Debug)]
pub enum Written {
    /// The file.
    Bytes(Vec<u8>),
    /// Sheets, cells and merges for a program that writes the old binary kind; see `old.rs`.
    Old(Value),
}

/// Workbooks with what is true of them.
#[derive(Clone, Debug)]
pub struct Workbooks {
    /// The workbooks.
    pub files: Vec<Workbook>,
    /// People, files, rows, cells and pairs; what [`Score::of`] judges by.
    pub truth: Value,
}

/// Workbooks of about this many people; the same seed gives the same bytes. Without `old` those of the old binary kind are
/// left out, with what is true of them.
pub fn workbooks(seed: u64, layouts: Layouts, people: usize, old: bool) -> Workbooks {
    let Generated { mut files, mut truth, pool, content } = generate(seed, layouts, people);
    if !old {
        let is_old = |file: &mut File| matches!(file.made, Made::Old(_));
        let left: Vec<String> = files.extract_if(.., is_old).map(|file| file.name).collect();
        truth.leave_out(&left);
    }
    let truth = truth.json(&pool.people, &content);
    Workbooks { files: files.into_iter().map(Workbook::from).collect(), truth }
}

impl From<File> for Workbook {
    fn from(file: File) -> Workbook {
        let made = match file.made {
            Made::Bytes(bytes) => Written::Bytes(bytes),
            Made::Old(book) => Written::Old(old::sheets(&book)),
        };
        Workbook { name: file.name, made }
    }
}

/// Notes which rows are of one person, and which only look alike.
pub(crate) fn mark_pairs(truth: &mut Truth, pool: &Pool) {
    pairs::mark(&mut truth.cells, &truth.rows, &pool.people);
}

/// Everything that a seed makes.
struct Generated {
    files: Vec<File>,
    truth: Truth,
    pool: Pool,
    content: Content,
}

fn generate(seed: u64, layouts: Layouts, people: usize) -> Generated {
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
    mark_pairs(&mut truth, &pool);
    Generated { files, truth, pool, content }
}
