//! A reorganisation as an office writes it: units and people by name, in TOML.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use words::{Date, fold};

use super::{Goes, Reorganisation, Step};
use crate::pack::{Day, Pack, PackError};
use crate::record::{Record, TitleCode, Titles, Unit, UnitId};

/// Reorganisation file (phương án sắp xếp): one legal text, one day, and what happens to which unit.
///
/// ```toml
/// on = 2025-07-01
/// document = "NQ 1/NQ-UBTVQH15"
///
/// [[step]]
/// ends = ["Xã Một", "Xã Hai"]
/// forms = ["Xã Mới"]
/// rest = "Xã Mới"
/// people = [{ person = "999085000001", to = "Xã Ba" }]
/// titles = { pho-truong-phong-huyen = "pho-truong-phong" }
/// ```
///
/// Posts and parts of the ending units go to `rest`; without it the posts end.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReorganisationFile {
    on: Day,
    document: String,
    step: Vec<WrittenStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStep {
    ends: Vec<Spanned<String>>,
    #[serde(default)]
    forms: Vec<String>,
    rest: Option<Spanned<String>>,
    #[serde(default)]
    people: Vec<WrittenMove>,
    #[serde(default)]
    titles: BTreeMap<String, Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMove {
    person: Spanned<String>,
    to: Spanned<String>,
}

impl ReorganisationFile {
    /// Reads the file; names are looked up by [`ReorganisationFile::plan`].
    pub fn read(pack: Pack<'_>) -> Result<ReorganisationFile, PackError> {
        pack.read()
    }

    /// The legal text that orders it.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The first day of the new order.
    pub fn on(&self) -> Date {
        self.on.0
    }

    /// The reorganisation, with names looked up in the record of the day before.
    pub fn plan(&self, pack: Pack<'_>, before: &Record, titles: &Titles) -> Result<Reorganisation, PackError> {
        let desk = Desk { pack, before, titles };
        let steps = self.step.iter().map(|step| desk.step(step)).collect::<Result<_, _>>()?;
        Ok(Reorganisation { on: self.on.0, steps })
    }
}

struct Desk<'a> {
    pack: Pack<'a>,
    before: &'a Record,
    titles: &'a Titles,
}

impl Desk<'_> {
    fn step(&self, written: &WrittenStep) -> Result<Step, PackError> {
        let ends = written.ends.iter().map(|name| self.unit(name)).collect::<Result<_, _>>()?;
        let rest = written.rest.as_ref().map_or(Ok(Goes::Ends), |name| self.goes(written, name))?;
        let mut people = BTreeMap::new();
        for WrittenMove { person, to } in &written.people {
            let found = self.before.people_called(person.as_ref());
            let [official] = found[..] else {
                let problem = format!("{} people are found by that; give the personal number", found.len());
                return Err(self.pack.at(person, problem));
            };
            people.insert(official.id, self.goes(written, to)?);
        }
        let mut titles = BTreeMap::new();
        for (from, to) in &written.titles {
            let code = TitleCode::from(to.as_ref().as_str());
            if self.titles.get(&code).is_none() {
                return Err(self.pack.at(to, format!("no title \"{code}\" in titles.toml")));
            }
            titles.insert(TitleCode::from(from.as_str()), code);
        }
        let forms = written.forms.iter().map(|name| Unit::named(name)).collect();
        Ok(Step { ends, forms, people, rest, titles })
    }

    /// A unit that the step forms, else one that is there.
    fn goes(&self, step: &WrittenStep, name: &Spanned<String>) -> Result<Goes, PackError> {
        match step.forms.iter().position(|formed| fold(formed) == fold(name.as_ref())) {
            Some(at) => Ok(Goes::Formed(at)),
            None => self.unit(name).map(Goes::Stays),
        }
    }

    fn unit(&self, name: &Spanned<String>) -> Result<UnitId, PackError> {
        let folded = fold(name.as_ref());
        let mut found = self.before.units.iter().filter(|(_, seen)| fold(&seen.value.name) == folded);
        match (found.next(), found.next()) {
            (Some((id, _)), None) => Ok(*id),
            (None, _) => Err(self.pack.at(name, format!("no unit \"{}\" on the day before", name.as_ref()))),
            (Some(_), Some(_)) => Err(self.pack.at(name, format!("two units are called \"{}\"", name.as_ref()))),
        }
    }
}
