//! Where requests go: scheme and authority of a service, and how they follow from region, network and settings. It must
//! not read the environment: variables are looked up by whoever asks.

mod error;
mod resolve;

pub use error::EndpointError;
pub use resolve::{Target, resolve};

use http::uri::Authority;
use std::fmt::{Display, Formatter, Result as Written};
use std::net::IpAddr;

/// Where the requests of a service go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    is_plain: bool,
    authority: Authority,
}

impl Endpoint {
    /// Reads `host`, `host:port` or `https://host:port`. Without a scheme it is HTTPS; `http://` is for loopback only.
    ///
    /// # Errors
    ///
    /// [`EndpointError`] when it is something else.
    pub fn parse(text: &str) -> Result<Self, EndpointError> {
        let endpoint = Self::parse_plain(text)?;
        if endpoint.is_plain && !endpoint.is_loopback() {
            return Err(EndpointError::Plain(text.to_owned()));
        }
        Ok(endpoint)
    }

    /// The same, but `http://` is taken for every host: whoever is on the way can read and change what travels.
    ///
    /// # Errors
    ///
    /// [`EndpointError`] when the text is no endpoint.
    pub fn parse_plain(text: &str) -> Result<Self, EndpointError> {
        let malformed = || EndpointError::Malformed(without_user(text));
        let (is_plain, rest) = match text.trim().split_once("://") {
            None => (false, text.trim()),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (false, rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (true, rest),
            Some(_) => return Err(malformed()),
        };
        // Compared with the host in the signature, so in the one form that every transport sends.
        let host = rest.strip_suffix('/').unwrap_or(rest).to_ascii_lowercase();
        let host = host.strip_suffix(if is_plain { ":80" } else { ":443" }).unwrap_or(&host);
        let authority: Authority = host.parse().map_err(|_| malformed())?;
        let has_user = authority.as_str().contains('@');
        if has_user || authority.host().is_empty() { Err(malformed()) } else { Ok(Self { is_plain, authority }) }
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

/// An address that may be shown: before the host there may be a password.
pub(crate) fn without_user(address: &str) -> String {
    address.rsplit_once('@').map_or_else(|| address.to_owned(), |(_, rest)| format!("***@{rest}"))
}
