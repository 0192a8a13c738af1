//! What comes in and goes out as tables.
//!
//! Coming in, a file goes through four hands, each of which knows less of files and more of people:
//!
//! ```text
//! open ──► clean ──► find ──► understand
//! bytes    Unicode   tables   statements of people, or problems with their place
//! ```
//!
//! A file is hostile until shown otherwise: [`open()`] bounds it before anything is parsed, and a [`Reader`] does that in a
//! process of its own. [`understand()`] takes a cell in as it is meant or names what is wrong with it; what it needs to know
//! of how offices write is data (`data/`), and an office adds its own in a [`Mapping`]. Going out, [`write_list`] fills
//! forms that are data too (`layouts/`), and [`write_tables`] writes our own workbooks, in which no text can ever be a
//! formula.

mod apart;
pub mod book;
mod causes;
mod clean;
mod container;
mod fields;
mod find;
mod headings;
mod layout;
mod mapping;
mod open;
mod place;
mod plan_lines;
mod school;
mod tokens;
mod understand;
mod vocabulary;
pub mod wire;
mod write;
mod write_form;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use words::{ImportMessage, Place};

pub use apart::{COMMAND, Reader, serve};
pub use causes::{Mark, write_causes};
pub use fields::{Class, Field, Fields, Meaning, NoMeaning, Part};
pub use layout::Form;
pub use mapping::{DateOrder, Mapping, Pair, PlannedBy, ShapeMapping};
pub use open::open;
pub use place::column_number;
pub use plan_lines::{LineColumn, PlanLine, plan_lines};
pub use school::{SchoolText, is_school, school_book, school_text};
pub use understand::{Ask, Shape, Understood, understand};
pub use vocabulary::Vocabulary;
pub use write::{Column, ColumnKind, Row, Table, Value, write_list, write_tables};
pub use write_form::{FormHeading, FormLine, FormSheet, write_form};

/// Something wrong with what came in: where, what was found, what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub what: ImportMessage,
}

/// That a workbook could not be written; a fault, not a refusal.
#[derive(Debug, Error)]
pub enum SheetError {
    /// The writer refused something.
    #[error("a workbook cannot be written: {0}")]
    Write(#[from] rust_xlsxwriter::XlsxError),
    /// A form that comes with the program is wrong.
    #[error(transparent)]
    Layout(#[from] cadre::pack::PackError),
}
