//! Jobs: done once whatever happens to their workers, stopped and done after all, on both databases.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

use std::sync::atomic::{AtomicI64, Ordering};

use cadre::record::{RecordId, Tenant};
use jiff::Timestamp;
use office::{
    Actor, Answer, Import, ImportTask, Incoming, Kind, Moment, NewAccount, Office, Progress, Reader, Refusal, Role,
    Rules, Step, Task, Watch, Worker,
};
use words::{Lang, PlanMessage};

struct Quiet;

impl Watch for Quiet {
    fn step(&self, _: Step) {}

    fn stopped(&self) -> bool {
        false
    }
}

fn moment(second: i64) -> Moment {
    Moment { time: Timestamp::from_second(1_795_000_000 + second).unwrap(), today: "2026-11-24".parse().unwrap() }
}

fn clock() -> Moment {
    moment(0)
}

/// Seconds by which the clock of the test of dying workers has gone on.
static LATER: AtomicI64 = AtomicI64::new(0);

fn later() -> Moment {
    moment(LATER.load(Ordering::SeqCst))
}

const PEOPLE: &str = r#"
[[person]]
name = "Nguyễn Thị Thử"
sex = "female"
born = "1985-02-01"
unit = "Xã Thử (mẫu)"
holds = [{ title = "chu-tich-ubnd" }]
"#;

fn with_office(test: impl Fn(&Office, &Actor, &str)) {
    store::testing::on_each_address(|address| {
        let office = Office::open(address, Tenant::SAMPLE, clock(), Rules::embedded().unwrap()).unwrap();
        put_account(&office);
        test(&office, &Actor::new("thu", Role::ProvinceOfficer), address);
    });
}

fn put_account(office: &Office) {
    let account = NewAccount {
        name: "thu".to_owned(),
        role: Role::ProvinceOfficer,
        unit: None,
        person: None,
        lecturer: None,
        password: "a-password-of-a-trial".to_owned(),
        lang: Lang::En,
    };
    office::put_account(office, &Actor::local_administrator(), &account).unwrap();
}

fn files() -> Vec<Incoming> {
    vec![Incoming { name: "people.toml".to_owned(), bytes: PEOPLE.as_bytes().to_vec() }]
}

fn ask(office: &Office, actor: &Actor) -> RecordId {
    let files = office::keep_files(office, actor, &files()).unwrap();
    let task = Task::Import(ImportTask { files, mapping: None, commit: true });
    office::ask_job(office, actor, &task, &Office::new_key()).unwrap()
}

fn work(office: &Office) -> bool {
    office::work(office, &Worker { reader: Reader::Here, threads: 1, clock }, &|| false).unwrap()
}

fn progress(office: &Office, actor: &Actor, id: RecordId) -> Progress {
    office::job(office, actor, id).unwrap().progress
}

fn batches(office: &Office) -> usize {
    office::batches(office, &Actor::local_administrator()).unwrap().len()
}

#[test]
fn a_job_is_done_by_whoever_works_and_what_came_out_is_kept() {
    with_office(|office, actor, _| {
        let id = ask(office, actor);
        assert_eq!(progress(office, actor, id), Progress::Waiting);
        assert!(work(office) && !work(office));
        let Progress::Done(Answer::Import(shown)) = progress(office, actor, id) else { panic!("not done") };
        assert_eq!((shown.imported.counts.people_new, batches(office)), (1, 1));
        let listed = office::jobs(office, actor, Kind::Import).unwrap();
        assert_eq!(listed.iter().map(|job| job.id).collect::<Vec<_>>(), [id]);
    });
}

/// A worker is killed at the worst moment: what it did is written, and nobody knows. The next one finds it done.
#[test]
fn a_worker_that_dies_after_writing_has_written_once() {
    with_office(|office, actor, address| {
        LATER.store(0, Ordering::SeqCst);
        let id = ask(office, actor);
        let store = store::Store::open(address).unwrap();
        let claimed = store.write(|tx| store::job::claim(tx, Tenant::SAMPLE, later().time)).unwrap().unwrap();
        assert_eq!(claimed.id, id);
        let (mapping, key) = (None, id.to_string());
        let import = Import { files: files(), mapping, reader: Reader::Here, skip_problems: true, dry_run: false, key };
        office::import(office, actor, &import, &Quiet).unwrap();
        let work = |office: &Office| {
            office::work(office, &Worker { reader: Reader::Here, threads: 1, clock: later }, &|| false).unwrap()
        };
        assert!(!work(office), "the dead worker's lease still holds");
        LATER.store(61, Ordering::SeqCst);
        assert!(work(office));
        let Progress::Done(Answer::Import(shown)) = progress(office, actor, id) else { panic!("not done") };
        assert_eq!(
            (shown.imported.counts.people_new, batches(office)),
            (1, 1),
            "the answer of the first, and one batch"
        );
        // Workers that die again and again do not take the office with them.
        let id = ask(&office.at(later()), actor);
        for _ in 0..3 {
            LATER.fetch_add(61, Ordering::SeqCst);
            store.write(|tx| store::job::claim(tx, Tenant::SAMPLE, later().time)).unwrap().unwrap();
        }
        LATER.fetch_add(61, Ordering::SeqCst);
        assert!(work(office));
        assert!(matches!(progress(office, actor, id), Progress::Failed(_)));
    });
}

#[test]
fn a_job_is_stopped_and_done_after_all_and_whoever_lost_the_right_is_refused() {
    with_office(|office, actor, _| {
        let id = ask(office, actor);
        office::stop_job(office, actor, id).unwrap();
        assert_eq!((progress(office, actor, id), work(office)), (Progress::Stopped, false));
        office::do_again(office, actor, id).unwrap();
        office::end_account(office, &Actor::local_administrator(), "thu").unwrap();
        assert!(work(office));
        let ended = Refusal::Sentence(PlanMessage::AccountEnded);
        assert_eq!((progress(office, actor, id), batches(office)), (Progress::Refused(ended), 0));
        let commune = Actor::new("an", Role::CommuneOfficer);
        assert!(office::job(office, &commune, id).is_err() && office::jobs(office, &commune, Kind::Import).is_err());
        // When the program is to end, the job waits for the next worker.
        put_account(office);
        let id = ask(office, actor);
        let worker = Worker { reader: Reader::Here, threads: 1, clock };
        assert!(office::work(office, &worker, &|| true).unwrap());
        assert_eq!((progress(office, actor, id), batches(office)), (Progress::Waiting, 0));
        assert!(work(office));
        assert_eq!(batches(office), 1);
    });
}
