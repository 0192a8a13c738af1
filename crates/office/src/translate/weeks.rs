//! Days as the weeks of a plan, and back.

use words::{Date, Interval};

/// The weeks of a plan: week 0 begins on the Monday of the week of 1 January.
#[derive(Clone, Copy)]
pub(super) struct Weeks {
    monday: Date,
}

impl Weeks {
    pub(super) fn of(year: i16) -> Weeks {
        let first = Date::new(year, 1, 1).unwrap_or(Date::MIN);
        let since_monday = i64::from(first.weekday().to_monday_zero_offset());
        Weeks { monday: first.saturating_sub(jiff::Span::new().days(since_monday)) }
    }

    /// The week a day lies in; days before the first week count as it.
    pub(super) fn of_day(self, day: Date) -> u32 {
        let days = (day - self.monday).get_days();
        u32::try_from(days.div_euclid(7)).unwrap_or(0)
    }

    /// The first week that begins on the day or later.
    pub(super) fn next_from(self, day: Date) -> u32 {
        self.of_day(day.saturating_add(jiff::Span::new().days(6)))
    }

    /// The weeks a class touches: its first, and how many.
    pub(super) fn of_span(self, dates: Interval) -> (u32, u32) {
        let start = dates.from().map_or(0, |day| self.of_day(day));
        let end = dates.end().map_or(start + 1, |day| self.next_from(day));
        (start, end.saturating_sub(start).max(1))
    }

    pub(super) fn first_day(self, week: u32) -> Date {
        self.monday.saturating_add(jiff::Span::new().weeks(i64::from(week)))
    }
}
