//! What would turn a requirement.

use serde::Serialize;
use words::Date;

use super::super::condition::Membership;
use crate::record::{Grade, Level};

/// What would have to be added to the record, or to happen: what is only to be stated first, what takes time last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Want {
    /// The field of study of the degree.
    Major,
    /// The day on which the paper was issued.
    IssueDate,
    /// The day of birth.
    BirthDay,
    /// The first day in the title.
    FirstDay,
    /// The day of recruitment.
    Recruitment,
    /// Ethnicity.
    Ethnicity,
    /// Which areas the unit lies in.
    AreaOfUnit,
    /// A table of retirement ages for the day.
    RetirementAge,
    /// Membership of the Party, with its date.
    Membership {
        /// Which.
        membership: Membership,
    },
    /// Evidence of a level.
    Level {
        /// The level.
        level: Level,
        /// Of one of these fields of study, where any are named.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        majors: Vec<String>,
    },
    /// A grade for a year.
    Grade {
        /// The year.
        year: i16,
        /// The grade, or a better one.
        grade: Grade,
    },
    /// Lessons in a year.
    Lessons {
        /// The year.
        year: i16,
        /// How many more.
        lessons: u16,
    },
    /// An approved list that names the person for the title.
    Pool,
    /// Study full time.
    FullTime,
    /// A decision in the pending case.
    CaseClosed,
    /// The end of what discipline bars.
    BarOver,
    /// The age.
    Age {
        /// Full years.
        years: u16,
    },
    /// So many years of service.
    Service {
        /// Years.
        years: u16,
    },
    /// So many months in post.
    TimeInPost {
        /// Months.
        months: u16,
    },
}

/// One thing to be added, with the earliest day on which it can be there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Addition {
    /// What.
    #[serde(flatten)]
    pub want: Want,
    /// The earliest day.
    pub earliest: Date,
}
