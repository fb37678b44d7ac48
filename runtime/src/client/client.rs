//! The async client of any service. Generated clients are names around it.

use super::{Config, ConfigurationError, Core, Error, Reply};
use crate::operation::{Operation, Service};
use crate::prepare::Prepared;
use crate::transport::Transport;
use serde_json::Value;
use std::fmt::{Debug, Formatter, Result as Written};
use std::sync::Arc;

/// Calls the operations of one service. Cheap to clone; clones share connections.
///
/// Dropping the future of a call gives the call up: no request is sent any more, and nobody waits for an answer.
#[derive(Clone)]
pub struct Client(Core);

impl Client {
    /// A client of a service.
    ///
    /// # Errors
    ///
    /// Of the kind [`Configuration`](super::ErrorKind::Configuration), when it is not told enough.
    pub fn new(service: &'static Service, config: Config) -> Result<Self, Error> {
        Core::new(service, config, pick, own_transport).map(Self)
    }

    /// The same client with other settings, for a single call or for many. Connections, the budget for retries, what is
    /// known of the service's clock and, unless others are set, credentials are shared. An invalid setting is
    /// reported by the next call.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(Config) -> Config) -> Self {
        Self(self.0.with(change, pick))
    }

    /// Calls an operation: fills in what the client knows, looks at documented limits, signs, sends, sends again where
    /// that does no harm, and reads the answer.
    ///
    /// # Errors
    ///
    /// [`Error`] has a kind for each of these steps.
    pub async fn call<O: Operation>(&self, request: O) -> Result<Reply<O::Response>, Error> {
        self.0.call(request).await
    }

    /// Calls an operation that the crate does not describe: by its name (`"DescribeFlowLogs"`), or for Huawei Cloud by method
    /// and path (`"GET /v1/{project_id}/fl/flow_logs?limit=1"`, where the client knows the project). It is signed, sent,
    /// repeated and judged like all others; limits are not looked at. It goes to the client's region, whatever `fields` say.
    ///
    /// `fields` is a JSON object, or `null`. Its fields travel in the query (Alibaba Cloud, and `GET` and `DELETE` of Huawei
    /// Cloud) or in the JSON body. The reply is the whole body; `null` when that is empty. As nobody knows about idempotency
    /// tokens in it, a request that may have arrived is not repeated, unless it is a `GET`.
    ///
    /// # Errors
    ///
    /// [`Error`] has a kind for each step of a call.
    pub async fn call_raw(&self, operation: &str, fields: Value) -> Result<Reply<Value>, Error> {
        self.0.call_raw(operation, fields).await
    }

    /// The signed request that a call would send first, not sent. It is good for a few minutes.
    ///
    /// # Errors
    ///
    /// [`Error`], as far as a call can fail before it is sent.
    pub async fn prepare<O: Operation>(&self, request: O) -> Result<Prepared, Error> {
        self.0.prepare(request).await
    }
}

impl Debug for Client {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Debug::fmt(&self.0, out)
    }
}

fn pick(config: &Config) -> Result<Option<&Arc<dyn Transport>>, ConfigurationError> {
    match (&config.transport, &config.blocking_transport) {
        (None, Some(_)) => {
            Err(ConfigurationError::OtherTransport { other: "blocking_transport", setting: "transport" })
        }
        (own, _) => Ok(own.as_ref()),
    }
}

#[cfg(feature = "reqwest")]
fn own_transport(config: &Config) -> Result<Arc<dyn Transport>, ConfigurationError> {
    let made = crate::transport::Reqwest::new(config.limits.connect);
    made.map(|transport| Arc::new(transport) as Arc<dyn Transport>)
        .map_err(|error| ConfigurationError::Transport(error.into()))
}

#[cfg(not(feature = "reqwest"))]
fn own_transport(_config: &Config) -> Result<Arc<dyn Transport>, ConfigurationError> {
    Err(ConfigurationError::NoTransport { feature: "reqwest", setting: "transport" })
}
