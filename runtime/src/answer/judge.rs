//! From an answer to its verdict, by the operation's table and the vendor's shapes.

use super::error::{Inner, Resend, ServiceError};
use super::{Answer, Cause, Failure, hint};
use crate::credentials::Credentials;
use crate::operation::{OperationError, OperationInfo, Retry};
use crate::text::Shown;
use crate::vendor::{protocol, read_http_date};
use std::fmt::{Debug, Formatter, Result as Written};
use std::time::{Duration, SystemTime};

/// An answer that is no error.
#[derive(Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The id to quote to the vendor's support.
    pub request_id: Option<String>,
}

impl Debug for Accepted {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.debug_struct("Accepted").field("request_id", &self.request_id.as_deref().map(Shown::name)).finish()
    }
}

/// What was sent, as far as it helps to understand an error.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'a> {
    /// When, by the clock that the signature says.
    pub time: SystemTime,
    /// What the signature was made of.
    pub string_to_sign: &'a str,
    /// Who has signed. Vendors quote a request whose signature they refuse, session token and all.
    pub credentials: &'a Credentials,
}

/// Judges an answer.
///
/// Every status of success counts, not only the documented ones: a client that calls a flow log not created because the
/// vendor now says 201 instead of 200 does harm. An error is an error whatever its status and its Content-Type.
///
/// # Errors
///
/// [`ServiceError`] when the service did not do what it was asked to.
pub fn judge(info: &OperationInfo, answer: &Answer<'_>, sent: Sent<'_>) -> Result<Accepted, ServiceError> {
    let vendor = protocol(info.service.protocol);
    let reading = vendor.read(answer);
    let status = answer.status.as_u16();
    let is_good = answer.status.is_success() || info.success.contains(&status);
    // A service, or what stands before it, may quote anything of a request anywhere.
    let request_id = reading.request_id.map(|id| sent.credentials.hide_in(id));
    if is_good && reading.failure.is_none() {
        return Ok(Accepted { request_id });
    }
    let Failure { code, message, details } = reading.failure.unwrap_or_default();
    let code = code.map_or_else(|| vendor.fallback_code(answer.status), |code| sent.credentials.hide_in(code));
    let message = message.unwrap_or_else(|| String::from_utf8_lossy(answer.body).trim().to_owned());
    let message = sent.credentials.hide_in(message);
    let details = details.into_iter().map(|(name, text)| (name, sent.credentials.hide_in(text))).collect();
    let documented = documented(info, &code, status);
    let cause = match status {
        429 => Some(Cause::Throttled),
        _ => vendor.cause(&code, &message),
    };
    let server_time = answer.header("date").and_then(read_http_date);
    Err(ServiceError(Box::new(Inner {
        operation: info.id.into(),
        read_only: info.read_only,
        status,
        request_id,
        about: documented.and_then(|documented| documented.about),
        resend: resend(documented, cause, status),
        hint: cause.and_then(|cause| hint::hint(cause, &message, sent, server_time)),
        cause,
        retry_after: retry_after(answer, server_time.unwrap_or(sent.time)),
        server_time,
        details,
        code,
        message,
    })))
}

/// The line of the tables for this error: with its status if there is one, else with any.
fn documented(info: &OperationInfo, code: &str, status: u16) -> Option<&'static OperationError> {
    let lines = || info.errors.iter().chain(info.service.errors).filter(|line| line.code == code);
    lines().find(|line| line.status == Some(status)).or_else(|| lines().next())
}

fn resend(documented: Option<&OperationError>, cause: Option<Cause>, status: u16) -> Resend {
    match (cause, documented.and_then(|line| line.retry)) {
        (Some(Cause::Throttled), _) => Resend::Harmless,
        (_, Some(Retry::AfterChange)) => Resend::Useless,
        (_, Some(Retry::Later)) | (Some(Cause::Fault), None) => Resend::Uncertain,
        (Some(Cause::Clock | Cause::Signature | Cause::Token | Cause::Key), None) => Resend::Useless,
        (_, None) if status == 501 => Resend::Useless,
        (_, None) if status >= 500 || status == 408 => Resend::Uncertain,
        _ => Resend::Unknown,
    }
}

/// How long the service asks to be left alone: in seconds, or until a time by its own clock.
fn retry_after(answer: &Answer<'_>, now: SystemTime) -> Option<Duration> {
    let text = answer.header("retry-after")?;
    match text.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => Some(read_http_date(text)?.duration_since(now).unwrap_or_default()),
    }
}
