//! axe-core: what tells whether a page can be used by everybody, as far as a program can tell.

use std::path::Path;

use anyhow::Result;

use super::Need;
use super::package::{Package, file};

/// https://www.npmjs.com/package/axe-core, MPL-2.0. It is run by the tests and is no part of the program.
const PACKAGE: Package = Package {
    address: "https://registry.npmjs.org/axe-core/-/axe-core-4.14.1.tgz",
    sha512: "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    file: "axe.min.js",
};

/// The script, found or fetched by Python.
pub(crate) fn axe(python: &Path) -> Result<Need<String>> {
    match file(&PACKAGE, "axe.min.js", python)? {
        Some(path) => Ok(Need::Met(std::fs::read_to_string(path)?)),
        None => Ok(Need::Missing("axe-core cannot be fetched".to_owned())),
    }
}
