//! What every request shares.

use std::fmt;
use std::sync::Arc;

use axum::response::Response;
use cadre::access::{Act, may};
use jiff::Timestamp;
use maud::Markup;
use office::{Actor, Fault, Moment, No, Office, Refusal};
use tokio::sync::Semaphore;
use words::{Lang, PageWords, PlanMessage, Say, date};

use crate::page;
use crate::tries::Tries;
use crate::visitor::Visitor;

/// Passwords weighed at once; others wait. Offices sign in at eight o'clock, attackers by the thousand.
const SIGN_INS: usize = 4;

/// A site to be served.
pub struct Site {
    /// The office whose pages they are.
    pub office: Office,
    /// Reads the clock.
    pub clock: fn() -> Moment,
    /// Whether browsers reach it over https only; cookies are then sent nowhere else.
    pub https: bool,
}

/// The site, and what it remembers of its visitors.
pub(crate) struct App {
    pub(crate) site: Site,
    pub(crate) tries: Tries,
    /// Passwords weighed at once: each takes 19 MB while it is.
    pub(crate) sign_ins: Semaphore,
}

/// An act being asked for: the office now, who asks, and how the answer is to be said.
pub(crate) struct Desk {
    pub(crate) office: Office,
    pub(crate) actor: Actor,
    pub(crate) lang: Lang,
}

impl Desk {
    /// Whether the visitor may do one of these.
    pub(crate) fn may_any(&self, acts: &[Act]) -> bool {
        acts.iter().any(|act| may(&self.actor, *act).is_ok())
    }

    /// A time as people write it, to the minute, where the office is.
    pub(crate) fn time(&self, time: Timestamp) -> String {
        let here = office::in_vietnam(time);
        format!("{} {:02}:{:02}", date(here.date(), self.lang), here.hour(), here.minute())
    }
}

impl App {
    pub(crate) fn new(site: Site) -> App {
        App { site, tries: Tries::default(), sign_ins: Semaphore::new(SIGN_INS) }
    }

    /// The office at this moment.
    fn office(&self) -> Office {
        self.site.office.at((self.site.clock)())
    }

    /// Asks the office on a thread that may wait.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Office) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Failure> {
        let office = self.office();
        match tokio::task::spawn_blocking(move || act(&office)).await {
            Ok(done) => done.map_err(Failure::Fault),
            Err(panic) => Err(Failure::Panic(panic.to_string())),
        }
    }

    /// Answers a signed-in visitor with a page; others are asked to sign in, and come back here.
    pub(crate) async fn show(
        self: Arc<Self>,
        visitor: Visitor,
        title: impl FnOnce(Lang) -> String + Send + 'static,
        body: impl FnOnce(&Desk) -> Result<Markup, No> + Send + 'static,
    ) -> Response {
        match self.read(&visitor, body).await {
            Ok(body) => page::page(&self, &visitor, &title(visitor.lang), body),
            Err(no) => no,
        }
    }

    /// Does what a form of this session asks, or answers with the page that says why not.
    pub(crate) async fn act<T: Send + 'static>(
        &self,
        visitor: &Visitor,
        key: &str,
        act: impl FnOnce(&Desk) -> Result<T, No> + Send + 'static,
    ) -> Result<T, Response> {
        // A form of an earlier session: whoever sends it is asked to look again at what it is about.
        if visitor.actor().is_some() && key != visitor.form_key() {
            return Err(page::cannot(self, visitor, &PageWords::FormOld.say(visitor.lang)));
        }
        self.read(visitor, act).await
    }

    /// Asks the office for whoever is signed in, or answers with the page that says why not.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        visitor: &Visitor,
        act: impl FnOnce(&Desk) -> Result<T, No> + Send + 'static,
    ) -> Result<T, Response> {
        let Some(actor) = visitor.actor().cloned() else { return Err(page::to_sign_in(&visitor.here)) };
        let lang = visitor.lang;
        match self.ask(move |office| Ok(act(&Desk { office: office.clone(), actor, lang }))).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(no)) => Err(self.refused(visitor, no)),
            Err(fault) => Err(self.failed(visitor, &fault)),
        }
    }

    /// The page that says why not. Whom an account may not see is not told from whom there is not.
    fn refused(&self, visitor: &Visitor, no: No) -> Response {
        match no {
            No::Refused(
                Refusal::NotAllowed(_)
                | Refusal::Sentence(
                    PlanMessage::NoSuchPerson | PlanMessage::NoSuchJob | PlanMessage::NoSuchStandard { .. },
                ),
            ) => page::not_found(self, visitor),
            No::Refused(Refusal::Sentence(PlanMessage::NobodyKnown)) => page::nobody_yet(self, visitor),
            No::Refused(refusal) => page::cannot(self, visitor, &refusal.say(visitor.lang)),
            No::Fault(fault) => self.failed(visitor, &Failure::Fault(fault)),
        }
    }

    /// The page of a failure: what can be done about a full disk, else a mark by which whoever looks after the machine finds the rest.
    pub(crate) fn failed(&self, visitor: &Visitor, failure: &Failure) -> Response {
        if failure.is_full_disk() {
            return page::full_disk(self, visitor);
        }
        let mark: String = Office::new_key().chars().take(8).collect();
        // The one line a server writes by itself: English, no personal value, faults never carry one.
        let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("fault {mark}: {failure}\n"));
        page::failed(self, visitor, mark)
    }
}

/// Why nothing was answered.
pub(crate) enum Failure {
    /// The office says so.
    Fault(Fault),
    /// It did not come to say anything.
    Panic(String),
}

impl Failure {
    /// Whether it is for want of room.
    pub(crate) fn is_full_disk(&self) -> bool {
        matches!(self, Failure::Fault(fault) if fault.is_full_disk())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Fault(fault) => fault.fmt(f),
            Failure::Panic(panic) => panic.fmt(f),
        }
    }
}
