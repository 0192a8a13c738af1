//! Python with packages: found, or made in the folder of builds.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;

use super::{Need, install, tools};

/// A Python that can import each package; `packages` are pairs of what is imported and what is installed for it.
pub(crate) fn python(name: &str, packages: &[(&str, &str)]) -> Result<Need<PathBuf>> {
    let imports: Vec<&str> = packages.iter().map(|(import, _)| *import).collect();
    let script = format!("import {}", imports.join(", "));
    let has = |python: &Path| runs(Command::new(python).args(["-c", &script]));
    let folder = tools()?.join(name);
    let own = folder.join("bin/python");
    for python in [own.clone(), PathBuf::from("python3")] {
        if has(&python) {
            return Ok(Need::Met(python));
        }
    }
    let make = || runs(Command::new("python3").args(["-m", "venv"]).arg(&folder));
    let made = make() || (install(&["python3", "python3-venv"], "python") && make());
    if !made {
        return Ok(Need::Missing("no python3 with venv, and none installable from here".to_owned()));
    }
    let wanted: Vec<&str> = packages.iter().map(|(_, package)| *package).collect();
    println!("pip install {}", wanted.join(" "));
    let installed = runs(Command::new(&own).args(["-m", "pip", "-q", "install"]).args(&wanted));
    match installed && has(&own) {
        true => Ok(Need::Met(own)),
        false => Ok(Need::Missing(format!("pip cannot install {}", wanted.join(", ")))),
    }
}

fn runs(command: &mut Command) -> bool {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
