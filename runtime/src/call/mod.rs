//! One logical call from its first attempt to its end: what is sent, how long is waited, when it is over. A state machine
//! without IO: time, randomness and outcomes come from outside, so that every path is tested without waiting. It must not
//! send, sleep or read a clock.
//!
//! ```text
//! driver:  loop { prepare -> send -> answered | unanswered -> wait and loop, or over }
//! ```

mod machine;
mod retry;
mod shared;

pub use machine::{Call, Limits, Now, Payload, Verdict};
pub use retry::{RetryBudget, RetryPolicy};
pub use shared::{ServiceClocks, Shared};
