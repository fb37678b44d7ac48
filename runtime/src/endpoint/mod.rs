//! Where requests go: scheme and authority of a service, and how they follow from region, network and settings. It must
//! not read the environment: variables are looked up by whoever asks.

mod error;
mod host;
mod resolve;

pub use error::EndpointError;
pub use resolve::{Target, resolve};

use http::uri::Authority;
use std::fmt::{Display, Formatter, Result as Written};
use std::net::IpAddr;

/// Where the requests of a service go.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Endpoint {
    is_plain: bool,
    authority: Authority,
}

impl Endpoint {
    /// Reads `host`, `host:port` or `https://host:port`. Without a scheme it is HTTPS; `http://` is for loopback only.
    ///
    /// A host is a name, an IPv4 address with four numbers (`192.0.2.1`), or an IPv6 address in brackets (`[2001:db8::1]`). A
    /// name has letters, digits, `-` and `_`, at most 63 between two dots and 253 in all, and may have a dot at its end, which
    /// is kept: it is sent and signed as part of the name. A name in another script is given as in DNS (`xn--bcher-kva`). A
    /// port is a number from 1 to 65535. So whoever reads the address takes it for the same host and port.
    ///
    /// # Errors
    ///
    /// [`EndpointError`] when it is something else.
    pub fn parse(text: &str) -> Result<Self, EndpointError> {
        let endpoint = Self::parse_plain(text)?;
        if endpoint.is_plain && !endpoint.is_loopback() {
            return Err(EndpointError::Plain(endpoint.to_string()));
        }
        Ok(endpoint)
    }

    /// The same, but `http://` is taken for every host: whoever is on the way can read and change what travels.
    ///
    /// # Errors
    ///
    /// [`EndpointError`] when the text is no endpoint.
    pub fn parse_plain(text: &str) -> Result<Self, EndpointError> {
        let malformed = |problem| EndpointError::Malformed { given: host_only(text), problem };
        let (is_plain, rest) = match text.trim().split_once("://") {
            None => (false, text.trim()),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (false, rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (true, rest),
            Some(_) => return Err(malformed("what stands before :// is https or http")),
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        if rest.contains(['@', '/', '?', '#']) {
            return Err(malformed("there is no user, path or query in it"));
        }
        let authority = host::canonical(rest, if is_plain { 80 } else { 443 }).map_err(malformed)?;
        let authority = authority.parse().map_err(|_| malformed("no request can be sent to it"))?;
        Ok(Self { is_plain, authority })
    }

    /// `http` or `https`.
    #[must_use]
    pub fn scheme(&self) -> &'static str {
        if self.is_plain { "http" } else { "https" }
    }

    /// Host, and port unless it is the scheme's own: what the header `Host` says.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.authority.as_str()
    }

    /// Whether requests stay on this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(self.authority.host())
    }
}

impl Display for Endpoint {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        write!(out, "{}://{}", self.scheme(), self.authority)
    }
}

/// Whether a host is this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

/// The longest host that an error shows, in characters.
const SHOWN: usize = 100;

/// What may be shown of an address that may be none: scheme and host. Before the host there may be a password, and behind
/// it a token.
pub(crate) fn host_only(address: &str) -> String {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    // Where a user ends cannot be known when there is something else before the sign.
    let (user, host) = rest.rsplit_once('@').map_or(("", rest), |(user, host)| {
        if user.contains(['/', '?', '#', '\\']) { ("", "") } else { ("***@", host) }
    });
    let is_of_host = |character: char| character.is_alphanumeric() || "-._:[]".contains(character);
    let end = host.find(|character| !is_of_host(character)).unwrap_or(host.len());
    let (host, hidden) = host.split_at_checked(end).unwrap_or((host, ""));
    let cut = if host.chars().nth(SHOWN).is_some() { "…" } else { "" };
    let host: String = host.chars().take(SHOWN).chain(cut.chars()).collect();
    let hidden = match hidden.chars().next() {
        None if !host.is_empty() => String::new(),
        Some('/') if hidden.len() == 1 => "/".to_owned(),
        Some(first @ ('/' | '?' | '#')) => format!("{first}***"),
        _ => "***".to_owned(),
    };
    let is_scheme = scheme.len() < 20 && scheme.chars().all(|character| character.is_ascii_alphabetic());
    let scheme = if is_scheme && !scheme.is_empty() { format!("{scheme}://") } else { String::new() };
    format!("{scheme}{user}{host}{hidden}")
}
