//! PostgreSQL: a few connections, each transaction serializable, so that both databases behave alike.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use postgres::error::SqlState;
use postgres::types::{IsNull, ToSql, Type, private::BytesMut};
use postgres::{Client, Config, IsolationLevel, NoTls, Statement, Transaction};

use super::{Cell, Row, Tx};
use crate::StoreError;

/// The tables of a database.
pub(super) const TABLES: &str = "select tablename::varchar as name from pg_tables where schemaname = current_schema()";

pub(super) struct Server {
    place: String,
    config: Config,
    idle: Mutex<Vec<Connection>>,
}

/// A connection with the statements it has prepared.
struct Connection {
    client: Client,
    statements: HashMap<String, Statement>,
}

/// A transaction on a connection.
pub(super) struct Work<'a> {
    transaction: Transaction<'a>,
    statements: &'a mut HashMap<String, Statement>,
}

impl Server {
    pub(super) fn open(address: &str) -> Result<Server, StoreError> {
        let cannot = |place: &str, reason: String| StoreError::CannotOpen { place: place.to_owned(), reason };
        // The parser's message may repeat the address, and the address may hold a password.
        let config: Config = address
            .parse()
            .map_err(|_| cannot("postgres://…", "the address is not postgres://user@host/database".to_owned()))?;
        let place = format!("PostgreSQL {}", config.get_dbname().unwrap_or("-"));
        let server = Server { place: place.clone(), config, idle: Mutex::default() };
        let mut connection = server.connect().map_err(|error| cannot(&place, error))?;
        let row = connection.client.query_one("show synchronous_commit", &[]).map_err(failed)?;
        let found: String = row.get(0);
        if found == "off" {
            return Err(StoreError::NotDurable { place, setting: "synchronous_commit", found });
        }
        server.give_back(connection);
        Ok(server)
    }

    pub(super) fn place(&self) -> &str {
        &self.place
    }

    fn connect(&self) -> Result<Connection, String> {
        let client = self.config.connect(NoTls).map_err(|error| match std::error::Error::source(&error) {
            Some(cause) => format!("{error}: {cause}"),
            None => error.to_string(),
        })?;
        Ok(Connection { client, statements: HashMap::new() })
    }

    fn give_back(&self, connection: Connection) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
    }

    pub(super) fn transaction<T>(
        &self,
        read_only: bool,
        f: &mut impl FnMut(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => self.connect().map_err(|_| StoreError::Lost)?,
        };
        let (done, sound) = connection.transaction(read_only, f);
        if sound {
            self.give_back(connection);
        }
        done
    }
}

impl Connection {
    /// Runs one transaction; also whether the connection can be used again.
    fn transaction<T>(
        &mut self,
        read_only: bool,
        f: &mut impl FnMut(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> (Result<T, StoreError>, bool) {
        let level = if read_only { IsolationLevel::RepeatableRead } else { IsolationLevel::Serializable };
        let started = self.client.build_transaction().isolation_level(level).read_only(read_only).start();
        let transaction = match started {
            Ok(transaction) => transaction,
            Err(error) => return (Err(failed(error)), false),
        };
        let mut tx = Tx::new(super::Work::Server(Work { transaction, statements: &mut self.statements }));
        let done = tx.run(f);
        let super::Work::Server(work) = tx.work else { unreachable!("the transaction was made on a server above") };
        match done {
            Ok(done) => match work.transaction.commit() {
                Ok(()) => (Ok(done), true),
                Err(error) => (Err(failed(error)), false),
            },
            Err(error) => (Err(error), work.transaction.rollback().is_ok()),
        }
    }
}

impl Work<'_> {
    fn statement(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.transaction.prepare(sql).map_err(failed)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    pub(super) fn query(&mut self, sql: &str, values: &[Cell]) -> Result<Vec<Row>, StoreError> {
        let statement = self.statement(sql)?;
        let columns: Arc<[String]> = statement.columns().iter().map(|column| column.name().to_owned()).collect();
        let mut rows = Vec::new();
        for row in self.transaction.query(&statement, &bound(values)).map_err(failed)? {
            let cells = (0..columns.len()).map(|at| cell(&row, at)).collect::<Result<Vec<Cell>, StoreError>>()?;
            rows.push(Row::new(Arc::clone(&columns), cells));
        }
        Ok(rows)
    }

    pub(super) fn execute(&mut self, sql: &str, values: &[Cell]) -> Result<u64, StoreError> {
        let statement = self.statement(sql)?;
        self.transaction.execute(&statement, &bound(values)).map_err(failed)
    }

    #[cfg(test)]
    pub(super) fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        self.statement(sql).map(|_| ())
    }
}

fn bound(values: &[Cell]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn cell(row: &postgres::Row, at: usize) -> Result<Cell, StoreError> {
    let kind = row.columns()[at].type_();
    let value = if *kind == Type::INT8 {
        row.try_get::<_, Option<i64>>(at).map(|value| value.map_or(Cell::Null, Cell::Int))
    } else if *kind == Type::TEXT || *kind == Type::VARCHAR {
        row.try_get::<_, Option<String>>(at).map(|value| value.map_or(Cell::Null, Cell::Text))
    } else if *kind == Type::BYTEA {
        row.try_get::<_, Option<Vec<u8>>>(at).map(|value| value.map_or(Cell::Null, Cell::Bytes))
    } else {
        return Err(StoreError::Corrupt { column: "answer", problem: "a type the program does not write" });
    };
    value.map_err(failed)
}

impl ToSql for Cell {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Cell::Null => Ok(IsNull::Yes),
            Cell::Int(number) => number.to_sql(kind, out),
            Cell::Text(text) => text.to_sql(kind, out),
            Cell::Bytes(bytes) => bytes.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT8, Type::TEXT, Type::VARCHAR, Type::BYTEA].contains(kind)
    }

    postgres::types::to_sql_checked!();
}

fn failed(error: postgres::Error) -> StoreError {
    if error.is_closed() {
        return StoreError::Lost;
    }
    let Some(code) = error.code().cloned() else { return StoreError::Lost };
    // The detail of an error may repeat a value of a row; it is left out.
    let message = error.as_db_error().map_or_else(String::new, |error| error.message().to_owned());
    match &code {
        code if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED => {
            StoreError::Busy
        }
        // Two programs set up the same empty database: one of them comes second.
        code if *code == SqlState::DUPLICATE_TABLE => StoreError::Busy,
        code if *code == SqlState::DISK_FULL => StoreError::DiskFull,
        code if *code == SqlState::ADMIN_SHUTDOWN || code.code().starts_with("08") => StoreError::Lost,
        code if code.code().starts_with("23") => {
            let constraint = error.as_db_error().and_then(|error| error.constraint()).unwrap_or("-");
            match constraint.starts_with("pg_") {
                true => StoreError::Busy,
                false => StoreError::Constraint { constraint: constraint.to_owned() },
            }
        }
        code => StoreError::Statement { code: code.code().to_owned(), message },
    }
}
