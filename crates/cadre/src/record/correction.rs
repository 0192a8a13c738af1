//! Correction (đính chính): what an officer finds otherwise than the record says, as the next revision of what is known.

use std::sync::Arc;

use thiserror::Error;
use words::{Interval, PartialDate};

use super::{
    Attainment, Change, Document, Evaluation, Evidence, Grade, Holding, Kind, Level, Number, Of, Official, Person,
    PersonId, RecordId, Said, Sex, Source, Standing, TitleCode, UnitId, Withdrawn,
};

/// What is corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// Who the person is.
    Particulars {
        /// Name.
        name: Box<str>,
        /// Sex.
        sex: Sex,
        /// Birth.
        birth: PartialDate,
        /// Personal number; nothing leaves it as it is.
        number: Option<Number>,
        /// Place of origin.
        origin: Option<Arc<str>>,
    },
    /// What was learnt.
    Learnt {
        /// The level.
        level: Level,
        /// Field of study.
        major: Option<Arc<str>>,
        /// For which days it holds.
        span: Interval,
        /// Stated or confirmed.
        standing: Standing,
        /// The paper.
        document: Document,
    },
    /// A post held.
    Held {
        /// Which title.
        title: TitleCode,
        /// Where.
        unit: UnitId,
        /// When.
        span: Interval,
    },
    /// How a year was graded.
    Graded {
        /// The year.
        year: i16,
        /// The grade.
        grade: Grade,
        /// The decision.
        document: Document,
    },
    /// What is on record never was so.
    Withdraw,
}

/// Why a correction cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CannotCorrect {
    /// The person has no such record, or no longer.
    #[error("there is no such record of this person")]
    NoSuchRecord,
    /// The record is of another kind than the correction.
    #[error("the record is of another kind")]
    OtherKind,
}

/// What of a person can be corrected: the kind, the record and its revision.
pub fn correctable(official: &Official) -> Vec<(Kind, RecordId, u32)> {
    let side = official.side();
    let mut found: Vec<(Kind, RecordId, u32)> = Vec::new();
    found.extend(official.person.as_ref().map(|seen| (Kind::Person, seen.record, seen.revision)));
    let learnt = official.evidence.iter().chain(&side.lapsed_evidence);
    found.extend(learnt.map(|seen| (Kind::Evidence, seen.record, seen.revision)));
    let held = official.holdings.iter().chain(&side.former_holdings);
    found.extend(held.map(|seen| (Kind::Holding, seen.record, seen.revision)));
    found.extend(official.evaluations.iter().map(|seen| (Kind::Evaluation, seen.record, seen.revision)));
    found
}

/// The fact a correction makes: the revision after the one that was `seen` of a record, or a new record. `why` is the paper it
/// rests on, as the officer names it. Whether others have written in between is for the store to find.
pub fn correct(
    official: &Official,
    of: Option<(RecordId, u32)>,
    correction: &Correction,
    why: &str,
    new_id: &mut dyn FnMut() -> RecordId,
) -> Result<Change, CannotCorrect> {
    let person = official.id;
    let kind_of = |wanted: RecordId| {
        let found = correctable(official).into_iter().find(|(_, record, _)| *record == wanted);
        found.map(|(kind, ..)| kind).ok_or(CannotCorrect::NoSuchRecord)
    };
    let kind = of.map(|(record, _)| kind_of(record)).transpose()?;
    let (said, span) = match correction {
        Correction::Particulars { .. } if kind != Some(Kind::Person) => return Err(CannotCorrect::OtherKind),
        Correction::Withdraw if matches!(kind, None | Some(Kind::Person)) => return Err(CannotCorrect::OtherKind),
        Correction::Withdraw => {
            let kind = kind.ok_or(CannotCorrect::NoSuchRecord)?;
            (Said::Withdrawn(Withdrawn { kind, person: Some(person.0) }), Interval::ALWAYS)
        }
        Correction::Particulars { name, sex, birth, number, origin } => {
            let before = official.person.as_ref().map(|seen| &seen.value).ok_or(CannotCorrect::NoSuchRecord)?;
            let number = number.clone().or_else(|| before.number.clone());
            let (ethnicity, origin) = (before.ethnicity.clone(), origin.clone());
            let (name, sex, birth) = (name.clone(), *sex, *birth);
            (Said::Person(Person { name, sex, birth, number, ethnicity, origin }), Interval::ALWAYS)
        }
        Correction::Learnt { level, major, span, standing, document } => {
            let evidence = Evidence {
                attained: Attainment::Level(*level),
                major: major.clone(),
                standing: *standing,
                document: Some(Box::new(document.clone())).filter(|document| **document != Document::default()),
                source: Arc::new(Source { file: why.to_owned(), sheet: String::new(), row: 0 }),
            };
            (of_person(Kind::Evidence, kind, person, evidence)?.into(), *span)
        }
        Correction::Held { title, unit, span } => {
            let holding = Holding { title: title.clone(), unit: *unit, joined: None, term_ends: None };
            (of_person(Kind::Holding, kind, person, holding)?.into(), *span)
        }
        Correction::Graded { year, grade, document } => {
            let document = Some(Box::new(document.clone())).filter(|document| **document != Document::default());
            let evaluation = Evaluation { year: *year, grade: Some(*grade), points: None, document };
            (of_person(Kind::Evaluation, kind, person, evaluation)?.into(), Interval::ALWAYS)
        }
    };
    let (record, revision) = of.map_or_else(|| (new_id(), 1), |(record, seen)| (record, seen + 1));
    Ok(Change { record, revision, span, said })
}

/// A value of the person, where what is corrected is of its kind.
fn of_person<T>(wanted: Kind, kind: Option<Kind>, person: PersonId, value: T) -> Result<Of<T>, CannotCorrect> {
    if kind.is_some_and(|kind| kind != wanted) {
        return Err(CannotCorrect::OtherKind);
    }
    Ok(Of { person, value })
}
