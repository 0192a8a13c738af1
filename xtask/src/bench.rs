//! `cargo xtask bench`: figures anyone can get again, as tables for docs/benchmarks.md.

mod house;

pub(crate) use house::house;
