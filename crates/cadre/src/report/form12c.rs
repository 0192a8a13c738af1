//! Form 12C: the planning pool of communes, by planned title and by what the people in it are like.

use std::collections::{BTreeMap, BTreeSet};

use words::Date;

use super::{DoesNotAddUp, FormRow, RowWords, adds_up};
use crate::record::{Attainment, Level, Official, PersonId, Record, Sex, Subject};

/// The form, filled from the pool of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form12C {
    /// Rows; cells are the form's columns 2 to 12.
    pub rows: Vec<FormRow>,
    /// Codes of planned titles that no column is for, with how many people.
    pub unplaced: Vec<(String, usize)>,
}

/// Columns of the form by planned title: the first three have no title in our list.
const COLUMNS: [&[&str]; 11] = [
    &[],
    &[],
    &[],
    &["bi-thu-dang-uy"],
    &["pho-bi-thu-dang-uy"],
    &["chu-tich-ubnd"],
    &["pho-chu-tich-ubnd"],
    &["chu-tich-hdnd"],
    &["pho-chu-tich-hdnd"],
    &["chu-tich-mttq", "bi-thu-doan", "chu-tich-hoi-phu-nu", "chu-tich-hoi-nong-dan", "chu-tich-hoi-ccb"],
    &[],
];

/// Rows of the form; bands of age are those of form 8B.
const ROWS: [(RowWords, bool); 16] = [
    (RowWords::All, true),
    (RowWords::Women, false),
    (RowWords::Minority, false),
    (RowWords::UpTo30, false),
    (RowWords::From31, false),
    (RowWords::From36, false),
    (RowWords::From41, false),
    (RowWords::From46, false),
    (RowWords::From51, false),
    (RowWords::From56, false),
    (RowWords::Over60, false),
    (RowWords::College, false),
    (RowWords::Degree, false),
    (RowWords::AboveDegree, false),
    (RowWords::Intermediate, false),
    (RowWords::Advanced, false),
];

/// The rows of age, which together are everybody.
const AGES: std::ops::Range<usize> = 3..11;

/// Fills the form from the pool of a day. Everybody's birth is known at least by the year, so the bands of age are held
/// against the total.
pub fn form_12c(record: &Record, on: Date) -> Result<Form12C, DoesNotAddUp> {
    let mut cells = [[0_i64; COLUMNS.len()]; ROWS.len()];
    let mut others: BTreeMap<String, BTreeSet<PersonId>> = BTreeMap::new();
    for official in &record.officials {
        let of = rows_of(official, on);
        let mut counted: BTreeSet<usize> = BTreeSet::new();
        for planned in &official.planned {
            let code = planned.value.title.0.as_ref();
            match COLUMNS.iter().position(|titles| titles.contains(&code)) {
                // Planned for one title in two units, somebody counts once.
                Some(column) if counted.insert(column) => {
                    of.iter().for_each(|row| cells[*row][column] += 1);
                }
                Some(_) => {}
                None => {
                    others.entry(code.to_owned()).or_default().insert(official.id);
                }
            }
        }
    }
    let row = |(at, (words, bold)): (usize, (RowWords, bool))| {
        let cells = cells[at].iter().zip(COLUMNS).map(|(count, titles)| (!titles.is_empty()).then_some(*count));
        FormRow { number: "", words, bold, cells: cells.collect() }
    };
    let rows: Vec<FormRow> = ROWS.into_iter().enumerate().map(row).collect();
    ages_add_up(&rows)?;
    let unplaced = others.into_iter().map(|(code, people)| (code, people.len())).collect();
    Ok(Form12C { rows, unplaced })
}

/// Each column's bands of age are its total: the columns turned into rows, and held against their sum.
fn ages_add_up(rows: &[FormRow]) -> Result<(), DoesNotAddUp> {
    for column in 0..COLUMNS.len() {
        let cell = |row: &FormRow| row.cells[column];
        let mut turned = vec![cell(&rows[0])];
        turned.extend(rows[AGES].iter().map(cell));
        let parts: Vec<usize> = (2..=turned.len()).collect();
        let turned = FormRow { cells: turned, ..FormRow::default() };
        adds_up(&[turned], 1, &[(1, &parts)]).map_err(|error| DoesNotAddUp { row: 0, column: column + 2, ..error })?;
    }
    Ok(())
}

/// The rows in which somebody counts.
fn rows_of(official: &Official, on: Date) -> Vec<usize> {
    let Some(person) = official.person.as_ref().map(|seen| &seen.value) else { return Vec::new() };
    let mut rows = vec![0];
    if person.sex == Sex::Female {
        rows.push(1);
    }
    if person.is_minority() == Some(true) {
        rows.push(2);
    }
    let age = words::months_between(person.birth.earliest(), on) / 12;
    rows.push(AGES.start + [31, 36, 41, 46, 51, 56, 61].iter().filter(|from| age >= **from).count());
    let has = |subject: Subject, code: &str| {
        let wanted = Level::new(subject, code).ok();
        let reaches = |level: Level| wanted.is_some_and(|wanted| level.reaches(wanted));
        official.evidence.iter().any(|seen| matches!(seen.value.attained, Attainment::Level(level) if reaches(level)))
    };
    let degree = ["master", "university", "college"].iter().position(|code| has(Subject::Professional, code));
    rows.extend(degree.map(|place| [13, 12, 11][place]));
    let theory = ["advanced", "intermediate"].iter().position(|code| has(Subject::Theory, code));
    rows.extend(theory.map(|place| [15, 14][place]));
    rows
}
