//! Who may not be away together, and whose needs a floor protects.

use std::collections::HashMap;

use cadre::need::{Need, Policy};
use cadre::record::{PersonId, Record, UnitId};
use cadre::school::SchoolYear;
use plan::{AwaySet, Group, Members, PersonIx};
use words::Date;

/// What a set of the engine stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Together {
    /// The cover of a unit (quân số trực).
    Cover,
    /// Titles whose holders may not be away at once.
    Apart,
    /// The school's places for full-time learners.
    Places,
}

/// Every set, with what it stands for: the cover of each unit in the order of `units`, then those who may not be away
/// together, then the school's places. All are counted over everybody who is there, not only over those with needs.
pub(super) fn sets(
    record: &Record,
    units: &[UnitId],
    needs: &[Need],
    people: &HashMap<PersonId, PersonIx>,
    policy: &Policy,
    year: &SchoolYear,
) -> Vec<(Together, AwaySet)> {
    let mut sets = cover(record, units, needs, people, policy);
    sets.extend(apart(record, people, policy));
    if let Some(places) = year.full_time_places {
        sets.push((Together::Places, AwaySet { away: places, members: Members::Everyone }));
    }
    sets
}

fn cover(
    record: &Record,
    units: &[UnitId],
    needs: &[Need],
    people: &HashMap<PersonId, PersonIx>,
    policy: &Policy,
) -> Vec<(Together, AwaySet)> {
    let mut staff: HashMap<UnitId, usize> = HashMap::new();
    for official in &record.officials {
        let mut at: Vec<UnitId> = official.holdings.iter().map(|held| held.value.unit).collect();
        at.dedup();
        for unit in at {
            *staff.entry(unit).or_default() += 1;
        }
    }
    let mut members: HashMap<UnitId, Vec<PersonIx>> = HashMap::new();
    for need in needs {
        let of_unit = members.entry(need.unit).or_default();
        let person = people[&need.person];
        // The needs of one person stand together, but not always in one unit.
        if !of_unit.contains(&person) {
            of_unit.push(person);
        }
    }
    let set = |unit: &UnitId| AwaySet {
        away: policy.away_max(staff.get(unit).copied().unwrap_or(0)) as u32,
        members: Members::These(members.remove(unit).unwrap_or_default()),
    };
    units.iter().map(set).map(|set| (Together::Cover, set)).collect()
}

/// In the order in which somebody of each first appears: ids are made anew in every database, and no plan may follow from
/// them.
fn apart(record: &Record, people: &HashMap<PersonId, PersonIx>, policy: &Policy) -> Vec<(Together, AwaySet)> {
    let mut place: HashMap<(usize, UnitId), usize> = HashMap::new();
    let mut sets: Vec<(u32, Vec<PersonIx>)> = Vec::new();
    for official in &record.officials {
        let Some(person) = people.get(&official.id) else { continue };
        for held in &official.holdings {
            for (at, apart) in policy.apart.iter().enumerate() {
                if !apart.titles.contains(&held.value.title) {
                    continue;
                }
                let next = sets.len();
                let set = *place.entry((at, held.value.unit)).or_insert(next);
                if set == next {
                    sets.push((apart.away_max, Vec::new()));
                }
                if !sets[set].1.contains(person) {
                    sets[set].1.push(*person);
                }
            }
        }
    }
    let set = |(away, members): (u32, Vec<PersonIx>)| {
        (members.len() > away as usize).then_some((Together::Apart, AwaySet { away, members: Members::These(members) }))
    };
    sets.into_iter().filter_map(set).collect()
}

/// The floors as groups, in the order of the policy; those without a member stand for nothing and are empty.
pub(super) fn groups(record: &Record, people: &[PersonId], policy: &Policy, first: Date) -> Vec<Group> {
    let group = |floor: &cadre::need::Floor| {
        let has = |id: &&PersonId| record.official(**id).is_some_and(|official| floor.of.has(official, record, first));
        let members = (0..).map(PersonIx::of).zip(people).filter(|(_, id)| has(id)).map(|(ix, _)| ix);
        Group { percent: u32::from(floor.percent), members: members.collect() }
    };
    policy.floors.iter().map(group).collect()
}
