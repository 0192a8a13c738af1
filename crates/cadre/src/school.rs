//! The provincial school (trường chính trị): what it teaches when and where, and who was given a seat.

mod annual_plan;
mod class;
mod year_file;

pub use annual_plan::{AnnualPlan, Costs, Seat, Waiting, WhyNot};
pub use class::{Class, Form, Programme, ProgrammeCode, School, SchoolYear, Site, Travel, Weekdays};
pub use year_file::{YearFile, settle};
