//! Killed at any moment: nothing lost, nothing half.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use std::time::{Duration, Instant};

use serde_json::Value;
use support::Desk;

/// Moments at which the import is killed, spread over the time a whole one takes.
const MOMENTS: u32 = 50;

/// People of the sample: enough that the import takes a while and writes thousands of rows.
const PEOPLE: usize = 1_000;

#[test]
fn an_import_killed_at_fifty_moments_is_in_whole_or_not_at_all() {
    for desk in Desk::both("kill -9 of an import") {
        let lists = desk.sample(PEOPLE);
        // How long a whole one takes on a fresh database of the same kind; the moments go somewhat beyond its end.
        let trial = desk.another("kill -9 of an import");
        let started = Instant::now();
        trial.done(&["import", lists.to_str().unwrap()]);
        let whole = started.elapsed() * 3 / 2;
        // The tables first, so that every moment is one of the import itself.
        desk.done(&["doctor"]);
        let (mut before, mut after, mut entries_known) = (0, 0, 0);
        for moment in 1..=MOMENTS {
            // Each round brings a change of its own: the school's year with another budget.
            let school = lists.join("school-2027.toml");
            let text = std::fs::read_to_string(&school).unwrap();
            let text = text.lines().map(|line| match line.starts_with("budget_vnd") {
                true => format!("budget_vnd = {}\n", 1_000_000_000 + i64::from(moment)),
                false => format!("{line}\n"),
            });
            std::fs::write(&school, text.collect::<String>()).unwrap();

            let mut child =
                desk.goc(&["import", lists.to_str().unwrap()]).stdout(std::process::Stdio::null()).spawn().unwrap();
            std::thread::sleep(whole * moment / MOMENTS);
            let killed = child.try_wait().unwrap().is_none();
            child.kill().unwrap();
            child.wait().unwrap();

            let entries = entries(&desk);
            match (entries == entries_known, killed) {
                (true, _) => before += 1,
                (false, _) => after += 1,
            }
            // The first import writes everything, a later one the changed budget alone: nothing in between may be seen.
            let first = entries_known == 0;
            let grown = entries - entries_known;
            assert!(
                grown == 0 || (first && grown > PEOPLE as u64) || (!first && grown == 1),
                "{grown} entries at {moment}"
            );
            entries_known = entries;
        }
        assert!(before > 0 && after > 0, "{before} killed before, {after} after: the moments miss one side");
        // What was acknowledged is there, and the same lists once more bring the rest.
        desk.done(&["import", lists.to_str().unwrap()]);
        let reviewed = desk.done(&["--json", "review"]);
        assert!(reviewed.lines().count() > PEOPLE / 4);
    }
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
