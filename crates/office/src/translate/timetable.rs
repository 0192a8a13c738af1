//! Translation between the school's facts and the timetable engine: two pure functions.
//!
//! A period of the engine is a half-day, a cohort a class, a course one part of a module for one class or several together.
//! [`TimetableProblem::of`] writes a year as the engine's problem; [`TimetableProblem::meetings`] reads its timetable back.

mod answer;
mod courses;
mod days;
mod shares;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use cadre::school::{
    Calendar, Class, Exam, Lecturer, Meeting, MeetingKey, MeetingKind, Module, School, SchoolYear, Teaching, Timetable,
};
use timetable::{Cohort, Course, Home, LecturerIx, Period, Precedence, Problem, RoomIx, Spot, Weights};
use words::Date;

use courses::{Part, parts};
use days::Days;
use shares::Share;

/// What a year's timetable is made from.
#[derive(Clone, Copy)]
pub(crate) struct SchoolTime<'a> {
    /// The school.
    pub(crate) school: &'a School,
    /// Its year.
    pub(crate) year: &'a SchoolYear,
    /// Holidays.
    pub(crate) calendar: &'a Calendar,
    /// How it teaches.
    pub(crate) teaching: &'a Teaching,
    /// Learners of each class that opens, where a plan says so; without a plan every class opens, full.
    pub(crate) learners: Option<&'a HashMap<String, u32>>,
    /// The version before.
    pub(crate) before: Option<&'a Timetable>,
    /// Meetings of classes of other years, which hold rooms and lecturers.
    pub(crate) others: &'a [Meeting],
    /// What was before this day has taken place and stays.
    pub(crate) from: Date,
}

/// A year as the engine sees it, and what its numbers stand for.
pub(crate) struct TimetableProblem<'a> {
    /// The engine's problem.
    pub(crate) problem: Problem,
    days: Days,
    taught: Vec<Taught>,
    rooms: Vec<Option<String>>,
    lecturers: Vec<&'a Lecturer>,
    learners: BTreeMap<String, u32>,
}

/// What a course of the engine stands for.
struct Taught {
    classes: Vec<String>,
    module: String,
    kind: MeetingKind,
    part: u32,
    /// The numbers of its sessions in the part.
    numbers: Vec<u32>,
}

impl Taught {
    /// What messages call it.
    fn name(&self) -> String {
        let name = format!("{} {}", self.classes.join(" + "), self.module);
        if self.part > 1 { format!("{name} ({})", self.part) } else { name }
    }

    fn key(&self, session: usize) -> MeetingKey {
        MeetingKey {
            classes: self.classes.clone(),
            module: self.module.clone(),
            kind: self.kind,
            part: self.part,
            number: self.numbers[session],
        }
    }
}

impl<'a> TimetableProblem<'a> {
    /// The problem of a year; nothing where no class opens in it. Classes, modules, rooms and lecturers are numbered in the
    /// order of their codes, so the same facts give the same problem to the byte.
    pub(crate) fn of(ask: &SchoolTime<'a>) -> Option<TimetableProblem<'a>> {
        let opens = |class: &&Class| ask.learners.is_none_or(|learners| learners.contains_key(&class.code));
        let classes: Vec<&Class> = ask.school.classes_of(ask.year.year).into_iter().filter(opens).collect();
        let days = Days::of(&classes)?;
        let mut desk = Desk::new(ask, days, classes);
        for class in desk.classes.clone() {
            desk.class(class);
        }
        desk.order();
        Some(desk.done())
    }
}

/// A problem being written.
struct Desk<'s, 'a> {
    ask: &'s SchoolTime<'a>,
    days: Days,
    classes: Vec<&'a Class>,
    lecturers: Vec<&'a Lecturer>,
    problem: Problem,
    taught: Vec<Taught>,
    rooms: Vec<Option<String>>,
    /// The courses of each class and module, those taught together for each of their classes.
    by_module: HashMap<(&'a str, String), Vec<u32>>,
    /// The courses of each class.
    cohorts: BTreeMap<String, Vec<u32>>,
    /// Half-days for which a colleague stands in.
    standing: HashSet<(LecturerIx, Period)>,
    /// Where each meeting of the version before was.
    before: HashMap<&'a MeetingKey, &'a Meeting>,
}

impl<'s, 'a> Desk<'s, 'a> {
    fn new(ask: &'s SchoolTime<'a>, days: Days, classes: Vec<&'a Class>) -> Self {
        let school = ask.school;
        let lecturers: Vec<&Lecturer> =
            school.lecturers.iter().map(|seen| &seen.value).filter(|one| !one.left).collect();
        let rooms: Vec<&cadre::school::Room> =
            school.rooms.iter().map(|seen| &seen.value).filter(|room| !room.closed).collect();
        let faults = ask.teaching.faults;
        let problem = Problem {
            name: ask.year.year.to_string(),
            days: days.count(),
            periods_per_day: Days::PER_DAY,
            weeks: (0..days.count()).map(|day| day / 7).collect(),
            rooms: rooms.iter().map(|room| days.room(ask, room)).collect(),
            lecturers: lecturers.iter().map(|lecturer| days.lecturer(ask, lecturer)).collect(),
            weights: Weights {
                seat: faults.seat,
                day: 0,
                alone: faults.alone,
                room: faults.room,
                stretch: faults.stretch,
                exams: faults.exams,
            },
            ..Problem::default()
        };
        let before = ask.before.iter().flat_map(|before| &before.meetings).map(|meeting| (&meeting.key, meeting));
        Self {
            ask,
            days,
            classes,
            lecturers,
            problem,
            taught: Vec::new(),
            rooms: rooms.iter().map(|room| Some(room.code.clone())).collect(),
            by_module: HashMap::new(),
            cohorts: BTreeMap::new(),
            standing: HashSet::new(),
            before: before.collect(),
        }
    }

    /// Every module of a class; of modules taught together only those whose first class it is.
    fn class(&mut self, class: &'a Class) {
        for module in self.modules(class).iter() {
            let together = self.together(class, module);
            if together.first().is_none_or(|first| first.code != class.code) {
                continue;
            }
            let own = self.module(&together, module);
            // An essay is written at home.
            if matches!(module.exam, Some(Exam::Written | Exam::Oral)) {
                let rest_days = self.ask.teaching.exam_rest_days;
                for exam in self.part(&together, module, Part::EXAM) {
                    let order = |before: &u32| Precedence { before: *before, after: exam, rest_days };
                    self.problem.orders.extend(own.iter().map(order));
                }
            }
            for class in together {
                self.by_module.insert((&class.code, module.code.clone()), own.clone());
            }
        }
    }

    /// What comes first in each class, once all of them have their courses: what is taught together comes after what each of
    /// them has before.
    fn order(&mut self) {
        let mut pairs: BTreeSet<(u32, u32)> = BTreeSet::new();
        for class in &self.classes {
            let courses = |module: &String| self.by_module.get(&(&*class.code, module.clone())).into_iter().flatten();
            for module in self.modules(class).iter() {
                let before = || module.after.iter().flat_map(courses);
                pairs.extend(courses(&module.code).flat_map(|after| before().map(move |before| (*before, *after))));
            }
        }
        let order = |(before, after): (u32, u32)| Precedence { before, after, rest_days: 0 };
        self.problem.orders.extend(pairs.into_iter().map(order));
    }

    /// What a class is taught.
    fn modules(&self, class: &Class) -> Cow<'a, [Module]> {
        match self.ask.school.programme(&class.programme) {
            Some(programme) if programme.modules.is_empty() => Cow::Owned(courses::whole(programme)),
            Some(programme) => Cow::Borrowed(&programme.modules),
            None => Cow::Borrowed(&[]),
        }
    }

    /// The classes that are taught a module with this one, itself among them.
    fn together(&self, class: &'a Class, module: &Module) -> Vec<&'a Class> {
        let mut joint = self.ask.year.joint.iter().filter(|joint| joint.module == module.code);
        match joint.find(|joint| joint.classes.contains(&class.code)) {
            Some(joint) => self.classes.iter().copied().filter(|one| joint.classes.contains(&one.code)).collect(),
            None => vec![class],
        }
    }

    /// The courses of a module, one for each part and whoever teaches of it.
    fn module(&mut self, classes: &[&'a Class], module: &Module) -> Vec<u32> {
        parts(self.ask.teaching, module).into_iter().flat_map(|part| self.part(classes, module, part)).collect()
    }

    fn part(&mut self, classes: &[&'a Class], module: &Module, part: Part) -> Vec<u32> {
        let codes: Vec<String> = classes.iter().map(|class| class.code.clone()).collect();
        let taught = |numbers: Vec<u32>| Taught {
            classes: codes.clone(),
            module: module.code.clone(),
            kind: part.kind,
            part: part.number,
            numbers,
        };
        let all = taught((1..=part.sessions).collect());
        let shares = self.shares(&|number| all.key(number as usize - 1), module, part);
        let mut courses = Vec::new();
        for Share { numbers, lecturers } in shares {
            courses.push(self.course(classes, module, part, taught(numbers), lecturers));
        }
        courses
    }

    fn course(
        &mut self,
        classes: &[&'a Class],
        module: &Module,
        part: Part,
        taught: Taught,
        lecturers: Vec<LecturerIx>,
    ) -> u32 {
        let at = self.taught.len() as u32;
        let learners: u32 = classes.iter().map(|class| self.learners(class)).sum();
        let homes: Vec<Option<&Meeting>> =
            (0..taught.numbers.len()).map(|one| self.before.get(&taught.key(one)).copied()).collect();
        let mut rooms = match part.kind {
            MeetingKind::Field => vec![self.outside(&taught, learners)],
            _ => self.rooms(&classes[0].site, learners),
        };
        let off = self.days.off(self.ask, classes);
        let home: Vec<Home> = homes.iter().map(|home| self.home(*home, &off, &lecturers, &rooms, part.kind)).collect();
        // Where a class has been it may have been, however many it was then.
        rooms.extend(home.iter().filter(|home| home.pinned).filter_map(|home| Some(home.spot?.room)));
        let rooms: BTreeSet<RoomIx> = rooms.into_iter().collect();
        let pinned =
            |period: &Period| home.iter().any(|home| home.pinned && home.spot.is_some_and(|s| s.period == *period));
        let past = (0..self.days.before(self.ask.from)).filter(|period| !pinned(period));
        let closed: BTreeSet<Period> = off.into_iter().chain(past).collect();
        let percent = self.ask.teaching.percent(learners);
        self.problem.courses.push(Course {
            name: taught.name(),
            lecturers,
            sessions: taught.numbers.len() as u32,
            days_min: 0,
            students: learners,
            closed: closed.into_iter().collect(),
            rooms: Some(rooms.into_iter().collect()),
            hours: part.lessons * percent / part.sessions.max(1),
            block: module.block || part.kind == MeetingKind::Field,
            exam: part.kind == MeetingKind::Exam,
            home: if homes.iter().any(Option::is_some) { home } else { Vec::new() },
        });
        for class in classes {
            self.cohorts.entry(class.code.clone()).or_default().push(at);
        }
        self.taught.push(taught);
        at
    }

    fn learners(&self, class: &Class) -> u32 {
        let planned = self.ask.learners.and_then(|learners| learners.get(&class.code));
        planned.copied().unwrap_or(class.seats_max)
    }

    /// The rooms of a site that hold so many; where none does, the largest.
    fn rooms(&self, site: &str, learners: u32) -> Vec<RoomIx> {
        let here = self.ask.school.rooms.iter().map(|seen| &seen.value).filter(|room| !room.closed);
        let here: Vec<(RoomIx, u32)> =
            (0..).zip(here).filter(|(_, room)| room.site == site).map(|(at, room)| (at, room.seats)).collect();
        let most = here.iter().map(|(_, seats)| *seats).max().unwrap_or(0);
        here.into_iter().filter(|(_, seats)| *seats >= learners.min(most)).map(|(at, _)| at).collect()
    }

    /// A place outside the school, for field study.
    fn outside(&mut self, taught: &Taught, learners: u32) -> RoomIx {
        let site = (self.ask.school.sites.len() + self.rooms.len()) as u32;
        let name = taught.name();
        self.problem.rooms.push(timetable::Room { name, seats: learners, site, closed: Vec::new() });
        self.rooms.push(None);
        (self.rooms.len() - 1) as RoomIx
    }

    /// Where a meeting was. What has taken place is pinned; what should have and could not is to be made up for.
    fn home(
        &self,
        was: Option<&Meeting>,
        off: &[Period],
        lecturers: &[LecturerIx],
        rooms: &[RoomIx],
        kind: MeetingKind,
    ) -> Home {
        let price = self.ask.teaching.faults.moved;
        let nowhere = Home { spot: None, pinned: false, price };
        let Some(was) = was else { return nowhere };
        let room = match kind {
            MeetingKind::Field => rooms.first().copied(),
            _ => self.rooms.iter().position(|room| *room == was.room).map(|at| at as RoomIx),
        };
        let (Some(period), Some(room)) = (self.days.period(was.day, was.half), room) else { return nowhere };
        let spot = Some(Spot { period, room });
        let away = |at: &LecturerIx| self.problem.lecturers[*at as usize].away.contains(&period);
        let held = !off.contains(&period)
            && !lecturers.iter().any(away)
            && !self.problem.rooms[room as usize].closed.contains(&period);
        let past = was.day < self.ask.from;
        match (past, held) {
            (true, true) => Home { spot, pinned: true, price },
            (true, false) => nowhere,
            (false, _) => Home { spot, pinned: false, price },
        }
    }

    fn done(mut self) -> TimetableProblem<'a> {
        let learners = self.classes.iter().map(|class| (class.code.clone(), self.learners(class))).collect();
        let cohort = |(name, courses): (String, Vec<u32>)| Cohort { name, courses };
        self.problem.cohorts = std::mem::take(&mut self.cohorts).into_iter().map(cohort).collect();
        TimetableProblem {
            problem: self.problem,
            days: self.days,
            taught: self.taught,
            rooms: self.rooms,
            lecturers: self.lecturers,
            learners,
        }
    }
}
