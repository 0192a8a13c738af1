//! `goc papers`: the plan as files.

use std::path::Path;

use anyhow::{Context, Result};
use office::{Actor, AskPapers, Office, PaperFile};
use serde_json::json;
use words::CommandMessage;

use crate::folder;
use crate::screen::Screen;

/// Writes the papers of a year's latest draft into a folder.
pub(crate) fn papers(office: &Office, screen: &Screen, year: i16, out: &Path) -> Result<()> {
    let papers = office::papers(office, &Actor::local_administrator(), &AskPapers { year, lang: screen.lang })?;
    write(screen, &papers.files, out)
}

/// Writes a form for each unit, to be corrected and returned.
pub(crate) fn ask(office: &Office, screen: &Screen, out: &Path) -> Result<()> {
    let people = office::export(office, &Actor::local_administrator())?;
    write(screen, &office::asked_forms(office, &people)?, out)
}

fn write(screen: &Screen, files: &[PaperFile], out: &Path) -> Result<()> {
    for file in files {
        let path = out.join(&file.name);
        folder::write(&path, &file.bytes).with_context(|| format!("cannot write {}", path.display()))?;
        screen.say(&CommandMessage::Wrote { path: path.display().to_string() });
        screen.json(&json!({ "wrote": path }));
    }
    Ok(())
}
