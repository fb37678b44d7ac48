//! Why a call has failed, in words for the log and the person on call, and as data for the program. One type for all
//! operations, the size of a pointer.

use super::ConfigurationError;
use crate::answer::ServiceError;
use crate::credentials::NoCredentials;
use crate::decode::DecodeError;
use crate::prepare::PrepareError;
use crate::transport::TransportError;
use crate::validate::{Findings, Rejected};
use crate::vendor::Signature;
use bytes::Bytes;
use std::fmt::{Debug, Display, Formatter, Result as Written};

/// A call that has failed.
///
/// `{}` is one line fit for a log: operation, code, HTTP status, request id, message. `{:#}` adds everything else that is
/// known: all findings, what the signature was made of, what to do. Secrets are in neither.
pub struct Error(Box<Inner>);

struct Inner {
    operation: &'static str,
    attempts: u32,
    kind: ErrorKind,
    /// What the last attempt was signed with, when the signature was refused.
    signature: Option<Signature>,
}

/// What kind of failure it was.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request breaks documented limits, and was not sent.
    Validation(Rejected),
    /// The client was not told enough, and has sent nothing.
    Configuration(ConfigurationError),
    /// There are no credentials; nothing was sent.
    Credentials(NoCredentials),
    /// The request cannot be written or signed; nothing was sent.
    Request(RequestError),
    /// There is no whole answer.
    Transport(TransportError),
    /// The service has not done what it was asked to.
    Service(ServiceError),
    /// The service has done it, and its answer cannot be read.
    Decode(Undecoded),
}

/// A request that cannot be written or signed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RequestError {
    /// A value cannot stand where it has to.
    #[error(transparent)]
    Prepare(#[from] PrepareError),
}

/// An answer that cannot be read. The service has accepted the request all the same.
#[derive(Debug)]
pub struct Undecoded {
    pub(super) source: DecodeError,
    pub(super) status: u16,
    pub(super) request_id: Option<String>,
    pub(super) body: Bytes,
}

impl Undecoded {
    /// What cannot be read.
    #[must_use]
    pub fn problem(&self) -> &DecodeError {
        &self.source
    }

    /// HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The id to quote to the vendor's support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The whole body, as it came.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

impl Error {
    pub(super) fn new(operation: &'static str, attempts: u32, kind: impl Into<ErrorKind>) -> Self {
        Self(Box::new(Inner { operation, attempts, kind: kind.into(), signature: None }))
    }

    pub(super) fn signed(mut self, signature: Option<&Signature>) -> Self {
        self.0.signature = signature.cloned();
        self
    }

    /// What kind of failure it was, with all that is known about it.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// Id of the operation (`tencentcloud.vpc.CreateFlowLog`), or the title of the service when none was called.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// How many requests were made ready to be sent, this call's repetitions included.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The service's own error, if it was the service.
    #[must_use]
    pub fn as_service(&self) -> Option<&ServiceError> {
        match self.kind() {
            ErrorKind::Service(error) => Some(error),
            _ => None,
        }
    }

    /// The vendor's code, if the service has answered with an error.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.as_service().map(ServiceError::code)
    }

    /// The vendor's code as the service's own enum.
    #[must_use]
    pub fn code_as<'a, C: From<&'a str>>(&'a self) -> Option<C> {
        self.code().map(C::from)
    }

    /// HTTP status, if there was an answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self.kind() {
            ErrorKind::Service(error) => Some(error.status()),
            ErrorKind::Decode(undecoded) => Some(undecoded.status()),
            _ => None,
        }
    }

    /// The id to quote to the vendor's support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self.kind() {
            ErrorKind::Service(error) => error.request_id(),
            ErrorKind::Decode(undecoded) => undecoded.request_id(),
            _ => None,
        }
    }

    /// All findings, if the request was not sent for what it breaks.
    #[must_use]
    pub fn findings(&self) -> Option<&Findings> {
        match self.kind() {
            ErrorKind::Validation(rejected) => Some(rejected.findings()),
            _ => None,
        }
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.kind() {
            ErrorKind::Service(error) => error.is_retryable(),
            ErrorKind::Transport(_) => true,
            _ => false,
        }
    }

    /// Whether the service may have done what it was asked to, or certainly has.
    #[must_use]
    pub fn may_have_been_executed(&self) -> bool {
        match self.kind() {
            ErrorKind::Service(error) => error.resend() == crate::answer::Resend::Uncertain,
            ErrorKind::Transport(error) => error.can_have_arrived(),
            ErrorKind::Decode(_) => true,
            _ => false,
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(match self.kind() {
            ErrorKind::Validation(rejected) => rejected,
            ErrorKind::Configuration(error) => error,
            ErrorKind::Credentials(error) => error,
            ErrorKind::Request(error) => error,
            ErrorKind::Transport(error) => error,
            ErrorKind::Service(error) => error,
            ErrorKind::Decode(undecoded) => &undecoded.source,
        })
    }
}

impl Display for Error {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        let Inner { operation, attempts, kind, signature } = &*self.0;
        if !matches!(kind, ErrorKind::Service(_)) {
            write!(out, "{operation}: ")?;
        }
        match kind {
            ErrorKind::Validation(rejected) if out.alternate() => write!(out, "{rejected}")?,
            ErrorKind::Validation(rejected) => write_reasons(out, rejected)?,
            ErrorKind::Configuration(error) => write!(out, "{error}")?,
            ErrorKind::Credentials(error) => write!(out, "{error}")?,
            ErrorKind::Request(error) => write!(out, "{error}")?,
            ErrorKind::Transport(error) => write!(out, "{error}")?,
            ErrorKind::Service(error) => Display::fmt(error, out)?,
            ErrorKind::Decode(undecoded) => write_undecoded(out, undecoded)?,
        }
        if *attempts > 1 {
            write!(out, "{}{attempts} attempts", if out.alternate() { "\n" } else { "; " })?;
        }
        if let (true, Some(signature)) = (out.alternate(), signature) {
            let Signature { canonical_request, string_to_sign, .. } = signature;
            write!(out, "\ncanonical request:\n{canonical_request}\nstring to sign:\n{string_to_sign}")?;
        }
        Ok(())
    }
}

/// All that keeps the request from being sent, in one line.
fn write_reasons(out: &mut Formatter<'_>, rejected: &Rejected) -> Written {
    out.write_str("not sent: ")?;
    for (number, finding) in rejected.reasons().enumerate() {
        let given = finding.given().unwrap_or("nothing");
        let between = if number > 0 { "; " } else { "" };
        write!(out, "{between}{}: {}, given {given}", finding.path(), finding.limit())?;
    }
    Ok(())
}

fn write_undecoded(out: &mut Formatter<'_>, undecoded: &Undecoded) -> Written {
    let Undecoded { source, status, request_id, body } = undecoded;
    write!(out, "accepted (HTTP {status}), but the answer is {source}")?;
    if let Some(request_id) = request_id {
        write!(out, " [request id {request_id}]")?;
    }
    if out.alternate() {
        write!(out, "\nbody:\n{}", String::from_utf8_lossy(body))?;
    }
    Ok(())
}

/// As `{:#}`: a failed `unwrap` should read well too.
impl Debug for Error {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        write!(out, "{self:#}")
    }
}

macro_rules! from {
    ($($kind:ident: $error:ty),*) => {
        $(impl From<$error> for ErrorKind {
            fn from(error: $error) -> Self {
                Self::$kind(error.into())
            }
        })*
    };
}

from! {
    Validation: Rejected,
    Configuration: ConfigurationError,
    Credentials: NoCredentials,
    Request: PrepareError,
    Transport: TransportError,
    Service: ServiceError,
    Decode: Undecoded
}
