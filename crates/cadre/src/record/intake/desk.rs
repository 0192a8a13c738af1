//! The desk on which what lists state becomes changes of the record.

mod units;

use std::collections::{BTreeMap, HashMap};

use words::{Date, Interval, PartialDate, fold};

use super::super::{
    Change, Dated, Discipline, Document, Evidence, Holding, Of, Official, Person, PersonId, Planned, Record, RecordId,
    Said, Seen, Service, Standing, Stated, StatedHolding, StatedPlanned, Unit, UnitId,
};
use super::Counts;
use super::unite::{DATES, Kept, keep_date, keep_name, keep_number, keep_text};

/// The desk on which the difference grows, row by row.
pub(super) struct Desk<'a> {
    record: &'a Record,
    on: Date,
    new_id: &'a mut dyn FnMut() -> RecordId,
    units: HashMap<String, UnitId>,
    /// Units that have ended: former posts were held in them.
    former: HashMap<String, UnitId>,
    /// Units by the very name that rows write, so that a name is not folded for each of its people.
    written: HashMap<Box<str>, UnitId>,
    changes: Vec<Change>,
    counts: Counts,
}

impl<'a> Desk<'a> {
    pub(super) fn of(record: &'a Record, on: Date, new_id: &'a mut dyn FnMut() -> RecordId) -> Desk<'a> {
        let named = |units: &BTreeMap<UnitId, Seen<Unit>>| {
            units.iter().map(|(id, unit)| (fold(&unit.value.name), *id)).collect()
        };
        let (units, former) = (named(&record.units), named(&record.former_units));
        let (changes, counts) = (Vec::new(), Counts::default());
        Desk { record, on, new_id, units, former, written: HashMap::new(), changes, counts }
    }

    pub(super) fn done(mut self) -> (Vec<Change>, Counts) {
        self.counts.facts = self.changes.len();
        (self.changes, self.counts)
    }

    /// Whether the row would change nothing of what is known. What it would change is not written.
    pub(super) fn says_nothing_new(&mut self, row: &Stated, official: &Official) -> bool {
        let (before, counts) = (self.changes.len(), self.counts);
        self.person(row, Some(official));
        let nothing = self.changes.len() == before;
        if !nothing {
            for change in self.changes.drain(before..) {
                if let Said::Unit(unit) = change.said {
                    self.units.remove(&fold(&unit.name));
                    self.written.retain(|_, id| id.0 != change.record);
                }
            }
            self.counts = counts;
        }
        nothing
    }

    pub(super) fn person(&mut self, row: &Stated, known: Option<&Official>) {
        let before = self.changes.len();
        // Where nothing is held, the unit is known all the same, so that the row is found again.
        self.unit(&row.unit);
        let units = self.changes.len() - before;
        let id = known.map_or_else(|| PersonId((self.new_id)()), |official| official.id);
        let person = with_known(&row.person, known);
        let seen = known.and_then(|official| official.person.as_ref());
        self.settle(Some(id.0), seen, Dated { span: Interval::ALWAYS, value: person });
        self.holdings(row, id, known);
        self.planned(&row.planned, id, known.map_or(&[], |official| &official.planned));
        if row.service != Service::default() {
            let seen = known.and_then(|official| official.service.as_ref());
            let service = service_with_known(&row.service, seen.map(|seen| &seen.value));
            self.settle_of(id, seen, Dated { span: Interval::ALWAYS, value: service });
        }
        self.learnt(row, id, known);
        let evaluations = known.map_or(&[][..], |official| &official.evaluations);
        self.each(
            id,
            &row.evaluations,
            evaluations,
            |a, b| a.year == b.year,
            |stated, known| {
                stated.grade = stated.grade.or(known.grade);
                stated.points = stated.points.or(known.points);
                stated.document = stated.document.take().or_else(|| known.document.clone());
            },
        );
        let side = known.map(Official::side);
        let disciplines = side.map_or(&[][..], |side| &side.disciplines);
        let same = |a: &Discipline, b: &Discipline| (a.measure, a.effective) == (b.measure, b.effective);
        self.each(id, &row.disciplines, disciplines, same, |stated, known| {
            stated.document = stated.document.take().or_else(|| known.document.clone());
        });
        let courses = side.map_or(&[][..], |side| &side.courses);
        self.each(id, &row.courses, courses, |a, b| (a.year, &a.document) == (b.year, &b.document), |_, _| {});
        let studies = side.map_or(&[][..], |side| &side.studies);
        self.each(
            id,
            &row.studies,
            studies,
            |a, b| a.level == b.level,
            |stated, known| {
                stated.ends = stated.ends.or(known.ends);
                stated.document = stated.document.take().or_else(|| known.document.clone());
            },
        );
        let owed = side.map_or(&[][..], |side| &side.owed);
        self.each(
            id,
            &row.owed,
            owed,
            |a, b| a.level == b.level,
            |stated, known| {
                stated.document = stated.document.take().or_else(|| known.document.clone());
            },
        );
        let waivers = side.map_or(&[][..], |side| &side.waivers);
        self.each(id, &row.waivers, waivers, |a, b| (a.subject, &a.title) == (b.subject, &b.title), |_, _| {});
        let requests = side.map_or(&[][..], |side| &side.requests);
        self.each(
            id,
            &row.requests,
            requests,
            |a, b| (a.year, fold(&a.programme)) == (b.year, fold(&b.programme)),
            |stated, known| {
                stated.document = stated.document.take().or_else(|| known.document.clone());
            },
        );
        match (known.is_some(), self.changes.len() > before + units) {
            (false, _) => self.counts.people_new += 1,
            (true, true) => self.counts.people_changed += 1,
            (true, false) => self.counts.people_unchanged += 1,
        }
    }

    /// The row states the posts held today. Another post known in one of its units has ended: the day is not stated, so the
    /// day of the list stands for it.
    fn holdings(&mut self, row: &Stated, person: PersonId, known: Option<&Official>) {
        let stated: Vec<(UnitId, &StatedHolding)> = row.holds.iter().map(|held| (self.unit_of(held), held)).collect();
        let former = known.map_or(&[][..], |official| &official.side().former_holdings);
        let known = known.map_or(&[][..], |official| &official.holdings);
        let same =
            |a: &Holding, unit: UnitId, held: &StatedHolding| a.unit == unit && a.title == held.holding.value.title;
        for other in known {
            let here = stated.iter().any(|(unit, _)| *unit == other.value.unit);
            let again = stated.iter().any(|(unit, held)| same(&other.value, *unit, held));
            if here
                && !again
                && let Ok(ended) = Interval::new(other.span.from(), Some(self.on))
            {
                self.revise(other, Dated { span: ended, value: Of { person, value: other.value.clone() } });
            }
        }
        // A post that is over is known by its days.
        let all = known.iter().chain(former);
        let all: Vec<&Seen<Holding>> = all.collect();
        let pairs = pair_up(
            &stated,
            &all,
            |(unit, held), seen| same(&seen.value, *unit, held) && held.holding.span == seen.span,
            |(unit, held), seen| same(&seen.value, *unit, held) && seen.span.end().is_none_or(|end| end > self.on),
        );
        for ((unit, held), seen) in stated.into_iter().zip(pairs) {
            // A post that is new beside known ones began by the day of the list, unless the list says when.
            let span = match held.holding.span {
                Interval::ALWAYS if seen.is_none() && !known.is_empty() => Interval::since(self.on),
                span => span,
            };
            let mut value = held.holding.value.at(unit);
            if let Some(seen) = seen {
                value.joined = date_with_known(value.joined, seen.value.joined);
                value.term_ends = value.term_ends.or(seen.value.term_ends);
            }
            self.settle_of(person, seen, Dated { span, value });
        }
    }

    fn planned(&mut self, stated: &[StatedPlanned], person: PersonId, known: &[Seen<Planned>]) {
        for StatedPlanned { unit, title, span, decision } in stated {
            let unit = self.unit(unit);
            let seen = known.iter().find(|seen| seen.value.unit == unit && seen.value.title == *title);
            let decision = match seen {
                Some(seen) if *decision == Document::default() => seen.value.decision.clone(),
                _ => Box::new(decision.clone()),
            };
            self.settle_of(
                person,
                seen,
                Dated { span: *span, value: Planned { title: title.clone(), unit, decision } },
            );
        }
    }

    /// A paper is known by what it is; a level stated without a paper replaces what was last stated so.
    fn learnt(&mut self, row: &Stated, person: PersonId, known: Option<&Official>) {
        let lapsed = known.map_or(&[][..], |official| &official.side().lapsed_evidence);
        let known = known.map_or(&[][..], |official| &official.evidence);
        let all: Vec<&Seen<Evidence>> = known.iter().chain(lapsed).collect();
        let of_one = |one: &Evidence, other: &Evidence| {
            one.document == other.document && one.attained.subject() == other.attained.subject()
        };
        let pairs = pair_up(
            &row.evidence,
            &all,
            |stated, seen| of_one(&stated.value, &seen.value) && stated.value.attained == seen.value.attained,
            |stated, seen| stated.value.document.is_none() && of_one(&stated.value, &seen.value),
        );
        for (stated, seen) in row.evidence.iter().zip(pairs) {
            let mut stated = stated.clone();
            if let Some(Seen { span, value, .. }) = seen
                && value.attained == stated.value.attained
            {
                if keep_text(&stated.value.major, &value.major) == Kept::Second {
                    stated.value.major = value.major.clone();
                }
                if value.standing == Standing::Confirmed {
                    stated.value.standing = Standing::Confirmed;
                }
                // The same statement in another file or row is no news.
                let again = stated.value.major == value.major && stated.value.standing == value.standing;
                if again && !said_otherwise(stated.span, *span) {
                    continue;
                }
            }
            self.settle_of(person, seen, stated);
        }
    }

    /// Settles every statement with the known one it is the same thing as; `fill` adds what is known and not stated.
    fn each<T>(
        &mut self,
        person: PersonId,
        stated: &[Dated<T>],
        known: &[Seen<T>],
        same: fn(&T, &T) -> bool,
        fill: fn(&mut T, &T),
    ) where
        T: Clone + PartialEq,
        Of<T>: Into<Said>,
    {
        let all: Vec<&Seen<T>> = known.iter().collect();
        let pairs =
            pair_up(stated, &all, |one, seen| one.value == seen.value, |one, seen| same(&one.value, &seen.value));
        for (one, seen) in stated.iter().zip(pairs) {
            let mut one = one.clone();
            if let Some(seen) = seen {
                fill(&mut one.value, &seen.value);
            }
            self.settle_of(person, seen, one);
        }
    }

    /// Writes what is stated of a person as the next revision of what is known, as a new record, or not at all when nothing
    /// changed.
    fn settle_of<T: PartialEq>(&mut self, person: PersonId, known: Option<&Seen<T>>, stated: Dated<T>)
    where
        Of<T>: Into<Said>,
    {
        let Dated { mut span, value } = stated;
        if let Some(seen) = known {
            if seen.value == value && !said_otherwise(span, seen.span) {
                return;
            }
            if span == Interval::ALWAYS {
                span = seen.span;
            }
            self.revise(seen, Dated { span, value: Of { person, value } });
        } else {
            let record = (self.new_id)();
            self.changes.push(Change { record, revision: 1, span, said: Of { person, value }.into() });
        }
    }

    /// The same for what is not said of a person.
    fn settle<T: PartialEq + Into<Said>>(&mut self, id: Option<RecordId>, known: Option<&Seen<T>>, stated: Dated<T>) {
        match known {
            Some(seen) if seen.value == stated.value && !said_otherwise(stated.span, seen.span) => {}
            Some(seen) if stated.span == Interval::ALWAYS => self.revise(seen, Dated { span: seen.span, ..stated }),
            Some(seen) => self.revise(seen, stated),
            None => {
                let record = id.unwrap_or_else(|| (self.new_id)());
                self.changes.push(Change { record, revision: 1, span: stated.span, said: stated.value.into() });
            }
        }
    }

    fn revise<T, U: Into<Said>>(&mut self, seen: &Seen<T>, next: Dated<U>) {
        let Seen { record, revision, .. } = seen;
        let (record, revision) = (*record, revision + 1);
        self.changes.push(Change { record, revision, span: next.span, said: next.value.into() });
    }
}

/// Whether a file states other days than are known; one that states none says nothing about them.
fn said_otherwise(stated: Interval, known: Interval) -> bool {
    stated != Interval::ALWAYS && stated != known
}

/// The known thing that each statement is about: first the very same ones, then those alike; no known one twice.
fn pair_up<'k, S, T>(
    stated: &[S],
    known: &[&'k Seen<T>],
    same: impl Fn(&S, &Seen<T>) -> bool,
    alike: impl Fn(&S, &Seen<T>) -> bool,
) -> Vec<Option<&'k Seen<T>>> {
    let mut free = known.to_vec();
    let mut take = |one: &S, is: &dyn Fn(&S, &Seen<T>) -> bool| {
        free.iter().position(|seen| is(one, seen)).map(|at| free.remove(at))
    };
    let mut pairs: Vec<Option<&Seen<T>>> = stated.iter().map(|one| take(one, &same)).collect();
    for (one, pair) in stated.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
        *pair = take(one, &alike);
    }
    pairs
}

/// A list that says nothing of a thing, or says less of it, does not take away what is known. A name that only looks otherwise
/// stays as it is known.
fn with_known(stated: &Person, known: Option<&Official>) -> Person {
    let mut person = stated.clone();
    if let Some(seen) = known.and_then(|official| official.person.as_ref()) {
        let known = &seen.value;
        if keep_name(&known.name, &stated.name) == Kept::First {
            person.name = known.name.clone();
        }
        if keep_date(Some(known.birth), Some(stated.birth)) == Kept::First {
            person.birth = known.birth;
        }
        if keep_number(&known.number, &stated.number) == Kept::First {
            person.number = known.number.clone();
        }
        if keep_text(&known.ethnicity, &stated.ethnicity) == Kept::First {
            person.ethnicity = known.ethnicity.clone();
        }
        if keep_text(&known.origin, &stated.origin) == Kept::First {
            person.origin = known.origin.clone();
        }
    }
    person
}

fn service_with_known(stated: &Service, known: Option<&Service>) -> Service {
    let mut service = stated.clone();
    if let Some(known) = known {
        let mut known = known.clone();
        for (_, date) in DATES {
            let kept = date_with_known(*date(&mut service), *date(&mut known));
            *date(&mut service) = kept;
        }
    }
    service
}

fn date_with_known(stated: Option<PartialDate>, known: Option<PartialDate>) -> Option<PartialDate> {
    if keep_date(known, stated) == Kept::First { known } else { stated }
}
