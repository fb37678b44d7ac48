//! What the calls of a client have in common. It must not know any of them.

use super::retry::RetryBudget;
use crate::endpoint::Endpoint;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};
use std::time::{Duration, SystemTime};

/// What the calls of a client have in common.
#[derive(Debug, Default)]
pub struct Shared {
    /// What they may spend on retries.
    pub budget: RetryBudget,
    /// What they know of the services' clocks.
    pub clocks: ServiceClocks,
}

/// How far the clocks of services are from the one of this machine. It is learnt from a refusal and kept, so that a machine
/// whose clock is wrong is refused once, and not once per call. Each endpoint has its own: what one says moves no signature
/// that another is shown.
#[derive(Debug, Default)]
pub struct ServiceClocks {
    /// Only those that were learnt.
    ahead: RwLock<HashMap<Endpoint, Ahead>>,
}

/// How far a clock is ahead of the one of this machine, or behind it.
#[derive(Clone, Copy, Debug)]
enum Ahead {
    By(Duration),
    Behind(Duration),
}

/// How far a clock is followed. A wrong time zone is within it. What is signed is good for some minutes around its time, and
/// whoever could say any time would have requests that are good some other year.
const FURTHEST: Duration = Duration::from_secs(24 * 60 * 60);

impl ServiceClocks {
    /// The time of the service at this endpoint when it is this time here: at most a day apart.
    #[must_use]
    pub fn at(&self, endpoint: &Endpoint, here: SystemTime) -> SystemTime {
        // What panicked elsewhere has left nothing half done here.
        let known = self.ahead.read().unwrap_or_else(PoisonError::into_inner).get(endpoint).copied();
        let there = match known {
            None => Some(here),
            Some(Ahead::By(apart)) => here.checked_add(apart),
            Some(Ahead::Behind(apart)) => here.checked_sub(apart),
        };
        there.unwrap_or(here)
    }

    /// Keeps what the service's time was when it was this time here; not if it is more than a day apart.
    pub(super) fn learn(&self, endpoint: &Endpoint, there: SystemTime, here: SystemTime) -> bool {
        let (apart, ahead) = match there.duration_since(here) {
            Ok(apart) => (apart, Ahead::By(apart)),
            Err(behind) => (behind.duration(), Ahead::Behind(behind.duration())),
        };
        let is_followed = apart <= FURTHEST;
        if is_followed {
            self.ahead.write().unwrap_or_else(PoisonError::into_inner).insert(endpoint.clone(), ahead);
        }
        is_followed
    }
}
