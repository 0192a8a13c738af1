//! Intake: what lists state is compared with what is known, and the difference becomes facts.

mod join;

use std::collections::HashMap;
use std::sync::Arc;

use words::{Date, Interval, fold};

use super::{
    Change, Dated, Evidence, Holding, Number, Of, Official, Parent, PeopleFile, Person, PersonId, Planned, Record,
    RecordId, Said, Seen, Service, Source, Stated, StatedHolding, StatedPlanned, StatedUnit, Unit, UnitId,
};

/// Two rows that cannot both be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntakeError {
    /// Two rows carry the same personal number.
    SameNumber {
        /// The earlier row.
        first: Arc<Source>,
        /// The later row.
        second: Arc<Source>,
    },
    /// Two rows of one unit state the same name and birth, and no number tells them apart.
    SamePerson {
        /// The earlier row.
        first: Arc<Source>,
        /// The later row.
        second: Arc<Source>,
    },
}

/// How many people and units an intake touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Counts {
    /// People not known before.
    pub people_new: usize,
    /// People of whom something changed.
    pub people_changed: usize,
    /// People of whom nothing changed.
    pub people_unchanged: usize,
    /// Units not known before.
    pub units_new: usize,
    /// Facts to be written.
    pub facts: usize,
}

/// The difference between lists and record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// Facts to be written, people in the order of the rows.
    pub changes: Vec<Change>,
    /// Counts.
    pub counts: Counts,
}

/// Compares what `file` states with the record of the day `on`, on which it is taken to be true. Ids of new records come
/// from `new_id`. Either all rows go in or none: rows that contradict each other are returned together.
pub fn intake(
    record: &Record,
    file: &PeopleFile,
    on: Date,
    new_id: &mut dyn FnMut() -> RecordId,
) -> Result<Intake, Vec<IntakeError>> {
    let people = join::joined(&file.people)?;
    let known = Known::of(record);
    let mut desk =
        Desk { record, on, new_id, units: known.units.clone(), changes: Vec::new(), counts: Counts::default() };
    for unit in &file.units {
        desk.stated_unit(unit);
    }
    for row in &people {
        let unit = desk.unit(&row.unit);
        let official = known.find(&row.person, unit);
        desk.person(row, official);
    }
    desk.counts.facts = desk.changes.len();
    Ok(Intake { changes: desk.changes, counts: desk.counts })
}

/// Known units and people, found as lists name them.
struct Known<'a> {
    units: HashMap<String, UnitId>,
    by_number: HashMap<&'a Number, &'a Official>,
    by_name: HashMap<(String, String), Vec<&'a Official>>,
}

impl<'a> Known<'a> {
    fn of(record: &'a Record) -> Known<'a> {
        let units = record.units.iter().map(|(id, unit)| (fold(&unit.value.name), *id)).collect();
        let mut known = Known { units, by_number: HashMap::new(), by_name: HashMap::new() };
        for official in &record.officials {
            let Some(person) = official.person.as_ref().map(|seen| &seen.value) else { continue };
            if let Some(number) = &person.number {
                known.by_number.insert(number, official);
            }
            known.by_name.entry((fold(&person.name), person.birth.to_string())).or_default().push(official);
        }
        known
    }

    /// The same person: by number, else by name and birth in the same unit as long as two numbers do not differ.
    fn find(&self, person: &Person, unit: UnitId) -> Option<&'a Official> {
        if let Some(official) = person.number.as_ref().and_then(|number| self.by_number.get(number)) {
            return Some(official);
        }
        let alike = self.by_name.get(&(fold(&person.name), person.birth.to_string()))?;
        alike.iter().copied().find(|official| {
            let here = official.holdings.iter().any(|holding| holding.value.unit == unit);
            let known_number = official.person.as_ref().and_then(|seen| seen.value.number.as_ref());
            here && (known_number.is_none() || person.number.is_none())
        })
    }
}

/// The desk on which the difference grows, row by row.
struct Desk<'a> {
    record: &'a Record,
    on: Date,
    new_id: &'a mut dyn FnMut() -> RecordId,
    units: HashMap<String, UnitId>,
    changes: Vec<Change>,
    counts: Counts,
}

impl Desk<'_> {
    /// The unit of that name, made when nobody knew it.
    fn unit(&mut self, name: &str) -> UnitId {
        match self.units.get(&fold(name)) {
            Some(id) => *id,
            None => self.new_unit(Interval::ALWAYS, Unit::named(name)),
        }
    }

    fn new_unit(&mut self, span: Interval, unit: Unit) -> UnitId {
        let id = UnitId((self.new_id)());
        self.units.insert(fold(&unit.name), id);
        self.counts.units_new += 1;
        self.changes.push(Change { record: id.0, revision: 1, span, said: Said::Unit(unit) });
        id
    }

    fn stated_unit(&mut self, stated: &StatedUnit) {
        let mut unit = stated.unit.clone();
        if let Some(parent) = &stated.parent {
            unit.parents = vec![Parent { from: None, unit: Some(self.unit(parent)) }];
        }
        let known = self.units.get(&fold(&unit.name)).and_then(|id| self.record.units.get(id));
        match known {
            Some(seen) => {
                unit.formed_from = seen.value.formed_from.clone();
                if unit.parents.is_empty() || seen.value.parent(self.on) == unit.parent(self.on) {
                    unit.parents = seen.value.parents.clone();
                }
                self.settle(None, Some(seen), Dated { span: stated.span, value: unit });
            }
            None => {
                self.new_unit(stated.span, unit);
            }
        }
    }

    fn person(&mut self, row: &Stated, known: Option<&Official>) {
        let before = self.changes.len();
        let id = known.map_or_else(|| PersonId((self.new_id)()), |official| official.id);
        let person = with_known(&row.person, known);
        let seen = known.and_then(|official| official.person.as_ref());
        self.settle(Some(id.0), seen, Dated { span: Interval::ALWAYS, value: person });
        self.holdings(row, id, known);
        self.planned(&row.planned, id, known.map_or(&[], |official| &official.planned));
        if row.service != Service::default() {
            let service = Dated { span: Interval::ALWAYS, value: row.service.clone() };
            self.settle_of(id, known.and_then(|official| official.service.as_ref()), service);
        }
        for stated in &row.evidence {
            self.evidence(stated, id, known.map_or(&[], |official| &official.evidence));
        }
        let evaluations = known.map_or(&[][..], |official| &official.evaluations);
        self.each(id, &row.evaluations, evaluations, |a, b| a.year == b.year);
        let side = known.map(Official::side);
        let disciplines = side.map_or(&[][..], |side| &side.disciplines);
        self.each(id, &row.disciplines, disciplines, |a, b| (a.measure, a.effective) == (b.measure, b.effective));
        let courses = side.map_or(&[][..], |side| &side.courses);
        self.each(id, &row.courses, courses, |a, b| (a.year, &a.document) == (b.year, &b.document));
        let studies = side.map_or(&[][..], |side| &side.studies);
        self.each(id, &row.studies, studies, |a, b| a.level == b.level);
        let owed = side.map_or(&[][..], |side| &side.owed);
        self.each(id, &row.owed, owed, |a, b| a.level == b.level);
        let waivers = side.map_or(&[][..], |side| &side.waivers);
        self.each(id, &row.waivers, waivers, |a, b| (a.subject, &a.title) == (b.subject, &b.title));
        match (known.is_some(), self.changes.len() > before) {
            (false, _) => self.counts.people_new += 1,
            (true, true) => self.counts.people_changed += 1,
            (true, false) => self.counts.people_unchanged += 1,
        }
    }

    /// The row states the posts held today. Another post known in one of its units has ended: the day is not stated, so the
    /// day of the list stands for it.
    fn holdings(&mut self, row: &Stated, person: PersonId, known: Option<&Official>) {
        let stated: Vec<(UnitId, &StatedHolding)> =
            row.holds.iter().map(|held| (self.unit(&held.unit), held)).collect();
        let known = known.map_or(&[][..], |official| &official.holdings);
        let same =
            |a: &Holding, unit: UnitId, held: &StatedHolding| a.unit == unit && a.title == held.holding.value.title;
        for other in known {
            let here = stated.iter().any(|(unit, _)| *unit == other.value.unit);
            let again = stated.iter().any(|(unit, held)| same(&other.value, *unit, held));
            if here
                && !again
                && let Ok(ended) = Interval::new(other.span.from(), Some(self.on))
            {
                self.revise(other, Dated { span: ended, value: Of { person, value: other.value.clone() } });
            }
        }
        for (unit, held) in stated {
            let seen = known.iter().find(|seen| same(&seen.value, unit, held));
            // A post that is new beside known ones began by the day of the list, unless the list says when.
            let span = match held.holding.span {
                Interval::ALWAYS if seen.is_none() && !known.is_empty() => Interval::since(self.on),
                span => span,
            };
            self.settle_of(person, seen, Dated { span, value: held.holding.value.at(unit) });
        }
    }

    fn planned(&mut self, stated: &[StatedPlanned], person: PersonId, known: &[Seen<Planned>]) {
        for StatedPlanned { unit, title, span, decision } in stated {
            let unit = self.unit(unit);
            let value = Planned { title: title.clone(), unit, decision: Box::new(decision.clone()) };
            let seen = known.iter().find(|seen| seen.value.unit == unit && seen.value.title == value.title);
            self.settle_of(person, seen, Dated { span: *span, value });
        }
    }

    /// A paper is known by what it is; a level stated without a paper replaces what was last stated so.
    fn evidence(&mut self, stated: &Dated<Evidence>, person: PersonId, known: &[Seen<Evidence>]) {
        let value = &stated.value;
        let same = |seen: &&Seen<Evidence>| {
            seen.value.document == value.document
                && seen.value.attained.subject() == value.attained.subject()
                && (value.document.is_none() || seen.value.attained == value.attained)
        };
        let seen = known.iter().find(same);
        // The same statement in another file or row is no news: only what is attained counts.
        let news = |seen: &Seen<Evidence>| {
            seen.value.attained != value.attained
                || seen.value.major != value.major
                || seen.value.standing != value.standing
                || said_otherwise(stated.span, seen.span)
        };
        match seen {
            Some(seen) if !news(seen) => {}
            _ => self.settle_of(person, seen, stated.clone()),
        }
    }

    /// Settles every statement with the known one it is the same thing as.
    fn each<T>(&mut self, person: PersonId, stated: &[Dated<T>], known: &[Seen<T>], same: fn(&T, &T) -> bool)
    where
        T: Clone + PartialEq,
        Of<T>: Into<Said>,
    {
        for one in stated {
            self.settle_of(person, known.iter().find(|seen| same(&seen.value, &one.value)), one.clone());
        }
    }

    /// Writes what is stated of a person as the next revision of what is known, as a new record, or not at all when nothing
    /// changed.
    fn settle_of<T: PartialEq>(&mut self, person: PersonId, known: Option<&Seen<T>>, stated: Dated<T>)
    where
        Of<T>: Into<Said>,
    {
        let Dated { mut span, value } = stated;
        if let Some(seen) = known {
            if seen.value == value && !said_otherwise(span, seen.span) {
                return;
            }
            if span == Interval::ALWAYS {
                span = seen.span;
            }
            self.revise(seen, Dated { span, value: Of { person, value } });
        } else {
            let record = (self.new_id)();
            self.changes.push(Change { record, revision: 1, span, said: Of { person, value }.into() });
        }
    }

    /// The same for what is not said of a person.
    fn settle<T: PartialEq + Into<Said>>(&mut self, id: Option<RecordId>, known: Option<&Seen<T>>, stated: Dated<T>) {
        match known {
            Some(seen) if seen.value == stated.value && !said_otherwise(stated.span, seen.span) => {}
            Some(seen) => self.revise(seen, stated),
            None => {
                let record = id.unwrap_or_else(|| (self.new_id)());
                self.changes.push(Change { record, revision: 1, span: stated.span, said: stated.value.into() });
            }
        }
    }

    fn revise<T, U: Into<Said>>(&mut self, seen: &Seen<T>, next: Dated<U>) {
        let Seen { record, revision, .. } = seen;
        let (record, revision) = (*record, revision + 1);
        self.changes.push(Change { record, revision, span: next.span, said: next.value.into() });
    }
}

/// Whether a file states other days than are known; one that states none says nothing about them.
fn said_otherwise(stated: Interval, known: Interval) -> bool {
    stated != Interval::ALWAYS && stated != known
}

/// A list that says nothing of a number, an ethnicity or an origin does not take them away.
fn with_known(stated: &Person, known: Option<&Official>) -> Person {
    let mut person = stated.clone();
    if let Some(seen) = known.and_then(|official| official.person.as_ref()) {
        person.number = person.number.or_else(|| seen.value.number.clone());
        person.ethnicity = person.ethnicity.or_else(|| seen.value.ethnicity.clone());
        person.origin = person.origin.or_else(|| seen.value.origin.clone());
    }
    person
}

#[cfg(test)]
mod tests;
