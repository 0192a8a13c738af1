//! Two kinds of "no": a refusal is for the person and says what to do next; a fault is for the operator.

use cadre::access::NotAllowed;
use cadre::pack::PackError;
use serde::{Deserialize, Serialize};
use sheet::Problem;
use store::StoreError;
use thiserror::Error;
use words::{PlanMessage, Say};

/// Why an act was not done. Nothing was written.
#[derive(Debug, Error)]
pub enum No {
    /// The person asked for something that cannot be done as asked.
    #[error("refused")]
    Refused(Refusal),
    /// The program or what it runs on failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A refusal, in words a person can act on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// What came in has problems; each says where, what was found and what to do.
    Problems(Vec<Problem>),
    /// One sentence.
    Sentence(PlanMessage),
    /// The role may not do this.
    NotAllowed(NotAllowed),
}

impl Say for Refusal {
    fn say(&self, lang: words::Lang) -> String {
        match self {
            Refusal::Problems(problems) => PlanMessage::ImportRefused { problems: problems.len() }.say(lang),
            Refusal::Sentence(message) => message.say(lang),
            Refusal::NotAllowed(NotAllowed { role, act }) => {
                PlanMessage::NotAllowed { role: role.say(lang), act: act.code().to_owned() }.say(lang)
            }
        }
    }
}

/// A fault: English, for whoever runs the machine, without any personal value.
#[derive(Debug, Error)]
pub enum Fault {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A pack under `rules/` is wrong.
    #[error("rules: {0}")]
    Rules(#[from] PackError),
    /// What was stored cannot be read.
    #[error("a stored {what} cannot be read: {error}")]
    Stored {
        /// What was read.
        what: &'static str,
        /// Why it failed.
        error: serde_json::Error,
    },
    /// The engine broke a rule; the plan was thrown away.
    #[error("the engine's plan breaks a rule and was not saved: {0}")]
    Unsound(String),
    /// The facts cannot be written as a plan problem.
    #[error("the facts make no plan problem: {0}")]
    Problem(#[from] plan::ProblemError),
    /// The facts cannot be written as a timetable problem.
    #[error("the facts make no timetable problem: {0}")]
    TimetableProblem(#[from] timetable::ProblemError),
    /// A workbook could not be written.
    #[error(transparent)]
    Sheet(#[from] sheet::SheetError),
    /// An official form does not add up; it was not written.
    #[error("form {form}, row {row}: column {column} is {stated}, its parts are {parts}")]
    Form {
        /// Which form.
        form: &'static str,
        /// Row, from 0.
        row: usize,
        /// Column, as the form numbers it.
        column: usize,
        /// What stands there.
        stated: i64,
        /// What its parts come to.
        parts: i64,
    },
    /// What was at work ended without an answer.
    #[error("a worker ended without an answer; what it said stands before this line")]
    Worker,
    /// A paper could not be printed.
    #[error(transparent)]
    Paper(#[from] paper::PaperError),
}

impl Fault {
    /// Whether nothing was written because there is no room, and will be once there is.
    pub fn is_full_disk(&self) -> bool {
        matches!(self, Fault::Store(StoreError::DiskFull))
    }
}

impl From<NotAllowed> for No {
    fn from(not_allowed: NotAllowed) -> No {
        No::Refused(Refusal::NotAllowed(not_allowed))
    }
}

impl From<PlanMessage> for No {
    fn from(message: PlanMessage) -> No {
        No::Refused(Refusal::Sentence(message))
    }
}

impl From<Vec<Problem>> for No {
    fn from(problems: Vec<Problem>) -> No {
        No::Refused(Refusal::Problems(problems))
    }
}

impl From<StoreError> for No {
    /// What the store finds out about the request itself is a refusal, everything else a fault.
    fn from(error: StoreError) -> No {
        match error {
            StoreError::Stale { .. } => PlanMessage::Stale.into(),
            StoreError::OtherRequest { .. } => PlanMessage::OtherRequest.into(),
            StoreError::Stopped => PlanMessage::Stopped.into(),
            other => No::Fault(Fault::Store(other)),
        }
    }
}
