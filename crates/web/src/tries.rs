//! Wrong passwords: each lets the next try of the same account from the same place wait longer. Nobody else waits.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Tries that cost nothing: fingers slip.
const FREE: u32 = 4;

/// The longest wait: an attacker gets a hundred tries a day.
const WAIT_MAX: Duration = Duration::from_secs(900);

/// Pairs of an account and a place kept in mind, a megabyte or two; beyond that those that may try again are forgotten.
const KEPT: usize = 10_000;

#[derive(Default)]
pub(crate) struct Tries(Mutex<HashMap<(String, IpAddr), (u32, Instant)>>);

impl Tries {
    /// How long whoever tries from there must still wait, if at all.
    pub(crate) fn wait(&self, account: &str, from: IpAddr) -> Option<Duration> {
        let tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, until) = tries.get(&(account.to_owned(), from))?;
        until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
    }

    /// A try failed.
    pub(crate) fn wrong(&self, account: &str, from: IpAddr) {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if tries.len() >= KEPT {
            tries.retain(|_, (_, until)| *until > now);
        }
        if tries.len() >= KEPT {
            // So many wait at once under attack only; their waits begin anew.
            tries.clear();
        }
        let (count, until) = tries.entry((account.to_owned(), from)).or_insert((0, now));
        *count += 1;
        let doubled = count.saturating_sub(FREE).min(20);
        if *count > FREE {
            *until = now + Duration::from_secs(1 << doubled).min(WAIT_MAX);
        }
    }

    /// A try succeeded.
    pub(crate) fn right(&self, account: &str, from: IpAddr) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&(account.to_owned(), from));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_wrong_try_waits_and_nobody_else_does() {
        let (tries, here, there) = (Tries::default(), IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        for _ in 0..FREE {
            tries.wrong("thu.an", here);
        }
        assert_eq!(tries.wait("thu.an", here), None);
        (0..30).for_each(|_| tries.wrong("thu.an", here));
        assert!(tries.wait("thu.an", here).is_some_and(|left| left <= WAIT_MAX));
        assert_eq!((tries.wait("thu.an", there), tries.wait("binh", here)), (None, None));
        tries.right("thu.an", here);
        assert_eq!(tries.wait("thu.an", here), None);
    }
}
