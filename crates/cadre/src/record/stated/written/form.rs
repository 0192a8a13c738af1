//! The people file as its author writes it: fields and their order, nothing checked.

use serde::Deserialize;
use toml::Spanned;

use super::super::super::{Area, Grade, Measure, Paper, Sex, Subject, UnitKind};
use crate::pack::Day;

/// The same as it is written; [`WrittenPeople::check`] turns it into values.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenPeople {
    #[serde(default)]
    pub(super) unit: Vec<WrittenUnit>,
    #[serde(default)]
    pub(super) person: Vec<WrittenPerson>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenUnit {
    pub(super) name: Spanned<String>,
    pub(super) kind: Option<UnitKind>,
    pub(super) parent: Option<String>,
    pub(super) code: Option<String>,
    #[serde(default)]
    pub(super) formed_from: Vec<String>,
    pub(super) areas: Option<Vec<Area>>,
    pub(super) class: Option<u8>,
    pub(super) from: Option<Day>,
    pub(super) until: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPerson {
    pub(super) name: Spanned<String>,
    pub(super) sex: Sex,
    pub(super) born: Spanned<String>,
    pub(super) number: Option<Spanned<String>>,
    pub(super) ethnicity: Option<String>,
    pub(super) origin: Option<String>,
    pub(super) unit: Spanned<String>,
    #[serde(default)]
    pub(super) holds: Vec<WrittenHolding>,
    #[serde(default)]
    pub(super) planned: Vec<WrittenHolding>,
    pub(super) recruited: Option<Spanned<String>>,
    pub(super) permanent: Option<Spanned<String>>,
    pub(super) party_probation: Option<Spanned<String>>,
    pub(super) party_full: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) evidence: Vec<WrittenEvidence>,
    #[serde(default)]
    pub(super) evaluations: Vec<WrittenEvaluation>,
    #[serde(default)]
    pub(super) discipline: Vec<WrittenDiscipline>,
    #[serde(default)]
    pub(super) courses: Vec<WrittenCourse>,
    #[serde(default)]
    pub(super) studies: Vec<WrittenStudy>,
    #[serde(default)]
    pub(super) owed: Vec<WrittenOwed>,
    #[serde(default)]
    pub(super) waivers: Vec<WrittenWaiver>,
    #[serde(default)]
    pub(super) requests: Vec<WrittenRequest>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenHolding {
    pub(super) title: Spanned<String>,
    pub(super) unit: Option<String>,
    pub(super) from: Option<Day>,
    pub(super) until: Option<Day>,
    pub(super) term_ends: Option<Day>,
    pub(super) joined: Option<Spanned<String>>,
    pub(super) decision: Option<String>,
    pub(super) decided: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenEvidence {
    pub(super) subject: Subject,
    pub(super) level: Option<Spanned<String>>,
    pub(super) words: Option<String>,
    pub(super) major: Option<String>,
    pub(super) paper: Option<Paper>,
    pub(super) number: Option<String>,
    pub(super) issuer: Option<String>,
    pub(super) issued: Option<Spanned<String>>,
    pub(super) place: Option<String>,
    #[serde(default)]
    pub(super) confirmed: bool,
    pub(super) from: Option<Day>,
    pub(super) until: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenEvaluation {
    pub(super) year: Spanned<i16>,
    pub(super) grade: Option<Grade>,
    pub(super) points: Option<Spanned<u8>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenDiscipline {
    pub(super) measure: Measure,
    pub(super) effective: Day,
    pub(super) until: Option<Day>,
    pub(super) decision: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenCourse {
    pub(super) year: Spanned<i16>,
    pub(super) lessons: u16,
    pub(super) number: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenStudy {
    pub(super) subject: Subject,
    pub(super) level: Spanned<String>,
    pub(super) school: String,
    pub(super) from: Option<Day>,
    pub(super) ends: Option<Day>,
    pub(super) decision: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenOwed {
    pub(super) subject: Subject,
    pub(super) level: Spanned<String>,
    pub(super) until: Day,
    pub(super) from: Option<Day>,
    pub(super) decision: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenWaiver {
    pub(super) subject: Subject,
    pub(super) title: Option<Spanned<String>>,
    pub(super) ground: String,
    pub(super) decision: String,
    pub(super) from: Option<Day>,
    pub(super) until: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRequest {
    pub(super) programme: Spanned<String>,
    pub(super) year: Spanned<i16>,
    pub(super) letter: Option<String>,
}
