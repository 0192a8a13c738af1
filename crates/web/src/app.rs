//! What every request shares.

use std::sync::Arc;

use axum::response::Response;
use maud::Markup;
use office::{Actor, Fault, Moment, No, Office, Refusal};
use tokio::sync::Semaphore;
use words::{Lang, PlanMessage};

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

impl App {
    pub(crate) fn new(site: Site) -> App {
        App { site, tries: Tries::default(), sign_ins: Semaphore::new(SIGN_INS) }
    }

    /// The office at this moment.
    fn office(&self) -> Office {
        self.site.office.at((self.site.clock)())
    }

    /// Asks the office on a thread that may wait; what went wrong is told in English.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Office) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, String> {
        let office = self.office();
        match tokio::task::spawn_blocking(move || act(&office)).await {
            Ok(done) => done.map_err(|fault| fault.to_string()),
            Err(panic) => Err(panic.to_string()),
        }
    }

    /// Answers a signed-in visitor with a page; others are asked to sign in, and come back here.
    pub(crate) async fn show(
        self: Arc<Self>,
        visitor: Visitor,
        title: impl FnOnce(Lang) -> String + Send + 'static,
        body: impl FnOnce(&Desk) -> Result<Markup, No> + Send + 'static,
    ) -> Response {
        let Some(actor) = visitor.actor().cloned() else {
            return page::to_sign_in(&visitor.here);
        };
        let lang = visitor.lang;
        let shown = self.ask(move |office| Ok(body(&Desk { office: office.clone(), actor, lang }))).await;
        match shown {
            Ok(Ok(body)) => page::page(&self, &visitor, &title(lang), body),
            Ok(Err(no)) => self.refused(&visitor, no),
            Err(fault) => self.failed(&visitor, &fault),
        }
    }

    /// The page that says why not. Whom an account may not see is not told from whom there is not.
    fn refused(&self, visitor: &Visitor, no: No) -> Response {
        match no {
            No::Refused(Refusal::NotAllowed(_) | Refusal::Sentence(PlanMessage::NoSuchPerson)) => {
                page::not_found(self, visitor)
            }
            No::Refused(Refusal::Sentence(PlanMessage::NobodyKnown)) => page::nobody_yet(self, visitor),
            No::Refused(refusal) => page::cannot(self, visitor, &refusal),
            No::Fault(fault) => self.failed(visitor, &fault.to_string()),
        }
    }

    /// The page of a fault; whoever looks after the machine finds the rest by the mark.
    pub(crate) fn failed(&self, visitor: &Visitor, fault: &str) -> Response {
        let mark: String = Office::new_key().chars().take(8).collect();
        // The one line a server writes by itself: English, no personal value, faults never carry one.
        let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("fault {mark}: {fault}\n"));
        page::failed(self, visitor, mark)
    }
}
