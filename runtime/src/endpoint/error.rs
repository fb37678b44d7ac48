//! Why there is no place to send a request to, and which setting would give one.

use crate::settings::Setting;
use crate::text::{Shown, quoted};
use std::error::Error;
use std::fmt::{Debug, Display, Formatter, Result as Written};

/// A service that cannot be reached as things are set.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// The text is no endpoint.
    Malformed {
        /// What was given, shortened, without user and query.
        given: String,
        /// What was expected.
        problem: &'static str,
    },
    /// Plain HTTP to another machine was not asked for.
    Plain(String),
    /// The host depends on the region, and there is none.
    NoRegion {
        /// The service.
        service: &'static str,
        /// What would give the region.
        region: &'static Setting,
    },
    /// The host depends on the region, and with this one it would be another host.
    Region {
        /// What was given, shortened.
        given: String,
        /// What else gives the region.
        setting: &'static Setting,
    },
    /// The service is not known to have this region.
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
    UnknownNetwork {
        /// The service.
        service: &'static str,
        /// What was asked for.
        network: String,
        /// What it has.
        known: Vec<&'static str>,
    },
    /// A variable does not hold an endpoint.
    Variable {
        /// Its name.
        variable: String,
        /// What is wrong with it.
        problem: Box<EndpointError>,
    },
}

impl Display for EndpointError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Malformed { given, problem } => write!(
                out,
                "{given:?} is no endpoint: {problem}. Give a host, or https:// and a host, and a port if it has one of \
                 its own"
            ),
            Self::Plain(text) => write!(
                out,
                "{text:?} is plain HTTP, over which anybody on the way can change a request: use https://, or set \
                 `allow_plain_http` on the client's builder or Config"
            ),
            Self::NoRegion { service, region } => {
                write!(out, "{service} has a host for each region, and no region is set: set {region}, or an endpoint")
            }
            Self::Region { given, setting } => write!(
                out,
                "{given:?} is no region: expected letters, digits and hyphens, at most 63. Mend the request's own, or \
                 set {setting}"
            ),
            Self::UnknownRegion { service, region, known, variable } => {
                let (region, known) = (quoted(region), known.join(", "));
                write!(out, "{service} is not known in the region {region}; known are {known}. ")?;
                out.write_str("If the region is new, set an endpoint")?;
                variable.iter().try_for_each(|variable| write!(out, " or {}", Shown::name(variable)))
            }
            Self::UnknownNetwork { service, network, known } => {
                let (network, known) = (quoted(network), known.join(", "));
                write!(out, "{service} has no host for the network {network}; it has some for: {known}")
            }
            Self::Variable { variable, problem } => {
                write!(out, "the variable {} does not help: {problem}", Shown::name(variable))
            }
        }
    }
}

impl Error for EndpointError {}

/// As `Display`: a failed `unwrap` should read well too.
impl Debug for EndpointError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Display::fmt(self, out)
    }
}
