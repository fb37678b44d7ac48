//! What a call tells `tracing` while it goes on, for whoever looks at a service that is slow or refuses. Without the feature
//! it tells nothing. It must not be given anything that an error would not show.

use super::Error;
#[cfg(feature = "tracing")]
use crate::text::Shown;
use std::time::Duration;

/// An attempt has failed, and there is another one after this wait.
#[cfg(feature = "tracing")]
pub(super) fn sent_again(operation: &str, attempts: u32, wait: Duration, error: &Error) {
    tracing::warn!(operation, attempts, ?wait, %error, "sending again");
}

#[cfg(not(feature = "tracing"))]
pub(super) fn sent_again(_operation: &str, _attempts: u32, _wait: Duration, _error: &Error) {}

/// There is an answer that is accepted.
#[cfg(feature = "tracing")]
pub(super) fn answered(operation: &str, attempts: u32, request_id: Option<&str>) {
    let request_id = request_id.map(Shown::name);
    tracing::debug!(operation, attempts, request_id = request_id.map(tracing::field::debug), "answered");
}

#[cfg(not(feature = "tracing"))]
pub(super) fn answered(_operation: &str, _attempts: u32, _request_id: Option<&str>) {}
