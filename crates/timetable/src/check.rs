//! The judge of a timetable: recounts every limit from the plain values. It shares no code with the search, so that a mistake in
//! one is seen by the other.

mod broken;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use broken::Broken;

use crate::model::{CourseIx, Period, Problem, Spot, Timetable};

/// A timetable that breaks nothing; only [`check`] makes one. Sessions may be missing in it: they are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    timetable: Timetable,
    score: Score,
}

impl Checked {
    /// The timetable.
    pub fn timetable(&self) -> &Timetable {
        &self.timetable
    }

    /// What it comes to.
    pub fn score(&self) -> Score {
        self.score
    }
}

/// What a timetable costs, limit by limit, each weighted; less is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Sessions that are not placed.
    pub unplaced: u32,
    /// Students without a seat.
    pub seats: u64,
    /// Days that courses lack.
    pub days: u64,
    /// Sessions of cohorts alone on their day.
    pub alone: u64,
    /// Rooms beyond the first.
    pub rooms: u64,
    /// Days that courses in block stretch over beyond the first.
    pub stretch: u64,
    /// Exams too close to one another.
    pub exams: u64,
    /// Sessions that are not where they were.
    pub moved: u64,
}

impl Score {
    /// All of it; sessions that are not placed apart.
    pub fn total(&self) -> u64 {
        self.seats + self.days + self.alone + self.rooms + self.stretch + self.exams + self.moved
    }
}

/// Judges a timetable: what it costs, or everything that it breaks.
pub fn check(problem: &Problem, timetable: &Timetable) -> Result<Checked, Vec<Broken>> {
    let mut broken = shape(problem, timetable);
    if !broken.is_empty() {
        return Err(broken);
    }
    let places = places(timetable);
    broken.extend(alone_in_room(problem, &places));
    broken.extend(where_allowed(problem, timetable, &places));
    broken.extend(apart(problem, timetable, &places));
    broken.extend(in_order(problem, &places));
    broken.extend(not_overloaded(problem, timetable, &places));
    broken.extend(pins_kept(problem, timetable));
    if !broken.is_empty() {
        return Err(broken);
    }
    Ok(Checked { timetable: timetable.clone(), score: score(problem, timetable) })
}

/// Every session that is placed, with its course.
type Places = Vec<(CourseIx, Spot)>;

fn places(timetable: &Timetable) -> Places {
    let of = |(course, placed): (CourseIx, &crate::model::Placed)| {
        placed.sessions.iter().flatten().map(move |spot| (course, *spot)).collect::<Places>()
    };
    (0..).zip(&timetable.courses).flat_map(of).collect()
}

/// Whether the timetable is of this problem at all.
fn shape(problem: &Problem, timetable: &Timetable) -> Vec<Broken> {
    let (courses, found) = (problem.courses.len(), timetable.courses.len());
    if courses != found {
        return vec![Broken::OtherProblem { courses, found }];
    }
    let mut broken = Vec::new();
    for (at, (course, placed)) in (0..).zip(problem.courses.iter().zip(&timetable.courses)) {
        if placed.sessions.len() != course.sessions as usize {
            let (sessions, found) = (course.sessions, placed.sessions.len());
            broken.push(Broken::OtherSessions { course: at, sessions, found });
        }
        let known = |spot: &Spot| spot.period < problem.periods() && (spot.room as usize) < problem.rooms.len();
        broken.extend(
            placed
                .sessions
                .iter()
                .flatten()
                .filter(|spot| !known(spot))
                .map(|spot| Broken::NoSuchPlace { course: at, spot: *spot }),
        );
        let may = match placed.lecturer {
            Some(lecturer) => course.lecturers.contains(&lecturer),
            None => course.lecturers.is_empty(),
        };
        if !may {
            broken.push(Broken::NotTheirLecturer { course: at, lecturer: placed.lecturer });
        }
    }
    broken
}

fn alone_in_room(problem: &Problem, places: &Places) -> Vec<Broken> {
    let mut there: BTreeMap<Spot, CourseIx> = BTreeMap::new();
    let mut broken = Vec::new();
    for (course, spot) in places {
        if problem.rooms[spot.room as usize].closed.contains(&spot.period) {
            broken.push(Broken::RoomClosed { course: *course, spot: *spot });
        }
        if let Some(other) = there.insert(*spot, *course) {
            broken.push(Broken::RoomTaken { course: *course, other, spot: *spot });
        }
    }
    broken
}

fn where_allowed(problem: &Problem, timetable: &Timetable, places: &Places) -> Vec<Broken> {
    let mut broken = Vec::new();
    for (course, spot) in places {
        let of = &problem.courses[*course as usize];
        if of.closed.contains(&spot.period) {
            broken.push(Broken::CourseClosed { course: *course, period: spot.period });
        }
        if of.rooms.as_ref().is_some_and(|rooms| !rooms.contains(&spot.room)) {
            broken.push(Broken::RoomDoesNotSuit { course: *course, room: spot.room });
        }
        let lecturer = timetable.courses[*course as usize].lecturer;
        if let Some(lecturer) = lecturer.filter(|one| problem.lecturers[*one as usize].away.contains(&spot.period)) {
            broken.push(Broken::LecturerAway { course: *course, lecturer, period: spot.period });
        }
    }
    broken
}

/// Nobody is at two places: each pair of sessions in a period, and of one lecturer's at two sites side by side.
fn apart(problem: &Problem, timetable: &Timetable, places: &Places) -> Vec<Broken> {
    let mut cohorts: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); problem.courses.len()];
    for (at, cohort) in problem.cohorts.iter().enumerate() {
        cohort.courses.iter().for_each(|course| {
            cohorts[*course as usize].insert(at);
        });
    }
    let lecturer = |course: CourseIx| timetable.courses[course as usize].lecturer;
    let mut at: BTreeMap<Period, Vec<(CourseIx, Spot)>> = BTreeMap::new();
    places.iter().for_each(|(course, spot)| at.entry(spot.period).or_default().push((*course, *spot)));
    let mut broken = Vec::new();
    for (period, there) in &at {
        for (place, (one, _)) in there.iter().enumerate() {
            for (other, _) in &there[place + 1..] {
                let (a, b) = (&cohorts[*one as usize], &cohorts[*other as usize]);
                if one == other {
                    broken.push(Broken::MeetsTwice { course: *one, period: *period });
                } else if let Some(who) = lecturer(*one).filter(|who| lecturer(*other) == Some(*who)) {
                    broken.push(Broken::LecturerTwice { lecturer: who, one: *one, other: *other, period: *period });
                } else if let Some(cohort) = a.intersection(b).next() {
                    broken.push(Broken::CohortTwice { cohort: *cohort, one: *one, other: *other, period: *period });
                }
            }
        }
        let next = period + 1;
        let same_day = problem.day(*period) == problem.day(next);
        for (one, here) in there.iter().filter(|_| same_day) {
            for (other, then) in at.get(&next).into_iter().flatten() {
                let site = |spot: &Spot| problem.rooms[spot.room as usize].site;
                let both = lecturer(*one).filter(|who| lecturer(*other) == Some(*who));
                if let Some(who) = both.filter(|_| site(here) != site(then)) {
                    broken.push(Broken::TwoSites { lecturer: who, one: *one, other: *other, period: *period });
                }
            }
        }
    }
    broken
}

fn in_order(problem: &Problem, places: &Places) -> Vec<Broken> {
    let of = |course: CourseIx| places.iter().filter(move |(one, _)| *one == course).map(|(_, spot)| spot.period);
    let mut broken = Vec::new();
    for order in &problem.orders {
        // The last of what comes first, and the first of what comes after, say it for all pairs.
        let (Some(last), Some(first)) = (of(order.before).max(), of(order.after).min()) else { continue };
        let rested = order.rest_days == 0 || problem.day(first) > problem.day(last) + order.rest_days;
        if first <= last || !rested {
            broken.push(Broken::Order { before: order.before, after: order.after, last, first });
        }
    }
    broken
}

fn not_overloaded(problem: &Problem, timetable: &Timetable, places: &Places) -> Vec<Broken> {
    let mut weeks: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for (course, spot) in places {
        if let Some(lecturer) = timetable.courses[*course as usize].lecturer {
            let week = problem.weeks[problem.day(spot.period) as usize];
            *weeks.entry((lecturer, week)).or_default() += 1;
        }
    }
    let over = |((lecturer, week), sessions): ((u32, u32), u32)| {
        let most = problem.lecturers[lecturer as usize].week_max?;
        (sessions > most).then_some(Broken::Overload { lecturer, week, sessions, most })
    };
    weeks.into_iter().filter_map(over).collect()
}

fn pins_kept(problem: &Problem, timetable: &Timetable) -> Vec<Broken> {
    let mut broken = Vec::new();
    for (at, (course, placed)) in (0..).zip(problem.courses.iter().zip(&timetable.courses)) {
        for (home, spot) in course.home.iter().zip(&placed.sessions) {
            if home.pinned && home.spot.is_some() && home.spot != *spot {
                broken.push(Broken::PinMoved { course: at, from: home.spot, to: *spot });
            }
        }
    }
    broken
}

/// What a timetable costs, whatever it breaks.
///
/// # Panics
/// Where the timetable is not of this problem; [`check`] tells that.
pub fn score(problem: &Problem, timetable: &Timetable) -> Score {
    let weights = problem.weights;
    let mut score = Score::default();
    for (course, placed) in problem.courses.iter().zip(&timetable.courses) {
        let spots: Vec<Spot> = placed.sessions.iter().flatten().copied().collect();
        score.unplaced += (placed.sessions.len() - spots.len()) as u32;
        let missing = |spot: &Spot| u64::from(course.students.saturating_sub(problem.rooms[spot.room as usize].seats));
        score.seats += u64::from(weights.seat) * spots.iter().map(missing).sum::<u64>();
        let days: BTreeSet<u32> = spots.iter().map(|spot| problem.day(spot.period)).collect();
        let lacking = (course.days_min as usize).saturating_sub(days.len()) as u64;
        score.days += u64::from(weights.day) * lacking;
        let rooms: BTreeSet<u32> = spots.iter().map(|spot| spot.room).collect();
        score.rooms += u64::from(weights.room) * rooms.len().saturating_sub(1) as u64;
        if let (true, Some(first), Some(last)) = (course.block, days.first(), days.last()) {
            score.stretch += u64::from(weights.stretch) * u64::from(last - first);
        }
        for (home, spot) in course.home.iter().zip(&placed.sessions) {
            let (Some(was), Some(is)) = (home.spot, spot) else { continue };
            let price = u64::from(home.price);
            score.moved += match (was.period == is.period, was.room == is.room) {
                (true, true) => 0,
                (true, false) => price / 2,
                (false, _) => price,
            };
        }
    }
    score.exams = u64::from(weights.exams) * close_exams(problem, timetable);
    for cohort in &problem.cohorts {
        let of = cohort.courses.iter().flat_map(|course| timetable.courses[*course as usize].sessions.iter().flatten());
        let periods: BTreeSet<Period> = of.map(|spot| spot.period).collect();
        let beside = |one: Period, other: Option<Period>| {
            other.is_some_and(|other| problem.day(one) == problem.day(other) && periods.contains(&other))
        };
        let alone = periods.iter().filter(|one| !beside(**one, one.checked_sub(1)) && !beside(**one, Some(**one + 1)));
        score.alone += u64::from(weights.alone) * alone.count() as u64;
    }
    score
}

/// Pairs of exams that share a cohort and lie on one day or on days side by side.
fn close_exams(problem: &Problem, timetable: &Timetable) -> u64 {
    let mut pairs: BTreeSet<(u32, u32)> = BTreeSet::new();
    for cohort in &problem.cohorts {
        let exams = || cohort.courses.iter().filter(|course| problem.courses[**course as usize].exam);
        pairs
            .extend(exams().flat_map(|one| exams().filter(move |other| one < *other).map(move |other| (*one, *other))));
    }
    let days = |course: u32| {
        let spots = timetable.courses[course as usize].sessions.iter().flatten();
        spots.map(|spot| problem.day(spot.period))
    };
    let close = |(one, other): &(u32, u32)| {
        days(*one).map(|day| days(*other).filter(|other| other.abs_diff(day) <= 1).count() as u64).sum::<u64>()
    };
    pairs.iter().map(close).sum()
}
