//! Bounds by prices (plan-format.md, "Certificate"), for every person and every wave apart.
//!
//! The certificate has a price for each seat and person. Here a seat of session s costs a need what everything but the
//! opening costs it (journey, weeks away, a broken promise), less what the person gives for a place in the wave. What a
//! person gives is the only unknown beside the prices of sets, groups and the budget: a hundredth as many numbers as
//! seats, and the same bound, because sessions of one wave are alike for whoever chooses.

mod ascent;
mod auction;
mod choice;
mod direction;
mod near;
mod round;
mod tariff;
mod wave;

pub(crate) use ascent::Ascent;
pub(crate) use choice::Choice;
pub(crate) use near::Hints;
pub(crate) use tariff::prices;
