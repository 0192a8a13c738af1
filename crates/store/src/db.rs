//! The two databases behind one type. Outside this room nobody asks which of them runs.
//!
//! What is portable is decided by what is left out: five kinds of table cells, no dates, no clock, no sequences, no
//! triggers, one text for every statement. Placeholders are `$1`, `$2`, ….

mod cell;
mod migrate;
mod postgres;
mod sqlite;

use std::thread;
use std::time::Duration;

pub(crate) use cell::{Cell, Row};
pub(crate) use migrate::{LATEST, migrate, open_current};

use self::postgres::Server;
use self::sqlite::File;
use crate::StoreError;

/// Times a transaction is run when others stand in its way.
const TRIES_MAX: u32 = 8;

/// First pause before it is run again; each is twice the one before.
const PAUSE: Duration = Duration::from_millis(20);

/// Values one statement may carry: SQLite takes 32,766, PostgreSQL 65,535; longer texts than this win nothing.
const VALUES_MAX: usize = 2_000;

/// An open database.
pub(crate) struct Db(Engine);

enum Engine {
    File(File),
    Server(Server),
}

/// A transaction in progress. Dropped without a commit, it never was.
pub struct Tx<'a> {
    work: Work<'a>,
    /// Whether a statement failed. Such a transaction never commits, whatever its closure makes of the error: PostgreSQL
    /// would answer a commit by rolling back and call that a success, SQLite would keep half of it.
    failed: bool,
}

enum Work<'a> {
    File(&'a rusqlite::Connection),
    Server(postgres::Work<'a>),
}

/// Rows to be written into the columns of one table.
pub(crate) struct Insert {
    /// `insert into TABLE (COLUMN, …) values`.
    pub(crate) into: &'static str,
    /// How many columns.
    pub(crate) columns: usize,
    /// What stands behind the values, for example `on conflict do nothing`.
    pub(crate) then: &'static str,
}

impl Insert {
    /// The statement for so many rows.
    pub(crate) fn text(&self, rows: usize) -> String {
        let mut text = self.into.to_owned();
        for row in 0..rows {
            let values: Vec<String> =
                (1..=self.columns).map(|value| format!("${}", row * self.columns + value)).collect();
            text += if row == 0 { " (" } else { ", (" };
            text += &values.join(", ");
            text.push(')');
        }
        format!("{text} {}", self.then)
    }
}

impl Db {
    /// Opens what the address names: `postgres://…`, else a file.
    pub(crate) fn open(address: &str) -> Result<Db, StoreError> {
        let is_server = address.starts_with("postgres://") || address.starts_with("postgresql://");
        Ok(Db(match is_server {
            true => Engine::Server(Server::open(address)?),
            false => Engine::File(File::open(address.strip_prefix("sqlite:").unwrap_or(address))?),
        }))
    }

    /// Name of the database program, for whoever looks after it.
    pub(crate) fn name(&self) -> &'static str {
        match &self.0 {
            Engine::File(_) => "SQLite",
            Engine::Server(_) => "PostgreSQL",
        }
    }

    /// Where it is, without a password.
    pub(crate) fn place(&self) -> &str {
        match &self.0 {
            Engine::File(file) => file.place(),
            Engine::Server(server) => server.place(),
        }
    }

    /// Reads in one snapshot.
    pub(crate) fn read<T>(&self, mut f: impl FnMut(&mut Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        again(|| match &self.0 {
            Engine::File(file) => file.read(&mut f),
            Engine::Server(server) => server.transaction(true, &mut f),
        })
    }

    /// Writes all or nothing. The closure is run again when others stood in its way or the connection broke, even while
    /// committing: it begins with looking up its key, so that doing it twice does nothing twice.
    pub(crate) fn write<T>(&self, mut f: impl FnMut(&mut Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        again(|| match &self.0 {
            Engine::File(file) => file.write(&mut f),
            Engine::Server(server) => server.transaction(false, &mut f),
        })
    }

    /// The tables there are.
    fn tables(&self) -> Result<Vec<String>, StoreError> {
        let list = match &self.0 {
            Engine::File(_) => sqlite::TABLES,
            Engine::Server(_) => postgres::TABLES,
        };
        self.read(|tx| tx.query(list, &[])?.into_iter().map(|mut row| row.take_text("name")).collect())
    }

    /// Fills in what differs between the databases' table definitions.
    fn dialect(&self, text: &str) -> String {
        let (bytes, int, strict) = match &self.0 {
            Engine::File(_) => ("blob", "integer", "strict"),
            Engine::Server(_) => ("bytea", "bigint", ""),
        };
        text.replace("{bytes}", bytes).replace("{int}", int).replace("{strict}", strict)
    }
}

fn again<T>(mut run: impl FnMut() -> Result<T, StoreError>) -> Result<T, StoreError> {
    let mut pause = PAUSE;
    for _ in 1..TRIES_MAX {
        match run() {
            Err(error) if error.passes() => thread::sleep(pause),
            done => return done,
        }
        pause *= 2;
    }
    run()
}

impl<'a> Tx<'a> {
    fn new(work: Work<'a>) -> Tx<'a> {
        Tx { work, failed: false }
    }

    /// Runs a closure in the transaction; a failed statement that it ignored is its failure all the same.
    fn run<T>(&mut self, f: &mut impl FnMut(&mut Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let done = f(self)?;
        if self.failed { Err(StoreError::Ignored) } else { Ok(done) }
    }

    /// Rows of an answer.
    pub(crate) fn query(&mut self, sql: &str, values: &[Cell]) -> Result<Vec<Row>, StoreError> {
        let rows = match &mut self.work {
            Work::File(connection) => sqlite::query(connection, sql, values),
            Work::Server(work) => work.query(sql, values),
        };
        self.failed |= rows.is_err();
        rows
    }

    /// The only row of an answer, if there is one.
    pub(crate) fn find(&mut self, sql: &str, values: &[Cell]) -> Result<Option<Row>, StoreError> {
        Ok(self.query(sql, values)?.into_iter().next())
    }

    /// Runs a statement; how many rows it touched.
    pub(crate) fn execute(&mut self, sql: &str, values: &[Cell]) -> Result<u64, StoreError> {
        let touched = match &mut self.work {
            Work::File(connection) => sqlite::execute(connection, sql, values),
            Work::Server(work) => work.execute(sql, values),
        };
        self.failed |= touched.is_err();
        touched
    }

    /// Writes rows, many with each statement: a way to the server for each row would take most of the time.
    pub(crate) fn insert(&mut self, insert: &Insert, rows: Vec<Vec<Cell>>) -> Result<u64, StoreError> {
        let chunk = VALUES_MAX / insert.columns;
        let mut written = 0;
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let values: Vec<Cell> = rows.by_ref().take(chunk).flatten().collect();
            written += self.execute(&insert.text(values.len() / insert.columns), &values)?;
        }
        Ok(written)
    }

    /// Prepares a statement without running it.
    #[cfg(test)]
    pub(crate) fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        match &mut self.work {
            Work::File(connection) => sqlite::prepare(connection, sql),
            Work::Server(work) => work.prepare(sql),
        }
    }
}
