//! The proof of a verdict: which facts every requirement rested on, what is missing, and what would turn it.

use std::sync::Arc;

use serde::Serialize;
use words::{Date, PartialDate};

use super::condition::{Condition, Membership, Requirement};
use super::law::Law;
use super::tables::Retirement;
use super::weigh::{Notes, Question};
use super::{Citation, Outcome, Standard};
use crate::record::{
    Attainment, Document, Erasure, Evidence, Grade, Kind, Level, Measure, Official, RecordId, Seen, Source, TitleCode,
};

/// What a fact says, as far as the requirement needed it: a proof shows no more of a person than it used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// A level or a qualification.
    Attained(Attainment),
    /// The day, month or year of birth.
    Born(PartialDate),
    /// When the age of retirement is reached.
    Retires(Retirement),
    /// How a year was graded.
    Graded(i16, Grade),
    /// A measure, since when it is in effect, and the day from which it no longer bars.
    Disciplined {
        /// The measure.
        measure: Measure,
        /// In effect since, or pending since.
        effective: Date,
        /// The first day on which it no longer bars; none while a case is pending.
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// The first day in a title.
    HoldsSince(TitleCode, Date),
    /// Recruited.
    Recruited(PartialDate),
    /// Member of the Party since.
    PartyMember(PartialDate),
    /// Lessons of a course in a year.
    Lessons(i16, u16),
    /// In the pool for a title.
    Planned(TitleCode),
    /// Ethnicity is stated.
    Ethnicity,
    /// Studies for a level, until a day.
    Studies(Level, Option<Date>),
    /// A level is owed until a day.
    Owes(Level, Date),
    /// A decision waives a subject on a ground, which counts or does not.
    Waived {
        /// Code of the ground.
        ground: Box<str>,
        /// Whether a rule in force names the ground for this standard.
        counts: bool,
    },
    /// The standard leaves time to those who held the title when it came.
    Transition {
        /// The first day after.
        until: Date,
    },
}

/// A fact that was used, with where it is written and the rule that lets it count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Used {
    /// Which record.
    pub record: RecordId,
    /// Which revision.
    pub revision: u32,
    /// What it says.
    pub says: Says,
    /// The paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<Document>>,
    /// The row it was read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Arc<Source>>,
    /// The rule by which it counts, or does not, where it is another than the standard's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Arc<Citation>>,
}

impl Used {
    pub(super) fn plain<T>(seen: &Seen<T>, says: Says) -> Used {
        let (record, revision) = (seen.record, seen.revision);
        Used { record, revision, says, document: None, source: None, by: None }
    }

    pub(super) fn evidence(seen: &Seen<Evidence>, by: Option<Arc<Citation>>) -> Used {
        let says = Says::Attained(seen.value.attained.clone());
        let (document, source) = (seen.value.document.clone(), Some(Arc::clone(&seen.value.source)));
        Used { document, source, by, ..Used::plain(seen, says) }
    }

    pub(super) fn of_person(official: &Official, says: Says) -> Used {
        let revision = official.person.as_ref().map_or(0, |seen| seen.revision);
        Used { record: official.id.0, revision, says, document: None, source: None, by: None }
    }
}

/// What would have to be added to the record, or to happen: what is only to be stated first, what takes time last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Want {
    /// The field of study of the degree.
    Major,
    /// The day on which the paper was issued.
    IssueDate,
    /// The day of birth.
    BirthDay,
    /// The first day in the title.
    FirstDay,
    /// The day of recruitment.
    Recruitment,
    /// Ethnicity.
    Ethnicity,
    /// Which areas the unit lies in.
    AreaOfUnit,
    /// A table of retirement ages for the day.
    RetirementAge,
    /// Membership of the Party, with its date.
    Membership {
        /// Which.
        membership: Membership,
    },
    /// Evidence of a level.
    Level {
        /// The level.
        level: Level,
        /// Of one of these fields of study, where any are named.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        majors: Vec<String>,
    },
    /// A grade for a year.
    Grade {
        /// The year.
        year: i16,
        /// The grade, or a better one.
        grade: Grade,
    },
    /// Lessons in a year.
    Lessons {
        /// The year.
        year: i16,
        /// How many more.
        lessons: u16,
    },
    /// An approved list that names the person for the title.
    Pool,
    /// Study full time.
    FullTime,
    /// A decision in the pending case.
    CaseClosed,
    /// The end of what discipline bars.
    BarOver,
    /// The age.
    Age {
        /// Full years.
        years: u16,
    },
    /// So many years of service.
    Service {
        /// Years.
        years: u16,
    },
    /// So many months in post.
    TimeInPost {
        /// Months.
        months: u16,
    },
}

/// One thing to be added, with the earliest day on which it can be there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Addition {
    /// What.
    #[serde(flatten)]
    pub want: Want,
    /// The earliest day.
    pub earliest: Date,
}

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
        if kept.len() < SETS_MAX && !kept.iter().any(|smaller| smaller.iter().all(|one| set.contains(one))) {
            kept.push(set);
        }
    }
    kept
}

/// Two sets as one; of two levels of one subject the higher is enough.
fn together(a: &[Addition], b: &[Addition]) -> Vec<Addition> {
    let mut all: Vec<Addition> = Vec::with_capacity(a.len() + b.len());
    for addition in a.iter().chain(b) {
        let covered = |by: &Want, want: &Want| match (by, want) {
            (Want::Level { level, majors }, Want::Level { level: other, majors: others }) => {
                level.reaches(*other) && (others.is_empty() || majors == others)
            }
            _ => by == want,
        };
        if all.iter().any(|known| covered(&known.want, &addition.want)) {
            continue;
        }
        all.retain(|known| !covered(&addition.want, &known.want));
        all.push(addition.clone());
    }
    all.sort();
    all
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
