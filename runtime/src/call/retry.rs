//! How often and how soon. Whether a repetition does harm is not known here.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// How often a call is attempted, and how long is waited in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    base: Duration,
    cap: Duration,
}

impl Default for RetryPolicy {
    /// Three attempts, waits of up to 0.2 s and 0.4 s, and none of more than 20 s.
    fn default() -> Self {
        Self { attempts: 3, base: Duration::from_millis(200), cap: Duration::from_secs(20) }
    }
}

impl RetryPolicy {
    /// One attempt. What was refused for this machine's clock or for an expired token is attempted once more all the same.
    #[must_use]
    pub fn never() -> Self {
        Self::default().attempts(1)
    }

    /// The number of attempts, the first included; at least one.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The longest first wait; each further one may be twice as long.
    #[must_use]
    pub fn base(mut self, base: Duration) -> Self {
        self.base = base;
        self
    }

    /// The longest wait, whatever a service asks for.
    #[must_use]
    pub fn cap(mut self, cap: Duration) -> Self {
        self.cap = cap;
        self
    }

    pub(super) fn allows(&self, made: u32) -> bool {
        made < self.attempts
    }

    /// The wait behind this many attempts: anything up to the exponential bound ("full jitter"), so that clients that
    /// were refused together do not come back together. `None` when the service asks for more than the cap.
    pub(super) fn wait(&self, made: u32, random: f64, asked: Option<Duration>) -> Option<Duration> {
        let doublings = made.saturating_sub(1).min(30);
        let bound = self.base.saturating_mul(1 << doublings).min(self.cap);
        let jitter = bound.mul_f64(if random.is_finite() { random.clamp(0.0, 1.0) } else { 1.0 });
        let wait = jitter.max(asked.unwrap_or_default());
        (wait <= self.cap).then_some(wait)
    }
}

/// What all calls of a client may spend on retries together: a service that is down is not held down.
#[derive(Debug)]
pub struct RetryBudget {
    left: AtomicU32,
    full: u32,
}

/// What a retry costs. It comes back when the retry succeeds.
const COST: u32 = 5;

impl Default for RetryBudget {
    /// A hundred retries at once.
    fn default() -> Self {
        Self::new(500)
    }
}

impl RetryBudget {
    /// A budget of this size. A retry costs five, which come back when it succeeds; a first attempt that succeeds pays
    /// one back.
    #[must_use]
    pub fn new(full: u32) -> Self {
        Self { left: AtomicU32::new(full), full }
    }

    pub(super) fn spend(&self) -> bool {
        let spent = |left: u32| left.checked_sub(COST);
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, spent).is_ok()
    }

    /// For a success, by the last retry of a call or without one.
    pub(super) fn pay_back(&self, was_retried: bool) {
        let back = if was_retried { COST } else { 1 };
        let paid = |left: u32| Some(left.saturating_add(back).min(self.full));
        // Never refused: the function always has a value.
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, paid);
    }
}
