//! The reader that ours is held against: openpyxl, which streams every cell of a workbook when it is asked for reading only.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Reads every cell of the workbook that is named, and says how many there are.
pub(super) const SCRIPT: &str = "\
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
cells = 0
for sheet in book.worksheets:
    for row in sheet.iter_rows(values_only=True):
        for value in row:
            cells += 1
print(openpyxl.__version__, cells)
";

/// A Python that has openpyxl, found or made in the folder of builds, with the versions of both; else why there is none.
pub(super) fn python(root: &Path) -> Result<(PathBuf, String)> {
    let folder = root.join("target/tools/openpyxl");
    let own = folder.join("bin/python");
    let plain = PathBuf::from("python3");
    for python in [&own, &plain] {
        if let Ok(version) = version(python) {
            return Ok((python.clone(), version));
        }
    }
    let made = Command::new(&plain).args(["-m", "venv"]).arg(&folder).status().context("there is no python3")?;
    if !made.success() {
        bail!("python3 makes no environment of its own");
    }
    let pip = Command::new(&own).args(["-m", "pip", "-q", "install", "openpyxl"]).stdout(Stdio::null()).status()?;
    if !pip.success() {
        bail!("pip cannot install it");
    }
    let version = version(&own)?;
    Ok((own, version))
}

fn version(python: &Path) -> Result<String> {
    let ask = "import sys, openpyxl; print('openpyxl', openpyxl.__version__, 'Python', sys.version.split()[0])";
    let said = Command::new(python).args(["-c", ask]).stderr(Stdio::null()).output()?;
    if !said.status.success() {
        bail!("openpyxl is not there");
    }
    Ok(String::from_utf8_lossy(&said.stdout).trim().to_owned())
}
