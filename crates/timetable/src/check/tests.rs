//! Each limit broken alone is told, and nothing else is.

use super::*;
use crate::model::{Cohort, Course, Home, Lecturer, Placed, Precedence, Room, Weights};

/// Two days of three periods; rooms 0 and 1 at one site, 2 at another.
fn problem() -> Problem {
    let room = |name: &str, seats, site| Room { name: name.to_owned(), seats, site, closed: Vec::new() };
    let course = |name: &str, lecturer, rooms: &[u32]| Course {
        name: name.to_owned(),
        lecturers: vec![lecturer],
        sessions: 2,
        days_min: 2,
        students: 20,
        rooms: Some(rooms.to_vec()),
        ..Course::default()
    };
    let mut problem = Problem {
        days: 2,
        periods_per_day: 3,
        weeks: vec![0, 0],
        rooms: vec![room("A", 10, 0), room("B", 30, 0), room("C", 30, 1)],
        lecturers: vec![Lecturer::default(), Lecturer::default()],
        cohorts: vec![Cohort { name: "q".to_owned(), courses: vec![0, 1] }],
        courses: vec![course("x", 0, &[0, 1]), course("y", 1, &[0, 1]), course("z", 0, &[2])],
        weights: Weights { stretch: 3, ..Weights::UD2 },
        ..Problem::default()
    };
    problem.courses[2].days_min = 0;
    problem
}

fn place(problem: &Problem, spots: &[&[(u32, u32)]]) -> Timetable {
    let spot = |spot: &(u32, u32)| Some(Spot { period: spot.0, room: spot.1 });
    let placed = |(course, spots): (&Course, &&[(u32, u32)])| {
        let mut sessions: Vec<Option<Spot>> = spots.iter().map(spot).collect();
        sessions.resize(course.sessions as usize, None);
        Placed { lecturer: course.lecturers.first().copied(), sessions }
    };
    Timetable { courses: problem.courses.iter().zip(spots).map(placed).collect() }
}

fn broken(problem: &Problem, spots: &[&[(u32, u32)]]) -> Vec<Broken> {
    check(problem, &place(problem, spots)).unwrap_err()
}

#[test]
fn a_clean_timetable_is_priced_limit_by_limit() {
    let problem = problem();
    // x: both days, rooms A and B, 10 students without a seat once. y: one day. Of the cohort x stands alone on day 1.
    let checked = check(&problem, &place(&problem, &[&[(0, 0), (3, 1)], &[(1, 1), (2, 1)], &[]])).unwrap();
    let expected = Score { unplaced: 2, seats: 10, days: 5, alone: 2, rooms: 1, stretch: 0, exams: 0, moved: 0 };
    assert_eq!(checked.score(), expected);
    assert_eq!(checked.score().total(), 18);
}

#[test]
fn each_limit_is_told_alone() {
    let base = problem();
    let changed = |change: &dyn Fn(&mut Problem)| {
        let mut problem = base.clone();
        change(&mut problem);
        problem
    };
    let two = |spots: &[&[(u32, u32)]], problem: &Problem| {
        let found = broken(problem, spots);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0]
    };
    assert!(matches!(two(&[&[(0, 0)], &[], &[(0, 2)]], &base), Broken::LecturerTwice { lecturer: 0, .. }));
    assert!(matches!(two(&[&[(0, 0)], &[(0, 1)], &[]], &base), Broken::CohortTwice { cohort: 0, .. }));
    assert!(matches!(two(&[&[(0, 0)], &[], &[(1, 2)]], &base), Broken::TwoSites { lecturer: 0, .. }));
    assert!(matches!(two(&[&[(0, 0), (0, 1)], &[], &[]], &base), Broken::MeetsTwice { course: 0, .. }));
    assert!(matches!(two(&[&[(0, 2)], &[], &[]], &base), Broken::RoomDoesNotSuit { course: 0, room: 2 }));
    assert!(matches!(two(&[&[(9, 0)], &[], &[]], &base), Broken::NoSuchPlace { course: 0, .. }));
    let closed = changed(&|problem| problem.courses[0].closed = vec![0]);
    assert!(matches!(two(&[&[(0, 0)], &[], &[]], &closed), Broken::CourseClosed { course: 0, period: 0 }));
    let closed = changed(&|problem| problem.rooms[0].closed = vec![0]);
    assert!(matches!(two(&[&[(0, 0)], &[], &[]], &closed), Broken::RoomClosed { course: 0, .. }));
    let away = changed(&|problem| problem.lecturers[0].away = vec![0]);
    assert!(matches!(two(&[&[(0, 0)], &[], &[]], &away), Broken::LecturerAway { lecturer: 0, .. }));
    let full = changed(&|problem| problem.lecturers[0].week_max = Some(1));
    assert!(matches!(two(&[&[(0, 0), (3, 0)], &[], &[]], &full), Broken::Overload { sessions: 2, most: 1, .. }));
    let ordered = changed(&|problem| problem.orders = vec![Precedence { before: 0, after: 1, rest_days: 0 }]);
    assert!(matches!(two(&[&[(2, 0)], &[(1, 0)], &[]], &ordered), Broken::Order { last: 2, first: 1, .. }));
    let rested = changed(&|problem| problem.orders = vec![Precedence { before: 0, after: 1, rest_days: 1 }]);
    assert!(matches!(two(&[&[(0, 0)], &[(3, 0)], &[]], &rested), Broken::Order { .. }));
    let pinned = changed(&|problem| {
        let home = Home { spot: Some(Spot { period: 5, room: 0 }), pinned: true, price: 0 };
        problem.courses[0].home = vec![home; 2];
    });
    assert_eq!(broken(&pinned, &[&[(0, 0)], &[], &[]]).len(), 2);

    let mut other = place(&base, &[&[], &[], &[]]);
    other.courses[0].lecturer = Some(1);
    assert!(matches!(check(&base, &other).unwrap_err()[..], [Broken::NotTheirLecturer { course: 0, .. }]));
    other.courses.pop();
    assert!(matches!(check(&base, &other).unwrap_err()[..], [Broken::OtherProblem { courses: 3, found: 2 }]));
    let mut short = place(&base, &[&[], &[], &[]]);
    short.courses[0].sessions.pop();
    assert!(matches!(check(&base, &short).unwrap_err()[..], [Broken::OtherSessions { course: 0, .. }]));
}

#[test]
fn rooms_are_taken_once() {
    let mut problem = problem();
    problem.cohorts.clear();
    let found = broken(&problem, &[&[(0, 0)], &[(0, 0)], &[]]);
    assert!(matches!(found[..], [Broken::RoomTaken { .. }]), "{found:?}");
}

#[test]
fn what_moved_and_what_stretches_is_priced() {
    let mut problem = problem();
    problem.courses[0].block = true;
    let home = |period, room| Home { spot: Some(Spot { period, room }), pinned: false, price: 7 };
    problem.courses[0].home = vec![home(0, 0), home(3, 0)];
    problem.courses[0].students = 5;
    problem.cohorts.clear();
    let score = |spots: &[(u32, u32)]| check(&problem, &place(&problem, &[spots, &[], &[]])).unwrap().score();
    assert_eq!((score(&[(0, 0), (3, 0)]).moved, score(&[(0, 0), (3, 0)]).stretch), (0, 3));
    assert_eq!(score(&[(0, 1), (4, 0)]).moved, 3 + 7);
}
