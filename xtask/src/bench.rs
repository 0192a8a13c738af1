//! `cargo xtask bench`: figures anyone can get again, as tables for docs/benchmarks.md.

mod house;
mod machine;
mod review;

pub(crate) use house::house;
pub(crate) use review::review;
