//! Every statement of the crate, prepared on both databases.

use std::collections::HashSet;

use crate::testing::on_each_database;
use crate::{account, attachment, decision, entry, fact, idempotency, job, number, saved_list, session, token};

/// Every statement of the crate; [`no_statement_is_missing_here`] sees to it.
fn statements() -> Vec<(&'static str, String)> {
    vec![
        ("account::PUT", account::PUT.to_owned()),
        ("account::FIND", account::FIND.to_owned()),
        ("account::LIST", account::LIST.to_owned()),
        ("account::DISABLE", account::DISABLE.to_owned()),
        ("account::SPEAK", account::SPEAK.to_owned()),
        ("session::BEGIN", session::BEGIN.to_owned()),
        ("session::WHO", session::WHO.to_owned()),
        ("session::SEE", session::SEE.to_owned()),
        ("session::END", session::END.to_owned()),
        ("session::END_ALL", session::END_ALL.to_owned()),
        ("session::SWEEP", session::SWEEP.to_owned()),
        ("attachment::PUT", attachment::PUT.to_owned()),
        ("attachment::GET", attachment::GET.to_owned()),
        ("attachment::SWEEP", attachment::SWEEP.to_owned()),
        ("saved_list::PUT", saved_list::PUT.to_owned()),
        ("saved_list::LIST", saved_list::LIST.to_owned()),
        ("saved_list::REMOVE", saved_list::REMOVE.to_owned()),
        ("token::PUT", token::PUT.to_owned()),
        ("token::WHO", token::WHO.to_owned()),
        ("token::LIST", token::LIST.to_owned()),
        ("token::END", token::END.to_owned()),
        ("job::ASK", job::ASK.to_owned()),
        ("job::FIND", job::FIND.to_owned()),
        ("job::LIST", job::LIST.to_owned()),
        ("job::DUE", job::DUE.to_owned()),
        ("job::CLAIM", job::CLAIM.to_owned()),
        ("job::RENEW", job::RENEW.to_owned()),
        ("job::FINISH", job::FINISH.to_owned()),
        ("job::STOP_WAITING", job::STOP_WAITING.to_owned()),
        ("job::STOP_RUNNING", job::STOP_RUNNING.to_owned()),
        ("job::AGAIN", job::AGAIN.to_owned()),
        ("job::SWEEP", job::SWEEP.to_owned()),
        ("decision::SAVE", decision::SAVE.to_owned()),
        ("decision::FIND", decision::FIND.to_owned()),
        ("decision::LIST", decision::LIST.to_owned()),
        ("fact::WRITTEN", fact::WRITTEN.to_owned()),
        ("entry::START", entry::START.to_owned()),
        ("entry::GROW", entry::GROW.to_owned()),
        ("entry::SIZE", entry::SIZE.to_owned()),
        ("entry::COUNT", entry::COUNT.to_owned()),
        ("entry::COUNT_FACTS", entry::COUNT_FACTS.to_owned()),
        ("entry::COUNT_DECISIONS", entry::COUNT_DECISIONS.to_owned()),
        ("fact::ERASURES", fact::ERASURES.to_owned()),
        ("entry::PAGE", entry::PAGE.to_owned()),
        ("entry::WRITTEN_OF", entry::WRITTEN_OF.to_owned()),
        ("entry::DECIDED_OF", entry::DECIDED_OF.to_owned()),
        ("entry::INSERT", entry::INSERT.text(3)),
        ("fact::LATEST", fact::LATEST.to_owned()),
        ("fact::LOAD", fact::LOAD.to_owned()),
        ("fact::ERASE", fact::ERASE.to_owned()),
        ("fact::INSERT", fact::INSERT.text(3)),
        ("idempotency::FIND", idempotency::FIND.to_owned()),
        ("idempotency::REMEMBER", idempotency::REMEMBER.to_owned()),
        ("number::NEXT", number::NEXT.to_owned()),
    ]
}

#[test]
fn every_statement_can_be_prepared_on_both() {
    on_each_database(|open| {
        let store = open();
        for (name, sql) in statements() {
            store.read(|tx| tx.prepare(&sql)).unwrap_or_else(|error| panic!("{} {name}: {error}", store.engine()));
        }
        store.read(|tx| tx.prepare("select nothing as nothing from fact")).unwrap_err();
    });
}

#[test]
fn no_statement_is_missing_here() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let listed: HashSet<String> = statements().into_iter().map(|(name, _)| name.to_owned()).collect();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if !path.is_file() || ["tests", "testing", "lib", "db", "error"].contains(&stem.as_str()) {
            continue;
        }
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let Some(rest) = line.strip_prefix("pub(crate) const ") else { continue };
            let (name, kind) = rest.split_once(": ").unwrap();
            if kind.starts_with("&str") || kind.starts_with("Insert") {
                assert!(listed.contains(&format!("{stem}::{name}")), "{stem}::{name} is not prepared by the tests");
            }
        }
    }
}
