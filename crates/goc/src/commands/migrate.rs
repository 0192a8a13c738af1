//! `goc migrate`: brings the database to this version.

use anyhow::Result;
use office::Actor;
use serde_json::json;
use words::CommandMessage;

use crate::screen::Screen;

/// Brings the database up and says from where to where.
pub(crate) fn migrate(database: &str, screen: &Screen) -> Result<()> {
    let migrated = office::migrate(database, &Actor::local_administrator())?;
    screen.say(&CommandMessage::Migrated { from: migrated.from, to: migrated.to });
    screen.json(&json!({ "from": migrated.from, "to": migrated.to }));
    Ok(())
}
