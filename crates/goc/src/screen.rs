//! The only place that prints: results to standard output, errors to standard error.

use std::io::Write;
use std::process::ExitCode;

use office::{No, Refusal};
use serde_json::{Value, json};
use words::{Lang, PlanMessage, Say};

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

    /// Problems are the result of the command: the officer's own data, for standard output. The sentence about them goes to
    /// standard error and names nobody.
    fn refused(&self, refusal: &Refusal) {
        let sentence = refusal.say(self.lang);
        if let Refusal::Problems(problems) = refusal {
            for problem in problems {
                let (place, what) = (problem.place.say(self.lang), problem.what.say(self.lang));
                match self.json {
                    true => self.line(&json!({ "place": place, "problem": what }).to_string()),
                    false => self.line(&format!("{place}: {what}")),
                }
            }
        }
        eprintln_line(&format!("refused: {sentence}"));
    }
}

fn code(refusal: &Refusal) -> u8 {
    match refusal {
        Refusal::Sentence(PlanMessage::Stopped) => STOPPED,
        Refusal::Sentence(
            PlanMessage::Infeasible { .. }
            | PlanMessage::NoFeasiblePlan { .. }
            | PlanMessage::FileInfeasible
            | PlanMessage::FileNoPlan,
        ) => NO_PLAN,
        Refusal::Sentence(_) | Refusal::Problems(_) | Refusal::NotAllowed(_) => REFUSED,
    }
}

fn eprintln_line(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
