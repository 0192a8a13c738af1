//! The people file: how what is written becomes values.

mod form;

use std::sync::Arc;

use toml::Spanned;
use words::{Date, Interval, PartialDate};

use super::super::{
    Attainment, Course, Discipline, Document, Evaluation, Evidence, Level, Number, Owed, Paper, Person, Request,
    Service, Source, Standing, Study, Subject, TitleCode, Titles, Unit, UnitKind, Waiver,
};
use super::{Dated, HoldingWithoutUnit, PeopleFile, Stated, StatedHolding, StatedPlanned, StatedUnit};
use crate::pack::{Day, Pack, PackError, days};

pub use form::WrittenPeople;
use form::{WrittenDiscipline, WrittenEvaluation, WrittenEvidence, WrittenHolding, WrittenPerson, WrittenUnit};

/// Years for which programmes are asked; another number is a slip.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

impl PeopleFile {
    /// Reads the file; every slip is told with line and column.
    pub fn read(pack: Pack<'_>, titles: &Titles) -> Result<PeopleFile, PackError> {
        pack.read::<WrittenPeople>()?.check(pack, titles)
    }
}

impl WrittenPeople {
    /// Checks what is written; `pack` is the text it was read from, for the place of a slip.
    pub fn check(self, pack: Pack<'_>, titles: &Titles) -> Result<PeopleFile, PackError> {
        let desk = Desk { pack, titles };
        let units = self.unit.into_iter().map(|unit| desk.unit(unit)).collect::<Result<_, _>>()?;
        let line_ends: Vec<usize> = pack.text.match_indices('\n').map(|(at, _)| at).collect();
        let person = |person: WrittenPerson| {
            let line = line_ends.partition_point(|end| *end < person.name.span().start) + 1;
            desk.person(person, line as u32)
        };
        let people = self.person.into_iter().map(person).collect::<Result<_, _>>()?;
        Ok(PeopleFile { units, people })
    }
}

/// Turns what is written into values, and says where it cannot.
#[derive(Clone, Copy)]
struct Desk<'a> {
    pack: Pack<'a>,
    titles: &'a Titles,
}

impl Desk<'_> {
    fn unit(self, written: WrittenUnit) -> Result<StatedUnit, PackError> {
        let span = self.days(written.from, written.until, &written.name)?;
        self.some_text(&written.name, "a unit has a name")?;
        if written.parent.as_ref().is_some_and(|parent| words::fold(parent) == words::fold(written.name.as_ref())) {
            return Err(self.at(&written.name, "a unit does not belong to itself"));
        }
        if written.class.is_some_and(|class| !(1..=3).contains(&class)) {
            return Err(self.at(&written.name, "the class of a unit is 1, 2 or 3"));
        }
        let name = written.name.into_inner();
        let kind = written.kind.or_else(|| UnitKind::of_name(&name));
        let (areas, class) = (written.areas, written.class);
        let unit = Unit {
            name: name.into(),
            kind,
            parents: Vec::new(),
            code: written.code.map(Into::into),
            areas,
            class,
            formed_from: Vec::new(),
        };
        Ok(StatedUnit { span, unit, parent: written.parent, formed_from: written.formed_from })
    }

    fn person(self, written: WrittenPerson, line: u32) -> Result<Stated, PackError> {
        self.some_text(&written.name, "a person has a name")?;
        self.some_text(&written.unit, "name the unit the person belongs to")?;
        let source = Source { file: self.pack.file.to_owned(), sheet: String::new(), row: line };
        let number = written.number.map(|text| Number::new(text.as_ref()).map_err(|error| self.at(&text, error)));
        let person = Person {
            name: written.name.into_inner().into(),
            sex: written.sex,
            birth: self.date(&written.born)?,
            number: number.transpose()?,
            ethnicity: written.ethnicity.map(Into::into),
            origin: written.origin.map(Into::into),
        };
        let mut stated = Stated::of(Arc::new(source), person, written.unit.as_ref());
        let unit = written.unit;
        for holding in written.holds {
            stated.holds.push(self.holding(holding, &unit)?);
        }
        for planned in written.planned {
            stated.planned.push(self.planned(planned, &unit)?);
        }
        stated.service = Service {
            recruited: self.opt_date(written.recruited.as_ref())?,
            permanent: self.opt_date(written.permanent.as_ref())?,
            party_probation: self.opt_date(written.party_probation.as_ref())?,
            party_full: self.opt_date(written.party_full.as_ref())?,
        };
        for evidence in written.evidence {
            stated.evidence.push(self.evidence(evidence, &stated.source, &unit)?);
        }
        for evaluation in written.evaluations {
            stated.evaluations.push(self.evaluation(evaluation)?);
        }
        for WrittenDiscipline { measure, effective, until, decision } in written.discipline {
            let span = self.days(Some(effective), until, &unit)?;
            let value = Discipline { measure, effective: effective.0, document: decision.map(by_decision) };
            stated.disciplines.push(Dated { span, value });
        }
        for course in written.courses {
            let year = *course.year.as_ref();
            let document = course.number.map(|number| certificate(&number));
            let first = Date::new(year, 1, 1).map_err(|error| self.at(&course.year, error))?;
            let value = Course { year, lessons: course.lessons, document };
            stated.courses.push(Dated { span: Interval::since(first), value });
        }
        for study in written.studies {
            let level = self.level(study.subject, &study.level)?;
            let ends = study.ends.map(|day| day.0);
            let document = study.decision.map(by_decision);
            let value = Study { level, school: study.school.into(), ends, document };
            stated.studies.push(Dated { span: self.days(study.from, None, &study.level)?, value });
        }
        for owed in written.owed {
            let level = self.level(owed.subject, &owed.level)?;
            let value = Owed { level, until: owed.until.0, document: owed.decision.map(by_decision) };
            stated.owed.push(Dated { span: self.days(owed.from, None, &owed.level)?, value });
        }
        for waiver in written.waivers {
            let title = waiver.title.as_ref().map(|title| self.title(title)).transpose()?;
            let span = self.days(waiver.from, waiver.until, &unit)?;
            let (ground, decision) = (waiver.ground.into(), by_decision(waiver.decision));
            stated.waivers.push(Dated { span, value: Waiver { subject: waiver.subject, title, ground, decision } });
        }
        for request in written.requests {
            self.some_text(&request.programme, "name the programme that is asked for")?;
            let year = *request.year.as_ref();
            if !YEARS.contains(&year) {
                return Err(self.at(&request.year, format!("year {year} is not between 2000 and 2100")));
            }
            let value = Request {
                programme: request.programme.into_inner().into(),
                year,
                document: request.letter.map(letter),
            };
            stated.requests.push(Dated { span: Request::span(year), value });
        }
        Ok(stated)
    }

    fn holding(self, written: WrittenHolding, unit: &Spanned<String>) -> Result<StatedHolding, PackError> {
        let span = self.days(written.from, written.until, &written.title)?;
        let title = self.title(&written.title)?;
        let joined = self.opt_date(written.joined.as_ref())?;
        let value = HoldingWithoutUnit { title, joined, term_ends: written.term_ends.map(|day| day.0) };
        let unit = written.unit.unwrap_or_else(|| unit.as_ref().clone());
        Ok(StatedHolding { unit, holding: Dated { span, value } })
    }

    fn planned(self, written: WrittenHolding, unit: &Spanned<String>) -> Result<StatedPlanned, PackError> {
        let span = self.days(written.from, written.until, &written.title)?;
        let title = self.title(&written.title)?;
        let (Some(number), Some(decided)) = (written.decision, written.decided) else {
            let problem = "a planned title enters by an approved list: give its decision and the day it was decided";
            return Err(self.at(&written.title, problem));
        };
        let issued = Some(self.date(&decided)?);
        let decision = Document { paper: Paper::Decision, number: Some(number.into()), issued, ..Document::default() };
        let unit = written.unit.unwrap_or_else(|| unit.as_ref().clone());
        Ok(StatedPlanned { unit, title, span, decision })
    }

    fn evidence(
        self,
        written: WrittenEvidence,
        source: &Arc<Source>,
        unit: &Spanned<String>,
    ) -> Result<Dated<Evidence>, PackError> {
        let attained = match (&written.level, written.words) {
            (Some(level), None) => Attainment::Level(self.level(written.subject, level)?),
            (None, Some(text)) => Attainment::Words { subject: written.subject, text: text.into() },
            _ => return Err(self.at(unit, "evidence states either a level or words")),
        };
        let issued = self.opt_date(written.issued.as_ref())?;
        let named = written.paper.is_some() || written.number.is_some() || written.issuer.is_some() || issued.is_some();
        let document = named.then(|| {
            Box::new(Document {
                paper: written.paper.unwrap_or_default(),
                number: written.number.map(Into::into),
                issuer: written.issuer.map(Into::into),
                issued,
                place: written.place.map(Into::into),
            })
        });
        let from = written.from.or(issued.map(|issued| Day(issued.earliest())));
        let standing = if written.confirmed { Standing::Confirmed } else { Standing::Stated };
        let value =
            Evidence { attained, major: written.major.map(Into::into), standing, document, source: Arc::clone(source) };
        Ok(Dated { span: self.days(from, written.until, unit)?, value })
    }

    /// A grade is decided at the end of the year it is for.
    fn evaluation(self, written: WrittenEvaluation) -> Result<Dated<Evaluation>, PackError> {
        let year = *written.year.as_ref();
        if let Some(points) = &written.points
            && *points.as_ref() > 100
        {
            return Err(self.at(points, "points are from 0 to 100"));
        }
        if written.grade.is_none() && written.points.is_none() {
            return Err(self.at(&written.year, "an evaluation states a grade, points, or both"));
        }
        let decided = Date::new(year, 12, 1).map_err(|error| self.at(&written.year, error))?;
        let points = written.points.map(Spanned::into_inner);
        let value = Evaluation { year, grade: written.grade, points, document: None };
        Ok(Dated { span: Interval::since(decided), value })
    }

    fn some_text(self, text: &Spanned<String>, problem: &str) -> Result<(), PackError> {
        if text.as_ref().trim().is_empty() { Err(self.at(text, problem)) } else { Ok(()) }
    }

    fn title(self, code: &Spanned<String>) -> Result<TitleCode, PackError> {
        let found =
            self.titles.get(&TitleCode::from(code.as_ref().as_str())).or_else(|| self.titles.find(code.as_ref()));
        let found = found.map(|title| title.code.clone());
        found.ok_or_else(|| self.at(code, format!("no title \"{}\" in titles.toml", code.as_ref())))
    }

    fn level(self, subject: Subject, code: &Spanned<String>) -> Result<Level, PackError> {
        Level::new(subject, code.as_ref()).map_err(|error| self.at(code, error))
    }

    fn date(self, text: &Spanned<String>) -> Result<PartialDate, PackError> {
        PartialDate::parse(text.as_ref()).map_err(|error| self.at(text, error))
    }

    fn opt_date(self, text: Option<&Spanned<String>>) -> Result<Option<PartialDate>, PackError> {
        text.map(|text| self.date(text)).transpose()
    }

    fn days(self, from: Option<Day>, until: Option<Day>, near: &Spanned<String>) -> Result<Interval, PackError> {
        days(from, until).map_err(|error| self.at(near, error))
    }

    fn at<T>(self, near: &Spanned<T>, problem: impl std::fmt::Display) -> PackError {
        self.pack.at(near, problem.to_string())
    }
}

fn by_decision(number: String) -> Box<Document> {
    Box::new(Document { paper: Paper::Decision, number: Some(number.into()), ..Document::default() })
}

fn letter(number: String) -> Box<Document> {
    Box::new(Document { number: Some(number.into()), ..Document::default() })
}

fn certificate(number: &str) -> Box<Document> {
    Box::new(Document { paper: Paper::Certificate, number: Some(number.into()), ..Document::default() })
}
