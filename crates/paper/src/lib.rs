//! What is handed over: papers as PDF and DOCX.
//!
//! The heavy printer lives alone in this crate, and in one file of it, `press.rs`: touching a rule or a page elsewhere does
//! not build it again. Papers are plain values with every text already in the reader's language; a template sets them.

mod docx;
mod ical;
mod letter;
mod page;
mod press;
mod week;

pub use docx::letter_docx;
pub use ical::{Calendar, Event, ical};
pub use letter::{Annex, Column, Issuer, Letter, Part, Row, Rows, letters};
pub use page::{PlanPage, ROWS_LEFT_OUT, Section, plan_page};
pub use press::PaperError;
pub use week::{Sheet, WeekPages, WeekPart, WeekRow, week_pages};
