//! How the years went: grades, discipline, lessons.

use std::sync::Arc;

use words::{Date, months_later};

use super::super::Barred;
use super::super::law::Law;
use super::super::proof::{Addition, Says, Used, Want};
use super::{Notes, Outcome, Question, lacking, later, never, silent};
use crate::record::{Course, Evaluation, Grade, Kind, Measure, Seen, Staff};

impl Law<'_> {
    /// The grades of the last calendar years. A year without one may be lawful (less than six months of work), and is not a
    /// bad year.
    pub(super) fn grades(&self, grade: Grade, years: u8, q: &Question<'_>, notes: &mut impl Notes) -> Outcome {
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
    fn grade_of(&self, evaluation: &Evaluation, staff: Option<Staff>) -> Option<Grade> {
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
    pub(super) fn no_bar(&self, from: Barred, q: &Question<'_>, notes: &mut impl Notes) -> Outcome {
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
                let says =
                    Says::Disciplined { measure: discipline.measure, effective: discipline.effective, until: end };
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
    pub(super) fn lessons(&self, lessons: u16, q: &Question<'_>, notes: &mut impl Notes) -> Outcome {
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

    pub(super) fn minority(&self, q: &Question<'_>, notes: &mut impl Notes) -> Outcome {
        match q.official.person.as_ref().and_then(|seen| seen.value.is_minority().map(|is| (seen, is))) {
            Some((seen, is)) => {
                notes.used(|| Used::plain(seen, Says::Ethnicity));
                if is { Outcome::Met } else { never(notes) }
            }
            None => silent(q, notes, Kind::Person, Want::Ethnicity, self.as_of.on),
        }
    }
}
