//! What an error says: one line for the log, and all there is for whoever looks closer, with what to do about it.

use super::error::{Error, ErrorKind, Inner};
use crate::text::{Shown, quoted};
use crate::transport::TransportErrorKind;
use crate::validate::{Finding, Rejected};
use crate::vendor::Signature;
use std::fmt::{Debug, Display, Formatter, Result};

impl Display for Error {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let Inner { operation, attempts, kind, stop, signature, .. } = &*self.0;
        let between = if out.alternate() { "\n" } else { "; " };
        let text = if out.alternate() { format!("{kind:#}") } else { kind.to_string() };
        let operation = Shown::name(operation).to_string();
        // Some name it by themselves, as they are also shown alone.
        if !text.starts_with(&operation) {
            write!(out, "{operation}: ")?;
        }
        out.write_str(&text)?;
        if *attempts > 1 {
            write!(out, "{between}{attempts} attempts")?;
        }
        if self.may_have_been_executed() && !kind.may_have_been_executed() {
            out.write_str(", and one before the last may have been executed")?;
        }
        if let Some(stop) = stop {
            write!(out, "{between}not sent again: {stop}")?;
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
    fn write_advice(&self, out: &mut Formatter<'_>) -> Result {
        match self.kind() {
            ErrorKind::Validation(rejected) => {
                let mut allowable = rejected.reasons().filter(|finding| finding.can_be_allowed());
                match (allowable.next(), allowable.next()) {
                    (None, _) => {}
                    (Some(only), None) => {
                        let id = only.id();
                        write!(out, "\nfor one call: client.with(|config| config.allow({id:?})).call(request)")?;
                    }
                    _ => out.write_str(
                        "\nfor one call, all of it: client.with(|config| config.policy(Policy::report())).call(request)",
                    )?,
                }
            }
            ErrorKind::Transport(error) if error.kind() == TransportErrorKind::Timeout => {
                out.write_str("\nhow long is waited: `connect_limit`, `attempt_limit` and `call_limit` of the client's builder or Config")?;
            }
            _ => {}
        }
        if !self.may_have_been_executed() {
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
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
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

/// How many reasons a line has. A list can break a limit with each of its elements.
const REASONS: usize = 30;

/// What keeps the request from being sent, in one line.
fn write_reasons(out: &mut Formatter<'_>, rejected: &Rejected) -> Result {
    out.write_str("not sent: ")?;
    for (number, finding) in rejected.reasons().take(REASONS).enumerate() {
        let given = finding.given().unwrap_or("nothing");
        let between = if number > 0 { "; " } else { "" };
        let (path, limit, id, source) = (finding.path(), finding.limit(), finding.id(), finding.source());
        write!(out, "{between}{path}: {limit}, given {given} [{id}, {source:#}]")?;
    }
    match rejected.reasons().count().saturating_sub(REASONS) {
        0 => {}
        more => write!(out, "; and {more} more")?,
    }
    if rejected.reasons().any(Finding::can_be_allowed) {
        out.write_str("; to send it anyway: Config::allow(id)")?;
    }
    for id in rejected.findings().unknown_allowed() {
        write!(out, "; the policy allows {}, and the operation has no such limit", quoted(id))?;
    }
    Ok(())
}

/// As `{:#}`: a failed `unwrap` should read well too.
impl Debug for Error {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        write!(out, "{self:#}")
    }
}
