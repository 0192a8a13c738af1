//! How the years went: yearly evaluations, discipline, and the courses of a year.

use serde::{Deserialize, Serialize};
use words::Date;

use super::Document;

/// Grade of the yearly evaluation (xếp loại chất lượng hằng năm), lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Không hoàn thành nhiệm vụ.
    NotCompleted,
    /// Hoàn thành nhiệm vụ.
    Completed,
    /// Hoàn thành tốt nhiệm vụ.
    Good,
    /// Hoàn thành xuất sắc nhiệm vụ.
    Excellent,
}

impl Grade {
    /// Every grade, lowest first.
    pub const ALL: [Grade; 4] = [Grade::NotCompleted, Grade::Completed, Grade::Good, Grade::Excellent];
}

/// Yearly evaluation (đánh giá, xếp loại). A grade found wrong is replaced by a new decision: the next revision of the fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// The calendar year that is graded.
    pub year: i16,
    /// The grade decided, where the decision names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The points, 0 to 100, where there are any; the scale in force for the year turns them into a grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<u8>,
    /// The decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<Document>>,
}

/// Form of discipline (hình thức kỷ luật), lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Not decided yet: an examination, investigation or trial is pending.
    Pending,
    /// Khiển trách.
    Reprimand,
    /// Cảnh cáo.
    Warning,
    /// Cách chức.
    Removal,
    /// Buộc thôi việc.
    Dismissal,
}

impl Measure {
    /// Every measure, lightest first.
    pub const ALL: [Measure; 5] =
        [Measure::Pending, Measure::Reprimand, Measure::Warning, Measure::Removal, Measure::Dismissal];
}

/// Discipline (kỷ luật). The fact is true since the decision takes effect; a pending case ends when its fact does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discipline {
    /// Which measure.
    pub measure: Measure,
    /// Since when the decision is in effect, or the case pending.
    pub effective: Date,
    /// The decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<Document>>,
}

/// A course attended (bồi dưỡng), counted in lessons toward the yearly minimum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// The calendar year it counts for.
    pub year: i16,
    /// Lessons of 45 minutes (tiết).
    pub lessons: u16,
    /// The certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<Document>>,
}
