//! Small problems by chance, with everything a problem can have.

use crate::dice::Dice;
use crate::model::{Cohort, Course, Home, Lecturer, Precedence, Problem, Room, Spot, Weights};

/// A problem that follows from the seed. Most can be kept whole; some cannot.
pub(crate) fn invented(seed: u64) -> Problem {
    let mut dice = Dice::new(seed);
    let (days, per_day) = (4 + dice.below(8) as u32, 2 + dice.below(4) as u32);
    let periods = days * per_day;
    let some = |dice: &mut Dice, count: u32, of: usize| -> Vec<u32> {
        let mut all: Vec<u32> = (0..count).filter(|_| dice.below(of) == 0).collect();
        all.truncate(count as usize - 1);
        all
    };
    let sites = 1 + dice.below(2) as u32;
    let rooms: Vec<Room> = (0..2 * sites + dice.below(3) as u32)
        .map(|at| Room {
            name: format!("r{at}"),
            seats: 10 + dice.below(40) as u32,
            site: at % sites,
            closed: some(&mut dice, periods, 12),
        })
        .collect();
    let lecturers: Vec<Lecturer> = (0..3 + dice.below(4))
        .map(|at| Lecturer {
            name: format!("l{at}"),
            away: some(&mut dice, periods, 8),
            week_max: (dice.below(2) == 0).then(|| 4 + dice.below(6) as u32),
            year_hours: (dice.below(2) == 0).then_some(0..=4_000),
        })
        .collect();
    let weeks = (0..days).map(|day| day / 5).collect();
    let mut courses: Vec<Course> = Vec::new();
    for at in 0..6 + dice.below(8) {
        let site = dice.below(sites as usize) as u32;
        let sessions = 1 + dice.below(5) as u32;
        let here: Vec<u32> = (0..rooms.len() as u32).filter(|room| rooms[*room as usize].site == site).collect();
        let home = match dice.below(4) {
            0 => (0..sessions)
                .map(|_| Home {
                    spot: (dice.below(5) > 0).then(|| Spot {
                        period: dice.below(periods as usize) as u32,
                        room: here[dice.below(here.len())],
                    }),
                    pinned: dice.below(6) == 0,
                    price: dice.below(8) as u32,
                })
                .collect(),
            _ => Vec::new(),
        };
        let first = dice.below(lecturers.len()) as u32;
        courses.push(Course {
            name: format!("c{at}"),
            lecturers: match dice.below(3) {
                0 => Vec::new(),
                1 => vec![first],
                _ => vec![first, (first + 1) % lecturers.len() as u32],
            },
            sessions,
            days_min: dice.below(sessions as usize + 1) as u32,
            students: 5 + dice.below(50) as u32,
            closed: some(&mut dice, periods, 10),
            rooms: Some(here),
            hours: 100 + dice.below(3) as u32 * 50,
            block: dice.below(3) == 0,
            exam: dice.below(3) == 0,
            home,
        });
    }
    let count = courses.len() as u32;
    let cohorts =
        (0..2 + dice.below(4)).map(|at| Cohort { name: format!("q{at}"), courses: some(&mut dice, count, 3) });
    let cohorts = cohorts.collect();
    let orders = (0..dice.below(3))
        .map(|_| {
            let before = dice.below(count as usize - 1) as u32;
            Precedence { before, after: before + 1, rest_days: dice.below(3) as u32 }
        })
        .collect();
    let weights = Weights { seat: 1, day: 5, alone: 2, room: 1, stretch: dice.below(3) as u32, exams: 3 };
    let name = format!("invented {seed}");
    let problem =
        Problem { name, days, periods_per_day: per_day, weeks, rooms, lecturers, cohorts, courses, orders, weights };
    problem.validate().expect("an invented problem is a problem");
    problem
}
