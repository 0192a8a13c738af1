//! The smallest sets of additions that turn a verdict, and the earliest day on which each can be complete.

use serde::Serialize;
use words::Date;

use super::super::law::Law;
use super::super::weigh::Question;
use super::super::{Outcome, Standard};
use super::{Addition, Ground, Proof, Want};

/// Things that together turn the verdict, with the day from which it is turned at the earliest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Turn {
    /// The additions.
    pub additions: Vec<Addition>,
    /// The latest of their earliest days.
    pub earliest: Date,
}

/// Sets of additions that are kept on the way up the tree; the trees of the law have a handful of branches.
const SETS_MAX: usize = 16;

impl Proof {
    /// The same proof once the additions are there.
    fn given(self, additions: &[Addition]) -> Proof {
        let provided = |want: &Addition| additions.iter().any(|addition| addition.want == want.want);
        match self.ground {
            Ground::One(tried) => {
                let turned = !tried.never && !tried.wants.is_empty() && tried.wants.iter().all(provided);
                let outcome = if turned { Outcome::Met } else { self.outcome };
                Proof { outcome, ground: Ground::One(tried) }
            }
            Ground::Some { at_least, of, by } => {
                let of: Vec<Proof> = of.into_iter().map(|one| one.given(additions)).collect();
                let outcome = Outcome::of_some(at_least, of.len(), of.iter().map(|proof| proof.outcome));
                Proof { outcome, ground: Ground::Some { at_least, of, by } }
            }
        }
    }

    /// Sets of additions that make this node met, small ones first; one empty set when it is.
    fn sets(&self) -> Vec<Vec<Addition>> {
        match &self.ground {
            _ if self.outcome == Outcome::Met => vec![Vec::new()],
            Ground::One(tried) if tried.never || tried.wants.is_empty() => Vec::new(),
            Ground::One(tried) => vec![tried.wants.clone()],
            Ground::Some { at_least, of, .. } => {
                let of: Vec<Vec<Vec<Addition>>> = of.iter().map(Proof::sets).collect();
                some_of(*at_least, &of)
            }
        }
    }
}

/// How often waiting may ask for something else that takes waiting: service, then grades, then an age.
const WAITS_MAX: usize = 3;

/// Sets that meet at least `wanted` of the branches, each of which is met by any of its own sets.
fn some_of(wanted: usize, branches: &[Vec<Vec<Addition>>]) -> Vec<Vec<Addition>> {
    if wanted == 0 {
        return vec![Vec::new()];
    }
    if branches.len() < wanted {
        return Vec::new();
    }
    let (first, rest) = (&branches[0], &branches[1..]);
    let mut found = some_of(wanted, rest);
    for after in some_of(wanted - 1, rest) {
        found.extend(first.iter().map(|set| together(set, &after)));
    }
    // What contains a smaller set is not needed: the smaller one is enough.
    found.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    found.dedup();
    let mut kept: Vec<Vec<Addition>> = Vec::new();
    for set in found {
        let needless =
            |smaller: &Vec<Addition>| smaller.iter().all(|one| set.iter().any(|other| covered(&other.want, &one.want)));
        if kept.len() < SETS_MAX && !kept.iter().any(needless) {
            kept.push(set);
        }
    }
    kept
}

/// Whether one thing makes the other unnecessary: a level includes the lower ones of its subject.
fn covered(by: &Want, want: &Want) -> bool {
    match (by, want) {
        (Want::Level { level, majors }, Want::Level { level: other, majors: others }) => {
            level.reaches(*other) && (others.is_empty() || majors == others)
        }
        _ => by == want,
    }
}

/// Two sets as one; of two levels of one subject the higher is enough.
fn together(a: &[Addition], b: &[Addition]) -> Vec<Addition> {
    let mut all: Vec<Addition> = Vec::with_capacity(a.len() + b.len());
    for addition in a.iter().chain(b) {
        if all.iter().any(|known| covered(&known.want, &addition.want)) {
            continue;
        }
        all.retain(|known| !covered(&addition.want, &known.want));
        all.push(addition.clone());
    }
    all.sort();
    all
}

impl Law<'_> {
    /// The smallest sets of additions that turn a proof which is not met. Waiting changes other things too: what else is
    /// asked on the day a set is complete belongs to the set, and a set that can no longer be completed is none.
    pub fn turns(&self, standard: &Standard, question: &Question<'_>, proof: &Proof) -> Vec<Turn> {
        if proof.outcome == Outcome::Met {
            return Vec::new();
        }
        let mut turns: Vec<Turn> = Vec::new();
        for additions in proof.sets() {
            self.complete(standard, question, additions, WAITS_MAX, &mut turns);
        }
        let fewest = turns.iter().map(|turn| turn.additions.len()).min();
        turns.retain(|turn| Some(turn.additions.len()) == fewest);
        turns.sort_by(|a, b| a.earliest.cmp(&b.earliest).then_with(|| a.additions.cmp(&b.additions)));
        turns.dedup();
        turns
    }

    /// Keeps a set that is complete on its day, or completes it with what that day asks besides.
    fn complete(
        &self,
        standard: &Standard,
        q: &Question<'_>,
        additions: Vec<Addition>,
        waits: usize,
        turns: &mut Vec<Turn>,
    ) {
        let earliest = additions.iter().map(|addition| addition.earliest).max().unwrap_or(self.as_of.on);
        if earliest <= self.as_of.on {
            turns.push(Turn { additions, earliest });
            return;
        }
        let later = self.on(earliest);
        let proof = later.prove(standard, q).given(&additions);
        if proof.outcome == Outcome::Met {
            turns.push(Turn { additions, earliest });
        } else if waits > 0 {
            for more in proof.sets() {
                self.complete(standard, q, together(&additions, &more), waits - 1, turns);
            }
        }
    }
}
