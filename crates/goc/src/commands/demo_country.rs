//! `goc demo --provinces N`: many invented provinces, one after the other, each in a database of its own, so that no more than
//! one is in memory.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use cadre::record::Tenant;
use cadre::school::Scenario;
use office::{Actor, Import, Incoming, Office, PlanYear};
use sample::Sample;
use words::{CommandMessage, DemoMessage, percent_tenths};

use super::{bars, import, new_key, now};
use crate::args::Common;
use crate::screen::Screen;

/// Engine work for each person of a province: a plan within minutes, whose gap says how much a longer search could gain.
const WORK_PER_PERSON: u64 = 10_000;

/// Makes, takes in, reviews and plans each province.
pub(crate) fn country(
    common: &Common,
    screen: &Screen,
    dir: &Path,
    (seed, provinces, people): (u64, usize, usize),
) -> Result<()> {
    let moment = now();
    let year = moment.today.year() + 1;
    screen.say(&CommandMessage::Sample);
    std::fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
    let rules = super::rules::of_province(common)?;
    let actor = Actor::local_administrator();
    let started = Instant::now();
    let (mut all_people, mut all_seats, mut all_waiting) = (0, 0, 0);
    for number in 1..=provinces {
        let of_province = people / provinces + usize::from(number <= people % provinces);
        let begun = Instant::now();
        let bars = bars(common);
        let seed = seed.wrapping_add(number as u64);
        let sample = Sample { seed, people: of_province, year, today: moment.today, plain: true };
        let path = dir.join(format!("province-{number:02}.db"));
        let database = path.to_str().context("the folder's name is not valid Unicode")?;
        let tenant = Tenant(Sample::TENANT.0);
        let office = Office::open(database, tenant, moment, rules.clone())?;
        let files = sample.of_country(number).map(|file| Incoming { name: file.name, bytes: file.bytes });
        let ask = Import {
            files: files.into(),
            mapping: None,
            reader: import::apart(),
            skip_problems: false,
            dry_run: false,
            key: new_key(),
        };
        let taken = office::import(&office, &actor, &ask, &bars)?;
        let work = WORK_PER_PERSON * of_province as u64;
        let plan = PlanYear {
            year,
            seed,
            work,
            threads: super::plan_year::THREADS,
            scenario: Scenario::default(),
            marks: None,
            key: new_key(),
        };
        let plan = office::plan_year(&office, &actor, &plan, &bars)?.plan;
        drop(bars);
        let costs = &plan.costs;
        screen.say(&DemoMessage::Province {
            number: number as u32,
            people: taken.imported.counts.people_new,
            seats: plan.seats.len(),
            waiting: plan.waiting.len(),
            gap: percent_tenths(costs.total_vnd() - costs.bound_vnd, costs.total_vnd(), screen.lang),
            seconds: begun.elapsed().as_secs() as u32,
        });
        all_people += taken.imported.counts.people_new;
        all_seats += plan.seats.len();
        all_waiting += plan.waiting.len();
    }
    screen.say(&DemoMessage::Country {
        provinces,
        people: all_people,
        seats: all_seats,
        waiting: all_waiting,
        seconds: started.elapsed().as_secs() as u32,
    });
    Ok(())
}
