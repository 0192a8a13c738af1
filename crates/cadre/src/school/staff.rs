//! Who teaches and where: faculties, lecturers, rooms, and the modules they are needed for.

use serde::{Deserialize, Serialize};
use words::Interval;

/// Faculty (khoa).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Faculty {
    /// Short code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// Title of a lecturer (chức danh giảng viên).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// Giảng viên.
    Lecturer,
    /// Giảng viên chính.
    Principal,
    /// Giảng viên cao cấp.
    Senior,
}

impl Rank {
    /// Every rank, lowest first.
    pub const ALL: [Rank; 3] = [Rank::Lecturer, Rank::Principal, Rank::Senior];

    /// The code it is written by.
    pub fn code(self) -> &'static str {
        match self {
            Rank::Lecturer => "lecturer",
            Rank::Principal => "principal",
            Rank::Senior => "senior",
        }
    }
}

/// Lecturer (giảng viên) of the school, or a guest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lecturer {
    /// Short code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Faculty, by its code.
    pub faculty: String,
    /// Title; absent for guests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
    /// Modules the lecturer may teach, by their codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teaches: Vec<String>,
    /// Half-days of a week at most; absent where the school's settings hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sessions_per_week: Option<u32>,
    /// Gone: no longer in the school's file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left: bool,
}

/// Room (phòng học).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Short code.
    pub code: String,
    /// Site, by its code.
    pub site: String,
    /// Seats.
    pub seats: u32,
    /// Closed: no longer in the school's file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

/// How a module is examined (hình thức thi, đánh giá).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exam {
    /// Thi viết.
    Written,
    /// Tiểu luận, thu hoạch.
    Essay,
    /// Vấn đáp.
    Oral,
}

impl Exam {
    /// Every kind.
    pub const ALL: [Exam; 3] = [Exam::Written, Exam::Essay, Exam::Oral];

    /// The code it is written by.
    pub fn code(self) -> &'static str {
        match self {
            Exam::Written => "written",
            Exam::Essay => "essay",
            Exam::Oral => "oral",
        }
    }
}

/// Module (phần học, môn) of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Short code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Lessons of 45 minutes (tiết).
    pub lessons: u32,
    /// The faculty that teaches it, by its code.
    pub faculty: String,
    /// How it is examined; absent where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exam: Option<Exam>,
    /// Modules of the programme that are finished before this one begins, by their codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// Taught in block (cuốn chiếu): on days that follow one another.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub block: bool,
    /// Field study (nghiên cứu thực tế): away from the school, in no room of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub field: bool,
}

/// Days on which a lecturer cannot teach. Why is nobody's business here, and is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// Lecturer, by the code.
    pub lecturer: String,
    /// The days.
    pub days: Interval,
}

/// Days on which a guest lecturer (giảng viên thỉnh giảng) comes; whoever has such days teaches on no others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// Lecturer, by the code.
    pub lecturer: String,
    /// The days.
    pub days: Interval,
}

/// Days on which a room cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomClosed {
    /// Room, by its code.
    pub room: String,
    /// The days.
    pub days: Interval,
    /// Why, in a few words.
    pub why: String,
}

/// Joint lectures (ghép lớp): classes that are taught a module together, in one room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joint {
    /// Module, by its code.
    pub module: String,
    /// Classes, by their codes.
    pub classes: Vec<String>,
}
