//! Where people and units stand in a record: found without walking through all of it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use words::{Date, fold, text_key};

use super::{Official, PersonId, Record, Seen, Unit, UnitId};

/// The tree of the units of a day. What belongs to a unit that is no more, or in a ring to itself, stands on its own until somebody
/// says to which.
#[derive(Debug, Default)]
struct Tree {
    parents: HashMap<UnitId, UnitId>,
    /// Units by what they belong to, in list order.
    parts: HashMap<Option<UnitId>, Vec<UnitId>>,
}

impl Tree {
    fn of(units: &BTreeMap<UnitId, Seen<Unit>>, on: Date) -> Tree {
        let mut in_order: Vec<(&UnitId, &Seen<Unit>)> = units.iter().collect();
        in_order.sort_by_cached_key(|(id, seen)| (text_key(&seen.value.name), **id));
        let mut tree = Tree::default();
        for (id, seen) in in_order {
            let parent =
                seen.value.parent(on).filter(|parent| units.contains_key(parent) && !tree.is_above(*id, *parent));
            tree.parents.extend(parent.map(|parent| (*id, parent)));
            tree.parts.entry(parent).or_default().push(*id);
        }
        tree
    }

    /// Whether a unit is another one, or stands above it as far as the tree has grown.
    fn is_above(&self, unit: UnitId, other: UnitId) -> bool {
        unit == other || self.above(other).any(|above| above == unit)
    }

    fn above(&self, unit: UnitId) -> impl Iterator<Item = UnitId> {
        std::iter::successors(self.parents.get(&unit).copied(), |unit| self.parents.get(unit).copied())
    }
}

/// Where everything stands. It is made with the record and never changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// Where among the officials somebody stands.
    people: HashMap<PersonId, u32>,
    /// Where those stand who hold a post in a unit or are planned for one in it, in list order.
    of_unit: HashMap<UnitId, Vec<u32>>,
    tree: Arc<Tree>,
    /// The officials' names without marks, from the first search on.
    names: OnceLock<Vec<Box<str>>>,
}

impl Places {
    /// The places in a record of a day.
    pub(super) fn of(officials: &[Official], units: &BTreeMap<UnitId, Seen<Unit>>, on: Date) -> Places {
        Places { tree: Arc::new(Tree::of(units, on)), ..Places::default() }.with(officials)
    }

    /// The same units with other officials.
    pub(super) fn with(&self, officials: &[Official]) -> Places {
        let mut of_unit: HashMap<UnitId, Vec<u32>> = HashMap::new();
        for (official, place) in officials.iter().zip(0..) {
            let held = official.holdings.iter().map(|held| held.value.unit);
            for unit in held.chain(official.planned.iter().map(|planned| planned.value.unit)) {
                let here = of_unit.entry(unit).or_default();
                if here.last() != Some(&place) {
                    here.push(place);
                }
            }
        }
        let people = officials.iter().zip(0..).map(|(official, place)| (official.id, place)).collect();
        Places { people, of_unit, tree: Arc::clone(&self.tree), names: OnceLock::new() }
    }
}

impl Record {
    /// The official of that id.
    pub fn official(&self, id: PersonId) -> Option<&Official> {
        self.places.people.get(&id).map(|place| &self.officials[*place as usize])
    }

    /// Who holds a post in one of the units or is planned for one in it, in list order.
    pub fn officials_of(&self, units: &[UnitId]) -> Vec<&Official> {
        self.places_of(units).into_iter().map(|place| &self.officials[place as usize]).collect()
    }

    /// Where among the officials those stand.
    pub(crate) fn places_of<'a>(&self, units: impl IntoIterator<Item = &'a UnitId>) -> Vec<u32> {
        let here = units.into_iter().filter_map(|unit| self.places.of_unit.get(unit));
        let mut places: Vec<u32> = here.flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The officials' names as they are searched; in the order of the officials.
    pub(crate) fn folded_names(&self) -> &[Box<str>] {
        let name = |official: &Official| fold(official.name()).into();
        self.places.names.get_or_init(|| self.officials.iter().map(name).collect())
    }

    /// The units that belong to a unit, or to none, in list order.
    pub fn parts(&self, unit: Option<UnitId>) -> &[UnitId] {
        self.places.tree.parts.get(&unit).map_or(&[], Vec::as_slice)
    }

    /// The unit of that name and everything that belongs to it.
    pub fn units_below(&self, name: &str) -> Vec<UnitId> {
        let name = fold(name);
        let called = self.units.iter().filter(|(_, seen)| fold(&seen.value.name) == name).map(|(id, _)| *id);
        self.parts_of(called.collect())
    }

    /// The units and everything that belongs to them.
    pub fn parts_of(&self, mut found: Vec<UnitId>) -> Vec<UnitId> {
        let mut known: HashSet<UnitId> = found.iter().copied().collect();
        let mut at = 0;
        while at < found.len() {
            let parts = self.parts(Some(found[at])).iter().copied().filter(|part| known.insert(*part));
            found.extend(parts);
            at += 1;
        }
        found
    }

    /// What a unit belongs to, from the nearest upwards.
    pub fn above(&self, unit: UnitId) -> Vec<UnitId> {
        self.places.tree.above(unit).collect()
    }

    /// The units with their names, as a list has them.
    pub fn units_in_order(&self) -> Vec<(UnitId, &str)> {
        let mut units: Vec<(UnitId, &str)> = self.units.iter().map(|(id, seen)| (*id, &*seen.value.name)).collect();
        units.sort_by_cached_key(|(id, name)| (text_key(name), *id));
        units
    }
}
