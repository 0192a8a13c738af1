//! Migrate (nâng cấp cơ sở dữ liệu): brings a database to the version of this program.

use cadre::access::{Act, Actor, may};
pub use store::Migrated;
use store::Store;

use crate::No;

/// Brings the database up. It takes no office: an office opens only on a database that is up to date.
pub fn migrate(database: &str, actor: &Actor) -> Result<Migrated, No> {
    may(actor, Act::Migrate)?;
    Ok(Store::migrate(database)?)
}
