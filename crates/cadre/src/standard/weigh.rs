//! Weighing: what one requirement comes to for one person, with or without notes of the facts it rests on.
//!
//! The same code answers the fast review and the full proof, so the two cannot differ: without notes the closures below are
//! never called.

mod conduct;
mod excuse;
mod level;

use words::{Date, PartialDate, months_later};

use super::condition::{Condition, Membership, Requirement};
use super::law::Law;
use super::proof::{Addition, Says, Used, Want};
use super::{Outcome, Purpose, Standard};
use crate::record::{Kind, Official, Record, TitleCode, Unit, UnitId};

/// What is asked of the law: this person, for this title or this study.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// Who.
    pub official: &'a Official,
    /// For which title; none when the question is about study.
    pub title: Option<&'a TitleCode>,
    /// Where the title is, or would be.
    pub unit: Option<UnitId>,
    /// The record the question is asked of: units are looked up in it where a rule asks for them.
    pub record: &'a Record,
    /// Held, planned for, considered, or entering study.
    pub purpose: Purpose,
    /// The first day in the title, where the record says it.
    pub first_day: Option<Date>,
    /// Whether the study in question is full time.
    pub full_time: bool,
}

impl<'a> Question<'a> {
    /// The unit, as it is on the day.
    pub(super) fn unit(&self) -> Option<&'a Unit> {
        self.record.units.get(&self.unit?).map(|seen| &seen.value)
    }
}

/// Notes of what a requirement rested on.
pub(super) trait Notes {
    /// A fact was used.
    fn used(&mut self, used: impl FnOnce() -> Used);
    /// This would turn it.
    fn wants(&mut self, addition: impl FnOnce() -> Addition);
    /// Nothing can turn it.
    fn never(&mut self);
    /// What might have decided it was erased.
    fn erased(&mut self, official: &Official, kind: Kind);
}

/// No notes.
impl Notes for () {
    fn used(&mut self, _: impl FnOnce() -> Used) {}
    fn wants(&mut self, _: impl FnOnce() -> Addition) {}
    fn never(&mut self) {}
    fn erased(&mut self, _: &Official, _: Kind) {}
}

impl Law<'_> {
    /// What a standard comes to, without notes; adds to `tests` how many requirements were weighed.
    pub fn weigh(&self, standard: &Standard, question: &Question<'_>, tests: &mut u64) -> Outcome {
        self.weigh_condition(standard, &standard.condition, question, tests)
    }

    fn weigh_condition(
        &self,
        standard: &Standard,
        condition: &Condition,
        q: &Question<'_>,
        tests: &mut u64,
    ) -> Outcome {
        match condition {
            Condition::One(requirement) => {
                *tests += 1;
                self.requirement(standard, requirement, q, &mut ())
            }
            Condition::Some { at_least, of, by } => {
                if by.as_ref().is_some_and(|by| !by.holds(self.as_of)) {
                    return Outcome::NotMet;
                }
                let outcomes = of.iter().map(|one| self.weigh_condition(standard, one, q, tests));
                Outcome::of_some(*at_least, of.len(), outcomes)
            }
        }
    }

    /// What one requirement comes to: as the facts say, or owed, or waived.
    pub(super) fn requirement(
        &self,
        standard: &Standard,
        requirement: &Requirement,
        q: &Question<'_>,
        notes: &mut impl Notes,
    ) -> Outcome {
        let on = self.as_of.on;
        let outcome = match requirement {
            Requirement::Level { level, majors } => self.level(*level, majors, q, notes),
            Requirement::AgeFrom { years } => born(q, notes, |birth, sex, notes| {
                let months = i32::from(years.of(sex)) * 12;
                let (first, last) = (months_later(birth.earliest(), months), months_later(birth.latest(), months));
                match (first <= on, last <= on) {
                    (_, true) => Outcome::Met,
                    (false, _) => later(notes, Want::Age { years: years.of(sex) }, last),
                    (true, false) => unknown(notes, Want::BirthDay, on),
                }
            }),
            Requirement::AgeAtFirst { years } => born(q, notes, |birth, sex, notes| {
                let months = (i32::from(years.of(sex)) + 1) * 12;
                // Whoever is young enough today was so on any earlier first day.
                let day = first_day(q, on, notes);
                let (first, last) = (months_later(birth.earliest(), months), months_later(birth.latest(), months));
                match (day.unwrap_or(on) < first, day) {
                    (true, _) => Outcome::Met,
                    (false, Some(day)) if last <= day => never(notes),
                    (false, Some(_)) => unknown(notes, Want::BirthDay, on),
                    (false, None) => unknown(notes, Want::FirstDay, on),
                }
            }),
            Requirement::WorkingMonths { months, at_first } => born(q, notes, |birth, sex, notes| {
                let Some(retirement) = self.retirement(sex, birth) else {
                    return unknown(notes, Want::RetirementAge, on);
                };
                let by = self.retirement_citation().cloned();
                notes.used(|| Used { by, ..Used::of_person(q.official, Says::Retires(retirement)) });
                let day = if *at_first { first_day(q, on, notes) } else { Some(on) };
                let enough = |day: Date| months_later(day, i32::from(*months)) <= retirement.reached;
                match day {
                    Some(day) if enough(day) => Outcome::Met,
                    // Whoever has enough left today had more on any earlier first day.
                    None if enough(on) => Outcome::Met,
                    Some(_) => never(notes),
                    None => unknown(notes, Want::FirstDay, on),
                }
            }),
            Requirement::Grades { grade, years } => self.grades(*grade, *years, q, notes),
            Requirement::ServiceYears { years } => {
                let service = q.official.service.as_ref();
                match service.and_then(|seen| seen.value.recruited.map(|day| (seen, day))) {
                    Some((seen, day)) => {
                        notes.used(|| Used::plain(seen, Says::Recruited(day)));
                        let months = i32::from(*years) * 12;
                        match (months_later(day.earliest(), months) <= on, months_later(day.latest(), months)) {
                            (_, last) if last <= on => Outcome::Met,
                            (true, _) => unknown(notes, Want::Recruitment, on),
                            (false, last) => later(notes, Want::Service { years: *years }, last),
                        }
                    }
                    None => silent(q, notes, Kind::Service, Want::Recruitment, on),
                }
            }
            Requirement::Party { membership } => {
                let service = q.official.service.as_ref();
                let day = service.and_then(|seen| {
                    let full = seen.value.party_full;
                    let any = match membership {
                        Membership::Full => full,
                        Membership::Probation => seen.value.party_probation.or(full),
                    };
                    any.map(|day| (seen, day))
                });
                match day {
                    Some((seen, day)) if day.latest() <= on => {
                        notes.used(|| Used::plain(seen, Says::PartyMember(day)));
                        Outcome::Met
                    }
                    _ => silent(q, notes, Kind::Service, Want::Membership { membership: *membership }, on),
                }
            }
            Requirement::NoBar { from } => self.no_bar(*from, q, notes),
            Requirement::Lessons { lessons } => self.lessons(*lessons, q, notes),
            Requirement::PostMonths { months } => {
                let since = q.official.holdings.iter().filter_map(|seen| seen.span.from().map(|from| (from, seen)));
                match since.min_by_key(|(from, _)| *from) {
                    Some((from, seen)) => {
                        notes.used(|| Used::plain(seen, Says::HoldsSince(seen.value.title.clone(), from)));
                        let enough = months_later(from, i32::from(*months));
                        if enough <= on {
                            Outcome::Met
                        } else {
                            later(notes, Want::TimeInPost { months: *months }, enough)
                        }
                    }
                    None => silent(q, notes, Kind::Holding, Want::FirstDay, on),
                }
            }
            Requirement::InPool => match q.official.planned.iter().find(|seen| Some(&seen.value.title) == q.title) {
                Some(seen) => {
                    let document = Some(seen.value.decision.clone());
                    notes.used(|| Used { document, ..Used::plain(seen, Says::Planned(seen.value.title.clone())) });
                    Outcome::Met
                }
                None if q.record.pool_withheld => unknown(notes, Want::Pool, on),
                None => lacking(notes, Want::Pool, on),
            },
            Requirement::FullTime if q.full_time => Outcome::Met,
            Requirement::FullTime => lacking(notes, Want::FullTime, on),
            Requirement::EthnicMinority => self.minority(q, notes),
            Requirement::Areas { areas } => match q.unit().and_then(|unit| unit.areas.as_ref()) {
                Some(known) if known.iter().any(|area| areas.contains(area)) => Outcome::Met,
                Some(_) => never(notes),
                None => unknown(notes, Want::AreaOfUnit, on),
            },
        };
        self.excused(standard, requirement, q, outcome, notes)
    }
}

fn born<N: Notes>(
    q: &Question<'_>,
    notes: &mut N,
    decide: impl FnOnce(PartialDate, crate::record::Sex, &mut N) -> Outcome,
) -> Outcome {
    match &q.official.person {
        Some(seen) => {
            notes.used(|| Used::plain(seen, Says::Born(seen.value.birth)));
            decide(seen.value.birth, seen.value.sex, notes)
        }
        None => {
            notes.erased(q.official, Kind::Person);
            notes.never();
            Outcome::Unknown
        }
    }
}

/// The day on which the title was, or would be, first held.
fn first_day(q: &Question<'_>, on: Date, notes: &mut impl Notes) -> Option<Date> {
    match q.purpose {
        Purpose::Held => {
            if let Some(first) = q.first_day
                && let Some(seen) = q.official.holdings.iter().find(|seen| Some(&seen.value.title) == q.title)
            {
                notes.used(|| Used::plain(seen, Says::HoldsSince(seen.value.title.clone(), first)));
            }
            q.first_day
        }
        _ => Some(on),
    }
}

fn unknown(notes: &mut impl Notes, want: Want, earliest: Date) -> Outcome {
    notes.wants(|| Addition { want, earliest });
    Outcome::Unknown
}

/// The record says nothing of it, or what it said was erased.
fn silent(q: &Question<'_>, notes: &mut impl Notes, kind: Kind, want: Want, earliest: Date) -> Outcome {
    notes.erased(q.official, kind);
    unknown(notes, want, earliest)
}

fn lacking(notes: &mut impl Notes, want: Want, earliest: Date) -> Outcome {
    notes.wants(|| Addition { want, earliest });
    Outcome::NotMet
}

/// Time alone will turn it.
fn later(notes: &mut impl Notes, want: Want, earliest: Date) -> Outcome {
    lacking(notes, want, earliest)
}

fn never(notes: &mut impl Notes) -> Outcome {
    notes.never();
    Outcome::NotMet
}
