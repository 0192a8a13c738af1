//! Problems for the tests: one a clerk would recognise, tiny random ones, and the judge who tries everything.

use crate::model::*;
use crate::{Checked, check, read_problem};

/// A province in miniature. Site 0 is home, site 1 the school. Course 1 requires course 0; course 2 is free.
/// Session 0: course 0, weeks 0..2, full-time, 1 to 2 learners, 10 to open. Session 1: course 1, weeks 2..4, full-time.
/// Session 2: course 1, weeks 1..3, weekends. Session 3: course 2, weeks 0..4, Sundays, from 2 learners.
/// An, Bình and Chi are people 0, 1 and 2; Chi is away from week 3.
pub(crate) const PROVINCE: &str = include_str!("cases/province.plan");

/// The needs of [`PROVINCE`] in words.
pub(crate) const AN_FIRST: u32 = 0;
pub(crate) const AN_SECOND: u32 = 1;
pub(crate) const BINH_FIRST: u32 = 2;
pub(crate) const BINH_FREE: u32 = 3;
pub(crate) const CHI_FIRST: u32 = 4;
pub(crate) const CHI_FREE: u32 = 5;

/// [`PROVINCE`] with some lines replaced; every replacement must be found.
pub(crate) fn province(replacements: &[(&str, &str)]) -> Problem {
    let mut text = PROVINCE.to_owned();
    for (from, to) in replacements {
        assert!(text.contains(from), "{from} is not in the province");
        text = text.replacen(from, to, 1);
    }
    read_problem(text.as_bytes()).unwrap()
}

/// A solution from pairs of a need and its session.
pub(crate) fn serving(problem: &Problem, places: &[(u32, u32)]) -> Solution {
    let mut solution = Solution { served: vec![None; problem.needs.len()], bound: None };
    for &(need, session) in places {
        solution.served[need as usize] = Some(SessionIx(session));
    }
    solution
}

/// Numbers for the tiny problems (splitmix64).
struct Numbers(u64);

impl Numbers {
    /// A number in `low..=high`.
    fn among(&mut self, low: u32, high: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        low + ((mixed ^ (mixed >> 31)) % u64::from(high - low + 1)) as u32
    }

    /// True once in `times`.
    fn once_in(&mut self, times: u32) -> bool {
        self.among(1, times) == 1
    }
}

/// A tiny problem with every kind of rule: two sites, a chain of three courses and a free one, three or four people.
pub(crate) fn tiny(seed: u64) -> Problem {
    let mut n = Numbers(seed);
    let weeks = n.among(4, 9);
    let road = i64::from(n.among(1, 9));
    let requires = [None, Some(0), Some(1), None];
    let sessions: Vec<Session> = (0..n.among(4, 7)).map(|_| session(&mut n, weeks)).collect();
    let people: Vec<Person> = (0..n.among(3, 4)).map(|_| person(&mut n, weeks)).collect();
    let needs: Vec<Need> = (0..people.len() as u32).flat_map(|person| needs(&mut n, person, weeks)).collect();
    let everyone = (0..people.len()).map(PersonIx::of).collect::<Vec<_>>();
    let draft = Draft {
        weeks,
        travel: vec![vec![0, road], vec![road, 0]],
        courses: requires.map(|requires| Course { requires: requires.map(CourseIx) }).to_vec(),
        sets: vec![
            AwaySet { away: n.among(0, 1), members: Members::These(everyone[..2].to_vec()) },
            AwaySet { away: n.among(1, 3), members: Members::Everyone },
        ],
        groups: vec![Group { percent: [0, 0, 0, 0, 20, 40][n.among(0, 5) as usize], members: everyone[1..].to_vec() }],
        keeps: keeps(&mut n, &needs, &sessions),
        budget: if n.once_in(2) { Some(i64::from(n.among(0, 40))) } else { None },
        sessions,
        people,
        needs,
    };
    Problem::new(draft).unwrap()
}

fn session(n: &mut Numbers, weeks: u32) -> Session {
    let length = n.among(1, 3);
    let low = n.among(1, 2);
    Session {
        course: CourseIx(n.among(0, 3)),
        site: SiteIx(n.among(0, 1)),
        start: n.among(0, weeks - length),
        length,
        slot: [Slot::Full, Slot::Full, Slot::Weekdays(0b110_0000), Slot::Weekdays(0b000_1010)][n.among(0, 3) as usize],
        low,
        high: low + n.among(0, 2),
        open_cost: i64::from(n.among(0, 15)),
    }
}

fn person(n: &mut Numbers, weeks: u32) -> Person {
    Person { site: SiteIx(n.among(0, 1)), from: n.among(0, 1), until: weeks - n.among(0, 1) }
}

fn needs(n: &mut Numbers, person: u32, weeks: u32) -> Vec<Need> {
    let courses: &[u32] = [&[0][..], &[0, 1], &[1, 2], &[3], &[0, 3], &[0, 1, 2]][n.among(0, 5) as usize];
    let need = |&course: &u32| Need {
        person: PersonIx(person),
        course: CourseIx(course),
        earliest: n.among(0, 1),
        due: weeks - n.among(0, 1),
        mode: [Mode::Any, Mode::Any, Mode::Any, Mode::Full, Mode::Part][n.among(0, 4) as usize],
        penalty: i64::from(10 * n.among(1, 5)),
    };
    courses.iter().map(need).collect()
}

fn keeps(n: &mut Numbers, needs: &[Need], sessions: &[Session]) -> Vec<Keep> {
    let mut keeps = Vec::new();
    for need in needs.iter().take(2) {
        let of_course = (0..sessions.len()).filter(|&s| sessions[s].course == need.course).collect::<Vec<_>>();
        if of_course.is_empty() || !n.once_in(2) {
            continue;
        }
        let session = SessionIx::of(of_course[n.among(0, of_course.len() as u32 - 1) as usize]);
        let price = if n.once_in(4) { KeepPrice::Lock } else { KeepPrice::Price(i64::from(n.among(1, 20))) };
        keeps.push(Keep { person: need.person, course: need.course, session, price });
    }
    keeps
}

/// The least cost of all plans, each judged by the check alone; `None` where there is no plan.
pub(crate) fn brute_force(problem: &Problem) -> Option<i64> {
    let mut best: Option<i64> = None;
    every_plan(problem, |plan| {
        let cost = plan.cost().total();
        best = Some(best.map_or(cost, |best| best.min(cost)));
    });
    best
}

/// Shows every plan there is.
pub(crate) fn every_plan(problem: &Problem, mut show: impl FnMut(&Checked)) {
    let options: Vec<Vec<Option<SessionIx>>> = problem.needs.iter().map(|need| options(problem, need)).collect();
    let mut pick = vec![0; options.len()];
    loop {
        let served = pick.iter().zip(&options).map(|(&at, options)| options[at]).collect();
        if let Ok(plan) = check(problem, &Solution { served, bound: None }) {
            show(&plan);
        }
        let Some(next) = (0..pick.len()).find(|&need| pick[need] + 1 < options[need].len()) else { return };
        pick[next] += 1;
        pick[..next].fill(0);
    }
}

fn options(problem: &Problem, need: &Need) -> Vec<Option<SessionIx>> {
    let of_course = (0..problem.sessions.len()).filter(|&s| problem.sessions[s].course == need.course);
    std::iter::once(None).chain(of_course.map(|s| Some(SessionIx::of(s)))).collect()
}
