//! The error that a service has answered, in words for the person on call.

use super::Cause;
use crate::text::Shown;
use std::borrow::Cow;
use std::fmt::{Debug, Display, Formatter, Result};
use std::time::{Duration, SystemTime};

/// A service that did not do what it was asked to.
///
/// `{}` is one line fit for a log; `{:#}` adds everything else that is known. In both, texts of the service are shortened
/// and what cannot be seen in them is escaped; the functions below have them as they came, but for the credentials.
#[derive(Clone)]
pub struct ServiceError(pub(super) Box<Inner>);

#[derive(Clone)]
pub(super) struct Inner {
    pub(super) operation: Cow<'static, str>,
    pub(super) status: u16,
    pub(super) code: String,
    pub(super) message: String,
    pub(super) request_id: Option<String>,
    pub(super) about: Option<&'static str>,
    pub(super) cause: Option<Cause>,
    pub(super) resend: Resend,
    /// Whether the operation changes nothing.
    pub(super) read_only: bool,
    pub(super) hint: Option<String>,
    pub(super) retry_after: Option<Duration>,
    pub(super) server_time: Option<SystemTime>,
    pub(super) details: Vec<(&'static str, String)>,
}

/// What sending the same request again would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resend {
    /// It would be refused again: the documentation says so, or what was refused is who calls.
    Useless,
    /// Nobody says. It was refused, and is not sent again.
    Unknown,
    /// It may succeed, and nothing was done by this one: it was refused for throttling.
    Harmless,
    /// It may succeed, but this one may have been executed in part or whole.
    Uncertain,
}

impl ServiceError {
    /// Says of which operation it is, when there is no description of it.
    pub(crate) fn set_operation(&mut self, operation: String) {
        self.0.operation = operation.into();
    }

    /// Says what to look at first, unless that is said.
    pub(crate) fn hint_at(&mut self, hint: impl FnOnce() -> String) {
        self.0.hint.get_or_insert_with(hint);
    }

    /// Id of the operation.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.0.operation
    }

    /// HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// The vendor's code; the HTTP status as text, or what the vendor's SDKs say, when the answer has none.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// The code as the service's own enum.
    #[must_use]
    pub fn code_as<'a, C: From<&'a str>>(&'a self) -> C {
        C::from(self.code())
    }

    /// The vendor's message; the whole body when the answer has none.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The id to quote to the vendor's support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Wire path of the request's field that the code is about, where the documentation says so.
    #[must_use]
    pub fn about(&self) -> Option<&'static str> {
        self.0.about
    }

    /// What is behind the error, where it is one that every operation can answer.
    #[must_use]
    pub fn cause(&self) -> Option<Cause> {
        self.0.cause
    }

    /// What sending the same request again would do.
    #[must_use]
    pub fn resend(&self) -> Resend {
        self.0.resend
    }

    /// Whether the same request may succeed later, and this one has done nothing that a second would do twice.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.0.resend {
            Resend::Harmless => true,
            Resend::Uncertain => self.0.read_only,
            Resend::Useless | Resend::Unknown => false,
        }
    }

    /// How long the service asks to be left alone.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The service's clock when it answered.
    #[must_use]
    pub fn server_time(&self) -> Option<SystemTime> {
        self.0.server_time
    }

    /// What to look at first.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// Further texts of the answer, each under the vendor's own name.
    #[must_use]
    pub fn details(&self) -> &[(&'static str, String)] {
        &self.0.details
    }
}

impl std::error::Error for ServiceError {}

impl Display for ServiceError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let Inner { operation, status, code, message, .. } = &*self.0;
        write!(out, "{} failed: ", Shown::name(operation))?;
        if *code == status.to_string() {
            write!(out, "HTTP {status}: ")?;
        } else {
            write!(out, "{} (HTTP {status}): ", Shown::name(code))?;
        }
        match message.as_str() {
            "" => out.write_str("without a message")?,
            _ if out.alternate() => write!(out, "{:#}", Shown::page(message))?,
            _ => write!(out, "{}", Shown::message(message))?,
        }
        if let Some(request_id) = &self.0.request_id {
            write!(out, " [request id {}]", Shown::name(request_id))?;
        }
        if let Some(hint) = &self.0.hint {
            write!(out, "; {hint}")?;
        }
        let is_in_doubt = self.0.resend == Resend::Uncertain && !self.0.read_only;
        if !out.alternate() {
            return out.write_str(if is_in_doubt { "; it may have been executed" } else { "" });
        }
        if let Some(about) = self.0.about {
            write!(out, "\nabout: {about}")?;
        }
        for (name, text) in &self.0.details {
            write!(out, "\n{name}: {:#}", Shown::page(text))?;
        }
        out.write_str(match self.0.resend {
            Resend::Useless => "\nthe same request would be refused again",
            Resend::Unknown => "",
            Resend::Harmless => "\nnothing was done; the same request may succeed later",
            Resend::Uncertain if is_in_doubt => {
                "\nthe same request may succeed later, but this one may have been executed"
            }
            Resend::Uncertain => "\nthe same request may succeed later",
        })
    }
}

/// As `{:#}`: a failed `unwrap` should read well too.
impl Debug for ServiceError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        write!(out, "{self:#}")
    }
}
