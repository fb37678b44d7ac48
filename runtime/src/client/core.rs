//! One service with its settings: what every client, async or blocking, is made of. Cheap to clone.

use super::project::FoundProject;
use super::{Config, ConfigurationError, Error};
use crate::call::{Now, Shared};
use crate::credentials::{Cached, Credentials, ProvideCredentials};
use crate::endpoint::{Endpoint, Target, resolve};
use crate::operation::Service;
use crate::prepare::Context;
use crate::settings::{BrokenSetting, sound};
use crate::transport::{Io, SendLimits, Transport};
use crate::vendor::{self, Protocol};
use std::borrow::Cow;
use std::fmt::{Debug, Formatter, Result as Written};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Which of the transports that can be set it is; an error when only the other kind is set.
pub(super) type PickTransport = fn(&Config) -> Result<Option<&Arc<dyn Transport>>, ConfigurationError>;

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
    shared: Arc<Shared>,
}

impl Inner {
    fn new(
        service: &'static Service,
        config: Config,
        credentials: Arc<dyn ProvideCredentials>,
        transport: Arc<dyn Transport>,
        shared: Arc<Shared>,
    ) -> Self {
        let protocol = vendor::protocol(service.protocol);
        let (region, endpoint) = match region(protocol, &config) {
            Ok(region) => {
                let endpoint = endpoint(service, protocol, &config, region.as_deref());
                (region, config.check().and(endpoint))
            }
            Err(broken) => (None, Err(broken.into())),
        };
        let found_project = Arc::default();
        Self { service, config, region, endpoint, found_project, credentials, transport, shared }
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
    /// A core that sends through the transport that is set, else through one that is made for it.
    ///
    /// # Errors
    ///
    /// When it is not told enough, of the kind [`Configuration`](super::ErrorKind::Configuration).
    pub(super) fn new(
        service: &'static Service,
        config: Config,
        pick: PickTransport,
        make: fn(&Config) -> Result<Arc<dyn Transport>, ConfigurationError>,
    ) -> Result<Self, Error> {
        let fail = |error: ConfigurationError| Error::new(service.title, 0, error);
        let credentials = match (&config.credentials, &config.sources) {
            (Some(given), _) => given.clone(),
            (None, Some(sources)) => Arc::new(Cached::new(vendor::protocol(service.protocol).credentials(sources))),
            (None, None) => return Err(fail(ConfigurationError::NoCredentials)),
        };
        let picked = pick(&config).map_err(fail)?.cloned();
        let transport = picked.map_or_else(|| make(&config), Ok).map_err(fail)?;
        let config = config.without_transports();
        let core = Self(Arc::new(Inner::new(service, config, credentials, transport, Arc::default())));
        core.endpoint()?;
        Ok(core)
    }

    /// The same with other settings: see [`Client::with`](super::Client::with).
    pub(super) fn with(&self, change: impl FnOnce(Config) -> Config, pick: PickTransport) -> Self {
        let Inner { service, config, credentials, shared, .. } = &*self.0;
        // What is set in the end is what the change has set.
        let config = change(Config { credentials: None, ..config.clone() });
        let credentials = config.credentials.as_ref().unwrap_or(credentials).clone();
        let picked = pick(&config).map(|picked| picked.unwrap_or(&self.0.transport).clone());
        let (config, transport, problem) = match picked {
            Ok(transport) => (config.without_transports(), transport, None),
            // One that cannot be used stays set, so that other settings do not make the problem go away.
            Err(problem) => (config, self.0.transport.clone(), Some(problem)),
        };
        let has_own_credentials = config.credentials.is_some();
        let mut inner = Inner::new(service, config, credentials, transport, shared.clone());
        if let Some(problem) = problem {
            inner.endpoint = Err(problem);
        }
        // It is the one that these credentials have for this region in this cloud.
        let cloud = |inner: &Inner| (inner.config.endpoint.clone(), inner.config.iam_endpoint.clone());
        if !has_own_credentials && inner.region == self.0.region && cloud(&inner) == cloud(&self.0) {
            inner.found_project = self.0.found_project.clone();
        }
        Self(Arc::new(inner))
    }

    /// The same for another service, and with these credentials if there are some.
    pub(super) fn of(
        &self,
        service: &'static Service,
        credentials: Option<Arc<dyn ProvideCredentials>>,
        change: impl FnOnce(Config) -> Config,
    ) -> Self {
        let Inner { config, credentials: own, transport, shared, .. } = &*self.0;
        let (config, credentials) = (change(config.clone()), credentials.unwrap_or_else(|| own.clone()));
        Self(Arc::new(Inner::new(service, config, credentials, transport.clone(), shared.clone())))
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

    pub(super) fn shared(&self) -> &Shared {
        &self.0.shared
    }

    pub(super) fn provider(&self) -> &Arc<dyn ProvideCredentials> {
        &self.0.credentials
    }

    pub(super) fn endpoint(&self) -> Result<&Endpoint, Error> {
        self.0.endpoint.as_ref().map_err(|error| Error::new(self.0.service.title, 0, error.clone()))
    }

    /// Where a request goes that names this region: a region chooses the host, and the request may be for another one than
    /// the client.
    pub(super) fn endpoint_in(&self, region: Option<&str>) -> Result<Cow<'_, Endpoint>, Error> {
        let (Inner { service, config, .. }, own) = (&*self.0, self.endpoint()?);
        match region.filter(|region| config.endpoint.is_none() && self.region() != Some(region)) {
            None => Ok(Cow::Borrowed(own)),
            Some(_) => {
                let found = endpoint(service, vendor::protocol(service.protocol), config, region);
                found.map(Cow::Owned).map_err(|error| Error::new(service.title, 0, error))
            }
        }
    }

    /// When, by the steady clock, a call that began then has to be over.
    pub(super) fn end(&self, started: Now) -> Option<Duration> {
        started.steady.checked_add(self.config().limits.call?)
    }

    /// Whether requests go where somebody has said, and not where the service is known to be.
    pub(super) fn is_elsewhere(&self) -> bool {
        let (protocol, config) = (vendor::protocol(self.0.service.protocol), self.config());
        let variable = || protocol.endpoint_variable(self.0.service, self.region()?);
        config.endpoint.is_some() || variable().and_then(|name| config.sources.as_ref()?.variable(&name)).is_some()
    }

    /// The transport, each request within this time.
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
) -> Result<Endpoint, ConfigurationError> {
    let allows_plain_http = config.allows_plain_http;
    Ok(match &config.endpoint {
        Some(given) if allows_plain_http => Endpoint::parse_plain(given)?,
        Some(given) => Endpoint::parse(given)?,
        None => {
            let variable = |name: &str| config.sources.as_ref()?.variable(name);
            let name = region.and_then(|region| protocol.endpoint_variable(service, region));
            if let Some((name, value)) = name.and_then(|name| variable(&name).map(|value| (name, value))) {
                // It may be a list.
                let problem = value.split(',').try_for_each(sound);
                problem.map_err(|problem| BrokenSetting::in_variable("endpoint", &name, problem))?;
            }
            let target = Target { region, network: config.network.as_deref(), allows_plain_http };
            resolve(service, protocol, target, &variable)?
        }
    })
}
