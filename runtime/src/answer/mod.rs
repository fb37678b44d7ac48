//! Judging an answer: is it an error, which one, and would the same request fare better later. It must not decode the
//! payload, wait, or decide whether to send again: that is up to whoever knows what a repetition may do.

mod error;
mod hint;
mod judge;

pub use error::{Resend, ServiceError};
pub(crate) use hint::is_about_region;
pub use judge::{Accepted, Sent, judge};

use http::{HeaderMap, StatusCode};

/// What came back.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// HTTP status.
    pub status: StatusCode,
    /// Headers.
    pub headers: &'a HeaderMap,
    /// The whole body.
    pub body: &'a [u8],
}

/// What a vendor's shapes say about an answer. Without `Debug`: its texts are as they came, and may quote a secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The id to quote to the vendor's support.
    pub request_id: Option<String>,
    /// What went wrong, as far as the answer has the shape of an error.
    pub failure: Option<Failure>,
}

/// An answer in the shape of an error. Without `Debug`, too.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Failure {
    /// The vendor's code.
    pub code: Option<String>,
    /// The vendor's message.
    pub message: Option<String>,
    /// Further texts, each under the vendor's own name.
    pub details: Vec<(&'static str, String)>,
}

/// What is behind an error that every operation of a vendor can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Too many requests; nothing was done.
    Throttled,
    /// The service failed by itself.
    Fault,
    /// The time in the signature is too far from the service's own.
    Clock,
    /// The signature is not the one that the service has computed.
    Signature,
    /// The session token has expired or is of another key.
    Token,
    /// There is no such key, or it is switched off.
    Key,
}

impl Answer<'_> {
    /// A header that is text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let value = self.headers.get(name)?.to_str().ok()?.trim();
        (!value.is_empty()).then_some(value)
    }
}
