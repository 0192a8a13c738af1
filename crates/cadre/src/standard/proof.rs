//! The proof of a verdict: which facts every requirement rested on, what is missing, and what would turn it.

mod turn;
mod used;
mod want;

use std::sync::Arc;

use serde::Serialize;

use super::condition::{Condition, Requirement};
use super::law::Law;
use super::weigh::{Notes, Question};
use super::{Citation, Outcome, Standard};
use crate::record::{Erasure, Kind, Official};

pub use turn::Turn;
pub use used::{Says, Used};
pub use want::{Addition, Want};

/// One requirement, tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tried {
    /// What is required.
    pub requirement: Arc<Requirement>,
    /// The facts that decided it; none when unknown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub used: Vec<Used>,
    /// What together would turn it; none where it needs no turning, or nothing can turn it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wants: Vec<Addition>,
    /// Set where the facts that might have decided it were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub erased: Option<Erasure>,
    /// Nothing can turn it.
    #[serde(skip)]
    never: bool,
}

/// What a node of the tree rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// One requirement.
    One(Tried),
    /// At least so many of these.
    Some {
        /// How many.
        at_least: usize,
        /// Of which.
        of: Vec<Proof>,
        /// The rule that adds this branch.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<Arc<Citation>>,
    },
}

/// Proof (căn cứ): the tree of a standard's condition, each node with what it comes to and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// What it comes to.
    pub outcome: Outcome,
    /// Why.
    pub ground: Ground,
}

impl Proof {
    /// Changes every fact used, in order: for whoever may not see all of them.
    pub fn for_each_used(&mut self, change: &mut impl FnMut(&mut Used)) {
        match &mut self.ground {
            Ground::One(tried) => tried.used.iter_mut().for_each(change),
            Ground::Some { of, .. } => of.iter_mut().for_each(|one| one.for_each_used(change)),
        }
    }

    /// Every requirement tried, in order.
    pub fn tried(&self) -> Vec<(&Tried, Outcome)> {
        match &self.ground {
            Ground::One(tried) => vec![(tried, self.outcome)],
            Ground::Some { of, .. } => of.iter().flat_map(Proof::tried).collect(),
        }
    }

    /// The requirements that keep the whole from being met: those below a branch that is met anyhow are left out.
    pub fn open(&self) -> Vec<(&Tried, Outcome)> {
        match &self.ground {
            _ if self.outcome == Outcome::Met => Vec::new(),
            Ground::One(tried) => vec![(tried, self.outcome)],
            Ground::Some { of, .. } => of.iter().flat_map(Proof::open).collect(),
        }
    }
}

/// Notes of one requirement.
#[derive(Default)]
struct Collected {
    used: Vec<Used>,
    wants: Vec<Addition>,
    erased: Option<Erasure>,
    never: bool,
}

impl Notes for Collected {
    fn used(&mut self, used: impl FnOnce() -> Used) {
        self.used.push(used());
    }

    fn wants(&mut self, addition: impl FnOnce() -> Addition) {
        self.wants.push(addition());
    }

    fn never(&mut self) {
        self.never = true;
    }

    fn erased(&mut self, official: &Official, kind: Kind) {
        let of_kind = official.side().erased.iter().find(|(erased, _)| *erased == kind);
        self.erased = self.erased.take().or(of_kind.map(|(_, erasure)| erasure.clone()));
    }
}

impl Law<'_> {
    /// The proof of what a standard comes to.
    pub fn prove(&self, standard: &Standard, question: &Question<'_>) -> Proof {
        self.prove_condition(standard, &standard.condition, question)
    }

    fn prove_condition(&self, standard: &Standard, condition: &Condition, q: &Question<'_>) -> Proof {
        match condition {
            Condition::One(requirement) => {
                let mut notes = Collected::default();
                let outcome = self.requirement(standard, requirement, q, &mut notes);
                let Collected { used, mut wants, erased, never } = notes;
                if outcome == Outcome::Met {
                    wants.clear();
                }
                let requirement = Arc::clone(requirement);
                Proof { outcome, ground: Ground::One(Tried { requirement, used, wants, erased, never }) }
            }
            Condition::Some { at_least, of, by } => {
                let proofs: Vec<Proof> = of.iter().map(|one| self.prove_condition(standard, one, q)).collect();
                let in_force = by.as_ref().is_none_or(|by| by.holds(self.as_of));
                let outcome = match in_force {
                    true => Outcome::of_some(*at_least, proofs.len(), proofs.iter().map(|proof| proof.outcome)),
                    false => Outcome::NotMet,
                };
                // A branch whose rule does not hold can be met by nothing.
                let at_least = if in_force { *at_least } else { proofs.len() + 1 };
                Proof { outcome, ground: Ground::Some { at_least, of: proofs, by: by.clone() } }
            }
        }
    }
}
