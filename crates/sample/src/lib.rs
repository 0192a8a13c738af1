//! An invented province as its offices would write it, and the truth to judge an importer by.
//!
//! Nobody in it is real and nobody can be taken for real: personal numbers carry a province code that no province has, and
//! every file says that it is a sample. Nothing here is shared with the reader that is judged.

pub mod mess;
mod province;

pub use province::{File, Files, Sample};
