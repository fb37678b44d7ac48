//! A client in the making: the settings of [`Config`] in a row, and `build` at its end. It has no setting of its own.

use super::{Config, Error};
use crate::call::{Limits, RetryPolicy};
use crate::credentials::ProvideCredentials;
use crate::transport::{BlockingTransport, Transport, World};
use crate::validate::Policy;
use http::{HeaderName, HeaderValue};
use std::borrow::Cow;
use std::time::Duration;

/// A client in the making. What is not set is looked up in the vendor's own variables and files.
///
/// One client of one service; [`Config`] is for those who make several of the same settings.
#[must_use = "`build` makes the client"]
pub struct Builder<C> {
    config: Config,
    make: fn(Config) -> Result<C, Error>,
}

macro_rules! settings {
    ($($name:ident($($value:ident: $type:ty),*);)*) => {
        impl<C> Builder<C> {
            $(
                #[doc = concat!("See [`Config::", stringify!($name), "`].")]
                pub fn $name(self, $($value: $type),*) -> Self {
                    Self { config: self.config.$name($($value),*), ..self }
                }
            )*
        }
    };
}

settings! {
    region(region: impl Into<String>);
    project(project: impl Into<String>);
    network(network: impl Into<String>);
    language(language: impl Into<String>);
    endpoint(endpoint: impl Into<String>);
    iam_endpoint(endpoint: impl Into<String>);
    allow_plain_http();
    credentials(credentials: impl ProvideCredentials + 'static);
    transport(transport: impl Transport + 'static);
    blocking_transport(transport: impl BlockingTransport + 'static);
    limits(limits: Limits);
    connect_limit(limit: Duration);
    attempt_limit(limit: Duration);
    call_limit(limit: Duration);
    response_limit(bytes: usize);
    retry(retry: RetryPolicy);
    policy(policy: Policy);
    allow(id: impl Into<Cow<'static, str>>);
    user_agent_suffix(suffix: &str);
    header(name: HeaderName, value: HeaderValue);
    world(world: World);
}

impl<C> Builder<C> {
    #[doc(hidden)]
    pub fn new(make: fn(Config) -> Result<C, Error>) -> Self {
        Self { config: Config::from_env(), make }
    }

    /// Replaces all settings, for several clients that share most of them.
    pub fn config(self, config: Config) -> Self {
        Self { config, ..self }
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// When the settings are not enough: of the kind [`Configuration`](super::ErrorKind::Configuration).
    pub fn build(self) -> Result<C, Error> {
        (self.make)(self.config)
    }
}
