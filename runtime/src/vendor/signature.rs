//! What goes into a signature and what comes out, as values that can be looked at when a vendor disagrees.

use crate::credentials::ends;
use crate::text::Shown;
use std::borrow::Cow;
use std::fmt::{Debug, Display, Formatter, Result};

/// A request as its signature sees it.
#[derive(Clone, Copy)]
pub struct Unsigned<'a> {
    /// HTTP method.
    pub method: &'a str,
    /// Path as it stands on the request line.
    pub path: &'a str,
    /// Query as it stands on the request line, without the question mark.
    pub query: &'a str,
    /// The headers to sign, in any order and any case.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body.
    pub payload: Payload<'a>,
}

/// A body as its signature sees it.
#[derive(Clone, Copy)]
pub enum Payload<'a> {
    /// It is signed.
    Signed(&'a [u8]),
    /// It is not, and the request says so.
    Unsigned,
}

/// A signature, and what it was made of.
#[derive(Clone)]
pub struct Signature {
    /// The request in canonical form.
    pub canonical_request: CanonicalRequest,
    /// What the secret was applied to.
    pub string_to_sign: String,
    /// The signature, in hexadecimal.
    pub signature: String,
    /// The header that carries it.
    pub authorization: String,
}

/// Without the signature, as whoever has it can send the request, and without the header, which names the key.
impl Debug for Signature {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.debug_struct("Signature")
            .field("canonical_request", &self.canonical_request)
            .field("string_to_sign", &Shown::message(&self.string_to_sign))
            .finish_non_exhaustive()
    }
}

/// A request in canonical form. Printing it leaves session tokens and the values of sensitive fields out, and shows the ends
/// of the key's id.
#[derive(Clone, PartialEq, Eq)]
pub struct CanonicalRequest {
    text: String,
    hides_address: bool,
    /// Headers of sensitive fields, by lower-case name.
    hidden_headers: Vec<String>,
}

/// The header that names the key.
const KEY_ID_HEADER: &str = "x-acs-accesskey-id";

/// Headers whose values are not shown.
pub(crate) const SECRET_HEADERS: &[&str] =
    &["authorization", "x-security-token", "x-acs-security-token", "x-tc-token", "x-client-token", KEY_ID_HEADER];

/// The lines of path and query.
const ADDRESS: std::ops::RangeInclusive<usize> = 1..=2;

impl CanonicalRequest {
    pub(super) fn new(text: String) -> Self {
        Self { text, hides_address: false, hidden_headers: Vec::new() }
    }

    /// Printing it leaves path and query out, too.
    pub(crate) fn hide_address(&mut self) {
        self.hides_address = true;
    }

    /// Printing it leaves the value of this header out, too.
    pub(crate) fn hide_header(&mut self, name: &str) {
        self.hidden_headers.push(name.to_ascii_lowercase());
    }

    /// The text that was hashed, session tokens and all: not for logs.
    #[must_use]
    pub fn exposed(&self) -> &str {
        &self.text
    }
}

impl Display for CanonicalRequest {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        for (index, line) in self.text.split('\n').enumerate() {
            if index > 0 {
                out.write_str("\n")?;
            }
            let is_hidden =
                |name| SECRET_HEADERS.contains(&name) || self.hidden_headers.iter().any(|other| other == name);
            match line.split_once(':') {
                _ if self.hides_address && ADDRESS.contains(&index) => out.write_str("***")?,
                Some((KEY_ID_HEADER, id)) => write!(out, "{KEY_ID_HEADER}:{}", Shown::name(&ends(id)))?,
                Some((name, _)) if is_hidden(name) => write!(out, "{name}:***")?,
                _ => write!(out, "{}", Shown::page(line))?,
            }
        }
        Ok(())
    }
}

impl Debug for CanonicalRequest {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        Debug::fmt(&self.to_string(), out)
    }
}

/// Headers in canonical form.
pub(super) struct CanonicalHeaders<'a>(Vec<(Cow<'a, str>, &'a str)>);

impl<'a> CanonicalHeaders<'a> {
    /// Names in lower case, sorted.
    pub(super) fn new(headers: &[(&'a str, &'a str)]) -> Self {
        let mut headers: Vec<_> = headers.iter().map(|(name, value)| (lower_case(name), *value)).collect();
        headers.sort_unstable();
        Self(headers)
    }

    /// Adds `name:value` lines.
    pub(super) fn push_lines(&self, out: &mut String) {
        for (name, value) in &self.0 {
            out.extend([name.as_ref(), ":", value.trim(), "\n"]);
        }
    }

    /// `name;name`.
    pub(super) fn names(&self) -> String {
        let mut names = String::with_capacity(128);
        for (index, (name, _)) in self.0.iter().enumerate() {
            names.extend([if index > 0 { ";" } else { "" }, name]);
        }
        names
    }
}

fn lower_case(name: &str) -> Cow<'_, str> {
    let is_lower = !name.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_lower { name.into() } else { name.to_ascii_lowercase().into() }
}
