//! Jobs: each is one worker's, and one that dies is not the end of its job.

use std::thread;

use jiff::Timestamp;

use super::{TENANT, id};
use crate::job::{self, Job, State};
use crate::testing::on_each_database;
use crate::{Store, StoreError};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

fn ask(store: &Store, byte: u8, second: i64) {
    store.write(|tx| job::ask(tx, TENANT, (id(byte), "import"), "{}", "thu.an", at(second))).unwrap();
}

fn claim(store: &Store, second: i64) -> Option<Job> {
    store.write(|tx| job::claim(tx, TENANT, at(second))).unwrap()
}

fn renew(store: &Store, byte: u8, fence: u32, second: i64) -> Option<bool> {
    store.write(|tx| job::renew(tx, TENANT, (id(byte), fence), Some("{\"done\":1}"), at(second))).unwrap()
}

fn finish(store: &Store, byte: u8, fence: u32) -> bool {
    store.write(|tx| job::finish(tx, TENANT, (id(byte), fence), State::Done, Some("{}"))).unwrap()
}

fn state(store: &Store, byte: u8) -> State {
    store.read(|tx| job::find(tx, TENANT, id(byte))).unwrap().unwrap().state
}

#[test]
fn a_worker_that_says_nothing_loses_its_job_and_is_not_heard_any_more() {
    on_each_database(|open| {
        let store = open();
        ask(&store, 1, 0);
        ask(&store, 2, 1);
        assert!(store.read(|tx| job::is_due(tx, TENANT, at(1))).unwrap());
        let first = claim(&store, 1).unwrap();
        assert_eq!((first.id, first.fence, first.attempts, first.state), (id(1), 1, 1, State::Running));
        assert_eq!((first.account.as_str(), first.asked), ("thu.an", at(0)));
        assert_eq!(renew(&store, 1, 1, 50), Some(false));
        assert_eq!(claim(&store, 51).unwrap().id, id(2));
        assert_eq!(claim(&store, 109), None, "both are being done");
        let second = claim(&store, 110).unwrap();
        assert_eq!((second.id, second.fence, second.attempts), (id(1), 2, 2));
        assert_eq!(second.progress.as_deref(), Some("{\"done\":1}"));
        assert_eq!((renew(&store, 1, 1, 111), finish(&store, 1, 1)), (None, false), "the first worker is too late");
        assert!(finish(&store, 1, 2));
        assert_eq!((state(&store, 1), renew(&store, 1, 2, 112)), (State::Done, None));
    });
}

#[test]
fn a_job_is_stopped_before_it_begins_and_while_it_runs_and_can_be_done_after_all() {
    on_each_database(|open| {
        let store = open();
        let stop = |byte: u8| store.write(|tx| job::stop(tx, TENANT, id(byte))).unwrap();
        let again = |byte: u8| store.write(|tx| job::again(tx, TENANT, id(byte), at(9))).unwrap();
        ask(&store, 1, 0);
        stop(1);
        assert_eq!((state(&store, 1), claim(&store, 1)), (State::Stopped, None));
        assert!(again(1));
        assert_eq!(claim(&store, 8), None, "not before its time");
        let running = claim(&store, 9).unwrap();
        stop(1);
        assert_eq!((state(&store, 1), renew(&store, 1, running.fence, 10)), (State::Running, Some(true)));
        assert!(!again(1), "it runs");
        ask(&store, 2, 3);
        let listed = store.read(|tx| job::list(tx, TENANT, "import")).unwrap();
        assert_eq!(listed.iter().map(|job| job.id).collect::<Vec<_>>(), [id(2), id(1)]);
        finish(&store, 1, running.fence);
        store.write(|tx| job::sweep(tx, TENANT, "import", at(100))).unwrap();
        let left = store.read(|tx| job::list(tx, TENANT, "import")).unwrap();
        assert_eq!(left.iter().map(|job| job.id).collect::<Vec<_>>(), [id(2)], "what waits is not cleared away");
    });
}

/// Sixty jobs, four workers at once: each job has one worker.
#[test]
fn no_job_has_two_workers() {
    on_each_database(|open| {
        let store = open();
        (1..=60).for_each(|byte| ask(&store, byte, 0));
        let claimed: Vec<Job> = thread::scope(|scope| {
            let worker = || {
                let mut mine = Vec::new();
                loop {
                    match store.write(|tx| job::claim(tx, TENANT, at(1))) {
                        Ok(Some(job)) => mine.push(job),
                        Ok(None) => return mine,
                        Err(StoreError::Busy) => {}
                        Err(other) => panic!("{other}"),
                    }
                }
            };
            let workers: Vec<_> = (0..4).map(|_| scope.spawn(worker)).collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
        });
        assert_eq!(claimed.len(), 60);
        assert!(claimed.iter().all(|job| job.fence == 1));
    });
}
