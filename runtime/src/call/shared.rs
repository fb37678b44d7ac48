//! What the calls of a client have in common. It must not know any of them.

use super::retry::RetryBudget;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

/// What the calls of a client have in common.
#[derive(Debug, Default)]
pub struct Shared {
    /// What they may spend on retries.
    pub budget: RetryBudget,
    /// What they know of the service's clock.
    pub clock: ServiceClock,
}

/// How far the service's clock is from the one of this machine. It is learnt from a refusal and kept, so that a machine
/// whose clock is wrong is refused once, and not once per call.
#[derive(Debug, Default)]
pub struct ServiceClock {
    /// Nanoseconds; behind is less than zero.
    ahead: AtomicI64,
}

impl ServiceClock {
    /// The service's time when it is this time here.
    #[must_use]
    pub fn at(&self, here: SystemTime) -> SystemTime {
        let ahead = self.ahead.load(Ordering::Relaxed);
        let apart = Duration::from_nanos(ahead.unsigned_abs());
        let there = if ahead < 0 { here.checked_sub(apart) } else { here.checked_add(apart) };
        there.unwrap_or(here)
    }

    /// Keeps what the service's time was when it was this time here.
    pub(super) fn learn(&self, there: SystemTime, here: SystemTime) {
        let nanos = |apart: Duration| i64::try_from(apart.as_nanos()).unwrap_or(i64::MAX);
        let ahead = match there.duration_since(here) {
            Ok(ahead) => nanos(ahead),
            Err(behind) => -nanos(behind.duration()),
        };
        self.ahead.store(ahead, Ordering::Relaxed);
    }
}
