//! The blocking client of any service. It runs the same driver on this thread.

use super::{Config, ConfigurationError, Core, Error, Reply};
use crate::operation::{Operation, Service};
use crate::prepare::Prepared;
use crate::transport::{Transport, block_on};
use serde_json::Value;
use std::fmt::{Debug, Formatter, Result as Written};
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
    pub fn call<O: Operation>(&self, request: O) -> Result<Reply<O::Response>, Error> {
        block_on(self.0.call(request))
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
    pub fn call_raw(&self, operation: &str, fields: Value) -> Result<Reply<Value>, Error> {
        block_on(self.0.call_raw(operation, fields))
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

impl Debug for BlockingClient {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Debug::fmt(&self.0, out)
    }
}

fn pick(config: &Config) -> Result<Option<&Arc<dyn Transport>>, ConfigurationError> {
    match (&config.blocking_transport, &config.transport) {
        (None, Some(_)) => {
            Err(ConfigurationError::OtherTransport { other: "transport", setting: "blocking_transport" })
        }
        (own, _) => Ok(own.as_ref()),
    }
}

#[cfg(feature = "ureq")]
fn own_transport(_config: &Config) -> Result<Arc<dyn Transport>, ConfigurationError> {
    Ok(Arc::new(crate::transport::Blocking(crate::transport::Ureq::new())))
}

#[cfg(not(feature = "ureq"))]
fn own_transport(_config: &Config) -> Result<Arc<dyn Transport>, ConfigurationError> {
    Err(ConfigurationError::NoTransport { feature: "ureq", setting: "blocking_transport" })
}
