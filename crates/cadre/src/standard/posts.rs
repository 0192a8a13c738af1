//! Numbers of posts (số lượng cán bộ, công chức): how many a unit has beside how many it may have.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use super::law::{Law, holding};
use super::tables::PostNumbers;
use super::{Citation, Standards};
use crate::record::{Record, UnitId};

/// How many posts one unit has, and may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitPosts {
    /// The unit.
    pub unit: UnitId,
    /// Code of the rule.
    pub rule: String,
    /// People who hold a title the rule counts.
    pub held: usize,
    /// At most so many; nothing where the class of the unit is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u16>,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// Counts every unit that a rule of the day is for, in the order of the units. Whoever holds several titles there counts
/// once. `regular_police` says in which units the head of police is a regular officer.
pub fn posts(record: &Record, standards: &Standards, law: &Law<'_>, regular_police: &[UnitId]) -> Vec<UnitPosts> {
    let rules: Vec<&PostNumbers> = holding(&standards.posts, law.as_of, |rule| &rule.citation);
    let mut counted = Vec::new();
    for rule in rules {
        let mut held: HashMap<UnitId, usize> = HashMap::new();
        for official in &record.officials {
            let mut units: Vec<UnitId> = Vec::new();
            for seen in &official.holdings {
                let counts = law.staff(&seen.value.title).is_some_and(|staff| rule.scope.staff.contains(&staff));
                if counts && !units.contains(&seen.value.unit) {
                    units.push(seen.value.unit);
                }
            }
            units.into_iter().for_each(|unit| *held.entry(unit).or_default() += 1);
        }
        for (id, seen) in &record.units {
            let unit = &seen.value;
            if !unit.kind.is_some_and(|kind| rule.scope.units.contains(&kind)) {
                continue;
            }
            let of_class = unit.class.and_then(|class| rule.max.get(usize::from(class).checked_sub(1)?));
            let less = u16::from(rule.minus_regular_police && regular_police.contains(id));
            counted.push(UnitPosts {
                unit: *id,
                rule: rule.code.clone(),
                held: held.get(id).copied().unwrap_or(0),
                max: of_class.map(|max| max.saturating_sub(less)),
                citation: Arc::clone(&rule.citation),
            });
        }
    }
    counted
}
