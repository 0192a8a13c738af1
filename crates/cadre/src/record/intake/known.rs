//! Who of the people that lists state is known already.

use std::collections::{HashMap, HashSet};

use words::{NameMatch, fold, same_name};

use super::super::{Number, Official, PersonId, Record, Stated, TitleCode, UnitId};
use super::alike::{Match, Who, same_by_number};
use super::join::Doubtful;

/// Whom a row is of.
#[derive(Clone, Copy)]
pub(super) enum Found<'a> {
    /// Of nobody known.
    New,
    /// Of this one.
    Sure(&'a Official),
    /// Perhaps of this one.
    Doubtful(&'a Official, Doubtful),
}

/// Known units and people, found as lists name them.
pub(super) struct Known<'a> {
    units: HashMap<String, UnitId>,
    by_number: HashMap<&'a Number, &'a Official>,
    by_name: HashMap<(String, i16), Vec<&'a Official>>,
}

impl<'a> Known<'a> {
    pub(super) fn of(record: &'a Record) -> Known<'a> {
        let units = record.units.iter().map(|(id, unit)| (fold(&unit.value.name), *id)).collect();
        let mut known = Known { units, by_number: HashMap::new(), by_name: HashMap::new() };
        for official in &record.officials {
            let Some(person) = official.person.as_ref().map(|seen| &seen.value) else { continue };
            if let Some(number) = &person.number {
                known.by_number.insert(number, official);
            }
            let key = (fold(&person.name), person.birth.earliest().year());
            known.by_name.entry(key).or_default().push(official);
        }
        known
    }

    /// Whom each of the people is of. Nobody known is two of them: whoever is found by number comes first, then whoever is
    /// sure by name; another who would be the same one is in doubt.
    pub(super) fn find_all(&self, people: &[Stated]) -> Vec<Found<'a>> {
        let mut taken = HashSet::new();
        let mut found: Vec<Option<Found<'a>>> = people.iter().map(|row| self.by_number(row)).collect();
        found.iter_mut().flatten().for_each(|found| once(found, &mut taken));
        let by_number = taken.clone();
        for (row, found) in people.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let mut named = self.by_name(row, &by_number);
            once(&mut named, &mut taken);
            *found = Some(named);
        }
        let doubtful = |row: &Stated, found: Found<'a>| match found {
            Found::Doubtful(_, Doubtful::Number | Doubtful::Several | Doubtful::Taken) => found,
            Found::Doubtful(..) => self.by_name(row, &taken),
            found => found,
        };
        people.iter().zip(found).map(|(row, found)| doubtful(row, found.unwrap_or(Found::New))).collect()
    }

    fn by_number(&self, row: &Stated) -> Option<Found<'a>> {
        let number = row.person.number.as_ref()?;
        let official = *self.by_number.get(number)?;
        let known = &official.person.as_ref()?.value;
        Some(match same_by_number(&row.person, known, number) {
            true => Found::Sure(official),
            false => Found::Doubtful(official, Doubtful::Number),
        })
    }

    fn by_name(&self, row: &Stated, taken: &HashSet<PersonId>) -> Found<'a> {
        let key = (fold(&row.person.name), row.person.birth.earliest().year());
        let Some(alike) = self.by_name.get(&key) else { return Found::New };
        let who = self.stated(row);
        let (mut sure, mut doubtful) = (Vec::new(), None);
        for official in alike {
            let Some(known) = who_is(official) else { continue };
            match who.matches(&known) {
                Match::Sure => sure.push(*official),
                // Whether this row and the one found by number are one was decided between the two rows.
                Match::Doubtful(_) | Match::Against(_) if taken.contains(&official.id) => {}
                Match::Doubtful(why) | Match::Against(why) => doubtful = doubtful.or(Some((*official, why))),
                Match::Different => {}
            }
        }
        let free: Vec<&Official> = sure.iter().copied().filter(|official| !taken.contains(&official.id)).collect();
        match (&free[..], sure.first(), doubtful) {
            ([one], ..) => Found::Sure(one),
            ([one, ..], ..) => Found::Doubtful(one, Doubtful::Several),
            ([], Some(one), _) => Found::Doubtful(one, Doubtful::Taken),
            ([], None, Some((one, why))) => Found::Doubtful(one, why),
            ([], None, None) => Found::New,
        }
    }

    /// Whether a row may be the very statement that somebody is known from.
    pub(super) fn may_come_again(&self, row: &Stated, official: &Official) -> bool {
        official.person.as_ref().is_some_and(|seen| {
            let (stated, known) = (&row.person, &seen.value);
            same_name(&stated.name, &known.name) == NameMatch::Same && stated.birth == known.birth
        })
    }

    fn stated<'r>(&self, row: &'r Stated) -> Who<'r, UnitId> {
        let unit = |name: &str| self.units.get(&fold(name)).copied();
        let posts: Vec<(UnitId, &TitleCode)> =
            row.holds.iter().filter_map(|held| Some((unit(&held.unit)?, &held.holding.value.title))).collect();
        let units = posts.iter().map(|(unit, _)| *unit).chain(unit(&row.unit)).collect();
        Who { person: &row.person, service: Some(&row.service), units, posts }
    }
}

fn who_is(official: &Official) -> Option<Who<'_, UnitId>> {
    let person = &official.person.as_ref()?.value;
    let posts: Vec<(UnitId, &TitleCode)> =
        official.holdings.iter().map(|seen| (seen.value.unit, &seen.value.title)).collect();
    let planned = official.planned.iter().filter(|_| posts.is_empty()).map(|seen| seen.value.unit);
    let units = posts.iter().map(|(unit, _)| *unit).chain(planned).collect();
    Some(Who { person, service: official.service.as_ref().map(|seen| &seen.value), units, posts })
}

/// Nobody is found twice.
fn once(found: &mut Found<'_>, taken: &mut HashSet<PersonId>) {
    if let Found::Sure(official) = *found
        && !taken.insert(official.id)
    {
        *found = Found::Doubtful(official, Doubtful::Taken);
    }
}
