//! Killed at any moment of staging, committing and taking back: nothing lost, nothing half.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;
use support::Desk;

/// Moments at which each step is killed, spread over one and a half times what a whole one takes.
const STAGED: u32 = 20;
const COMMITTED: u32 = 40;
const UNDONE: u32 = 40;

/// People of the sample: enough that every step takes a while and writes thousands of rows.
const PEOPLE: usize = 500;

/// One step, as it is killed again and again.
struct Step {
    name: &'static str,
    moments: u32,
    /// How long a whole one takes.
    whole: Duration,
    /// Entries that a whole one writes.
    entries: u64,
    /// Moments that are over, and how many of those killed it before it had written, and after.
    over: u32,
    before: u32,
    after: u32,
}

#[test]
fn an_import_killed_at_a_hundred_moments_is_in_whole_or_not_at_all() {
    const TEST: &str = "kill -9 of an import";
    for desk in Desk::both(TEST) {
        let lists = desk.sample(PEOPLE);
        let lists = lists.to_str().unwrap();
        let [mut stage, mut commit, mut undo] = whole_steps(&desk.another(TEST), lists);
        // The tables first, so that every moment is one of the step itself.
        let mut known = entries(&desk);
        while stage.is_left() {
            stage.kill(&desk, &["import", lists, "--dry-run"], &mut known);
        }
        // Whatever is in is taken back, and whatever is not is taken in; a step that stayed undone is tried again, later.
        let mut batch: Option<String> = None;
        while commit.is_left() || undo.is_left() {
            match &batch {
                None if commit.is_left() => commit.kill(&desk, &["import", lists], &mut known),
                None => known += run(&desk, &["import", lists], known),
                Some(id) if undo.is_left() => undo.kill(&desk, &["import", "--undo", id], &mut known),
                Some(id) => known += run(&desk, &["import", "--undo", id], known),
            }
            batch = last_batch(&desk);
        }
        for Step { name, before, after, .. } in [commit, undo] {
            assert!(before > 0 && after > 0, "{name}: {before} before, {after} after: the moments miss one side");
        }
        // What was acknowledged is there, and the same lists once more bring the rest.
        desk.done(&["import", lists]);
        let reviewed = desk.done(&["--json", "review"]);
        assert!(reviewed.lines().count() > PEOPLE / 4);
    }
}

/// The steps as they go when nobody kills them, on a fresh database of the same kind.
fn whole_steps(trial: &Desk, lists: &str) -> [Step; 3] {
    let first = entries(trial);
    let step = |name, moments, args: &[&str], known: u64| {
        let started = Instant::now();
        trial.done(args);
        let (whole, entries) = (started.elapsed(), entries(trial) - known);
        Step { name, moments, whole, entries, over: 0, before: 0, after: 0 }
    };
    let stage = step("stage", STAGED, &["import", lists, "--dry-run"], first);
    let commit = step("commit", COMMITTED, &["import", lists], first);
    assert!(stage.entries == 0 && commit.entries > PEOPLE as u64);
    let batch = last_batch(trial).unwrap();
    let undo = step("undo", UNDONE, &["import", "--undo", &batch], first + commit.entries);
    // Taken in again it is the same number, so that one number tells whether all of it is there.
    assert_eq!(run(trial, &["import", lists], first + commit.entries + undo.entries), commit.entries);
    [stage, commit, undo]
}

impl Step {
    /// On a machine busy with something else the moments may all come too early; then later ones follow.
    fn is_left(&self) -> bool {
        let one_sided = self.entries > 0 && (self.before == 0 || self.after == 0);
        self.over < self.moments || (one_sided && self.over < 3 * self.moments)
    }

    /// Kills the step at its next moment. It may have written nothing or everything, and everything if it said so.
    fn kill(&mut self, desk: &Desk, args: &[&str], known: &mut u64) {
        self.over += 1;
        let mut child = desk.goc(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(self.whole * 3 / 2 * self.over / self.moments);
        let acknowledged = child.try_wait().unwrap().is_some_and(|status| status.success());
        child.kill().unwrap();
        child.wait().unwrap();
        let now = entries(desk);
        let grown = now - *known;
        *known = now;
        assert!(grown == 0 || grown == self.entries, "{}: {grown} entries at moment {}", self.name, self.over);
        assert!(!acknowledged || grown == self.entries, "{}: lost at moment {}", self.name, self.over);
        match grown {
            0 => self.before += 1,
            _ => self.after += 1,
        }
    }
}

/// Runs a step to its end; how many entries it wrote.
fn run(desk: &Desk, args: &[&str], known: u64) -> u64 {
    desk.done(args);
    entries(desk) - known
}

/// The import that is in, if one is.
fn last_batch(desk: &Desk) -> Option<String> {
    let listed = desk.done(&["--json", "import", "--list"]);
    let batches = listed.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["batch"].take());
    let mut standing = batches.filter(|batch| batch["undone"] == false);
    standing.next_back().map(|batch| batch["id"].as_str().unwrap().to_owned())
}

/// Entries of the log, verified one by one.
fn entries(desk: &Desk) -> u64 {
    // After a kill PostgreSQL may still be ending the old connection; the doctor simply waits for its lock.
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let ran = desk.run(&["--json", "doctor"]);
        if ran.code == 0 {
            let answer: Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
            assert_eq!(answer["wrong"], 0);
            return answer["entries"].as_u64().unwrap();
        }
        assert!(Instant::now() < deadline, "{}\n{}", ran.out, ran.err);
    }
}
