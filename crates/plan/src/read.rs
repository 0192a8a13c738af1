//! Reads the text format of plan-format.md: an instance, and an answer to it.
//!
//! The sections of an instance stand in the order the format lists them. What is read comes from strangers: the counts
//! a text announces are never trusted for an allocation, every error names its line, and nothing here panics.

mod answer;
mod line;

use thiserror::Error;

pub use answer::{Answer, read_answer};
use line::{Line, Lines};

use crate::model::*;

/// Why a text is not what it should be.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// A line is not what the format wants at this place.
    #[error("line {line}: expected {expected}, found {found}")]
    Line {
        /// Counted from 1; one past the last line where the text ends too early.
        line: usize,
        /// What the format wants.
        expected: String,
        /// What stands there, shortened.
        found: String,
    },
    /// Every line is well formed, but together they are no problem.
    #[error(transparent)]
    Problem(#[from] ProblemError),
}

/// Reads an instance (plan-format.md, "Instance"), UTF-8.
///
/// # Errors
/// The first line that is not as the format wants it, or what [`Problem::new`] refuses.
pub fn read_problem(text: &[u8]) -> Result<Problem, ReadError> {
    let lines = &mut Lines::new(text)?;
    lines.expect("goc-plan")?.last("2")?;
    let weeks = lines.single("weeks")?;
    let draft = Draft {
        weeks,
        travel: lines.list("sites", "travel", |line, _| line.rest())?,
        courses: lines.section("courses", "course", course)?,
        sessions: lines.section("sessions", "session", session)?,
        people: lines.section("people", "person", person)?,
        needs: lines.list("needs", "need", |line, _| need(line))?,
        sets: lines.section("sets", "set", away_set)?,
        groups: lines.section("groups", "group", group)?,
        keeps: lines.list("keeps", "keep", |line, _| keep(line))?,
        budget: budget(lines)?,
    };
    lines.end()?;
    Ok(Problem::new(draft)?)
}

fn course(line: &mut Line) -> Result<Course, ReadError> {
    Ok(Course { requires: line.number_or_dash()?.map(CourseIx) })
}

fn session(line: &mut Line) -> Result<Session, ReadError> {
    Ok(Session {
        course: CourseIx(line.number()?),
        site: SiteIx(line.number()?),
        start: line.number()?,
        length: line.number()?,
        slot: slot(line)?,
        low: line.number()?,
        high: line.number()?,
        open_cost: line.number()?,
    })
}

fn slot(line: &mut Line) -> Result<Slot, ReadError> {
    const EXPECTED: &str = "full, or weekday digits from 1 to 7, each once";
    let word = line.word(EXPECTED)?;
    if word == "full" {
        return Ok(Slot::Full);
    }
    let mut days = 0_u8;
    for digit in word.bytes() {
        let bit = if matches!(digit, b'1'..=b'7') { 1 << (digit - b'1') } else { 0 };
        if bit == 0 || days & bit != 0 {
            return Err(line.error(EXPECTED, word));
        }
        days |= bit;
    }
    Ok(Slot::Weekdays(days))
}

fn person(line: &mut Line) -> Result<Person, ReadError> {
    Ok(Person { site: SiteIx(line.number()?), from: line.number()?, until: line.number()? })
}

fn need(line: &mut Line) -> Result<Need, ReadError> {
    Ok(Need {
        person: PersonIx(line.number()?),
        course: CourseIx(line.number()?),
        earliest: line.number()?,
        due: line.number()?,
        mode: mode(line)?,
        penalty: line.number()?,
    })
}

fn mode(line: &mut Line) -> Result<Mode, ReadError> {
    const EXPECTED: &str = "any, full or part";
    match line.word(EXPECTED)? {
        "any" => Ok(Mode::Any),
        "full" => Ok(Mode::Full),
        "part" => Ok(Mode::Part),
        other => Err(line.error(EXPECTED, other)),
    }
}

fn away_set(line: &mut Line) -> Result<AwaySet, ReadError> {
    let away = line.number()?;
    if line.peek() == Some("*") {
        line.word("*")?;
        return Ok(AwaySet { away, members: Members::Everyone });
    }
    Ok(AwaySet { away, members: Members::These(members(line)?) })
}

fn group(line: &mut Line) -> Result<Group, ReadError> {
    Ok(Group { percent: line.number()?, members: members(line)? })
}

fn members(line: &mut Line) -> Result<Vec<PersonIx>, ReadError> {
    Ok(line.rest::<u32>()?.into_iter().map(PersonIx).collect())
}

fn keep(line: &mut Line) -> Result<Keep, ReadError> {
    let person = PersonIx(line.number()?);
    let course = CourseIx(line.number()?);
    let session = SessionIx(line.number()?);
    let price = if line.peek() == Some("lock") {
        line.word("lock")?;
        KeepPrice::Lock
    } else {
        KeepPrice::Price(line.number()?)
    };
    Ok(Keep { person, course, session, price })
}

fn budget(lines: &mut Lines) -> Result<Option<i64>, ReadError> {
    let mut line = lines.expect("budget")?;
    let budget = line.number_or_dash()?;
    line.done()?;
    Ok(budget)
}

#[cfg(test)]
mod tests;
