//! An answer as a text: who is served where, what is claimed, and what made it (plan-format.md, "Solution").

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::ReadError;
use super::line::{Line, Lines};
use crate::model::*;

/// What a text answers to a problem. Nothing in it is checked: see [`crate::check()`] and [`crate::prove`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Who is served where and the stated bound; serves nobody where the text says `infeasible`.
    pub solution: Solution,
    /// The text says that no plan exists.
    pub infeasible: bool,
    /// The certificate of the bound; empty where the text has none.
    pub prices: Prices,
    /// Units of work spent, where stated.
    pub work: Option<u64>,
    /// The seed used, where stated.
    pub seed: Option<u64>,
    /// What made the answer, where stated.
    pub version: Option<String>,
}

/// Reads an answer to `problem`, UTF-8. Lines stand in any order.
///
/// # Errors
/// The first line that is not as the format wants it, names what the problem does not have, or stands twice.
pub fn read_answer(problem: &Problem, text: &[u8]) -> Result<Answer, ReadError> {
    let mut reader = Reader::new(problem);
    let mut lines = Lines::new(text)?;
    while let Some(mut line) = lines.next() {
        reader.line(&mut line)?;
        line.done()?;
    }
    Ok(reader.answer)
}

struct Reader<'a> {
    problem: &'a Problem,
    need_of: HashMap<(u32, u32), NeedIx>,
    /// Prices already read, by their words: the values alone do not show a repeated line.
    priced: HashSet<(u8, u32, u32)>,
    answer: Answer,
}

impl<'a> Reader<'a> {
    fn new(problem: &'a Problem) -> Self {
        let need_of = problem.needs.iter().enumerate().map(|(n, need)| ((need.person.0, need.course.0), NeedIx::of(n)));
        let solution = Solution { served: vec![None; problem.needs.len()], bound: None };
        Self {
            problem,
            need_of: need_of.collect(),
            priced: HashSet::new(),
            answer: Answer { solution, ..Answer::default() },
        }
    }

    fn line(&mut self, line: &mut Line) -> Result<(), ReadError> {
        const EXPECTED: &str = "serve, bound, price, infeasible, work, seed or version";
        match line.word(EXPECTED)? {
            "serve" => self.serve(line),
            "price" => self.price(line),
            "bound" => once(&mut self.answer.solution.bound, line.decimal()?, line),
            "work" => once(&mut self.answer.work, line.number()?, line),
            "seed" => once(&mut self.answer.seed, line.number()?, line),
            "version" => {
                let mut words = Vec::new();
                while line.peek().is_some() {
                    words.push(line.word("a word")?);
                }
                once(&mut self.answer.version, words.join(" "), line)
            }
            "infeasible" => {
                self.answer.infeasible = true;
                self.consistent(line)
            }
            other => Err(line.error(EXPECTED, other)),
        }
    }

    /// `infeasible` stands instead of `serve` lines.
    fn consistent(&self, line: &Line) -> Result<(), ReadError> {
        let serves = self.answer.solution.served.iter().any(Option::is_some);
        if self.answer.infeasible && serves {
            return Err(line.error("either serve lines or infeasible", "both"));
        }
        Ok(())
    }

    fn serve(&mut self, line: &mut Line) -> Result<(), ReadError> {
        let need = self.need(line)?;
        let session = SessionIx(listed(line, "a session", self.problem.sessions.len())?);
        let served = &mut self.answer.solution.served[need.at()];
        if served.replace(session).is_some() {
            return Err(line.error("each need served once", "a need served twice"));
        }
        self.consistent(line)
    }

    fn need(&self, line: &mut Line) -> Result<NeedIx, ReadError> {
        let (person, course): (u32, u32) = (line.number()?, line.number()?);
        let found = || format!("person {person}, course {course}");
        self.need_of.get(&(person, course)).copied().ok_or_else(|| line.error("a need of the problem", &found()))
    }

    fn price(&mut self, line: &mut Line) -> Result<(), ReadError> {
        const EXPECTED: &str = "set, group, budget or seat";
        let prices = &mut self.answer.prices;
        match line.word(EXPECTED)? {
            "set" => {
                let set = listed(line, "a set", self.problem.sets.len())?;
                let week = listed(line, "a week", self.problem.weeks as usize)?;
                prices.sets.push((SetIx(set), week, not_negative(line)?));
                first(&mut self.priced, (0, set, week), line)
            }
            "group" => {
                let group = listed(line, "a group", self.problem.groups.len())?;
                prices.groups.push((GroupIx(group), not_negative(line)?));
                first(&mut self.priced, (1, group, 0), line)
            }
            "budget" => {
                prices.budget = not_negative(line)?;
                first(&mut self.priced, (2, 0, 0), line)
            }
            "seat" => {
                let need = self.need(line)?;
                let session = listed(line, "a session", self.problem.sessions.len())?;
                self.answer.prices.seats.push((need, SessionIx(session), line.decimal()?));
                first(&mut self.priced, (3, need.0, session), line)
            }
            other => Err(line.error(EXPECTED, other)),
        }
    }
}

fn once<T>(place: &mut Option<T>, value: T, line: &Line) -> Result<(), ReadError> {
    if place.replace(value).is_some() { Err(line.error("one such line", "a second")) } else { Ok(()) }
}

fn first<K: Hash + Eq>(seen: &mut HashSet<K>, key: K, line: &Line) -> Result<(), ReadError> {
    if seen.insert(key) { Ok(()) } else { Err(line.error("each price once", "a second")) }
}

fn listed(line: &mut Line, expected: &str, count: usize) -> Result<u32, ReadError> {
    let index: u32 = line.number()?;
    if (index as usize) < count { Ok(index) } else { Err(line.error(expected, &index.to_string())) }
}

fn not_negative(line: &mut Line) -> Result<f64, ReadError> {
    let value = line.decimal()?;
    if value >= 0.0 { Ok(value) } else { Err(line.error("a price of 0 or more", &value.to_string())) }
}
