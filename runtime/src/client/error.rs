//! Why a call has failed, in words for the log and the person on call, and as data for the program. One type for all
//! operations, the size of a pointer.

use super::{ConfigurationError, NoProject, Undecoded};
use crate::answer::{Resend, ServiceError};
use crate::credentials::NoCredentials;
use crate::prepare::PrepareError;
use crate::transport::{TransportError, TransportErrorKind};
use crate::validate::{Findings, Rejected};
use crate::vendor::Signature;
use std::borrow::Cow;
use std::fmt::{Debug, Display, Formatter, Result as Written};

/// A call that has failed.
///
/// `{}` is one line fit for a log: operation, code, HTTP status, request id, message. `{:#}` adds everything else that is
/// known: all findings, what the signature was made of, what to do. Secrets are in neither.
pub struct Error(Box<Inner>);

struct Inner {
    operation: Cow<'static, str>,
    attempts: u32,
    kind: ErrorKind,
    /// Whether an attempt, not only the last, may have been executed.
    is_in_doubt: bool,
    /// Whether the operation changes nothing.
    read_only: bool,
    token: Option<String>,
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

impl Error {
    pub(super) fn new(operation: &'static str, attempts: u32, kind: impl Into<ErrorKind>) -> Self {
        Self(Box::new(Inner {
            operation: operation.into(),
            attempts,
            kind: kind.into(),
            is_in_doubt: false,
            read_only: false,
            token: None,
            signature: None,
        }))
    }

    pub(super) fn signed(mut self, signature: Option<&Signature>) -> Self {
        self.0.signature = signature.cloned();
        self
    }

    /// The same of a call of which an attempt may have been executed.
    pub(super) fn in_doubt(mut self) -> Self {
        self.0.is_in_doubt = true;
        self
    }

    /// The same of a call that was sent, perhaps, with this token.
    pub(super) fn of_sent(mut self, read_only: bool, token: Option<&str>) -> Self {
        (self.0.read_only, self.0.token) = (read_only, token.map(str::to_owned));
        self
    }

    /// The same of an operation that nobody has described.
    pub(super) fn of(mut self, operation: String) -> Self {
        if let ErrorKind::Service(error) = &mut self.0.kind {
            error.set_operation(operation.clone());
        }
        self.0.operation = operation.into();
        self
    }

    /// What kind of failure it was, with all that is known about it.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// Id of the operation (`tencentcloud.vpc.CreateFlowLog`), or the title of the service when none was called.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.0.operation
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

    /// The idempotency token that was sent, made up or given: the same call with it does nothing twice.
    #[must_use]
    pub fn idempotency_token(&self) -> Option<&str> {
        self.0.token.as_deref()
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
            ErrorKind::Configuration(ConfigurationError::Missing { lookup: Some(NoProject::Call(error)), .. }) => {
                error.is_retryable()
            }
            _ => false,
        }
    }

    /// Whether the service may have done what it was asked to, by any of the attempts.
    #[must_use]
    pub fn may_have_been_executed(&self) -> bool {
        self.0.is_in_doubt || self.0.kind.may_have_been_executed()
    }
}

impl ErrorKind {
    /// Whether the last attempt may have been executed.
    fn may_have_been_executed(&self) -> bool {
        match self {
            Self::Service(error) => error.resend() == Resend::Uncertain,
            Self::Transport(error) => error.can_have_arrived(),
            Self::Decode(_) => true,
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
            ErrorKind::Decode(undecoded) => undecoded.problem(),
        })
    }
}

impl Display for Error {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        let Inner { operation, attempts, kind, is_in_doubt, signature, .. } = &*self.0;
        let text = if out.alternate() { format!("{kind:#}") } else { kind.to_string() };
        // Some name it by themselves, as they are also shown alone.
        if !text.starts_with(&**operation) {
            write!(out, "{operation}: ")?;
        }
        out.write_str(&text)?;
        if *attempts > 1 {
            write!(out, "{}{attempts} attempts", if out.alternate() { "\n" } else { "; " })?;
            if *is_in_doubt && !kind.may_have_been_executed() {
                out.write_str(", and one before the last may have been executed")?;
            }
        }
        if out.alternate() {
            self.write_advice(out)?;
        }
        if let (true, Some(signature)) = (out.alternate(), signature) {
            let Signature { canonical_request, string_to_sign, .. } = signature;
            write!(out, "\ncanonical request:\n{canonical_request}\nstring to sign:\n{string_to_sign}")?;
        }
        Ok(())
    }
}

impl Error {
    /// What to do about it, where its kind alone does not say.
    fn write_advice(&self, out: &mut Formatter<'_>) -> Written {
        match self.kind() {
            ErrorKind::Validation(_) => {
                out.write_str("\nfor one call: client.with(|config| config.policy(...)).call(request)")?;
            }
            ErrorKind::Transport(error) if error.kind() == TransportErrorKind::Timeout => {
                out.write_str("\nhow long is waited: Config::connect_limit, attempt_limit and call_limit")?;
            }
            _ => {}
        }
        if self.0.read_only || !self.may_have_been_executed() {
            return Ok(());
        }
        out.write_str("\nwhether it was done is not known: ")?;
        out.write_str(match self.0.token {
            Some(_) => "the same call with Error::idempotency_token() does nothing twice",
            None => "look before you send it again",
        })
    }
}

impl Display for ErrorKind {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Validation(rejected) if out.alternate() => Display::fmt(rejected, out),
            Self::Validation(rejected) => write_reasons(out, rejected),
            Self::Configuration(error) => Display::fmt(error, out),
            Self::Credentials(error) => Display::fmt(error, out),
            Self::Request(error) => Display::fmt(error, out),
            Self::Transport(error) => Display::fmt(error, out),
            Self::Service(error) => Display::fmt(error, out),
            Self::Decode(undecoded) => Display::fmt(undecoded, out),
        }
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
    Request: RequestError,
    Transport: TransportError,
    Service: ServiceError,
    Decode: Undecoded
}
