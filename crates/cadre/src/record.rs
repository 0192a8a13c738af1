//! The record (hồ sơ): dated, append-only facts, and what they say on a day.
//!
//! A fact carries two clocks: since when it is true, and since when the office knows it. A correction is a new revision
//! of the same record, so the view of any (valid on, known on) can be had again: [`Record::at`].

mod conduct;
mod correction;
mod difference;
mod document;
mod evidence;
mod fact;
mod id;
mod intake;
mod person;
mod places;
mod promise;
mod reorganisation;
mod stated;
mod title;
mod undo;
mod unit;
mod view;

pub use conduct::{Course, Discipline, Evaluation, Grade, Measure};
pub use correction::{CannotCorrect, Correction, correct, correctable};
pub use difference::{Field, FieldChange, PersonDifference, Shown, UnitDifference, difference, unit_difference};
pub use document::{Document, Paper};
pub use evidence::{Attainment, Evidence, Level, Source, Standing, Subject, UnknownLevel};
pub use fact::{Change, Content, Erasure, Fact, Kind, Of, Said, Withdrawn, facts_hash};
pub use id::{PersonId, RecordId, Tenant, UnitId};
pub use intake::{Conflict, Counts, Decisions, Doubt, DoubtKnown, Doubtful, Intake, Joined, Repeated, intake, join};
pub use person::{Holding, Number, NumberError, Person, Planned, Service, Sex};
pub use promise::{Owed, Request, Study, Waiver};
pub use reorganisation::{
    CannotReorganise, Goes, Moved, Reorganisation, ReorganisationFile, Reorganised, Step, reorganise,
};
pub use stated::{
    Dated, HoldingWithoutUnit, PeopleFile, Stated, StatedHolding, StatedPlanned, StatedUnit, WrittenPeople,
};
pub use title::{Staff, Title, TitleCode, Titles};
pub use undo::{ChangedSince, Touched, undo};
pub use unit::{Area, Parent, Unit, UnitKind};
pub use view::{Official, Record, Seen, Side};
