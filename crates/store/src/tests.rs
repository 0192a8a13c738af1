//! Every statement prepared and every function run, on both databases.

use std::sync::{Arc, Mutex};
use std::thread;

use cadre::record::{
    Attainment, Change, Content, Erasure, Evidence, Level, Of, Person, PersonId, RecordId, Said, Sex, Source, Standing,
    Subject, Tenant, Unit,
};
use jiff::Timestamp;
use words::{Interval, PartialDate};

use crate::decision::Decision;
use crate::testing::on_each_database;
use crate::{Stamp, Store, StoreError, attachment, db, decision, entry, fact, idempotency, number};

mod accounts;
mod jobs;
mod statements;

const TENANT: Tenant = Tenant::SAMPLE;

fn stamp(second: i64) -> Stamp {
    let time = Timestamp::from_second(1_790_000_000 + second).unwrap();
    Stamp { time, actor: "local administrator".to_owned(), act: "import_people".to_owned() }
}

fn id(byte: u8) -> RecordId {
    RecordId([byte; 16])
}

/// A person with one piece of evidence.
fn person(byte: u8, name: &str) -> Vec<Change> {
    let birth = PartialDate::parse("03/1985").unwrap();
    let said = Person { name: name.into(), sex: Sex::Female, birth, number: None, ethnicity: None, origin: None };
    let level = Level::new(Subject::Theory, "intermediate").unwrap();
    let evidence = Evidence {
        attained: Attainment::Level(level),
        major: None,
        standing: Standing::Stated,
        document: None,
        source: Arc::new(Source { file: "an-binh.xlsx".to_owned(), sheet: "DS".to_owned(), row: 8 }),
    };
    let evidence = Of { person: PersonId(id(byte)), value: evidence };
    let span = Interval::since("2025-07-01".parse().unwrap());
    vec![
        Change { record: id(byte), revision: 1, span: Interval::ALWAYS, said: Said::Person(said) },
        Change { record: id(byte + 100), revision: 1, span, said: Said::Evidence(evidence) },
    ]
}

fn append(store: &Store, changes: &[Change], second: i64) -> Result<(), StoreError> {
    store.write(|tx| fact::append(tx, TENANT, changes, &stamp(second), &mut crate::random)).map(|_| ())
}

#[test]
fn facts_come_back_as_they_went_in() {
    on_each_database(|open| {
        let store = open();
        let changes = person(1, "Nguyễn Thị Ánh");
        append(&store, &changes, 0).unwrap();
        let facts = open().read(|tx| fact::load(tx, TENANT)).unwrap();
        assert_eq!(facts.len(), 2);
        for (fact, change) in facts.iter().zip(&changes) {
            assert_eq!((fact.record, fact.revision, fact.span), (change.record, change.revision, change.span));
            assert_eq!(fact.content, Content::Said(change.said.clone()));
            assert_eq!((fact.person, fact.known), (Some(id(1)), stamp(0).time));
        }
        assert_eq!(store.read(|tx| fact::load(tx, Tenant(1))).unwrap(), [], "another province sees nothing");
        let verified = store.read(|tx| entry::verify(tx, TENANT)).unwrap();
        assert_eq!((verified.entries, verified.facts, verified.wrong), (2, 2, vec![]));
    });
}

#[test]
fn a_revision_somebody_else_wrote_is_refused_and_nothing_stays() {
    on_each_database(|open| {
        let store = open();
        append(&store, &person(1, "Nguyễn Thị Ánh"), 0).unwrap();
        let renamed = |revision| Change { revision, ..person(1, "Nguyễn Thị Anh")[0].clone() };
        append(&store, &[renamed(2)], 1).unwrap();
        let error = append(&store, &[person(2, "Trần Văn Bình").remove(0), renamed(2)], 2).unwrap_err();
        assert!(matches!(error, StoreError::Stale { revision: 2, .. }), "{error}");
        let verified = store.read(|tx| entry::verify(tx, TENANT)).unwrap();
        assert_eq!((verified.entries, verified.wrong), (3, vec![]));
    });
}

#[test]
fn an_error_at_the_end_leaves_nothing() {
    on_each_database(|open| {
        let store = open();
        let stopped = store.write(|tx| {
            fact::append(tx, TENANT, &person(1, "Nguyễn Thị Ánh"), &stamp(0), &mut crate::random)?;
            number::next(tx, TENANT, "plan", 2027)?;
            Err::<(), StoreError>(StoreError::Stopped)
        });
        assert!(matches!(stopped, Err(StoreError::Stopped)));
        assert_eq!(store.read(|tx| fact::load(tx, TENANT)).unwrap(), []);
        assert_eq!(store.write(|tx| number::next(tx, TENANT, "plan", 2027)).unwrap(), 1);
    });
}

#[test]
fn a_transaction_with_a_failed_statement_never_commits() {
    on_each_database(|open| {
        let store = open();
        let ignored = store.write(|tx| {
            number::next(tx, TENANT, "plan", 2027)?;
            let _ = tx.execute("insert into log (tenant, size) values (999, null)", &[]);
            Ok(())
        });
        assert!(matches!(ignored, Err(StoreError::Ignored)), "{}", store.engine());
        assert_eq!(store.write(|tx| number::next(tx, TENANT, "plan", 2027)).unwrap(), 1);
    });
}

#[test]
fn what_is_erased_cannot_be_read_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("goc.db");
    let store = Store::open(file.to_str().unwrap()).unwrap();
    append(&store, &person(1, "Nguyễn Thị Ánh"), 0).unwrap();
    let erasure = Erasure { on: "2026-12-01".parse().unwrap(), ground: "-".to_owned() };
    store.write(|tx| fact::erase(tx, TENANT, id(1), &erasure, &stamp(2), &mut crate::random)).unwrap();
    // The last connection takes the write-ahead log into the file and removes it.
    drop(store);
    let name = "Nguyễn Thị Ánh".as_bytes();
    assert!(!std::fs::read(&file).unwrap().windows(name.len()).any(|bytes| bytes == name));
}

#[test]
fn erasing_a_person_leaves_a_log_that_verifies() {
    on_each_database(|open| {
        let store = open();
        append(&store, &person(1, "Nguyễn Thị Ánh"), 0).unwrap();
        append(&store, &person(2, "Trần Văn Bình"), 1).unwrap();
        let erasure = Erasure { on: "2026-12-01".parse().unwrap(), ground: "Luật 91/2025/QH15".to_owned() };
        let erase = |store: &Store| {
            store.write(|tx| fact::erase(tx, TENANT, id(1), &erasure, &stamp(2), &mut crate::random)).unwrap()
        };
        assert_eq!((erase(&store), erase(&store)), (2, 0));
        let facts = store.read(|tx| fact::load(tx, TENANT)).unwrap();
        let erased = facts.iter().filter(|fact| fact.content == Content::Erased(erasure.clone()));
        assert_eq!(erased.count(), 2);
        let verified = store.read(|tx| entry::verify(tx, TENANT)).unwrap();
        assert_eq!((verified.facts, verified.erased, verified.decisions), (2, 2, 1));
        assert_eq!(verified.wrong, []);
    });
}

#[test]
fn whoever_tampers_is_found() {
    let tampers = [
        "update fact set body = replace(body, 'intermediate', 'advanced') where tenant = 999",
        "update fact set true_from = '2024-01-01' where tenant = 999 and true_from is not null",
        "update fact set person = null where tenant = 999",
        "update fact set body = null where tenant = 999 and revision = 1",
        "update fact set salt = null, body = null, erased_on = '2026-01-01', erased_ground = '-' where tenant = 999",
        "delete from fact where tenant = 999 and true_from is not null",
        "delete from entry where tenant = 999 and position = 0",
        "delete from entry where tenant = 999 and position = 2",
        "update decision set body = '{}' where tenant = 999",
        "update entry set revision = 7 where tenant = 999 and position = 1",
    ];
    for tamper in tampers {
        on_each_database(|open| {
            let store = open();
            append(&store, &person(1, "Nguyễn Thị Ánh"), 0).unwrap();
            save(&store, "2027", "{\"seats\":3}");
            assert_eq!(store.read(|tx| entry::verify(tx, TENANT)).unwrap().wrong, []);
            assert!(store.write(|tx| tx.execute(tamper, &[])).unwrap() > 0, "{tamper}");
            let verified = store.read(|tx| entry::verify(tx, TENANT)).unwrap();
            assert!(!verified.wrong.is_empty(), "{}: {tamper}", store.engine());
        });
    }
}

fn save(store: &Store, year: &str, body: &str) {
    let decision = Decision {
        id: decision::new_id(&stamp(5)),
        kind: "annual_plan".to_owned(),
        subject: year.to_owned(),
        facts_hash: [1; 32],
        rules_hash: [2; 32],
        body: body.as_bytes().to_vec(),
    };
    store.write(|tx| decision::save(tx, TENANT, &decision, &stamp(5), &mut crate::random)).unwrap();
}

#[test]
fn the_last_decision_about_a_subject_is_found() {
    on_each_database(|open| {
        let store = open();
        save(&store, "2027", "{\"draft\":1}");
        save(&store, "2027", "{\"draft\":2}");
        save(&store, "2028", "{\"draft\":3}");
        let found = store.read(|tx| decision::latest(tx, TENANT, "annual_plan", "2027")).unwrap().unwrap();
        assert_eq!(found.body, b"{\"draft\":2}");
        assert_eq!((found.made, found.facts_hash, found.rules_hash), (stamp(5).time, [1; 32], [2; 32]));
        assert_eq!(store.read(|tx| decision::latest(tx, TENANT, "annual_plan", "2029")).unwrap(), None);
    });
}

#[test]
fn what_one_act_wrote_is_found_by_its_positions() {
    on_each_database(|open| {
        let store = open();
        let write = |changes: &[Change]| {
            store.write(|tx| fact::append(tx, TENANT, changes, &stamp(1), &mut crate::random)).unwrap()
        };
        assert_eq!(write(&[]), 0..0);
        let (first, second) = (person(1, "Nguyễn Thị Ánh"), person(2, "Trần Văn Bình"));
        assert_eq!(write(&first), 0..2);
        let positions = write(&second);
        let written = store.read(|tx| fact::written(tx, TENANT, positions.clone())).unwrap();
        assert_eq!(written, [(second[0].record, 1), (second[1].record, 1)]);
        save(&store, "2027", "{\"draft\":1}");
        save(&store, "2028", "{\"draft\":2}");
        let all = store.read(|tx| decision::all(tx, TENANT, "annual_plan")).unwrap();
        assert_eq!(all.iter().map(|(year, _)| year.as_str()).collect::<Vec<&str>>(), ["2027", "2028"]);
    });
}

#[test]
fn a_key_gets_its_answer_again_and_no_other_act_gets_it() {
    on_each_database(|open| {
        let store = open();
        let find = |act: &str| store.read(|tx| idempotency::find::<u32>(tx, TENANT, "k1", act));
        assert_eq!(find("import_people").unwrap(), None);
        store.write(|tx| idempotency::remember(tx, TENANT, "k1", &stamp(0), &42_u32)).unwrap();
        assert_eq!(find("import_people").unwrap(), Some(42));
        assert!(matches!(find("plan_year"), Err(StoreError::OtherRequest { .. })));
        let twice = store.write(|tx| idempotency::remember(tx, TENANT, "k1", &stamp(0), &43_u32));
        assert!(matches!(twice, Err(StoreError::Constraint { .. })));
    });
}

#[test]
fn attachments_are_kept_once_by_their_hash() {
    on_each_database(|open| {
        let store = open();
        let put = || store.write(|tx| attachment::put(tx, TENANT, "text/plain", b"goc-plan 2", &stamp(0))).unwrap();
        let hash = put();
        assert_eq!(hash, put());
        assert_eq!(store.read(|tx| attachment::get(tx, TENANT, &hash)).unwrap().unwrap(), b"goc-plan 2");
        assert_eq!(store.read(|tx| attachment::get(tx, TENANT, &[0; 32])).unwrap(), None);
    });
}

#[test]
fn writers_side_by_side_leave_no_gap_and_no_double() {
    on_each_database(|open| {
        let numbers = Mutex::new(Vec::new());
        let _set_up = open();
        thread::scope(|scope| {
            for writer in 0..4_u8 {
                let (store, numbers) = (open(), &numbers);
                scope.spawn(move || {
                    for turn in 0..10_u8 {
                        let unit = Said::Unit(Unit::named(&format!("Xã {writer}-{turn}")));
                        let record = RecordId([writer + 1, turn, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
                        let change = Change { record, revision: 1, span: Interval::ALWAYS, said: unit };
                        let number = store.write(|tx| {
                            fact::append(tx, TENANT, std::slice::from_ref(&change), &stamp(0), &mut crate::random)?;
                            number::next(tx, TENANT, "plan", 2027)
                        });
                        numbers.lock().unwrap().push(number.unwrap());
                    }
                });
            }
        });
        let mut numbers = numbers.into_inner().unwrap();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=40).collect::<Vec<i64>>());
        let verified = open().read(|tx| entry::verify(tx, TENANT)).unwrap();
        assert_eq!((verified.entries, verified.wrong), (40, vec![]));
    });
}

#[test]
fn a_database_that_is_not_ours_or_not_of_this_version_is_refused() {
    on_each_database(|open| {
        let store = open();
        store.write(|tx| tx.execute("insert into migration (number, time_us) values (99, 0)", &[])).unwrap();
        let refused = db::open_current(&store.db, 0).unwrap_err();
        assert!(matches!(refused, StoreError::NewerDatabase { found: 99, known: db::LATEST }), "{refused}");
        store.write(|tx| tx.execute("drop table migration", &[])).unwrap();
        assert!(matches!(db::open_current(&store.db, 0).unwrap_err(), StoreError::Foreign { .. }));
    });
}

#[test]
fn programs_that_start_at_once_on_an_empty_file_all_open_it() {
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("goc.db");
        let start = std::sync::Barrier::new(8);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    start.wait();
                    Store::open(file.to_str().unwrap()).map(|_| ()).unwrap();
                });
            }
        });
    }
}

#[test]
fn sqlite_without_a_write_ahead_log_is_refused() {
    let Err(error) = Store::open(":memory:") else { panic!("a database in memory keeps nothing") };
    assert!(matches!(&error, StoreError::NotWal { mode, .. } if mode == "memory"), "{error}");
}

#[test]
fn what_is_no_database_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.db");
    std::fs::write(&file, "Kính gửi Ban Tổ chức Tỉnh ủy, ".repeat(100)).unwrap();
    let Err(error) = Store::open(file.to_str().unwrap()) else { panic!("a letter is no database") };
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    for address in ["/nowhere/goc.db", "postgres://goc@127.0.0.1:1/none", "postgres://:::/secret"] {
        let Err(error) = Store::open(address) else { panic!("{address} is nowhere") };
        assert!(matches!(error, StoreError::CannotOpen { .. }), "{error}");
        assert!(!error.to_string().contains("secret"));
    }
}
