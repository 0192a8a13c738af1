//! The school's year as a TOML file, checked whole before anything of it is used.

mod check;
mod form;
mod settle;
mod teaching;

use super::{Class, Faculty, Lecturer, Programme, Room, SchoolYear, Site};
use crate::pack::{Pack, PackError};
use crate::record::Titles;

pub use settle::settle;

/// What a school's file states of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearFile {
    /// Settings and ways.
    pub year: SchoolYear,
    /// Sites.
    pub sites: Vec<Site>,
    /// Rooms.
    pub rooms: Vec<Room>,
    /// Faculties.
    pub faculties: Vec<Faculty>,
    /// Lecturers.
    pub lecturers: Vec<Lecturer>,
    /// Programmes.
    pub programmes: Vec<Programme>,
    /// Classes.
    pub classes: Vec<Class>,
}

impl YearFile {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// Every slip of a file that is written as such a file is.
    pub fn read(pack: Pack<'_>, titles: &Titles) -> Result<YearFile, Vec<PackError>> {
        check::check(pack, titles, &pack.read().map_err(|slip| vec![slip])?)
    }
}

#[cfg(test)]
mod tests;
