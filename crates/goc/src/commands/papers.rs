//! `goc papers`: the plan as files.

use std::path::Path;

use anyhow::{Context, Result};
use office::{Actor, AskPapers, Issuer, Office, PaperFile};
use serde_json::json;
use words::{CommandMessage, Say};

use crate::folder;
use crate::screen::Screen;

/// Writes the papers of a year's latest draft into a folder.
pub(crate) fn papers(
    office: &Office,
    screen: &Screen,
    (year, issuer, each): (i16, Issuer, bool),
    out: &Path,
) -> Result<()> {
    let ask = AskPapers { year, lang: screen.lang, issuer, each };
    let papers = office::papers(office, &Actor::local_administrator(), &ask)?;
    write(screen, &papers.files, out)
}

/// Writes the review of one person.
pub(crate) fn person(office: &Office, screen: &Screen, person: &str, out: &Path) -> Result<()> {
    let paper = office::review_paper(office, &Actor::local_administrator(), person, screen.lang)?;
    write(screen, &[paper], out)
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
        let shown = path.display().to_string();
        match &file.what {
            Some(what) => screen.say(&CommandMessage::WrotePaper { path: shown, what: what.say(screen.lang) }),
            None => screen.say(&CommandMessage::Wrote { path: shown }),
        }
        screen.json(&json!({ "wrote": path }));
    }
    Ok(())
}
