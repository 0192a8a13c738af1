//! What the pages are made of: valid HTML as it was sent, and small.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// Bytes of a page as it is sent, compressed: an office on a slow line waits a third of a second for it.
const PAGE_BYTES_MAX: usize = 60_000;

/// What is wrong with the pages kept in a folder, a sentence each.
pub(super) fn faults(checker: &Path, folder: &Path) -> Result<Vec<String>> {
    let pages: Vec<PathBuf> =
        fs::read_dir(folder)?.flatten().map(|entry| entry.path()).filter(|path| is_page(path)).collect();
    let said = Command::new("java")
        .arg("-jar")
        .arg(checker)
        .args(["--format", "json", "--exit-zero-always", "--errors-only"])
        .args(&pages)
        .output()
        .context("cannot run java")?;
    let said: Value = serde_json::from_slice(&said.stderr).context("the HTML checker says no JSON")?;
    let messages = said["messages"].as_array().context("the HTML checker says nothing")?;
    let name = |message: &Value| {
        let address = message["url"].as_str().unwrap_or_default();
        address.rsplit('/').next().unwrap_or_default().to_owned()
    };
    let fault = |message: &Value| {
        let line = message["lastLine"].as_u64().unwrap_or(0);
        format!("{} line {line}: {}", name(message), message["message"].as_str().unwrap_or_default())
    };
    if pages.is_empty() {
        bail!("no page was kept in {}", folder.display());
    }
    println!("HTML of {} pages checked, {} faults", pages.len(), messages.len());
    Ok(messages.iter().map(fault).collect())
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "html")
}

/// Whether a page is too large as it was sent.
pub(super) fn too_large(bytes: usize) -> Option<String> {
    (bytes > PAGE_BYTES_MAX).then(|| format!("{bytes} bytes were sent, more than {PAGE_BYTES_MAX}"))
}
