//! `cargo xtask bench`: figures anyone can get again, as tables for docs/benchmarks.md.

mod house;
mod import;
pub(crate) mod machine;
mod papers;
mod plan;
mod review;
mod rows;
mod timetable;
mod web;
mod whole;

pub(crate) use house::house;
pub(crate) use import::import;
pub(crate) use papers::papers;
pub(crate) use plan::plan;
pub(crate) use review::review;
pub(crate) use timetable::{school, timetable};
pub(crate) use web::{Size, web};
