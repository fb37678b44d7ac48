//! All settings: of a client when it is made, and of single calls through `with`. Setting never fails; what is wrong is
//! said when the client is made, or by the call.

use super::ConfigurationError;
use crate::call::{Limits, RetryPolicy};
use crate::credentials::ProvideCredentials;
use crate::endpoint::host_only;
use crate::settings::{BrokenSetting, Setting, Sources};
use crate::transport::{Blocking, BlockingTransport, Transport, World};
use crate::validate::Policy;
use http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::borrow::Cow;
use std::fmt::{Debug, Formatter, Result as Written};
use std::sync::Arc;
use std::time::Duration;

/// All settings of a client. Cheap to clone; clients of several services can be made from one.
#[derive(Clone)]
pub struct Config {
    pub(super) region: Option<String>,
    pub(super) project: Option<String>,
    pub(super) network: Option<String>,
    pub(super) language: Option<String>,
    pub(super) endpoint: Option<String>,
    pub(super) iam_endpoint: Option<String>,
    pub(super) allows_plain_http: bool,
    pub(super) credentials: Option<Arc<dyn ProvideCredentials>>,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) blocking_transport: Option<Arc<dyn Transport>>,
    pub(super) limits: Limits,
    pub(super) response_bytes: usize,
    pub(super) retry: RetryPolicy,
    pub(super) policy: Policy,
    pub(super) user_agent: String,
    pub(super) headers: HeaderMap,
    pub(super) sources: Option<Sources>,
    pub(super) world: World,
}

/// Of the headers only the names: they are the program's own, and may be secret.
impl Debug for Config {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.debug_struct("Config")
            .field("region", &self.region)
            .field("project", &self.project)
            .field("network", &self.network)
            .field("endpoint", &self.endpoint.as_deref().map(host_only))
            .field("iam_endpoint", &self.iam_endpoint.as_deref().map(host_only))
            .field("credentials", &self.credentials)
            .field("limits", &self.limits)
            .field("retry", &self.retry)
            .field("policy", &self.policy)
            .field("user_agent", &self.user_agent)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

impl Default for Config {
    fn default() -> Self {
        Self::new()
    }
}

impl Config {
    /// Nothing is set, and nothing is looked up: credentials, and a region where hosts depend on it, have to be given.
    #[must_use]
    pub fn new() -> Self {
        Self {
            region: None,
            project: None,
            network: None,
            language: None,
            endpoint: None,
            iam_endpoint: None,
            allows_plain_http: false,
            credentials: None,
            transport: None,
            blocking_transport: None,
            limits: Limits::default(),
            response_bytes: 8 << 20,
            retry: RetryPolicy::default(),
            policy: Policy::enforce(),
            user_agent: concat!("flowlog/", env!("CARGO_PKG_VERSION")).to_owned(),
            headers: HeaderMap::new(),
            sources: None,
            world: World::default(),
        }
    }

    /// What is not set here is looked up in the vendor's own variables and files: credentials, region, project, endpoint.
    #[must_use]
    pub fn from_env() -> Self {
        Self::from_sources(Sources::process())
    }

    /// The same with variables and files of one's own.
    #[must_use]
    pub fn from_sources(sources: Sources) -> Self {
        Self { sources: Some(sources), ..Self::new() }
    }

    /// The region that is called.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The project, for vendors whose requests name one. Without it, the credentials' own, and without that, the one that
    /// the vendor has for the region: it is asked for once, unless requests go to an [`endpoint`](Self::endpoint) that was
    /// set, here or by a variable, and no [`iam_endpoint`](Self::iam_endpoint) is.
    #[must_use]
    pub fn project(mut self, project: impl Into<String>) -> Self {
        self.project = Some(project.into());
        self
    }

    /// The network that the program runs in, when it is not the public one and the service has a host for it: `vpc` for
    /// Alibaba Cloud, `intl` for Tencent Cloud's international site.
    #[must_use]
    pub fn network(mut self, network: impl Into<String>) -> Self {
        self.network = Some(network.into());
        self
    }

    /// The language of messages (`en-US`), where a vendor offers a choice.
    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// Where to send requests, instead of what follows from region and network: a host, or `https://` and a host.
    /// `http://` is for this machine only, unless [`allow_plain_http`](Self::allow_plain_http) is set.
    #[must_use]
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// Where Huawei Cloud's IAM is, which knows the project of a region: a host, or `https://` and a host. Without it the
    /// vendor's own, which a client with an endpoint of its own does not ask: that may be another cloud.
    #[must_use]
    pub fn iam_endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.iam_endpoint = Some(endpoint.into());
        self
    }

    /// Takes an endpoint with `http://` on any machine. Whoever is on the way can read and change what travels.
    #[must_use]
    pub fn allow_plain_http(mut self) -> Self {
        self.allows_plain_http = true;
        self
    }

    /// Who calls: [`Credentials`](crate::credentials::Credentials), or what finds them.
    #[must_use]
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(Arc::new(credentials));
        self
    }

    /// What async clients send with, instead of a transport of their own.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// What blocking clients send with, instead of a transport of their own.
    #[must_use]
    pub fn blocking_transport(mut self, transport: impl BlockingTransport + 'static) -> Self {
        self.blocking_transport = Some(Arc::new(Blocking(transport)));
        self
    }

    /// How long connecting, an attempt and a call may take.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// How long connecting may take, TLS included. Ten seconds unless set. A transport of the user's own may have a limit
    /// of its own. An async client has one from when it is made: [`with`](super::Client::with) does not change it. When it
    /// is longer than the limit of an attempt, a connection that does not come about counts as a request that may have
    /// arrived.
    #[must_use]
    pub fn connect_limit(mut self, limit: Duration) -> Self {
        self.limits.connect = Some(limit);
        self
    }

    /// How long one attempt may take, from connecting to the last byte. Half a minute unless set; and always for requests
    /// that find credentials and project, as other calls may wait for the same answer.
    #[must_use]
    pub fn attempt_limit(mut self, limit: Duration) -> Self {
        self.limits.attempt = Some(limit);
        self
    }

    /// How long a whole call may take, with all attempts and waits, and with finding credentials and project. Two minutes
    /// unless set.
    #[must_use]
    pub fn call_limit(mut self, limit: Duration) -> Self {
        self.limits.call = Some(limit);
        self
    }

    /// How many bytes the body of an answer may have. 8 MiB unless set.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_bytes = bytes;
        self
    }

    /// How often a call is attempted, and how long is waited in between.
    #[must_use]
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// What happens to requests that break documented limits.
    #[must_use]
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Lets violations of one limit through, by the [`id`](crate::validate::Finding::id) of the finding, besides what the
    /// policy lets through already.
    #[must_use]
    pub fn allow(mut self, id: impl Into<Cow<'static, str>>) -> Self {
        self.policy = self.policy.allow(id);
        self
    }

    /// What the program is called, behind the client's own name in `User-Agent`: `name/1.0`.
    #[must_use]
    pub fn user_agent_suffix(mut self, suffix: &str) -> Self {
        self.user_agent.push(' ');
        self.user_agent.push_str(suffix);
        self
    }

    /// A header to send along, instead of what was set for this name before. It is not signed, and does not replace one of
    /// the protocol. Its value counts as a secret: it is in no `Debug` and no [`to_curl`](crate::prepare::Prepared::to_curl).
    /// `Host`, `Accept-Encoding` and what frames a body cannot be set: making the client, or the call, says so.
    #[must_use]
    pub fn header(mut self, name: HeaderName, mut value: HeaderValue) -> Self {
        value.set_sensitive(true);
        self.headers.insert(name, value);
        self
    }

    /// Where time and chance come from.
    #[must_use]
    pub fn world(mut self, world: World) -> Self {
        self.world = world;
        self
    }

    /// The same without transports: those that were set have been taken.
    pub(super) fn without_transports(self) -> Self {
        Self { transport: None, blocking_transport: None, ..self }
    }

    /// Whether the settings that stand for themselves can be.
    pub(super) fn check(&self) -> Result<(), ConfigurationError> {
        // The signature is over the host, answers are read as they come, and transports say how long a body is.
        let taken = [HOST, ACCEPT_ENCODING, CONTENT_LENGTH, TRANSFER_ENCODING];
        let found = taken.into_iter().find(|name| self.headers.contains_key(name));
        found.map_or(Ok(()), |name| Err(ConfigurationError::Header(name)))
    }

    /// A setting, if settings are looked up.
    pub(super) fn find(&self, setting: &Setting) -> Result<Option<String>, BrokenSetting> {
        self.sources.as_ref().map_or(Ok(None), |sources| setting.find(sources))
    }
}
