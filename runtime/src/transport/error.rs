//! Why there is no whole answer, and whether anything can have been sent.

use crate::text::Shown;
use http::Uri;
use std::error::Error;
use std::fmt::{Debug, Display, Formatter, Result};
use std::iter::successors;

/// An exchange without a whole answer.
pub struct TransportError {
    kind: TransportErrorKind,
    can_have_arrived: bool,
    /// Scheme and host.
    place: Option<String>,
    source: Box<dyn Error + Send + Sync>,
}

/// What kind of failure it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No name, no route, nobody listening, no tunnel.
    Connect,
    /// No TLS: a certificate that is not believed, or no common version.
    Tls,
    /// It took too long.
    Timeout,
    /// The connection broke off before the answer was whole.
    Reset,
    /// The answer is larger than it may be.
    TooLarge,
    /// Something else.
    Other,
}

impl TransportError {
    /// Nothing of the request has left: it can be sent again without harm.
    pub fn not_sent(kind: TransportErrorKind, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind, can_have_arrived: false, place: None, source: source.into() }
    }

    /// The request may have arrived. When in doubt, this one.
    pub fn lost(kind: TransportErrorKind, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind, can_have_arrived: true, place: None, source: source.into() }
    }

    /// The answer has more bytes than it may.
    pub(super) fn too_large(most: usize) -> Self {
        Self::lost(
            TransportErrorKind::TooLarge,
            format!("more than {most} bytes, which is all that the setting `response_limit` lets in"),
        )
    }

    /// The same for a request to this address.
    pub(crate) fn at(self, address: &Uri) -> Self {
        let scheme = address.scheme_str().unwrap_or_default();
        // Without a user: somebody's own request may have one.
        let place = address.authority().map(|authority| {
            let port = authority.port().map(|port| format!(":{port}")).unwrap_or_default();
            format!("{scheme}://{}{port}", authority.host())
        });
        Self { place, ..self }
    }

    /// What kind of failure it was.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the service may have received the request, and done what it says.
    #[must_use]
    pub fn can_have_arrived(&self) -> bool {
        self.can_have_arrived
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}

/// One line, as `Display`.
impl Debug for TransportError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        Display::fmt(self, out)
    }
}

/// One line. The sources are in it, because a log mostly shows nothing else.
impl Display for TransportError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let place = self.place.as_deref().unwrap_or("the service");
        match self.kind {
            TransportErrorKind::Connect => write!(out, "no connection to {place}"),
            TransportErrorKind::Tls => write!(out, "no TLS with {place}"),
            TransportErrorKind::Timeout => write!(out, "timed out waiting for {place}"),
            TransportErrorKind::Reset => write!(out, "the connection to {place} broke off"),
            TransportErrorKind::TooLarge => write!(out, "the answer of {place} is too large"),
            TransportErrorKind::Other => write!(out, "not sent to {place}, or not answered by it"),
        }?;
        let first: &(dyn Error + 'static) = &*self.source;
        let sources = successors(Some(first), |error| (*error).source()).map(|error| error.to_string());
        write!(out, ": {}", Shown::message(&sources.collect::<Vec<_>>().join(": ")))?;
        out.write_str(if self.can_have_arrived {
            " (the request may have arrived)"
        } else {
            " (the request has not arrived)"
        })
    }
}
