//! Why a session has no place, period by period, and what would give it one.

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::model::{CohortIx, CourseIx, LecturerIx, Period, Problem, RoomIx, Spot};

/// Sessions of a course that are not placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Its course.
    pub course: CourseIx,
    /// Their numbers in the course: what stands against one stands against all.
    pub sessions: Vec<usize>,
    /// What stands in the way, and in how many periods, the most first; last that the course cannot meet, which is no news.
    pub obstacles: Vec<(Obstacle, u32)>,
    /// What alone stands in the way, in how many periods and in which first: without it a session has a place. The one
    /// that opens most periods first; last that the course cannot meet, and of that the first period after it has begun.
    pub relaxations: Vec<Relaxation>,
}

/// What stands against a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// Every room that suits is taken or closed.
    Rooms,
    /// The lecturer has taught as much that week as the week allows.
    WeekFull(LecturerIx),
    /// The lecturer is away.
    LecturerAway(LecturerIx),
    /// The course cannot meet then.
    CourseClosed,
    /// The lecturer teaches another course then, or one at another site just before or after.
    LecturerBusy(LecturerIx),
    /// The cohort has another course then.
    CohortBusy(CohortIx),
    /// Another course must come before or after.
    Order(CourseIx),
    /// The course itself meets then.
    Itself,
}

/// One thing less, and the session has a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// What would have to give way.
    pub obstacle: Obstacle,
    /// In how many periods nothing else stands in the way.
    pub periods: u32,
    /// The first of them.
    pub first: Period,
}

/// Every course of which sessions are not placed, with what stands in their way.
pub fn why_unplaced(problem: &Problem, checked: &Checked) -> Vec<Unplaced> {
    let desk = Desk::new(problem, checked);
    let mut unplaced = Vec::new();
    for (course, placed) in (0..).zip(&checked.timetable().courses) {
        let waiting = placed.sessions.iter().enumerate().filter(|(_, spot)| spot.is_none());
        let sessions: Vec<usize> = waiting.map(|(session, _)| session).collect();
        if !sessions.is_empty() {
            unplaced.push(desk.unplaced(course, sessions, placed.lecturer));
        }
    }
    unplaced
}

/// A timetable by period.
struct Desk<'a> {
    problem: &'a Problem,
    /// What meets in each period, and where.
    there: Vec<Vec<(CourseIx, RoomIx)>>,
    taught_by: Vec<Option<LecturerIx>>,
    cohorts: Vec<Vec<CohortIx>>,
    /// The first and the last period of each course that has any.
    span: Vec<Option<(Period, Period)>>,
    /// Sessions of each lecturer and week.
    load: BTreeMap<(LecturerIx, u32), u32>,
}

impl<'a> Desk<'a> {
    fn new(problem: &'a Problem, checked: &Checked) -> Self {
        let courses = &checked.timetable().courses;
        let mut desk = Self {
            problem,
            there: vec![Vec::new(); problem.periods() as usize],
            taught_by: courses.iter().map(|placed| placed.lecturer).collect(),
            cohorts: vec![Vec::new(); courses.len()],
            span: vec![None; courses.len()],
            load: BTreeMap::new(),
        };
        for (at, cohort) in (0..).zip(&problem.cohorts) {
            cohort.courses.iter().for_each(|course| desk.cohorts[*course as usize].push(at));
        }
        for (course, placed) in courses.iter().enumerate() {
            for Spot { period, room } in placed.sessions.iter().flatten().copied() {
                desk.there[period as usize].push((course as CourseIx, room));
                let (first, last) = desk.span[course].unwrap_or((period, period));
                desk.span[course] = Some((first.min(period), last.max(period)));
                if let Some(lecturer) = placed.lecturer {
                    *desk.load.entry((lecturer, problem.weeks[problem.day(period) as usize])).or_default() += 1;
                }
            }
        }
        desk
    }

    fn unplaced(&self, course: CourseIx, sessions: Vec<usize>, lecturer: Option<LecturerIx>) -> Unplaced {
        let mut obstacles: BTreeMap<Obstacle, u32> = BTreeMap::new();
        let mut alone: BTreeMap<Obstacle, (u32, Period)> = BTreeMap::new();
        let closed = &self.problem.courses[course as usize].closed;
        let begins = (0..self.problem.periods()).find(|period| !closed.contains(period)).unwrap_or(0);
        for period in 0..self.problem.periods() {
            let against = self.against(course, period, lecturer);
            against.iter().for_each(|obstacle| *obstacles.entry(*obstacle).or_default() += 1);
            if let [obstacle] = against[..] {
                let (periods, first) = alone.entry(obstacle).or_insert((0, period));
                *periods += 1;
                if *first < begins && period > begins {
                    *first = period;
                }
            }
        }
        let mut obstacles: Vec<(Obstacle, u32)> = obstacles.into_iter().collect();
        obstacles.sort_by_key(|(what, periods)| (*what == Obstacle::CourseClosed, std::cmp::Reverse(*periods)));
        let relaxations = alone.into_iter().filter(|(obstacle, _)| *obstacle != Obstacle::Itself);
        let mut relaxations: Vec<Relaxation> =
            relaxations.map(|(obstacle, (periods, first))| Relaxation { obstacle, periods, first }).collect();
        relaxations.sort_by_key(|one| (one.obstacle == Obstacle::CourseClosed, std::cmp::Reverse(one.periods)));
        Unplaced { course, sessions, obstacles, relaxations }
    }

    /// Everything that stands against one period, each once.
    fn against(&self, course: CourseIx, period: Period, lecturer: Option<LecturerIx>) -> Vec<Obstacle> {
        let problem = self.problem;
        let of = &problem.courses[course as usize];
        let there = &self.there[period as usize];
        let mut found = Vec::new();
        if of.closed.contains(&period) {
            found.push(Obstacle::CourseClosed);
        }
        if there.iter().any(|(other, _)| *other == course) {
            found.push(Obstacle::Itself);
        }
        if let Some(lecturer) = lecturer {
            found.extend(self.of_lecturer(course, period, lecturer));
        }
        for cohort in &self.cohorts[course as usize] {
            let taught = &problem.cohorts[*cohort as usize].courses;
            if there.iter().any(|(other, _)| *other != course && taught.contains(other)) {
                found.push(Obstacle::CohortBusy(*cohort));
            }
        }
        for order in &problem.orders {
            let wrong = |span: Option<(Period, Period)>, before: bool| {
                span.is_some_and(|(first, last)| {
                    let (early, late) = if before { (last, period) } else { (period, first) };
                    let days = problem.day(late).saturating_sub(problem.day(early));
                    late <= early || (order.rest_days > 0 && days <= order.rest_days)
                })
            };
            if order.after == course && wrong(self.span[order.before as usize], true) {
                found.push(Obstacle::Order(order.before));
            }
            if order.before == course && wrong(self.span[order.after as usize], false) {
                found.push(Obstacle::Order(order.after));
            }
        }
        let free = |room: RoomIx| {
            !there.iter().any(|(_, taken)| *taken == room) && !problem.rooms[room as usize].closed.contains(&period)
        };
        let any = match &of.rooms {
            Some(rooms) => rooms.iter().any(|room| free(*room)),
            None => (0..problem.rooms.len() as RoomIx).any(free),
        };
        if !any {
            found.push(Obstacle::Rooms);
        }
        found
    }

    fn of_lecturer(&self, course: CourseIx, period: Period, lecturer: LecturerIx) -> Vec<Obstacle> {
        let problem = self.problem;
        let of = &problem.lecturers[lecturer as usize];
        let mut found = Vec::new();
        if of.away.contains(&period) {
            found.push(Obstacle::LecturerAway(lecturer));
        }
        let teaches = |other: CourseIx| other != course && self.taught_by[other as usize] == Some(lecturer);
        let here = self.site(course);
        let busy = self.there[period as usize].iter().any(|(other, _)| teaches(*other));
        let beside = [period.checked_sub(1), Some(period + 1).filter(|next| *next < problem.periods())];
        let far =
            beside.into_iter().flatten().filter(|other| problem.day(*other) == problem.day(period)).any(|other| {
                let apart = |course: CourseIx| matches!((here, self.site(course)), (Some(a), Some(b)) if a != b);
                self.there[other as usize].iter().any(|(other, _)| teaches(*other) && apart(*other))
            });
        if busy || far {
            found.push(Obstacle::LecturerBusy(lecturer));
        }
        let load = self.load.get(&(lecturer, problem.weeks[problem.day(period) as usize])).copied().unwrap_or(0);
        if of.week_max.is_some_and(|most| load >= most) {
            found.push(Obstacle::WeekFull(lecturer));
        }
        found
    }

    fn site(&self, course: CourseIx) -> Option<u32> {
        crate::table::site(self.problem, course as usize)
    }
}
