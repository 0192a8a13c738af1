//! The school's file as its author writes it: fields and their order, nothing checked.

use serde::Deserialize;
use toml::Spanned;

use super::super::{Admission, Exam, Rank, Site, Weekdays};
use crate::pack::Day;
use crate::record::{Document, Level};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) school: String,
    pub(super) year: Spanned<i16>,
    pub(super) budget_vnd: Option<Spanned<i64>>,
    pub(super) travel_elsewhere_vnd: Spanned<i64>,
    pub(super) full_time_places: Option<Spanned<u32>>,
    #[serde(default)]
    pub(super) site: Vec<Spanned<Site>>,
    #[serde(default)]
    pub(super) room: Vec<WrittenRoom>,
    #[serde(default)]
    pub(super) faculty: Vec<Spanned<super::super::Faculty>>,
    #[serde(default)]
    pub(super) lecturer: Vec<WrittenLecturer>,
    #[serde(default)]
    pub(super) programme: Vec<WrittenProgramme>,
    #[serde(default)]
    pub(super) class: Vec<WrittenClass>,
    #[serde(default)]
    pub(super) closed: Vec<WrittenClosed>,
    #[serde(default)]
    pub(super) absence: Vec<WrittenAbsence>,
    #[serde(default)]
    pub(super) visit: Vec<WrittenAbsence>,
    #[serde(default)]
    pub(super) room_closed: Vec<WrittenRoomClosed>,
    #[serde(default)]
    pub(super) joint: Vec<WrittenJoint>,
    #[serde(default)]
    pub(super) travel: Vec<WrittenTravel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRoom {
    pub(super) code: Spanned<String>,
    pub(super) site: Spanned<String>,
    pub(super) seats: Spanned<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenLecturer {
    pub(super) code: Spanned<String>,
    pub(super) name: Spanned<String>,
    pub(super) faculty: Spanned<String>,
    pub(super) rank: Option<Rank>,
    #[serde(default)]
    pub(super) teaches: Vec<Spanned<String>>,
    pub(super) sessions_per_week: Option<Spanned<u32>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenProgramme {
    pub(super) code: Spanned<String>,
    pub(super) name: Spanned<String>,
    pub(super) gives: Option<Level>,
    pub(super) lessons: Option<Spanned<u32>>,
    #[serde(default)]
    pub(super) yearly: bool,
    #[serde(default)]
    pub(super) titles: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) modules: Vec<WrittenModule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenModule {
    pub(super) code: Spanned<String>,
    pub(super) name: Spanned<String>,
    pub(super) lessons: Spanned<u32>,
    pub(super) faculty: Spanned<String>,
    pub(super) exam: Option<Exam>,
    #[serde(default)]
    pub(super) after: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) block: bool,
    #[serde(default)]
    pub(super) field: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenClass {
    pub(super) code: Spanned<String>,
    pub(super) programme: Spanned<String>,
    pub(super) site: Spanned<String>,
    /// Absent for a full-time class.
    pub(super) weekdays: Option<Weekdays>,
    pub(super) starts: Spanned<Day>,
    pub(super) weeks: Spanned<u32>,
    pub(super) seats_min: Spanned<u32>,
    pub(super) seats_max: Spanned<u32>,
    pub(super) open_cost_vnd: Spanned<i64>,
    #[serde(default)]
    pub(super) admission: Admission,
    pub(super) applications_until: Option<Spanned<Day>>,
    pub(super) exam_on: Option<Spanned<Day>>,
    pub(super) off_plan: Option<Spanned<Document>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenClosed {
    pub(super) from: Spanned<Day>,
    pub(super) until: Day,
    pub(super) why: String,
}

/// An absence, or the visit of a guest.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenAbsence {
    pub(super) lecturer: Spanned<String>,
    pub(super) from: Spanned<Day>,
    pub(super) until: Day,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRoomClosed {
    pub(super) room: Spanned<String>,
    pub(super) from: Spanned<Day>,
    pub(super) until: Day,
    pub(super) why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenJoint {
    pub(super) module: Spanned<String>,
    pub(super) classes: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenTravel {
    pub(super) unit: String,
    pub(super) site: Spanned<String>,
    pub(super) cost_vnd: Spanned<i64>,
}
