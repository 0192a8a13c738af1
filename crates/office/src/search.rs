//! The timetable engine at work: on threads of its own, while whoever asked watches and may stop it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use timetable::{Answer, Budget, End, Order, Problem, Progress};
use words::CommandMessage;

use crate::{SoFar, Step, Watch};

/// How long a wish to stop may wait.
const LISTENING: Duration = Duration::from_millis(20);

/// Steps of the progress told.
const STEPS: u64 = 1_000;

/// Lanes of a search by work. They are part of what decides the result; threads are not.
const LANES: u32 = 2;

/// What is asked of the engine.
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

impl Search<'_> {
    /// A search by work: the same result on every machine.
    pub fn by_work(work: u64, seed: u64, threads: u32) -> Search<'static> {
        Search { seed, lanes: LANES, threads, end: End::Work(work) }
    }
}

/// Searches; stopped, it answers the best so far.
pub fn search(problem: &Problem, ask: Search<'_>, watch: &dyn Watch) -> Answer {
    let stopped = AtomicBool::new(false);
    let budget = Budget { end: ask.end, stop: &|| stopped.load(Ordering::Relaxed) };
    let order = Order { seed: ask.seed, lanes: ask.lanes, threads: ask.threads, budget };
    let (tell, told) = channel();
    std::thread::scope(|scope| {
        let searching = scope.spawn(|| {
            // Moved in, so that the end of the search ends the listening.
            let tell = tell;
            timetable::solve(problem, &order, &mut |progress| {
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

fn step(Progress { share, best, bound }: Progress) -> Step {
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let so_far = best.map(|(unplaced, cost)| SoFar::Timetable {
        cost: small(u64::try_from(cost).unwrap_or(0)),
        bound: small(bound),
        unplaced: small(unplaced as u64),
    });
    Step { what: CommandMessage::StepTimetable, done: (share * STEPS as f64) as u64, of: Some(STEPS), so_far }
}
