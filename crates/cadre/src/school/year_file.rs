//! The school's year as a TOML file, checked whole before anything of it is used.

use std::collections::HashSet;

use serde::Deserialize;
use toml::Spanned;
use words::Interval;

use super::{Class, Form, Programme, ProgrammeCode, SchoolYear, Site, Travel, Weekdays};
use crate::pack::{Day, Pack, PackError};
use crate::record::{Change, Record, RecordId, Said, Seen};

/// Weeks a class may last: the longest programme of the school takes two years of weekends.
const CLASS_WEEKS_MAX: u32 = 110;

/// Seats a class may have: the largest hall of a provincial school; more is a slip of the keyboard.
const CLASS_SEATS_MAX: u32 = 1_000;

/// Đồng a line may name: a thousand billion, above any provincial training budget and far from an overflow of sums.
const LINE_VND_MAX: i64 = 1_000_000_000_000;

/// What a school's file states of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearFile {
    /// Settings and ways.
    pub year: SchoolYear,
    /// Sites.
    pub sites: Vec<Site>,
    /// Programmes.
    pub programmes: Vec<Programme>,
    /// Classes.
    pub classes: Vec<Class>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    school: String,
    year: Spanned<i16>,
    budget_vnd: Option<Spanned<i64>>,
    full_time_places: Option<u32>,
    travel_elsewhere_vnd: Spanned<i64>,
    #[serde(default)]
    site: Vec<Spanned<Site>>,
    #[serde(default)]
    programme: Vec<Spanned<Programme>>,
    #[serde(default)]
    class: Vec<WrittenClass>,
    #[serde(default)]
    travel: Vec<WrittenTravel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClass {
    code: Spanned<String>,
    programme: Spanned<String>,
    site: Spanned<String>,
    /// Absent for a full-time class.
    weekdays: Option<Weekdays>,
    starts: Spanned<Day>,
    weeks: Spanned<u32>,
    seats_min: Spanned<u32>,
    seats_max: Spanned<u32>,
    open_cost_vnd: Spanned<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTravel {
    unit: String,
    site: Spanned<String>,
    cost_vnd: Spanned<i64>,
}

impl YearFile {
    /// Reads and checks the file.
    pub fn read(pack: Pack<'_>) -> Result<YearFile, PackError> {
        let written: Written = pack.read()?;
        let year = *written.year.as_ref();
        if !(2000..=2100).contains(&year) {
            return Err(pack.at(&written.year, format!("year {year} is not between 2000 and 2100")));
        }
        let sites = different(pack, &written.site, "site", |site| &site.code)?;
        let programmes = different(pack, &written.programme, "programme", |programme| &programme.code.0)?;
        let budget_vnd = written.budget_vnd.as_ref().map(|budget| money(pack, budget)).transpose()?;
        let travel_elsewhere_vnd = money(pack, &written.travel_elsewhere_vnd)?;
        let mut file = YearFile {
            year: SchoolYear {
                year,
                school: written.school,
                budget_vnd,
                full_time_places: written.full_time_places,
                travel: Vec::new(),
                travel_elsewhere_vnd,
            },
            sites,
            programmes,
            classes: Vec::new(),
        };
        let mut codes = HashSet::new();
        for class in &written.class {
            if !codes.insert(class.code.as_ref()) {
                let problem = format!("class \"{}\" stands twice; give one another code", class.code.as_ref());
                return Err(pack.at(&class.code, problem));
            }
            let class = file.class(pack, class)?;
            file.classes.push(class);
        }
        for way in &written.travel {
            file.known_site(pack, &way.site)?;
            let cost_vnd = money(pack, &way.cost_vnd)?;
            file.year.travel.push(Travel { unit: way.unit.clone(), site: way.site.as_ref().clone(), cost_vnd });
        }
        Ok(file)
    }

    fn class(&self, pack: Pack<'_>, class: &WrittenClass) -> Result<Class, PackError> {
        self.known_site(pack, &class.site)?;
        if !self.programmes.iter().any(|programme| programme.code.0 == *class.programme.as_ref()) {
            let problem = format!("no [[programme]] has the code \"{}\"", class.programme.as_ref());
            return Err(pack.at(&class.programme, problem));
        }
        let first = class.starts.as_ref().0;
        if first.year() != self.year.year {
            let problem = format!("the class starts in {}, this file is for {}", first.year(), self.year.year);
            return Err(pack.at(&class.starts, problem));
        }
        let weeks = within(pack, &class.weeks, 1, CLASS_WEEKS_MAX, "weeks")?;
        let seats_max = within(pack, &class.seats_max, 1, CLASS_SEATS_MAX, "seats_max")?;
        let seats_min = within(pack, &class.seats_min, 1, seats_max, "seats_min")?;
        let end = first.saturating_add(jiff::Span::new().weeks(i64::from(weeks)));
        let dates = Interval::new(Some(first), Some(end)).map_err(|error| pack.at(&class.weeks, error.to_string()))?;
        Ok(Class {
            code: class.code.as_ref().clone(),
            programme: ProgrammeCode(class.programme.as_ref().clone()),
            site: class.site.as_ref().clone(),
            form: class.weekdays.map_or(Form::FullTime, Form::PartTime),
            dates,
            seats_min,
            seats_max,
            open_cost_vnd: money(pack, &class.open_cost_vnd)?,
            cancelled: false,
        })
    }

    fn known_site(&self, pack: Pack<'_>, code: &Spanned<String>) -> Result<(), PackError> {
        match self.sites.iter().any(|site| site.code == *code.as_ref()) {
            true => Ok(()),
            false => Err(pack.at(code, format!("no [[site]] has the code \"{}\"", code.as_ref()))),
        }
    }
}

/// The values, refused where two share a code.
fn different<T: Clone>(
    pack: Pack<'_>,
    written: &[Spanned<T>],
    what: &str,
    code: impl Fn(&T) -> &String,
) -> Result<Vec<T>, PackError> {
    let mut seen = HashSet::new();
    for value in written {
        if !seen.insert(code(value.as_ref())) {
            let problem = format!("{what} \"{}\" stands twice; give one another code", code(value.as_ref()));
            return Err(pack.at(value, problem));
        }
    }
    Ok(written.iter().map(|value| value.as_ref().clone()).collect())
}

fn within(pack: Pack<'_>, value: &Spanned<u32>, low: u32, high: u32, name: &str) -> Result<u32, PackError> {
    let number = *value.as_ref();
    if low <= number && number <= high {
        return Ok(number);
    }
    Err(pack.at(value, format!("{name} is {number}; it must be from {low} to {high}")))
}

fn money(pack: Pack<'_>, value: &Spanned<i64>) -> Result<i64, PackError> {
    let vnd = *value.as_ref();
    if (0..=LINE_VND_MAX).contains(&vnd) {
        return Ok(vnd);
    }
    Err(pack.at(value, format!("{vnd} VND; it must be from 0 to {LINE_VND_MAX}")))
}

/// The difference between a school's file and the record, as facts. A class of the year that the file no longer names is
/// cancelled, not forgotten: somebody may hold a seat in it.
pub fn settle(record: &Record, file: &YearFile, new_id: &mut dyn FnMut() -> RecordId) -> Vec<Change> {
    let school = &record.school;
    let mut desk = Desk { new_id, changes: Vec::new() };
    let year = school.years.iter().find(|seen| seen.value.year == file.year.year);
    desk.settle(year, file.year.clone());
    for site in &file.sites {
        desk.settle(school.sites.iter().find(|seen| seen.value.code == site.code), site.clone());
    }
    for programme in &file.programmes {
        let known = school.programmes.iter().find(|seen| seen.value.code == programme.code);
        desk.settle(known, programme.clone());
    }
    for class in &file.classes {
        desk.settle(school.classes.iter().find(|seen| seen.value.code == class.code), class.clone());
    }
    for known in &school.classes {
        let of_year = known.value.dates.from().is_some_and(|first| first.year() == file.year.year);
        if of_year && !file.classes.iter().any(|class| class.code == known.value.code) {
            desk.settle(Some(known), Class { cancelled: true, ..known.value.clone() });
        }
    }
    desk.changes
}

struct Desk<'a> {
    new_id: &'a mut dyn FnMut() -> RecordId,
    changes: Vec<Change>,
}

impl Desk<'_> {
    fn settle<T: PartialEq + Into<Said>>(&mut self, known: Option<&Seen<T>>, stated: T) {
        let (record, revision) = match known {
            Some(seen) if seen.value == stated => return,
            Some(seen) => (seen.record, seen.revision + 1),
            None => ((self.new_id)(), 1),
        };
        self.changes.push(Change { record, revision, span: Interval::ALWAYS, said: stated.into() });
    }
}

#[cfg(test)]
mod tests;
