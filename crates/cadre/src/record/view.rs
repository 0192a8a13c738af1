//! What the facts say on a day, as far as they were known at a time.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use words::{Date, Interval, sort_key};

use super::{Content, Erasure, Evidence, Fact, Holding, Kind, Person, PersonId, RecordId, Said, Service, Unit, UnitId};
use crate::school::{Class, Programme, School, SchoolYear, Site};

/// A value with the fact it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen<T> {
    /// Which record.
    pub record: RecordId,
    /// Which revision.
    pub revision: u32,
    /// When it is true.
    pub span: Interval,
    /// What it says.
    pub value: T,
}

/// One person with everything true of them on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// Id.
    pub id: PersonId,
    /// Who it is; absent when erased.
    pub person: Option<Seen<Person>>,
    /// Titles held.
    pub holdings: Vec<Seen<Holding>>,
    /// Years of service.
    pub service: Option<Seen<Service>>,
    /// What they have learnt.
    pub evidence: Vec<Seen<Evidence>>,
    /// What was erased of them.
    pub erased: Vec<(Kind, Erasure)>,
}

impl Official {
    fn new(id: PersonId) -> Official {
        Official { id, person: None, holdings: Vec::new(), service: None, evidence: Vec::new(), erased: Vec::new() }
    }

    /// The name, or nothing once erased.
    pub fn name(&self) -> &str {
        self.person.as_ref().map_or("", |person| &person.value.name)
    }
}

/// The record (hồ sơ) of a province as of one day, as far as known at one time.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Units by id.
    pub units: BTreeMap<UnitId, Seen<Unit>>,
    /// People in the order of a Vietnamese list: given name, family name, middle names, then birth.
    pub officials: Vec<Official>,
    /// Where in `officials` somebody stands.
    places: HashMap<PersonId, usize>,
    /// The provincial school's sites, programmes and classes.
    pub school: School,
    /// The latest revision of every record known at the time, whatever day it is true on.
    revisions: HashMap<RecordId, u32>,
}

impl Record {
    /// The view of `facts` on the day `on`, using only what was known at `known`. The order of `facts` does not matter.
    pub fn at(facts: &[Fact], on: Date, known: Timestamp) -> Record {
        let mut latest: HashMap<RecordId, &Fact> = HashMap::new();
        for fact in facts.iter().filter(|fact| fact.known <= known) {
            let newest = latest.entry(fact.record).or_insert(fact);
            if fact.revision > newest.revision {
                *newest = fact;
            }
        }
        let mut record = Record::default();
        let mut people: HashMap<RecordId, Official> = HashMap::new();
        for fact in latest.values() {
            record.revisions.insert(fact.record, fact.revision);
            if fact.span.contains(on) {
                record.take(fact, &mut people);
            }
        }
        record.officials = people.into_values().collect();
        record.put_in_order();
        record
    }

    /// The revision that the next fact about a record makes.
    pub fn next_revision(&self, record: RecordId) -> u32 {
        self.revisions.get(&record).map_or(1, |revision| revision + 1)
    }

    /// The official of that id.
    pub fn official(&self, id: PersonId) -> Option<&Official> {
        self.places.get(&id).map(|place| &self.officials[*place])
    }

    /// The name of a unit, or nothing when it is not there on the day.
    pub fn unit_name(&self, id: UnitId) -> &str {
        self.units.get(&id).map_or("", |unit| &unit.value.name)
    }

    fn take(&mut self, fact: &Fact, people: &mut HashMap<RecordId, Official>) {
        let said = match &fact.content {
            Content::Said(said) => said,
            Content::Erased(erasure) => {
                if let Some(person) = fact.person {
                    official(people, person).erased.push((fact.kind, erasure.clone()));
                }
                return;
            }
        };
        match said {
            Said::Unit(unit) => {
                self.units.insert(UnitId(fact.record), seen(fact, unit));
            }
            Said::Person(person) => official(people, fact.record).person = Some(seen(fact, person)),
            Said::Holding(holding) => official(people, holding.person.0).holdings.push(seen(fact, holding)),
            Said::Service(service) => official(people, service.person.0).service = Some(seen(fact, service)),
            Said::Evidence(evidence) => official(people, evidence.person.0).evidence.push(seen(fact, evidence)),
            Said::SchoolYear(year) => self.school.years.push(seen::<SchoolYear>(fact, year)),
            Said::Site(site) => self.school.sites.push(seen::<Site>(fact, site)),
            Said::Programme(programme) => self.school.programmes.push(seen::<Programme>(fact, programme)),
            Said::Class(class) => self.school.classes.push(seen::<Class>(fact, class)),
        }
    }

    /// Puts everything in an order that depends on what the facts say and not on how they were stored, so that plans and
    /// papers come out the same on every machine. Ids break ties only between people nobody can tell apart.
    fn put_in_order(&mut self) {
        for official in &mut self.officials {
            official.holdings.sort_by(|a, b| a.value.title.cmp(&b.value.title).then(a.record.cmp(&b.record)));
            official.evidence.sort_by(|a, b| {
                a.value.attained.subject().cmp(&b.value.attained.subject()).then(a.record.cmp(&b.record))
            });
            official.erased.sort_by_key(|(kind, _)| *kind);
        }
        self.officials.sort_by_cached_key(|official| {
            let who = official.person.as_ref().map(|person| &person.value);
            let birth = who.map(|person| (person.birth.earliest(), person.birth.latest()));
            let number = who.and_then(|person| person.number.clone());
            (sort_key(official.name()), birth, number, official.id)
        });
        self.places = self.officials.iter().enumerate().map(|(place, official)| (official.id, place)).collect();
        self.school.put_in_order();
    }
}

fn official(people: &mut HashMap<RecordId, Official>, id: RecordId) -> &mut Official {
    people.entry(id).or_insert_with(|| Official::new(PersonId(id)))
}

fn seen<T: Clone>(fact: &Fact, value: &T) -> Seen<T> {
    Seen { record: fact.record, revision: fact.revision, span: fact.span, value: value.clone() }
}
