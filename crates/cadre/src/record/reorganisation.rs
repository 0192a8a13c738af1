//! Reorganisation (sắp xếp đơn vị hành chính): units end and others are formed, and every post goes somewhere or is named as
//! ended. The difference can be read before it is written, and taken back after ([`undo`](super::undo)).

mod file;

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;
use thiserror::Error;
use words::{Date, Interval};

use super::{
    Change, Holding, Of, Official, Parent, PersonId, Planned, Record, RecordId, Said, Seen, TitleCode, Unit, UnitId,
};

pub use file::ReorganisationFile;

/// Where the posts and the parts of an ending unit go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// To the unit that is formed, by its place in [`Step::forms`].
    Formed(usize),
    /// To a unit that stays.
    Stays(UnitId),
    /// Nowhere: the post ends. The person stays in the record.
    Ends,
}

/// One step: these units end, those are formed. Several that form one are a merger, one that forms several is a split, and
/// one that forms none is abolished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Units that end.
    pub ends: Vec<UnitId>,
    /// Units that are formed; where they come from is filled in.
    pub forms: Vec<Unit>,
    /// Where single people go.
    pub people: BTreeMap<PersonId, Goes>,
    /// Where everybody else, and the parts of the ending units, go.
    pub rest: Goes,
    /// Titles that are called otherwise afterwards.
    pub titles: BTreeMap<TitleCode, TitleCode>,
}

/// Reorganisation: steps that all take effect on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reorganisation {
    /// The first day of the new order.
    pub on: Date,
    /// The steps.
    pub steps: Vec<Step>,
}

/// A post before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Who.
    pub person: PersonId,
    /// The title before.
    pub title: TitleCode,
    /// Where it was held.
    pub unit: UnitId,
    /// Title and unit after; absent when the post ends.
    pub after: Option<(TitleCode, UnitId)>,
}

/// The difference a reorganisation makes, to be read before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reorganised {
    /// Units that end.
    pub ended: Vec<UnitId>,
    /// Units that are formed.
    pub formed: Vec<UnitId>,
    /// Every post of the ending units: as many as there were, each once.
    pub posts: Vec<Moved>,
    /// The facts to be written.
    pub changes: Vec<Change>,
}

/// Why a reorganisation cannot be done as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CannotReorganise {
    /// A unit that is to end is not there on the day before.
    #[error("a unit that is to end is not there on the day before")]
    NotThere(UnitId),
    /// A unit is to end twice.
    #[error("a unit is to end twice")]
    EndsTwice(UnitId),
    /// Posts are to go to a unit that the step does not form.
    #[error("posts are to go to a unit that the step does not form")]
    NotFormed(usize),
    /// Posts are to go to a unit that is not there, or that ends too.
    #[error("posts are to go to a unit that is not there afterwards")]
    GoesNowhere(UnitId),
}

/// The difference that `plan` makes to `before`, the record as of the day before it takes effect.
pub fn reorganise(
    before: &Record,
    plan: &Reorganisation,
    new_id: &mut dyn FnMut() -> RecordId,
) -> Result<Reorganised, CannotReorganise> {
    let ending = ending(before, plan)?;
    let mut done = Reorganised { ended: Vec::new(), formed: Vec::new(), posts: Vec::new(), changes: Vec::new() };
    for step in &plan.steps {
        let formed: Vec<UnitId> = step.forms.iter().map(|_| UnitId(new_id())).collect();
        let to = |goes: Goes| match goes {
            Goes::Formed(at) => formed.get(at).copied().map(Some).ok_or(CannotReorganise::NotFormed(at)),
            Goes::Stays(unit) if !ending.contains(&unit) && before.units.contains_key(&unit) => Ok(Some(unit)),
            Goes::Stays(unit) => Err(CannotReorganise::GoesNowhere(unit)),
            Goes::Ends => Ok(None),
        };
        let rest = to(step.rest)?;
        for (unit, id) in step.forms.iter().zip(&formed) {
            let said = Unit { formed_from: step.ends.clone(), ..unit.clone() };
            done.changes.push(Change { record: id.0, revision: 1, span: Interval::since(plan.on), said: said.into() });
        }
        for id in &step.ends {
            let seen = &before.units[id];
            end(&mut done.changes, seen, plan.on, seen.value.clone().into());
        }
        let parts = before.units.iter().filter(|(id, seen)| {
            seen.value.parent(plan.on).is_some_and(|parent| step.ends.contains(&parent)) && !ending.contains(id)
        });
        for (_, seen) in parts {
            let mut said = seen.value.clone();
            said.parents.push(Parent { from: Some(plan.on), unit: rest });
            done.changes.push(next(seen, seen.span, said.into()));
        }
        let mut desk = Desk { plan, step, new_id, done: &mut done };
        for official in &before.officials {
            let goes = step.people.get(&official.id).map_or(Ok(rest), |goes| to(*goes))?;
            desk.official(official, goes);
        }
        done.ended.extend(&step.ends);
        done.formed.extend(formed);
    }
    Ok(done)
}

fn ending(before: &Record, plan: &Reorganisation) -> Result<HashSet<UnitId>, CannotReorganise> {
    let mut ending = HashSet::new();
    for id in plan.steps.iter().flat_map(|step| &step.ends) {
        let Some(seen) = before.units.get(id) else { return Err(CannotReorganise::NotThere(*id)) };
        let ends_already = seen.span.end().is_some_and(|end| end <= plan.on);
        if ends_already || !ending.insert(*id) {
            return Err(CannotReorganise::EndsTwice(*id));
        }
    }
    Ok(ending)
}

/// The desk that moves people.
struct Desk<'a> {
    plan: &'a Reorganisation,
    step: &'a Step,
    new_id: &'a mut dyn FnMut() -> RecordId,
    done: &'a mut Reorganised,
}

impl Desk<'_> {
    fn official(&mut self, official: &Official, to: Option<UnitId>) {
        let person = official.id;
        for seen in official.holdings.iter().filter(|seen| self.step.ends.contains(&seen.value.unit)) {
            let Holding { title, unit, .. } = seen.value.clone();
            let after = to.map(|unit| (self.title(&title), unit));
            self.move_on(person, seen, after.clone(), |(title, unit)| Holding { title, unit, ..seen.value.clone() });
            self.done.posts.push(Moved { person, title, unit, after });
        }
        for seen in official.planned.iter().filter(|seen| self.step.ends.contains(&seen.value.unit)) {
            let after = to.map(|unit| (self.title(&seen.value.title), unit));
            self.move_on(person, seen, after, |(title, unit)| Planned { title, unit, ..seen.value.clone() });
        }
    }

    fn title(&self, before: &TitleCode) -> TitleCode {
        self.step.titles.get(before).unwrap_or(before).clone()
    }

    /// Ends what was until the day, and lets it go on elsewhere for as long as it would have.
    fn move_on<T: Clone>(
        &mut self,
        person: PersonId,
        seen: &Seen<T>,
        after: Option<(TitleCode, UnitId)>,
        moved: impl FnOnce((TitleCode, UnitId)) -> T,
    ) where
        Of<T>: Into<Said>,
    {
        let value = seen.value.clone();
        end(&mut self.done.changes, seen, self.plan.on, Of { person, value }.into());
        if let Some(after) = after
            && let Some(span) = seen.span.cut(self.plan.on).1
        {
            let said = Of { person, value: moved(after) }.into();
            self.done.changes.push(Change { record: (self.new_id)(), revision: 1, span, said });
        }
    }
}

fn end<T>(changes: &mut Vec<Change>, seen: &Seen<T>, on: Date, said: Said) {
    if let Some(span) = seen.span.cut(on).0 {
        changes.push(next(seen, span, said));
    }
}

fn next<T>(seen: &Seen<T>, span: Interval, said: Said) -> Change {
    Change { record: seen.record, revision: seen.revision + 1, span, said }
}
