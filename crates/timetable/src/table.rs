//! A problem as flat arrays by number, made once for a search.

use crate::model::Problem;

/// No session, no course.
pub(crate) const NONE: u32 = u32::MAX;
/// The period of a session that is not placed.
pub(crate) const NOWHERE: u16 = u16::MAX;

/// Two courses cannot meet in one period: a lecturer or a cohort is the same.
pub(crate) const SAME: u8 = 1;
/// Nor in periods side by side on one day: the lecturer would have to be at two sites.
pub(crate) const NEAR: u8 = 2;
/// A cohort is taught both courses.
pub(crate) const COHORT: u8 = 4;

/// Lists of numbers, one after the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Lists<T> {
    pub(crate) fn new(lists: impl IntoIterator<Item = Vec<T>>) -> Self {
        let (mut starts, mut items) = (vec![0], Vec::new());
        for list in lists {
            items.extend(list);
            starts.push(items.len() as u32);
        }
        Self { starts, items }
    }

    /// Where the list begins among all items, and how long it is.
    pub(crate) fn range(&self, at: usize) -> (u32, u32) {
        (self.starts[at], self.starts[at + 1] - self.starts[at])
    }

    /// An item among all.
    #[inline(always)]
    pub(crate) fn item(&self, at: usize) -> T
    where
        T: Copy,
    {
        self.items[at]
    }

    #[inline(always)]
    pub(crate) fn of(&self, at: usize) -> &[T] {
        &self.items[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// Where a session is, with what is asked of a place again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) period: u16,
    pub(crate) room: u16,
    pub(crate) day: u16,
    /// Place in the day.
    pub(crate) slot: u16,
}

impl At {
    pub(crate) const NOWHERE: At = At { period: NOWHERE, room: 0, day: 0, slot: 0 };
}

/// The arrays.
pub(crate) struct Table<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) periods: usize,
    pub(crate) per_day: usize,
    pub(crate) days: usize,
    pub(crate) rooms: usize,
    pub(crate) courses: usize,
    /// Who teaches each course.
    pub(crate) lecturer: Vec<Option<u32>>,
    /// The course of each session.
    pub(crate) course_of: Vec<u32>,
    /// The first session of each course, and how many there are in all.
    pub(crate) first: Vec<u32>,
    /// Periods in which each course can meet, in order.
    pub(crate) open: Lists<u16>,
    /// Rooms in which each course can meet, in order.
    pub(crate) fit: Lists<u16>,
    /// Course by course, [`SAME`], [`NEAR`] and [`COHORT`].
    pub(crate) relation: Vec<u8>,
    /// The courses that each cannot meet beside in one period.
    pub(crate) same: Lists<u32>,
    /// The courses that each cannot meet beside in periods side by side.
    pub(crate) near: Lists<u32>,
    /// The day and the place in it of each period.
    place: Vec<(u16, u16)>,
}

impl<'a> Table<'a> {
    pub(crate) fn new(problem: &'a Problem, lecturer: Vec<Option<u32>>) -> Self {
        let periods = problem.periods() as usize;
        let per_day = problem.periods_per_day as usize;
        let (courses, rooms) = (problem.courses.len(), problem.rooms.len());
        let mut course_of = Vec::new();
        let mut first = vec![0];
        for (at, course) in (0..).zip(&problem.courses) {
            course_of.extend(std::iter::repeat_n(at, course.sessions as usize));
            first.push(course_of.len() as u32);
        }
        let open = problem.courses.iter().zip(&lecturer).map(|(course, lecturer)| {
            let mut open = vec![true; periods];
            let away = lecturer.map_or(&[][..], |lecturer| &problem.lecturers[lecturer as usize].away);
            course.closed.iter().chain(away).for_each(|period| open[*period as usize] = false);
            (0..periods).filter(|period| open[*period]).map(|period| period as u16).collect::<Vec<u16>>()
        });
        let open = Lists::new(open);
        let fit = problem.courses.iter().map(|course| match &course.rooms {
            Some(rooms) => {
                let mut rooms: Vec<u16> = rooms.iter().map(|room| *room as u16).collect();
                rooms.sort_unstable();
                rooms
            }
            None => (0..rooms as u16).collect(),
        });
        let fit = Lists::new(fit);
        let relation = relations(problem, &lecturer);
        let related = |bit: u8| {
            let of = |at: usize| {
                let row = &relation[at * courses..(at + 1) * courses];
                (0..).zip(row).filter(|(_, found)| **found & bit != 0).map(|(other, _)| other).collect::<Vec<u32>>()
            };
            Lists::new((0..courses).map(of))
        };
        let (same, near) = (related(SAME), related(NEAR));
        let place = (0..periods).map(|period| ((period / per_day) as u16, (period % per_day) as u16)).collect();
        let days = problem.days as usize;
        Self {
            problem,
            periods,
            per_day,
            days,
            rooms,
            courses,
            lecturer,
            course_of,
            first,
            open,
            fit,
            relation,
            same,
            near,
            place,
        }
    }

    /// A place.
    #[inline(always)]
    pub(crate) fn at(&self, period: u16, room: u16) -> At {
        let (day, slot) = self.place[period as usize];
        At { period, room, day, slot }
    }

    /// The sessions of a course.
    #[inline(always)]
    pub(crate) fn sessions(&self, course: usize) -> std::ops::Range<usize> {
        self.first[course] as usize..self.first[course + 1] as usize
    }

    /// How two courses are related.
    #[inline(always)]
    pub(crate) fn between(&self, course: usize, other: usize) -> u8 {
        self.relation[course * self.courses + other]
    }

    /// The periods beside a period on its day.
    pub(crate) fn beside(&self, period: u16) -> impl Iterator<Item = u16> + use<> {
        let slot = self.place[period as usize].1 as usize;
        let before = (slot > 0).then(|| period - 1);
        let after = (slot + 1 < self.per_day).then(|| period + 1);
        before.into_iter().chain(after)
    }
}

/// Who conflicts with whom: the same lecturer, or a cohort of both.
fn relations(problem: &Problem, lecturer: &[Option<u32>]) -> Vec<u8> {
    let courses = problem.courses.len();
    let mut relation = vec![0_u8; courses * courses];
    for cohort in &problem.cohorts {
        for one in &cohort.courses {
            cohort.courses.iter().filter(|other| *other != one).for_each(|other| {
                relation[*one as usize * courses + *other as usize] |= SAME | COHORT;
            });
        }
    }
    let mut taught: Vec<Vec<usize>> = vec![Vec::new(); problem.lecturers.len()];
    for (course, lecturer) in lecturer.iter().enumerate() {
        lecturer.iter().for_each(|lecturer| taught[*lecturer as usize].push(course));
    }
    let sites: Vec<Option<u32>> = (0..courses).map(|course| site(problem, course)).collect();
    for taught in taught {
        for one in &taught {
            for other in taught.iter().filter(|other| *other != one) {
                let apart = matches!((sites[*one], sites[*other]), (Some(here), Some(there)) if here != there);
                relation[one * courses + other] |= if apart { SAME | NEAR } else { SAME };
            }
        }
    }
    relation
}

/// The site of a course, where all its rooms lie at one.
pub(crate) fn site(problem: &Problem, course: usize) -> Option<u32> {
    let all = || problem.rooms.iter().map(|room| room.site);
    let mut sites: Vec<u32> = match &problem.courses[course].rooms {
        Some(rooms) => rooms.iter().map(|room| problem.rooms[*room as usize].site).collect(),
        None => all().collect(),
    };
    sites.sort_unstable();
    sites.dedup();
    if let [site] = sites[..] { Some(site) } else { None }
}
