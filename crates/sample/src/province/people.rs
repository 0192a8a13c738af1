//! Invented people: leaders by rank, then civil servants, with the gaps that communes have.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;

use super::Sample;
use super::career::Career;
use super::units::{Commune, PEOPLE_PER_DEPARTMENT, Units};
use crate::mess::content::Content;
use crate::mess::person::{Day, Person, Post, pick};

/// Posts of a commune in the order of rank: who holds two holds both. Whoever is left is a civil servant.
const POSTS: [&[&str]; 22] = [
    &["bi-thu-dang-uy", "chu-tich-hdnd"],
    &["pho-bi-thu-dang-uy", "chu-tich-ubnd"],
    &["pho-bi-thu-dang-uy"],
    &["pho-chu-tich-hdnd"],
    &["pho-chu-tich-ubnd"],
    &["pho-chu-tich-ubnd"],
    &["chu-tich-mttq"],
    &["bi-thu-doan"],
    &["chu-tich-hoi-phu-nu"],
    &["chu-tich-hoi-nong-dan"],
    &["chu-tich-hoi-ccb"],
    &["chanh-van-phong"],
    &["pho-chanh-van-phong"],
    &["truong-phong"],
    &["truong-phong"],
    &["pho-truong-phong"],
    &["pho-truong-phong"],
    &["giam-doc-ttpvhcc"],
    &["pho-giam-doc-ttpvhcc"],
    &["chi-huy-truong-quan-su"],
    &["cong-chuc-tu-phap-ho-tich"],
    &["cong-chuc"],
];

/// Ranks of the leaders of Party, council, committee and Front.
const LEADERS: usize = 7;

/// Ranks of heads and their deputies, and of the unions' heads.
const HEADS: usize = 20;

/// Titles that people are planned for; three people for one title of a unit is the limit, which the sample keeps.
const PLANNED: [&str; 6] = [
    "chu-tich-ubnd",
    "pho-chu-tich-ubnd",
    "chu-tich-hdnd",
    "pho-chu-tich-hdnd",
    "pho-bi-thu-dang-uy",
    "bi-thu-dang-uy",
];

/// Titles of the old communes, for leaders and for others.
const OLD_LEADERS: [&str; 5] =
    ["bi-thu-dang-uy", "chu-tich-ubnd", "pho-chu-tich-ubnd", "pho-chu-tich-hdnd", "pho-bi-thu-dang-uy"];
const OLD_OTHERS: [&str; 4] = ["cong-chuc-tu-phap-ho-tich", "cong-chuc", "chu-tich-hoi-nong-dan", "cong-chuc"];

/// Times a name is drawn anew: more would take long where all are taken.
const NAME_TRIES_MAX: u32 = 20;

type Shares = [(&'static str, u8)];

/// How often each level occurs, in a hundred people: those of an old province's civil servants in 2022, rounded; leaders have
/// more.
const DEGREES: &Shares = &[("intermediate", 5), ("college", 6), ("university", 74), ("master", 14), ("doctor", 1)];
const THEORY_LEADERS: &Shares = &[("none", 12), ("elementary", 18), ("intermediate", 45), ("advanced", 25)];
const THEORY_HEADS: &Shares = &[("none", 30), ("elementary", 20), ("intermediate", 45), ("advanced", 5)];
const THEORY_OTHERS: &Shares = &[("none", 60), ("elementary", 12), ("intermediate", 27), ("advanced", 1)];
const STATE_MANAGEMENT: &Shares = &[("none", 30), ("officer", 10), ("specialist", 52), ("principal", 8)];

/// Everybody, unit after unit.
pub(super) fn of(units: &Units, sample: &Sample) -> Vec<Career> {
    let content = Content::load();
    let rng = Rng::with_seed(sample.seed);
    let mut desk = Desk { content: &content, units, sample, rng, names: BTreeSet::new(), careers: Vec::new() };
    for (commune, size) in units.communes.iter().zip(&units.sizes) {
        let mut planned: BTreeMap<&str, usize> = BTreeMap::new();
        for rank in 0..*size {
            desk.of_commune(commune, rank, &mut planned);
        }
    }
    for department in &units.departments {
        for rank in 0..PEOPLE_PER_DEPARTMENT {
            let holds = vec![post("cong-chuc", department)];
            desk.one(None, department, HEADS + rank, holds, Vec::new());
        }
    }
    desk.careers
}

fn post(title: &str, unit: &str) -> Post {
    Post { title: title.to_owned(), unit: unit.to_owned() }
}

struct Desk<'a> {
    content: &'a Content,
    units: &'a Units,
    sample: &'a Sample,
    rng: Rng,
    /// Names with the year of birth: two people of one name and year would be a question of their own.
    names: BTreeSet<(String, i32)>,
    careers: Vec<Career>,
}

impl Desk<'_> {
    fn of_commune(&mut self, commune: &Commune, rank: usize, planned: &mut BTreeMap<&'static str, usize>) {
        let posts = POSTS.get(rank).copied().unwrap_or(POSTS[POSTS.len() - 1]);
        let holds = posts.iter().map(|title| post(title, &commune.name)).collect();
        let mut wishes = Vec::new();
        // Heads and deputies stand in the pool for a higher title, now and then for two.
        if (LEADERS..HEADS).contains(&rank) && self.chance(40) {
            for _ in 0..1 + usize::from(self.chance(25)) {
                let title = PLANNED[self.rng.usize(..PLANNED.len())];
                let taken = planned.entry(title).or_default();
                if *taken < 3 && wishes.iter().all(|wish: &Post| wish.title != title) {
                    *taken += 1;
                    wishes.push(post(title, &commune.name));
                }
            }
        }
        self.one(Some(commune), &commune.name, rank, holds, wishes);
    }

    fn one(&mut self, commune: Option<&Commune>, unit: &str, rank: usize, holds: Vec<Post>, planned: Vec<Post>) {
        let year = i32::from(self.sample.today.year());
        let leader = rank < LEADERS;
        let head = rank < HEADS;
        let title = holds[0].title.clone();
        let male = match title.as_str() {
            "chu-tich-hoi-phu-nu" => false,
            "chu-tich-hoi-ccb" | "chi-huy-truong-quan-su" => true,
            _ => !self.chance(if leader { 30 } else { 42 }),
        };
        let age = match (title.as_str(), leader, head) {
            ("bi-thu-doan", ..) => 25..33,
            (_, true, _) => 36..57,
            (_, _, true) => 31..56,
            _ => 25..55,
        };
        let birth_year = year - self.rng.i32(age);
        let birth = self.day(birth_year);
        let (name, birth) = self.name(male, birth);
        // Nobody was recruited in the future, nobody before the age of 22.
        let recruited_year = (birth.y + self.rng.i32(22..26)).min(year - 2);
        let recruited = self.day(recruited_year);
        let party_year = (birth.y + self.rng.i32(23..30)).min(year - 3);
        let party = (head || self.chance(60)).then(|| {
            let probation = self.day(party_year);
            (probation, Day { y: probation.y + 1, ..probation })
        });
        let theory = if leader {
            THEORY_LEADERS
        } else if head {
            THEORY_HEADS
        } else {
            THEORY_OTHERS
        };
        let levels = BTreeMap::from([
            ("general", "upper_secondary"),
            ("professional", self.of(DEGREES)),
            ("theory", if party.is_some() { self.of(theory) } else { "none" }),
            ("state_management", self.of(STATE_MANAGEMENT)),
        ]);
        let number = self.careers.len();
        let text = |desk: &mut Self, path: &str| pick(&mut desk.rng, &desk.content.list(path)).to_owned();
        // Commanders come from the army's schools: the law asks it.
        let major = match title.as_str() {
            "chi-huy-truong-quan-su" => "Quân sự cơ sở".to_owned(),
            _ => text(self, "major"),
        };
        let person = Person {
            id: format!("v{:05}", number + 1),
            male,
            birth,
            number: format!("999{}{:02}{number:06}", u8::from(!male) + 2 * u8::from(birth.y >= 2000), birth.y % 100),
            // Inventing minorities would say something about real ones.
            ethnicity: "Kinh".to_owned(),
            origin: self.origin(commune, unit),
            recruited,
            permanent: Day { y: recruited.y + 1, ..recruited },
            joined: self.joined(recruited),
            party,
            holds,
            planned,
            levels,
            major,
            language: text(self, "language"),
            computing: text(self, "computing"),
            learner: format!("HV{:05}", number + 1),
            minority: false,
            name,
        };
        let career = self.career(commune, person, rank);
        self.careers.push(career);
    }

    /// What no list holds.
    fn career(&mut self, commune: Option<&Commune>, person: Person, rank: usize) -> Career {
        let year = i32::from(self.sample.today.year());
        let invented = commune.is_some_and(Commune::is_invented);
        let old = commune.map(|commune| &commune.formed_from).filter(|old| !old.is_empty());
        let long_ago = person.recruited.y < 2024;
        let former = old.filter(|_| rank < 30 && long_ago).map(|old| {
            let titles: &[&str] = if rank < LEADERS { &OLD_LEADERS } else { &OLD_OTHERS };
            let title = titles[self.rng.usize(..titles.len())];
            let since_year = self.rng.i32(2015..2023).max(person.recruited.y + 1);
            let since = self.day(since_year);
            (old[rank % old.len()].full(), title, since)
        });
        let grade = |desk: &mut Self| match desk.rng.u8(..100) {
            0..18 => "excellent",
            18..24 if invented => "completed",
            24..26 if invented => "not_completed",
            _ => "good",
        };
        let grades = (1..=3).rev().map(|back| (year - back, grade(self))).collect();
        let discipline = (invented && self.chance(6)).then(|| {
            let measure = if self.chance(70) { "reprimand" } else { "warning" };
            (measure, self.day(year - 1))
        });
        let lacks = matches!(person.levels["theory"], "none" | "elementary") && person.party.is_some();
        let (owed, study) = match (lacks && rank < HEADS, self.rng.u8(..100)) {
            (true, 0..10) => (Some(("theory", "intermediate", Day { y: year + 1, m: 11, d: 30 })), None),
            (true, 10..24) => (None, Some(("theory", "intermediate", Day { y: year + 1, m: 6, d: 30 }))),
            _ => (None, None),
        };
        let has = person.levels["theory"];
        let paper = (matches!(has, "intermediate" | "advanced") && self.chance(30)).then(|| {
            let issued = self.day((person.recruited.y + 5).min(year - 1));
            ("theory", has, format!("{:05}/TCLL (mẫu)", self.rng.u32(1..99_999)), issued)
        });
        let lessons = if self.chance(52) { 40 } else { [0, 16, 24][self.rng.usize(..3)] };
        let requests = match self.rng.u8(..100) {
            0..3 => vec!["BD-CDS"],
            3..5 if rank >= HEADS => vec!["CV"],
            _ => Vec::new(),
        };
        Career { person, former, grades, discipline, owed, study, lessons, paper, requests }
    }

    fn name(&mut self, male: bool, mut birth: Day) -> (String, Day) {
        let sex = if male { "male" } else { "female" };
        // In a country of people names run out: two of one name and year are then told apart by their numbers.
        for tries in 0.. {
            let part = |desk: &mut Self, path: &str| pick(&mut desk.rng, &desk.content.list(path)).to_owned();
            let (family, middle, given) =
                (part(self, "family"), part(self, &format!("middle_{sex}")), part(self, &format!("given_{sex}")));
            let name = format!("{family} {middle} {given}");
            if self.names.insert((name.clone(), birth.y)) || tries == NAME_TRIES_MAX {
                return (name, birth);
            }
            birth.d = 1 + birth.d % 28;
        }
        unreachable!("the last try returns")
    }

    fn origin(&mut self, commune: Option<&Commune>, unit: &str) -> String {
        let of = match commune.filter(|commune| !commune.formed_from.is_empty()) {
            Some(commune) => &commune.formed_from,
            None => return format!("{unit}, {}", self.units.province),
        };
        let old = &of[self.rng.usize(..of.len())];
        format!("{}, {}, {}", old.name, old.district, old.province)
    }

    /// Most came with the merger, some later.
    fn joined(&mut self, recruited: Day) -> Day {
        let merger = Day { y: 2025, m: 7, d: 1 };
        if recruited >= merger || self.chance(12) {
            return Day { y: 2025, m: self.rng.u32(8..=12), d: self.rng.u32(1..=28) }.max(recruited);
        }
        merger
    }

    fn of(&mut self, shares: &Shares) -> &'static str {
        let mut left = self.rng.u8(..100);
        for (code, share) in shares {
            match left.checked_sub(*share) {
                None => return code,
                Some(rest) => left = rest,
            }
        }
        shares.last().map_or("none", |(code, _)| code)
    }

    fn chance(&mut self, of_hundred: u8) -> bool {
        self.rng.u8(..100) < of_hundred
    }

    /// A day of a year; the last days of months are left out, so that every month has it.
    fn day(&mut self, y: i32) -> Day {
        Day { y, m: self.rng.u32(1..=12), d: self.rng.u32(1..=28) }
    }
}
