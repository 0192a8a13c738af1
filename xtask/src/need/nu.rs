//! The Nu HTML Checker, which the W3C runs, as its package on npm carries it; and the Java that runs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;

use super::package::{Package, file};
use super::{Need, install};

/// https://www.npmjs.com/package/vnu-jar, MIT. It is run by the tests and is no part of the program.
const PACKAGE: Package = Package {
    address: "https://registry.npmjs.org/vnu-jar/-/vnu-jar-26.9.27.tgz",
    sha512: "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==",
    file: "build/dist/vnu.jar",
};

/// The checker, found or fetched by Python, where there is a Java to run it.
pub(crate) fn nu(python: &Path) -> Result<Need<PathBuf>> {
    // macOS has a program of that name which only says that there is none: it has to answer.
    let answers = java_answers() || install(&["default-jre-headless"], "openjdk") && java_answers();
    if !answers {
        return Ok(Need::Missing(
            "no Java, and none installable from here: no HTML was checked; install it by `apt-get install default-jre-headless`"
                .to_owned(),
        ));
    }
    match file(&PACKAGE, "vnu.jar", python)? {
        Some(path) => Ok(Need::Met(path)),
        None => Ok(Need::Missing("the Nu HTML Checker cannot be fetched".to_owned())),
    }
}

fn java_answers() -> bool {
    let mut java = Command::new("java");
    java.arg("-version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    java.status().is_ok_and(|status| status.success())
}
