//! `goc import`: files in, shown first where that is asked, and taken back.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use office::{Actor, AskReport, Import, No, Office, PackText, Problem, Reader, Refusal, Staged};
use serde_json::json;
use words::CommandMessage;

use super::new_key;
use crate::args::ImportArgs;
use crate::folder;
use crate::screen::Screen;
use crate::watch::Bars;

/// Differences that are printed: nobody reads more without a sheet.
const DIFFERENCES_MAX: usize = 200;

/// Does what was asked of imports.
pub(crate) fn import(office: &Office, bars: &Bars, screen: &Screen, ask: &ImportArgs) -> Result<()> {
    if ask.list {
        return list(office, screen);
    }
    if let Some(batch) = &ask.undo {
        let facts = office::undo_import(office, &Actor::local_administrator(), batch)?;
        screen.say(&CommandMessage::Undone { facts });
        screen.json(&json!({ "undone": batch, "facts": facts }));
        return Ok(());
    }
    take_in(office, bars, screen, ask)
}

/// Takes in what the paths stand for.
fn take_in(office: &Office, bars: &Bars, screen: &Screen, typed: &ImportArgs) -> Result<()> {
    let folder::Found { files, others } = folder::read_all(&typed.paths).map_err(refused)?;
    let map = typed.map.clone().or_else(|| folder::mapping_beside(&typed.paths));
    let ask = Import {
        files,
        mapping: map.as_deref().map(mapping).transpose()?,
        reader: apart(),
        skip_problems: typed.skip_problems,
        dry_run: typed.dry_run,
        key: new_key(),
    };
    let done = office::import(office, &Actor::local_administrator(), &ask, bars);
    if let Some(folder) = &typed.causes {
        let problems = match &done {
            Err(No::Refused(Refusal::Problems(problems))) => problems.as_slice(),
            Ok(staged) => staged.problems.as_slice(),
            Err(_) => &[],
        };
        causes(office, screen, &ask, problems, folder)?;
    }
    if let Some(path) = &typed.report {
        let report = match &done {
            Ok(staged) => AskReport::of(staged),
            Err(No::Refused(Refusal::Problems(problems))) => AskReport::refused(problems),
            Err(_) => AskReport::refused(&[]),
        };
        write_report(office, screen, &report, path)?;
    }
    if let Some(path) = &typed.write_map {
        let text = office::mapping_of(office, &ask)?;
        folder::write(path, text.as_bytes()).with_context(|| format!("cannot write {}", path.display()))?;
        screen.say(&CommandMessage::Wrote { path: path.display().to_string() });
    }
    let mut staged = done?;
    staged.notices.extend(others);
    show(office, screen, &ask, &staged);
    Ok(())
}

/// Writes the report of an import.
pub(crate) fn write_report(office: &Office, screen: &Screen, report: &AskReport<'_>, path: &Path) -> Result<()> {
    let bytes = office::import_report(office, report, screen.lang)?;
    folder::write(path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
    screen.say(&CommandMessage::Wrote { path: path.display().to_string() });
    Ok(())
}

/// Hostile files are read by this program in a process of its own.
pub(crate) fn apart() -> Reader {
    std::env::current_exe().map_or(Reader::Here, |program| Reader::Apart { program })
}

/// Problems of files as the refusal they are.
pub(crate) fn refused(problems: Vec<Problem>) -> No {
    No::Refused(Refusal::Problems(problems))
}

fn mapping(path: &Path) -> Result<PackText> {
    let text = folder::read_text(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(PackText { file: path.display().to_string(), text })
}

/// Each workbook with problems again, its wrong cells coloured.
fn causes(office: &Office, screen: &Screen, ask: &Import, problems: &[Problem], folder: &Path) -> Result<()> {
    for (name, bytes) in office::cause_books(office, ask, problems, screen.lang)? {
        let path: PathBuf = folder.join(&name);
        folder::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
        screen.say(&CommandMessage::Wrote { path: path.display().to_string() });
    }
    Ok(())
}

fn show(office: &Office, screen: &Screen, ask: &Import, staged: &Staged) {
    let imported = &staged.imported;
    if ask.dry_run {
        shapes(screen, staged);
    }
    screen.problems("problem", &staged.problems);
    if !staged.notices.is_empty() {
        screen.say(&CommandMessage::Notices { notices: staged.notices.len() });
        screen.problems("notice", &staged.notices);
    }
    if ask.dry_run {
        differences(office, screen, staged);
        let counts = &imported.counts;
        screen.say(&CommandMessage::WouldImport {
            people: people(staged),
            new: counts.people_new,
            changed: counts.people_changed,
            unchanged: counts.people_unchanged,
        });
    }
    taken(screen, staged, ask.dry_run);
    if !staged.problems.is_empty() {
        screen.say(&CommandMessage::LeftOut { problems: staged.problems.len() });
    }
}

fn people(staged: &Staged) -> usize {
    let counts = &staged.imported.counts;
    counts.people_new + counts.people_changed + counts.people_unchanged
}

/// What was taken in, in counts.
pub(crate) fn taken(screen: &Screen, staged: &Staged, dry_run: bool) {
    let imported = &staged.imported;
    let (counts, people) = (&imported.counts, people(staged));
    if people > 0 && !dry_run {
        screen.say(&CommandMessage::Imported {
            people,
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
    if let Some(batch) = imported.batch {
        screen.say(&CommandMessage::ImportedBatch { batch: batch.to_string() });
    }
    screen.json(&json!({ "imported": imported }));
}

/// How the tables were read.
fn shapes(screen: &Screen, staged: &Staged) {
    for (file, shape) in &staged.shapes {
        screen.say(&CommandMessage::SheetRead { file: file.clone(), sheet: shape.sheet.clone() });
        for (heading, samples) in shape.mapping.headings.iter().zip(&shape.samples) {
            let means = shape.mapping.columns.get(heading).cloned().unwrap_or_default();
            let (heading, samples) = (heading.clone(), samples.join(" | "));
            screen.say(&CommandMessage::ColumnRead {
                heading,
                means: if means.is_empty() { "?".to_owned() } else { means },
                samples,
            });
        }
    }
}

/// What would change of people who are known.
fn differences(office: &Office, screen: &Screen, staged: &Staged) {
    let known = staged.differences.iter().filter(|difference| !difference.new);
    for difference in known.take(DIFFERENCES_MAX) {
        screen.say(&CommandMessage::DifferenceOf { name: difference.name.to_string() });
        for change in &difference.fields {
            let value = |value: Option<&cadre::record::Shown>| {
                value.map_or_else(
                    || "–".to_owned(),
                    |value| office::shown(office.rules(), value, change.sensitive, screen.lang),
                )
            };
            let (before, after) = (value(change.before.as_ref()), value(change.after.as_ref()));
            screen.say(&CommandMessage::FieldChanged { field: office::field_name(change.field), before, after });
        }
    }
}

fn list(office: &Office, screen: &Screen) -> Result<()> {
    let batches = office::batches(office, &Actor::local_administrator())?;
    if batches.is_empty() {
        screen.say(&CommandMessage::NoBatches);
    }
    for (time, batch) in batches {
        let (id, time, files) = (batch.id.to_string(), time.to_string(), batch.files.join(", "));
        match batch.undone {
            true => screen.say(&CommandMessage::BatchUndone { batch: id, time, files }),
            false => {
                let facts = usize::try_from(batch.facts()).unwrap_or(usize::MAX);
                screen.say(&CommandMessage::BatchLine { batch: id, time, facts, files });
            }
        }
        screen.json(&json!({ "batch": batch }));
    }
    Ok(())
}
