//! A success that cannot be read. Whatever has answered may be no service at all, so that nothing of it is printed as it
//! is: neither control characters, nor megabytes, nor secrets that it repeats.

use super::drive::Exchange;
use crate::decode::DecodeError;
use crate::text::{HIDDEN, Shown};
use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use std::fmt::{Debug, Display, Formatter, Result};

/// How many characters of a body are shown.
const SHOWN: usize = 2000;

/// How many bytes are looked at, so that of a secret at the end of what is shown nothing is left: a session token has a
/// few thousand, and no character has more than four.
const LOOKED_AT: usize = SHOWN * 4 + (32 << 10);

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
        let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok());
        let header = |name| header(name).map(|text| credentials.hide_in(text.to_owned()));
        let content = [CONTENT_TYPE, CONTENT_ENCODING].into_iter().filter_map(header);
        let content = content.filter(|content| !content.starts_with("application/json")).collect();
        let start = answer.body().get(..LOOKED_AT).unwrap_or(answer.body());
        let shown = beginning(&credentials.hide_in(String::from_utf8_lossy(start).into_owned()));
        let problem = without_secrets(problem, exchange);
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
            write!(out, " (it says to be {})", Shown::name(&content.join(", ")))?;
        }
        if let Some(request_id) = request_id {
            write!(out, " [request id {}]", Shown::name(request_id))?;
        }
        if out.alternate() {
            write!(out, "\nbody ({} bytes):\n  {:#}", body.len(), Shown::whole(shown))?;
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

fn beginning(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}

/// The problem, without the values that it quotes when some of the answer's are secret: they were shortened, so that of a
/// secret only the beginning may be there.
fn without_secrets(mut problem: DecodeError, exchange: &Exchange) -> DecodeError {
    let Exchange { answer, credentials, .. } = exchange;
    if let DecodeError::Unreadable(fields) = &mut problem {
        let headers = answer.headers().values().map(|value| value.as_bytes());
        if headers.chain([&**answer.body()]).any(|text| credentials.are_in(&String::from_utf8_lossy(text))) {
            fields.iter_mut().for_each(|field| field.found = HIDDEN.to_owned());
        }
    }
    problem
}
