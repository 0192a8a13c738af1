//! One fact: what is said of one record, true since when, known since when.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use words::{Date, Interval};

use super::{Evidence, Holding, Person, RecordId, Service, Unit};
use crate::school::{Class, Programme, SchoolYear, Site};

/// What kind of thing a record is about; written beside the content so that it stays known when the content is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// [`Said::Unit`]
    Unit,
    /// [`Said::Person`]
    Person,
    /// [`Said::Holding`]
    Holding,
    /// [`Said::Service`]
    Service,
    /// [`Said::Evidence`]
    Evidence,
    /// [`Said::SchoolYear`]
    SchoolYear,
    /// [`Said::Site`]
    Site,
    /// [`Said::Programme`]
    Programme,
    /// [`Said::Class`]
    Class,
}

impl Kind {
    /// Every kind with the code it is stored under.
    pub const CODES: [(Kind, &'static str); 9] = [
        (Kind::Unit, "unit"),
        (Kind::Person, "person"),
        (Kind::Holding, "holding"),
        (Kind::Service, "service"),
        (Kind::Evidence, "evidence"),
        (Kind::SchoolYear, "school_year"),
        (Kind::Site, "site"),
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

/// What a fact says. Its canonical form, the bytes the log commits to, is [`Said::canonical`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// A unit is there, under this name.
    Unit(Unit),
    /// Who a person is.
    Person(Person),
    /// Who holds which title where.
    Holding(Holding),
    /// Years of service.
    Service(Service),
    /// What somebody has learnt.
    Evidence(Evidence),
    /// What the school may spend in a year, and what the ways to it cost.
    SchoolYear(SchoolYear),
    /// Where teaching takes place.
    Site(Site),
    /// What the school teaches.
    Programme(Programme),
    /// When and where it is taught, and for how many.
    Class(Class),
}

impl Said {
    /// What kind of thing it is about.
    pub fn kind(&self) -> Kind {
        match self {
            Said::Unit(_) => Kind::Unit,
            Said::Person(_) => Kind::Person,
            Said::Holding(_) => Kind::Holding,
            Said::Service(_) => Kind::Service,
            Said::Evidence(_) => Kind::Evidence,
            Said::SchoolYear(_) => Kind::SchoolYear,
            Said::Site(_) => Kind::Site,
            Said::Programme(_) => Kind::Programme,
            Said::Class(_) => Kind::Class,
        }
    }

    /// The person it is about, if it is about one: what is erased when that person is. `record` is the fact's own.
    pub fn person(&self, record: RecordId) -> Option<RecordId> {
        match self {
            Said::Person(_) => Some(record),
            Said::Holding(holding) => Some(holding.person.0),
            Said::Service(service) => Some(service.person.0),
            Said::Evidence(evidence) => Some(evidence.person.0),
            _ => None,
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
    ($($kind:ident),*) => {$(
        impl From<$kind> for Said {
            fn from(value: $kind) -> Said {
                Said::$kind(value)
            }
        }
    )*};
}
said_from!(Unit, Person, Holding, Service, Evidence, SchoolYear, Site, Programme, Class);

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
