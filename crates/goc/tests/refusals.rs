//! Bad input: file, sheet, row, column, what was found, what to do; nothing written.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use support::Desk;

/// Imports one path and expects a refusal that says these things, and a database in which nobody is.
fn refused(desk: &Desk, path: &str, says: &[&str]) {
    let ran = desk.run(&["import", path]);
    assert_eq!(ran.code, 4, "{path}: {}\n{}", ran.out, ran.err);
    for part in says {
        assert!(ran.out.contains(part), "{path}: {part}: {}", ran.out);
    }
    assert!(ran.err.contains("nothing was written"), "{}", ran.err);
    assert_eq!(desk.run(&["review"]).code, 4, "nobody may be known after {path}");
}

#[test]
fn files_that_are_not_lists_are_refused_in_words() {
    let desk = Desk::sqlite();
    let write = |name: &str, bytes: &[u8]| std::fs::write(desk.path().join(name), bytes).unwrap();
    refused(&desk, "nowhere.xlsx", &["nowhere.xlsx", "there is no such file"]);
    write("letter.xlsx", b"%PDF-1.7\n...");
    refused(&desk, "letter.xlsx", &["letter.xlsx", "PDF", "save it as .xlsx"]);
    write("cut.xlsx", b"PK\x03\x04 and nothing more");
    refused(&desk, "cut.xlsx", &["cut.xlsx", "broken"]);
    write("school.toml", b"school = \"x\"\nyear = 27\ntravel_elsewhere_vnd = 0\n");
    refused(&desk, "school.toml", &["school.toml, row 2, column 8", "between 2000 and 2100"]);
    std::fs::create_dir(desk.path().join("empty")).unwrap();
    refused(&desk, "empty", &["empty", "holds no workbook"]);
}

#[test]
fn one_bad_file_keeps_the_good_ones_out_too() {
    let desk = Desk::sqlite();
    let lists = desk.sample(50);
    std::fs::write(lists.join("zz.xlsx"), b"not a workbook").unwrap();
    refused(&desk, lists.to_str().unwrap(), &["zz.xlsx"]);
}

#[test]
fn a_command_that_is_typed_wrong_is_usage() {
    let desk = Desk::sqlite();
    for args in [&["plan", "year", "20x7"][..], &["import"], &["review", "--on", "31/02/2026"], &["fly"]] {
        assert_eq!(desk.run(args).code, 2, "{args:?}");
    }
    assert_eq!(desk.run(&["--help"]).code, 0);
}

#[test]
fn a_database_that_cannot_be_safe_is_refused() {
    let desk = Desk::sqlite();
    let ran = desk.run(&["--db", ":memory:", "doctor"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("write-ahead log"), "{}", ran.err);
}
