//! Invented people of one commune: leaders by rank, then civil servants, with the gaps that communes have.

use cadre::record::{Level, Sex, Subject};
use fastrand::Rng;
use sheet::{Field, Row};
use words::{Date, PartialDate};

use super::names;

/// How often each level occurs, in a hundred people. The shares are those of an old province's civil servants in 2022,
/// rounded: 80 of a hundred with a university degree, 30 with intermediate theory; leaders have more.
const DEGREES: [(&str, u8); 5] =
    [("intermediate", 8), ("college", 7), ("university", 72), ("master", 12), ("doctor", 1)];
const THEORY_LEADERS: [(&str, u8); 4] = [("none", 14), ("elementary", 16), ("intermediate", 55), ("advanced", 15)];
const THEORY_OTHERS: [(&str, u8); 4] = [("none", 58), ("elementary", 12), ("intermediate", 28), ("advanced", 2)];
const STATE_MANAGEMENT: [(&str, u8); 4] = [("none", 35), ("officer", 10), ("specialist", 50), ("principal", 5)];

/// Who an invented person is, for the files that name people again.
pub(super) struct Who {
    /// Full name.
    pub(super) name: String,
    /// Sex.
    pub(super) sex: Sex,
    /// Birth, as the list states it.
    pub(super) birth: PartialDate,
    /// Personal number.
    pub(super) number: String,
    /// Place in the order of rank, from 0.
    pub(super) rank: usize,
}

/// The people of a commune with their rows, highest rank first.
pub(super) fn rows(rng: &mut Rng, unit: &str, people: usize, first_number: usize, today: Date) -> Vec<(Who, Row)> {
    (0..people).map(|rank| row(rng, unit, rank, first_number + rank, today)).collect()
}

fn row(rng: &mut Rng, unit: &str, rank: usize, number: usize, today: Date) -> (Who, Row) {
    let title = names::TITLES.get(rank).copied().unwrap_or(names::OTHERS);
    let leader = rank < names::TITLES.len();
    let sex = if rng.u8(0..100) < 38 { Sex::Female } else { Sex::Male };
    let born = born(rng, leader, today);
    let age_started = rng.i16(22..27);
    let started = date(rng, (born.year() + age_started).min(today.year() - 1));
    let years_elsewhere = rng.i16(1..9);
    let joined = date(rng, (started.year() + years_elsewhere).min(today.year() - 1));
    let (name, birth) = (name(rng, sex), birth(rng, born));
    let who = Who { name, sex, birth, number: personal_number(sex, born, number), rank };
    // Commanders come from the army's schools: the law asks it.
    let major = rng.choice(names::MAJORS).unwrap_or_default();
    let major = if title == names::COMMANDER { names::COMMANDER_MAJOR } else { major };
    let mut row = Row::default()
        .say(Field::Name, &who.name)
        .born(sex, birth)
        .say(Field::Number, &who.number)
        .say(Field::Title, title)
        .say(Field::Unit, unit)
        .say(Field::Ethnicity, names::ETHNICITY)
        .say(Field::Origin, unit)
        .say(Field::Recruited, PartialDate::Day(started).to_string())
        .say(Field::Joined, PartialDate::Day(joined).to_string())
        .say(Field::General, "12/12")
        .say(Field::Major, major);
    for holds in [Field::Insurance, Field::Religion, Field::PayCode, Field::PayStep, Field::PayFactor, Field::Note] {
        row = row.say(holds, names::NOT_KEPT);
    }
    let theory = if leader { THEORY_LEADERS } else { THEORY_OTHERS };
    // Somebody forgets to mark a degree now and then; the record is then silent on it.
    let degree = (rng.u8(0..100) < 97).then(|| pick(rng, &DEGREES)).and_then(|code| level(Subject::Professional, code));
    let levels = [
        degree,
        level(Subject::Theory, pick(rng, &theory)),
        level(Subject::StateManagement, pick(rng, &STATE_MANAGEMENT)),
    ];
    (who, levels.into_iter().flatten().fold(row, Row::mark))
}

fn level(subject: Subject, code: &str) -> Option<Level> {
    Level::new(subject, code).ok()
}

fn pick<'a>(rng: &mut Rng, shares: &[(&'a str, u8)]) -> &'a str {
    let mut left = rng.u8(0..100);
    for (code, share) in shares {
        match left.checked_sub(*share) {
            None => return code,
            Some(rest) => left = rest,
        }
    }
    shares.last().map_or("", |(code, _)| code)
}

fn name(rng: &mut Rng, sex: Sex) -> String {
    let (middle, given) = match sex {
        Sex::Female => (rng.choice(names::MIDDLE_FEMALE), rng.choice(names::GIVEN_FEMALE)),
        Sex::Male => (rng.choice(names::MIDDLE_MALE), rng.choice(names::GIVEN_MALE)),
    };
    let family = rng.choice(names::FAMILY);
    [family, middle, given].into_iter().flatten().collect::<Vec<&str>>().join(" ")
}

fn born(rng: &mut Rng, leader: bool, today: Date) -> Date {
    let age = if leader { rng.i16(30..57) } else { rng.i16(24..56) };
    date(rng, today.year() - age)
}

/// A day of a year; the last days of months are left out, so that every month has it.
fn date(rng: &mut Rng, year: i16) -> Date {
    Date::new(year, rng.i8(1..=12), rng.i8(1..=28)).unwrap_or(Date::ZERO)
}

/// Older files know some births by the month or the year only.
fn birth(rng: &mut Rng, born: Date) -> PartialDate {
    match rng.u8(0..100) {
        0..4 => PartialDate::Year(born.year()),
        4..8 => PartialDate::Month { year: born.year(), month: born.month() },
        _ => PartialDate::Day(born),
    }
}

/// Province 999, which there is not; then the sign of century and sex, the year of birth, and a number.
fn personal_number(sex: Sex, born: Date, number: usize) -> String {
    let later = u8::from(born.year() >= 2000) * 2;
    let sign = later + u8::from(sex == Sex::Female);
    format!("999{sign}{:02}{number:06}", born.year() % 100)
}
