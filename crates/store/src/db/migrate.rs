//! Migrations: forward only, one statement a step, the same text for both databases.

use super::{Cell, Db, Tx};
use crate::StoreError;

/// Every migration, by number.
const MIGRATIONS: [(u32, &str); 6] = [
    (1, include_str!("../../migrations/0001_first.sql")),
    (2, include_str!("../../migrations/0002_accounts.sql")),
    (3, include_str!("../../migrations/0003_jobs.sql")),
    (4, include_str!("../../migrations/0004_tokens.sql")),
    (5, include_str!("../../migrations/0005_saved_lists.sql")),
    (6, include_str!("../../migrations/0006_lecturers.sql")),
];

/// The version this program works with.
pub(crate) const LATEST: u32 = MIGRATIONS[MIGRATIONS.len() - 1].0;

const KEEP: &str = "create table if not exists migration (number {int} not null, time_us {int} not null, \
                    primary key (number)) {strict}";
const RAN: &str = "select max(number) as number from migration";
const RUN: &str = "insert into migration (number, time_us) values ($1, $2)";

/// Refuses a database that is not of this version; one that is empty is set up.
pub(crate) fn open_current(db: &Db, time_us: i64) -> Result<(), StoreError> {
    match version(db)? {
        0 => migrate(db, time_us).map(|_| ()),
        found if found < LATEST => Err(StoreError::OlderDatabase { found, known: LATEST }),
        found if found > LATEST => Err(StoreError::NewerDatabase { found, known: LATEST }),
        _ => Ok(()),
    }
}

/// Brings a database from the version it has to this program's. All steps in one transaction: a broken one leaves nothing.
pub(crate) fn migrate(db: &Db, time_us: i64) -> Result<u32, StoreError> {
    let from = version(db)?;
    if from > LATEST {
        return Err(StoreError::NewerDatabase { found: from, known: LATEST });
    }
    db.write(|tx| {
        tx.execute(&db.dialect(KEEP), &[])?;
        // Another program may have been faster; what it ran is not run again.
        let ran = ran(tx)?;
        for (number, text) in MIGRATIONS.iter().filter(|(number, _)| *number > ran) {
            for statement in statements(text) {
                tx.execute(&db.dialect(&statement), &[])?;
            }
            tx.execute(RUN, &[Cell::Int(i64::from(*number)), Cell::Int(time_us)])?;
        }
        Ok(())
    })?;
    Ok(from)
}

/// The version of a database, 0 when it is empty.
fn version(db: &Db) -> Result<u32, StoreError> {
    let tables = db.tables()?;
    if tables.is_empty() {
        return Ok(0);
    }
    if !tables.iter().any(|table| table == "migration") {
        return Err(StoreError::Foreign { place: db.place().to_owned() });
    }
    db.read(ran)
}

fn ran(tx: &mut Tx<'_>) -> Result<u32, StoreError> {
    let row = tx.find(RAN, &[])?;
    let number = row.map(|row| row.opt_int("number")).transpose()?.flatten();
    Ok(number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0))
}

/// The statements of a migration, without comments.
fn statements(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("--"));
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    text.split(';').map(|statement| statement.trim().to_owned()).filter(|statement| !statement.is_empty()).collect()
}
