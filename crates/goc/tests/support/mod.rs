//! Running the binary as a person would, in a folder of its own, on either database.

#![allow(dead_code, clippy::unwrap_used, clippy::print_stderr)] // each test file uses its part, and may fail

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

/// A folder with a database: SQLite in the folder, or one of its own on the PostgreSQL server of the tests.
pub(crate) struct Desk {
    folder: TempDir,
    database: String,
    server: Option<(String, String)>,
}

impl Desk {
    /// A desk on SQLite.
    pub(crate) fn sqlite() -> Desk {
        let folder = TempDir::new().unwrap();
        let database = folder.path().join("goc.db").to_str().unwrap().to_owned();
        Desk { folder, database, server: None }
    }

    /// A desk on PostgreSQL; nothing where the tests have no server, which is then said.
    pub(crate) fn postgres(test: &str) -> Option<Desk> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let Ok(server) = std::env::var("GOC_TEST_POSTGRES") else {
            skipped(&format!("goc: {test}: PostgreSQL part skipped, GOC_TEST_POSTGRES is not set"));
            return None;
        };
        let name = format!("goc_test_bin_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        store::testing::create_database(&server, &name);
        let database = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
        Some(Desk { folder: TempDir::new().unwrap(), database, server: Some((server, name)) })
    }

    /// Both desks, as far as there are.
    pub(crate) fn both(test: &str) -> Vec<Desk> {
        std::iter::once(Desk::sqlite()).chain(Desk::postgres(test)).collect()
    }

    /// A fresh desk of the same kind.
    pub(crate) fn another(&self, test: &str) -> Desk {
        match &self.server {
            None => Desk::sqlite(),
            Some(_) => Desk::postgres(test).expect("the server this desk is on"),
        }
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The binary with this desk's database, in English.
    pub(crate) fn goc(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_goc"));
        command.current_dir(self.path()).args(["--lang", "en", "--quiet", "--db", &self.database]).args(args);
        command
    }

    /// Runs it to the end.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.goc(args).output().unwrap())
    }

    /// Runs it and expects it to do what was asked.
    pub(crate) fn done(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "goc {args:?}\n{}\n{}", ran.out, ran.err);
        ran.out
    }

    /// A sample's files, in the folder `in`.
    pub(crate) fn sample(&self, people: usize) -> PathBuf {
        let today = "2026-11-24".parse().unwrap();
        let lists = self.path().join("in");
        std::fs::create_dir_all(&lists).unwrap();
        let files = sample::Sample { seed: 1, people, year: 2027, today, plain: true }.files();
        for file in files.workbooks.iter().chain([&files.dossier, &files.school]) {
            std::fs::write(lists.join(&file.name), &file.bytes).unwrap();
        }
        lists
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.server {
            store::testing::drop_database(server, name);
        }
    }
}

/// What a run came to.
pub(crate) struct Ran {
    /// Exit code; -1 when a signal ended it.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Says that a part of a test was skipped, where the test command collects it.
pub(crate) fn skipped(sentence: &str) {
    eprintln!("skipped: {sentence}");
    if let Ok(file) = std::env::var("GOC_TEST_SKIPS") {
        use std::io::Write;
        let mut file = std::fs::OpenOptions::new().append(true).create(true).open(file).unwrap();
        writeln!(file, "{sentence}").unwrap();
    }
}
