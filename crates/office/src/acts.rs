//! The acts, one file each.

pub(crate) mod accounts;
pub(crate) mod batches;
pub(crate) mod correct;
pub(crate) mod dashboard;
pub(crate) mod disclose;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod jobs;
pub(crate) mod migrate;
pub(crate) mod papers;
pub(crate) mod people;
pub(crate) mod plan_year;
pub(crate) mod reorganise;
pub(crate) mod review;
pub(crate) mod rule_change;
pub(crate) mod school_form;
pub(crate) mod sign_in;
pub(crate) mod standards;
pub(crate) mod summary;
pub(crate) mod timetable_papers;
pub(crate) mod timetable_suggest;
pub(crate) mod timetable_year;
pub(crate) mod tokens;
pub(crate) mod verify;
pub(crate) mod why;
