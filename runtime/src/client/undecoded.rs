//! A success that cannot be read. Whatever has answered may be no service at all, so that nothing of it is printed as it
//! is: neither control characters, nor megabytes, nor secrets that it repeats.

use super::drive::Exchange;
use crate::decode::DecodeError;
use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use std::fmt::{Debug, Display, Formatter, Result};

/// How many characters of a body are shown.
const SHOWN: usize = 2000;

/// An answer that says success and cannot be read. Whoever has sent it may have done what was asked.
pub struct Undecoded {
    problem: DecodeError,
    status: u16,
    request_id: Option<String>,
    /// What the answer says that it is, where that is not JSON: type and encoding.
    content: Vec<String>,
    body: Bytes,
    shown: String,
}

impl Undecoded {
    pub(super) fn new(problem: DecodeError, exchange: &Exchange) -> Self {
        let Exchange { answer, request_id, credentials, .. } = exchange;
        let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let content = [CONTENT_TYPE, CONTENT_ENCODING].into_iter().filter_map(header);
        let content = content.filter(|content| !content.starts_with("application/json")).collect();
        // No character has more than four bytes.
        let start = answer.body().get(..SHOWN * 4).unwrap_or(answer.body());
        let shown = printable(&credentials.hide_in(String::from_utf8_lossy(start).into_owned()));
        let (status, body) = (answer.status().as_u16(), answer.body().clone());
        Self { problem, status, request_id: request_id.clone(), content, body, shown }
    }

    /// What cannot be read.
    #[must_use]
    pub fn problem(&self) -> &DecodeError {
        &self.problem
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

/// One line; `{:#}` adds the beginning of the body.
impl Display for Undecoded {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let Self { problem, status, request_id, content, shown, body } = self;
        write!(out, "answered with HTTP {status}, but {problem}")?;
        if !content.is_empty() {
            write!(out, " (it says to be {})", content.join(", "))?;
        }
        if let Some(request_id) = request_id {
            write!(out, " [request id {request_id}]")?;
        }
        if out.alternate() {
            write!(out, "\nbody ({} bytes):\n{shown}", body.len())?;
        }
        Ok(())
    }
}

/// As `{:#}`.
impl Debug for Undecoded {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        write!(out, "{self:#}")
    }
}

/// The beginning of a text, without what a terminal would take for a command.
fn printable(text: &str) -> String {
    let plain = |char: char| if char.is_control() && !matches!(char, '\n' | '\t') { '\u{fffd}' } else { char };
    let shown = text.chars().take(SHOWN).map(plain);
    if text.chars().nth(SHOWN).is_some() { shown.chain(['…']).collect() } else { shown.collect() }
}
