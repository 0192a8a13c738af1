//! From verdicts to needs: every gap becomes a wanted programme, or is listed with the reason why it does not.

use std::collections::BTreeMap;

use words::{Date, Interval};

use super::{Because, Forms, Left, LeftWhy, Need, Needs, Origin, Policy, Requires, waited_years};
use crate::record::{Attainment, Level, Official, Record, TitleCode, UnitId};
use crate::school::{AnnualPlan, Programme, ProgrammeCode};
use crate::standard::{Ask, Law, Outcome, Purpose, Requirement, Verdict, Want, enter, review};

/// What the needs of a year follow from.
#[derive(Clone, Copy)]
pub struct AskNeeds<'a> {
    /// The people and the school.
    pub record: &'a Record,
    /// What titles held and planned ask, as reviewed.
    pub verdicts: &'a [Verdict],
    /// The law of the day of the review.
    pub law: &'a Law<'a>,
    /// Who waits longer.
    pub policy: &'a Policy,
    /// Calendar year.
    pub year: i16,
    /// The last plans of the years before, the latest first: who waited then.
    pub before: &'a [AnnualPlan],
}

/// The needs of the calendar year. Several gaps that one programme closes are one need, with the highest penalty among
/// them. What the law of entry forbids is not planned.
pub fn needs(ask: &AskNeeds<'_>) -> Needs {
    let AskNeeds { record, law, year, .. } = *ask;
    let first = first_day(year);
    let desk = Desk { ask, law: law.on(first), first };
    let owed_yearly = review(record, &desk.law, &Ask { purposes: vec![Purpose::Yearly], ..Ask::default() });
    let (mut verdicts, mut yearly) = (Runs(ask.verdicts), Runs(&owed_yearly));
    let mut all = Needs::default();
    for official in &record.officials {
        let mut wanted: BTreeMap<ProgrammeCode, Need> = BTreeMap::new();
        for verdict in verdicts.of(official) {
            desk.gaps(official, verdict, &mut wanted, &mut all.left);
        }
        desk.requests(official, &mut wanted, &mut all.left);
        for verdict in yearly.of(official) {
            desk.lessons(official, verdict, &mut wanted, &mut all.left);
        }
        all.needs.extend(wanted.into_values());
    }
    all
}

/// The day on which a year's needs are looked at: entry to study, ages, what is owed in the year.
pub fn first_day(year: i16) -> Date {
    Date::new(year, 1, 1).unwrap_or(Date::MIN)
}

/// Verdicts, those of one person after the other in the order of the record.
struct Runs<'a>(&'a [Verdict]);

impl<'a> Runs<'a> {
    fn of(&mut self, official: &Official) -> &'a [Verdict] {
        let length = self.0.iter().take_while(|verdict| verdict.person == official.id).count();
        let (run, rest) = self.0.split_at(length);
        self.0 = rest;
        run
    }
}

/// The desk at which gaps become needs.
struct Desk<'a> {
    ask: &'a AskNeeds<'a>,
    /// As far as it is known today, the law of the first day.
    law: Law<'a>,
    first: Date,
}

impl Desk<'_> {
    /// What a title held or planned lacks.
    fn gaps(
        &self,
        official: &Official,
        verdict: &Verdict,
        wanted: &mut BTreeMap<ProgrammeCode, Need>,
        left: &mut Vec<Left>,
    ) {
        let (Some(title), Some(unit)) = (&verdict.title, verdict.unit) else { return };
        for gap in gaps(verdict) {
            let because = Because {
                origin: origin(verdict, &gap),
                standard: Some(verdict.standard.code.clone()),
                title: Some(title.clone()),
                requires: Requires::Level(gap.level),
            };
            match self.stays(official).and_then(|()| self.programme(official, verdict, &gap)) {
                Ok(programme) => self.want(official, unit, programme, because, gap.owed_until, wanted),
                Err(why) => left.push(Left { person: official.id, because, why }),
            }
        }
    }

    /// The last day in service, where it lies within sight of the law's tables.
    fn retires(&self, official: &Official) -> Option<Date> {
        let person = &official.person.as_ref()?.value;
        self.law.retirement(person.sex, person.birth).map(|retirement| retirement.last_day)
    }

    /// Whether somebody is still there when the year begins.
    fn stays(&self, official: &Official) -> Result<(), LeftWhy> {
        match self.retires(official).filter(|last_day| *last_day < self.first) {
            Some(last_day) => Err(LeftWhy::Retires { last_day }),
            None => Ok(()),
        }
    }

    /// The programme that closes a gap, or why none is planned.
    fn programme(&self, official: &Official, verdict: &Verdict, gap: &Gap) -> Result<&Programme, LeftWhy> {
        if !gap.known {
            return Err(LeftWhy::Unknown);
        }
        // Somebody in post needs the level also where something else can never be met; somebody planned for it does not.
        if verdict.purpose == Purpose::Planned && verdict.turns.is_empty() {
            return Err(LeftWhy::NeverMet);
        }
        let programme = self.ask.record.school.programme_for(gap.level).ok_or(LeftWhy::NoProgramme);
        self.may_study(official, gap.level)?;
        programme
    }

    /// Whether somebody may be sent to study for a level.
    fn may_study(&self, official: &Official, level: Level) -> Result<(), LeftWhy> {
        if official.side().studies.iter().any(|study| study.value.level.reaches(level)) {
            return Err(LeftWhy::Studying);
        }
        let entry = enter(self.ask.record, &self.law, official, level, true);
        if entry.iter().any(|verdict| verdict.outcome == Outcome::NotMet) {
            return Err(LeftWhy::MayNotEnter);
        }
        Ok(())
    }

    /// What the unit asks for the year.
    fn requests(&self, official: &Official, wanted: &mut BTreeMap<ProgrammeCode, Need>, left: &mut Vec<Left>) {
        let of_year = official.side().requests.iter().filter(|seen| seen.value.year == self.ask.year);
        for request in of_year.map(|seen| &seen.value) {
            let requires = Requires::Programme(request.programme.clone());
            let because = Because { origin: Origin::Requested, standard: None, title: None, requires };
            let Some(held) = official.holdings.first() else { continue };
            match self.stays(official).and_then(|()| self.requested(official, &request.programme)) {
                Ok(programme) => self.want(official, held.value.unit, programme, because, None, wanted),
                Err(why) => left.push(Left { person: official.id, because, why }),
            }
        }
    }

    fn requested(&self, official: &Official, written: &str) -> Result<&Programme, LeftWhy> {
        let programme = self.ask.record.school.called(written).ok_or(LeftWhy::NoProgramme)?;
        if let Some(level) = programme.gives {
            if official
                .evidence
                .iter()
                .any(|seen| matches!(seen.value.attained, Attainment::Level(has) if has.reaches(level)))
            {
                return Err(LeftWhy::Attained);
            }
            self.may_study(official, level)?;
        }
        Ok(programme)
    }

    /// What is owed every year. Where another programme the person needs counts for it, that is enough.
    fn lessons(
        &self,
        official: &Official,
        verdict: &Verdict,
        wanted: &mut BTreeMap<ProgrammeCode, Need>,
        left: &mut Vec<Left>,
    ) {
        let (Some(held), Some((year, lessons))) = (official.holdings.first(), lessons_missing(verdict)) else { return };
        let titles: Vec<TitleCode> = official.holdings.iter().map(|held| held.value.title.clone()).collect();
        let because = Because {
            origin: Origin::Yearly,
            standard: Some(verdict.standard.code.clone()),
            title: None,
            requires: Requires::Lessons { year, lessons },
        };
        let counts = |programme: &&ProgrammeCode| {
            let programme = self.ask.record.school.programme(programme);
            programme.is_some_and(|other| other.yearly && other.lessons.is_some_and(|all| all >= u32::from(lessons)))
        };
        let programme = self.stays(official).and_then(|()| match wanted.keys().find(counts) {
            Some(programme) => Err(LeftWhy::Counted { programme: programme.clone() }),
            None => self.ask.record.school.programme_for_lessons(lessons, &titles).ok_or(LeftWhy::NoProgramme),
        });
        let last = Date::new(self.ask.year, 12, 31).ok();
        match programme {
            Ok(programme) => self.want(official, held.value.unit, programme, because, last, wanted),
            Err(why) => left.push(Left { person: official.id, because, why }),
        }
    }

    /// Adds a gap to what the person wants. `by` is the last day on which it can still be met.
    fn want(
        &self,
        official: &Official,
        unit: UnitId,
        programme: &Programme,
        because: Because,
        by: Option<Date>,
        wanted: &mut BTreeMap<ProgrammeCode, Need>,
    ) {
        let AskNeeds { policy, year, before, .. } = *self.ask;
        let code = &programme.code;
        let waited = waited_years(before, official.id, code);
        let titles = official.holdings.iter().map(|held| &held.value.title).chain(&because.title);
        let penalty_vnd = policy.penalty_vnd(titles, because.origin, waited);
        let need = wanted.entry(code.clone()).or_insert_with(|| Need {
            person: official.id,
            unit,
            programme: code.clone(),
            because: Vec::new(),
            within: self.in_service(official),
            missed: None,
            forms: programme.gives.map_or(Forms::Any, |level| self.forms(official, level)),
            waited,
            penalty_vnd,
        });
        if let Some(by) = by {
            let mut classes = self.ask.record.school.classes_of(year);
            classes.retain(|class| class.programme == *code);
            let in_time = classes.iter().any(|class| class.dates.end().is_some_and(|end| end <= after(by)));
            let sooner = need.within.end().is_none_or(|end| after(by) < end);
            if in_time && sooner {
                need.within = Interval::between(self.first, after(by)).unwrap_or(need.within);
            } else if !in_time && !classes.is_empty() {
                // Late is better than never; the line says so.
                need.missed = Some(need.missed.map_or(by, |other| other.min(by)));
            }
        }
        need.penalty_vnd = need.penalty_vnd.max(penalty_vnd);
        need.because.push(because);
    }

    /// The days of the year and after it on which somebody is still in service.
    fn in_service(&self, official: &Official) -> Interval {
        let all = Interval::since(self.first);
        self.retires(official).and_then(|last_day| Interval::between(self.first, after(last_day)).ok()).unwrap_or(all)
    }

    /// Forms of study. Whoever may not study beside the post when the year begins, or of whom that is not known, is planned
    /// full time: a plan must not rest on an age nobody knows.
    fn forms(&self, official: &Official, level: Level) -> Forms {
        let open = |full_time| {
            let verdicts = enter(self.ask.record, &self.law, official, level, full_time);
            verdicts.iter().map(|verdict| verdict.proof.open().len()).sum::<usize>()
        };
        if open(false) > open(true) { Forms::FullTime } else { Forms::Any }
    }
}

/// The day behind a last day.
fn after(last: Date) -> Date {
    last.saturating_add(jiff::Span::new().days(1))
}

/// A level that a verdict lacks.
struct Gap {
    level: Level,
    /// Whether it is known to be lacking.
    known: bool,
    /// The last day on which it may be owed.
    owed_until: Option<Date>,
}

fn origin(verdict: &Verdict, gap: &Gap) -> Origin {
    match (verdict.purpose, gap.owed_until) {
        (_, Some(_)) => Origin::Owed,
        (Purpose::Planned, None) => Origin::Planned,
        _ => Origin::Held,
    }
}

/// The levels a verdict lacks. Where there are several ways to turn it, the one that is done the earliest counts.
fn gaps(verdict: &Verdict) -> Vec<Gap> {
    let turn = verdict.turns.first();
    let in_turn = |level: Level| {
        turn.is_none_or(|turn| {
            turn.additions
                .iter()
                .any(|addition| matches!(addition.want, Want::Level { level: wanted, .. } if wanted.reaches(level)))
        })
    };
    let mut gaps: Vec<Gap> = Vec::new();
    for (tried, outcome) in verdict.proof.open() {
        let Requirement::Level { level, .. } = tried.requirement.as_ref() else { continue };
        let again = gaps.last().is_some_and(|gap: &Gap| gap.level == *level);
        if outcome == Outcome::Exempt || !in_turn(*level) || again {
            continue;
        }
        let owed_until = if let Outcome::OwedUntil(day) = outcome { Some(day) } else { None };
        gaps.push(Gap { level: *level, known: outcome != Outcome::Unknown, owed_until });
    }
    gaps
}

/// The year and how many lessons of it a yearly verdict lacks.
fn lessons_missing(verdict: &Verdict) -> Option<(i16, u16)> {
    let wants = verdict.turns.first()?.additions.iter();
    wants.map(|addition| &addition.want).find_map(|want| match want {
        Want::Lessons { year, lessons } => Some((*year, *lessons)),
        _ => None,
    })
}
