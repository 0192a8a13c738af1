//! Why a need sits where it sits, and who would have the seat next.

use super::{Inquiry, Reason};
use crate::model::*;

/// Why a need is served where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    /// Where.
    pub session: SessionIx,
    /// What sitting here costs: the journey, and a promise broken by it.
    pub price: i64,
    /// What leaving the need out would cost.
    pub leaving: i64,
    /// The session was promised to the need.
    pub promised: bool,
    /// The sessions of the course that cost less, each with what stands in the way.
    pub cheaper: Vec<Cheaper>,
}

/// A session that would cost less than the one taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cheaper {
    /// Which.
    pub session: SessionIx,
    /// What it would cost.
    pub price: i64,
    /// The first rule in the way; [`Reason::CheaperUnserved`] where nothing but the engine's eyes is.
    pub reason: Reason,
}

impl Inquiry<'_> {
    /// Why a need sits where it sits; `None` where it is not served.
    pub fn why_here(&self, need: NeedIx) -> Option<Seated> {
        let session = self.plan.session_of(need)?;
        let price = self.price_of(need, session);
        let course = self.session(session).course;
        let others = (0..self.problem.sessions.len()).map(SessionIx::of);
        let others = others.filter(|&other| other != session && self.session(other).course == course);
        let mut cheaper: Vec<Cheaper> = others
            .map(|other| Cheaper {
                session: other,
                price: self.price_of(need, other),
                reason: self.reason(need, other),
            })
            .filter(|other| other.price < price)
            .collect();
        cheaper.sort_by_key(|other| (other.price, other.session));
        let promised = self.promise(need).is_some_and(|(promised, _)| promised == session);
        Some(Seated { session, price, leaving: self.leaving(need), promised, cheaper })
    }

    /// The reserve list of an open session: who is left out and could come as soon as a seat is free (R1, R3, R4, R5), in
    /// the order in which they are called: who saves most by coming first, then in the order of the problem.
    pub fn reserve(&self, session: SessionIx) -> Vec<NeedIx> {
        let waits = |need: &NeedIx| self.could_attend(*need, session) && self.no_cover(*need, session).is_none();
        let mut reserve: Vec<NeedIx> = self.plan.unserved().iter().copied().filter(waits).collect();
        reserve.sort_by_key(|&need| (self.price_of(need, session) - self.leaving(need), need));
        reserve
    }
}
