//! The engine on a school as large as any: forty classes, full time and at weekends, six thousand half-days of a year; what an
//! illness, a closed room and a new class change; what is told of years that cannot be.

use std::time::Instant;

use anyhow::{Result, bail};
use timetable::{
    Answer, Budget, Checked, Cohort, Course, End, Home, Lecturer, Order, Placed, Precedence, Problem, Room, Timetable,
    Weights,
};

/// Days of the year, from a Monday.
const DAYS: u32 = 364;
/// Half-days of a day.
const HALVES: u32 = 2;
/// Classes, and how many of them are full time.
const CLASSES: u32 = 40;
const FULL_TIME: u32 = 26;
/// Modules of a class, half-days of each.
const MODULES: u32 = 15;
const SESSIONS: u32 = 10;
const LECTURERS: u32 = 120;
/// Rooms of each of the three sites.
const ROOMS: u32 = 7;
/// What a moved session costs.
const MOVED: u32 = 20;
/// Half-days that a lecturer teaches in a week at most.
const WEEK_MAX: u32 = 8;
/// Standard hours of a year, hundredths: 270, 15 percent less and more.
const HOURS: std::ops::RangeInclusive<u32> = 22_950..=31_050;

/// How long the year is searched, seconds.
const SECONDS: f64 = 55.0;
/// Proposals of a repair.
const REPAIR: u64 = 10_000_000;
/// Proposals of a year that cannot be.
const VARIANT: u64 = 20_000_000;

/// The year: what is taught when is left to the engine.
fn year() -> Problem {
    let room = |at: u32| Room { name: format!("P{at}"), seats: 90, site: at / ROOMS, closed: Vec::new() };
    let lecturer = |at: u32| Lecturer {
        name: format!("GV{at}"),
        // One in four is away for two weeks of the year.
        away: if at.is_multiple_of(4) { span((at * 13) % 350, 14).collect() } else { Vec::new() },
        week_max: Some(WEEK_MAX),
        year_hours: Some(HOURS),
    };
    let mut problem = Problem {
        name: "school".to_owned(),
        days: DAYS,
        periods_per_day: HALVES,
        weeks: (0..DAYS).map(|day| day / 7).collect(),
        rooms: (0..3 * ROOMS).map(room).collect(),
        lecturers: (0..LECTURERS).map(lecturer).collect(),
        weights: Weights { seat: 1, day: 0, alone: 2, room: 1, stretch: 1, exams: 5 },
        ..Problem::default()
    };
    (0..CLASSES).for_each(|class| add_class(&mut problem, class));
    problem
}

fn add_class(problem: &mut Problem, class: u32) {
    let full_time = class % CLASSES < FULL_TIME;
    // Full-time classes last twenty-two weeks and begin through the year, weekend classes last all of it.
    let first = if full_time { 7 * (class * 29 / FULL_TIME % 30) } else { 0 };
    let days = if full_time { 7 * 22 } else { DAYS };
    let meets = |day: u32| (day % 7 < 5) == full_time && (first..first + days).contains(&day) && !closed(day);
    let off: Vec<u32> = (0..DAYS).filter(|day| !meets(*day)).flat_map(|day| span(day, 1)).collect();
    let site = class % 3;
    let mut courses = Vec::new();
    for module in 0..MODULES {
        let at = problem.courses.len() as u32;
        courses.push(at);
        let able = (0..12).map(|one| (module * 8 + class + one * 10) % LECTURERS).collect();
        problem.courses.push(Course {
            name: format!("K{class} M{module}"),
            lecturers: able,
            sessions: SESSIONS,
            students: 40 + class,
            closed: off.clone(),
            rooms: Some((site * ROOMS..(site + 1) * ROOMS).collect()),
            hours: 500,
            block: module < 5,
            ..Course::default()
        });
        if module % 3 == 2 {
            problem.orders.push(Precedence { before: at - 2, after: at, rest_days: 0 });
        }
        // Every other module is examined, two days after it ended.
        if module % 2 == 0 {
            let exam = problem.courses.len() as u32;
            courses.push(exam);
            let of = problem.courses[at as usize].clone();
            let name = format!("K{class} M{module} exam");
            problem.courses.push(Course {
                name,
                lecturers: Vec::new(),
                sessions: 1,
                hours: 0,
                block: false,
                exam: true,
                ..of
            });
            problem.orders.push(Precedence { before: at, after: exam, rest_days: 2 });
        }
    }
    problem.cohorts.push(Cohort { name: format!("K{class}"), courses });
}

/// Tết, and two weeks of summer.
fn closed(day: u32) -> bool {
    (35..42).contains(&day) || (196..210).contains(&day)
}

fn span(first: u32, days: u32) -> impl Iterator<Item = u32> {
    first * HALVES..((first + days) * HALVES).min(DAYS * HALVES)
}

/// Runs everything and prints it.
pub(crate) fn school() -> Result<bool> {
    let problem = year();
    println!(
        "\nA school's year: {} classes, {} half-days, {LECTURERS} lecturers, {} rooms\n",
        CLASSES,
        problem.sessions(),
        3 * ROOMS
    );
    println!(
        "| what | seconds | not placed | cost | bound | changed | million proposals/s |\n|---|---:|---:|---:|---:|---:|---:|"
    );
    let begun = Instant::now();
    let gone = || begun.elapsed().as_secs_f64() / SECONDS;
    let (made, _) = run("the year, two lanes", &problem, End::Share(&gone), None)?;
    for one in timetable::why_unplaced(&problem, &made) {
        let name = &problem.courses[one.course as usize].name;
        eprintln!("not placed, {} of {name}: {:?}; without {:?}", one.sessions.len(), one.obstacles, one.relaxations);
    }
    let kept = keeping(&problem, made.timetable());

    let ill = (0..LECTURERS).max_by_key(|at| missed(&kept, made.timetable(), *at).len()).unwrap_or(0);
    let mut after = kept.clone();
    after.lecturers[ill as usize].away.extend(span(ILL_FROM, 14));
    let what = format!("two weeks' illness, {} half-days missed", missed(&kept, made.timetable(), ill).len());
    run(&what, &after, End::Work(REPAIR), Some(made.timetable()))?;

    let mut after = kept.clone();
    after.rooms[0].closed.extend(span(ILL_FROM, 28));
    run("a room closed for four weeks", &after, End::Work(REPAIR), Some(made.timetable()))?;

    let mut after = kept.clone();
    add_class(&mut after, CLASSES);
    run("a new class", &after, End::Work(REPAIR), Some(made.timetable()))?;

    suggestions(&kept, &made);
    variants()?;
    Ok(true)
}

/// The day on which the illness begins: a Monday in spring.
const ILL_FROM: u32 = 70;

/// Sessions that a lecturer has in the two weeks.
fn missed(problem: &Problem, made: &Timetable, lecturer: u32) -> Vec<u32> {
    let taught = made.courses.iter().filter(|placed| placed.lecturer == Some(lecturer));
    let days = ILL_FROM..ILL_FROM + 14;
    taught
        .flat_map(|placed| placed.sessions.iter().flatten())
        .map(|spot| spot.period)
        .filter(|period| days.contains(&problem.day(*period)))
        .collect()
}

/// The same year with what was found as published.
fn keeping(problem: &Problem, made: &Timetable) -> Problem {
    let mut kept = problem.clone();
    for (course, Placed { lecturer, sessions }) in kept.courses.iter_mut().zip(&made.courses) {
        course.lecturers = lecturer.iter().copied().collect();
        course.home = sessions.iter().map(|spot| Home { spot: *spot, pinned: false, price: MOVED }).collect();
    }
    kept
}

fn run(what: &str, problem: &Problem, end: End<'_>, before: Option<&Timetable>) -> Result<(Checked, Answer)> {
    problem.validate()?;
    let begun = Instant::now();
    let budget = Budget { end, stop: &|| false };
    let answer = timetable::solve(problem, &Order { seed: 1, lanes: 2, threads: 2, budget }, &mut |_| {});
    let seconds = begun.elapsed().as_secs_f64();
    let checked = match timetable::check(problem, &answer.timetable) {
        Ok(checked) => checked,
        Err(broken) => bail!("{what}: the answer breaks {} limits", broken.len()),
    };
    let score = checked.score();
    let changed = before.map_or("-".to_owned(), |before| {
        let pairs = before.courses.iter().zip(&checked.timetable().courses);
        let moved = pairs.map(|(was, is)| was.sessions.iter().zip(&is.sessions).filter(|(was, is)| was != is).count());
        moved.sum::<usize>().to_string()
    });
    println!(
        "| {what} | {seconds:.2} | {} | {} | {} | {changed} | {:.1} |",
        score.unplaced,
        score.total(),
        answer.bound,
        answer.work as f64 / seconds / 1e6
    );
    Ok((checked, answer))
}

/// The five best other places of fifty sessions.
fn suggestions(problem: &Problem, made: &Checked) {
    let mut slowest = 0.0_f64;
    for course in (0..problem.courses.len() as u32).step_by(problem.courses.len() / 50) {
        let begun = Instant::now();
        let found = timetable::suggest(problem, made, course, 0, 5);
        slowest = slowest.max(begun.elapsed().as_secs_f64());
        assert!(found.len() <= 5);
    }
    println!("\nFive suggestions for one session: at most {:.0} ms in 50 tries.\n", slowest * 1e3);
}

/// A year that cannot be: what it is called, and what makes it so.
type Variant<'a> = (&'a str, &'a dyn Fn(&mut Problem));

/// Years that cannot be.
fn variants() -> Result<()> {
    println!("| a year that cannot be | told before searching | not placed after | first reason |\n|---|---|---:|---|");
    let variants: [Variant<'_>; 5] = [
        ("a lecturer with ten half-days alone can teach forty", &|year| {
            (0..4).for_each(|at| year.courses[at].lecturers = vec![0]);
            year.lecturers[0].away = span(5, DAYS).collect();
        }),
        ("a class of 150 half-days in seven weeks", &|year| {
            let late: Vec<u32> = span(49, DAYS).collect();
            year.cohorts[0].courses.clone().iter().for_each(|at| year.courses[*at as usize].closed.extend(&late));
        }),
        ("a site with one room for thirteen classes", &|year| {
            year.courses.iter_mut().filter(|course| course.rooms == Some((0..ROOMS).collect())).for_each(|course| {
                course.rooms = Some(vec![0]);
            });
        }),
        ("a module after another that ends with the class", &|year| {
            let course = year.courses[0].clone();
            let open: Vec<u32> = (0..year.periods()).filter(|period| !course.closed.contains(period)).collect();
            let early = open[..open.len() - SESSIONS as usize].to_vec();
            year.courses[0].closed.extend(early);
            year.orders.push(Precedence { before: 0, after: 4, rest_days: 0 });
        }),
        ("lecturers who teach one half-day a week", &|year| {
            year.lecturers.iter_mut().for_each(|lecturer| lecturer.week_max = Some(1));
            year.courses.iter_mut().filter(|course| !course.lecturers.is_empty()).for_each(|c| c.lecturers.truncate(1));
        }),
    ];
    for (what, change) in variants {
        let mut problem = year();
        change(&mut problem);
        let begun = Instant::now();
        let told = timetable::impossible(&problem);
        let milliseconds = begun.elapsed().as_secs_f64() * 1e3;
        let budget = Budget { end: End::Work(VARIANT), stop: &|| false };
        let answer = timetable::solve(&problem, &Order { seed: 1, lanes: 2, threads: 2, budget }, &mut |_| {});
        let Ok(checked) = timetable::check(&problem, &answer.timetable) else {
            bail!("{what}: the answer breaks a limit")
        };
        let why = timetable::why_unplaced(&problem, &checked);
        let reason =
            why.first().and_then(|one| one.obstacles.first()).map(|(obstacle, count)| format!("{obstacle:?}, {count}"));
        let first = told.first().map_or("nothing".to_owned(), ToString::to_string);
        println!(
            "| {what} | {first}; {} in all, {milliseconds:.0} ms | {} | {} |",
            told.len(),
            checked.score().unplaced,
            reason.unwrap_or_default()
        );
    }
    Ok(())
}
