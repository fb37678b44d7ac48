//! Why there is no place to send a request to, and which setting would give one.

use crate::settings::Setting;
use crate::text::{Shown, quoted};
use std::fmt::{Debug, Display, Formatter, Result as Written};

/// A service that cannot be reached as things are set.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EndpointError {
    /// The text is no endpoint.
    #[error(
        "{given:?} is no endpoint: {problem}. Give a host, or https:// and a host, and a port if it has one of its own"
    )]
    Malformed {
        /// What was given, shortened, without user and query.
        given: String,
        /// What was expected.
        problem: &'static str,
    },
    /// Plain HTTP to another machine was not asked for.
    #[error(
        "{0:?} is plain HTTP, over which anybody on the way can change a request: use https://, or set `allow_plain_http` on the client's builder or Config"
    )]
    Plain(String),
    /// The host depends on the region, and there is none.
    #[error("{service} has a host for each region, and no region is set: set {region}, or an endpoint")]
    NoRegion {
        /// The service.
        service: &'static str,
        /// What would give the region.
        region: &'static Setting,
    },
    /// The host depends on the region, and with this one it would be another host.
    #[error(
        "{given:?} is no region: expected letters, digits and hyphens, at most 63. Mend the request's own, or set {setting}"
    )]
    Region {
        /// What was given, shortened.
        given: String,
        /// What else gives the region.
        setting: &'static Setting,
    },
    /// The service is not known to have this region.
    #[error(
        "{service} is not known in the region {}; known are {}. If the region is new, set an endpoint{}",
        quoted(.region),
        .known.join(", "),
        .variable.as_ref().map(|variable| format!(" or {}", Shown::name(variable))).unwrap_or_default()
    )]
    UnknownRegion {
        /// The service.
        service: &'static str,
        /// What was asked for.
        region: String,
        /// Where the service is.
        known: Vec<&'static str>,
        /// The variable that would give this region a host.
        variable: Option<String>,
    },
    /// The service is not known to have a host for this network.
    #[error("{service} has no host for the network {}; it has some for: {}", quoted(.network), .known.join(", "))]
    UnknownNetwork {
        /// The service.
        service: &'static str,
        /// What was asked for.
        network: String,
        /// What it has.
        known: Vec<&'static str>,
    },
    /// A variable does not hold an endpoint.
    #[error("the variable {} does not help: {problem}", Shown::name(.variable))]
    Variable {
        /// Its name.
        variable: String,
        /// What is wrong with it.
        problem: Box<EndpointError>,
    },
}

/// As `Display`: a failed `unwrap` should read well too.
impl Debug for EndpointError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Display::fmt(self, out)
    }
}
