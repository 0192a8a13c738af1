//! `goc plan year`: who goes to which class.

use std::path::Path;

use anyhow::{Result, bail};
use cadre::school::{Changes, Scenario};
use office::{Actor, Marks, Office, PlanYear, Planned, Way};
use serde_json::json;
use words::{CommandMessage, WayOut, percent_tenths};

use super::{import, new_key};
use crate::folder;
use crate::screen::Screen;
use crate::watch::Bars;

/// Threads of the engine where none are asked for: any machine has two.
pub(crate) const THREADS: u32 = 2;

/// What is asked on the command line.
pub(crate) struct Ask<'a> {
    /// Calendar year.
    pub(crate) year: i16,
    /// The marked workbook of an earlier draft.
    pub(crate) with: Option<&'a Path>,
    /// How much the engine may try.
    pub(crate) work: u64,
    /// Seed of the engine.
    pub(crate) seed: u64,
    /// Threads of the engine.
    pub(crate) threads: u32,
}

/// Plans the year and prints what came out.
pub(crate) fn plan_year(office: &Office, bars: &Bars, screen: &Screen, ask: &Ask<'_>) -> Result<Planned> {
    let Ask { year, work, seed, threads, .. } = *ask;
    let marks = ask.with.map(|path| marked(path, year)).transpose()?;
    let scenario = Scenario::default();
    let asked = PlanYear { year, seed, work, threads, scenario, marks, key: new_key() };
    let planned = office::plan_year(office, &Actor::local_administrator(), &asked, bars)?;
    let (plan, costs) = (&planned.plan, &planned.plan.costs);
    screen.say(&CommandMessage::Planned {
        year,
        draft: plan.draft,
        seats: plan.seats.len(),
        classes: planned.classes_opened,
        waiting: plan.waiting.len(),
    });
    let gap = percent_tenths(costs.total_vnd() - costs.bound_vnd, costs.total_vnd(), screen.lang);
    screen.say(&CommandMessage::PlanCost { open_vnd: costs.open_vnd, travel_vnd: costs.travel_vnd, gap });
    for missing in &planned.missing {
        let ways = missing.ways.iter().map(way).collect();
        let (programme, day) = (missing.programme.clone(), missing.day);
        let (needed, seats) = (missing.needed, missing.seats);
        screen.say(&CommandMessage::SeatsMissing { programme, day, needed, seats, ways });
    }
    if let Some(again) = &plan.again {
        let Changes { kept, moved, dropped, new } = &again.changes;
        let (moved, dropped, new) = (moved.len(), dropped.len(), new.len());
        screen.say(&CommandMessage::PlannedAgain { draft: again.draft, kept: *kept, moved, dropped, new });
        if !again.not_followed.is_empty() {
            screen.say(&CommandMessage::MarksNotFollowed { marks: again.not_followed.len() });
        }
    }
    screen.json(&json!({ "plan": plan, "missing": planned.missing }));
    Ok(planned)
}

fn way(way: &Way) -> WayOut {
    match way.clone() {
        Way::Classes { count, like, cost_vnd } => WayOut::MoreClasses { count, like, cost_vnd },
        Way::Weeks { weeks, people } => WayOut::MoreWeeks { weeks, people },
    }
}

/// The marks of a workbook.
fn marked(path: &Path, year: i16) -> Result<Marks> {
    let mut files = folder::read_all(&[path.to_owned()]).map_err(import::refused)?.files;
    let Some(file) = files.pop().filter(|_| files.is_empty()) else {
        bail!("{} is a folder; name the marked workbook itself", path.display());
    };
    Ok(office::plan_marks(&file, &import::apart(), year)?)
}
