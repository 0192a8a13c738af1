//! Intake: what lists state is compared with what is known, and the difference becomes facts.

use std::collections::HashMap;

use words::{Date, Interval, PartialDate, fold};

use super::{
    Attainment, Change, Evidence, Holding, Number, Official, Person, PersonId, Record, RecordId, Said, Seen, Service,
    Source, Standing, Subject, TitleCode, Unit, UnitId,
};

/// What one row of a list states of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Where it is written.
    pub source: Source,
    /// The unit, as written.
    pub unit: String,
    /// Who.
    pub person: Person,
    /// The title held.
    pub title: TitleCode,
    /// When the person came to the unit.
    pub joined: Option<PartialDate>,
    /// Recruited.
    pub recruited: Option<PartialDate>,
    /// Appointed to the permanent rank.
    pub permanent: Option<PartialDate>,
    /// Admitted to the Party on probation.
    pub party_probation: Option<PartialDate>,
    /// Full Party member.
    pub party_full: Option<PartialDate>,
    /// What the person has learnt; at most one per subject.
    pub attained: Vec<Attainment>,
    /// Field of study of the professional degree.
    pub major: Option<String>,
}

/// Two rows that cannot both be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntakeError {
    /// Two rows carry the same personal number.
    SameNumber {
        /// The earlier row.
        first: Source,
        /// The later row.
        second: Source,
    },
    /// Two rows of one unit state the same name and birth, and no number tells them apart.
    SamePerson {
        /// The earlier row.
        first: Source,
        /// The later row.
        second: Source,
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

/// Compares `stated` with the record of the day `on`, on which the lists are taken to be true. Ids of new records come
/// from `new_id`. Either all rows go in or none: rows that contradict each other are returned together.
pub fn intake(
    record: &Record,
    stated: &[Stated],
    on: Date,
    new_id: &mut dyn FnMut() -> RecordId,
) -> Result<Intake, Vec<IntakeError>> {
    refuse_twins(stated)?;
    let known = Known::of(record);
    let mut desk = Desk { record, on, new_id, units: HashMap::new(), changes: Vec::new(), counts: Counts::default() };
    for (unit, id) in &known.units {
        desk.units.insert(unit.clone(), *id);
    }
    for row in stated {
        let unit = desk.unit(&row.unit);
        let official = known.find(&row.person, unit);
        desk.person(row, unit, official);
    }
    desk.counts.facts = desk.changes.len();
    Ok(Intake { changes: desk.changes, counts: desk.counts })
}

/// Two rows for one person in one batch: which of them holds, nobody but the office can say.
fn refuse_twins(stated: &[Stated]) -> Result<(), Vec<IntakeError>> {
    let mut by_number: HashMap<&Number, &Source> = HashMap::new();
    let mut by_name: HashMap<(String, String, String), &Stated> = HashMap::new();
    let mut errors = Vec::new();
    for row in stated {
        if let Some(number) = &row.person.number
            && let Some(first) = by_number.insert(number, &row.source)
        {
            errors.push(IntakeError::SameNumber { first: first.clone(), second: row.source.clone() });
            continue;
        }
        let key = (fold(&row.unit), fold(&row.person.name), row.person.birth.to_string());
        if let Some(first) = by_name.insert(key, row)
            && (first.person.number.is_none() || row.person.number.is_none())
        {
            errors.push(IntakeError::SamePerson { first: first.source.clone(), second: row.source.clone() });
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Known units and people, found as lists name them.
struct Known<'a> {
    units: Vec<(String, UnitId)>,
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
    fn unit(&mut self, name: &str) -> UnitId {
        if let Some(id) = self.units.get(&fold(name)) {
            return *id;
        }
        let id = UnitId((self.new_id)());
        self.units.insert(fold(name), id);
        self.counts.units_new += 1;
        self.write(id.0, Interval::ALWAYS, Said::Unit(Unit { name: name.to_owned() }));
        id
    }

    fn person(&mut self, row: &Stated, unit: UnitId, known: Option<&Official>) {
        let before = self.changes.len();
        let id = known.map_or_else(|| PersonId((self.new_id)()), |official| official.id);
        let person = with_known(&row.person, known);
        self.settle(Some(id.0), known.and_then(|official| official.person.as_ref()), Said::Person(person));
        self.holding(row, id, unit, known);
        let service = Service {
            person: id,
            recruited: row.recruited,
            permanent: row.permanent,
            party_probation: row.party_probation,
            party_full: row.party_full,
        };
        let silent = row.recruited.or(row.permanent).or(row.party_probation).or(row.party_full).is_none();
        if !silent {
            self.settle(None, known.and_then(|official| official.service.as_ref()), Said::Service(service));
        }
        for attained in &row.attained {
            self.evidence(row, id, attained, known);
        }
        match (known.is_some(), self.changes.len() > before) {
            (false, _) => self.counts.people_new += 1,
            (true, true) => self.counts.people_changed += 1,
            (true, false) => self.counts.people_unchanged += 1,
        }
    }

    /// The list states the post held today. Another post known in the same unit has ended: the day is not stated, so the
    /// day of the list stands for it.
    fn holding(&mut self, row: &Stated, person: PersonId, unit: UnitId, known: Option<&Official>) {
        let said = Holding { person, title: row.title.clone(), unit, joined: row.joined };
        let holdings = known.map_or(&[][..], |official| &official.holdings);
        let same = holdings.iter().find(|held| held.value.unit == unit && held.value.title == row.title);
        if same.is_none() {
            for other in holdings.iter().filter(|held| held.value.unit == unit) {
                if let Ok(ended) = Interval::new(other.span.from(), Some(self.on)) {
                    self.write(other.record, ended, Said::Holding(other.value.clone()));
                }
            }
        }
        let span = if holdings.is_empty() || same.is_some() { Interval::ALWAYS } else { Interval::since(self.on) };
        match same {
            Some(held) if held.value == said => {}
            Some(held) => self.write(held.record, held.span, Said::Holding(said)),
            None => {
                let id = (self.new_id)();
                self.write(id, span, Said::Holding(said));
            }
        }
    }

    fn evidence(&mut self, row: &Stated, person: PersonId, attained: &Attainment, known: Option<&Official>) {
        let subject = attained.subject();
        let major = if subject == Subject::Professional { row.major.clone() } else { None };
        let held = known.and_then(|official| {
            official.evidence.iter().find(|evidence| evidence.value.attained.subject() == subject)
        });
        // The same statement in another file or row is no news: only what is attained counts.
        if held.is_some_and(|held| held.value.attained == *attained && held.value.major == major) {
            return;
        }
        let said = Evidence {
            person,
            attained: attained.clone(),
            major,
            standing: Standing::Stated,
            source: row.source.clone(),
        };
        self.settle(None, held, Said::Evidence(said));
    }

    /// Writes `said` as the next revision of what is known, as a new record, or not at all when nothing changed.
    fn settle<T: Clone + Into<Said>>(&mut self, id: Option<RecordId>, known: Option<&Seen<T>>, said: Said) {
        match known {
            Some(seen) if seen.value.clone().into() == said => {}
            Some(seen) => self.write(seen.record, seen.span, said),
            None => {
                let id = id.unwrap_or_else(|| (self.new_id)());
                self.write(id, Interval::ALWAYS, said);
            }
        }
    }

    fn write(&mut self, record: RecordId, span: Interval, said: Said) {
        self.changes.push(Change { record, revision: self.record.next_revision(record), span, said });
    }
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
