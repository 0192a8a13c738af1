//! SQLite: one file, one writer, readers beside it; nothing is acknowledged before the disk has it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, ToSql, TransactionBehavior};

use super::{Cell, Row, Tx, Work};
use crate::StoreError;

/// The tables of a file.
pub(super) const TABLES: &str = "select name as name from sqlite_master where type = 'table'";

/// How long a writer waits for another process to finish: longer than the longest import.
const WAIT: Duration = Duration::from_secs(60);

/// Statements kept prepared.
const STATEMENTS_KEPT: usize = 64;

pub(super) struct File {
    place: String,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl File {
    pub(super) fn open(path: &str) -> Result<File, StoreError> {
        // Programs that start at once on a new file stand in each other's way while the first makes it write ahead: there
        // SQLite does not wait.
        let writer = super::again(|| connect(path))?;
        Ok(File { place: path.to_owned(), writer: Mutex::new(writer), readers: Mutex::default() })
    }

    pub(super) fn place(&self) -> &str {
        &self.place
    }

    pub(super) fn write<T>(&self, f: &mut impl FnMut(&mut Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        // A closure that panicked left nothing half-done: its transaction was rolled back when it unwound.
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        // Immediate: a transaction that reads first and writes later could not be let in any more.
        let work = writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let done = Tx::new(Work::File(&work)).run(f)?;
        work.commit().map_err(failed)?;
        Ok(done)
    }

    pub(super) fn read<T>(&self, f: &mut impl FnMut(&mut Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = idle.map_or_else(|| connect(&self.place), Ok)?;
        let work = reader.transaction().map_err(failed)?;
        let done = Tx::new(Work::File(&work)).run(f)?;
        work.finish().map_err(failed)?;
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        Ok(done)
    }
}

/// Memory for pages of the database, for each connection: less than a tenth of what an import may take.
const CACHE_KIB: u32 = 32 << 10;

fn connect(path: &str) -> Result<Connection, StoreError> {
    let cannot = |error: rusqlite::Error| StoreError::CannotOpen { place: path.to_owned(), reason: error.to_string() };
    let connection = Connection::open(path).map_err(cannot)?;
    connection.busy_timeout(WAIT).map_err(cannot)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    let mode: String = connection.query_row("pragma journal_mode = wal", [], |row| row.get(0)).map_err(|error| {
        match failed(error) {
            known @ (StoreError::Damaged { .. } | StoreError::Busy) => known,
            other => StoreError::CannotOpen { place: path.to_owned(), reason: other.to_string() },
        }
    })?;
    if mode != "wal" {
        return Err(StoreError::NotWal { place: path.to_owned(), mode });
    }
    // secure_delete: what the law has erased is overwritten in the file and not only left out of it.
    let settings = "pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on;";
    connection.execute_batch(settings).map_err(cannot)?;
    // Ids are random, so a province's import touches pages everywhere: with the usual cache of 2 MB each is written many
    // times, and once more into a temporary file, in case a statement fails half-way.
    let room = format!("pragma cache_size = -{CACHE_KIB}; pragma temp_store = memory;");
    connection.execute_batch(&room).map_err(cannot)?;
    let synchronous: i64 = connection.query_row("pragma synchronous", [], |row| row.get(0)).map_err(cannot)?;
    // 2 is FULL. NORMAL loses acknowledged commits in a power failure.
    if synchronous != 2 {
        let (place, found) = (path.to_owned(), synchronous.to_string());
        return Err(StoreError::NotDurable { place, setting: "synchronous", found });
    }
    Ok(connection)
}

pub(super) fn query(connection: &Connection, sql: &str, values: &[Cell]) -> Result<Vec<Row>, StoreError> {
    let mut statement = connection.prepare_cached(&numbered(sql)).map_err(failed)?;
    let columns: Arc<[String]> = statement.column_names().map(str::to_owned).collect();
    let mut answer = statement.query(rusqlite::params_from_iter(values)).map_err(failed)?;
    let mut rows = Vec::new();
    while let Some(row) = answer.next().map_err(failed)? {
        let mut cells = Vec::with_capacity(columns.len());
        for at in 0..columns.len() {
            cells.push(cell(row.get_ref(at).map_err(failed)?)?);
        }
        rows.push(Row::new(Arc::clone(&columns), cells));
    }
    Ok(rows)
}

pub(super) fn execute(connection: &Connection, sql: &str, values: &[Cell]) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(&numbered(sql)).map_err(failed)?;
    Ok(statement.execute(rusqlite::params_from_iter(values)).map_err(failed)? as u64)
}

#[cfg(test)]
pub(super) fn prepare(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    connection.prepare(&numbered(sql)).map(|_| ()).map_err(failed)
}

/// SQLite numbers its placeholders with `?`; it takes `$1` for a name.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

fn cell(value: ValueRef<'_>) -> Result<Cell, StoreError> {
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Int(number),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text);
            Cell::Text(text.map_err(|_| StoreError::Corrupt { column: "text", problem: "no Unicode" })?.to_owned())
        }
        ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => return Err(StoreError::Corrupt { column: "number", problem: "a fraction" }),
    })
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Cell::Null => ToSqlOutput::Owned(Value::Null),
            Cell::Int(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Cell::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

fn failed(error: rusqlite::Error) -> StoreError {
    let code = error.sqlite_error_code();
    let message = error.to_string();
    match code {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
        Some(ErrorCode::DiskFull) => StoreError::DiskFull,
        Some(ErrorCode::ConstraintViolation) => StoreError::Constraint { constraint: message },
        Some(code @ (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::SystemIoFailure)) => {
            StoreError::Damaged { code: format!("{code:?}") }
        }
        _ => StoreError::Statement { code: code.map_or("-".to_owned(), |code| format!("{code:?}")), message },
    }
}
