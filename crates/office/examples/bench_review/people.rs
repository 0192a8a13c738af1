//! Invented people as facts: what a province's record holds of its officials.

use std::sync::Arc;

use cadre::record::{
    Attainment, Change, Discipline, Document, Evaluation, Evidence, Fact, Grade, Holding, Level, Measure, Number, Of,
    Paper, Person, PersonId, Planned, RecordId, Said, Service, Sex, Source, Standing, Subject, TitleCode, Unit, UnitId,
};
use fastrand::Rng;
use jiff::Timestamp;
use words::{Date, Interval, PartialDate};

/// The day of the review.
pub(crate) const ON: Date = jiff::civil::date(2026, 11, 24);

/// Titles of the leaders that NĐ 33/2023 Art. 8(3) names.
pub(crate) const LEADERS: [&str; 4] = ["chu-tich-hdnd", "pho-chu-tich-hdnd", "chu-tich-ubnd", "pho-chu-tich-ubnd"];

/// Titles people hold, leaders first.
pub(crate) const TITLES: [&str; 12] = [
    "chu-tich-hdnd",
    "pho-chu-tich-hdnd",
    "chu-tich-ubnd",
    "pho-chu-tich-ubnd",
    "bi-thu-dang-uy",
    "pho-bi-thu-dang-uy",
    "chu-tich-mttq",
    "truong-phong",
    "pho-truong-phong",
    "chanh-van-phong",
    "giam-doc-ttpvhcc",
    "cong-chuc",
];

/// People of one unit.
const PER_UNIT: usize = 40;

const FAMILY: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"];
const GIVEN: [&str; 10] = ["An", "Bình", "Cường", "Dung", "Hà", "Hùng", "Lan", "Mai", "Sơn", "Yến"];

/// The desk at which a province is invented.
struct Desk {
    rng: Rng,
    next: u64,
    changes: Vec<Change>,
    titles: Vec<TitleCode>,
    ethnicity: Arc<str>,
    majors: Vec<Arc<str>>,
    decision: Document,
}

/// The facts of the people from `first` to before `until`, all known from the beginning.
pub(crate) fn facts(province: usize, first: usize, until: usize) -> Vec<Fact> {
    changes(province, first, until).into_iter().map(|change| change.known_at(Timestamp::UNIX_EPOCH)).collect()
}

/// The same as changes to be written.
pub(crate) fn changes(province: usize, first: usize, until: usize) -> Vec<Change> {
    let mut desk = Desk {
        rng: Rng::with_seed(province as u64),
        next: (province as u64) << 32,
        changes: Vec::with_capacity((until - first) * 13),
        titles: TITLES.into_iter().map(TitleCode::from).collect(),
        ethnicity: "Kinh".into(),
        majors: ["Luật", "Kế toán", "Hành chính"].map(Arc::from).to_vec(),
        decision: Document { paper: Paper::Decision, number: Some("15-QĐ/TU".into()), ..Document::default() },
    };
    let mut unit = None;
    for at in 0..until - first {
        if at % PER_UNIT == 0 {
            let id = UnitId(desk.id());
            let name = format!("Xã {province}-{}", at / PER_UNIT);
            let said = Said::Unit(Unit::named(&name));
            desk.changes.push(Change { record: id.0, revision: 1, span: Interval::ALWAYS, said });
            unit = Some((id, Arc::<str>::from(name)));
        }
        if let Some((id, name)) = &unit {
            desk.person(first + at, at % PER_UNIT, *id, name);
        }
    }
    desk.changes
}

impl Desk {
    fn id(&mut self) -> RecordId {
        self.next += 1;
        RecordId::v7(self.next, [0; 10])
    }

    fn chance(&mut self, percent: u8) -> bool {
        self.rng.u8(0..100) < percent
    }

    fn say<T>(&mut self, person: PersonId, span: Interval, value: T)
    where
        Of<T>: Into<Said>,
    {
        let record = self.id();
        self.changes.push(Change { record, revision: 1, span, said: Of { person, value }.into() });
    }

    fn day(&mut self, years: std::ops::Range<i16>) -> Date {
        Date::new(self.rng.i16(years), self.rng.i8(1..=12), self.rng.i8(1..=28)).unwrap_or(ON)
    }

    fn person(&mut self, number: usize, rank: usize, unit: UnitId, unit_name: &Arc<str>) {
        let person = PersonId(self.id());
        let sex = if self.chance(40) { Sex::Female } else { Sex::Male };
        let born = self.day(1964..2002);
        let birth = match self.rng.u8(0..20) {
            0 => PartialDate::Year(born.year()),
            1 => PartialDate::Month { year: born.year(), month: born.month() },
            _ => PartialDate::Day(born),
        };
        let name = format!("{} Văn {} {}", FAMILY[number % 8], GIVEN[number / 8 % 10], GIVEN[number / 80 % 10]);
        let digits = Number::new(&format!("999{number:09}")).ok();
        let ethnicity = Some(Arc::clone(&self.ethnicity));
        let said =
            Person { name: name.into(), sex, birth, number: digits, ethnicity, origin: Some(Arc::clone(unit_name)) };
        self.changes.push(Change { record: person.0, revision: 1, span: Interval::ALWAYS, said: said.into() });

        let since = self.day(2015..2026);
        let span = if self.chance(80) { Interval::since(since) } else { Interval::ALWAYS };
        let title = self.titles[rank.min(TITLES.len() - 1)].clone();
        self.say(person, span, Holding { title, unit, joined: Some(PartialDate::Day(since)), term_ends: None });
        if self.chance(10) {
            let title = self.titles[self.rng.usize(0..6)].clone();
            self.say(person, Interval::since(since), Holding { title, unit, joined: None, term_ends: None });
        }
        if self.chance(40) {
            let title = self.titles[self.rng.usize(0..8)].clone();
            let decision = Box::new(self.decision.clone());
            self.say(person, Interval::since(self.decided()), Planned { title, unit, decision });
        }
        let recruited = Some(PartialDate::Year(born.year() + 23));
        let party_full = self.chance(80).then_some(PartialDate::Year(born.year() + 28));
        self.say(person, Interval::ALWAYS, Service { recruited, party_full, ..Service::default() });
        self.evidence(person, unit_name, number);
        for year in 2023..2026 {
            let grade = Some(if self.chance(85) { Grade::Good } else { Grade::Completed });
            let decided = Date::new(year, 12, 10).unwrap_or(ON);
            self.say(person, Interval::since(decided), Evaluation { year, grade, points: None, document: None });
        }
        if self.chance(1) {
            let effective = self.day(2023..2026);
            let value = Discipline { measure: Measure::Reprimand, effective, document: None };
            self.say(person, Interval::since(effective), value);
        }
    }

    fn decided(&self) -> Date {
        Date::new(2026, 3, 15).unwrap_or(ON)
    }

    /// A level of each subject, now and then none; a few levels of theory by confirmations of equivalence.
    fn evidence(&mut self, person: PersonId, unit_name: &Arc<str>, number: usize) {
        let source = Source { file: format!("{unit_name}.xlsx"), sheet: "DS".to_owned(), row: number as u32 % 40 + 8 };
        let source = Arc::new(source);
        let ladders = [
            (Subject::General, &["upper_secondary", "upper_secondary", "lower_secondary"][..]),
            (Subject::Professional, &["university", "university", "master", "college", "intermediate"]),
            (Subject::Theory, &["none", "elementary", "intermediate", "intermediate", "advanced"]),
            (Subject::StateManagement, &["none", "specialist", "specialist", "principal"]),
            (Subject::Defence, &["category_4", "category_3"]),
        ];
        for (subject, codes) in ladders {
            if self.chance(4) {
                continue;
            }
            let Ok(level) = Level::new(subject, codes[self.rng.usize(0..codes.len())]) else { continue };
            let equivalence = subject == Subject::Theory && self.chance(5);
            let document = equivalence.then(|| {
                let issued = match self.rng.u8(0..4) {
                    0 => None,
                    1 => Some(PartialDate::Year(2021)),
                    _ => Some(PartialDate::Day(self.day(2012..2025))),
                };
                Box::new(Document { paper: Paper::Equivalence, issued, ..Document::default() })
            });
            let major = (subject == Subject::Professional).then(|| Arc::clone(&self.majors[number % 3]));
            let value = Evidence {
                attained: Attainment::Level(level),
                major,
                standing: Standing::Stated,
                document,
                source: Arc::clone(&source),
            };
            self.say(person, Interval::ALWAYS, value);
        }
    }
}
