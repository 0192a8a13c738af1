//! A cost below which no timetable comes: cheap, and true because each part counts what nobody else counts.
//!
//! Seats: sessions sorted by size against the places of rooms sorted by size is the best matching there is, for the cost is a
//! convex function of the difference. Days and lonely sessions: whoever meets on few days lacks days, and whoever spreads few
//! sessions over many days leaves some alone; of cohorts that share no course each pays the cheaper of the two. Blocks: a course
//! stretches at least over as many open periods in a row as it has sessions.

use std::collections::BTreeSet;

use crate::model::{Cohort, Course, Problem};

/// The bound.
pub fn bound(problem: &Problem) -> u64 {
    seats(problem) + days_and_alone(problem) + stretch(problem)
}

fn stretch(problem: &Problem) -> u64 {
    let least = |course: &Course| {
        let closed: BTreeSet<u32> = course.closed.iter().copied().collect();
        let open = (0..problem.periods()).filter(|period| !closed.contains(period));
        let days: Vec<u32> = open.map(|period| problem.day(period)).collect();
        let spans = days.windows((course.sessions as usize).max(1)).map(|row| row[row.len() - 1] - row[0]);
        u64::from(spans.min().unwrap_or(0))
    };
    let blocks = problem.courses.iter().filter(|course| course.block);
    u64::from(problem.weights.stretch) * blocks.map(least).sum::<u64>()
}

fn seats(problem: &Problem) -> u64 {
    let mut sizes: Vec<(u32, u32)> = problem.courses.iter().map(|course| (course.students, course.sessions)).collect();
    let open = |room: &crate::model::Room| {
        let closed: BTreeSet<u32> = room.closed.iter().copied().collect();
        problem.periods() - closed.len() as u32
    };
    let mut places: Vec<(u32, u32)> = problem.rooms.iter().map(|room| (room.seats, open(room))).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    places.sort_unstable_by(|a, b| b.cmp(a));
    let mut places = places.into_iter();
    let (mut seats, mut left) = places.next().unwrap_or_default();
    let mut missing = 0;
    for (students, mut sessions) in sizes {
        while sessions > 0 {
            if left == 0 {
                // Without a place a session is not placed, and costs nothing here.
                let Some(next) = places.next() else { return missing * u64::from(problem.weights.seat) };
                (seats, left) = next;
                continue;
            }
            let here = sessions.min(left);
            missing += u64::from(here) * u64::from(students.saturating_sub(seats));
            (sessions, left) = (sessions - here, left - here);
        }
    }
    missing * u64::from(problem.weights.seat)
}

fn days_and_alone(problem: &Problem) -> u64 {
    let open: Vec<u64> = problem.courses.iter().map(|course| open_days(problem, course)).collect();
    let mut priced: Vec<(u64, &Cohort)> =
        problem.cohorts.iter().map(|cohort| (of_cohort(problem, cohort, &open), cohort)).collect();
    priced.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.courses.len().cmp(&b.1.courses.len())));
    let mut counted = vec![false; problem.courses.len()];
    let mut sum = 0;
    for (cost, cohort) in priced.into_iter().filter(|(cost, _)| *cost > 0) {
        if cohort.courses.iter().all(|course| !counted[*course as usize]) {
            cohort.courses.iter().for_each(|course| counted[*course as usize] = true);
            sum += cost;
        }
    }
    let rest = problem.courses.iter().zip(&open).zip(counted).filter(|(_, counted)| !counted);
    sum + rest.map(|((course, open), _)| lacking(problem, course, *open)).sum::<u64>()
}

/// Days on which a course can meet: no more than it has sessions.
fn open_days(problem: &Problem, course: &Course) -> u64 {
    let closed: BTreeSet<u32> = course.closed.iter().copied().collect();
    let open: BTreeSet<u32> =
        (0..problem.periods()).filter(|period| !closed.contains(period)).map(|period| problem.day(period)).collect();
    (open.len() as u64).min(u64::from(course.sessions))
}

/// What a course on so many days lacks; nothing where it has no session that must be placed.
fn lacking(problem: &Problem, course: &Course, days: u64) -> u64 {
    u64::from(problem.weights.day) * u64::from(course.days_min).saturating_sub(days)
}

/// The cheapest number of days for a cohort to meet on.
fn of_cohort(problem: &Problem, cohort: &Cohort, open: &[u64]) -> u64 {
    let sessions: u64 = cohort.courses.iter().map(|course| u64::from(problem.courses[*course as usize].sessions)).sum();
    let cost = |days: u64| {
        // So many days have one session, at least.
        let alone = (2 * days).saturating_sub(sessions) * u64::from(problem.weights.alone);
        let lacking = cohort.courses.iter().map(|course| {
            let at = *course as usize;
            lacking(problem, &problem.courses[at], days.min(open[at]))
        });
        alone + lacking.sum::<u64>()
    };
    (1..=u64::from(problem.days).min(sessions)).map(cost).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Room, Weights};

    fn problem() -> Problem {
        let course = |sessions, days_min, students| Course { sessions, days_min, students, ..Course::default() };
        Problem {
            days: 5,
            periods_per_day: 2,
            weeks: vec![0; 5],
            rooms: vec![Room { seats: 10, ..Room::default() }, Room { seats: 30, ..Room::default() }],
            courses: vec![course(4, 4, 25), course(8, 1, 12)],
            weights: Weights::UD2,
            ..Problem::default()
        }
    }

    #[test]
    fn the_largest_sessions_get_the_largest_rooms() {
        // The room of 30 takes the 4 sessions of 25 and 6 of 12; two of 12 sit in the room of 10.
        assert_eq!(seats(&problem()), 2 * 2);
    }

    #[test]
    fn a_block_stretches_over_the_open_periods_it_needs() {
        let mut problem = problem();
        problem.weights.stretch = 3;
        problem.courses[0].block = true;
        // Four sessions in a week of two periods a day take two days.
        assert_eq!(stretch(&problem), 3);
        // Where only the first period of each day is open, four days.
        problem.courses[0].closed = vec![1, 3, 5, 7, 9];
        assert_eq!(stretch(&problem), 3 * 3);
    }

    #[test]
    fn a_cohort_pays_for_days_or_for_sessions_alone() {
        let mut problem = problem();
        problem.cohorts = vec![Cohort { name: String::new(), courses: vec![0] }];
        // Four sessions on four days: four alone, 8; on three days: two alone and a day lacking, 9; on two: 10.
        assert_eq!(days_and_alone(&problem), 8);
        problem.courses[0].closed = (0..8).collect();
        // One day is open: three days lack, and nothing need be alone.
        assert_eq!(days_and_alone(&problem), 15);
    }
}
