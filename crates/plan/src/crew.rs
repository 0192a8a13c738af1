//! Work in parts on several threads. The parts are cut by the problem alone and their results are put together in order,
//! so the number of threads changes nothing but the time.

use std::ops::Range;
use std::sync::Mutex;

/// Below this much work threads cost more than they save.
const LOAD_MIN: usize = 50_000;

/// Parts of a piece of work; enough for any machine to have something to do until the end.
const PARTS: usize = 64;

/// Does every job, on so many threads; answers stand in the order of the jobs.
pub(crate) fn each<J: Send, A: Send>(threads: usize, jobs: Vec<J>, work: impl Fn(J) -> A + Sync) -> Vec<A> {
    if threads <= 1 || jobs.len() <= 1 {
        return jobs.into_iter().map(work).collect();
    }
    let count = jobs.len();
    let queue = Mutex::new(jobs.into_iter().enumerate());
    let worker = || {
        let mut done = Vec::new();
        loop {
            let next = queue.lock().expect("nobody panics while holding the queue").next();
            let Some((at, job)) = next else { return done };
            done.push((at, work(job)));
        }
    };
    let mut answers: Vec<(usize, A)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(count)).map(|_| scope.spawn(worker)).collect();
        let mut all = worker();
        for other in others {
            all.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        all
    });
    answers.sort_unstable_by_key(|(at, _)| *at);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

/// How many threads are worth it for so much work.
pub(crate) fn threads_for(threads: usize, load: usize) -> usize {
    if load < LOAD_MIN { 1 } else { threads }
}

/// Cuts `0..count` into ranges of about the same load, where `until(i)` is the load of everything before `i`.
pub(crate) fn parts(count: usize, until: impl Fn(usize) -> usize) -> Vec<Range<usize>> {
    let whole = until(count);
    let mut ranges = Vec::new();
    let mut from = 0;
    for part in 1..=PARTS {
        let (mut low, mut high) = (from, count);
        while low < high {
            let middle = (low + high) / 2;
            if until(middle) * PARTS < whole * part { low = middle + 1 } else { high = middle }
        }
        let end = if part == PARTS { count } else { low };
        if end > from {
            ranges.push(from..end);
            from = end;
        }
    }
    ranges
}

/// Cuts a slice into one piece for each of the ranges, which follow one another from 0; `at` says where a range ends.
pub(crate) fn pieces<T>(mut rest: &mut [T], ends: impl Iterator<Item = usize>) -> Vec<&mut [T]> {
    let mut from = 0;
    let mut pieces = Vec::new();
    for end in ends {
        let (piece, after) = std::mem::take(&mut rest).split_at_mut(end - from);
        pieces.push(piece);
        rest = after;
        from = end;
    }
    pieces
}
