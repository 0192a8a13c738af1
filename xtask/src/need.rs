//! What the tests need beside Rust, one file each: found, installed, or missing with the reason.

mod postgres;

pub(crate) use postgres::postgres;

/// Whether a need is met.
pub(crate) enum Need<T> {
    /// It is there.
    Met(T),
    /// It is not, and why.
    Missing(String),
}
