//! What comes in and goes out as tables.
//!
//! Coming in, a file is hostile until shown otherwise: [`container`] bounds it before anything is parsed, [`grid`] takes
//! the cells of a sheet, [`layout`] knows the forms as data, and [`read_list`] makes statements of people out of them, or
//! names every problem with file, sheet, row and column. Going out, [`write_list`] fills the same forms from the same
//! data, and [`write_tables`] writes our own workbooks, in which no text can ever be a formula.

mod container;
mod fields;
mod grid;
mod layout;
mod read;
mod write;

use thiserror::Error;
use words::{ImportMessage, Place};

pub use fields::{Class, Field, Fields};
pub use layout::Holds;
pub use read::{List, read_list};
pub use write::{Column, ColumnKind, Row, Table, Value, write_list, write_tables};

/// Something wrong with what came in: where, what was found, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
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
