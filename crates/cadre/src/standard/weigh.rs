//! Weighing: what one requirement comes to for one person, with or without notes of the facts it rests on.
//!
//! The same code answers the fast review and the full proof, so the two cannot differ: without notes the closures below are
//! never called.

use std::sync::Arc;

use words::{Date, PartialDate, months_later};

use super::condition::{Condition, Membership, Requirement};
use super::law::Law;
use super::proof::{Addition, Says, Used, Want};
use super::{Barred, Outcome, Purpose, Standard};
use crate::record::{
    Attainment, Course, Evidence, Grade, Kind, Level, Measure, Official, Paper, Seen, Staff, Subject, TitleCode, Unit,
    UnitId,
};

/// What is asked of the law: this person, for this title or this study.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// Who.
    pub official: &'a Official,
    /// For which title; none when the question is about study.
    pub title: Option<&'a TitleCode>,
    /// Where the title is, or would be.
    pub unit: Option<(UnitId, &'a Unit)>,
    /// Held, planned for, considered, or entering study.
    pub purpose: Purpose,
    /// The first day in the title, where the record says it.
    pub first_day: Option<Date>,
    /// Whether the study in question is full time.
    pub full_time: bool,
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

    fn weigh_condition(&self, standard: &Standard, condition: &Condition, q: &Question<'_>, tests: &mut u64) -> Outcome {
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
                let Some(retirement) = self.retirement(sex, birth) else { return unknown(notes, Want::RetirementAge, on) };
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
                        if enough <= on { Outcome::Met } else { later(notes, Want::TimeInPost { months: *months }, enough) }
                    }
                    None => silent(q, notes, Kind::Holding, Want::FirstDay, on),
                }
            }
            Requirement::InPool => {
                match q.official.planned.iter().find(|seen| Some(&seen.value.title) == q.title) {
                    Some(seen) => {
                        let document = Some(seen.value.decision.clone());
                        notes.used(|| Used { document, ..Used::plain(seen, Says::Planned(seen.value.title.clone())) });
                        Outcome::Met
                    }
                    None => lacking(notes, Want::Pool, on),
                }
            }
            Requirement::FullTime if q.full_time => Outcome::Met,
            Requirement::FullTime => lacking(notes, Want::FullTime, on),
            Requirement::EthnicMinority => self.minority(q, notes),
            Requirement::Areas { areas } => match q.unit.and_then(|(_, unit)| unit.areas.as_ref()) {
                Some(known) if known.iter().any(|area| areas.contains(area)) => Outcome::Met,
                Some(_) => never(notes),
                None => unknown(notes, Want::AreaOfUnit, on),
            },
        };
        self.excused(standard, requirement, q, outcome, notes)
    }

    /// The best evidence decides; a higher level includes the lower ones, and equivalences count as what they give.
    fn level(&self, level: Level, majors: &[String], q: &Question<'_>, notes: &mut impl Notes) -> Outcome {
        let subject = level.subject();
        let mut best: Option<(Outcome, Level, &Seen<Evidence>, Option<Want>)> = None;
        for seen in &q.official.evidence {
            let Attainment::Level(has) = seen.value.attained else { continue };
            for (counts_as, doubt) in self.counts_as(has, seen, subject) {
                let (mut outcome, mut want) = match (counts_as.reaches(level), doubt) {
                    (true, None) => (Outcome::Met, None),
                    (true, Some(want)) => (Outcome::Unknown, Some(want)),
                    (false, _) => (Outcome::NotMet, None),
                };
                if outcome == Outcome::Met && !majors.is_empty() {
                    (outcome, want) = match &seen.value.major {
                        Some(major) if contains_one(major, majors) => (Outcome::Met, None),
                        Some(_) => (Outcome::NotMet, None),
                        None => (Outcome::Unknown, Some(Want::Major)),
                    };
                }
                if best.as_ref().is_none_or(|(so_far, of, ..)| (outcome, counts_as) > (*so_far, *of)) {
                    best = Some((outcome, counts_as, seen, want));
                }
            }
        }
        let on = self.as_of.on;
        let study = q.official.side().studies.iter().find(|study| study.value.level.reaches(level));
        let wanted = || Want::Level { level, majors: majors.to_vec() };
        let earliest = study.and_then(|study| study.value.ends).map_or(on, |ends| ends.max(on));
        if let Some(study) = study {
            notes.used(|| Used::plain(study, Says::Studies(study.value.level, study.value.ends)));
        }
        match best {
            Some((outcome, _, seen, want)) => {
                notes.used(|| Used::evidence(seen, self.rule_behind(seen, level)));
                if outcome < Outcome::Met {
                    notes.wants(|| Addition { want: want.unwrap_or_else(wanted), earliest });
                }
                outcome
            }
            None => {
                let lapsed = q.official.side().lapsed_evidence.iter().chain(&q.official.evidence);
                let mut papers = lapsed.filter(|seen| seen.value.attained.subject() == subject);
                notes.wants(|| Addition { want: wanted(), earliest });
                notes.erased(q.official, Kind::Evidence);
                match papers.find(|seen| matches!(seen.value.attained, Attainment::Level(_))) {
                    // A paper that ran out or is not recognised is known, and does not count.
                    Some(seen) => {
                        notes.used(|| Used::evidence(seen, self.rule_behind(seen, level)));
                        Outcome::NotMet
                    }
                    None => Outcome::Unknown,
                }
            }
        }
    }

    /// The levels of a subject that a piece of evidence counts as, each with what is still to be known before it does.
    fn counts_as(
        &self,
        has: Level,
        seen: &Seen<Evidence>,
        subject: Subject,
    ) -> impl Iterator<Item = (Level, Option<Want>)> {
        let paper = seen.value.document.as_ref().map(|document| document.paper);
        let plain = has.subject() == subject && paper != Some(Paper::Equivalence) && !self.ran_out(seen);
        let edges = self.equivalents(subject).filter_map(move |edge| {
            let right_paper = edge.has.paper.is_none_or(|wanted| paper == Some(wanted));
            let right_major = || match &seen.value.major {
                _ if edge.has.majors.is_empty() => true,
                Some(major) => contains_one(major, &edge.has.majors),
                None => false,
            };
            if !has.reaches(edge.has.level) || !right_paper || !right_major() {
                return None;
            }
            // A ladder is climbed by what was studied: an equivalence of the same subject counts as far as it goes.
            let gives = if edge.has.level.subject() == edge.gives.subject() { has.min(edge.gives) } else { edge.gives };
            let Some(before) = edge.has.issued_before else { return Some((gives, None)) };
            match seen.value.document.as_ref().and_then(|document| document.issued) {
                Some(issued) if issued.latest() < before => Some((gives, None)),
                Some(issued) if issued.earliest() >= before => None,
                _ => Some((gives, Some(Want::IssueDate))),
            }
        });
        plain.then_some((has, None)).into_iter().chain(edges)
    }

    /// Whether the law lets evidence of the subject count for some months only, and they are over.
    fn ran_out(&self, seen: &Seen<Evidence>) -> bool {
        let Some(validity) = self.validity(seen.value.attained.subject()) else { return false };
        let issued = seen.value.document.as_ref().and_then(|document| document.issued);
        issued.is_some_and(|issued| months_later(issued.latest(), i32::from(validity.months)) <= self.as_of.on)
    }

    /// The rule by which a piece of evidence counts as the level, or does not.
    fn rule_behind(&self, seen: &Seen<Evidence>, level: Level) -> Option<Arc<super::Citation>> {
        if self.ran_out(seen) {
            return self.validity(seen.value.attained.subject()).map(|validity| Arc::clone(&validity.citation));
        }
        let Attainment::Level(has) = seen.value.attained else { return None };
        let paper = seen.value.document.as_ref().map(|document| document.paper);
        if has.subject() == level.subject() && paper != Some(Paper::Equivalence) {
            return None;
        }
        let edge = self.equivalents(level.subject()).find(|edge| {
            has.subject() == edge.has.level.subject() && edge.has.paper.is_none_or(|wanted| paper == Some(wanted))
        });
        edge.map(|edge| Arc::clone(&edge.citation))
    }

    /// The grades of the last calendar years. A year without one may be lawful (less than six months of work), and is not a
    /// bad year.
    fn grades(&self, grade: Grade, years: u8, q: &Question<'_>, notes: &mut impl Notes) -> Outcome {
        let on = self.as_of.on;
        let staff = self.staff_of(q);
        let mut outcome = Outcome::Met;
        let mut bad_year = None;
        let last = on.year() - 1;
        for year in (last + 1 - i16::from(years)..=last).rev() {
            let found = q.official.evaluations.iter().find(|seen| seen.value.year == year);
            let decided = found.and_then(|seen| self.grade_of(&seen.value, staff).map(|grade| (seen, grade)));
            match decided {
                Some((seen, has)) => {
                    notes.used(|| Used::plain(seen, Says::Graded(year, has)));
                    if has < grade {
                        bad_year = bad_year.or(Some(year));
                        outcome = Outcome::NotMet;
                    }
                }
                None => {
                    outcome = outcome.min(Outcome::Unknown);
                    notes.erased(q.official, Kind::Evaluation);
                }
            }
        }
        match bad_year {
            // Grades of the past do not get better: so many good years must follow the bad one.
            Some(bad) => {
                for year in bad + 1..=bad + i16::from(years) {
                    let again = Date::new(bad + i16::from(years) + 1, 1, 1).unwrap_or(Date::MAX);
                    notes.wants(|| Addition { want: Want::Grade { year, grade }, earliest: again });
                }
            }
            None if outcome == Outcome::Unknown => {
                for year in last + 1 - i16::from(years)..=last {
                    let of_year = q.official.evaluations.iter().find(|seen| seen.value.year == year);
                    if of_year.is_none_or(|seen| self.grade_of(&seen.value, staff).is_none()) {
                        notes.wants(|| Addition { want: Want::Grade { year, grade }, earliest: on });
                    }
                }
            }
            None => {}
        }
        outcome
    }

    /// The grade decided, else the one the points come to by the scale of the year.
    fn grade_of(&self, evaluation: &crate::record::Evaluation, staff: Option<Staff>) -> Option<Grade> {
        if evaluation.grade.is_some() {
            return evaluation.grade;
        }
        let points = evaluation.points?;
        let scale = self.scale(evaluation.year, staff).filter(|scale| !scale.points.is_empty())?;
        let reached = scale.points.iter().find(|(_, from)| points >= *from);
        Some(reached.map_or(Grade::NotCompleted, |(grade, _)| *grade))
    }

    fn staff_of(&self, q: &Question<'_>) -> Option<Staff> {
        let held = q.official.holdings.first().map(|seen| &seen.value.title);
        held.or(q.title).and_then(|title| self.staff(title))
    }

    /// Nothing bars unless the record says so; every discipline is tried against every rule that bars.
    fn no_bar(&self, from: Barred, q: &Question<'_>, notes: &mut impl Notes) -> Outcome {
        let on = self.as_of.on;
        let disciplines = &q.official.side().disciplines;
        if disciplines.is_empty() {
            return Outcome::Met;
        }
        let staff = self.staff_of(q);
        let mut until: Option<Date> = None;
        let mut pending = false;
        for seen in disciplines {
            let discipline = &seen.value;
            for bar in self.bars(from, staff) {
                let months = bar.months.iter().find(|(measure, _)| *measure == discipline.measure);
                let end = months.map(|(_, months)| months_later(discipline.effective, i32::from(*months)));
                let bars_pending = discipline.measure == Measure::Pending && bar.pending;
                if end.is_none() && !bars_pending {
                    continue;
                }
                let by = Some(Arc::clone(&bar.citation));
                let document = discipline.document.clone();
                let says = Says::Disciplined { measure: discipline.measure, effective: discipline.effective, until: end };
                notes.used(|| Used { by, document, ..Used::plain(seen, says) });
                pending |= bars_pending;
                until = until.max(end.filter(|end| on < *end));
            }
        }
        match until {
            _ if pending => lacking(notes, Want::CaseClosed, until.unwrap_or(on)),
            Some(until) => later(notes, Want::BarOver, until),
            None => Outcome::Met,
        }
    }

    /// Lessons of the calendar year; until its last day the rest is still owed.
    fn lessons(&self, lessons: u16, q: &Question<'_>, notes: &mut impl Notes) -> Outcome {
        let on = self.as_of.on;
        let year = on.year();
        let courses = q.official.side().courses.iter().filter(|seen: &&Seen<Course>| seen.value.year == year);
        let mut attended = 0u16;
        for seen in courses {
            attended = attended.saturating_add(seen.value.lessons);
            let document = seen.value.document.clone();
            notes.used(|| Used { document, ..Used::plain(seen, Says::Lessons(year, seen.value.lessons)) });
        }
        if attended >= lessons {
            return Outcome::Met;
        }
        notes.wants(|| Addition { want: Want::Lessons { year, lessons: lessons - attended }, earliest: on });
        let year_end = Date::new(year, 12, 31).unwrap_or(on);
        if on < year_end { Outcome::OwedUntil(year_end) } else { Outcome::NotMet }
    }

    fn minority(&self, q: &Question<'_>, notes: &mut impl Notes) -> Outcome {
        match q.official.person.as_ref().and_then(|seen| seen.value.ethnicity.as_ref().map(|is| (seen, is))) {
            Some((seen, is)) => {
                notes.used(|| Used::plain(seen, Says::Ethnicity));
                if words::fold(is) == "kinh" { never(notes) } else { Outcome::Met }
            }
            None => silent(q, notes, Kind::Person, Want::Ethnicity, self.as_of.on),
        }
    }

    /// What is not met may be waived on a ground the law names, promised by a deadline, or left to those who held the title
    /// when the standard came, for a time of transition.
    fn excused(
        &self,
        standard: &Standard,
        requirement: &Requirement,
        q: &Question<'_>,
        outcome: Outcome,
        notes: &mut impl Notes,
    ) -> Outcome {
        let Requirement::Level { level, .. } = requirement else { return outcome };
        if outcome >= Outcome::Exempt {
            return outcome;
        }
        let (side, on) = (q.official.side(), self.as_of.on);
        let mut excused = outcome;
        for seen in &side.waivers {
            let waiver = &seen.value;
            let for_title = waiver.title.as_ref().is_none_or(|title| Some(title) == q.title);
            if waiver.subject != level.subject() || !for_title {
                continue;
            }
            let ground = self.ground(&waiver.ground, waiver.subject, &standard.code);
            let by = ground.map(|ground| Arc::clone(&ground.citation));
            let document = Some(waiver.decision.clone());
            let counts = by.is_some();
            notes.used(|| Used { by, document, ..Used::plain(seen, Says::Waived { ground: waiver.ground.clone(), counts }) });
            if counts {
                excused = Outcome::Exempt;
            }
        }
        for seen in side.owed.iter().filter(|seen| seen.value.level.reaches(*level)) {
            let document = seen.value.document.clone();
            notes.used(|| Used { document, ..Used::plain(seen, Says::Owes(seen.value.level, seen.value.until)) });
            if on <= seen.value.until {
                excused = excused.max(Outcome::OwedUntil(seen.value.until));
            }
        }
        if let Some(transition) = &standard.transition
            && q.purpose == Purpose::Held
            && on < transition.until
            && q.first_day.is_some_and(|first| first <= transition.held_on)
            && outcome == Outcome::NotMet
        {
            let by = Some(Arc::clone(&transition.citation));
            notes.used(|| Used { by, ..Used::of_person(q.official, Says::Transition { until: transition.until }) });
            excused = excused.max(Outcome::OwedUntil(transition.until));
        }
        excused
    }
}

fn contains_one(major: &str, wanted: &[String]) -> bool {
    let major = words::fold(major);
    wanted.iter().any(|word| major.contains(word.as_str()))
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
