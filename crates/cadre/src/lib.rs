//! What is true: facts in, verdicts out.
//!
//! Everything here is a pure function of facts, rules and a given day. There is no clock, no file, no database and no
//! randomness, so a verdict of last year can be computed again today and must come out byte for byte the same.
//!
//! | room | question |
//! |---|---|
//! | [`record`] | what is said of units, people, posts and studies, true since when, known since when |
//! | [`standard`] | which legal standard applies on a day, and does the person meet it |
//! | [`need`] | which gaps are to be closed by which programme, and how much waiting costs |
//! | [`school`] | the classes of a year, and who was given a seat in them |
//! | [`summary`] | what a leader reads of a review and a plan |
//! | [`report`] | which figures stand in which cell of an official form |
//! | [`dashboard`] | what a review comes to, counted once |
//! | [`disclosure`] | what everybody may know of a plan |
//! | [`access`] | who may do what |

pub mod access;
pub mod dashboard;
pub mod disclosure;
pub mod list;
pub mod matrix;
pub mod need;
pub mod pack;
pub mod record;
pub mod report;
pub mod school;
pub mod spoken;
pub mod standard;
pub mod summary;
