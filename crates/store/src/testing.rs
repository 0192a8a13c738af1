//! For tests: a fresh database of each kind.

use std::sync::atomic::{AtomicU32, Ordering};

use postgres::{Client, NoTls};

use crate::Store;

/// Runs a test with a function that opens a fresh SQLite file, and then a fresh PostgreSQL database; see
/// [`on_each_address`].
pub fn on_each_database(test: impl Fn(&dyn Fn() -> Store)) {
    on_each_address(|address| test(&|| Store::open(address).expect("a fresh database opens")));
}

/// Runs a test with the address of a fresh SQLite file, and of a fresh PostgreSQL database where `GOC_TEST_POSTGRES` names
/// a server.
pub fn on_each_address(test: impl Fn(&str)) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("goc.db");
    test(file.to_str().expect("a path in Unicode"));

    let Ok(server) = std::env::var("GOC_TEST_POSTGRES") else {
        skipped("store and office: PostgreSQL part skipped, GOC_TEST_POSTGRES is not set");
        return;
    };
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("goc_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    create_database(&server, &name);
    let base = server.rsplit_once('/').map_or(server.as_str(), |(base, _)| base);
    // A test that fails leaves its database; the server of the tests goes with its folder.
    test(&format!("{base}/{name}"));
    drop_database(&server, &name);
}

/// Says that a part was skipped, where the test command collects it.
pub fn skipped(sentence: &str) {
    use std::io::Write;
    let Ok(path) = std::env::var("GOC_TEST_SKIPS") else { return };
    let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
    let _ = file.and_then(|mut file| writeln!(file, "{sentence}"));
}

/// Makes an empty database on a server.
pub fn create_database(server: &str, name: &str) {
    run(server, &format!("create database {name}"));
}

/// Removes a database, with whoever is still connected to it.
pub fn drop_database(server: &str, name: &str) {
    run(server, &format!("drop database if exists {name} with (force)"));
}

fn run(server: &str, sql: &str) {
    let mut client = Client::connect(server, NoTls).expect("the server of the tests answers");
    client.batch_execute(sql).expect("the server of the tests obeys");
}
