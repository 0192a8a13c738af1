//! Units as rows name them: known ones, those that have ended, and new ones.

use words::{Interval, fold};

use super::super::super::{Change, Dated, Parent, Said, StatedHolding, StatedUnit, Unit, UnitId};
use super::Desk;

impl Desk<'_> {
    /// The unit of that name, made when nobody knew it.
    pub(super) fn unit(&mut self, name: &str) -> UnitId {
        if let Some(id) = self.written.get(name) {
            return *id;
        }
        let known = self.units.get(&fold(name)).copied();
        let id = match known {
            Some(id) => self.spelled(id, name),
            None => self.new_unit(Interval::ALWAYS, Unit::named(name)),
        };
        self.written.insert(name.into(), id);
        id
    }

    /// The unit of that name then: one that is there, else one that has ended.
    fn unit_then(&mut self, name: &str) -> UnitId {
        let folded = fold(name);
        let then = self.former.get(&folded).filter(|_| !self.units.contains_key(&folded)).copied();
        then.unwrap_or_else(|| self.unit(name))
    }

    pub(super) fn unit_of(&mut self, held: &StatedHolding) -> UnitId {
        let over = held.holding.span.end().is_some_and(|end| end <= self.on);
        if over { self.unit_then(&held.unit) } else { self.unit(&held.unit) }
    }

    /// A unit that this batch makes is called as it is written in small letters, wherever it first stood in capitals.
    fn spelled(&mut self, id: UnitId, name: &str) -> UnitId {
        let in_capitals = |name: &str| !name.chars().any(char::is_lowercase);
        let made = self.changes.iter_mut().find(|change| change.record == id.0);
        if let Some(Change { said: Said::Unit(unit), .. }) = made
            && in_capitals(&unit.name)
            && !in_capitals(name)
        {
            unit.name = name.into();
        }
        id
    }

    fn new_unit(&mut self, span: Interval, unit: Unit) -> UnitId {
        let id = UnitId((self.new_id)());
        self.units.insert(fold(&unit.name), id);
        self.counts.units_new += 1;
        self.changes.push(Change { record: id.0, revision: 1, span, said: Said::Unit(unit) });
        id
    }

    pub(in super::super) fn stated_unit(&mut self, stated: &StatedUnit) {
        let mut unit = stated.unit.clone();
        if let Some(parent) = &stated.parent {
            unit.parents = vec![Parent { from: None, unit: Some(self.unit_then(parent)) }];
        }
        unit.formed_from = stated.formed_from.iter().map(|name| self.unit_then(name)).collect();
        let folded = fold(&unit.name);
        let there = self.units.get(&folded).and_then(|id| self.record.units.get(id));
        let known = there.or_else(|| self.former.get(&folded).and_then(|id| self.record.former_units.get(id)));
        match known {
            Some(seen) => {
                if unit.formed_from.is_empty() {
                    unit.formed_from = seen.value.formed_from.clone();
                }
                unit.code = unit.code.or_else(|| seen.value.code.clone());
                unit.kind = unit.kind.or(seen.value.kind);
                unit.areas = unit.areas.or_else(|| seen.value.areas.clone());
                unit.class = unit.class.or(seen.value.class);
                if unit.parents.is_empty() || seen.value.parent(self.on) == unit.parent(self.on) {
                    unit.parents = seen.value.parents.clone();
                }
                self.settle(None, Some(seen), Dated { span: stated.span, value: unit });
            }
            None => {
                self.new_unit(stated.span, unit);
            }
        }
    }
}
