//! `goc export`: the record of people, as a list or as JSON.

use std::path::Path;

use anyhow::{Context, Result};
use office::{Actor, Office};
use words::CommandMessage;

use crate::folder;
use crate::screen::Screen;

/// Writes the school's year as a form.
pub(crate) fn school(office: &Office, screen: &Screen, year: i16, path: &Path) -> Result<()> {
    let form = office::school_form(office, &Actor::local_administrator(), year, screen.lang)?;
    folder::write(path, &form).with_context(|| format!("cannot write {}", path.display()))?;
    screen.say(&CommandMessage::Wrote { path: path.display().to_string() });
    Ok(())
}

/// Writes a list, or prints one person a line.
pub(crate) fn export(office: &Office, screen: &Screen, file: Option<&Path>) -> Result<()> {
    let people = office::export(office, &Actor::local_administrator())?;
    let Some(path) = file else {
        for person in &people {
            screen.line(&serde_json::to_string(person)?);
        }
        return Ok(());
    };
    let list = office::exported_list(office, &people)?;
    folder::write(path, &list).with_context(|| format!("cannot write {}", path.display()))?;
    screen.say(&CommandMessage::Exported { people: people.len() });
    screen.say(&CommandMessage::Wrote { path: path.display().to_string() });
    Ok(())
}
