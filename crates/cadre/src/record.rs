//! The record (hồ sơ): dated, append-only facts, and what they say on a day.
//!
//! A fact carries two clocks: since when it is true, and since when the office knows it. A correction is a new revision
//! of the same record, so the view of any (valid on, known on) can be had again: [`Record::at`].

mod evidence;
mod fact;
mod id;
mod intake;
mod person;
mod title;
mod unit;
mod view;

pub use evidence::{Attainment, Evidence, Level, Source, Standing, Subject, UnknownLevel};
pub use fact::{Change, Content, Erasure, Fact, Kind, Said, facts_hash};
pub use id::{PersonId, RecordId, Tenant, UnitId};
pub use intake::{Counts, Intake, IntakeError, Stated, intake};
pub use person::{Holding, Number, NumberError, Person, Service, Sex};
pub use title::{Title, TitleCode, Titles};
pub use unit::Unit;
pub use view::{Official, Record, Seen};
