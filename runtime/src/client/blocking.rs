//! The blocking client of any service. It runs the same driver on this thread.

use super::{Config, ConfigurationError, Core, Error, Reply};
use crate::operation::{Operation, Service};
use crate::prepare::Prepared;
use crate::transport::{Transport, block_on};
use std::sync::Arc;

/// Calls the operations of one service, and blocks until they are answered. Cheap to clone; clones share connections.
#[derive(Clone)]
pub struct BlockingClient(Core);

impl BlockingClient {
    /// A client of a service.
    ///
    /// # Errors
    ///
    /// Of the kind [`Configuration`](super::ErrorKind::Configuration), when it is not told enough.
    pub fn new(service: &'static Service, config: Config) -> Result<Self, Error> {
        let transport = config.blocking_transport.clone().map_or_else(own_transport, Ok);
        Core::new(service, config, transport).map(Self)
    }

    /// The same client with other settings, for a single call or for many. What it shares with this one: connections, the
    /// budget for retries and, unless others are set, credentials. A setting that cannot be is reported by the call.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(Config) -> Config) -> Self {
        Self(self.0.with(change, |config| config.blocking_transport.as_ref()))
    }

    /// Calls an operation: fills in what the client knows, looks at documented limits, signs, sends, sends again where
    /// that does no harm, and reads the answer.
    ///
    /// # Errors
    ///
    /// [`Error`] has a kind for each of these steps.
    pub fn call<O: Operation>(&self, request: O) -> Result<Reply<O::Response>, Error> {
        block_on(self.0.call(request))
    }

    /// The signed request that a call would send first, not sent. It is good for a few minutes.
    ///
    /// # Errors
    ///
    /// [`Error`], as far as a call can fail before it is sent.
    pub fn prepare<O: Operation>(&self, request: O) -> Result<Prepared, Error> {
        block_on(self.0.prepare(request))
    }
}

#[cfg(feature = "ureq")]
fn own_transport() -> Result<Arc<dyn Transport>, ConfigurationError> {
    Ok(Arc::new(crate::transport::Blocking(crate::transport::Ureq::new())))
}

#[cfg(not(feature = "ureq"))]
fn own_transport() -> Result<Arc<dyn Transport>, ConfigurationError> {
    Err(ConfigurationError::NoTransport { feature: "ureq", setting: "blocking_transport" })
}
