//! The provincial school (trường chính trị): what it teaches when and where, and who was given a seat.

mod annual_plan;
mod calendar;
mod class;
mod costs;
mod hours;
mod marks;
mod scenario;
mod staff;
mod teaching;
mod timetable;
mod year_file;

pub use annual_plan::{Again, AnnualPlan, Aside, Costs, Ground, Seat, Waiting, WhyNot};
pub use calendar::{Calendar, Holiday};
pub use class::{Admission, Class, Closed, Form, Programme, ProgrammeCode, School, SchoolYear, Site, Travel, Weekdays};
pub use costs::{CostItem, CostNorms, Per, Quantities, quantities};
pub use hours::{LecturerYear, standard_hours};
pub use marks::{CannotFollow, Changes, Mark, Marked, Marking, NotFollowed, Wish, Wishes, changes, follow};
pub use scenario::Scenario;
pub use staff::{Absence, Exam, Faculty, Joint, Lecturer, Module, Rank, Room, RoomClosed, Visit};
pub use teaching::{ClassSize, Clock, Faults, Norm, Teaching};
pub use timetable::{Half, Hindrance, Meeting, MeetingKey, MeetingKind, NotPlaced, Since, Timetable, TimetableCost};
pub use year_file::{YearFile, settle};
