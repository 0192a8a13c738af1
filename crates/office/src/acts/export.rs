//! Export (xuất dữ liệu): what is known of people on a day, as values, and as a list that reads back unchanged.

use std::collections::{BTreeMap, BTreeSet};

use cadre::access::{Act, Actor, may};
use cadre::record::{Attainment, Grade, Official, Person, Record, RecordId, Service, Sex, Source, Subject, TitleCode};
use jiff::Timestamp;
use serde::Serialize;
use sheet::{Field, Form, Meaning, Part, Row};
use words::{Date, Label, Lang, PartialDate, Say};

use super::import::save_decision;
use super::papers::{PaperFile, plain};
use crate::{No, Office};

/// Kind under which it is kept that sensitive things were handed out.
const EXPORT: &str = "export";

/// Columns of planned titles in the form: nobody is planned for more than three.
const PLANNED_COLUMNS: u8 = 3;

/// One person, as handed out.
#[derive(Clone, Debug, Serialize)]
pub struct Exported {
    /// The record.
    pub id: RecordId,
    /// Who it is.
    pub person: Person,
    /// Years of service.
    pub service: Service,
    /// Posts held.
    pub holds: Vec<ExportedPost>,
    /// Planned titles.
    pub planned: Vec<ExportedPlanned>,
    /// The highest level of each subject.
    pub levels: BTreeMap<&'static str, &'static str>,
    /// Field of study of the degree.
    pub major: Option<String>,
    /// Qualifications in words.
    pub words: BTreeMap<&'static str, String>,
    /// What the unit asks for, by year.
    pub requests: Vec<(i16, String)>,
    /// Grades, by year.
    pub evaluations: BTreeMap<i16, Grade>,
    /// The rows that say so.
    pub sources: Vec<Source>,
}

/// A post held.
#[derive(Clone, Debug, Serialize)]
pub struct ExportedPost {
    /// Code of the title.
    pub title: TitleCode,
    /// Name of the unit.
    pub unit: String,
    /// When the person came to the unit.
    pub joined: Option<PartialDate>,
}

/// A planned title.
#[derive(Clone, Debug, Serialize)]
pub struct ExportedPlanned {
    /// Code of the title.
    pub title: TitleCode,
    /// Name of the unit.
    pub unit: String,
    /// Number of the decision.
    pub decision: Option<String>,
    /// When it was decided.
    pub decided: Option<PartialDate>,
    /// First day.
    pub from: Option<Date>,
    /// Day behind the last one.
    pub until: Option<Date>,
}

/// Hands out everybody who is known today. That it was done stands in the log, because sensitive things are in it.
pub fn export(office: &Office, actor: &Actor) -> Result<Vec<Exported>, No> {
    may(actor, Act::Export)?;
    let stamp = office.stamp(actor, Act::Export);
    let exported = office.store.write(|tx| {
        let facts = store::fact::load(tx, office.tenant)?;
        let record = Record::at(&facts, office.moment.today, Timestamp::MAX);
        let exported: Vec<Exported> = record.officials.iter().filter_map(|official| one(&record, official)).collect();
        save_decision(office, tx, (EXPORT, "people"), &exported.len(), [0; 32], &stamp)?;
        Ok(exported)
    })?;
    Ok(exported)
}

fn one(record: &Record, official: &Official) -> Option<Exported> {
    let person = official.person.as_ref()?.value.clone();
    let mut exported = Exported {
        id: official.id.0,
        person,
        service: official.service.as_ref().map(|seen| seen.value.clone()).unwrap_or_default(),
        holds: Vec::new(),
        planned: Vec::new(),
        levels: BTreeMap::new(),
        major: None,
        words: BTreeMap::new(),
        requests: Vec::new(),
        evaluations: BTreeMap::new(),
        sources: Vec::new(),
    };
    for held in &official.holdings {
        let (title, unit) = (held.value.title.clone(), record.unit_name(held.value.unit).to_owned());
        exported.holds.push(ExportedPost { title, unit, joined: held.value.joined });
    }
    for planned in &official.planned {
        let decision = &planned.value.decision;
        exported.planned.push(ExportedPlanned {
            title: planned.value.title.clone(),
            unit: record.unit_name(planned.value.unit).to_owned(),
            decision: decision.number.as_deref().map(str::to_owned),
            decided: decision.issued,
            from: planned.span.from(),
            until: planned.span.end(),
        });
    }
    let mut highest: BTreeMap<Subject, usize> = BTreeMap::new();
    for evidence in &official.evidence {
        let source = evidence.value.source.as_ref();
        if !exported.sources.contains(source) {
            exported.sources.push(source.clone());
        }
        match &evidence.value.attained {
            Attainment::Level(level) if highest.get(&level.subject()).is_none_or(|step| level.step() >= *step) => {
                highest.insert(level.subject(), level.step());
                exported.levels.insert(level.subject().code(), level.code());
                if level.subject() == Subject::Professional {
                    exported.major = evidence.value.major.as_deref().map(str::to_owned);
                }
            }
            Attainment::Level(_) => {}
            Attainment::Words { subject, text } => {
                exported.words.insert(subject.code(), text.to_string());
            }
        }
    }
    for request in official.side().requests.iter().map(|seen| &seen.value) {
        exported.requests.push((request.year, request.programme.to_string()));
    }
    for evaluation in &official.evaluations {
        if let Some(grade) = evaluation.value.grade {
            exported.evaluations.insert(evaluation.value.year, grade);
        }
    }
    Some(exported)
}

/// The people as a list in our own form: a row for each unit somebody holds posts in. Importing it changes nothing.
pub fn exported_list(office: &Office, people: &[Exported]) -> Result<Vec<u8>, No> {
    let mut title_lines = vec![Label::PeopleList.say(Lang::Vi)];
    if office.tenant.is_sample() {
        title_lines.push(words::CommandMessage::Sample.say(Lang::Vi));
    }
    let rows: Vec<Row> = people.iter().flat_map(|person| rows(office, person)).collect();
    Ok(sheet::write_list(Form::Own, &Label::PeopleList.say(Lang::Vi), &title_lines, &rows)?)
}

/// A form for each unit, with what is known of its people, to be corrected, completed and returned (`goc import` reads it).
pub fn asked_forms(office: &Office, people: &[Exported]) -> Result<Vec<PaperFile>, No> {
    let mut units: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    for person in people {
        let own: BTreeSet<&str> = person.holds.iter().map(|post| post.unit.as_str()).collect();
        for unit in own {
            units.entry(unit).or_default().push(row(office, person, unit));
        }
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let form = |(unit, rows): (&str, Vec<Row>)| {
        let mut title_lines = vec![unit.to_uppercase(), Label::AskForm.say(Lang::Vi)];
        if office.tenant.is_sample() {
            title_lines.push(words::CommandMessage::Sample.say(Lang::Vi));
        }
        let stem = plain(unit);
        // Two communes of one name have a file each.
        let nth = names.entry(stem.clone()).and_modify(|nth| *nth += 1).or_insert(1);
        let name = if *nth == 1 { format!("{stem}.xlsx") } else { format!("{stem}-{nth}.xlsx") };
        let bytes = sheet::write_list(Form::Own, &Label::PeopleList.say(Lang::Vi), &title_lines, &rows)?;
        Ok(PaperFile { name, what: None, bytes })
    };
    units.into_iter().map(form).collect()
}

fn rows(office: &Office, person: &Exported) -> Vec<Row> {
    let mut units: Vec<&str> = Vec::new();
    for post in &person.holds {
        if !units.contains(&post.unit.as_str()) {
            units.push(&post.unit);
        }
    }
    if units.is_empty() {
        return vec![row(office, person, "")];
    }
    units.into_iter().map(|unit| row(office, person, unit)).collect()
}

fn sex(sex: Sex) -> Label {
    match sex {
        Sex::Male => Label::Male,
        Sex::Female => Label::Female,
    }
}

fn row(office: &Office, exported: &Exported, unit: &str) -> Row {
    let Exported { person, service, .. } = exported;
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let here: Vec<&ExportedPost> = exported.holds.iter().filter(|post| post.unit == unit).collect();
    let title =
        |code: &TitleCode| office.rules.titles.get(code).map_or_else(|| code.to_string(), |title| title.vi.clone());
    let titles: Vec<String> = here.iter().map(|post| title(&post.title)).collect();
    let mut row = Row::default()
        .say(Field::Name, person.name.as_ref())
        .say(Field::Sex, sex(person.sex).say(Lang::Vi))
        .say(Field::Birth, person.birth.to_string())
        .say(Field::Number, person.number.as_ref().map_or("", |number| number.reveal()))
        .say(Field::Title, titles.join("; "))
        .say(Field::Unit, unit)
        .say(Field::Ethnicity, person.ethnicity.as_deref().unwrap_or_default())
        .say(Field::Origin, person.origin.as_deref().unwrap_or_default())
        .say(Field::Recruited, date(service.recruited))
        .say(Field::Permanent, date(service.permanent))
        .say(Field::Joined, date(here.first().and_then(|post| post.joined)))
        .say(Field::PartyProbation, date(service.party_probation))
        .say(Field::PartyFull, date(service.party_full))
        .say(Field::Major, exported.major.as_deref().unwrap_or_default());
    for field in [Field::General, Field::Professional, Field::Theory, Field::StateManagement] {
        let level = field
            .subject()
            .and_then(|subject| cadre::record::Level::new(subject, exported.levels.get(subject.code())?).ok());
        row = row.say(field, level.map(|level| level.say(Lang::Vi)).unwrap_or_default());
    }
    for field in [Field::Language, Field::Computing] {
        let words = field.subject().and_then(|subject| exported.words.get(subject.code()));
        row = row.say(field, words.cloned().unwrap_or_default());
    }
    // What is asked on a list is asked for the year after it.
    let next = office.moment.today.year() + 1;
    let asked = exported.requests.iter().filter(|(year, _)| *year == next);
    let asked: Vec<&str> = asked.map(|(_, programme)| programme.as_str()).collect();
    row = row.say(Field::Request, asked.join("; "));
    planned(row, &exported.planned, title)
}

/// Planned titles of one decision and one term, as many as the form has columns for.
fn planned(mut row: Row, all: &[ExportedPlanned], title: impl Fn(&TitleCode) -> String) -> Row {
    let Some(first) = all.first() else { return row };
    let same = |planned: &&ExportedPlanned| {
        (&planned.decision, planned.decided, planned.from, planned.until)
            == (&first.decision, first.decided, first.from, first.until)
    };
    for (nth, planned) in (1..=PLANNED_COLUMNS).zip(all.iter().filter(same)) {
        row = row
            .say(Meaning::part(Field::PlannedTitle, Part::Nth(nth)), title(&planned.title))
            .say(Meaning::part(Field::PlannedUnit, Part::Nth(nth)), planned.unit.as_str());
    }
    let year = |day: Option<Date>| day.map(|day| day.year());
    let from = first.from.filter(|from| Some(*from) != first.decided.map(PartialDate::earliest));
    let (from, until) = (year(from), year(first.until).map(|year| year - 1));
    row.say(Field::PlannedDecision, first.decision.clone().unwrap_or_default())
        .say(Meaning::part(Field::PlannedDecision, Part::Day), first.decided.map(|d| d.to_string()).unwrap_or_default())
        .say(Meaning::part(Field::PlannedTerm, Part::From), from.map(|year| year.to_string()).unwrap_or_default())
        .say(Meaning::part(Field::PlannedTerm, Part::Until), until.map(|year| year.to_string()).unwrap_or_default())
}
