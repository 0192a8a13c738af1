//! Statistics forms (biểu thống kê) of the Party's organisation boards: rows, columns, and that their totals add up.
//!
//! The forms are those from before 1 July 2025, read from templates in use (domain dossier 9.2): they still have a district
//! level. What our facts do not tell stays blank, never zero.

mod form10;
mod form12c;

pub use form10::{Form10, Unplaced, form_10};
pub use form12c::{Form12C, form_12c};

/// A row of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormRow {
    /// Number before the words, for example `II` or `1`.
    pub number: &'static str,
    /// Which words: the form's own text stands in `words`.
    pub words: RowWords,
    /// Whether it is a heading or a sum, and printed bold.
    pub bold: bool,
    /// The cells behind the words, one for each column; nothing stays blank.
    pub cells: Vec<Option<i64>>,
}

/// Which row of which form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // named as the forms name them
pub enum RowWords {
    #[default]
    Education,
    Professional,
    University,
    Master,
    Doctor,
    Political,
    TheoryIntermediateFull,
    TheoryIntermediatePart,
    TheoryAdvancedFull,
    TheoryAdvancedPart,
    TheoryBachelorFull,
    TheoryBachelorPart,
    Training,
    PartyWork,
    UnionWork,
    StateManagement,
    Economy,
    Languages,
    Computing,
    News,
    Defence1,
    Defence2,
    Defence3,
    Defence4,
    All,
    Women,
    Minority,
    UpTo30,
    From31,
    From36,
    From41,
    From46,
    From51,
    From56,
    Over60,
    College,
    Degree,
    AboveDegree,
    Intermediate,
    Advanced,
}

/// A total that is not the sum of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoesNotAddUp {
    /// Row, from 0.
    pub row: usize,
    /// Column, as the form numbers it.
    pub column: usize,
    /// What stands there.
    pub stated: i64,
    /// What its parts come to.
    pub parts: i64,
}

/// Holds totals against their parts: `first` is the number of the first column of cells, `sums` lists for each total the
/// columns it is made of. A blank part counts as nothing, a blank total is not held against anything.
pub fn adds_up(rows: &[FormRow], first: usize, sums: &[(usize, &[usize])]) -> Result<(), DoesNotAddUp> {
    for (at, row) in rows.iter().enumerate() {
        let cell = |column: usize| column.checked_sub(first).and_then(|place| row.cells.get(place).copied().flatten());
        for (column, of) in sums {
            let parts = of.iter().filter_map(|part| cell(*part)).sum();
            if let Some(stated) = cell(*column).filter(|stated| *stated != parts) {
                return Err(DoesNotAddUp { row: at, column: *column, stated, parts });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_that_is_not_its_parts_is_found_where_it_stands() {
        let row = |cells: [Option<i64>; 4]| FormRow { cells: cells.to_vec(), ..FormRow::default() };
        let sums: [(usize, &[usize]); 1] = [(3, &[4, 5, 6])];
        let right = [row([Some(5), Some(2), None, Some(3)]), row([None, Some(1), Some(1), Some(1)])];
        assert_eq!(adds_up(&right, 3, &sums), Ok(()));
        let wrong = [right[0].clone(), row([Some(5), Some(2), None, Some(2)])];
        assert_eq!(adds_up(&wrong, 3, &sums), Err(DoesNotAddUp { row: 1, column: 3, stated: 5, parts: 4 }));
    }
}
