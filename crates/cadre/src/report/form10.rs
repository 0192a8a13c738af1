//! Form 10: who is trained in what, by level of administration, and in how many classes.

use std::collections::{BTreeMap, BTreeSet};

use super::{DoesNotAddUp, FormRow, RowWords, adds_up};
use crate::record::{Official, Record, Subject, UnitKind};
use crate::school::{AnnualPlan, Form, Programme, ProgrammeCode};

/// The form, filled from a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form10 {
    /// Rows; cells are the form's columns 3 to 11.
    pub rows: Vec<FormRow>,
    /// What stands in no row.
    pub unplaced: Vec<Unplaced>,
}

/// Seats of a programme that the form has no row for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// The programme.
    pub programme: ProgrammeCode,
    /// Seats.
    pub seats: usize,
    /// Classes.
    pub classes: usize,
}

/// Number of the first column of cells: 3, the total.
const FIRST: usize = 3;

/// Totals of the form: 3 = 4 + 6 + 8 and 9 = 10 + 11.
const SUMS: [(usize, &[usize]); 2] = [(3, &[4, 6, 8]), (9, &[10, 11])];

/// Rows with their numbers; bold ones are headings.
const ROWS: [(&str, RowWords, bool); 24] = [
    ("I", RowWords::Education, true),
    ("1", RowWords::Professional, true),
    ("", RowWords::University, false),
    ("", RowWords::Master, false),
    ("", RowWords::Doctor, false),
    ("2", RowWords::Political, true),
    ("", RowWords::TheoryIntermediateFull, false),
    ("", RowWords::TheoryIntermediatePart, false),
    ("", RowWords::TheoryAdvancedFull, false),
    ("", RowWords::TheoryAdvancedPart, false),
    ("", RowWords::TheoryBachelorFull, false),
    ("", RowWords::TheoryBachelorPart, false),
    ("II", RowWords::Training, true),
    ("1", RowWords::PartyWork, false),
    ("2", RowWords::UnionWork, false),
    ("3", RowWords::StateManagement, false),
    ("4", RowWords::Economy, false),
    ("5", RowWords::Languages, false),
    ("6", RowWords::Computing, false),
    ("7", RowWords::News, false),
    ("8", RowWords::Defence1, false),
    ("", RowWords::Defence2, false),
    ("", RowWords::Defence3, false),
    ("", RowWords::Defence4, false),
];

/// Level of administration by the first post.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tier {
    Province,
    District,
    Commune,
}

/// Seats of a row by tier, and classes.
#[derive(Default)]
struct Count {
    tiers: [i64; 3],
    classes: BTreeSet<String>,
}

/// Fills the form from a plan. Who of the learners leads is not told by our facts: those columns stay blank.
pub fn form_10(record: &Record, plan: &AnnualPlan) -> Result<Form10, DoesNotAddUp> {
    let mut rows: BTreeMap<RowWords, Count> = BTreeMap::new();
    let mut others: BTreeMap<&ProgrammeCode, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for seat in &plan.seats {
        let class = record.school.class(&seat.class);
        let full_time = class.is_some_and(|class| class.form == Form::FullTime);
        match record.school.programme(&seat.programme).and_then(|programme| row_of(programme, full_time)) {
            Some(row) => {
                let count = rows.entry(row).or_default();
                count.tiers[tier(record, record.official(seat.person)) as usize] += 1;
                count.classes.insert(seat.class.clone());
            }
            None => {
                let other = others.entry(&seat.programme).or_default();
                other.0 += 1;
                other.1.insert(&seat.class);
            }
        }
    }
    let row = |(number, words, bold): (&'static str, RowWords, bool)| {
        let cells = match rows.get(&words) {
            Some(Count { tiers: [province, district, commune], classes }) => {
                let classes = classes.len() as i64;
                let all = province + district + commune;
                [
                    Some(all),
                    Some(*province),
                    None,
                    Some(*district),
                    None,
                    Some(*commune),
                    Some(classes),
                    Some(classes),
                    None,
                ]
            }
            None => [None; 9],
        };
        FormRow { number, words, bold, cells: cells.to_vec() }
    };
    let rows: Vec<FormRow> = ROWS.into_iter().map(row).collect();
    adds_up(&rows, FIRST, &SUMS)?;
    let unplaced = others.into_iter().map(|(programme, (seats, classes))| Unplaced {
        programme: programme.clone(),
        seats,
        classes: classes.len(),
    });
    Ok(Form10 { rows, unplaced: unplaced.collect() })
}

/// The row of a programme, where the level it leads to tells it.
fn row_of(programme: &Programme, full_time: bool) -> Option<RowWords> {
    let level = programme.gives?;
    Some(match (level.subject(), level.code(), full_time) {
        (Subject::Professional, "university", _) => RowWords::University,
        (Subject::Professional, "master", _) => RowWords::Master,
        (Subject::Professional, "doctor", _) => RowWords::Doctor,
        (Subject::Theory, "intermediate", true) => RowWords::TheoryIntermediateFull,
        (Subject::Theory, "intermediate", false) => RowWords::TheoryIntermediatePart,
        (Subject::Theory, "advanced", true) => RowWords::TheoryAdvancedFull,
        (Subject::Theory, "advanced", false) => RowWords::TheoryAdvancedPart,
        (Subject::Theory, "bachelor", true) => RowWords::TheoryBachelorFull,
        (Subject::Theory, "bachelor", false) => RowWords::TheoryBachelorPart,
        (Subject::StateManagement, ..) => RowWords::StateManagement,
        (Subject::Defence, "category_1", _) => RowWords::Defence1,
        (Subject::Defence, "category_2", _) => RowWords::Defence2,
        (Subject::Defence, "category_3", _) => RowWords::Defence3,
        (Subject::Defence, "category_4", _) => RowWords::Defence4,
        _ => return None,
    })
}

fn tier(record: &Record, official: Option<&Official>) -> Tier {
    let unit = official.and_then(Official::unit);
    let kind = unit.and_then(|unit| record.units.get(&unit)).and_then(|seen| seen.value.kind);
    match kind {
        Some(UnitKind::Province | UnitKind::Office) => Tier::Province,
        Some(UnitKind::District) => Tier::District,
        _ => Tier::Commune,
    }
}
