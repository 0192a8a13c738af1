//! `goc import`: files in.

use std::path::PathBuf;

use anyhow::Result;
use office::{Actor, Import, No, Office, Refusal};
use serde_json::json;
use words::CommandMessage;

use super::new_key;
use crate::folder;
use crate::screen::Screen;
use crate::watch::Bars;

/// Takes in what the paths stand for.
pub(crate) fn import(office: &Office, bars: &Bars, screen: &Screen, paths: &[PathBuf]) -> Result<()> {
    let files = folder::read_all(paths).map_err(|problems| No::Refused(Refusal::Problems(problems)))?;
    let ask = Import { files, key: new_key() };
    let imported = office::import(office, &Actor::local_administrator(), &ask, bars)?;
    let counts = &imported.counts;
    if counts.people_new + counts.people_changed + counts.people_unchanged > 0 {
        screen.say(&CommandMessage::Imported {
            people: counts.people_new + counts.people_changed + counts.people_unchanged,
            new: counts.people_new,
            changed: counts.people_changed,
            units: counts.units_new,
            facts: counts.facts,
        });
    }
    for school in &imported.schools {
        let (year, classes, facts) = (school.year, school.classes, school.facts);
        screen.say(&CommandMessage::ImportedSchool { year, classes, facts });
    }
    if imported.no_theory_mark > 0 {
        screen.say(&CommandMessage::NoTheoryMark { people: imported.no_theory_mark });
    }
    if !imported.not_kept.is_empty() {
        let columns: Vec<&str> = imported.not_kept.iter().map(|(heading, _)| heading.as_str()).collect();
        let cells = imported.not_kept.iter().map(|(_, cells)| cells).sum();
        screen.say(&CommandMessage::NotKept { columns: columns.join(", "), cells });
    }
    screen.json(&json!({ "imported": imported }));
    Ok(())
}
