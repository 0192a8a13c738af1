//! A published plan amended: as few places as possible change, and what it costs to have one's way.

use crate::check::{Checked, check};
use crate::engine::{Order, Outcome, Progress, solve};
use crate::impossible::dearest;
use crate::model::*;
use crate::promise::fits;

/// A place that an amendment changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Whose.
    pub need: NeedIx,
    /// The session before, where there was one.
    pub from: Option<SessionIx>,
    /// The session now, where there is one.
    pub to: Option<SessionIx>,
}

/// A published plan after something has changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Amended {
    /// A plan of the problem as it is now.
    pub plan: Checked,
    /// The published places that changed, in the order of needs; who is new to a place of nobody is not among them.
    pub changed: Vec<Moved>,
    /// No plan changes fewer places.
    pub least: usize,
}

/// Why there is no amended plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAmended {
    /// Proven: the rules cannot hold together.
    #[error("no plan keeps every rule")]
    Infeasible,
    /// The search found none.
    #[error("no plan was found that keeps every rule")]
    NotFound,
    /// A place decreed is that of no session of the course, or the costs pass what can be counted.
    #[error(transparent)]
    Problem(#[from] ProblemError),
}

/// What somebody decides over the engine's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decree {
    /// Whose need.
    pub need: NeedIx,
    /// The session it must be served by; `None` where it must not be served.
    pub session: Option<SessionIx>,
}

/// Plans `problem` so that as few of the `published` places as possible change, and then as cheaply as possible.
///
/// `published` is by need of the problem; a place that no longer exists (R1) counts as changed. Promises that the problem
/// already knows keep their own price or lock. Decrees hold whatever they cost, and stand above a promise to the same need.
///
/// # Errors
/// See [`NotAmended`].
pub fn amend(
    problem: &Problem,
    published: &[Option<SessionIx>],
    decrees: &[Decree],
    order: &Order,
    watch: &mut dyn FnMut(Progress),
) -> Result<Amended, NotAmended> {
    let problem = &released(problem, decrees)?;
    // A change that costs more than all else together is the last thing to be done. Half of what can be counted is left to
    // the promises of all.
    let (most, room) = (dearest(problem).saturating_add(1), COST_MAX / 2 / (problem.needs.len() as i64 + 1));
    let price = most.min(room);
    let kept = keeping(problem, published, decrees, price)?;
    let (solution, bound) = match solve(&kept, order, watch) {
        Outcome::Plan { solution, bound, .. } => (solution, bound),
        Outcome::Infeasible => return Err(NotAmended::Infeasible),
        Outcome::NotFound => return Err(NotAmended::NotFound),
    };
    let solution = Solution { bound: None, ..solution };
    let plan = check(problem, &solution).expect("the problem asks no more than it does with promises added");
    let changed = moves(published, &plan);
    let by_price = if price == most { (bound / price as f64).floor().max(0.0) as usize } else { 0 };
    let least = by_price.max(forced(problem, published, decrees)).min(changed.len());
    Ok(Amended { plan, changed, least })
}

/// The places of `before` that are others in a plan.
fn moves(before: &[Option<SessionIx>], plan: &Checked) -> Vec<Moved> {
    let places = before.iter().zip(&plan.solution().served).enumerate();
    let moved = places.filter(|(_, (from, to))| from.is_some() && from != to);
    moved.map(|(need, (&from, &to))| Moved { need: NeedIx::of(need), from, to }).collect()
}

/// Published places that cannot all stay, counted session by session: of those decreed otherwise or no longer in their time
/// and form none, and of the others no more than there are seats.
fn forced(problem: &Problem, published: &[Option<SessionIx>], decrees: &[Decree]) -> usize {
    let mut staying = vec![0_usize; problem.sessions.len()];
    let mut all = 0;
    for ((at, need), place) in problem.needs.iter().enumerate().zip(published) {
        let Some(session) = place else { continue };
        all += 1;
        let decreed = decrees.iter().rfind(|decree| decree.need.at() == at);
        let stays = decreed.is_none_or(|decree| decree.session == Some(*session));
        staying[session.at()] += usize::from(stays && fits(problem, need, &problem.sessions[session.at()]));
    }
    let could = |session: &Session| problem.needs.iter().filter(|need| fits(problem, need, session)).count();
    let stay = problem.sessions.iter().zip(&staying).filter(|(_, staying)| **staying > 0).map(|(session, &staying)| {
        if could(session) < session.low as usize { 0 } else { staying.min(session.high as usize) }
    });
    all - stay.sum::<usize>()
}

/// The problem without promises to those of whom something is decreed.
fn released(problem: &Problem, decrees: &[Decree]) -> Result<Problem, ProblemError> {
    let decreed: Vec<(PersonIx, CourseIx)> = decrees
        .iter()
        .map(|decree| {
            let need = &problem.needs[decree.need.at()];
            (need.person, need.course)
        })
        .collect();
    let mut draft: Draft = (**problem).clone();
    draft.keeps.retain(|keep| !decreed.contains(&(keep.person, keep.course)));
    Problem::new(draft)
}

/// The problem with every published place promised at a price, and the decrees locked.
fn keeping(
    problem: &Problem,
    published: &[Option<SessionIx>],
    decrees: &[Decree],
    price: i64,
) -> Result<Problem, ProblemError> {
    let mut draft: Draft = (**problem).clone();
    let mut promised: Vec<(PersonIx, CourseIx)> = draft.keeps.iter().map(|keep| (keep.person, keep.course)).collect();
    promised.sort_unstable();
    for ((at, need), place) in problem.needs.iter().enumerate().zip(published) {
        let (person, course) = (need.person, need.course);
        if promised.binary_search(&(person, course)).is_ok() {
            continue;
        }
        let keep = match decrees.iter().rfind(|decree| decree.need.at() == at) {
            Some(decree) => decree.session.map(|session| (session, KeepPrice::Lock)),
            None => place.map(|session| (session, KeepPrice::Price(price))),
        };
        draft.keeps.extend(keep.map(|(session, price)| Keep { person, course, session, price }));
    }
    for decree in decrees.iter().filter(|decree| decree.session.is_none()) {
        // No session ends before it begins.
        draft.needs[decree.need.at()].due = draft.needs[decree.need.at()].earliest;
    }
    Problem::new(draft)
}

#[cfg(test)]
mod tests;
