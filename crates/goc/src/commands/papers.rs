//! `goc papers`: the plan as files.

use std::path::Path;

use anyhow::{Context, Result};
use clap::ValueEnum;
use office::{Actor, AskPapers, Office, PaperFile, PaperKind};
use serde_json::json;
use words::{CommandMessage, Say};

use crate::folder;
use crate::screen::Screen;

/// A kind of paper, as it is typed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Only {
    /// The plan as a workbook and as pages
    Plan,
    /// The letter with its annexes
    Letter,
    /// The call-up notices
    Notices,
    /// The reviews of the province and of each unit
    Review,
    /// Forms 10 and 12C
    Forms,
    /// The cost estimate
    Estimate,
}

impl Only {
    /// What it is called inside.
    pub(crate) fn kind(self) -> PaperKind {
        match self {
            Only::Plan => PaperKind::Plan,
            Only::Letter => PaperKind::Letter,
            Only::Notices => PaperKind::Notices,
            Only::Review => PaperKind::Review,
            Only::Forms => PaperKind::Forms,
            Only::Estimate => PaperKind::Estimate,
        }
    }
}

/// Writes the papers of a year's latest draft into a folder.
pub(crate) fn papers(office: &Office, screen: &Screen, ask: &AskPapers<'_>, out: &Path) -> Result<()> {
    let papers = office::papers(office, &Actor::local_administrator(), ask)?;
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

pub(super) fn write(screen: &Screen, files: &[PaperFile], out: &Path) -> Result<()> {
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
