//! Invariant 2: SQL in one room, portable, always for one tenant, and one file that knows which database runs.

mod statement;

pub(super) use statement::{Statement, statements};

use super::source::has;
use super::tree::{File, Finding, Tree};

/// What only one of the databases understands, or what takes a decision away from the program.
const NOT_PORTABLE: [&str; 20] = [
    "now()",
    "current_timestamp",
    "current_date",
    "nextval",
    "serial",
    "bigserial",
    "autoincrement",
    "for update",
    "skip locked",
    "listen",
    "notify",
    "returning *",
    "select *",
    "trigger",
    "real",
    "float",
    "double precision",
    "ilike",
    "without rowid",
    "pg_advisory_lock",
];

/// Names of database drivers.
const DRIVERS: [&str; 3] = ["rusqlite", "tokio_postgres", "postgres::"];

/// No SQL outside the store.
pub(super) fn elsewhere(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let files = tree.files.iter().filter(|file| !file.path.starts_with("crates/store/"));
    for file in files.filter(|file| file.path.starts_with("crates/") || file.path.ends_with(".sql")) {
        for (line, _) in all(file) {
            findings.push(file.finding(2, line, "SQL stands only in store"));
        }
    }
    findings
}

/// No driver outside the one place that asks which database runs; tests of the store may look behind it.
pub(super) fn drivers(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.under("crates/", ".rs").filter(|file| !is_db(file)) {
        let free = |test: bool| test && file.path.starts_with("crates/store/");
        for line in file.lines.iter().filter(|line| !free(line.test)) {
            if DRIVERS.iter().any(|driver| has(&line.code, driver)) {
                findings.push(file.finding(2, line.number, "only store::db knows a database"));
            }
        }
    }
    findings
}

/// Every statement names its tenant, but those of the bookkeeping of migrations.
pub(super) fn tenant(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in store(tree).filter(|file| !is_db(file)) {
        for (line, statement) in all(file) {
            if statement.asks_tenant() && statement.table() != "migration" && !has(&statement.text, "tenant") {
                findings.push(file.finding(2, line, format!("names no tenant: {}", statement.start())));
            }
        }
    }
    findings
}

/// Only what both databases understand alike.
pub(super) fn portable(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in store(tree) {
        for (line, statement) in all(file) {
            if let Some(word) = NOT_PORTABLE.iter().find(|word| has(&statement.text, word)) {
                findings.push(file.finding(2, line, format!("not portable: {word}")));
            }
        }
    }
    findings
}

fn store(tree: &Tree) -> impl Iterator<Item = &File> {
    let source = |path: &str| path.starts_with("crates/store/src/") && path.ends_with(".rs");
    tree.under("crates/store/", "").filter(move |file| source(&file.path) || file.path.ends_with(".sql"))
}

fn is_db(file: &File) -> bool {
    file.path == "crates/store/src/db.rs" || file.path.starts_with("crates/store/src/db/")
}

/// The statements of a file with their lines: of a `.sql` file, or in the strings of code that is no test.
fn all(file: &File) -> Vec<(usize, Statement)> {
    if file.path.ends_with(".sql") {
        return statements(&file.text).into_iter().map(|statement| (statement.line, statement)).collect();
    }
    let strings = file.code().flat_map(|line| line.strings.iter().map(|text| (line.number, text)));
    let found = strings.flat_map(|(line, text)| statements(text).into_iter().map(move |statement| (line, statement)));
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, holds};
    use super::*;

    const RIGHT: &str = "const A: &str = \"select body from fact where tenant = $1\";\n";
    const STORE: &str = "crates/store/src/fact.rs";

    #[test]
    fn sql_elsewhere_breaks_invariant_2() {
        breaks(elsewhere, "crates/office/src/x.rs", RIGHT, 1, "const A: &str = \"select a paper\";\n");
        breaks(elsewhere, "docs/x.sql", "\ndelete from fact;\n", 2, "-- select a from b\n");
        holds(elsewhere, STORE, RIGHT);
    }

    #[test]
    fn a_driver_elsewhere_breaks_invariant_2() {
        breaks(drivers, STORE, "//! x\nuse rusqlite::Connection;\n", 2, "use crate::db::Db;\n");
        breaks(drivers, "crates/goc/tests/x.rs", "postgres::Client::connect();\n", 1, "Desk::postgres(1);\n");
        holds(drivers, "crates/store/src/db/sqlite.rs", "use rusqlite::Connection;\n");
        holds(drivers, "crates/store/tests/x.rs", "use rusqlite::Connection;\n");
    }

    #[test]
    fn a_statement_for_no_tenant_breaks_invariant_2() {
        breaks(tenant, STORE, "//! x\nconst A: &str = \"select body from fact\";\n", 2, RIGHT);
        breaks(
            tenant,
            STORE,
            "const A: &str = \"update fact set\n a = $1\";\n",
            1,
            "const A: &str = \"select step from migration\";\n",
        );
        let sql = "crates/store/migrations/1.sql";
        breaks(tenant, sql, "-- x\n\ncreate table a (b bigint);\n", 3, "create table a (tenant integer, b bigint);\n");
        holds(tenant, "crates/store/src/db/sqlite.rs", "const A: &str = \"select body from fact\";\n");
    }

    #[test]
    fn a_word_of_one_database_breaks_invariant_2() {
        for word in ["t < now()", "t = current_timestamp", "id = nextval('a')", "a = 1 for  update"] {
            breaks(portable, STORE, &format!("const A: &str = \"select a from b where {word}\";\n"), 1, RIGHT);
        }
        let sql = "crates/store/migrations/1.sql";
        breaks(portable, sql, "create table a (b real);\n", 1, "create table realm (really bigint); -- real\n");
        breaks(portable, sql, "create table a (\n b bigint);\nCREATE TABLE c (d SERIAL);\n", 3, "");
        breaks(portable, STORE, "const A: &str = \"LISTEN jobs\";\n", 1, "const A: &str = \"listening on port\";\n");
    }
}
