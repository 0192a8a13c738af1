//! Who may study in which form: the ages from which a programme may be taken beside the post.

use serde::{Deserialize, Serialize};
use toml::Spanned;
use words::{Date, Interval};

use super::Citation;
use crate::pack::{Day, Pack, PackError, days};
use crate::record::{Level, Person, Sex, Subject};

/// Entry rule (điều kiện dự tuyển): the age from which a level may be studied other than full time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryRule {
    /// The level studied for.
    pub level: Level,
    /// Full years of age, women.
    pub part_time_age_years_female: u8,
    /// Full years of age, men.
    pub part_time_age_years_male: u8,
    /// Days on which it is in force.
    pub in_force: Interval,
    /// Where it stands.
    pub citation: Citation,
}

/// Whether a person may study other than full time on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayEnter {
    /// Old enough, or no rule asks for an age.
    Yes,
    /// Too young.
    TooYoung,
    /// The birth is not known well enough to tell.
    Unknown,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenEntry {
    subject: Subject,
    level: Spanned<String>,
    part_time_age_years_female: u8,
    part_time_age_years_male: u8,
    article: String,
    clause: Option<String>,
    from: Option<Day>,
    until: Option<Day>,
    verified: bool,
    #[serde(rename = "source")]
    _source: String,
}

impl WrittenEntry {
    pub(super) fn check(self, pack: Pack<'_>, number: &str) -> Result<EntryRule, PackError> {
        let level =
            Level::new(self.subject, self.level.as_ref()).map_err(|error| pack.at(&self.level, error.to_string()))?;
        let in_force = days(self.from, self.until).map_err(|error| pack.at(&self.level, error.to_string()))?;
        let citation =
            Citation { number: number.to_owned(), article: self.article, clause: self.clause, verified: self.verified };
        Ok(EntryRule {
            level,
            part_time_age_years_female: self.part_time_age_years_female,
            part_time_age_years_male: self.part_time_age_years_male,
            in_force,
            citation,
        })
    }
}

impl EntryRule {
    /// Whether the person is old enough on the day to study other than full time.
    pub fn part_time(&self, person: &Person, on: Date) -> MayEnter {
        let years = match person.sex {
            Sex::Female => self.part_time_age_years_female,
            Sex::Male => self.part_time_age_years_male,
        };
        let birthday = |birth: Date| birth.saturating_add(jiff::Span::new().years(i64::from(years)));
        match (birthday(person.birth.earliest()) <= on, birthday(person.birth.latest()) <= on) {
            (_, true) => MayEnter::Yes,
            (false, _) => MayEnter::TooYoung,
            (true, false) => MayEnter::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use words::PartialDate;

    use super::*;

    fn may(sex: Sex, birth: &str, on: &str) -> MayEnter {
        let rule = EntryRule {
            level: Level::new(Subject::Theory, "intermediate").unwrap(),
            part_time_age_years_female: 28,
            part_time_age_years_male: 30,
            in_force: Interval::ALWAYS,
            citation: Citation { number: String::new(), article: String::new(), clause: None, verified: false },
        };
        let birth = PartialDate::parse(birth).unwrap();
        let person = Person { name: String::new(), sex, birth, number: None, ethnicity: None, origin: None };
        rule.part_time(&person, on.parse().unwrap())
    }

    #[test]
    fn the_birthday_itself_is_enough() {
        assert_eq!(may(Sex::Female, "06/03/1999", "2027-03-06"), MayEnter::Yes);
        assert_eq!(may(Sex::Female, "07/03/1999", "2027-03-06"), MayEnter::TooYoung);
        assert_eq!(may(Sex::Male, "06/03/1999", "2027-03-06"), MayEnter::TooYoung);
    }

    #[test]
    fn a_birth_year_alone_leaves_one_year_open() {
        assert_eq!(may(Sex::Male, "1996", "2027-03-06"), MayEnter::Yes);
        assert_eq!(may(Sex::Male, "1997", "2027-03-06"), MayEnter::Unknown);
        assert_eq!(may(Sex::Male, "1998", "2027-03-06"), MayEnter::TooYoung);
    }
}
