//! `goc plan year`: who goes to which class.

use anyhow::Result;
use office::{Actor, Office, PlanYear, Planned};
use serde_json::json;
use words::{CommandMessage, percent_tenths};

use super::new_key;
use crate::screen::Screen;
use crate::watch::Bars;

/// Engine work of the demo: enough for its size, and over in a moment.
pub(crate) const WORK_DEMO: u64 = 2_000_000;

/// Plans the year and prints what came out.
pub(crate) fn plan_year(
    office: &Office,
    bars: &Bars,
    screen: &Screen,
    year: i16,
    work: u64,
    seed: u64,
) -> Result<Planned> {
    let ask = PlanYear { year, seed, work, key: new_key() };
    let planned = office::plan_year(office, &Actor::local_administrator(), &ask, bars)?;
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
    screen.json(&json!({ "plan": plan }));
    Ok(planned)
}
