//! The lease of a job: while a worker works, somebody says that it is still there, passes on how far it is, and hears whether it
//! is to stop.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use cadre::record::RecordId;

use crate::{Moment, Office, Step, Watch};

/// What a worker holds of a job.
pub(super) struct Lease<'a> {
    pub(super) office: &'a Office,
    pub(super) clock: fn() -> Moment,
    pub(super) id: RecordId,
    pub(super) fence: u32,
    /// Whether the program is to end.
    pub(super) ends: &'a (dyn Fn() -> bool + Sync),
    step: Mutex<Option<Step>>,
    /// Somebody asked the job to stop.
    stop: AtomicBool,
    /// Another worker has it.
    lost: AtomicBool,
}

impl<'a> Lease<'a> {
    pub(super) fn new(
        office: &'a Office,
        clock: fn() -> Moment,
        (id, fence): (RecordId, u32),
        ends: &'a (dyn Fn() -> bool + Sync),
    ) -> Lease<'a> {
        let (step, stop, lost) = (Mutex::default(), AtomicBool::new(false), AtomicBool::new(false));
        Lease { office, clock, id, fence, ends, step, stop, lost }
    }

    /// Says that the worker is still there. A database that does not answer is asked again at the next beat.
    pub(super) fn beat(&self) {
        let step = self.step.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let step = step.and_then(|step| serde_json::to_string(&step).ok());
        let (of, now) = ((self.id, self.fence), (self.clock)().time);
        let heard = self.office.store.write(|tx| store::job::renew(tx, self.office.tenant, of, step.as_deref(), now));
        match heard {
            Ok(Some(stop)) => self.stop.store(stop, Ordering::SeqCst),
            Ok(None) => self.lost.store(true, Ordering::SeqCst),
            Err(_) => {}
        }
    }

    /// Whether somebody asked this job to stop.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }
}

impl Watch for Lease<'_> {
    fn step(&self, step: Step) {
        *self.step.lock().unwrap_or_else(PoisonError::into_inner) = Some(step);
    }

    fn stopped(&self) -> bool {
        self.is_stopped() || self.lost.load(Ordering::SeqCst) || (self.ends)()
    }
}
