//! The office: the store, the rules and the moment in which acts are done.

use std::sync::Arc;

use cadre::access::{Act, Actor, Scope};
use cadre::record::{Record, RecordId, Tenant};
use cadre::standard::AsOf;
use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use store::{Stamp, Store};
use words::{CommandMessage, Date};

use crate::memory::{Memory, View};
use crate::{Fault, Rules};

/// When an act is done. The clock is read once, at the edge, and given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant, for the log.
    pub time: Timestamp,
    /// The day in the office's time zone, for the law.
    pub today: Date,
}

/// Hours by which Vietnam is ahead of universal time, all year.
const VIETNAM_HOURS: i8 = 7;

/// A time as clocks in Vietnam show it.
pub fn in_vietnam(time: Timestamp) -> DateTime {
    jiff::tz::offset(VIETNAM_HOURS).to_datetime(time)
}

/// The office (cơ quan): where acts are done, for one province. A copy is the same office.
#[derive(Clone)]
pub struct Office {
    pub(crate) store: Arc<Store>,
    pub(crate) rules: Arc<Rules>,
    pub(crate) tenant: Tenant,
    pub(crate) moment: Moment,
    memory: Arc<Memory>,
}

impl Office {
    /// Opens the office of a province on a database, by the rules given. An empty database is set up.
    pub fn open(database: &str, tenant: Tenant, moment: Moment, rules: Rules) -> Result<Office, Fault> {
        let (store, rules) = (Arc::new(Store::open(database)?), Arc::new(rules));
        Ok(Office { store, rules, tenant, moment, memory: Arc::default() })
    }

    /// The same office at another moment.
    pub fn at(&self, moment: Moment) -> Office {
        Office { moment, ..self.clone() }
    }

    /// When it is, in the office.
    pub fn moment(&self) -> Moment {
        self.moment
    }

    /// The record of a day as it was known at a time.
    pub(crate) fn record(&self, on: Date, known: Timestamp) -> Result<Arc<Record>, Fault> {
        Ok(Arc::clone(&self.memory.whole(&self.store, self.tenant, on, known)?.record))
    }

    /// The same, as far as the actor may see it.
    pub(crate) fn view(&self, actor: &Actor, scope: Scope, on: Date, known: Timestamp) -> Result<Arc<View>, Fault> {
        Ok(self.memory.view(&self.store, self.tenant, (on, known), (actor, scope))?)
    }

    /// The clocks of the law for a day: texts count as far as they were issued by the time facts are known. Times are
    /// counted to days in Vietnam, whatever the machine's zone.
    pub(crate) fn as_of(&self, on: Date, known: Option<Timestamp>) -> AsOf {
        let known = known.map(|time| in_vietnam(time).date());
        AsOf { on, known: known.unwrap_or(Date::MAX) }
    }

    /// The rules the office works by.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The province.
    pub fn tenant(&self) -> Tenant {
        self.tenant
    }

    /// What the database is, for whoever looks after it.
    pub fn engine(&self) -> &'static str {
        self.store.engine()
    }

    /// A fresh key for one request; asking again with the same key does nothing twice.
    pub fn new_key() -> String {
        words::hexadecimal(&store::random::<16>())
    }

    /// Who does what now, for the log.
    pub(crate) fn stamp(&self, actor: &Actor, act: Act) -> Stamp {
        Stamp { time: self.moment.time, actor: actor.account.clone(), act: act.code().to_owned() }
    }

    /// Ids for new records of this moment.
    pub(crate) fn new_id(&self) -> RecordId {
        let milliseconds = u64::try_from(self.moment.time.as_millisecond()).unwrap_or(0);
        RecordId::v7(milliseconds, store::random())
    }
}

/// One step of a longer act, for whoever watches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What is being done.
    pub what: CommandMessage,
    /// How much of it is done.
    pub done: u64,
    /// How much there is, where that is known.
    pub of: Option<u64>,
    /// What an engine has reached.
    pub so_far: Option<SoFar>,
}

/// What an engine has reached, with its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SoFar {
    /// The best plan, đồng.
    Plan {
        /// Its cost.
        cost_vnd: i64,
        /// No plan costs less.
        bound_vnd: i64,
    },
    /// The best timetable.
    Timetable {
        /// Its cost.
        cost: u32,
        /// No timetable with every session placed costs less.
        bound: u32,
        /// Sessions that are not placed.
        unplaced: u32,
    },
}

/// Whoever watches an act, and may stop it.
pub trait Watch {
    /// A step was made.
    fn step(&self, step: Step);

    /// Whether the act is to stop. It then ends without having written anything.
    fn stopped(&self) -> bool;
}
