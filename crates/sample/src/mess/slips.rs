//! Slips of one cell: each is a kind of mess, the columns it occurs in, and what it does to a clean cell.

mod dates;
mod levels;
mod names;
mod numbers;
mod titles;

use std::collections::BTreeMap;

use fastrand::Rng;

use super::content::Content;
use super::field::Draft;
use super::person::Person;

/// What a kind of file can hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Rich {
    /// Text alone: csv.
    Plain,
    /// Numbers and dates as well: ods, xls, a web page.
    Typed,
    /// Fonts in cells and pieces of them, formulas without values: xlsx.
    Full,
}

/// What a slip may look at.
pub(crate) struct Place<'a> {
    pub(crate) person: &'a Person,
    /// The one in the row above, if it is of the same unit.
    pub(crate) above: Option<&'a Person>,
    pub(crate) content: &'a Content,
    /// Whether the table has a column of personal numbers, of birth dates.
    pub(crate) has_number: bool,
    pub(crate) has_birth: bool,
}

/// A kind of mess in one cell.
pub(crate) struct Slip {
    pub(crate) kind: &'static str,
    /// Fields, or the beginning of several with a colon at its end.
    pub(crate) fields: &'static [&'static str],
    pub(crate) least: Rich,
    /// Changes the cell; false where the cell does not lend itself to it.
    pub(crate) make: fn(&mut Draft, &Place, &mut Rng) -> bool,
}

impl Slip {
    fn fits(&self, field: &str) -> bool {
        self.fields.iter().any(|known| *known == field || known.ends_with(':') && field.starts_with(known))
    }
}

/// Fields that tell who somebody is: one slip in a row at most, so that the row keeps its person.
const WHO: [&str; 8] =
    ["name", "name_given", "birth", "birth_male", "birth_female", "birth_year_only", "number", "unit"];

/// Slips of a row: more would be another kind of test.
const ROW_MAX: usize = 3; // an office's row has few slips, not everywhere one

/// Plants slips so that rare kinds come first.
pub(crate) struct Planter {
    slips: Vec<&'static Slip>,
    planted: BTreeMap<&'static str, usize>,
}

impl Planter {
    /// All slips that are no secret.
    pub(crate) fn new() -> Planter {
        let slips = [names::SLIPS, dates::SLIPS, numbers::SLIPS, titles::SLIPS, levels::SLIPS];
        Planter { slips: slips.into_iter().flatten().collect(), planted: BTreeMap::new() }
    }

    /// Those that are kept unseen as well.
    pub(crate) fn with_more(mut self, more: &'static [Slip]) -> Planter {
        self.slips.extend(more);
        self
    }

    /// Slips into a row, each cell with this chance out of a hundred.
    pub(crate) fn plant(&mut self, drafts: &mut [Draft], place: &Place, rich: Rich, chance: u8, rng: &mut Rng) {
        let mut order: Vec<usize> = (0..drafts.len()).collect();
        rng.shuffle(&mut order);
        let (mut made, mut who) = (0, false);
        for at in order {
            let field = drafts[at].field.clone();
            let tells = WHO.contains(&field.as_str());
            if made == ROW_MAX || drafts[at].claims.is_empty() || tells && who || rng.u8(..100) >= chance {
                continue;
            }
            let mut fit: Vec<&Slip> =
                self.slips.iter().copied().filter(|slip| slip.least <= rich && slip.fits(&field)).collect();
            rng.shuffle(&mut fit);
            fit.sort_by_key(|slip| self.planted.get(slip.kind).copied().unwrap_or(0));
            let before = drafts[at].clone();
            let done = fit.into_iter().find(|slip| (slip.make)(&mut drafts[at], place, rng));
            match done {
                Some(slip) => {
                    *self.planted.entry(slip.kind).or_default() += 1;
                    made += 1;
                    who |= tells;
                }
                None => drafts[at] = before,
            }
        }
    }
}
