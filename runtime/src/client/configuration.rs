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
#[derive(Clone, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigurationError {
    /// There is no place to send requests to.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// A file that should have a setting cannot be understood.
    #[error(transparent)]
    Broken(#[from] BrokenSetting),
    /// A value that the client would fill in, and nobody has.
    #[error("no {}: set {setting}, or the field {field} of the request{}", .setting.name, because(.lookup.as_ref()))]
    Missing {
        /// What would give it.
        setting: &'static Setting,
        /// The field that wants it, by wire name.
        field: &'static str,
        /// Why asking for it has not helped either.
        #[source]
        lookup: Option<NoProject>,
    },
    /// There are no credentials, and none were to be looked for.
    #[error("no credentials: set `credentials` on the client's builder or Config, or begin with `from_env`")]
    NoCredentials,
    /// There is no transport.
    #[error("no transport: turn on the feature {feature:?}, or set `{setting}` on the client's builder or Config")]
    NoTransport {
        /// The feature that has one.
        feature: &'static str,
        /// The setting.
        setting: &'static str,
    },
    /// The transport is for the other kind of client.
    #[error(
        "a transport is set that this client cannot use: `{other}` is for the other kind of client, set `{setting}`"
    )]
    OtherTransport {
        /// What is set.
        other: &'static str,
        /// The setting that this client has.
        setting: &'static str,
    },
    /// A header that is not the program's to set.
    #[error("the header {0} cannot be set: the client and its transport say what stands in it")]
    Header(HeaderName),
    /// The transport cannot be made.
    #[error("the transport cannot be made: {}", Shown::message(&.0.to_string()))]
    Transport(#[source] Arc<dyn Error + Send + Sync>),
    /// The request is for another service than the client.
    #[error("{operation} is no operation of {service}: use the client of its own service")]
    OtherService {
        /// The operation.
        operation: &'static str,
        /// The client's service.
        service: &'static str,
    },
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
