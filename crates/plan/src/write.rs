//! Writes the text format of plan-format.md: an instance, and an answer to it. What is written here reads back the
//! same.

use std::fmt::{self, Display, Write};

use crate::model::*;
use crate::read::Answer;

/// The instance as text.
pub fn write_problem(problem: &Problem) -> String {
    let mut text = String::new();
    put(&mut text, |out| instance(out, problem));
    text
}

/// The answer as text; zero prices are left out.
///
/// # Panics
/// Where the answer serves another number of needs than the problem has, or prices a need it does not have.
pub fn write_answer(problem: &Problem, answer: &Answer) -> String {
    let served = answer.solution.served.len();
    assert!(answer.infeasible || served == problem.needs.len(), "an answer to another problem");
    let mut text = String::new();
    put(&mut text, |out| made_by(out, answer));
    put(&mut text, |out| serves(out, problem, answer));
    put(&mut text, |out| prices(out, problem, &answer.prices));
    text
}

fn put(text: &mut String, write: impl FnOnce(&mut String) -> fmt::Result) {
    write(text).expect("writing to a string cannot fail");
}

fn instance(out: &mut String, problem: &Problem) -> fmt::Result {
    writeln!(out, "goc-plan 2\nweeks {}", problem.weeks)?;
    writeln!(out, "sites {}", problem.travel.len())?;
    for row in &problem.travel {
        writeln!(out, "travel{}", Spaced(row.iter()))?;
    }
    writeln!(out, "courses {}", problem.courses.len())?;
    for (id, course) in problem.courses.iter().enumerate() {
        writeln!(out, "course {id} {}", Dash(course.requires.map(|before| before.0)))?;
    }
    writeln!(out, "sessions {}", problem.sessions.len())?;
    for (id, s) in problem.sessions.iter().enumerate() {
        write!(out, "session {id} {} {} {} {} {}", s.course.0, s.site.0, s.start, s.length, s.slot)?;
        writeln!(out, " {} {} {}", s.low, s.high, s.open_cost)?;
    }
    writeln!(out, "people {}", problem.people.len())?;
    for (id, person) in problem.people.iter().enumerate() {
        writeln!(out, "person {id} {} {} {}", person.site.0, person.from, person.until)?;
    }
    writeln!(out, "needs {}", problem.needs.len())?;
    for n in &problem.needs {
        writeln!(out, "need {} {} {} {} {} {}", n.person.0, n.course.0, n.earliest, n.due, n.mode, n.penalty)?;
    }
    rules(out, problem)
}

fn rules(out: &mut String, problem: &Problem) -> fmt::Result {
    writeln!(out, "sets {}", problem.sets.len())?;
    for (id, set) in problem.sets.iter().enumerate() {
        match &set.members {
            Members::Everyone => writeln!(out, "set {id} {} *", set.away)?,
            Members::These(members) => writeln!(out, "set {id} {}{}", set.away, people(members))?,
        }
    }
    writeln!(out, "groups {}", problem.groups.len())?;
    for (id, group) in problem.groups.iter().enumerate() {
        writeln!(out, "group {id} {}{}", group.percent, people(&group.members))?;
    }
    writeln!(out, "keeps {}", problem.keeps.len())?;
    for keep in &problem.keeps {
        writeln!(out, "keep {} {} {} {}", keep.person.0, keep.course.0, keep.session.0, keep.price)?;
    }
    writeln!(out, "budget {}", Dash(problem.budget))
}

fn made_by(out: &mut String, answer: &Answer) -> fmt::Result {
    if let Some(version) = &answer.version {
        // A comment sign or a line end in it would swallow or break the line.
        let words: Vec<&str> =
            version.split(|c: char| c == '#' || c.is_whitespace()).filter(|w| !w.is_empty()).collect();
        writeln!(out, "version {}", words.join(" "))?;
    }
    if let Some(seed) = answer.seed {
        writeln!(out, "seed {seed}")?;
    }
    if let Some(work) = answer.work {
        writeln!(out, "work {work}")?;
    }
    Ok(())
}

fn serves(out: &mut String, problem: &Problem, answer: &Answer) -> fmt::Result {
    if let Some(bound) = answer.solution.bound {
        writeln!(out, "bound {bound}")?;
    }
    if answer.infeasible {
        return writeln!(out, "infeasible");
    }
    for (need, session) in problem.needs.iter().zip(&answer.solution.served) {
        if let Some(session) = session {
            writeln!(out, "serve {} {} {}", need.person.0, need.course.0, session.0)?;
        }
    }
    Ok(())
}

fn prices(out: &mut String, problem: &Problem, prices: &Prices) -> fmt::Result {
    for &(set, week, price) in prices.sets.iter().filter(|entry| entry.2 != 0.0) {
        writeln!(out, "price set {} {week} {price}", set.0)?;
    }
    for &(group, price) in prices.groups.iter().filter(|entry| entry.1 != 0.0) {
        writeln!(out, "price group {} {price}", group.0)?;
    }
    if prices.budget != 0.0 {
        writeln!(out, "price budget {}", prices.budget)?;
    }
    for &(need, session, price) in prices.seats.iter().filter(|entry| entry.2 != 0.0) {
        let need = &problem.needs[need.at()];
        writeln!(out, "price seat {} {} {} {price}", need.person.0, need.course.0, session.0)?;
    }
    Ok(())
}

/// Every item after a blank.
struct Spaced<I>(I);

impl<I: Iterator<Item = impl Display> + Clone> Display for Spaced<I> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.clone().try_for_each(|item| write!(out, " {item}"))
    }
}

fn people(members: &[PersonIx]) -> impl Display {
    Spaced(members.iter().map(|person| person.0))
}

/// A value, or `-` where there is none.
struct Dash<T>(Option<T>);

impl<T: Display> Display for Dash<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(value) => value.fmt(out),
            None => out.write_str("-"),
        }
    }
}

impl Display for Slot {
    /// As the text format writes it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Slot::Full => out.write_str("full"),
            Slot::Weekdays(days) => {
                (0..7).filter(|day| days >> day & 1 == 1).try_for_each(|day| write!(out, "{}", day + 1))
            }
        }
    }
}

impl Display for Mode {
    /// As the text format writes it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Mode::Any => "any",
            Mode::Full => "full",
            Mode::Part => "part",
        })
    }
}

impl Display for KeepPrice {
    /// As the text format writes it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeepPrice::Lock => out.write_str("lock"),
            KeepPrice::Price(price) => price.fmt(out),
        }
    }
}
