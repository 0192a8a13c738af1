//! The only place that prints: results to standard output, errors to standard error.

use std::io::Write;
use std::process::ExitCode;

use office::{No, Problem, Refusal};
use serde_json::{Value, json};
use words::{CommandMessage, ImportMessage, Lang, Place, PlanMessage, Say};

/// Exit code: a fault.
pub(crate) const FAULT: u8 = 1;
/// Exit code: wrong usage.
pub(crate) const USAGE: u8 = 2;
/// Exit code: no plan keeps every rule.
pub(crate) const NO_PLAN: u8 = 3;
/// Exit code: refused.
pub(crate) const REFUSED: u8 = 4;
/// Exit code: stopped by Ctrl-C (128 and the number of the signal).
pub(crate) const STOPPED: u8 = 130;

/// The user's screen.
pub(crate) struct Screen {
    /// Language of results.
    pub(crate) lang: Lang,
    json: bool,
}

impl Screen {
    /// A screen that speaks a language, in sentences or in JSON.
    pub(crate) fn new(lang: Lang, json: bool) -> Screen {
        Screen { lang, json }
    }

    /// Whether results are JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// Says something; nothing where JSON is wanted.
    pub(crate) fn say(&self, message: &dyn Say) {
        if !self.json {
            self.line(&message.say(self.lang));
        }
    }

    /// Prints a line of a result. A reader that has gone away (`goc review | head`) is no error.
    pub(crate) fn line(&self, line: &str) {
        let _ = writeln!(std::io::stdout().lock(), "{line}");
    }

    /// Prints a sentence that is put together already; nothing where JSON is wanted.
    pub(crate) fn sentence(&self, sentence: &str) {
        if !self.json {
            self.line(sentence);
        }
    }

    /// Says a sentence beside a result that fills standard output: on standard error.
    pub(crate) fn aside(&self, sentence: &str) {
        if !self.json {
            eprintln_line(sentence);
        }
    }

    /// Prints a result as JSON; nothing where sentences are wanted.
    pub(crate) fn json(&self, value: &Value) {
        if self.json {
            self.line(&value.to_string());
        }
    }

    /// Tells why a command was not done, and gives its exit code.
    pub(crate) fn failed(&self, error: &anyhow::Error) -> ExitCode {
        match error.downcast_ref::<No>() {
            Some(No::Refused(refusal)) => {
                self.refused(refusal);
                ExitCode::from(code(refusal))
            }
            _ => {
                eprintln_line(&format!("error: {error:#}"));
                ExitCode::from(FAULT)
            }
        }
    }

    /// Tells a fault of something that goes on: on standard error.
    pub(crate) fn fault(&self, fault: &str) {
        eprintln_line(&format!("error: {fault}"));
    }

    /// Lists problems or notices: grouped by what would repair them, the largest group first, then one by one.
    pub(crate) fn problems(&self, kind: &str, problems: &[Problem]) {
        if self.json {
            for Problem { place, what } in problems {
                self.line(&problem_json(kind, place, what, self.lang).to_string());
            }
            return;
        }
        let mut groups: Vec<(String, usize)> = Vec::new();
        for Problem { what, .. } in problems {
            let said = what.say(self.lang);
            match groups.iter_mut().find(|(known, _)| *known == said) {
                Some((_, cells)) => *cells += 1,
                None => groups.push((said, 1)),
            }
        }
        groups.sort_by_key(|(_, cells)| std::cmp::Reverse(*cells));
        for (what, cells) in groups.into_iter().filter(|(_, cells)| *cells > 1) {
            self.say(&CommandMessage::RepairGroup { cells, what });
        }
        for Problem { place, what } in problems {
            self.line(&format!("{}: {}", place.say(self.lang), what.say(self.lang)));
        }
    }

    /// Problems are the result of the command: the officer's own data, for standard output. The sentence about them goes to
    /// standard error and names nobody.
    fn refused(&self, refusal: &Refusal) {
        let sentence = refusal.say(self.lang);
        if let Refusal::Problems(problems) = refusal {
            self.problems("problem", problems);
        }
        eprintln_line(&format!("refused: {sentence}"));
    }
}

/// A problem or a notice as other programs read it.
pub(crate) fn problem_json(kind: &str, place: &Place, what: &ImportMessage, lang: Lang) -> Value {
    json!({
        "kind": if what.is_doubt() { "doubt" } else { kind },
        "cause": snake(what.kind()),
        "file": place.file, "sheet": place.sheet, "row": place.row, "column": place.column,
        "text": what.say(lang),
    })
}

/// A kind of message as other programs read it: `NotADate` is `not_a_date`.
fn snake(kind: &str) -> String {
    let mut snake = String::new();
    for c in kind.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

fn code(refusal: &Refusal) -> u8 {
    match refusal {
        Refusal::Sentence(PlanMessage::Stopped) => STOPPED,
        Refusal::Sentence(
            PlanMessage::Infeasible { .. }
            | PlanMessage::NoFeasiblePlan { .. }
            | PlanMessage::FileInfeasible
            | PlanMessage::FileNoPlan
            | PlanMessage::FileIncomplete { .. },
        ) => NO_PLAN,
        Refusal::Sentence(_) | Refusal::Problems(_) | Refusal::NotAllowed(_) => REFUSED,
    }
}

fn eprintln_line(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
