//! Invariant 2: SQL in one room, portable, and always for one tenant.

use super::source::{is_test_file, lines};
use super::{Finding, Tree};

/// What only one of the databases understands, or what takes a decision away from the program.
const NOT_PORTABLE: [&str; 16] = [
    "now()",
    "current_timestamp",
    "nextval",
    "serial",
    "autoincrement",
    "for update",
    "listen ",
    "notify ",
    "returning *",
    "select *",
    "create trigger",
    " double precision",
    " real",
    "ilike",
    "::text",
    "skip locked",
];

/// Names of database drivers.
const DRIVERS: [&str; 3] = ["rusqlite", "postgres::", "tokio_postgres"];

/// Invariant 2.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.under("crates/", ".rs").filter(|(path, _)| !is_test_file(path)) {
        let store = path.starts_with("crates/store/src/");
        let db = path.starts_with("crates/store/src/db");
        for line in lines(text).iter().filter(|line| !line.test) {
            if !db && DRIVERS.iter().any(|driver| line.code.contains(driver)) {
                findings.push(Finding::new(path, line.number, "only store::db knows a database"));
            }
            for sql in line.strings.iter().map(|text| text.to_lowercase()).filter(|text| is_sql(text)) {
                if !store {
                    findings.push(Finding::new(path, line.number, "SQL stands only in store"));
                } else if !db && !sql.contains("tenant") {
                    findings.push(Finding::new(path, line.number, "a statement names its tenant"));
                }
                if !db && let Some(word) = NOT_PORTABLE.iter().find(|word| sql.contains(**word)) {
                    findings.push(Finding::new(path, line.number, format!("not portable: {}", word.trim())));
                }
            }
        }
    }
    for (path, text) in tree.under("crates/store/", ".sql") {
        for (number, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line.to_lowercase())) {
            if let Some(word) =
                NOT_PORTABLE.iter().find(|word| !line.trim_start().starts_with("--") && line.contains(**word))
            {
                findings.push(Finding::new(path, number, format!("not portable: {}", word.trim())));
            }
        }
    }
    findings
}

fn is_sql(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        ["select", rest @ ..] => rest.contains(&"from"),
        ["insert", "into", _, ..] | ["delete", "from", _, ..] => true,
        ["update", _, rest @ ..] => rest.contains(&"set"),
        ["create" | "drop" | "alter", "table" | "index" | "unique" | "view", _, ..] => true,
        ["with", _, "as", ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::breaks;
    use super::*;

    #[test]
    fn sql_elsewhere_without_tenant_or_of_one_database_breaks_invariant_2() {
        let right = "const A: &str = \"select body from fact where tenant = $1\";\n";
        breaks(
            check,
            "crates/office/src/x.rs",
            right,
            1,
            "const A: &str = \"select a paper from the list\".len();\n".replace(" from", " of").as_str(),
        );
        let store = "crates/store/src/fact.rs";
        breaks(check, store, "//! x\nconst A: &str = \"select body from fact\";\n", 2, right);
        breaks(check, store, "const A: &str = \"delete from fact where tenant = $1 and t < now()\";\n", 1, right);
        breaks(check, store, "use rusqlite::Connection;\n", 1, "use crate::db::Db;\n");
        breaks(check, "crates/store/migrations/1.sql", "create table a (b real);\n", 1, "create table a (b bigint);\n");
        assert_eq!(
            check(&super::super::tests::tree("crates/store/src/db/sqlite.rs", "use rusqlite::Connection;\n")),
            []
        );
    }
}
