//! The provincial school (trường chính trị): what it teaches when and where, and who was given a seat.

mod annual_plan;
mod calendar;
mod class;
mod costs;
mod marks;
mod staff;
mod year_file;

pub use annual_plan::{Again, AnnualPlan, Aside, Costs, Ground, Seat, Waiting, WhyNot};
pub use calendar::{Calendar, Holiday};
pub use class::{Admission, Class, Closed, Form, Programme, ProgrammeCode, School, SchoolYear, Site, Travel, Weekdays};
pub use costs::{CostItem, CostNorms, Per, Quantities, quantities};
pub use marks::{CannotFollow, Changes, Mark, Marked, Marking, NotFollowed, Wish, Wishes, changes, follow};
pub use staff::{Exam, Faculty, Lecturer, Module, Rank, Room};
pub use year_file::{YearFile, settle};
