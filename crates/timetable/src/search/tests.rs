//! The search as its callers see it.

use super::*;
use crate::check::{Checked, check};
use crate::impossible::impossible;
use crate::model::{Course, Lecturer, Precedence, Room, Weights};
use crate::suggest::suggest;
use crate::trial::invented;
use crate::why::{Obstacle, why_unplaced};

fn ask(problem: &Problem, seed: u64, work: u64, threads: u32) -> Answer {
    let budget = Budget { end: End::Work(work), stop: &|| false };
    solve(problem, &Order { seed, lanes: 2, threads, budget }, &mut |_| {})
}

fn solved(problem: &Problem, work: u64) -> Checked {
    let answer = ask(problem, 1, work, 2);
    check(problem, &answer.timetable).unwrap_or_else(|broken| panic!("{}: {broken:?}", problem.name))
}

/// Whether a pin stands where it cannot: then nobody can keep every limit.
fn pins_fit(problem: &Problem) -> bool {
    problem.courses.iter().all(|course| course.home.iter().all(|home| !home.pinned))
}

#[test]
fn what_is_answered_breaks_nothing_and_is_not_below_the_bound() {
    let (mut whole, mut part) = (0, 0);
    for seed in (0..300).filter(|seed| pins_fit(&invented(*seed))) {
        let problem = invented(seed);
        let checked = solved(&problem, 60_000);
        if checked.score().unplaced == 0 {
            whole += 1;
            assert!(impossible(&problem).is_empty(), "{}: {:?}", problem.name, impossible(&problem));
            assert!(checked.score().total() >= bound(&problem), "{}", problem.name);
        } else {
            part += 1;
        }
    }
    assert!(whole > 50 && part > 10, "{whole} whole, {part} in part");
}

#[test]
fn the_same_work_gives_the_same_bytes_on_any_number_of_threads() {
    for seed in 0..6 {
        let problem = invented(seed);
        let answers = [1, 2, 5].map(|threads| ask(&problem, seed, 80_000, threads));
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[0], answers[2]);
    }
    let problem = invented(3);
    assert_ne!(ask(&problem, 1, 80_000, 1).timetable, ask(&problem, 2, 80_000, 1).timetable);
}

#[test]
fn a_stop_is_heard_at_once_and_answers_what_there_is() {
    let problem = invented(5);
    let budget = Budget { end: End::Work(u64::MAX), stop: &|| true };
    let answer = solve(&problem, &Order { seed: 1, lanes: 1, threads: 1, budget }, &mut |_| {});
    assert!(check(&problem, &answer.timetable).is_ok() || !pins_fit(&problem));
}

/// Two courses of one lecturer in one room: five sessions for four periods.
fn over_full() -> Problem {
    let course = |name: &str, sessions| Course {
        name: name.to_owned(),
        lecturers: vec![0],
        sessions,
        students: 10,
        ..Course::default()
    };
    Problem {
        name: "over full".to_owned(),
        days: 2,
        periods_per_day: 2,
        weeks: vec![0, 0],
        rooms: vec![Room { name: "A".to_owned(), seats: 10, ..Room::default() }],
        lecturers: vec![Lecturer::default()],
        courses: vec![course("x", 3), course("y", 2)],
        weights: Weights::UD2,
        ..Problem::default()
    }
}

#[test]
fn what_cannot_be_placed_is_told_before_and_explained_after() {
    let problem = over_full();
    let told: Vec<String> = impossible(&problem).iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    let checked = solved(&problem, 40_000);
    assert_eq!(checked.score().unplaced, 1);
    let unplaced = &why_unplaced(&problem, &checked)[0];
    assert!(unplaced.obstacles.contains(&(Obstacle::Rooms, 4)), "{unplaced:?}");
    assert!(unplaced.relaxations.is_empty(), "a room more does not help while the lecturer is busy: {unplaced:?}");

    let mut shut = over_full();
    shut.courses[1].lecturers.clear();
    shut.rooms.push(Room { name: "B".to_owned(), seats: 10, closed: vec![0, 1, 2, 3], ..Room::default() });
    let checked = solved(&shut, 40_000);
    assert_eq!(checked.score().unplaced, 1);
    let unplaced = &why_unplaced(&shut, &checked)[0];
    let rooms = unplaced.relaxations.iter().find(|one| one.obstacle == Obstacle::Rooms).unwrap();
    // What the explanation promises holds: with the room open in that period, everything is placed.
    shut.rooms[1].closed.retain(|period| *period != rooms.first);
    assert_eq!(solved(&shut, 40_000).score().unplaced, 0);
}

#[test]
fn five_kinds_of_impossible_are_told_before_searching() {
    let told = |change: &dyn Fn(&mut Problem), says: &str| {
        let mut problem = over_full();
        problem.rooms.extend(over_full().rooms);
        problem.courses[0].sessions = 2;
        assert!(impossible(&problem).is_empty());
        change(&mut problem);
        let told: Vec<String> = impossible(&problem).iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|one| one.contains(says)), "{says}: {told:?}");
        assert!(solved(&problem, 20_000).score().unplaced > 0, "{says}");
    };
    told(&|problem| problem.courses[0].closed = vec![0, 1, 2], "course 0 has 2 sessions, and 1 periods are open");
    told(
        &|problem| problem.lecturers[0].week_max = Some(3),
        "lecturer 0 alone can teach 4 sessions, and has 3 periods",
    );
    told(
        &|problem| {
            problem.courses.iter_mut().for_each(|course| course.lecturers.clear());
            problem.courses[0].sessions = 3;
            problem.cohorts = vec![crate::model::Cohort { name: "q".to_owned(), courses: vec![0, 1] }];
        },
        "cohort 0 is taught 5 sessions, and has 4 periods",
    );
    told(
        &|problem| problem.rooms.iter_mut().for_each(|room| room.closed = vec![0, 1, 2]),
        "4 sessions fit only into rooms",
    );
    told(
        &|problem| problem.orders = vec![Precedence { before: 0, after: 1, rest_days: 1 }],
        "course 1 has 2 sessions, and after what must come before it 0 periods are left",
    );
}

#[test]
fn planning_again_moves_little() {
    let mut moved = 0;
    for seed in (0..60).filter(|seed| pins_fit(&invented(*seed))) {
        let mut problem = invented(seed);
        let before = solved(&problem, 60_000);
        if before.score().unplaced > 0 {
            continue;
        }
        for (course, placed) in problem.courses.iter_mut().zip(&before.timetable().courses) {
            let home = |spot: &Option<crate::model::Spot>| crate::model::Home { spot: *spot, pinned: false, price: 50 };
            course.home = placed.sessions.iter().map(home).collect();
            course.lecturers.retain(|lecturer| placed.lecturer == Some(*lecturer));
        }
        let again = solved(&problem, 30_000);
        assert_eq!(again.score().unplaced, 0, "{}", problem.name);
        let stays = |(now, was): (&crate::model::Placed, &crate::model::Placed)| {
            now.sessions.iter().zip(&was.sessions).filter(|(now, was)| now != was).count()
        };
        let courses = again.timetable().courses.iter().zip(&before.timetable().courses);
        moved += courses.map(stays).sum::<usize>();
    }
    assert!(moved <= 5, "{moved} sessions moved though nothing changed");
}

#[test]
fn suggestions_cost_what_they_say() {
    let mut tried = 0;
    for seed in (0..40).filter(|seed| pins_fit(&invented(*seed))) {
        let problem = invented(seed);
        let checked = solved(&problem, 30_000);
        for course in 0..problem.courses.len() {
            let found = suggest(&problem, &checked, course as u32, 0, 5);
            assert!(found.len() <= 5 && found.windows(2).all(|two| two[0].change <= two[1].change));
            for one in found {
                let mut timetable = checked.timetable().clone();
                let from = timetable.courses[course].sessions[0].replace(one.spot);
                if let Some((other, session)) = one.other {
                    timetable.courses[other as usize].sessions[session] = from;
                }
                let then = check(&problem, &timetable).unwrap_or_else(|broken| panic!("{one:?}: {broken:?}"));
                // A session that had no place was not counted in the days it lacked or the room it is in.
                let change = then.score().total() as i64 - checked.score().total() as i64;
                assert_eq!(change, one.change, "{}: {one:?}", problem.name);
                tried += 1;
            }
        }
    }
    assert!(tried > 200, "{tried}");
}
