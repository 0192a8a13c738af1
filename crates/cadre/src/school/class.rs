//! Sites, programmes, classes and what the way to them costs.

use std::fmt;

use serde::{Deserialize, Serialize};
use words::{Date, Interval, fold};

use super::{Absence, Faculty, Joint, Lecturer, Module, Room, RoomClosed, Visit};
use crate::record::{Document, Level, Seen, TitleCode};

/// Site (cơ sở, điểm trường): a place where teaching takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Short code, for example `CS1`.
    pub code: String,
    /// Name.
    pub name: String,
}

/// Code of a programme, for example `TC-LLCT`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProgrammeCode(pub String);

impl fmt::Display for ProgrammeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Programme (chương trình): what is taught, and the level whoever passes has then reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Its code.
    pub code: ProgrammeCode,
    /// Name.
    pub name: String,
    /// The level it leads to; absent where it leads to none, as most courses do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gives: Option<Level>,
    /// Lessons of 45 minutes (tiết) of the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lessons: Option<u32>,
    /// Whether its lessons count toward the yearly minimum.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub yearly: bool,
    /// The titles it is for; empty for everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<TitleCode>,
    /// What it consists of; empty where the file does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<Module>,
}

/// Days of the week on which a class that is not full time meets; Monday is 1, Sunday 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
pub struct Weekdays(u8);

impl Weekdays {
    /// The days, 1 to 7 in order.
    pub fn days(self) -> impl Iterator<Item = u8> {
        (1..=7).filter(move |day| self.0 & (1 << day) != 0)
    }
}

impl TryFrom<Vec<u8>> for Weekdays {
    type Error = String;

    fn try_from(days: Vec<u8>) -> Result<Weekdays, String> {
        let mut bits = 0;
        for day in days {
            if !(1..=7).contains(&day) || bits & (1 << day) != 0 {
                return Err(format!("weekdays are different numbers from 1 (Monday) to 7 (Sunday), found {day}"));
            }
            bits |= 1 << day;
        }
        if bits == 0 { Err("name at least one weekday".to_owned()) } else { Ok(Weekdays(bits)) }
    }
}

impl From<Weekdays> for Vec<u8> {
    fn from(weekdays: Weekdays) -> Vec<u8> {
        weekdays.days().collect()
    }
}

/// Form of study (hệ): full time (tập trung), or on some weekdays (không tập trung).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Full time: away from the post on every working day.
    FullTime,
    /// On these weekdays only; counts as at the post.
    PartTime(Weekdays),
}

/// How learners are admitted (phương thức tuyển sinh).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Admission {
    /// Xét tuyển: by their files.
    #[default]
    File,
    /// Thi tuyển: by an exam.
    Exam,
}

impl Admission {
    /// Every way.
    pub const ALL: [Admission; 2] = [Admission::File, Admission::Exam];

    /// The code it is written by.
    pub fn code(self) -> &'static str {
        match self {
            Admission::File => "file",
            Admission::Exam => "exam",
        }
    }

    fn is_usual(&self) -> bool {
        *self == Admission::default()
    }
}

/// Class (lớp): one programme taught once, at one site, from a day on, for a number of weeks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Its code, for example `K85`.
    pub code: String,
    /// What is taught.
    pub programme: ProgrammeCode,
    /// Where, by the site's code.
    pub site: String,
    /// Full time or not.
    pub form: Form,
    /// First day and the day after the last.
    pub dates: Interval,
    /// Learners from which it opens.
    pub seats_min: u32,
    /// Learners it has room for.
    pub seats_max: u32,
    /// What opening it costs, đồng.
    pub open_cost_vnd: i64,
    /// How learners are admitted.
    #[serde(default, skip_serializing_if = "Admission::is_usual")]
    pub admission: Admission,
    /// The last day for applications.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applications_until: Option<Date>,
    /// The day of the entrance exam.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exam_on: Option<Date>,
    /// Off-plan class (lớp ngoài kế hoạch): the permission it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off_plan: Option<Document>,
    /// Cancelled (hủy): the class was announced and will not be held.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
}

/// What the way of one learner from a unit to a site costs, once per class, đồng.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Travel {
    /// Name of the unit, as units are written.
    pub unit: String,
    /// Code of the site.
    pub site: String,
    /// Đồng.
    pub cost_vnd: i64,
}

/// A time without teaching (nghỉ của trường).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// The days.
    pub days: Interval,
    /// Why, in a few words.
    pub why: String,
}

/// What the school may spend in a year, and what a way costs that no line names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolYear {
    /// Calendar year.
    pub year: i16,
    /// Name of the school.
    pub school: String,
    /// Opening and travel together may not exceed this, đồng; absent where no limit is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget_vnd: Option<i64>,
    /// So many learners may study full time in one week; absent where no limit is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_time_places: Option<u32>,
    /// Days on which the school does not teach, besides public holidays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<Closed>,
    /// Days on which lecturers cannot teach.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<Absence>,
    /// Days on which guests come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<Visit>,
    /// Days on which rooms cannot be used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rooms_closed: Vec<RoomClosed>,
    /// Modules that classes are taught together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joint: Vec<Joint>,
    /// Ways that cost something else than `travel_elsewhere_vnd`.
    #[serde(default)]
    pub travel: Vec<Travel>,
    /// A way that `travel` does not name, đồng.
    pub travel_elsewhere_vnd: i64,
}

impl SchoolYear {
    /// What the way from a unit to a site costs, đồng. Units are compared as people search: without tone marks.
    pub fn travel_vnd(&self, unit: &str, site: &str) -> i64 {
        let unit = fold(unit);
        let way = self.travel.iter().find(|way| way.site == site && fold(&way.unit) == unit);
        way.map_or(self.travel_elsewhere_vnd, |way| way.cost_vnd)
    }
}

/// All that is known of the school on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct School {
    /// Years, in order.
    pub years: Vec<Seen<SchoolYear>>,
    /// Sites by code.
    pub sites: Vec<Seen<Site>>,
    /// Rooms by code.
    pub rooms: Vec<Seen<Room>>,
    /// Faculties by code.
    pub faculties: Vec<Seen<Faculty>>,
    /// Lecturers by code.
    pub lecturers: Vec<Seen<Lecturer>>,
    /// Programmes by code.
    pub programmes: Vec<Seen<Programme>>,
    /// Classes by code.
    pub classes: Vec<Seen<Class>>,
}

impl School {
    /// Settings of a year.
    pub fn year(&self, year: i16) -> Option<&SchoolYear> {
        self.years.iter().map(|seen| &seen.value).find(|settings| settings.year == year)
    }

    /// Classes that begin in a year and are not cancelled, by code.
    pub fn classes_of(&self, year: i16) -> Vec<&Class> {
        let begins =
            |class: &&Class| !class.cancelled && class.dates.from().is_some_and(|first: Date| first.year() == year);
        self.classes.iter().map(|seen| &seen.value).filter(begins).collect()
    }

    /// The programme of that code.
    pub fn programme(&self, code: &ProgrammeCode) -> Option<&Programme> {
        self.programmes.iter().map(|seen| &seen.value).find(|programme| programme.code == *code)
    }

    /// The name of the programme of that code; the code where there is none.
    pub fn programme_name<'a>(&'a self, code: &'a ProgrammeCode) -> &'a str {
        self.programme(code).map_or(code.0.as_ref(), |programme| programme.name.as_str())
    }

    /// The name of the site of that code; the code where there is none.
    pub fn site_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.sites.iter().find(|seen| seen.value.code == code).map_or(code, |seen| seen.value.name.as_str())
    }

    /// The programme that an office means by a text: its code or its name, however it is written.
    pub fn called(&self, written: &str) -> Option<&Programme> {
        let written = fold(written);
        let meant = |programme: &&Programme| fold(&programme.code.0) == written || fold(&programme.name) == written;
        self.programmes.iter().map(|seen| &seen.value).find(meant)
    }

    /// The class of that code.
    pub fn class(&self, code: &str) -> Option<&Class> {
        self.classes.iter().map(|seen| &seen.value).find(|class| class.code == code)
    }

    /// The programme that leads to a level: the one that gives no more than needed, by code where two are equal.
    pub fn programme_for(&self, level: Level) -> Option<&Programme> {
        let programmes = self.programmes.iter().map(|seen| &seen.value);
        let enough = programmes.filter(|programme| programme.gives.is_some_and(|gives| gives.reaches(level)));
        enough.min_by(|a, b| a.gives.cmp(&b.gives).then_with(|| a.code.cmp(&b.code)))
    }

    /// The programme by which somebody with these titles attends so many lessons of the yearly minimum: one for their titles
    /// before one for everybody, then the shortest, by code where two are equal.
    pub fn programme_for_lessons(&self, lessons: u16, titles: &[TitleCode]) -> Option<&Programme> {
        let programmes = self.programmes.iter().map(|seen| &seen.value);
        let for_them = |programme: &&Programme| {
            programme.titles.is_empty() || programme.titles.iter().any(|title| titles.contains(title))
        };
        let enough = programmes
            .filter(|programme| programme.yearly && programme.lessons.is_some_and(|all| all >= u32::from(lessons)))
            .filter(for_them);
        enough.min_by_key(|programme| (programme.titles.is_empty(), programme.lessons, programme.code.clone()))
    }

    pub(crate) fn put_in_order(&mut self) {
        self.years.sort_by_key(|seen| seen.value.year);
        self.sites.sort_by(|a, b| a.value.code.cmp(&b.value.code));
        self.rooms.sort_by(|a, b| a.value.code.cmp(&b.value.code));
        self.faculties.sort_by(|a, b| a.value.code.cmp(&b.value.code));
        self.lecturers.sort_by(|a, b| a.value.code.cmp(&b.value.code));
        self.programmes.sort_by(|a, b| a.value.code.cmp(&b.value.code));
        self.classes.sort_by(|a, b| a.value.code.cmp(&b.value.code));
    }
}
