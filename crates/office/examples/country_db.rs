//! A country in one database: 34 provinces as units with their communes below, and 2,000,000 invented people in them.
//!
//! Run by `cargo xtask bench web --people 2000000 --country`. The arguments are the database and the number of people.

#![allow(clippy::print_stderr, reason = "progress is printed")]

#[allow(dead_code, reason = "the review uses more of it")]
#[path = "bench_review/people.rs"]
mod people;

use std::error::Error;

use cadre::record::{Change, Parent, RecordId, Said, Tenant, Unit, UnitId};
use jiff::Timestamp;
use store::{Stamp, Store};
use words::Interval;

/// Provinces since July 2025.
const PROVINCES: usize = 34;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(database), Some(people)) = (args.next(), args.next()) else { return Err("DATABASE PEOPLE".into()) };
    let people: usize = people.parse()?;
    let store = Store::open(&database)?;
    let stamp = Stamp { time: Timestamp::UNIX_EPOCH, actor: "bench".to_owned(), act: "bench".to_owned() };
    for province in 0..PROVINCES {
        let (first, until) = (people * province / PROVINCES, people * (province + 1) / PROVINCES);
        let mut changes = people::changes(province, first, until);
        let root = UnitId(RecordId::v7(province as u64, [1; 10]));
        for change in &mut changes {
            if let Said::Unit(unit) = &mut change.said {
                unit.parents = vec![Parent { from: None, unit: Some(root) }];
            }
        }
        let said = Said::Unit(Unit::named(&format!("Tỉnh {:02}", province + 1)));
        changes.insert(0, Change { record: root.0, revision: 1, span: Interval::ALWAYS, said });
        store.write(|tx| store::fact::append(tx, Tenant::SAMPLE, &changes, &stamp, &mut store::random))?;
        eprintln!("province {} of {PROVINCES}", province + 1);
    }
    Ok(())
}
