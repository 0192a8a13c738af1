//! How the school teaches: what a half-day holds, what a lecturer's year asks for, and what a timetable should look like; a
//! file that the school replaces by its own.

use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{Half, Rank};
use crate::pack::{Pack, PackError};

/// Half-days of a week: seven days of two.
pub(super) const SESSIONS_PER_WEEK_MAX: u32 = 14;

/// Lessons of a half-day: more do not fit between breakfast and lunch.
const LESSONS_MAX: u32 = 8;

/// Sessions, days and standard hours of the file: far above any school, and far from an overflow of sums.
const COUNT_MAX: u32 = 10_000;

/// Percent of a standard hour that a lesson may count: three hours for one lesson is more than any regulation grants.
const PERCENT_MAX: u32 = 300;

/// What a year asks of lecturers of a rank (định mức giờ chuẩn).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Norm {
    /// The rank.
    pub rank: Rank,
    /// Standard hours of a year.
    pub hours: u32,
    /// Whether the number was read in the source.
    pub verified: bool,
}

/// What a lesson counts for a class of at least so many learners (hệ số lớp đông).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassSize {
    /// Learners.
    pub learners_from: u32,
    /// Percent of a standard hour.
    pub percent: u32,
}

/// What each thing costs that a timetable should not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Faults {
    /// Each learner without a seat, each session.
    pub seat: u32,
    /// A half-day for which a class comes, and the other half of the day is free.
    pub alone: u32,
    /// Each room of a module beyond the first.
    pub room: u32,
    /// Each day that a module taught in block stretches beyond what it needs.
    pub stretch: u32,
    /// Two exams of a class on one day, or on days side by side.
    pub exams: u32,
    /// Each session that is no longer where the published timetable has it.
    pub moved: u32,
}

/// When a half-day begins and ends, by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// First bell.
    pub begins: Time,
    /// Last bell.
    pub ends: Time,
}

/// The file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Teaching {
    /// Lessons of 45 minutes (tiết) that one half-day (buổi) holds.
    pub lessons_per_session: u32,
    /// Sessions of a module that one lecturer teaches at most; what is more is divided among several.
    pub sessions_per_lecturer: u32,
    /// Sessions of a week that a lecturer teaches at most.
    pub sessions_per_week: u32,
    /// Whole days between a module's last lesson and its exam.
    pub exam_rest_days: u32,
    /// Norms by rank.
    pub norms: Vec<Norm>,
    /// How far a lecturer's year may lie from the norm, percent.
    pub spread_percent: u32,
    /// What lessons count by size of class, the largest first.
    pub class_sizes: Vec<ClassSize>,
    /// The morning and the afternoon.
    pub clocks: [Clock; 2],
    /// What a timetable should look like.
    pub faults: Faults,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    lessons_per_session: Spanned<u32>,
    sessions_per_lecturer: Spanned<u32>,
    sessions_per_week: Spanned<u32>,
    exam_rest_days: Spanned<u32>,
    spread_percent: Spanned<u32>,
    #[serde(default)]
    norm: Vec<WrittenNorm>,
    #[serde(default)]
    class_size: Vec<Spanned<ClassSize>>,
    morning: Spanned<Clock>,
    afternoon: Spanned<Clock>,
    faults: Spanned<Faults>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenNorm {
    rank: Spanned<Rank>,
    hours: Spanned<u32>,
    verified: bool,
    // Shown to whoever reads the file.
    #[allow(dead_code)]
    source: String,
}

impl Teaching {
    /// Reads and checks the file.
    pub fn read(pack: Pack<'_>) -> Result<Teaching, PackError> {
        let written: Written = pack.read()?;
        let within = |value: &Spanned<u32>, low: u32, high: u32| match *value.as_ref() {
            number if (low..=high).contains(&number) => Ok(number),
            number => Err(pack.at(value, format!("{number}; it must be from {low} to {high}"))),
        };
        let mut norms: Vec<Norm> = Vec::new();
        for norm in &written.norm {
            let rank = *norm.rank.as_ref();
            if norms.iter().any(|known| known.rank == rank) {
                return Err(pack.at(&norm.rank, format!("the norm of {} stands twice", rank.code())));
            }
            norms.push(Norm { rank, hours: within(&norm.hours, 1, COUNT_MAX)?, verified: norm.verified });
        }
        for size in &written.class_size {
            if size.as_ref().percent > PERCENT_MAX {
                return Err(pack.at(size, format!("{} percent; at most {PERCENT_MAX}", size.as_ref().percent)));
            }
        }
        let mut class_sizes: Vec<ClassSize> = written.class_size.iter().map(|size| *size.as_ref()).collect();
        class_sizes.sort_by_key(|size| std::cmp::Reverse(size.learners_from));
        let faults = *written.faults.as_ref();
        let Faults { seat, alone, room, stretch, exams, moved } = faults;
        if let Some(dear) = [seat, alone, room, stretch, exams, moved].into_iter().find(|cost| *cost > COUNT_MAX) {
            return Err(pack.at(&written.faults, format!("a fault weighs {dear}; at most {COUNT_MAX}")));
        }
        let clocks = [*written.morning.as_ref(), *written.afternoon.as_ref()];
        for (clock, place) in clocks.iter().zip([&written.morning, &written.afternoon]) {
            if clock.begins >= clock.ends {
                return Err(pack.at(place, "a half-day begins before it ends".to_owned()));
            }
        }
        if clocks[0].ends > clocks[1].begins {
            return Err(pack.at(&written.afternoon, "the afternoon begins after the morning".to_owned()));
        }
        Ok(Teaching {
            clocks,
            lessons_per_session: within(&written.lessons_per_session, 1, LESSONS_MAX)?,
            sessions_per_lecturer: within(&written.sessions_per_lecturer, 1, COUNT_MAX)?,
            sessions_per_week: within(&written.sessions_per_week, 1, SESSIONS_PER_WEEK_MAX)?,
            exam_rest_days: within(&written.exam_rest_days, 0, 100)?,
            norms,
            spread_percent: within(&written.spread_percent, 0, 100)?,
            class_sizes,
            faults,
        })
    }

    /// Half-days that so many lessons need.
    pub fn sessions(&self, lessons: u32) -> u32 {
        lessons.div_ceil(self.lessons_per_session)
    }

    /// What one lesson counts for a class of so many learners, percent of a standard hour.
    pub fn percent(&self, learners: u32) -> u32 {
        self.class_sizes.iter().find(|size| size.learners_from <= learners).map_or(100, |size| size.percent)
    }

    /// When a half-day begins and ends.
    pub fn clock(&self, half: Half) -> Clock {
        self.clocks[half as usize]
    }

    /// The norm of a rank.
    pub fn norm(&self, rank: Rank) -> Option<&Norm> {
        self.norms.iter().find(|norm| norm.rank == rank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "lessons_per_session = 5\nsessions_per_lecturer = 10\nsessions_per_week = 8\nexam_rest_days = 2\n\
        spread_percent = 15\n[[norm]]\nrank = \"lecturer\"\nhours = 270\nverified = true\nsource = \"trial\"\n\
        [[class_size]]\nlearners_from = 50\npercent = 110\n[[class_size]]\nlearners_from = 100\npercent = 130\n\
        [morning]\nbegins = \"07:00\"\nends = \"11:00\"\n[afternoon]\nbegins = \"13:30\"\nends = \"17:30\"\n[faults]\nseat = 1\nalone = 2\nroom = 1\nstretch = 1\nexams = 5\nmoved = 20\n";

    fn read(text: &str) -> Result<Teaching, PackError> {
        Teaching::read(Pack { file: "teaching.toml", text })
    }

    #[test]
    fn large_classes_count_more_and_half_days_are_filled() {
        let teaching = read(FILE).unwrap();
        assert_eq!([49, 50, 99, 100].map(|learners| teaching.percent(learners)), [100, 110, 110, 130]);
        assert_eq!([1, 5, 6, 150].map(|lessons| teaching.sessions(lessons)), [1, 1, 2, 30]);
        assert_eq!(teaching.norm(Rank::Lecturer).map(|norm| norm.hours), Some(270));
        assert!(teaching.norm(Rank::Senior).is_none());
    }

    #[test]
    fn slips_are_told_by_line() {
        for (right, wrong, says) in [
            ("lessons_per_session = 5", "lessons_per_session = 0", "0; it must be from 1 to 8"),
            ("percent = 130", "percent = 1300", "1300 percent"),
            ("hours = 270", "hours = 0", "0; it must be from 1"),
            ("ends = \"11:00\"", "ends = \"06:00\"", "begins before it ends"),
            ("begins = \"13:30\"", "begins = \"10:30\"", "the afternoon begins after"),
            ("moved = 20", "moved = 20000", "a fault weighs 20000"),
        ] {
            let slip = read(&FILE.replace(right, wrong)).unwrap_err().to_string();
            assert!(slip.contains(says), "{wrong}: {slip}");
        }
    }
}
