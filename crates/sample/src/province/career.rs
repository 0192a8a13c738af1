//! One invented official with everything that is known of them, on lists and beside them.

use crate::mess::person::{Day, Person};

/// A person and what no list holds.
pub(super) struct Career {
    /// As the lists tell.
    pub(super) person: Person,
    /// The post until 30 June 2025: unit, title, first day.
    pub(super) former: Option<(String, &'static str, Day)>,
    /// Grades by year.
    pub(super) grades: Vec<(i32, &'static str)>,
    /// A measure of discipline and the day it took effect.
    pub(super) discipline: Option<(&'static str, Day)>,
    /// Subject, level, last day on which it may be owed.
    pub(super) owed: Option<(&'static str, &'static str, Day)>,
    /// Subject, level and last day of study under way.
    pub(super) study: Option<(&'static str, &'static str, Day)>,
    /// Lessons of courses this year.
    pub(super) lessons: u32,
    /// A certificate that names its paper: subject, level, number, day.
    pub(super) paper: Option<(&'static str, &'static str, String, Day)>,
    /// Programmes the unit asks for.
    pub(super) requests: Vec<&'static str>,
}
