//! `cargo xtask bench`: figures anyone can get again, as tables for docs/benchmarks.md.

mod house;
mod machine;

pub(crate) use house::house;
