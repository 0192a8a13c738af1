//! One fact: what is said of one record, true since when, known since when.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use words::{Date, Interval};

use super::{
    Course, Discipline, Evaluation, Evidence, Holding, Owed, Person, PersonId, Planned, RecordId, Request, Service,
    Study, Unit, Waiver,
};
use crate::school::{Class, Faculty, Lecturer, Programme, Room, SchoolYear, Site};

/// What kind of thing a record is about; written beside the content so that it stays known when the content is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// [`Said::Unit`]
    Unit,
    /// [`Said::Person`]
    Person,
    /// [`Said::Holding`]
    Holding,
    /// [`Said::Planned`]
    Planned,
    /// [`Said::Service`]
    Service,
    /// [`Said::Evidence`]
    Evidence,
    /// [`Said::Evaluation`]
    Evaluation,
    /// [`Said::Discipline`]
    Discipline,
    /// [`Said::Course`]
    Course,
    /// [`Said::Study`]
    Study,
    /// [`Said::Owed`]
    Owed,
    /// [`Said::Waiver`]
    Waiver,
    /// [`Said::Request`]
    Request,
    /// [`Said::SchoolYear`]
    SchoolYear,
    /// [`Said::Site`]
    Site,
    /// [`Said::Room`]
    Room,
    /// [`Said::Faculty`]
    Faculty,
    /// [`Said::Lecturer`]
    Lecturer,
    /// [`Said::Programme`]
    Programme,
    /// [`Said::Class`]
    Class,
}

impl Kind {
    /// Every kind with the code it is stored under.
    pub const CODES: [(Kind, &'static str); 20] = [
        (Kind::Unit, "unit"),
        (Kind::Person, "person"),
        (Kind::Holding, "holding"),
        (Kind::Planned, "planned"),
        (Kind::Service, "service"),
        (Kind::Evidence, "evidence"),
        (Kind::Evaluation, "evaluation"),
        (Kind::Discipline, "discipline"),
        (Kind::Course, "course"),
        (Kind::Study, "study"),
        (Kind::Owed, "owed"),
        (Kind::Waiver, "waiver"),
        (Kind::Request, "request"),
        (Kind::SchoolYear, "school_year"),
        (Kind::Site, "site"),
        (Kind::Room, "room"),
        (Kind::Faculty, "faculty"),
        (Kind::Lecturer, "lecturer"),
        (Kind::Programme, "programme"),
        (Kind::Class, "class"),
    ];

    /// The code it is stored under.
    pub fn code(self) -> &'static str {
        Kind::CODES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, code)| code)
    }

    /// The kind stored under that code.
    pub fn of_code(code: &str) -> Option<Kind> {
        Kind::CODES.iter().find(|(_, known)| *known == code).map(|(kind, _)| *kind)
    }
}

impl Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        let code = String::deserialize(deserializer)?;
        Kind::of_code(&code).ok_or_else(|| serde::de::Error::custom("an unknown kind of fact"))
    }
}

/// Something said of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Of<T> {
    /// Whom.
    pub person: PersonId,
    /// What.
    #[serde(flatten)]
    pub value: T,
}

/// That a record should not be there: it was entered by mistake, or an operation that made it was undone. What it said
/// before stays readable as it was known before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// What kind of record.
    pub kind: Kind,
    /// The person it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<RecordId>,
}

/// What a fact says. Its canonical form, the bytes the log commits to, is [`Said::canonical`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// A unit is there, under this name.
    Unit(Unit),
    /// Who a person is.
    Person(Person),
    /// Who holds which title where.
    Holding(Of<Holding>),
    /// Who is in the pool for which title.
    Planned(Of<Planned>),
    /// Years of service.
    Service(Of<Service>),
    /// What somebody has learnt.
    Evidence(Of<Evidence>),
    /// How a year was graded.
    Evaluation(Of<Evaluation>),
    /// A measure of discipline.
    Discipline(Of<Discipline>),
    /// A course attended.
    Course(Of<Course>),
    /// Study under way.
    Study(Of<Study>),
    /// A standard that is owed.
    Owed(Of<Owed>),
    /// A standard that is waived.
    Waiver(Of<Waiver>),
    /// What a unit asks for one of its people.
    Request(Of<Request>),
    /// What the school may spend in a year, and what the ways to it cost.
    SchoolYear(SchoolYear),
    /// Where teaching takes place.
    Site(Site),
    /// A room.
    Room(Room),
    /// A faculty.
    Faculty(Faculty),
    /// A lecturer.
    Lecturer(Lecturer),
    /// What the school teaches.
    Programme(Programme),
    /// When and where it is taught, and for how many.
    Class(Class),
    /// The record is withdrawn.
    Withdrawn(Withdrawn),
}

impl Said {
    /// What kind of thing it is about.
    pub fn kind(&self) -> Kind {
        match self {
            Said::Unit(_) => Kind::Unit,
            Said::Person(_) => Kind::Person,
            Said::Holding(_) => Kind::Holding,
            Said::Planned(_) => Kind::Planned,
            Said::Service(_) => Kind::Service,
            Said::Evidence(_) => Kind::Evidence,
            Said::Evaluation(_) => Kind::Evaluation,
            Said::Discipline(_) => Kind::Discipline,
            Said::Course(_) => Kind::Course,
            Said::Study(_) => Kind::Study,
            Said::Owed(_) => Kind::Owed,
            Said::Waiver(_) => Kind::Waiver,
            Said::Request(_) => Kind::Request,
            Said::SchoolYear(_) => Kind::SchoolYear,
            Said::Site(_) => Kind::Site,
            Said::Room(_) => Kind::Room,
            Said::Faculty(_) => Kind::Faculty,
            Said::Lecturer(_) => Kind::Lecturer,
            Said::Programme(_) => Kind::Programme,
            Said::Class(_) => Kind::Class,
            Said::Withdrawn(withdrawn) => withdrawn.kind,
        }
    }

    /// The person it is about, if it is about one: what is erased when that person is. `record` is the fact's own.
    pub fn person(&self, record: RecordId) -> Option<RecordId> {
        match self {
            Said::Person(_) => Some(record),
            Said::Holding(of) => Some(of.person.0),
            Said::Planned(of) => Some(of.person.0),
            Said::Service(of) => Some(of.person.0),
            Said::Evidence(of) => Some(of.person.0),
            Said::Evaluation(of) => Some(of.person.0),
            Said::Discipline(of) => Some(of.person.0),
            Said::Course(of) => Some(of.person.0),
            Said::Study(of) => Some(of.person.0),
            Said::Owed(of) => Some(of.person.0),
            Said::Waiver(of) => Some(of.person.0),
            Said::Request(of) => Some(of.person.0),
            Said::Withdrawn(withdrawn) => withdrawn.person,
            Said::Unit(_)
            | Said::SchoolYear(_)
            | Said::Site(_)
            | Said::Room(_)
            | Said::Faculty(_)
            | Said::Lecturer(_)
            | Said::Programme(_)
            | Said::Class(_) => None,
        }
    }

    /// The canonical bytes: JSON with the fields in the order of their declaration and absent ones left out.
    pub fn canonical(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("facts hold only texts, numbers and lists, which JSON can always write")
    }

    /// Reads canonical bytes back.
    pub fn read(canonical: &[u8]) -> Result<Said, serde_json::Error> {
        serde_json::from_slice(canonical)
    }
}

macro_rules! said_from {
    ($($kind:ident: $value:ty),*) => {$(
        impl From<$value> for Said {
            fn from(value: $value) -> Said {
                Said::$kind(value)
            }
        }
    )*};
}
said_from!(
    Unit: Unit,
    Person: Person,
    Holding: Of<Holding>,
    Planned: Of<Planned>,
    Service: Of<Service>,
    Evidence: Of<Evidence>,
    Evaluation: Of<Evaluation>,
    Discipline: Of<Discipline>,
    Course: Of<Course>,
    Study: Of<Study>,
    Owed: Of<Owed>,
    Waiver: Of<Waiver>,
    Request: Of<Request>,
    SchoolYear: SchoolYear,
    Site: Site,
    Room: Room,
    Faculty: Faculty,
    Lecturer: Lecturer,
    Programme: Programme,
    Class: Class
);

/// That a person's content was lawfully erased: entries and hashes stay, content and salt are gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// The day of erasure.
    pub on: Date,
    /// The legal ground, as the erasing officer cited it.
    pub ground: String,
}

/// What is left of a fact: what it says, or that it was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// What it says.
    Said(Said),
    /// It was erased.
    Erased(Erasure),
}

/// One revision of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Which record.
    pub record: RecordId,
    /// Which revision of it, from 1.
    pub revision: u32,
    /// What kind of thing it is about.
    pub kind: Kind,
    /// The person it is about, if it is about one.
    pub person: Option<RecordId>,
    /// When it is true.
    pub span: Interval,
    /// Since when it is known.
    pub known: Timestamp,
    /// What it says.
    pub content: Content,
}

/// One fact to be written: a new record, or the next revision of a known one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which record.
    pub record: RecordId,
    /// Which revision this makes, from 1.
    pub revision: u32,
    /// When it is true.
    pub span: Interval,
    /// What it says.
    pub said: Said,
}

impl Change {
    /// The fact this makes once it is written at a time.
    pub fn known_at(self, known: Timestamp) -> Fact {
        Fact {
            record: self.record,
            revision: self.revision,
            kind: self.said.kind(),
            person: self.said.person(self.record),
            span: self.span,
            known,
            content: Content::Said(self.said),
        }
    }
}

/// Hash of facts: what a decision was made on. Whoever has the same facts gets the same hash, in whatever order they came.
pub fn facts_hash(facts: &[Fact]) -> [u8; 32] {
    let mut ordered: Vec<&Fact> = facts.iter().collect();
    ordered.sort_by_key(|fact| (fact.record, fact.revision));
    let mut hash = Sha256::new();
    for fact in ordered {
        hash.update(fact.record.0);
        hash.update(fact.revision.to_be_bytes());
        let content = match &fact.content {
            Content::Said(said) => said.canonical(),
            Content::Erased(_) => Vec::new(),
        };
        hash.update((content.len() as u64).to_be_bytes());
        hash.update(content);
    }
    hash.finalize().into()
}
