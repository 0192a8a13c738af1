//! The people: invented, each with a commune, titles, levels and dates that fit each other.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use serde_json::{Value, json};

use super::content::Content;

/// A date that is known to the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    pub(crate) y: i32,
    pub(crate) m: u32,
    pub(crate) d: u32,
}

impl Day {
    /// As the truth writes it.
    pub(crate) fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.y, self.m, self.d)
    }

    /// As offices write it.
    pub(crate) fn text(self) -> String {
        format!("{:02}/{:02}/{:04}", self.d, self.m, self.y)
    }

    /// Days since 30 December 1899, as spreadsheets count.
    pub(crate) fn serial(self) -> i64 {
        let y = i64::from(self.y) - i64::from(self.m <= 2);
        let m = (i64::from(self.m) + 9) % 12;
        let day_of_year = (153 * m + 2) / 5 + i64::from(self.d) - 1;
        365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + day_of_year - 693_899
    }

    /// A day of these years; from 13 to 28, or from 1 to 28.
    fn of(rng: &mut Rng, years: std::ops::RangeInclusive<i32>) -> Day {
        Day { y: rng.i32(years), m: rng.u32(1..=12), d: rng.u32(1..=28) }
    }
}

/// A title in a commune.
#[derive(Clone)]
pub(crate) struct Post {
    pub(crate) title: String,
    pub(crate) unit: String,
}

/// One person, true in every field.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) male: bool,
    pub(crate) birth: Day,
    pub(crate) number: String,
    pub(crate) ethnicity: String,
    pub(crate) origin: String,
    pub(crate) recruited: Day,
    pub(crate) permanent: Day,
    pub(crate) joined: Day,
    pub(crate) party: Option<(Day, Day)>,
    pub(crate) holds: Vec<Post>,
    pub(crate) planned: Vec<Post>,
    pub(crate) levels: BTreeMap<&'static str, &'static str>,
    pub(crate) major: String,
    pub(crate) language: String,
    pub(crate) computing: String,
    pub(crate) learner: String,
    pub(crate) minority: bool,
}

impl Person {
    pub(crate) fn unit(&self) -> &str {
        &self.holds[0].unit
    }

    pub(crate) fn sex(&self) -> &'static str {
        if self.male { "male" } else { "female" }
    }

    /// As the truth says it.
    pub(crate) fn json(&self) -> Value {
        let post = |post: &Post| json!({"title": post.title, "unit": post.unit});
        let held = |hold: &Post| json!({"title": hold.title, "unit": hold.unit, "joined": self.joined.iso()});
        json!({
            "id": self.id, "name": self.name, "sex": self.sex(), "birth": self.birth.iso(), "number": self.number,
            "ethnicity": self.ethnicity, "origin": self.origin, "recruited": self.recruited.iso(),
            "permanent": self.permanent.iso(), "joined": self.joined.iso(),
            "party_probation": self.party.map(|party| party.0.iso()), "party_full": self.party.map(|party| party.1.iso()),
            "holds": self.holds.iter().map(held).collect::<Vec<_>>(),
            "planned": self.planned.iter().map(post).collect::<Vec<_>>(),
            "levels": self.levels, "major": self.major, "language": self.language, "computing": self.computing,
        })
    }
}

/// Everybody there is so far.
#[derive(Default)]
pub(crate) struct Pool {
    pub(crate) people: Vec<Person>,
    names: BTreeSet<(String, Day)>,
    numbers: BTreeSet<String>,
}

const PARTY: [&str; 2] = ["bi-thu-dang-uy", "pho-bi-thu-dang-uy"];
const STATE: [&str; 4] = ["chu-tich-hdnd", "pho-chu-tich-hdnd", "chu-tich-ubnd", "pho-chu-tich-ubnd"];

/// Whether a title is one of the Party.
pub(crate) fn of_party(code: &str) -> bool {
    PARTY.contains(&code)
}

impl Pool {
    /// A pool of people who are known already.
    pub(crate) fn of(people: Vec<Person>) -> Pool {
        Pool { people, ..Pool::default() }
    }

    /// A new person of a commune; now and then one who shares name and birth with somebody of another commune.
    pub(crate) fn fresh(&mut self, unit: &str, content: &Content, rng: &mut Rng) -> usize {
        let twin = rng.u8(..100) < 3 && !self.people.is_empty();
        let twin =
            twin.then(|| &self.people[rng.usize(..self.people.len())]).filter(|twin| twin.unit() != unit).cloned();
        let is_twin = twin.is_some();
        let (name, male, ethnicity, minority, birth) = match twin {
            Some(twin) => (twin.name, twin.male, twin.ethnicity, twin.minority, twin.birth),
            None => self.unused(content, rng),
        };
        let id = format!("p{:04}", self.people.len() + 1);
        let recruited = Day::of(rng, birth.y + 22..=(birth.y + 30).min(2020));
        let permanent = Day { y: recruited.y + 1, ..recruited };
        let joined = Day::of(rng, (recruited.y + 1).min(2023)..=2024);
        let probation = Day::of(rng, (birth.y + 22).min(2021)..=(birth.y + 32).min(2022));
        let party = (rng.u8(..10) < 8).then_some((probation, Day { y: probation.y + 1, ..probation }));
        let pick = |rng: &mut Rng, path: &str| pick(rng, &content.list(path)).to_owned();
        let number = self.number(male, birth, rng);
        let learner = format!("HV{:05}", self.people.len() * 7 + 1203);
        let person = Person {
            levels: levels(rng),
            holds: holds(unit, male, content, rng),
            planned: planned(content, rng),
            origin: pick(rng, "origin"),
            major: pick(rng, "major"),
            language: pick(rng, "language"),
            computing: pick(rng, "computing"),
            id,
            name,
            male,
            birth,
            number,
            ethnicity,
            recruited,
            permanent,
            joined,
            party,
            learner,
            minority,
        };
        if !is_twin {
            self.names.insert((person.name.clone(), person.birth));
        }
        self.people.push(person);
        self.people.len() - 1
    }

    /// A name and a birth that nobody has yet.
    fn unused(&self, content: &Content, rng: &mut Rng) -> (String, bool, String, bool, Day) {
        loop {
            let (name, male, ethnicity, minority) = named(content, rng);
            let birth = Day::of(rng, 1966..=1997);
            if !self.names.iter().any(|(known, day)| *known == name && day.y == birth.y) {
                return (name, male, ethnicity, minority, birth);
            }
        }
    }

    /// Twelve digits, most with the province code 999; a third with 099, which is no province either and has a 0 to lose;
    /// a few nine digits of an old card.
    fn number(&mut self, male: bool, birth: Day, rng: &mut Rng) -> String {
        loop {
            let kind = rng.u8(..100);
            let rest = rng.u32(..1_000_000);
            let number = match kind {
                0..6 => format!("999{rest:06}"),
                _ => {
                    let province = if kind < 40 { "099" } else { "999" };
                    format!("{province}{}{:02}{rest:06}", u8::from(!male), birth.y % 100)
                }
            };
            if self.numbers.insert(number.clone()) {
                return number;
            }
        }
    }
}

/// One of a list that is not empty.
pub(crate) fn pick<'a, T: ?Sized>(rng: &mut Rng, list: &[&'a T]) -> &'a T {
    list[rng.usize(..list.len())]
}

fn named(content: &Content, rng: &mut Rng) -> (String, bool, String, bool) {
    if rng.u8(..100) < 12 {
        let rows = content.rows("minority");
        let row = &rows[rng.usize(..rows.len())];
        return (row[0].to_owned(), row[1] == "male", row[2].to_owned(), true);
    }
    let male = rng.u8(..100) < 58;
    let sex = if male { "male" } else { "female" };
    let part = |rng: &mut Rng, path: &str| pick(rng, &content.list(path)).to_owned();
    let (family, middle, given) =
        (part(rng, "family"), part(rng, &format!("middle_{sex}")), part(rng, &format!("given_{sex}")));
    (format!("{family} {middle} {given}"), male, part(rng, "ethnicity"), false)
}

fn holds(unit: &str, male: bool, content: &Content, rng: &mut Rng) -> Vec<Post> {
    let post = |title: &str| Post { title: title.to_owned(), unit: unit.to_owned() };
    if rng.u8(..100) < 14 {
        return vec![post(pick(rng, &PARTY)), post(pick(rng, &STATE))];
    }
    // Half of those in a list are civil servants without an office.
    let title = if rng.bool() { "cong-chuc" } else { &content.titles[rng.usize(..content.titles.len())].code };
    let title = if male && title == "chu-tich-hoi-phu-nu" { "chu-tich-hoi-nong-dan" } else { title };
    vec![post(title)]
}

fn planned(content: &Content, rng: &mut Rng) -> Vec<Post> {
    let units = content.rows("units");
    let mut planned: Vec<Post> = Vec::new();
    for _ in 0..rng.usize(1..=3) {
        let titles: Vec<&str> = STATE.iter().chain(&PARTY).copied().collect();
        let (title, unit) = (pick(rng, &titles), units[rng.usize(..units.len())][0]);
        if planned.iter().all(|post| post.title != title && post.unit != unit) {
            planned.push(Post { title: title.to_owned(), unit: unit.to_owned() });
        }
    }
    planned
}

fn levels(rng: &mut Rng) -> BTreeMap<&'static str, &'static str> {
    let mut of = |list: &[(&'static str, u8)]| {
        let mut at = rng.u8(..100);
        let found = list.iter().find(|(_, share)| {
            let here = at < *share;
            at = at.saturating_sub(*share);
            here
        });
        found.map_or(list[0].0, |(code, _)| *code)
    };
    BTreeMap::from([
        ("general", of(&[("upper_secondary", 92), ("lower_secondary", 6), ("primary", 2)])),
        (
            "professional",
            of(&[("university", 60), ("college", 8), ("intermediate", 14), ("master", 12), ("doctor", 1), ("none", 5)]),
        ),
        ("theory", of(&[("intermediate", 50), ("elementary", 18), ("advanced", 16), ("bachelor", 4), ("none", 12)])),
        (
            "state_management",
            of(&[("specialist", 52), ("principal", 14), ("officer", 16), ("senior", 2), ("none", 16)]),
        ),
    ])
}
