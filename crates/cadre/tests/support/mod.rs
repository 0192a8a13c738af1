//! Cases as data: read, turned into facts by the intake, and judged.

#![allow(dead_code)] // each test file uses its own part of this

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use cadre::pack::{Day, Pack};
use cadre::record::{
    Attainment, Change, Content, Decisions, Document, Evidence, Fact, Intake, Level, Of, Official, Paper, PeopleFile,
    Record, RecordId, Said, Source, Standing, Subject, TitleCode, Titles, WrittenPeople, intake, join,
};
use cadre::school::{YearFile, settle};
use cadre::standard::{
    Addition, AsOf, Ask, Law, Membership, Outcome, Purpose, Standards, Turn, UnitPosts, Verdict, Want, enter, judge,
    review, tally,
};
use jiff::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use words::{Date, Interval, PartialDate, months_later};

/// One situation: what is known of whom, and what the law makes of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// The situation in a sentence.
    pub(crate) says: String,
    /// The article it shows.
    pub(crate) article: String,
    /// The day of the question.
    pub(crate) on: Day,
    /// Up to which day texts are known; the day of the question when absent.
    pub(crate) known: Option<Day>,
    /// The title asked for; every title held and planned when absent.
    pub(crate) title: Option<String>,
    /// Or the level studied for, and whether full time.
    pub(crate) enter: Option<String>,
    #[serde(default)]
    pub(crate) full_time: bool,
    /// What is owed every year.
    #[serde(default)]
    pub(crate) yearly: bool,
    /// A province's own pack.
    pub(crate) province: Option<String>,
    /// Only these rules are looked at; every rule when absent.
    pub(crate) rules: Option<Vec<String>>,
    /// Units and people, as a people file states them.
    pub(crate) given: WrittenPeople,
    /// For each rule that applies: "code: outcome; what would turn it (earliest day)".
    pub(crate) expect: Vec<String>,
    #[serde(skip)]
    pub(crate) file: String,
}

impl Case {
    pub(crate) fn looks_at(&self, verdict: &Verdict) -> bool {
        self.rules.as_ref().is_none_or(|rules| rules.contains(&verdict.standard.code))
    }
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn read<T: DeserializeOwned>(file: &str) -> T {
    let text = std::fs::read_to_string(root().join("cases").join(file)).unwrap();
    Pack { file, text: &text }.read().unwrap_or_else(|error| panic!("{error}"))
}

/// The situations of every file about people.
pub(crate) fn cases() -> Vec<Case> {
    ["titles.toml", "evidence.toml", "entry.toml", "conduct.toml", "time.toml", "province.toml"]
        .into_iter()
        .flat_map(|file| {
            let mut cases: Cases = read(file);
            cases.case.iter_mut().for_each(|case| case.file = file.to_owned());
            cases.case
        })
        .collect()
}

static RULES: LazyLock<(Titles, Standards)> = LazyLock::new(|| {
    let folder = root().join("rules");
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    let titles = Titles::read(Pack { file: "titles.toml", text: &read("titles.toml") }).unwrap();
    let mut standards = Standards::default();
    for file in packs() {
        standards.add(Pack { file: &file, text: &read(&file) }, &titles).unwrap_or_else(|error| panic!("{error}"));
    }
    (titles, standards)
});

/// The packs of law, in the order of their names: none of them rests on another that comes later by name.
pub(crate) fn packs() -> Vec<String> {
    let names = std::fs::read_dir(root().join("rules")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut packs: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    packs.retain(|name| {
        name.ends_with(".toml")
            && !["titles.toml", "policy.toml", "fields.toml", "costs.toml", "teaching.toml"].contains(&name.as_str())
    });
    packs.sort();
    packs
}

pub(crate) fn standards() -> &'static Standards {
    &RULES.1
}

pub(crate) fn law_of(on: Date) -> Law<'static> {
    RULES.1.at(AsOf::day(on))
}

pub(crate) fn level(text: &str) -> Level {
    let (subject, code) = text.split_once(':').unwrap();
    Level::new(Subject::of_code(subject).unwrap(), code).unwrap()
}

/// What would turn a verdict, as cases write it.
pub(crate) fn want(addition: &Addition) -> String {
    match &addition.want {
        Want::Level { level, majors } if majors.is_empty() => format!("{}:{level}", level.subject().code()),
        Want::Level { level, majors } => format!("{}:{level} in {}", level.subject().code(), majors.join("/")),
        Want::Grade { year, grade } => {
            format!("{} {year}", serde_json::to_value(grade).unwrap().as_str().unwrap())
        }
        Want::Lessons { year, lessons } => format!("{lessons} lessons {year}"),
        other => match serde_json::to_value(other).unwrap() {
            serde_json::Value::String(name) => name,
            serde_json::Value::Object(object) => object.keys().next().unwrap().clone(),
            other => other.to_string(),
        },
    }
}

pub(crate) fn same_question(a: &Verdict, b: &Verdict) -> bool {
    (&a.standard.code, &a.title, a.person) == (&b.standard.code, &b.title, b.person)
}

/// A case as facts, with the rules that go with it.
pub(crate) struct Given<'a> {
    case: &'a Case,
    standards: Standards,
    facts: Vec<Fact>,
}

impl<'a> Given<'a> {
    pub(crate) fn of(case: &'a Case) -> Given<'a> {
        let text = std::fs::read_to_string(root().join("cases").join(&case.file)).unwrap();
        let written: Cases = Pack { file: &case.file, text: &text }.read().unwrap();
        let same = written.case.into_iter().find(|other| other.says == case.says).unwrap();
        let file = same.given.check(Pack { file: &case.file, text: &text }, &RULES.0);
        let file: PeopleFile = file.unwrap_or_else(|error| panic!("{error}"));
        let mut standards = RULES.1.clone();
        if let Some(province) = &case.province {
            let pack = Pack { file: "province.toml", text: province };
            standards.add(pack, &RULES.0).unwrap_or_else(|error| panic!("{}: {error}", case.says));
        }
        let taken = taken(file, case.on.0);
        let facts = taken.changes.into_iter().map(|change| change.known_at(Timestamp::UNIX_EPOCH)).collect();
        Given { case, standards, facts }
    }

    pub(crate) fn verdicts(&self) -> Vec<Verdict> {
        self.judge(&self.facts, self.case.on.0, self.case.full_time)
    }

    fn judge(&self, facts: &[Fact], on: Date, full_time: bool) -> Vec<Verdict> {
        let record = Record::at(facts, on, Timestamp::MAX);
        let law = self.law().on(on);
        let official = |record: &Record| -> Official { record.officials[0].clone() };
        match (&self.case.enter, &self.case.title) {
            (Some(enters), _) => enter(&record, &law, &official(&record), level(enters), full_time),
            (None, Some(title)) => judge(&record, &law, &official(&record), &TitleCode::from(title.as_str()), None),
            (None, None) => review(&record, &law, &self.ask()),
        }
    }

    fn ask(&self) -> Ask {
        match self.case.yearly {
            true => Ask { purposes: vec![Purpose::Yearly], ..Ask::default() },
            false => Ask::default(),
        }
    }

    fn law(&self) -> Law<'_> {
        let on = self.case.on.0;
        self.standards.at(AsOf { on, known: self.case.known.map_or(on, |day| day.0) })
    }

    /// From what the log keeps: the canonical bytes of every fact, backwards.
    pub(crate) fn replayed(&self) -> Vec<Verdict> {
        let reread = |fact: &Fact| {
            let Content::Said(said) = &fact.content else { panic!("nothing is erased here") };
            Fact { content: Content::Said(Said::read(&said.canonical()).unwrap()), ..fact.clone() }
        };
        let facts: Vec<Fact> = self.facts.iter().rev().map(reread).collect();
        self.judge(&facts, self.case.on.0, self.case.full_time)
    }

    pub(crate) fn tallied(&self) -> Vec<(String, Outcome)> {
        let record = Record::at(&self.facts, self.case.on.0, Timestamp::MAX);
        let mut outcomes = Vec::new();
        let mut ask = self.ask();
        ask.title = self.case.title.as_deref().map(TitleCode::from);
        tally(&record, &self.law(), &ask, |answer| outcomes.push((answer.standard.code.clone(), answer.outcome)));
        outcomes
    }

    fn official(&self) -> Official {
        Record::at(&self.facts, self.case.on.0, Timestamp::MAX).officials[0].clone()
    }

    /// The verdicts once everything a turn asks for is in the record, on the day it says.
    pub(crate) fn with(&self, verdict: &Verdict, turn: &Turn) -> Vec<Verdict> {
        let mut facts = self.facts.clone();
        let mut full_time = self.case.full_time;
        for addition in &turn.additions {
            full_time |= addition.want == Want::FullTime;
            self.add(&mut facts, verdict, addition);
        }
        self.judge(&facts, turn.earliest, full_time)
    }

    fn add(&self, facts: &mut Vec<Fact>, verdict: &Verdict, addition: &Addition) {
        let person = verdict.person;
        let (on, official) = (self.case.on.0, self.official());
        let year = |year| Interval::since(Date::new(year, 12, 1).unwrap());
        // A year is graded once: the new decision replaces the old one.
        if let Want::Grade { year, .. } = &addition.want {
            facts
                .retain(|fact| !matches!(&fact.content, Content::Said(Said::Evaluation(of)) if of.value.year == *year));
        }
        let mut said = |span, said: Said| facts.push(new_fact(facts.len(), span, said));
        match &addition.want {
            Want::Level { level, majors } => {
                let major = majors.first().map(|major| Arc::from(major.as_str()));
                said(Interval::since(addition.earliest), Of { person, value: evidence(*level, major) }.into());
            }
            Want::Grade { year: of, grade } => {
                let value = cadre::record::Evaluation { year: *of, grade: Some(*grade), points: None, document: None };
                said(year(*of), Of { person, value }.into());
            }
            Want::Lessons { year: of, lessons } => {
                let value = cadre::record::Course { year: *of, lessons: *lessons, document: None };
                said(Interval::since(Date::new(*of, 1, 1).unwrap()), Of { person, value }.into());
            }
            Want::Pool => {
                let unit = official.holdings[0].value.unit;
                let decision = Box::new(Document { paper: Paper::Decision, ..Document::default() });
                let value = cadre::record::Planned { title: verdict.title.clone().unwrap(), unit, decision };
                said(Interval::ALWAYS, Of { person, value }.into());
            }
            Want::Membership { membership } => self.change(facts, |said| {
                let Said::Service(of) = said else { return };
                match membership {
                    Membership::Full => of.value.party_full = Some(PartialDate::Day(months_later(on, -12))),
                    Membership::Probation => of.value.party_probation = Some(PartialDate::Day(months_later(on, -1))),
                }
            }),
            Want::Recruitment => self.change(facts, |said| {
                let Said::Service(of) = said else { return };
                of.value.recruited = Some(PartialDate::Day(months_later(on, -240)));
            }),
            Want::Ethnicity => self.change(facts, |said| {
                let Said::Person(person) = said else { return };
                person.ethnicity = Some("Tày".into());
            }),
            Want::BirthDay => self.change(facts, |said| {
                let Said::Person(person) = said else { return };
                // The day that suits: the earliest where an age is to be reached.
                person.birth = PartialDate::Day(person.birth.earliest());
            }),
            Want::IssueDate => self.change(facts, |said| {
                let Said::Evidence(of) = said else { return };
                let document = of.value.document.get_or_insert_default();
                let issued = document.issued.map(PartialDate::earliest);
                document.issued = Some(PartialDate::Day(issued.unwrap_or("2015-06-15".parse().unwrap())));
            }),
            Want::Major => self.change(facts, |said| {
                let Said::Evidence(of) = said else { return };
                of.value.major.get_or_insert("luật, quân sự cơ sở".into());
            }),
            Want::AreaOfUnit => self.change(facts, |said| {
                let Said::Unit(unit) = said else { return };
                unit.areas.get_or_insert_with(|| cadre::record::Area::ALL.to_vec());
            }),
            Want::FirstDay => facts.iter_mut().for_each(|fact| {
                if matches!(fact.content, Content::Said(Said::Holding(_))) {
                    fact.span = Interval::since(months_later(on, -240));
                }
            }),
            Want::CaseClosed => facts.retain(|fact| !matches!(fact.content, Content::Said(Said::Discipline(_)))),
            Want::Age { .. } | Want::Service { .. } | Want::BarOver | Want::TimeInPost { .. } | Want::FullTime => {}
            Want::RetirementAge => panic!("the packs have a table for every day asked"),
        }
    }

    fn change(&self, facts: &mut Vec<Fact>, change: impl Fn(&mut Said)) {
        let none = || Of { person: self.official().id, value: cadre::record::Service::default() };
        if !facts.iter().any(|fact| matches!(fact.content, Content::Said(Said::Service(_)))) {
            facts.push(new_fact(facts.len(), Interval::ALWAYS, none().into()));
        }
        for fact in facts.iter_mut() {
            if let Content::Said(said) = &mut fact.content {
                change(said);
            }
        }
    }

    /// The verdicts with one more piece of evidence, each level of each ladder in turn.
    pub(crate) fn with_each_more_evidence(&self) -> Vec<(String, Vec<Verdict>)> {
        let person = self.official().id;
        let levels = Subject::ALL
            .into_iter()
            .flat_map(|subject| subject.ladder().iter().map(move |code| Level::new(subject, code).unwrap()));
        levels
            .map(|level| {
                let mut facts = self.facts.clone();
                let said = Of { person, value: evidence(level, None) }.into();
                facts.push(new_fact(facts.len(), Interval::ALWAYS, said));
                (format!("{level:?}"), self.judge(&facts, self.case.on.0, self.case.full_time))
            })
            .collect()
    }
}

fn evidence(level: Level, major: Option<Arc<str>>) -> Evidence {
    let source = Arc::new(Source { file: "more.xlsx".to_owned(), sheet: String::new(), row: 1 });
    Evidence { attained: Attainment::Level(level), major, standing: Standing::Stated, document: None, source }
}

fn new_fact(at: usize, span: Interval, said: Said) -> Fact {
    let record = RecordId([200 + (at % 50) as u8; 16].map(|byte| byte ^ (at / 50) as u8));
    Change { record, revision: 1, span, said }.known_at(Timestamp::UNIX_EPOCH)
}

fn ids(mut next: u8) -> impl FnMut() -> RecordId {
    move || {
        next += 1;
        RecordId([next; 16])
    }
}

pub(crate) fn titles() -> &'static Titles {
    &RULES.0
}

/// The rules with one more pack.
pub(crate) fn standards_with(text: &str) -> Standards {
    let mut standards = RULES.1.clone();
    standards.add(Pack { file: "draft.toml", text }, &RULES.0).unwrap_or_else(|error| panic!("{error}"));
    standards
}

/// What a people file changes in an empty record. Nobody in a case is left in doubt.
fn taken(file: PeopleFile, on: Date) -> Intake {
    let joined = join(file.people, &Decisions::default());
    assert_eq!((joined.doubts.len(), joined.conflicts.len(), joined.repeated.len()), (0, 0, 0));
    intake(&Record::default(), &file.units, &joined, on, &mut ids(0))
}

/// The facts a people file leaves.
pub(crate) fn facts_of(text: &str, on: Date) -> Vec<Fact> {
    let file = PeopleFile::read(Pack { file: "people.toml", text }, &RULES.0).unwrap_or_else(|error| panic!("{error}"));
    let taken = taken(file, on);
    taken.changes.into_iter().map(|change| change.known_at(Timestamp::UNIX_EPOCH)).collect()
}

/// The record that a people file and a school's year leave.
pub(crate) fn record_of(people: &str, school: &str, on: Date) -> Record {
    let mut facts = facts_of(people, on);
    let school = YearFile::read(Pack { file: "school.toml", text: school }, titles()).unwrap();
    let changes = settle(&Record::default(), &school, &mut ids(100));
    facts.extend(changes.into_iter().map(|change| change.known_at(Timestamp::UNIX_EPOCH)));
    Record::at(&facts, on, Timestamp::MAX)
}

/// A unit of a class with so many civil servants.
pub(crate) fn posts(unit: &str, class: u8, people: usize, regular_police: bool, on: Date) -> Vec<UnitPosts> {
    let mut text = format!("[[unit]]\nname = \"{unit}\"\nclass = {class}\n");
    for at in 0..people {
        text += &format!(
            "[[person]]\nname = \"Người thứ {at}\"\nsex = \"male\"\nborn = \"1980\"\nunit = \"{unit}\"\n\
             holds = [{{ title = \"cong-chuc\" }}]\n"
        );
    }
    let file = PeopleFile::read(Pack { file: "posts.toml", text: &text }, &RULES.0).unwrap();
    let taken = taken(file, on);
    let facts: Vec<Fact> = taken.changes.into_iter().map(|change| change.known_at(Timestamp::UNIX_EPOCH)).collect();
    let record = Record::at(&facts, on, Timestamp::MAX);
    let police: Vec<_> = if regular_police { record.units.keys().copied().collect() } else { Vec::new() };
    cadre::standard::posts(&record, standards(), &law_of(on), &police)
}
