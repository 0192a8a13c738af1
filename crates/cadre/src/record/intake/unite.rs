//! What several rows state of one person, as one statement: what is missing is filled, what says more wins, and of two
//! things that contradict each other the first is kept and the second reported.

use std::sync::Arc;

use words::{Interval, NameMatch, PartialDate, fold, same_name};

use super::super::{
    Course, Dated, Discipline, Document, Evidence, Field, Number, Person, Request, Service, Source, Standing, Stated,
    StatedHolding, StatedPlanned, Waiver,
};
use super::alike::{fuller, narrower};
use super::join::Conflict;

/// One person of a batch while rows are joined.
pub(super) struct Joining {
    pub(super) stated: Stated,
    /// What came from a later row, so that a conflict names the row that states what was kept.
    filled: Vec<(Field, Arc<Source>)>,
}

/// Which of two statements stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    First,
    Second,
    Clash,
}

impl Joining {
    pub(super) fn of(stated: Stated) -> Joining {
        Joining { stated, filled: Vec::new() }
    }

    /// Adds what the other states, and tells whether that was anything that this one did not state.
    pub(super) fn unite(&mut self, other: Joining, conflicts: &mut Vec<Conflict>) -> bool {
        let before = conflicts.len();
        let Joining { stated: one, filled } = self;
        let Joining { stated: two, filled: filled_two } = other;
        let sources = [Arc::clone(&one.source), Arc::clone(&two.source)];
        let mut desk = Desk { filled, filled_two: &filled_two, sources, conflicts, added: false };
        desk.person(&mut one.person, two.person);
        for (field, date) in DATES {
            let (mine, mut theirs) = (date(&mut one.service), two.service.clone());
            let theirs = *date(&mut theirs);
            if desk.settle(field, keep_date(*mine, theirs)) {
                *mine = theirs;
            }
        }
        // Where nothing is held the unit is only where somebody was listed, as learners are.
        if one.holds.is_empty() && !two.holds.is_empty() {
            one.unit = two.unit;
        }
        desk.list(two.holds, |post| (Field::Holding, add_post(&mut one.holds, post)));
        desk.list(two.planned, |planned| (Field::Planned, add_planned(&mut one.planned, planned)));
        let first = one.evidence.len();
        desk.list(two.evidence, |evidence| {
            let subject = evidence.value.attained.subject();
            (Field::Level(subject), add_evidence(&mut one.evidence, first, evidence))
        });
        desk.list(two.evaluations, |said| {
            (Field::Evaluation, add(&mut one.evaluations, said, |a, b| a.year == b.year))
        });
        desk.list(two.disciplines, |said| {
            let same = |a: &Discipline, b: &Discipline| (a.measure, a.effective) == (b.measure, b.effective);
            (Field::Discipline, add(&mut one.disciplines, said, same))
        });
        desk.list(two.courses, |said| {
            // Without certificates two courses of one year are two.
            let same = |a: &Course, b: &Course| a.document.is_some() && (a.year, &a.document) == (b.year, &b.document);
            (Field::Course, add(&mut one.courses, said, same))
        });
        desk.list(two.studies, |said| (Field::Study, add(&mut one.studies, said, |a, b| a.level == b.level)));
        desk.list(two.owed, |said| (Field::Owed, add(&mut one.owed, said, |a, b| a.level == b.level)));
        desk.list(two.waivers, |said| {
            let same = |a: &Waiver, b: &Waiver| (a.subject, &a.title) == (b.subject, &b.title);
            (Field::Waiver, add(&mut one.waivers, said, same))
        });
        desk.list(two.requests, |said| {
            let same = |a: &Request, b: &Request| (a.year, &a.programme) == (b.year, &b.programme);
            (Field::Request, add(&mut one.requests, said, same))
        });
        desk.added || conflicts.len() > before
    }
}

/// The desk at which one person's statements are settled.
struct Desk<'a> {
    filled: &'a mut Vec<(Field, Arc<Source>)>,
    filled_two: &'a [(Field, Arc<Source>)],
    sources: [Arc<Source>; 2],
    conflicts: &'a mut Vec<Conflict>,
    added: bool,
}

impl Desk<'_> {
    /// Notes what was decided, and tells whether the second statement takes the place of the first.
    fn settle(&mut self, field: Field, kept: Kept) -> bool {
        let source = |filled: &[(Field, Arc<Source>)], at: usize| {
            let found = filled.iter().rfind(|(filled, _)| *filled == field);
            Arc::clone(found.map_or(&self.sources[at], |(_, source)| source))
        };
        match kept {
            Kept::First => {}
            Kept::Second => {
                let second = source(self.filled_two, 1);
                self.filled.push((field, second));
                self.added = true;
            }
            Kept::Clash => {
                let (first, second) = (source(self.filled, 0), source(self.filled_two, 1));
                self.conflicts.push(Conflict { first, second, field });
            }
        }
        kept == Kept::Second
    }

    fn list<T>(&mut self, list: Vec<T>, mut add: impl FnMut(T) -> (Field, Kept)) {
        for one in list {
            let (field, kept) = add(one);
            self.settle(field, kept);
        }
    }

    fn person(&mut self, one: &mut Person, two: Person) {
        if self.settle(Field::Name, keep_name(&one.name, &two.name)) {
            one.name = two.name;
        }
        self.settle(Field::Sex, if one.sex == two.sex { Kept::First } else { Kept::Clash });
        if self.settle(Field::Birth, keep_date(Some(one.birth), Some(two.birth))) {
            one.birth = two.birth;
        }
        if self.settle(Field::Number, keep_number(&one.number, &two.number)) {
            one.number = two.number;
        }
        if self.settle(Field::Ethnicity, keep_text(&one.ethnicity, &two.ethnicity)) {
            one.ethnicity = two.ethnicity;
        }
        if self.settle(Field::Origin, keep_text(&one.origin, &two.origin)) {
            one.origin = two.origin;
        }
    }
}

/// Where in what is known of somebody's service a date stands.
type DateOf = fn(&mut Service) -> &mut Option<PartialDate>;

/// The dates of service, each with its name.
pub(super) const DATES: [(Field, DateOf); 4] = [
    (Field::Recruited, |service| &mut service.recruited),
    (Field::Permanent, |service| &mut service.permanent),
    (Field::PartyProbation, |service| &mut service.party_probation),
    (Field::PartyFull, |service| &mut service.party_full),
];

/// A name is kept as it was first written; one with marks says more than one without.
pub(super) fn keep_name(one: &str, two: &str) -> Kept {
    if one == two {
        return Kept::First;
    }
    match same_name(one, two) {
        NameMatch::Same => Kept::First,
        NameMatch::WithoutMarks if fold(one) == one.to_lowercase() => Kept::Second,
        NameMatch::WithoutMarks => Kept::First,
        NameMatch::Different => Kept::Clash,
    }
}

/// A personal number takes the place of an old card's, and never the other way round.
pub(super) fn keep_number(one: &Option<Number>, two: &Option<Number>) -> Kept {
    match (one, two) {
        (Some(one), Some(two)) if one.is_old_card() != two.is_old_card() => {
            if one.is_old_card() {
                Kept::Second
            } else {
                Kept::First
            }
        }
        (one, two) => keep_equal(one, two),
    }
}

pub(super) fn keep_date(one: Option<PartialDate>, two: Option<PartialDate>) -> Kept {
    match (one, two) {
        (Some(one), Some(two)) => match narrower(one, two) {
            Some(date) if date == one => Kept::First,
            Some(_) => Kept::Second,
            None => Kept::Clash,
        },
        (one, two) => first_or_second(&one, &two),
    }
}

pub(super) fn keep_text(one: &Option<Arc<str>>, two: &Option<Arc<str>>) -> Kept {
    match (one, two) {
        (Some(one), Some(two)) => match fuller(one, two) {
            Some(text) if Arc::ptr_eq(text, one) || text == one => Kept::First,
            Some(_) => Kept::Second,
            None => Kept::Clash,
        },
        (one, two) => first_or_second(one, two),
    }
}

fn first_or_second<T>(one: &Option<T>, two: &Option<T>) -> Kept {
    if one.is_none() && two.is_some() { Kept::Second } else { Kept::First }
}

/// The first where anything is stated, else the second; two that differ clash.
fn keep_equal<T: PartialEq>(one: &Option<T>, two: &Option<T>) -> Kept {
    match (one, two) {
        (Some(one), Some(two)) if one != two => Kept::Clash,
        (one, two) => first_or_second(one, two),
    }
}

fn keep_days(one: Interval, two: Interval) -> Kept {
    match (one, two) {
        (one, two) if one == two || two == Interval::ALWAYS => Kept::First,
        (Interval::ALWAYS, _) => Kept::Second,
        _ => Kept::Clash,
    }
}

/// A post is known by title and unit; two that never overlap are two terms.
fn add_post(posts: &mut Vec<StatedHolding>, post: StatedHolding) -> Kept {
    let Dated { span, value } = &post.holding;
    let same = |other: &&mut StatedHolding| {
        other.holding.value.title == value.title
            && fold(&other.unit) == fold(&post.unit)
            && other.holding.span.overlaps(*span)
    };
    let Some(known) = posts.iter_mut().find(same) else {
        posts.push(post);
        return Kept::Second;
    };
    let Dated { span: known_span, value: known } = &mut known.holding;
    let days = keep_days(*known_span, *span);
    let joined = keep_date(known.joined, value.joined);
    let ends = keep_equal(&known.term_ends, &value.term_ends);
    if days == Kept::Second {
        *known_span = *span;
    }
    if joined == Kept::Second {
        known.joined = value.joined;
    }
    if ends == Kept::Second {
        known.term_ends = value.term_ends;
    }
    all_of(&[days, joined, ends])
}

fn add_planned(list: &mut Vec<StatedPlanned>, planned: StatedPlanned) -> Kept {
    let same = |other: &&mut StatedPlanned| other.title == planned.title && fold(&other.unit) == fold(&planned.unit);
    let Some(known) = list.iter_mut().find(same) else {
        list.push(planned);
        return Kept::Second;
    };
    let days = keep_days(known.span, planned.span);
    let decision = match (known.decision == planned.decision, &known.decision, &planned.decision) {
        (true, ..) => Kept::First,
        (false, known, _) if *known == Document::default() => Kept::Second,
        (false, _, planned) if *planned == Document::default() => Kept::First,
        _ => Kept::Clash,
    };
    if days == Kept::Second {
        known.span = planned.span;
    }
    if decision == Kept::Second {
        known.decision = planned.decision;
    }
    all_of(&[days, decision])
}

/// A paper stands for itself, so several levels stay where papers name them. Of levels without a paper one row may state
/// several, and another row that states one of them states nothing new.
fn add_evidence(list: &mut Vec<Dated<Evidence>>, first: usize, evidence: Dated<Evidence>) -> Kept {
    let of_one = |other: &Dated<Evidence>| {
        other.value.attained.subject() == evidence.value.attained.subject()
            && other.value.document == evidence.value.document
    };
    let again = |other: &Dated<Evidence>| of_one(other) && other.value.attained == evidence.value.attained;
    let Some(at) = list.iter().position(again) else {
        if list[..first].iter().any(of_one) {
            return Kept::Clash;
        }
        list.push(evidence);
        return Kept::Second;
    };
    let known = &mut list[at];
    let days = keep_days(known.span, evidence.span);
    let major = keep_text(&known.value.major, &evidence.value.major);
    if days == Kept::Second {
        known.span = evidence.span;
    }
    if major == Kept::Second {
        known.value.major = evidence.value.major;
    }
    let confirmed = known.value.standing == Standing::Stated && evidence.value.standing == Standing::Confirmed;
    if confirmed {
        known.value.standing = Standing::Confirmed;
    }
    all_of(&[days, major, if confirmed { Kept::Second } else { Kept::First }])
}

fn add<T: PartialEq>(list: &mut Vec<Dated<T>>, one: Dated<T>, same: fn(&T, &T) -> bool) -> Kept {
    if let Some(known) = list.iter_mut().find(|known| known.value == one.value) {
        let days = keep_days(known.span, one.span);
        if days == Kept::Second {
            known.span = one.span;
        }
        return days;
    }
    if list.iter().any(|known| same(&known.value, &one.value)) {
        return Kept::Clash;
    }
    list.push(one);
    Kept::Second
}

/// A clash in one part is a clash of the whole, and news in one part is news.
fn all_of(parts: &[Kept]) -> Kept {
    let has = |kept: Kept| parts.contains(&kept);
    match (has(Kept::Clash), has(Kept::Second)) {
        (true, _) => Kept::Clash,
        (false, true) => Kept::Second,
        (false, false) => Kept::First,
    }
}
