//! What a client would need to be told. Every variant names the setting, and the variable that would give it.

use super::NoProject;
use crate::endpoint::EndpointError;
use crate::settings::{BrokenSetting, Setting};
use crate::text::Shown;
use http::HeaderName;
use std::error::Error;
use std::fmt::{Debug, Display, Formatter, Result as Written};
use std::sync::Arc;

/// A client that is not told enough, or the wrong thing.
#[derive(Clone)]
#[non_exhaustive]
pub enum ConfigurationError {
    /// There is no place to send requests to.
    Endpoint(EndpointError),
    /// A file that should have a setting cannot be understood.
    Broken(BrokenSetting),
    /// A value that the client would fill in, and nobody has.
    Missing {
        /// What would give it.
        setting: &'static Setting,
        /// The field that wants it, by wire name.
        field: &'static str,
        /// Why asking for it has not helped either.
        lookup: Option<NoProject>,
    },
    /// There are no credentials, and none were to be looked for.
    NoCredentials,
    /// There is no transport.
    NoTransport {
        /// The feature that has one.
        feature: &'static str,
        /// The setting.
        setting: &'static str,
    },
    /// The transport is for the other kind of client.
    OtherTransport {
        /// What is set.
        other: &'static str,
        /// The setting that this client has.
        setting: &'static str,
    },
    /// A header that is not the program's to set.
    Header(HeaderName),
    /// The transport cannot be made.
    Transport(Arc<dyn Error + Send + Sync>),
    /// The request is for another service than the client.
    OtherService {
        /// The operation.
        operation: &'static str,
        /// The client's service.
        service: &'static str,
    },
}

impl Display for ConfigurationError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Endpoint(error) => Display::fmt(error, out),
            Self::Broken(error) => Display::fmt(error, out),
            Self::Missing { setting, field, lookup } => {
                let (name, because) = (setting.name, because(lookup.as_ref()));
                write!(out, "no {name}: set {setting}, or the field {field} of the request{because}")
            }
            Self::NoCredentials => out.write_str(
                "no credentials: set `credentials` on the client's builder or Config, or begin with `from_env`",
            ),
            Self::NoTransport { feature, setting } => write!(
                out,
                "no transport: turn on the feature {feature:?}, or set `{setting}` on the client's builder or Config"
            ),
            Self::OtherTransport { other, setting } => write!(
                out,
                "a transport is set that this client cannot use: `{other}` is for the other kind of client, set \
                 `{setting}`"
            ),
            Self::Header(name) => {
                write!(out, "the header {name} cannot be set: the client and its transport say what stands in it")
            }
            Self::Transport(error) => {
                write!(out, "the transport cannot be made: {}", Shown::message(&error.to_string()))
            }
            Self::OtherService { operation, service } => {
                write!(out, "{operation} is no operation of {service}: use the client of its own service")
            }
        }
    }
}

impl Error for ConfigurationError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Endpoint(error) => error.source(),
            Self::Broken(error) => error.source(),
            Self::Missing { lookup, .. } => lookup.as_ref().map(|error| error as &dyn Error),
            Self::Transport(error) => Some(&**error),
            Self::NoCredentials
            | Self::NoTransport { .. }
            | Self::OtherTransport { .. }
            | Self::Header(_)
            | Self::OtherService { .. } => None,
        }
    }
}

impl From<EndpointError> for ConfigurationError {
    fn from(error: EndpointError) -> Self {
        Self::Endpoint(error)
    }
}

impl From<BrokenSetting> for ConfigurationError {
    fn from(error: BrokenSetting) -> Self {
        Self::Broken(error)
    }
}

/// As `Display`: a failed `unwrap` should read well too.
impl Debug for ConfigurationError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Display::fmt(self, out)
    }
}

fn because(lookup: Option<&NoProject>) -> String {
    match lookup {
        None => String::new(),
        Some(lookup @ NoProject::NotAsked(_)) => format!("; the one of the region was not asked for: {lookup}"),
        Some(lookup) => format!("; the one of the region was asked for: {lookup}"),
    }
}
