//! One service with its settings: what every client, async or blocking, is made of. Cheap to clone.

use super::project::FoundProject;
use super::{Config, ConfigurationError, Error};
use crate::call::RetryBudget;
use crate::credentials::{Cached, Credentials, ProvideCredentials};
use crate::endpoint::{Endpoint, EndpointError, Target, resolve};
use crate::operation::Service;
use crate::prepare::Context;
use crate::settings::BrokenSetting;
use crate::transport::{Io, SendLimits, Transport};
use crate::vendor::{self, Protocol};
use std::fmt::{Debug, Formatter, Result as Written};
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
    endpoint: Result<Endpoint, ConfigurationError>,
    found_project: Arc<FoundProject>,
    credentials: Arc<dyn ProvideCredentials>,
    transport: Arc<dyn Transport>,
    budget: Arc<RetryBudget>,
}

impl Inner {
    fn new(
        service: &'static Service,
        config: Config,
        credentials: Arc<dyn ProvideCredentials>,
        transport: Arc<dyn Transport>,
        budget: Arc<RetryBudget>,
    ) -> Self {
        let protocol = vendor::protocol(service.protocol);
        let (region, endpoint) = match region(protocol, &config) {
            Ok(region) => {
                let endpoint = endpoint(service, protocol, &config, region.as_deref());
                (region, endpoint.map_err(ConfigurationError::from))
            }
            Err(broken) => (None, Err(broken.into())),
        };
        let found_project = Arc::default();
        Self { service, config, region, endpoint, found_project, credentials, transport, budget }
    }
}

impl Debug for Core {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        let Inner { service, region, endpoint, credentials, .. } = &*self.0;
        out.debug_struct("Client")
            .field("service", &format_args!("{}.{}", service.vendor, service.name))
            .field("region", region)
            .field("endpoint", &endpoint.as_ref().map(Endpoint::to_string))
            .field("credentials", credentials)
            .finish_non_exhaustive()
    }
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
        let credentials = match (&config.credentials, &config.sources) {
            (Some(given), _) => given.clone(),
            (None, Some(sources)) => Arc::new(Cached::new(vendor::protocol(service.protocol).credentials(sources))),
            (None, None) => return Err(fail(ConfigurationError::NoCredentials)),
        };
        let transport = transport.map_err(fail)?;
        let core = Self(Arc::new(Inner::new(service, config, credentials, transport, Arc::default())));
        core.endpoint()?;
        Ok(core)
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
        let has_own_credentials = config.credentials.is_some();
        let mut inner = Inner::new(service, config, credentials, transport, budget.clone());
        // It is the one that these credentials have for this region.
        if !has_own_credentials && inner.region == self.0.region {
            inner.found_project = self.0.found_project.clone();
        }
        Self(Arc::new(inner))
    }

    /// The same for another service.
    pub(super) fn of(&self, service: &'static Service, change: impl FnOnce(Config) -> Config) -> Self {
        let Inner { config, credentials, transport, budget, .. } = &*self.0;
        let config = change(config.clone());
        Self(Arc::new(Inner::new(service, config, credentials.clone(), transport.clone(), budget.clone())))
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

    pub(super) fn found_project(&self) -> &FoundProject {
        &self.0.found_project
    }

    pub(super) fn budget(&self) -> &RetryBudget {
        &self.0.budget
    }

    pub(super) fn provider(&self) -> &dyn ProvideCredentials {
        &*self.0.credentials
    }

    pub(super) fn endpoint(&self) -> Result<&Endpoint, Error> {
        self.0.endpoint.as_ref().map_err(|error| Error::new(self.0.service.title, 0, error.clone()))
    }

    /// The transport within this time.
    pub(super) fn io(&self, time: Option<Duration>) -> Io<'_> {
        let Inner { config, transport, .. } = &*self.0;
        let limits = SendLimits { connect: config.limits.connect, time, response_bytes: config.response_bytes };
        Io::new(&**transport, &config.world, limits)
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
            .project(config.project.as_deref())
            .language(config.language.as_deref())
            .user_agent(&config.user_agent)
            .headers(&config.headers)
    }
}

fn region(protocol: &dyn Protocol, config: &Config) -> Result<Option<String>, BrokenSetting> {
    match config.region.as_deref().map(str::trim).filter(|region| !region.is_empty()) {
        Some(region) => Ok(Some(region.to_owned())),
        None => config.find(protocol.region()),
    }
}

fn endpoint(
    service: &'static Service,
    protocol: &dyn Protocol,
    config: &Config,
    region: Option<&str>,
) -> Result<Endpoint, EndpointError> {
    let allows_plain_http = config.allows_plain_http;
    match &config.endpoint {
        Some(given) if allows_plain_http => Endpoint::parse_plain(given),
        Some(given) => Endpoint::parse(given),
        None => {
            let target = Target { region, network: config.network.as_deref(), allows_plain_http };
            resolve(service, protocol, target, &|name| config.sources.as_ref()?.variable(name))
        }
    }
}
