//! Accounts and sessions, and a database from before there were any.

use cadre::access::{Actor, Role};
use cadre::record::{Tenant, UnitId};
use jiff::Timestamp;

use super::{TENANT, append, id, person};
use crate::testing::on_each_database;
use crate::{StoreError, account, db, fact, session};

#[test]
fn a_session_lasts_as_long_as_its_account_and_not_beyond_an_idle_hour() {
    on_each_database(|open| {
        let store = open();
        let at = |minute: i64| Timestamp::from_second(1_790_000_000 + 60 * minute).unwrap();
        let unit = Some(UnitId(id(7)));
        let actor = Actor {
            account: "thu.an".to_owned(),
            role: Role::CommuneOfficer,
            unit,
            person: None,
            lecturer: None,
            only: None,
        };
        let account = account::Account { actor, secret: "$argon2id$".to_owned(), language: "vi".to_owned() };
        store.write(|tx| account::put(tx, TENANT, &account, at(0))).unwrap();
        let begin = |token: u8, minute| {
            store.write(|tx| session::begin(tx, TENANT, [token; 32], "thu.an", at(minute))).unwrap();
        };
        let who = |token: u8, minute| store.read(|tx| session::who(tx, TENANT, [token; 32], at(minute))).unwrap();
        begin(1, 0);
        assert_eq!(who(1, 0), Some((account.clone(), false)));
        assert_eq!(who(1, 59), Some((account.clone(), true)));
        assert_eq!((who(1, 60), who(2, 1)), (None, None), "idle for an hour; a token nobody was given");
        store.write(|tx| session::see(tx, TENANT, [1; 32], at(59))).unwrap();
        assert!(who(1, 100).is_some());
        for minute in (100..=720).step_by(50) {
            store.write(|tx| session::see(tx, TENANT, [1; 32], at(minute))).unwrap();
        }
        assert!(who(1, 719).is_some() && who(1, 720).is_none(), "a working day is over");
        begin(2, 721);
        assert!(who(2, 722).is_some());
        assert_eq!(store.read(|tx| session::who(tx, Tenant(1), [2; 32], at(722))).unwrap(), None, "another province");
        assert!(store.write(|tx| account::disable(tx, TENANT, "thu.an")).unwrap());
        assert_eq!(who(2, 722), None);
        assert_eq!(store.read(|tx| account::list(tx, TENANT)).unwrap(), []);
        assert!(!store.write(|tx| account::disable(tx, TENANT, "thu.an")).unwrap());
    });
}

/// A database of the first version is brought to this one, and what it holds stays.
#[test]
fn a_database_of_an_older_version_is_refused_until_it_is_brought_up() {
    on_each_database(|open| {
        let store = open();
        append(&store, &person(1, "Nguyễn Thị Ánh"), 0).unwrap();
        let undo = [
            "drop table saved_list",
            "drop table token",
            "drop table session",
            "drop table account",
            "alter table job drop column account",
            "alter table job drop column asked_us",
            "alter table job drop column stop",
            "delete from migration where number > 1",
        ];
        undo.iter().for_each(|undo| {
            store.write(|tx| tx.execute(undo, &[])).unwrap();
        });
        let refused = db::open_current(&store.db, 0).unwrap_err();
        assert!(matches!(refused, StoreError::OlderDatabase { found: 1, known: db::LATEST }), "{refused}");
        assert_eq!(db::migrate(&store.db, 0).unwrap(), 1);
        assert_eq!(store.read(|tx| account::list(tx, TENANT)).unwrap(), []);
        assert_eq!(store.read(|tx| fact::load(tx, TENANT)).unwrap().len(), 2);
    });
}
