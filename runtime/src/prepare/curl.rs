//! A prepared request as a command line for people to look at. Secrets are masked, so it cannot be sent as it is.

use super::Prepared;
use crate::text::Shown;
use std::borrow::Cow;
use std::fmt::Write;

/// What stands in place of a secret.
const MASK: &str = "***";

impl Prepared {
    /// The request as a `curl` command, quoted for a POSIX shell. The signature, session tokens, the program's own headers and
    /// the values of sensitive fields are masked, and characters that cannot be seen are escaped.
    #[must_use]
    pub fn to_curl(&self) -> String {
        let request = &self.request;
        let mut command = format!("curl -X {} {}", request.method(), quoted(&self.shown_address()));
        for (name, value) in request.headers() {
            let value = if value.is_sensitive() { MASK.into() } else { String::from_utf8_lossy(value.as_bytes()) };
            // Writing to a string does not fail.
            let _ = write!(command, " \\\n  -H {}", quoted(&format!("{name}: {}", Shown::whole(&value))));
        }
        if !request.body().is_empty() {
            let body = if self.hidden.body { MASK.into() } else { String::from_utf8_lossy(request.body()) };
            let _ = write!(command, " \\\n  --data-raw {}", quoted(&Shown::whole(&body).to_string()));
        }
        command
    }

    /// The address, without what must not be shown.
    pub(super) fn shown_address(&self) -> Cow<'_, str> {
        let address = self.request.uri();
        match address.authority().filter(|_| self.hidden.address) {
            Some(authority) => format!("{}://{authority}/{MASK}", address.scheme_str().unwrap_or_default()).into(),
            None => address.to_string().into(),
        }
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
