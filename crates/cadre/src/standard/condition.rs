//! What a rule asks: a tree of requirements, each of which one fact or one table of the law can decide.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Citation;
use crate::record::{Area, Grade, Level, Sex, Staff, Unit, UnitKind};

/// A number that may differ by sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BySex {
    /// Women.
    pub female: u16,
    /// Men.
    pub male: u16,
}

impl BySex {
    /// The one for a person.
    pub fn of(self, sex: Sex) -> u16 {
        match sex {
            Sex::Female => self.female,
            Sex::Male => self.male,
        }
    }
}

/// What discipline may bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Barred {
    /// Being put into the planning pool (quy hoạch).
    Planning,
    /// Being sent to study (đào tạo, bồi dưỡng).
    Training,
    /// Being appointed or nominated to a higher post (bổ nhiệm, giới thiệu ứng cử).
    Appointment,
}

impl Barred {
    /// Everything that can be barred.
    pub const ALL: [Barred; 3] = [Barred::Planning, Barred::Training, Barred::Appointment];
}

/// Membership of the Party (đảng viên).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Membership {
    /// Probationary (dự bị) or full.
    Probation,
    /// Full (chính thức).
    Full,
}

/// Requirement (điều kiện): one thing that is asked of a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// A level of a subject, or higher; in one of the majors, where any are named.
    Level {
        /// The level.
        level: Level,
        /// Words that the field of study must contain, one of them; any field when empty.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        majors: Vec<String>,
    },
    /// At least so many full years of age.
    AgeFrom {
        /// Full years.
        years: BySex,
    },
    /// At most so many full years of age, when the title is first held.
    AgeAtFirst {
        /// Full years.
        years: BySex,
    },
    /// So many months left to the age of retirement.
    WorkingMonths {
        /// Months.
        months: u16,
        /// Counted when the title is first held, and not on the day of the question.
        at_first: bool,
    },
    /// This grade or better in each of the years before.
    Grades {
        /// The grade.
        grade: Grade,
        /// How many years in a row.
        years: u8,
    },
    /// So many years of service.
    ServiceYears {
        /// Years.
        years: u16,
    },
    /// Membership of the Party.
    Party {
        /// Which.
        membership: Membership,
    },
    /// No discipline that bars this.
    NoBar {
        /// What it would bar.
        from: Barred,
    },
    /// So many lessons of courses in the calendar year.
    Lessons {
        /// Lessons of 45 minutes.
        lessons: u16,
    },
    /// So many months in a post.
    PostMonths {
        /// Months.
        months: u16,
    },
    /// Being in the pool for the title.
    InPool,
    /// Studying full time.
    FullTime,
    /// Belonging to an ethnic minority.
    EthnicMinority,
    /// Serving in one of these areas.
    Areas {
        /// Which.
        areas: Vec<Area>,
    },
}

/// Condition: requirements, and how many of them are enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// One requirement.
    One(Arc<Requirement>),
    /// At least `at_least` of these: all of them when it is their number, any of them when it is one.
    Some {
        /// How many.
        at_least: usize,
        /// Of which.
        of: Vec<Condition>,
        /// The rule that adds this branch, where it is another than the standard's own: it counts while that rule holds.
        by: Option<Arc<Citation>>,
    },
}

impl Condition {
    /// Every requirement of the tree, in order.
    pub fn requirements(&self) -> Vec<&Arc<Requirement>> {
        match self {
            Condition::One(requirement) => vec![requirement],
            Condition::Some { of, .. } => of.iter().flat_map(Condition::requirements).collect(),
        }
    }
}

/// Where a rule applies; empty lists mean everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Scope {
    /// Kinds of unit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitKind>,
    /// Areas.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Area>,
    /// Kinds of staff.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub staff: Vec<Staff>,
}

impl Scope {
    /// Whether it leaves out no unit.
    pub fn is_everywhere(&self) -> bool {
        self.units.is_empty() && self.areas.is_empty()
    }

    /// Whether a unit lies in it. What is not known of the unit does not keep a rule away from it.
    pub fn fits(&self, unit: &Unit) -> bool {
        let kind = unit.kind.is_none_or(|kind| self.units.is_empty() || self.units.contains(&kind));
        let there = |areas: &Vec<Area>| self.areas.is_empty() || areas.iter().any(|area| self.areas.contains(area));
        kind && unit.areas.as_ref().is_none_or(there)
    }
}
