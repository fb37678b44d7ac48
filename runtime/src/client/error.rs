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
use std::error::Error as StdError;
use std::fmt::{Display, Formatter, Result as Written};

/// A call that has failed.
///
/// `{}` is one line fit for a log: operation, code, HTTP status, request id, message. `{:#}` adds everything else that is
/// known: all findings, what the signature was made of, what to do. Secrets are in neither.
pub struct Error(pub(super) Box<Inner>);

pub(super) struct Inner {
    pub(super) operation: Cow<'static, str>,
    pub(super) attempts: u32,
    pub(super) kind: ErrorKind,
    /// Whether an attempt, not only the last, may have been executed.
    pub(super) is_in_doubt: bool,
    /// Why there is no further attempt, when it was meant to be made.
    pub(super) stop: Option<Stop>,
    /// Whether the operation changes nothing.
    pub(super) read_only: bool,
    pub(super) token: Option<String>,
    /// What the last attempt was signed with, when the signature was refused.
    pub(super) signature: Option<Signature>,
}

/// What keeps an attempt from being made.
#[derive(Debug)]
pub(super) enum Stop {
    Late,
    Credentials(NoCredentials),
    Request(PrepareError),
}

impl Display for Stop {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Late => out.write_str("no time of the call was left"),
            Self::Credentials(none) => Display::fmt(none, out),
            Self::Request(error) => Display::fmt(error, out),
        }
    }
}

impl StdError for Stop {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Late => None,
            Self::Credentials(none) => none.source(),
            Self::Request(error) => error.source(),
        }
    }
}

impl From<NoCredentials> for Stop {
    fn from(none: NoCredentials) -> Self {
        Self::Credentials(none)
    }
}

impl From<PrepareError> for Stop {
    fn from(error: PrepareError) -> Self {
        Self::Request(error)
    }
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
    Request(PrepareError),
    /// There is no whole answer.
    Transport(TransportError),
    /// The service has not done what it was asked to.
    Service(ServiceError),
    /// The service has done it, and its answer cannot be read.
    Decode(Undecoded),
}

impl Error {
    pub(super) fn new(operation: &'static str, attempts: u32, kind: impl Into<ErrorKind>) -> Self {
        Self(Box::new(Inner {
            operation: operation.into(),
            attempts,
            kind: kind.into(),
            is_in_doubt: false,
            stop: None,
            read_only: false,
            token: None,
            signature: None,
        }))
    }

    pub(super) fn signed(mut self, signature: Option<&Signature>) -> Self {
        self.0.signature = signature.cloned();
        self
    }

    /// The same of a call that was to go on, and could not.
    pub(super) fn stopped_by(mut self, stop: Stop) -> Self {
        self.0.stop = Some(stop);
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

    /// Whether the same call may succeed later, and can be made again without doing anything twice.
    ///
    /// It is false of a call that may have been executed and changes something: look first, or make it again with
    /// [`idempotency_token`](Self::idempotency_token) set in the request.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        !self.may_have_been_executed() && self.may_succeed_later()
    }

    fn may_succeed_later(&self) -> bool {
        use TransportErrorKind::{Connect, Reset, Timeout};
        // What has become of the attempt before was worth another one.
        match &self.0.stop {
            Some(Stop::Late) => return true,
            Some(Stop::Credentials(none)) => return none.is_unavailable(),
            Some(Stop::Request(_)) => return false,
            None => {}
        }
        match self.kind() {
            ErrorKind::Service(error) => matches!(error.resend(), Resend::Harmless | Resend::Uncertain),
            ErrorKind::Transport(error) => matches!(error.kind(), Connect | Reset | Timeout),
            ErrorKind::Credentials(error) => error.is_unavailable(),
            ErrorKind::Configuration(ConfigurationError::Missing { lookup: Some(lookup), .. }) => match lookup {
                NoProject::Call(error) => error.is_retryable(),
                NoProject::Late => true,
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether the service may have done what it was asked to, by any of the attempts. Never of an operation that changes
    /// nothing.
    #[must_use]
    pub fn may_have_been_executed(&self) -> bool {
        !self.0.read_only && (self.0.is_in_doubt || self.0.kind.may_have_been_executed())
    }

    /// The kind by itself, to be taken apart.
    #[must_use]
    pub fn into_kind(self) -> ErrorKind {
        self.0.kind
    }
}

impl ErrorKind {
    /// Whether the last attempt may have been executed.
    pub(super) fn may_have_been_executed(&self) -> bool {
        match self {
            Self::Service(error) => error.resend() == Resend::Uncertain,
            Self::Transport(error) => error.can_have_arrived(),
            Self::Decode(_) => true,
            _ => false,
        }
    }
}

/// The whole chain, down to what the transport or the parser said: a program may look for its `io::Error` there. The line of
/// `Display` has those texts too, because a log mostly shows nothing else.
impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
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

impl From<Stop> for ErrorKind {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Late => Self::Transport(TransportError::not_sent(TransportErrorKind::Timeout, stop)),
            Stop::Credentials(none) => none.into(),
            Stop::Request(error) => error.into(),
        }
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
