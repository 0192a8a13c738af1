//! What the facts say on a day, as far as they were known at a time.

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use jiff::Timestamp;
use words::{Date, Interval, fold, sort_key};

use super::places::Places;
use super::{
    Content, Course, Discipline, Erasure, Evaluation, Evidence, Fact, Holding, Kind, Number, Of, Owed, Person,
    PersonId, Planned, RecordId, Request, Said, Service, Source, Study, Unit, UnitId, Waiver,
};
use crate::school::School;

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

/// What few people have: kept apart, so that a country of people fits in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Titles held before the day.
    pub former_holdings: Vec<Seen<Holding>>,
    /// Evidence that ran out before the day.
    pub lapsed_evidence: Vec<Seen<Evidence>>,
    /// Discipline, and cases that are pending.
    pub disciplines: Vec<Seen<Discipline>>,
    /// Courses attended.
    pub courses: Vec<Seen<Course>>,
    /// Study under way.
    pub studies: Vec<Seen<Study>>,
    /// Standards owed.
    pub owed: Vec<Seen<Owed>>,
    /// Standards waived.
    pub waivers: Vec<Seen<Waiver>>,
    /// What the unit asks for the person.
    pub requests: Vec<Seen<Request>>,
    /// What was erased.
    pub erased: Vec<(Kind, Erasure)>,
}

/// The side of everybody who has nothing there.
static NOTHING: Side = Side {
    former_holdings: Vec::new(),
    lapsed_evidence: Vec::new(),
    disciplines: Vec::new(),
    courses: Vec::new(),
    studies: Vec::new(),
    owed: Vec::new(),
    waivers: Vec::new(),
    requests: Vec::new(),
    erased: Vec::new(),
};

/// One person with everything true of them on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// Id.
    pub id: PersonId,
    /// Who it is; absent when erased.
    pub person: Option<Seen<Person>>,
    /// Years of service.
    pub service: Option<Seen<Service>>,
    /// Titles held.
    pub holdings: Vec<Seen<Holding>>,
    /// Titles planned for.
    pub planned: Vec<Seen<Planned>>,
    /// What they have learnt.
    pub evidence: Vec<Seen<Evidence>>,
    /// Yearly evaluations, the latest year first.
    pub evaluations: Vec<Seen<Evaluation>>,
    side: Option<Box<Side>>,
}

impl Official {
    /// Somebody of whom nothing is known.
    pub fn nobody(id: PersonId) -> Official {
        Official {
            id,
            person: None,
            service: None,
            holdings: Vec::with_capacity(1),
            planned: Vec::new(),
            evidence: Vec::new(),
            evaluations: Vec::new(),
            side: None,
        }
    }

    /// The name, or nothing once erased.
    pub fn name(&self) -> &str {
        self.person.as_ref().map_or("", |person| &person.value.name)
    }

    /// The unit a person is counted in: that of the first post.
    pub fn unit(&self) -> Option<UnitId> {
        self.holdings.first().map(|held| held.value.unit)
    }

    /// The personal number, where the file states one. Sensitive.
    pub fn number(&self) -> Option<&Number> {
        self.person.as_ref().and_then(|person| person.value.number.as_ref())
    }

    /// What few people have: discipline, study under way, what is owed or waived, what is over.
    pub fn side(&self) -> &Side {
        self.side.as_deref().unwrap_or(&NOTHING)
    }
}

/// The record (hồ sơ) of a province as of one day, as far as known at one time.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Units by id.
    pub units: BTreeMap<UnitId, Seen<Unit>>,
    /// Units that ended before the day, by id: former posts were held in them.
    pub former_units: BTreeMap<UnitId, Seen<Unit>>,
    /// People in the order of a Vietnamese list: given name, family name, middle names, then birth.
    pub officials: Vec<Official>,
    pub(super) places: Places,
    /// The provincial school's sites, programmes and classes.
    pub school: School,
    /// Planned titles were taken out, because whoever looks may not know them: whether somebody is planned is not known.
    pub pool_withheld: bool,
}

impl Record {
    /// The view of `facts` on the day `on`, using only what was known at `known`. The order of `facts` does not matter.
    pub fn at(facts: &[Fact], on: Date, known: Timestamp) -> Record {
        let mut known: Vec<&Fact> = facts.iter().filter(|fact| fact.known <= known).collect();
        // Facts come mostly in this order already, person after person, and a stable sort makes use of that.
        known.sort_by_key(|fact| (fact.person, fact.record, fact.revision));
        known.dedup_by(|later, earlier| {
            let same = later.record == earlier.record;
            if same {
                *earlier = *later;
            }
            same
        });
        let mut view = View { on, record: Record::default(), shared: Shared::default() };
        let (common, of_people): (Vec<&[&Fact]>, Vec<&[&Fact]>) =
            known.chunk_by(|a, b| a.person == b.person).partition(|facts| facts[0].person.is_none());
        common.into_iter().flatten().for_each(|fact| view.take(fact));
        for facts in in_list_order(of_people, on) {
            facts.iter().for_each(|fact| view.take(fact));
            view.record.officials.last_mut().into_iter().for_each(Official::put_in_order);
        }
        let View { mut record, .. } = view;
        record.places = Places::of(&record.officials, &record.units, on);
        record.school.put_in_order();
        record
    }

    /// The people a text means: by personal number or record id, else everybody of that name, however it is written.
    pub fn people_called(&self, text: &str) -> Vec<&Official> {
        if let Some(official) = RecordId::parse(text).and_then(|id| self.official(PersonId(id))) {
            return vec![official];
        }
        let number = Number::new(text).ok();
        let name = fold(text);
        let called = |official: &&Official| match (&number, &official.person) {
            (Some(number), Some(person)) => person.value.number.as_ref() == Some(number),
            (None, Some(person)) => fold(&person.value.name) == name,
            (_, None) => false,
        };
        self.officials.iter().filter(called).collect()
    }

    /// The same record with only those officials.
    pub fn with_only(&self, wanted: impl Fn(&Official) -> bool) -> Record {
        let officials: Vec<Official> = self.officials.iter().filter(|official| wanted(official)).cloned().collect();
        Record {
            places: self.places.with(&officials),
            officials,
            units: self.units.clone(),
            former_units: self.former_units.clone(),
            school: self.school.clone(),
            pool_withheld: self.pool_withheld,
        }
    }

    /// The same record for somebody who may not know who is planned for what.
    pub fn without_pool(mut self) -> Record {
        self.officials.iter_mut().for_each(|official| official.planned.clear());
        self.places = self.places.with(&self.officials);
        self.pool_withheld = true;
        self
    }

    /// The name of a unit, also of one that has ended; nothing when it is not there yet.
    pub fn unit_name(&self, id: UnitId) -> &str {
        let unit = self.units.get(&id).or_else(|| self.former_units.get(&id));
        unit.map_or("", |unit| &unit.value.name)
    }
}

/// The facts of each person in the order of a list, which depends on what they say and not on how they were stored, so that
/// plans and papers come out the same on every machine. Ids break ties only between people nobody can tell apart. People are
/// made in this order, so that what a review walks through lies one after the other in memory.
fn in_list_order<'a>(mut of_people: Vec<&'a [&'a Fact]>, on: Date) -> Vec<&'a [&'a Fact]> {
    of_people.sort_by_cached_key(|facts| {
        let who = facts.iter().find_map(|fact| match &fact.content {
            Content::Said(Said::Person(person)) if fact.span.contains(on) => Some(person),
            _ => None,
        });
        let birth = who.map(|person| (person.birth.earliest(), person.birth.latest()));
        let number = who.and_then(|person| person.number.clone());
        (sort_key(who.map_or("", |person| &person.name)), birth, number, facts[0].person)
    });
    of_people
}

impl Official {
    fn put_in_order(&mut self) {
        fn order<T, K: Ord>(seen: &mut Vec<Seen<T>>, key: impl Fn(&T) -> K) {
            seen.sort_by(|a, b| key(&a.value).cmp(&key(&b.value)).then(a.record.cmp(&b.record)));
            seen.shrink_to_fit();
        }
        order(&mut self.holdings, |holding| holding.title.clone());
        order(&mut self.planned, |planned| planned.title.clone());
        order(&mut self.evidence, |evidence| evidence.attained.subject());
        order(&mut self.evaluations, |evaluation| std::cmp::Reverse(evaluation.year));
        if let Some(side) = &mut self.side {
            order(&mut side.former_holdings, |holding| holding.title.clone());
            order(&mut side.lapsed_evidence, |evidence| evidence.attained.subject());
            order(&mut side.disciplines, |discipline| discipline.effective);
            order(&mut side.courses, |course| course.year);
            order(&mut side.studies, |study| study.level);
            order(&mut side.owed, |owed| owed.until);
            order(&mut side.waivers, |waiver| waiver.subject);
            order(&mut side.requests, |request| (request.year, request.programme.clone()));
            side.erased.sort_by_key(|(kind, _)| *kind);
        }
    }
}

/// The view while it grows, fact by fact.
struct View {
    on: Date,
    record: Record,
    shared: Shared,
}

impl View {
    fn take(&mut self, fact: &Fact) {
        let over = fact.span.end().is_some_and(|end| end <= self.on);
        if !over && !fact.span.contains(self.on) {
            return;
        }
        let said = match &fact.content {
            Content::Said(said) => said,
            Content::Erased(erasure) => {
                if let Some(person) = fact.person {
                    side(self.official(person)).erased.push((fact.kind, erasure.clone()));
                }
                return;
            }
        };
        match said {
            Said::Holding(of) => {
                let mut seen = seen(fact, &of.value);
                seen.value.title.0 = self.shared.text(&seen.value.title.0);
                let official = self.official(of.person.0);
                if over { side(official).former_holdings.push(seen) } else { official.holdings.push(seen) }
            }
            Said::Evidence(of) => {
                let mut seen = seen(fact, &of.value);
                seen.value.major = seen.value.major.map(|major| self.shared.text(&major));
                seen.value.source = self.shared.source(&seen.value.source);
                let official = self.official(of.person.0);
                if over { side(official).lapsed_evidence.push(seen) } else { official.evidence.push(seen) }
            }
            Said::Unit(unit) if over => {
                self.record.former_units.insert(UnitId(fact.record), seen(fact, unit));
            }
            _ if over => {}
            Said::Unit(unit) => {
                self.record.units.insert(UnitId(fact.record), seen(fact, unit));
            }
            Said::Person(person) => {
                let mut seen = seen(fact, person);
                seen.value.ethnicity = seen.value.ethnicity.map(|text| self.shared.text(&text));
                seen.value.origin = seen.value.origin.map(|text| self.shared.text(&text));
                self.official(fact.record).person = Some(seen);
            }
            Said::Planned(of) => {
                let mut seen = seen(fact, &of.value);
                seen.value.title.0 = self.shared.text(&seen.value.title.0);
                self.official(of.person.0).planned.push(seen);
            }
            Said::Service(of) => self.official(of.person.0).service = Some(seen(fact, &of.value)),
            Said::Evaluation(of) => self.official(of.person.0).evaluations.push(seen(fact, &of.value)),
            Said::Discipline(of) => self.side(of).disciplines.push(seen(fact, &of.value)),
            Said::Course(of) => self.side(of).courses.push(seen(fact, &of.value)),
            Said::Study(of) => self.side(of).studies.push(seen(fact, &of.value)),
            Said::Owed(of) => self.side(of).owed.push(seen(fact, &of.value)),
            Said::Waiver(of) => self.side(of).waivers.push(seen(fact, &of.value)),
            Said::Request(of) => self.side(of).requests.push(seen(fact, &of.value)),
            Said::SchoolYear(year) => self.record.school.years.push(seen(fact, year)),
            Said::Site(site) => self.record.school.sites.push(seen(fact, site)),
            Said::Room(room) => self.record.school.rooms.push(seen(fact, room)),
            Said::Faculty(faculty) => self.record.school.faculties.push(seen(fact, faculty)),
            Said::Lecturer(lecturer) => self.record.school.lecturers.push(seen(fact, lecturer)),
            Said::Programme(programme) => self.record.school.programmes.push(seen(fact, programme)),
            Said::Class(class) => self.record.school.classes.push(seen(fact, class)),
            Said::Withdrawn(_) => {}
        }
    }

    /// The person whose facts are taken; the facts of one person come together.
    fn official(&mut self, id: RecordId) -> &mut Official {
        let officials = &mut self.record.officials;
        if officials.last().is_none_or(|last| last.id.0 != id) {
            officials.push(Official::nobody(PersonId(id)));
        }
        officials.last_mut().expect("one was just put there")
    }

    fn side<T>(&mut self, of: &Of<T>) -> &mut Side {
        side(self.official(of.person.0))
    }
}

fn side(official: &mut Official) -> &mut Side {
    official.side.get_or_insert_with(Box::default)
}

fn seen<T: Clone>(fact: &Fact, value: &T) -> Seen<T> {
    Seen { record: fact.record, revision: fact.revision, span: fact.span, value: value.clone() }
}

/// Texts that a whole province has in common, held once.
#[derive(Default)]
struct Shared {
    texts: HashSet<Arc<str>>,
    sources: HashSet<Arc<Source>>,
}

impl Shared {
    fn text(&mut self, text: &Arc<str>) -> Arc<str> {
        once(&mut self.texts, text)
    }

    fn source(&mut self, source: &Arc<Source>) -> Arc<Source> {
        once(&mut self.sources, source)
    }
}

fn once<T: ?Sized + Eq + Hash>(known: &mut HashSet<Arc<T>>, value: &Arc<T>) -> Arc<T> {
    if let Some(known) = known.get(value) {
        return Arc::clone(known);
    }
    known.insert(Arc::clone(value));
    Arc::clone(value)
}
