//! `goc doctor`: is the database sound, and does the log say what it committed to.

use anyhow::{Result, bail};
use office::{Actor, Office};
use serde_json::json;
use words::CommandMessage;

use crate::screen::Screen;

/// Verifies the province's log; wrong entries are listed by position, and the command fails.
pub(crate) fn doctor(office: &Office, screen: &Screen) -> Result<()> {
    let verified = office::verify(office, &Actor::local_administrator())?;
    let (engine, version) = (office.engine().to_owned(), office::DATABASE_VERSION);
    screen.say(&CommandMessage::Database { engine, version });
    screen.json(&json!({
        "entries": verified.entries, "facts": verified.facts, "erased": verified.erased,
        "decisions": verified.decisions, "wrong": verified.wrong.len(),
    }));
    if verified.wrong.is_empty() {
        let (entries, facts, erased) = (verified.entries, verified.facts, verified.erased);
        screen.say(&CommandMessage::Verified { entries, facts, erased });
        return Ok(());
    }
    screen.say(&CommandMessage::WrongEntries { wrong: verified.wrong.len() });
    for wrong in &verified.wrong {
        screen.line(&wrong.to_string());
    }
    bail!("the log does not match what is stored")
}
