//! The law of a day: the rules that hold, found by what they are for.

use std::collections::HashMap;
use std::sync::Arc;

use words::PartialDate;

use super::tables::{self, Bar, Equivalent, Retirement, RetirementAge, Scale, Validity, WaiverGround};
use super::{AsOf, Barred, Citation, Purpose, Standard, Standards};
use crate::record::{Level, Sex, Staff, Subject, TitleCode, Unit};

/// The rules that hold on a day, as far as they were known: [`Standards::at`].
#[derive(Clone)]
pub struct Law<'a> {
    /// The day, and the day up to which texts count as known.
    pub as_of: AsOf,
    rules: Arc<Rules<'a>>,
}

/// The rules that hold, in the order of the packs.
struct Rules<'a> {
    /// By length and text of the title's code: a few dozen are found faster so than by a hash that resists attackers.
    by_title: Vec<(&'a str, Vec<&'a Arc<Standard>>)>,
    of_every_title: Vec<&'a Arc<Standard>>,
    entries: Vec<&'a Arc<Standard>>,
    retirement: Vec<&'a RetirementAge>,
    bars: Vec<&'a Bar>,
    scales: Vec<&'a Scale>,
    equivalents: Vec<&'a Equivalent>,
    validities: Vec<&'a Validity>,
    grounds: Vec<&'a WaiverGround>,
    staff: &'a HashMap<TitleCode, Staff>,
}

/// The rows whose citation holds.
pub(super) fn holding<T>(rows: &[T], as_of: AsOf, citation: impl Fn(&T) -> &Citation) -> Vec<&T> {
    rows.iter().filter(|row| citation(row).holds(as_of)).collect()
}

impl<'a> Law<'a> {
    pub(super) fn of(standards: &'a Standards, as_of: AsOf) -> Law<'a> {
        let mut by_title: HashMap<&str, Vec<&Arc<Standard>>> = HashMap::new();
        let mut of_every_title = Vec::new();
        let mut entries = Vec::new();
        for standard in standards.standards.iter().filter(|standard| standard.citation.holds(as_of)) {
            if standard.enters.is_some() {
                entries.push(standard);
            } else if standard.titles.is_empty() {
                of_every_title.push(standard);
            }
            for title in &standard.titles {
                by_title.entry(&title.0).or_default().push(standard);
            }
        }
        let mut by_title: Vec<(&str, Vec<&Arc<Standard>>)> = by_title.into_iter().collect();
        by_title.sort_by_key(|(title, _)| (title.len(), *title));
        let rules = Rules {
            by_title,
            of_every_title,
            entries,
            retirement: holding(&standards.retirement, as_of, |row| &row.citation),
            bars: holding(&standards.bars, as_of, |row| &row.citation),
            // A year is graded by the scale of that year, also later.
            scales: standards.scales.iter().collect(),
            equivalents: holding(&standards.equivalents, as_of, |row| &row.citation),
            validities: holding(&standards.validities, as_of, |row| &row.citation),
            grounds: holding(&standards.grounds, as_of, |row| &row.citation),
            staff: &standards.staff,
        };
        Law { as_of, rules: Arc::new(rules) }
    }

    /// The same rules asked on another day: what waiting changes. Rules that begin or end in between are not looked at.
    pub fn on(&self, on: words::Date) -> Law<'a> {
        Law { as_of: AsOf { on, ..self.as_of }, rules: Arc::clone(&self.rules) }
    }

    /// The standards that are asked of a title for a purpose, in the order of the packs.
    pub fn standards(
        &self,
        title: &TitleCode,
        purpose: Purpose,
        unit: impl Fn() -> Option<&'a Unit>,
    ) -> impl Iterator<Item = &'a Arc<Standard>> {
        let key = (title.0.len(), title.0.as_ref());
        let place = self.rules.by_title.binary_search_by_key(&key, |(title, _)| (title.len(), *title));
        let of_title = place.map_or(&[][..], |place| self.rules.by_title[place].1.as_slice());
        let staff = if self.rules.of_every_title.is_empty() { None } else { self.staff(title) };
        let of_every = self.rules.of_every_title.iter().filter(move |standard| {
            staff.is_none_or(|staff| standard.scope.staff.is_empty() || standard.scope.staff.contains(&staff))
        });
        of_title.iter().chain(of_every).copied().filter(move |standard| {
            standard.purposes.contains(&purpose)
                && (standard.scope.is_everywhere() || unit().is_none_or(|unit| standard.scope.fits(unit)))
        })
    }

    /// The rules on who may study for a level.
    pub fn entries(&self, level: Level) -> impl Iterator<Item = &'a Arc<Standard>> {
        self.rules.entries.iter().copied().filter(move |standard| standard.enters == Some(level))
    }

    /// The law on staff that a title falls under.
    pub fn staff(&self, title: &TitleCode) -> Option<Staff> {
        self.rules.staff.get(title).copied()
    }

    /// When somebody reaches the age of retirement. A birth year alone counts as 1 January, a month as its first day
    /// (NĐ 135/2020 Art. 3(3)). Nothing where the table of the day has no rows.
    pub fn retirement(&self, sex: Sex, birth: PartialDate) -> Option<Retirement> {
        tables::retirement(&self.rules.retirement, sex, birth.earliest())
    }

    /// The rows of the retirement table that hold.
    pub fn retirement_citation(&self) -> Option<&'a Arc<Citation>> {
        self.rules.retirement.first().map(|row| &row.citation)
    }

    pub(super) fn bars(&self, from: Barred, staff: Option<Staff>) -> impl Iterator<Item = &'a Bar> {
        let fits = move |bar: &&Bar| staff.is_none_or(|staff| bar.staff.is_empty() || bar.staff.contains(&staff));
        self.rules.bars.iter().copied().filter(move |bar| bar.from == from && fits(bar))
    }

    /// The scale by which a year is graded: the one in force at the end of it, as far as known today.
    pub(super) fn scale(&self, year: i16, staff: Option<Staff>) -> Option<&'a Scale> {
        let end = words::Date::new(year, 12, 31).ok()?;
        let as_of = AsOf { on: end, known: self.as_of.known };
        let fits = |scale: &&Scale| staff.is_none_or(|staff| scale.staff.is_empty() || scale.staff.contains(&staff));
        self.rules.scales.iter().copied().filter(fits).find(|scale| scale.citation.holds(as_of))
    }

    pub(super) fn equivalents(&self, subject: Subject) -> impl Iterator<Item = &'a Equivalent> {
        self.rules.equivalents.iter().copied().filter(move |edge| edge.gives.subject() == subject)
    }

    pub(super) fn validity(&self, subject: Subject) -> Option<&'a Validity> {
        self.rules.validities.iter().copied().find(|validity| validity.subject == subject)
    }

    pub(super) fn ground(&self, code: &str, subject: Subject, standard: &str) -> Option<&'a WaiverGround> {
        self.rules.grounds.iter().copied().find(|ground| {
            ground.code == code
                && ground.subjects.contains(&subject)
                && (ground.standards.is_empty() || ground.standards.iter().any(|of| of == standard))
        })
    }
}
