//! `goc demo`: an invented province, from workbooks to papers.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use office::sample::Sample;
use office::{Office, Step, Watch};
use words::CommandMessage;

use super::{bars, import, now, papers, plan_year, review};
use crate::args::{Common, ImportArgs};
use crate::folder;
use crate::screen::Screen;

/// Writes the sample into `dir` and runs every step on it, through the same commands an office would use.
pub(crate) fn demo(common: &Common, screen: &Screen, dir: &Path, seed: u64, people: usize) -> Result<()> {
    if dir.exists() {
        bail!("{} is there already; name another folder, or remove it", dir.display());
    }
    let moment = now();
    let year = moment.today.year() + 1;
    screen.say(&CommandMessage::Sample);
    let bars = bars(common);
    bars.step(Step { what: CommandMessage::StepSample, done: 0, of: None, cost_and_bound_vnd: None });
    let sample = Sample { seed, people, year, today: moment.today };
    let lists = dir.join("in");
    for file in sample.files()? {
        let path = lists.join(&file.name);
        folder::write(&path, &file.bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let database: PathBuf = dir.join("goc.db");
    let database = database.to_str().context("the folder's name is not valid Unicode")?;
    let office = Office::open(database, Sample::TENANT, moment, super::rules::of_province(common)?)?;
    import::import(&office, &bars, screen, &ImportArgs { paths: vec![lists], ..ImportArgs::default() })?;
    review::summary(&office, screen)?;
    let plan = plan_year::Ask { year, with: None, work: plan_year::WORK_DEMO, seed };
    plan_year::plan_year(&office, &bars, screen, &plan)?;
    drop(bars);
    papers::papers(&office, screen, year, &dir.join("out"))
}
