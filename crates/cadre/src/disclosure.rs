//! Disclosure (công khai): what everybody may know of a plan. Counts only, small ones withheld so that nobody is told from them;
//! names only where the province marks the list for it; planned titles never.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use words::{Date, text_key};

use crate::record::{Official, Record, UnitId};
use crate::school::AnnualPlan;

/// Counts below this are withheld. No text that was seen sets it; in a group of four somebody who knows three knows the fourth.
pub const CELL_MIN: usize = 5;

/// A count that may be withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// So many.
    Count(usize),
    /// Withheld: it is small, or a small one could be told from it.
    Withheld,
}

/// A class, for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassShown {
    /// Its code.
    pub code: String,
    /// Name of the programme.
    pub programme: String,
    /// First and last day.
    pub days: (Option<Date>, Option<Date>),
    /// Seats given.
    pub seats: usize,
    /// Room for so many.
    pub seats_max: u32,
    /// Names of the learners with their units, in list order, where the list is marked for disclosure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<(String, String)>,
}

/// A unit, for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitShown {
    /// Its name.
    pub name: String,
    /// Seats its people were given.
    pub seats: Cell,
    /// Its people's needs that wait.
    pub waiting: Cell,
}

/// A programme, for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeShown {
    /// Its name.
    pub name: String,
    /// Seats given.
    pub seats: Cell,
    /// Needs that wait.
    pub waiting: Cell,
    /// Of those that wait, so many have waited before, by years: index 0 for one year.
    pub waited: Vec<Cell>,
}

/// What is disclosed of a year's plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    /// Calendar year.
    pub year: i16,
    /// The draft that was approved.
    pub draft: i64,
    /// The document that approved it, and its day.
    pub document: (String, Date),
    /// All seats.
    pub seats: usize,
    /// All needs that wait.
    pub waiting: usize,
    /// Classes that open.
    pub classes: Vec<ClassShown>,
    /// Programmes, by name.
    pub programmes: Vec<ProgrammeShown>,
    /// Units, by name.
    pub units: Vec<UnitShown>,
}

/// Seats and waiting needs of one line.
#[derive(Default)]
struct Tally {
    seats: usize,
    waiting: usize,
    /// By years waited, index 0 for one year.
    waited: Vec<usize>,
}

impl Tally {
    /// Counts a seat, or a need that waits and has waited so many years before.
    fn add(&mut self, waited: Option<u8>) {
        let Some(years) = waited.map(usize::from) else {
            self.seats += 1;
            return;
        };
        self.waiting += 1;
        if years > 0 {
            self.waited.resize(self.waited.len().max(years), 0);
            self.waited[years - 1] += 1;
        }
    }
}

/// The two columns of a table of tallies, each with what is small withheld.
fn columns<'a>(tallies: impl Iterator<Item = &'a Tally> + Clone) -> impl Iterator<Item = (Cell, Cell)> {
    let column = |of: fn(&Tally) -> usize| withheld(&tallies.clone().map(of).collect::<Vec<_>>());
    column(|tally| tally.seats).into_iter().zip(column(|tally| tally.waiting))
}

/// What may be disclosed of an approved plan. `named` gives the lists of learners as well.
pub fn disclose(plan: &AnnualPlan, record: &Record, document: (String, Date), named: bool) -> Disclosure {
    let mut units: BTreeMap<(Vec<u8>, UnitId), Tally> = BTreeMap::new();
    let mut programmes: BTreeMap<&str, Tally> = BTreeMap::new();
    let seated = plan.seats.iter().map(|seat| (seat.person, &seat.programme, None));
    let waiting = plan.waiting.iter().map(|need| (need.person, &need.programme, Some(need.waited)));
    for (person, programme, waited) in seated.chain(waiting) {
        if let Some(unit) = record.official(person).and_then(Official::unit) {
            units.entry((text_key(record.unit_name(unit)), unit)).or_default().add(waited);
        }
        programmes.entry(record.school.programme_name(programme)).or_default().add(waited);
    }
    let cells = columns(units.values());
    let units = units.keys().zip(cells).map(|((_, unit), (seats, waiting))| {
        let name = record.unit_name(*unit).to_owned();
        UnitShown { name, seats, waiting }
    });
    let units = units.collect();
    let cells = columns(programmes.values());
    let programmes = programmes.iter().zip(cells).map(|((name, tally), (seats, waiting))| {
        // How many never waited is not shown, so only what is small itself is withheld.
        let waited = tally.waited.iter().map(|count| cell(*count)).collect();
        ProgrammeShown { name: (*name).to_owned(), seats, waiting, waited }
    });
    let programmes = programmes.collect();
    Disclosure {
        year: plan.year,
        draft: plan.draft,
        document,
        seats: plan.seats.len(),
        waiting: plan.waiting.len(),
        classes: classes(plan, record, named),
        programmes,
        units,
    }
}

fn classes(plan: &AnnualPlan, record: &Record, named: bool) -> Vec<ClassShown> {
    let open = record.school.classes_of(plan.year).into_iter().filter_map(|class| {
        let seats: Vec<_> = plan.seats.iter().filter(|seat| seat.class == class.code).collect();
        let name = |seat: &&crate::school::Seat| {
            let official = record.official(seat.person)?;
            let unit = official.unit().map_or("", |unit| record.unit_name(unit));
            Some((official.name().to_owned(), unit.to_owned()))
        };
        let last = class.dates.end().and_then(|end| end.yesterday().ok());
        (!seats.is_empty()).then(|| ClassShown {
            code: class.code.clone(),
            programme: record.school.programme_name(&class.programme).to_owned(),
            days: (class.dates.from(), last),
            seats: seats.len(),
            seats_max: class.seats_max,
            names: if named { seats.iter().filter_map(name).collect() } else { Vec::new() },
        })
    });
    open.collect()
}

fn cell(count: usize) -> Cell {
    if count == 0 || count >= CELL_MIN { Cell::Count(count) } else { Cell::Withheld }
}

/// The counts of a column whose sum is shown: small ones are withheld, and where that is one alone, or several that are small
/// together, as many more as hide them, the smallest first.
fn withheld(counts: &[usize]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = counts.iter().map(|count| cell(*count)).collect();
    loop {
        let hidden: Vec<usize> = (0..cells.len()).filter(|at| cells[*at] == Cell::Withheld).collect();
        let sum: usize = hidden.iter().map(|at| counts[*at]).sum();
        if hidden.is_empty() || (hidden.len() > 1 && sum >= 2 * CELL_MIN) {
            return cells;
        }
        // What is zero hides nothing: it is known to be so.
        let shown = (0..cells.len()).filter(|at| cells[*at] != Cell::Withheld && counts[*at] > 0);
        let Some(next) = shown.min_by_key(|at| counts[*at]) else { return cells };
        cells[next] = Cell::Withheld;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_small_count_takes_others_with_it() {
        let cells = withheld(&[120, 3, 40, 0, 7]);
        let count = Cell::Count;
        assert_eq!(cells, [count(120), Cell::Withheld, count(40), count(0), Cell::Withheld]);
        assert_eq!(withheld(&[120, 9]), [count(120), count(9)]);
        assert_eq!(withheld(&[]), []);
    }

    proptest! {
        /// Whoever subtracts what is shown from the sum learns of no small count: at least two are hidden, and together they are
        /// no small number, unless there is nothing left to hide them behind.
        #[test]
        fn no_small_count_can_be_told(counts in proptest::collection::vec(0_usize..40, 0..30)) {
            let cells = withheld(&counts);
            for (cell, count) in cells.iter().zip(&counts) {
                if let Cell::Count(shown) = cell {
                    prop_assert!(shown == count && (*count == 0 || *count >= CELL_MIN));
                }
            }
            let hidden: Vec<usize> =
                cells.iter().zip(&counts).filter(|(cell, _)| **cell == Cell::Withheld).map(|(_, count)| *count).collect();
            let others = cells.iter().zip(&counts).any(|(cell, count)| *cell != Cell::Withheld && *count > 0);
            prop_assert!(hidden.is_empty() || !others || (hidden.len() > 1 && hidden.iter().sum::<usize>() >= 2 * CELL_MIN));
            prop_assert_eq!(hidden.is_empty(), counts.iter().all(|count| *count == 0 || *count >= CELL_MIN));
        }
    }
}
