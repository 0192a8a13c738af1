//! What lists and files state of people, before it is compared with the record.

mod written;

use std::sync::Arc;

use words::{Date, Interval, PartialDate};

use super::{
    Attainment, Course, Discipline, Document, Evaluation, Evidence, Holding, Owed, Person, Request, Service, Source,
    Standing, Study, TitleCode, Unit, Waiver,
};

pub use written::WrittenPeople;

/// Something that holds for some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    /// Which days; [`Interval::ALWAYS`] when the file does not say.
    pub span: Interval,
    /// What.
    pub value: T,
}

/// A post as stated: the unit still by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedHolding {
    /// The unit, as written.
    pub unit: String,
    /// Days, title and term; the unit's id is found or made by the intake.
    pub holding: Dated<HoldingWithoutUnit>,
}

/// [`Holding`] without the unit's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldingWithoutUnit {
    /// Which title.
    pub title: TitleCode,
    /// When the person came to the unit.
    pub joined: Option<PartialDate>,
    /// The last day of the term.
    pub term_ends: Option<Date>,
}

impl HoldingWithoutUnit {
    pub(super) fn at(&self, unit: super::UnitId) -> Holding {
        Holding { title: self.title.clone(), unit, joined: self.joined, term_ends: self.term_ends }
    }
}

/// A planned title as stated, by an approved list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedPlanned {
    /// The unit, as written.
    pub unit: String,
    /// Which title.
    pub title: TitleCode,
    /// The days for which the person is in the pool.
    pub span: Interval,
    /// The decision that approved the list.
    pub decision: Document,
}

/// What one row of a list, or one person of a file, states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Where it is written.
    pub source: Arc<Source>,
    /// Who.
    pub person: Person,
    /// The unit the row is about, as written.
    pub unit: String,
    /// Posts held.
    pub holds: Vec<StatedHolding>,
    /// Planned titles.
    pub planned: Vec<StatedPlanned>,
    /// Years of service; silent where nothing is stated.
    pub service: Service,
    /// What the person has learnt.
    pub evidence: Vec<Dated<Evidence>>,
    /// Yearly evaluations.
    pub evaluations: Vec<Dated<Evaluation>>,
    /// Discipline.
    pub disciplines: Vec<Dated<Discipline>>,
    /// Courses.
    pub courses: Vec<Dated<Course>>,
    /// Study under way.
    pub studies: Vec<Dated<Study>>,
    /// What is owed.
    pub owed: Vec<Dated<Owed>>,
    /// What is waived.
    pub waivers: Vec<Dated<Waiver>>,
    /// What the unit asks for the person.
    pub requests: Vec<Dated<Request>>,
}

impl Stated {
    /// A row that states who the person is, and nothing else yet.
    pub fn of(source: Arc<Source>, person: Person, unit: &str) -> Stated {
        Stated {
            source,
            person,
            unit: unit.to_owned(),
            holds: Vec::new(),
            planned: Vec::new(),
            service: Service::default(),
            evidence: Vec::new(),
            evaluations: Vec::new(),
            disciplines: Vec::new(),
            courses: Vec::new(),
            studies: Vec::new(),
            owed: Vec::new(),
            waivers: Vec::new(),
            requests: Vec::new(),
        }
    }

    /// States a post in the unit, of which only title and arrival are known, as lists do.
    #[must_use]
    pub fn holding(mut self, title: TitleCode, joined: Option<PartialDate>) -> Stated {
        let value = HoldingWithoutUnit { title, joined, term_ends: None };
        let holding = Dated { span: Interval::ALWAYS, value };
        self.holds.push(StatedHolding { unit: self.unit.clone(), holding });
        self
    }

    /// States a level or a qualification without naming a paper, as lists do.
    #[must_use]
    pub fn attained(mut self, attained: Attainment, major: Option<Arc<str>>) -> Stated {
        let (standing, source) = (Standing::Stated, Arc::clone(&self.source));
        let value = Evidence { attained, major, standing, document: None, source };
        self.evidence.push(Dated { span: Interval::ALWAYS, value });
        self
    }
}

/// A unit as a file states it: the parent still by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedUnit {
    /// Days of its life.
    pub span: Interval,
    /// The unit; `parents` is filled in by the intake.
    pub unit: Unit,
    /// Name of the unit it belongs to.
    pub parent: Option<String>,
    /// Names of the units it came from.
    pub formed_from: Vec<String>,
}

/// People file (hồ sơ dạng văn bản): everything the record can hold of people and units, as TOML; also the form of the cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleFile {
    /// Units.
    pub units: Vec<StatedUnit>,
    /// People.
    pub people: Vec<Stated>,
}
