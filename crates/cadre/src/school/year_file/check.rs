//! What is written of a school's year becomes values, or a message that says where it cannot.

use std::collections::HashSet;

use toml::Spanned;
use words::Interval;

use super::super::{
    Class, Closed, Faculty, Form, Lecturer, Module, Programme, ProgrammeCode, Room, SchoolYear, Travel,
};
use super::YearFile;
use super::form::{
    Written, WrittenClass, WrittenClosed, WrittenLecturer, WrittenModule, WrittenProgramme, WrittenRoom, WrittenTravel,
};
use crate::pack::{Day, Pack, PackError, days};
use crate::record::{TitleCode, Titles};

/// Weeks a class may last: the longest programme of the school takes two years of weekends.
const CLASS_WEEKS_MAX: u32 = 110;

/// Seats a class or a room may have: the largest hall of a provincial school; more is a slip of the keyboard.
const SEATS_MAX: u32 = 1_000;

/// Full-time learners of a week: no provincial school has a tenth of that.
const PLACES_MAX: u32 = 100_000;

/// Lessons of a programme: two years of full-time study have fewer.
const LESSONS_MAX: u32 = 5_000;

/// Đồng a line may name: a thousand billion, above any provincial training budget and far from an overflow of sums.
const LINE_VND_MAX: i64 = 1_000_000_000_000;

pub(super) fn check(pack: Pack<'_>, titles: &Titles, written: &Written) -> Result<YearFile, Vec<PackError>> {
    let year = *written.year.as_ref();
    let mut slips = Slips::default();
    if !(2000..=2100).contains(&year) {
        slips.push(pack.at(&written.year, format!("year {year} is not between 2000 and 2100")));
    }
    let mut file = empty(year, &written.school);
    let desk = Desk { pack, titles, written };
    slips.extend(desk.different(written.site.iter().map(|site| (site, &site.as_ref().code)), "site"));
    slips.extend(desk.different(written.room.iter().map(|room| (&room.code, room.code.as_ref())), "room"));
    slips.extend(desk.different(written.faculty.iter().map(|one| (one, &one.as_ref().code)), "faculty"));
    slips.extend(desk.different(written.programme.iter().map(|one| (&one.code, one.code.as_ref())), "programme"));
    slips.extend(desk.different(desk.modules().map(|one| (&one.code, one.code.as_ref())), "module"));
    slips.extend(desk.different(written.lecturer.iter().map(|one| (&one.code, one.code.as_ref())), "lecturer"));
    slips.extend(desk.different(written.class.iter().map(|class| (&class.code, class.code.as_ref())), "class"));

    file.sites = written.site.iter().map(|site| site.as_ref().clone()).collect();
    file.faculties = written.faculty.iter().map(|faculty| faculty.as_ref().clone()).collect::<Vec<Faculty>>();
    file.rooms = slips.sift(written.room.iter().map(|room| desk.room(room)));
    file.programmes = slips.sift(written.programme.iter().map(|programme| desk.programme(programme)));
    file.lecturers = slips.sift(written.lecturer.iter().map(|lecturer| desk.lecturer(lecturer)));
    file.year.closed = slips.sift(written.closed.iter().map(|closed| desk.closed(closed)));
    file.year.absences = slips.sift(written.absence.iter().map(|absence| desk.absence(absence)));
    file.year.visits = slips.sift(written.visit.iter().map(|visit| desk.visit(visit)));
    file.year.rooms_closed = slips.sift(written.room_closed.iter().map(|closed| desk.room_closed(closed)));
    file.year.joint = slips.sift(written.joint.iter().map(|joint| desk.joint(joint)));
    file.year.travel = slips.sift(written.travel.iter().map(|way| desk.way(way)));
    slips.keep(desk.sums(&mut file.year));
    file.classes = slips.sift(written.class.iter().map(|class| desk.class(class, &file.year)));
    if slips.0.is_empty() { Ok(file) } else { Err(slips.0) }
}

/// What is wrong, as it is found; the parts that are right go on to be checked.
#[derive(Default)]
struct Slips(Vec<PackError>);

impl Slips {
    fn push(&mut self, slip: PackError) {
        self.0.push(slip);
    }

    fn extend(&mut self, slips: Vec<PackError>) {
        self.0.extend(slips);
    }

    fn keep<T>(&mut self, found: Result<T, PackError>) -> Option<T> {
        found.map_err(|slip| self.push(slip)).ok()
    }

    fn sift<T>(&mut self, found: impl Iterator<Item = Result<T, PackError>>) -> Vec<T> {
        found.filter_map(|one| self.keep(one)).collect()
    }
}

fn empty(year: i16, school: &str) -> YearFile {
    YearFile {
        year: SchoolYear {
            year,
            school: school.to_owned(),
            budget_vnd: None,
            full_time_places: None,
            closed: Vec::new(),
            absences: Vec::new(),
            visits: Vec::new(),
            rooms_closed: Vec::new(),
            joint: Vec::new(),
            travel: Vec::new(),
            travel_elsewhere_vnd: 0,
        },
        sites: Vec::new(),
        rooms: Vec::new(),
        faculties: Vec::new(),
        lecturers: Vec::new(),
        programmes: Vec::new(),
        classes: Vec::new(),
    }
}

/// The desk at which what is written is checked, part by part. A part may name another that has a slip of its own: that
/// is told once, there.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) pack: Pack<'a>,
    titles: &'a Titles,
    pub(super) written: &'a Written,
}

impl<'a> Desk<'a> {
    fn modules(self) -> impl Iterator<Item = &'a WrittenModule> {
        self.written.programme.iter().flat_map(|programme| &programme.modules)
    }

    fn room(&self, room: &WrittenRoom) -> Result<Room, PackError> {
        self.known_site(&room.site)?;
        let seats = within(self.pack, &room.seats, 1, SEATS_MAX, "seats")?;
        Ok(Room { code: room.code.as_ref().clone(), site: room.site.as_ref().clone(), seats, closed: false })
    }

    fn programme(&self, written: &WrittenProgramme) -> Result<Programme, PackError> {
        let pack = self.pack;
        self.some_text(&written.name, "a programme has a name")?;
        let lessons = written.lessons.as_ref();
        let lessons = lessons.map(|lessons| within(pack, lessons, 1, LESSONS_MAX, "lessons")).transpose()?;
        if written.yearly && lessons.is_none() {
            let problem = "a programme that counts toward the yearly minimum says how many lessons it has".to_owned();
            return Err(pack.at(&written.code, problem));
        }
        let mut modules = Vec::new();
        for module in &written.modules {
            modules.push(self.module(module, written)?);
        }
        let taught: u32 = modules.iter().map(|module| module.lessons).sum();
        if let Some(all) = lessons.filter(|all| taught > *all) {
            let problem = format!("its modules have {taught} lessons together, the programme has {all}");
            return Err(pack.at(&written.code, problem));
        }
        let mut titles = Vec::new();
        for title in &written.titles {
            let code = TitleCode::from(title.as_ref().as_str());
            let known = self.titles.get(&code).or_else(|| self.titles.find(title.as_ref()));
            let known = known.ok_or_else(|| pack.at(title, format!("no title \"{code}\" in titles.toml")))?;
            titles.push(known.code.clone());
        }
        Ok(Programme {
            code: ProgrammeCode(written.code.as_ref().clone()),
            name: written.name.as_ref().clone(),
            gives: written.gives,
            lessons,
            yearly: written.yearly,
            titles,
            modules,
        })
    }

    fn module(&self, module: &WrittenModule, of: &WrittenProgramme) -> Result<Module, PackError> {
        self.some_text(&module.name, "a module has a name")?;
        self.known_faculty(&module.faculty)?;
        self.before(module, of)?;
        Ok(Module {
            code: module.code.as_ref().clone(),
            name: module.name.as_ref().clone(),
            lessons: within(self.pack, &module.lessons, 1, LESSONS_MAX, "lessons")?,
            faculty: module.faculty.as_ref().clone(),
            exam: module.exam,
            after: module.after.iter().map(|before| before.as_ref().clone()).collect(),
            block: module.block,
            field: module.field,
        })
    }

    fn lecturer(&self, written: &WrittenLecturer) -> Result<Lecturer, PackError> {
        self.some_text(&written.name, "a lecturer has a name")?;
        self.known_faculty(&written.faculty)?;
        for module in &written.teaches {
            if !self.modules().any(|known| known.code.as_ref() == module.as_ref()) {
                return Err(self.pack.at(module, format!("no module has the code \"{}\"", module.as_ref())));
            }
        }
        Ok(Lecturer {
            code: written.code.as_ref().clone(),
            name: written.name.as_ref().clone(),
            faculty: written.faculty.as_ref().clone(),
            rank: written.rank,
            teaches: written.teaches.iter().map(|module| module.as_ref().clone()).collect(),
            sessions_per_week: self.per_week(written)?,
            left: false,
        })
    }

    /// The settings of the year.
    fn sums(&self, year: &mut SchoolYear) -> Result<(), PackError> {
        let (pack, written) = (self.pack, self.written);
        year.budget_vnd = written.budget_vnd.as_ref().map(|budget| money(pack, budget)).transpose()?;
        let places = written.full_time_places.as_ref();
        year.full_time_places =
            places.map(|places| within(pack, places, 1, PLACES_MAX, "full_time_places")).transpose()?;
        year.travel_elsewhere_vnd = money(pack, &written.travel_elsewhere_vnd)?;
        Ok(())
    }

    fn closed(&self, WrittenClosed { from, until, why }: &WrittenClosed) -> Result<Closed, PackError> {
        let days = days(Some(*from.as_ref()), Some(*until)).map_err(|error| self.pack.at(from, error.to_string()))?;
        Ok(Closed { days, why: why.clone() })
    }

    fn way(&self, way: &WrittenTravel) -> Result<Travel, PackError> {
        self.known_site(&way.site)?;
        let cost_vnd = money(self.pack, &way.cost_vnd)?;
        Ok(Travel { unit: way.unit.clone(), site: way.site.as_ref().clone(), cost_vnd })
    }

    fn class(&self, class: &WrittenClass, of: &SchoolYear) -> Result<Class, PackError> {
        let pack = self.pack;
        self.known_site(&class.site)?;
        if !self.written.programme.iter().any(|programme| programme.code.as_ref() == class.programme.as_ref()) {
            let problem = format!("no [[programme]] has the code \"{}\"", class.programme.as_ref());
            return Err(pack.at(&class.programme, problem));
        }
        let first = class.starts.as_ref().0;
        let year = of.year;
        if first.year() != year {
            let problem = format!("the class starts in {}, this file is for {year}", first.year());
            return Err(pack.at(&class.starts, problem));
        }
        if let Some(closed) = of.closed.iter().find(|closed| closed.days.contains(first)) {
            let problem = format!("the class starts on a day without teaching ({}); choose another day", closed.why);
            return Err(pack.at(&class.starts, problem));
        }
        let weeks = within(pack, &class.weeks, 1, CLASS_WEEKS_MAX, "weeks")?;
        let seats_max = within(pack, &class.seats_max, 1, SEATS_MAX, "seats_max")?;
        let seats_min = within(pack, &class.seats_min, 1, seats_max, "seats_min")?;
        self.admitted(class)?;
        let end = first.saturating_add(jiff::Span::new().weeks(i64::from(weeks)));
        let dates = Interval::new(Some(first), Some(end)).map_err(|error| pack.at(&class.weeks, error.to_string()))?;
        let day = |day: &Option<Spanned<Day>>| day.as_ref().map(|day| day.as_ref().0);
        Ok(Class {
            code: class.code.as_ref().clone(),
            programme: ProgrammeCode(class.programme.as_ref().clone()),
            site: class.site.as_ref().clone(),
            form: class.weekdays.map_or(Form::FullTime, Form::PartTime),
            dates,
            seats_min,
            seats_max,
            open_cost_vnd: money(pack, &class.open_cost_vnd)?,
            admission: class.admission,
            applications_until: day(&class.applications_until),
            exam_on: day(&class.exam_on),
            off_plan: class.off_plan.as_ref().map(|permission| permission.as_ref().clone()),
            cancelled: false,
        })
    }

    /// Applications, exam and first day come one after the other; an off-plan class names its permission.
    fn admitted(&self, class: &WrittenClass) -> Result<(), PackError> {
        let (pack, first) = (self.pack, class.starts.as_ref().0);
        if let Some(exam) = &class.exam_on {
            if class.admission != super::super::Admission::Exam {
                return Err(pack.at(exam, "an exam day needs admission = \"exam\"".to_owned()));
            }
            let until = class.applications_until.as_ref().map(|until| until.as_ref().0);
            if until.is_some_and(|until| exam.as_ref().0 <= until) {
                return Err(pack.at(exam, "the exam is held after the last day for applications".to_owned()));
            }
        }
        for day in [&class.applications_until, &class.exam_on].into_iter().flatten() {
            if day.as_ref().0 >= first {
                return Err(pack.at(day, "admission ends before the class begins".to_owned()));
            }
        }
        match &class.off_plan {
            Some(permission) if permission.as_ref().number.is_none() => {
                Err(pack.at(permission, "an off-plan class names the number of its permission".to_owned()))
            }
            _ => Ok(()),
        }
    }

    fn known_site(&self, code: &Spanned<String>) -> Result<(), PackError> {
        match self.written.site.iter().any(|site| site.as_ref().code == *code.as_ref()) {
            true => Ok(()),
            false => Err(self.pack.at(code, format!("no [[site]] has the code \"{}\"", code.as_ref()))),
        }
    }

    fn known_faculty(&self, code: &Spanned<String>) -> Result<(), PackError> {
        match self.written.faculty.iter().any(|faculty| faculty.as_ref().code == *code.as_ref()) {
            true => Ok(()),
            false => Err(self.pack.at(code, format!("no [[faculty]] has the code \"{}\"", code.as_ref()))),
        }
    }

    fn some_text(&self, text: &Spanned<String>, problem: &str) -> Result<(), PackError> {
        if text.as_ref().trim().is_empty() { Err(self.pack.at(text, problem.to_owned())) } else { Ok(()) }
    }

    /// Those that have no code, or one that another has.
    fn different<'s, T: 's>(
        &self,
        all: impl Iterator<Item = (&'s Spanned<T>, &'s String)>,
        what: &str,
    ) -> Vec<PackError> {
        let mut seen = HashSet::new();
        let slip = |(value, code): (&'s Spanned<T>, &'s String)| match code.trim().is_empty() {
            true => Some(self.pack.at(value, format!("the {what} needs a code"))),
            false if seen.insert(code) => None,
            false => Some(self.pack.at(value, format!("{what} \"{code}\" stands twice; give one another code"))),
        };
        all.filter_map(slip).collect()
    }
}

pub(super) fn within(pack: Pack<'_>, value: &Spanned<u32>, low: u32, high: u32, name: &str) -> Result<u32, PackError> {
    let number = *value.as_ref();
    if low <= number && number <= high {
        return Ok(number);
    }
    Err(pack.at(value, format!("{name} is {number}; it must be from {low} to {high}")))
}

fn money(pack: Pack<'_>, value: &Spanned<i64>) -> Result<i64, PackError> {
    let vnd = *value.as_ref();
    if (0..=LINE_VND_MAX).contains(&vnd) {
        return Ok(vnd);
    }
    Err(pack.at(value, format!("{vnd} VND; it must be from 0 to {LINE_VND_MAX}")))
}
