//! What to look at first when a service does not believe who is calling.

use super::{Cause, Sent, ServiceError};
use std::time::{Duration, SystemTime};

/// What vendors tolerate between two clocks, the strictest of them.
const TOLERATED: Duration = Duration::from_secs(300);

/// Advice in one sentence.
pub(super) fn hint(cause: Cause, message: &str, sent: Sent<'_>, server: Option<SystemTime>) -> Option<String> {
    let clock = server.and_then(|server| off(sent.time, server));
    Some(match (cause, clock) {
        (Cause::Throttled | Cause::Fault, _) => return None,
        (Cause::Clock | Cause::Signature | Cause::Token, Some(clock)) => clock,
        (Cause::Clock, None) if server.is_some() => {
            "the time in the signature was refused, though it is the service's own: look for something that holds \
             requests back"
                .to_owned()
        }
        (Cause::Clock, None) => {
            "the time in the signature was refused: compare this machine's clock with the service's, \
             or look for something that holds requests back"
                .to_owned()
        }
        (Cause::Signature, None) => signature(message, sent).to_owned(),
        (Cause::Token, None) => {
            "the session token has expired or belongs to another key: get new temporary credentials".to_owned()
        }
        (Cause::Key, _) => {
            "the service knows no such key: look at the key's id, and at which account and which of the \
             vendor's clouds it is for"
                .to_owned()
        }
    })
}

/// Whether the service speaks of a region.
pub(crate) fn is_about_region(error: &ServiceError) -> bool {
    [error.code(), error.message()].iter().any(|text| text.to_ascii_lowercase().contains("region"))
}

/// Which of secret and request is to blame. Some vendors quote the string to sign that they have computed.
fn signature(message: &str, sent: Sent<'_>) -> &'static str {
    let ours = sent.string_to_sign.rsplit('\n').next().unwrap_or_default();
    if !ours.is_empty() && message.contains(ours) {
        "the service saw the request that was signed, so the secret is not the one of this key"
    } else if message.to_ascii_lowercase().replace(' ', "").contains("stringtosign") {
        "the service saw another request than was signed: something on the way, such as a proxy, changes host, path, \
         query, headers or body"
    } else {
        "most likely the secret is not the one of this key; else something on the way, such as a proxy, changes the request"
    }
}

/// How far the clocks are apart, when it is too far.
fn off(ours: SystemTime, theirs: SystemTime) -> Option<String> {
    let (apart, side) = match ours.duration_since(theirs) {
        Ok(apart) => (apart, "ahead of"),
        Err(behind) => (behind.duration(), "behind"),
    };
    let advice = || format!("this machine's clock is {} s {side} the service's: set the clock", apart.as_secs());
    (apart > TOLERATED).then(advice)
}
