//! Days and half-days as the periods of the engine, and back.

use std::collections::BTreeSet;

use cadre::school::{Class, Half, Lecturer, Rank, Room};
use jiff::Span;
use timetable::Period;
use words::{Date, Interval};

use super::SchoolTime;

/// Hundredths in a standard hour.
const HUNDREDTHS: u32 = 100;

/// The days of a timetable: from the Monday of the first class on, until the last class ends.
#[derive(Clone, Copy)]
pub(crate) struct Days {
    monday: Date,
    count: u32,
}

impl Days {
    /// Half-days of a day.
    pub(super) const PER_DAY: u32 = 2;

    pub(super) fn of(classes: &[&Class]) -> Option<Days> {
        let first = classes.iter().filter_map(|class| class.dates.from()).min()?;
        let end = classes.iter().filter_map(|class| class.dates.end()).max()?;
        let monday = first.saturating_sub(Span::new().days(i64::from(first.weekday().to_monday_zero_offset())));
        Some(Days { monday, count: u32::try_from((end - monday).get_days()).ok()?.max(1) })
    }

    pub(super) fn count(self) -> u32 {
        self.count
    }

    /// The period of a half-day, where it lies within.
    pub(super) fn period(self, day: Date, half: Half) -> Option<Period> {
        let days = u32::try_from((day - self.monday).get_days()).ok().filter(|days| *days < self.count)?;
        Some(days * Self::PER_DAY + half as u32)
    }

    /// The half-day of a period.
    pub(super) fn moment(self, period: Period) -> (Date, Half) {
        let day = self.monday.saturating_add(Span::new().days(i64::from(period / Self::PER_DAY)));
        (day, Half::ALL[(period % Self::PER_DAY) as usize])
    }

    /// Periods before a day.
    pub(super) fn before(self, day: Date) -> Period {
        let days = (day - self.monday).get_days().clamp(0, self.count as i32);
        days as u32 * Self::PER_DAY
    }

    fn span(self, days: Interval) -> impl Iterator<Item = Period> {
        let first = days.from().map_or(0, |day| self.before(day));
        let end = days.end().map_or(self.count * Self::PER_DAY, |day| self.before(day));
        first..end
    }

    /// Periods in which not all of these classes are taught.
    pub(super) fn off(self, ask: &SchoolTime<'_>, classes: &[&Class]) -> Vec<Period> {
        let mut meet = vec![0_usize; self.count as usize];
        for class in classes {
            for day in ask.calendar.teaching_days(class, &ask.year.closed) {
                let at = self.before(day) / Self::PER_DAY;
                if let Some(meet) = meet.get_mut(at as usize) {
                    *meet += 1;
                }
            }
        }
        let off =
            (0..self.count * Self::PER_DAY).filter(|period| meet[(period / Self::PER_DAY) as usize] < classes.len());
        off.collect()
    }

    pub(super) fn room(self, ask: &SchoolTime<'_>, room: &Room) -> timetable::Room {
        let site = ask.school.sites.iter().position(|seen| seen.value.code == room.site).unwrap_or(0) as u32;
        let own = ask.year.rooms_closed.iter().filter(|closed| closed.room == room.code);
        let others = ask.others.iter().filter(|meeting| meeting.room.as_ref() == Some(&room.code));
        let mut closed: BTreeSet<Period> = own.flat_map(|closed| self.span(closed.days)).collect();
        closed.extend(others.filter_map(|meeting| self.period(meeting.day, meeting.half)));
        let closed = closed.into_iter().collect();
        timetable::Room { name: room.code.clone(), seats: room.seats, site, closed }
    }

    pub(super) fn lecturer(self, ask: &SchoolTime<'_>, lecturer: &Lecturer) -> timetable::Lecturer {
        let absent = ask.year.absences.iter().filter(|absence| absence.lecturer == lecturer.code);
        let mut away: BTreeSet<Period> = absent.flat_map(|absence| self.span(absence.days)).collect();
        let busy = ask.others.iter().filter(|meeting| meeting.lecturer.as_ref() == Some(&lecturer.code));
        away.extend(busy.filter_map(|meeting| self.period(meeting.day, meeting.half)));
        let visits: Vec<Interval> =
            ask.year.visits.iter().filter(|visit| visit.lecturer == lecturer.code).map(|visit| visit.days).collect();
        if !visits.is_empty() {
            let comes = |period: &Period| visits.iter().any(|days| days.contains(self.moment(*period).0));
            away.extend((0..self.count * Self::PER_DAY).filter(|period| !comes(period)));
        }
        let away = away.into_iter().collect();
        let week = lecturer.sessions_per_week.unwrap_or(ask.teaching.sessions_per_week);
        let year_hours = lecturer.rank.and_then(|rank| year_hours(ask, rank));
        timetable::Lecturer { name: lecturer.name.clone(), away, week_max: Some(week), year_hours }
    }
}

/// Standard hours of a year, in hundredths, as far from the norm as the school may.
fn year_hours(ask: &SchoolTime<'_>, rank: Rank) -> Option<std::ops::RangeInclusive<u32>> {
    let (norm, spread) = (ask.teaching.norm(rank)?.hours, ask.teaching.spread_percent);
    Some(norm * (HUNDREDTHS - spread)..=norm * (HUNDREDTHS + spread))
}
