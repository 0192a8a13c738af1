//! The engines at work: on threads of their own, while whoever asked watches and may stop them.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use words::CommandMessage;

use crate::{SoFar, Step, Watch};

/// How long a wish to stop may wait.
const LISTENING: Duration = Duration::from_millis(20);

/// Steps of the progress told.
const STEPS: u64 = 1_000;

/// Lanes of a search by work. They are part of what decides the result; threads are not.
const LANES: u32 = 2;

/// What is asked of an engine.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// Every coin follows from it.
    pub seed: u64,
    /// Searches that are run apart.
    pub lanes: u32,
    /// How many of them run at once.
    pub threads: u32,
    /// When to end.
    pub end: End<'a>,
}

/// What ends a search.
#[derive(Clone, Copy)]
pub enum End<'a> {
    /// Work of the engine: the same result on every machine.
    Work(u64),
    /// Tells which share of the time is gone.
    Share(&'a (dyn Fn() -> f64 + Sync)),
}

impl Search<'_> {
    /// A search by work.
    pub fn by_work(work: u64, seed: u64, threads: u32) -> Search<'static> {
        Search { seed, lanes: LANES, threads, end: End::Work(work) }
    }
}

/// Searches a timetable; stopped, it answers the best so far.
pub fn search_timetable(problem: &timetable::Problem, ask: Search<'_>, watch: &dyn Watch) -> timetable::Answer {
    watched(watch, timetable_step, |stop, tell| {
        let end = match ask.end {
            End::Work(work) => timetable::End::Work(work),
            End::Share(share) => timetable::End::Share(share),
        };
        let budget = timetable::Budget { end, stop };
        let order = timetable::Order { seed: ask.seed, lanes: ask.lanes, threads: ask.threads, budget };
        timetable::solve(problem, &order, tell)
    })
}

/// Searches a plan; stopped, it answers the best so far.
pub fn search_plan(problem: &plan::Problem, ask: Search<'_>, watch: &dyn Watch) -> plan::Outcome {
    watched(watch, plan_step, |stop, tell| plan::solve(problem, &plan_order(ask, stop), tell))
}

fn plan_order<'a>(ask: Search<'a>, stop: &'a (dyn Fn() -> bool + Sync)) -> plan::Order<'a> {
    let end = match ask.end {
        End::Work(work) => plan::End::Work(work),
        End::Share(share) => plan::End::Share(share),
    };
    plan::Order { seed: ask.seed, lanes: ask.lanes, threads: ask.threads, budget: plan::Budget { end, stop } }
}

/// Amends a published plan so that as few places as possible change.
///
/// # Errors
/// See [`plan::NotAmended`].
pub fn amend_plan(
    problem: &plan::Problem,
    published: &[Option<plan::SessionIx>],
    decrees: &[plan::Decree],
    ask: Search<'_>,
    watch: &dyn Watch,
) -> Result<plan::Amended, plan::NotAmended> {
    watched(watch, plan_step, |stop, tell| plan::amend(problem, published, decrees, &plan_order(ask, stop), tell))
}

/// Runs an engine on a thread of its own, tells its progress here, and passes a wish to stop on to it.
fn watched<P: Send, A: Send>(
    watch: &dyn Watch,
    step: impl Fn(P) -> Step,
    run: impl FnOnce(&(dyn Fn() -> bool + Sync), &mut (dyn FnMut(P) + Send)) -> A + Send,
) -> A {
    let stopped = AtomicBool::new(watch.stopped());
    let (tell, told) = channel();
    std::thread::scope(|scope| {
        let stopped = &stopped;
        let searching = scope.spawn(move || {
            // The sender ends with the search, and its end ends the listening.
            run(&|| stopped.load(Ordering::Relaxed), &mut |progress| {
                let _ = tell.send(progress);
            })
        });
        loop {
            match told.recv_timeout(LISTENING) {
                Ok(progress) => watch.step(step(progress)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if watch.stopped() {
                stopped.store(true, Ordering::Relaxed);
            }
        }
        searching.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn timetable_step(timetable::Progress { share, best, bound }: timetable::Progress) -> Step {
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let so_far = best.map(|(unplaced, cost)| SoFar::Timetable {
        cost: small(u64::try_from(cost).unwrap_or(0)),
        bound: small(bound),
        unplaced: small(unplaced as u64),
    });
    step(CommandMessage::StepTimetable, share, so_far)
}

fn plan_step(plan::Progress { share, best_cost, bound }: plan::Progress) -> Step {
    let so_far = best_cost.map(|cost_vnd| SoFar::Plan { cost_vnd, bound_vnd: whole(bound) });
    step(CommandMessage::StepPlan, share, so_far)
}

fn step(what: CommandMessage, share: f64, so_far: Option<SoFar>) -> Step {
    Step { what, done: (share * STEPS as f64) as u64, of: Some(STEPS), so_far }
}

/// A bound in whole units. Costs are whole, so the next whole number above a proven bound is proven too; rounding down stays
/// on the safe side of the last digits of a fraction.
pub(crate) fn whole(bound: f64) -> i64 {
    bound.max(0.0).floor() as i64
}
