//! `goc timetable solve` and `goc timetable check`: the engine on the field's text formats, without an office.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use cadre::school::Hindrance;
use cadre::spoken::why_not_placed;
use office::{End, No, Refusal, Search, TimetableWords};
use serde_json::json;
use timetable::{Answer, Problem, Score, Unplaced};
use words::{Lang, PlanMessage, Say, TimetableMessage};

use crate::args::TimetableCommand;
use crate::folder;
use crate::screen::Screen;
use crate::watch::Bars;

/// What is asked of the engine.
pub(crate) struct Ask<'a> {
    /// The problem.
    pub(crate) file: &'a Path,
    /// Proposals.
    pub(crate) work: Option<u64>,
    /// Or time.
    pub(crate) seconds: Option<u32>,
    /// Seed.
    pub(crate) seed: u64,
    /// Searches at once.
    pub(crate) threads: u32,
    /// Where the timetable goes; standard output when absent.
    pub(crate) out: Option<&'a Path>,
}

/// Solves a problem, judges the answer and writes it; sessions that are not placed are explained, and the command then ends
/// with the exit code of a plan that does not exist.
pub(crate) fn solve(bars: &Bars, screen: &Screen, ask: &Ask<'_>) -> Result<()> {
    // Whoever gives a minute means all of it, the reading too.
    let begun = Instant::now();
    let problem = read_problem(ask.file)?;
    let words = TimetableWords { problem: &problem };
    // Where the timetable itself goes to standard output, nothing else does.
    let say = |line: &str| if ask.out.is_some() { screen.sentence(line) } else { screen.aside(line) };
    for found in timetable::impossible(&problem) {
        say(&words.impossible(&found).say(screen.lang));
    }
    let answer = run(bars, &problem, ask, begun);
    let checked = match timetable::check(&problem, &answer.timetable) {
        Ok(checked) => checked,
        Err(broken) => {
            let broken: Vec<String> = broken.iter().map(|one| one.with_names(&problem)).collect();
            bail!("the engine answered what is no timetable: {}", broken.join("; "));
        }
    };
    let text = timetable::write_timetable(&problem, checked.timetable());
    match ask.out {
        Some(path) => {
            folder::write(path, text.as_bytes()).with_context(|| format!("cannot write {}", path.display()))?
        }
        None => screen.line(text.trim_end()),
    }
    for found in timetable::why_unplaced(&problem, &checked) {
        say(&not_placed(words, &found, screen.lang));
    }
    let score = checked.score();
    if ask.out.is_some() {
        total(screen, 0, score, answer.bound);
    }
    match score.unplaced {
        0 => Ok(()),
        _ => {
            Err(No::Refused(Refusal::Sentence(PlanMessage::FileIncomplete { unplaced: score.unplaced as usize }))
                .into())
        }
    }
}

/// How many sessions of a course are not placed, what stands in their way, and what would give one a place.
fn not_placed(words: TimetableWords<'_>, found: &Unplaced, lang: Lang) -> String {
    let problem = words.problem;
    let hindrances: Vec<(Hindrance, u32)> =
        found.obstacles.iter().map(|(obstacle, periods)| (words.hindrance(*obstacle), *periods)).collect();
    let ways_out = found.relaxations.iter();
    let ways_out: Vec<(Hindrance, String)> =
        ways_out.map(|way| (words.hindrance(way.obstacle), moment(problem, way.first, lang))).collect();
    let course = problem.courses[found.course as usize].name.clone();
    let why = why_not_placed(&hindrances, &ways_out, lang);
    TimetableMessage::Unplaced { course, sessions: found.sessions.len(), why }.say(lang)
}

/// Searches by work, or until the time is over.
fn run(bars: &Bars, problem: &Problem, ask: &Ask<'_>, begun: Instant) -> Answer {
    let seconds = f64::from(ask.seconds.unwrap_or(TimetableCommand::SECONDS_DEFAULT));
    let gone = || begun.elapsed().as_secs_f64() / seconds;
    let of = match ask.work {
        Some(work) => Search::by_work(work, ask.seed, ask.threads),
        None => Search { seed: ask.seed, lanes: ask.threads, threads: ask.threads, end: End::Share(&gone) },
    };
    office::search_timetable(problem, of, bars)
}

/// Judges a solution; what it breaks is printed line by line, and the command fails.
pub(crate) fn check(screen: &Screen, file: &Path, solution: &Path) -> Result<()> {
    let problem = read_problem(file)?;
    let text = fs::read(solution).with_context(|| format!("cannot read {}", solution.display()))?;
    let timetable = timetable::read_timetable(&problem, &text).with_context(|| solution.display().to_string())?;
    let bound = timetable::bound(&problem);
    match timetable::check(&problem, &timetable) {
        Ok(checked) => {
            total(screen, 0, checked.score(), bound);
            Ok(())
        }
        Err(broken) => {
            for one in &broken {
                screen.sentence(&one.with_names(&problem));
            }
            total(screen, broken.len(), timetable::score(&problem, &timetable), bound);
            bail!("{} limits are broken", broken.len())
        }
    }
}

fn total(screen: &Screen, violations: usize, score: Score, bound: u64) {
    let Score { unplaced, seats, days, alone, rooms, .. } = score;
    let cost = score.total();
    let parts = json!({ "seats": seats, "days": days, "alone": alone, "rooms": rooms });
    screen
        .json(&json!({ "violations": violations, "unplaced": unplaced, "cost": cost, "parts": parts, "bound": bound }));
    screen.sentence(&format!(
        "violations={violations} unplaced={unplaced} cost={cost} \
         (seats={seats} days={days} alone={alone} rooms={rooms}) bound={bound}"
    ));
}

fn moment(problem: &Problem, period: u32, lang: Lang) -> String {
    let (day, period) = (problem.day(period) + 1, period % problem.periods_per_day + 1);
    TimetableMessage::Moment { day, period }.say(lang)
}

fn read_problem(file: &Path) -> Result<Problem> {
    let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    timetable::read_problem(&text).with_context(|| file.display().to_string())
}
