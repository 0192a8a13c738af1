//! The teaching calendar: public holidays and make-up days as data, the school's own days off, and what is left for classes.

use serde::Deserialize;
use words::{Date, Interval};

use super::costs::meets_on;
use super::{Class, Closed};
use crate::pack::{Day, Pack, PackError, days};

/// A time without work for everybody (nghỉ lễ, Tết).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The days.
    pub days: Interval,
    /// Name.
    pub name: String,
    /// Whether the days were seen in a text; days that a yearly decision fixes are computed until it is.
    pub verified: bool,
}

/// Public holidays of some years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Holidays, year after year.
    pub holidays: Vec<Holiday>,
    /// Days of rest on which work is made up for (làm bù).
    pub worked: Vec<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    year: i16,
    #[serde(default)]
    holiday: Vec<WrittenHoliday>,
    #[serde(default)]
    worked: Vec<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenHoliday {
    name: toml::Spanned<String>,
    from: Day,
    until: Day,
    verified: bool,
    // Shown to whoever reads the file.
    #[allow(dead_code)]
    source: String,
}

impl Calendar {
    /// Adds a year's file.
    pub fn add(&mut self, pack: Pack<'_>) -> Result<(), PackError> {
        let written: Written = pack.read()?;
        for holiday in written.holiday {
            let days = days(Some(holiday.from), Some(holiday.until))
                .map_err(|error| pack.at(&holiday.name, error.to_string()))?;
            if days.from().is_none_or(|first| first.year() != written.year) {
                return Err(pack.at(&holiday.name, format!("the holiday does not begin in {}", written.year)));
            }
            let (name, verified) = (holiday.name.into_inner(), holiday.verified);
            self.holidays.push(Holiday { days, name, verified });
        }
        self.worked.extend(written.worked.iter().map(|day| day.0));
        Ok(())
    }

    /// Whether the holidays of a year are known.
    pub fn covers(&self, year: i16) -> bool {
        self.holidays.iter().any(|holiday| holiday.days.from().is_some_and(|first| first.year() == year))
    }

    /// The holiday or the school's own time off that a day lies in.
    pub fn off<'a>(&'a self, day: Date, closed: &'a [Closed]) -> Option<&'a str> {
        let holiday = self.holidays.iter().find(|holiday| holiday.days.contains(day)).map(|holiday| &holiday.name);
        let own = || closed.iter().find(|closed| closed.days.contains(day)).map(|closed| &closed.why);
        holiday.or_else(own).map(String::as_str)
    }

    /// The days on which a class is taught.
    pub fn teaching_days<'a>(&'a self, class: &'a Class, closed: &'a [Closed]) -> impl Iterator<Item = Date> + 'a {
        let (first, end) = (class.dates.from().unwrap_or(Date::MIN), class.dates.end().unwrap_or(Date::MIN));
        let all = first.series(jiff::Span::new().days(1)).take_while(move |day| *day < end);
        all.filter(move |day| {
            let weekday = day.weekday().to_monday_one_offset() as u8;
            let meets = meets_on(class, weekday) || (self.worked.contains(day) && meets_on(class, 1));
            meets && self.off(*day, closed).is_none()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::{Admission, Form, ProgrammeCode, Weekdays};

    const YEAR: &str = "year = 2027\nworked = [2027-02-20]\n
        [[holiday]]\nname = 'Tết'\nfrom = 2027-02-05\nuntil = 2027-02-12\nverified = false\nsource = 'trial'\n";

    fn class(starts: &str, end: &str, form: Form) -> Class {
        let dates = Interval::between(starts.parse().unwrap(), end.parse().unwrap()).unwrap();
        Class {
            code: "K".to_owned(),
            programme: ProgrammeCode("P".to_owned()),
            site: "CS1".to_owned(),
            form,
            dates,
            seats_min: 1,
            seats_max: 9,
            open_cost_vnd: 0,
            admission: Admission::File,
            applications_until: None,
            exam_on: None,
            off_plan: None,
            cancelled: false,
        }
    }

    #[test]
    fn holidays_the_schools_own_days_and_make_up_days_count() {
        let mut calendar = Calendar::default();
        calendar.add(Pack { file: "2027.toml", text: YEAR }).unwrap();
        let own = [Closed {
            days: Interval::between("2027-02-15".parse().unwrap(), "2027-02-17".parse().unwrap()).unwrap(),
            why: "own".to_owned(),
        }];
        // Three weeks from 1 February: five days, then four of which the holiday leaves the four before it, then three and
        // the Saturday that is made up.
        let full = class("2027-02-01", "2027-02-22", Form::FullTime);
        let days: Vec<Date> = calendar.teaching_days(&full, &own).collect();
        assert_eq!(days.len(), 4 + 1 + 3 + 1, "{days:?}");
        assert!(days.contains(&"2027-02-20".parse().unwrap()));
        let weekend = class("2027-02-01", "2027-02-22", Form::PartTime(Weekdays::try_from(vec![6, 7]).unwrap()));
        assert_eq!(calendar.teaching_days(&weekend, &own).count(), 4);
        assert_eq!(calendar.off("2027-02-08".parse().unwrap(), &own), Some("Tết"));
        assert!(calendar.add(Pack { file: "2027.toml", text: &YEAR.replace("year = 2027", "year = 2026") }).is_err());
    }
}
