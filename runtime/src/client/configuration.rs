//! What a client would need to be told. Every variant names the setting, and the variable that would give it.

use crate::endpoint::EndpointError;
use std::error::Error;

/// A client that is not told enough, or the wrong thing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigurationError {
    /// There is no place to send requests to.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// A value that the client would fill in, and nobody has.
    #[error("no {what}: set Config::{what}{}, or the field {field} of the request", or(.variables))]
    Missing {
        /// The setting.
        what: &'static str,
        /// The field that wants it, by wire name.
        field: &'static str,
        /// Variables that would give it.
        variables: &'static [&'static str],
    },
    /// There are no credentials, and none were to be looked for.
    #[error("no credentials: set Config::credentials, or begin with Config::from_env")]
    NoCredentials,
    /// There is no transport.
    #[error("no transport: turn on the feature {feature:?}, or set Config::{setting}")]
    NoTransport {
        /// The feature that has one.
        feature: &'static str,
        /// The setting.
        setting: &'static str,
    },
    /// The transport cannot be made.
    #[error("the transport cannot be made: {0}")]
    Transport(#[source] Box<dyn Error + Send + Sync>),
    /// The request is for another service than the client.
    #[error("{operation} is no operation of {service}: use the client of its own service")]
    OtherService {
        /// The operation.
        operation: &'static str,
        /// The client's service.
        service: &'static str,
    },
}

fn or(variables: &[&str]) -> String {
    variables.iter().map(|name| format!(" or the variable {name}")).collect()
}
