//! One service with its settings: what every client, async or blocking, is made of. Cheap to clone.

use super::{Config, ConfigurationError, Error};
use crate::call::RetryBudget;
use crate::credentials::{ChainOf, Credentials, ProvideCredentials};
use crate::endpoint::{Endpoint, EndpointError, Target, resolve};
use crate::operation::Service;
use crate::prepare::Context;
use crate::transport::{Io, SendLimits, Transport};
use crate::vendor::{self, Protocol};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Which of the transports that can be set it is.
pub(super) type PickTransport = fn(&Config) -> Option<&Arc<dyn Transport>>;

/// One service with its settings.
#[derive(Clone)]
pub(super) struct Core(Arc<Inner>);

struct Inner {
    service: &'static Service,
    config: Config,
    region: Option<String>,
    endpoint: Result<Endpoint, EndpointError>,
    project: Option<String>,
    credentials: Arc<dyn ProvideCredentials>,
    transport: Arc<dyn Transport>,
    budget: Arc<RetryBudget>,
}

impl Core {
    /// A core that sends through this transport.
    ///
    /// # Errors
    ///
    /// When it is not told enough, of the kind [`Configuration`](super::ErrorKind::Configuration).
    pub(super) fn new(
        service: &'static Service,
        config: Config,
        transport: Result<Arc<dyn Transport>, ConfigurationError>,
    ) -> Result<Self, Error> {
        let fail = |error: ConfigurationError| Error::new(service.title, 0, error);
        let credentials = match (&config.credentials, config.sources) {
            (Some(given), _) => given.clone(),
            (None, Some(sources)) => {
                let chain = vendor::protocol(service.protocol).credentials();
                Arc::new(ChainOf::new(chain, sources)) as Arc<dyn ProvideCredentials>
            }
            (None, None) => return Err(fail(ConfigurationError::NoCredentials)),
        };
        let transport = transport.map_err(fail)?;
        let core = Self::made(service, config, credentials, transport, Arc::default());
        core.endpoint()?;
        Ok(core)
    }

    fn made(
        service: &'static Service,
        config: Config,
        credentials: Arc<dyn ProvideCredentials>,
        transport: Arc<dyn Transport>,
        budget: Arc<RetryBudget>,
    ) -> Self {
        let protocol = vendor::protocol(service.protocol);
        let region = config.region.clone().or_else(|| config.first_of(protocol.region_variables()));
        let project = config.project.clone().or_else(|| config.first_of(protocol.project_variables()));
        let endpoint = endpoint(service, protocol, &config, region.as_deref());
        Self(Arc::new(Inner { service, config, region, endpoint, project, credentials, transport, budget }))
    }

    /// The same with other settings. Connections, the retry budget and, unless others are given, credentials are shared.
    /// A setting that cannot be is reported by the calls.
    pub(super) fn with(&self, change: impl FnOnce(Config) -> Config, transport: PickTransport) -> Self {
        let Inner { service, config, credentials, budget, .. } = &*self.0;
        // What is set in the end is what the change has set.
        let config = Config { credentials: None, transport: None, blocking_transport: None, ..config.clone() };
        let config = change(config);
        let credentials = config.credentials.as_ref().unwrap_or(credentials).clone();
        let transport = transport(&config).unwrap_or(&self.0.transport).clone();
        Self::made(service, config, credentials, transport, budget.clone())
    }

    /// The service.
    pub(super) fn service(&self) -> &'static Service {
        self.0.service
    }

    pub(super) fn config(&self) -> &Config {
        &self.0.config
    }

    pub(super) fn region(&self) -> Option<&str> {
        self.0.region.as_deref()
    }

    pub(super) fn project(&self) -> Option<&str> {
        self.0.project.as_deref()
    }

    pub(super) fn budget(&self) -> &RetryBudget {
        &self.0.budget
    }

    pub(super) fn provider(&self) -> &dyn ProvideCredentials {
        &*self.0.credentials
    }

    pub(super) fn endpoint(&self) -> Result<&Endpoint, Error> {
        let fail = |error: &EndpointError| Error::new(self.0.service.title, 0, ConfigurationError::from(error.clone()));
        self.0.endpoint.as_ref().map_err(fail)
    }

    /// The transport within this time.
    pub(super) fn io(&self, time: Option<Duration>) -> Io<'_> {
        let Inner { config, transport, region, .. } = &*self.0;
        let limits = SendLimits { connect: config.limits.connect, time, response_bytes: config.response_bytes };
        Io::new(&**transport, &config.world, limits).of_region(region.as_deref())
    }

    pub(super) fn context<'a>(
        &'a self,
        endpoint: &'a Endpoint,
        credentials: &'a Credentials,
        time: SystemTime,
        nonce: &'a str,
    ) -> Context<'a> {
        let config = self.config();
        Context::new(endpoint, credentials, time, nonce)
            .region(self.region())
            .project(self.project())
            .language(config.language.as_deref())
            .user_agent(&config.user_agent)
            .headers(&config.headers)
    }
}

fn endpoint(
    service: &'static Service,
    protocol: &dyn Protocol,
    config: &Config,
    region: Option<&str>,
) -> Result<Endpoint, EndpointError> {
    match &config.endpoint {
        Some(given) if config.allows_plain_http => Endpoint::parse_plain(given),
        Some(given) => Endpoint::parse(given),
        None => {
            let target = Target { region, network: config.network.as_deref() };
            resolve(service, protocol, target, &|name| config.first_of(&[name]))
        }
    }
}
