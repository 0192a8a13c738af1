//! Looking at an import again with what the office has said about it, taking it in, and handing out what helps to repair it.

use std::collections::BTreeMap;

use cadre::access::Actor;
use cadre::pack::Pack;
use cadre::record::RecordId;
use sheet::Mapping;
use words::PlanMessage;

use super::files::pack_problem;
use super::{Fix, ImportShown, kept};
use crate::acts::jobs::{Answer, ImportTask, JobShown, Kind, Progress, Task, ask_job, job};
use crate::{No, Office};

/// A job of reading files, with what it came to.
struct Read {
    task: ImportTask,
    shown: ImportShown,
}

fn read(office: &Office, actor: &Actor, id: RecordId) -> Result<Read, No> {
    Kind::Import.allowed(actor)?;
    match job(office, actor, id)? {
        JobShown { task: Task::Import(task), progress: Progress::Done(Answer::Import(shown)), .. } => {
            Ok(Read { task, shown: *shown })
        }
        _ => Err(PlanMessage::NoSuchJob.into()),
    }
}

/// The fixes an office may make of what it was shown, each under the name a form gives it: `p0` mends the first problem, `n0`
/// the first notice, `c0.2` says what the third column of the first table holds.
pub fn fixes(shown: &ImportShown) -> BTreeMap<String, Fix> {
    let mut fixes = BTreeMap::new();
    for (kind, repairs) in [("p", &shown.problems), ("n", &shown.notices)] {
        for (at, repair) in repairs.iter().enumerate() {
            fixes.extend(repair.fix.clone().map(|fix| (format!("{kind}{at}"), fix)));
        }
    }
    for (at, table) in shown.tables.iter().enumerate() {
        for (column, heading) in table.headings.iter().enumerate().filter(|(_, heading)| !heading.is_empty()) {
            let (headings, heading) = (table.headings.clone(), heading.clone());
            fixes.insert(format!("c{at}.{column}"), Fix::Column { headings, heading });
        }
    }
    fixes
}

/// Reads the files of a job again, with what the office says about them, by the names of [`fixes`]; what is left empty or as it
/// was says nothing. `commit` takes them in. The new job's id.
pub fn import_again(
    office: &Office,
    actor: &Actor,
    id: RecordId,
    said: &BTreeMap<String, String>,
    commit: bool,
    key: &str,
) -> Result<RecordId, No> {
    let Read { task, shown } = read(office, actor, id)?;
    let mut mapping = match &task.mapping {
        Some(text) => Mapping::read(Pack { file: "mapping.toml", text }).map_err(|slip| vec![pack_problem(slip)])?,
        None => Mapping::default(),
    };
    let as_it_was = |fix: &Fix, said: &str| match fix {
        Fix::Column { headings, heading } => shown.tables.iter().any(|table| {
            let at = table.headings.iter().position(|known| known == heading);
            table.headings == *headings && at.is_some_and(|at| table.means[at] == said)
        }),
        _ => false,
    };
    for (name, fix) in fixes(&shown) {
        let Some(said) = said.get(&name).map(|said| said.trim()).filter(|said| !said.is_empty()) else { continue };
        if !as_it_was(&fix, said) && !fix.say(said, &office.rules.titles, &mut mapping) {
            return Err(PlanMessage::FixNotUnderstood { said: said.to_owned() }.into());
        }
    }
    let mapping = Some(mapping.write()).filter(|text| !text.is_empty());
    ask_job(office, actor, &Task::Import(ImportTask { files: task.files, mapping, commit }), key)
}

/// A file that a job made for whoever asked: the report, or a workbook with its causes; its name and its bytes.
pub fn import_file(office: &Office, actor: &Actor, id: RecordId, hash: &str) -> Result<(String, Vec<u8>), No> {
    let shown = read(office, actor, id)?.shown;
    let made = shown.report.iter().chain(&shown.causes).find(|made| made.hash == hash).cloned();
    let mut files = kept::fetch(office, &made.map_or_else(Vec::new, |made| vec![made]))?;
    let file = files.pop().ok_or(PlanMessage::NoSuchJob)?;
    Ok((file.name, file.bytes))
}
