//! The project of a client's region, asked for once when nobody has said it: an ordinary call of another service, over
//! the same transport and with the same credentials.

use super::{Config, ConfigurationError, Core, Error};
use crate::call::Limits;
use crate::credentials::{Credentials, NoCredentials, ProvideCredentials};
use crate::flight::{Age, Flight};
use crate::operation::OperationInfo;
use crate::settings::{BrokenSetting, Declined, Setting};
use crate::text::Shown;
use crate::transport::{Boxed, Io};
use crate::vendor::{self, Project};
use http::HeaderMap;
use std::error::Error as StdError;
use std::fmt::{Debug, Display, Formatter, Result as Written};
use std::sync::Arc;
use std::time::Duration;

/// A project that was asked for and not found.
#[derive(Clone)]
#[non_exhaustive]
pub enum NoProject {
    /// The call has failed.
    Call(Arc<Error>),
    /// Who would know is the vendor's own cloud, and the client has an endpoint of its own.
    NotAsked(&'static Setting),
    /// No time of the call was left.
    Late,
    /// Whom to ask is said in a file that cannot be understood.
    Setting(BrokenSetting),
    /// The account has none of this name, or the key may not see it.
    Unknown(String),
    /// Which one is meant cannot be known.
    Several(Vec<String>),
}

impl Display for NoProject {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Call(error) => write!(out, "{error}"),
            Self::NotAsked(setting) => {
                write!(out, "the client has an endpoint of its own, and where IAM is is not set: set {setting}")
            }
            Self::Late => out.write_str("no time of the call was left"),
            Self::Setting(broken) => Display::fmt(broken, out),
            Self::Unknown(name) => {
                write!(out, "the account has none of the name {}, or the key may not see it", Shown::name(name))
            }
            Self::Several(projects) => write!(out, "there are several: {}", Shown::message(&projects.join(", "))),
        }
    }
}

impl StdError for NoProject {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Call(error) => Some(&**error),
            Self::Setting(broken) => broken.source(),
            Self::NotAsked(_) | Self::Late | Self::Unknown(_) | Self::Several(_) => None,
        }
    }
}

impl From<BrokenSetting> for NoProject {
    fn from(broken: BrokenSetting) -> Self {
        Self::Setting(broken)
    }
}

/// As `Display`: a failed `unwrap` should read well too.
impl Debug for NoProject {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        Display::fmt(self, out)
    }
}

/// What is asked for once per client.
pub(super) type FoundProject = Flight<String, NoProject>;

impl Core {
    /// The project, where it was not set: that of the credentials, else what this machine has set.
    pub(super) async fn known_project(
        &self,
        info: &OperationInfo,
        end: Option<Duration>,
    ) -> Result<Option<String>, Error> {
        let credentials = self.credentials(end).await.map_err(|none| Error::new(info.id, 0, none))?;
        match (credentials.project_id(), vendor::protocol(info.service.protocol).project()) {
            (Some(project), _) => Ok(Some(project.to_owned())),
            (None, Some(project)) => {
                let found = self.config().find(&project.setting);
                found.map_err(|broken| Error::new(info.id, 0, ConfigurationError::from(broken)))
            }
            (None, None) => Ok(None),
        }
    }

    /// The project that has the name of the region; `None` when the vendor has no such thing, or no region is set.
    pub(super) async fn asked_project(&self, end: Option<Duration>) -> Result<Option<String>, NoProject> {
        let (Some(project), Some(region)) = (vendor::protocol(self.service().protocol).project(), self.region()) else {
            return Ok(None);
        };
        let now = || self.config().world.now().steady;
        let io = self.io(None).until(end);
        let left = move || io.left();
        let is_late = || left().is_some_and(|left| left.is_zero());
        let find = |_| self.ask_for_project(project, region, left());
        let found = io.within_time(self.found_project().get(now, |_| Age::Fresh, is_late, find)).await;
        found.unwrap_or(Err(NoProject::Late)).map(Some)
    }

    /// Where somebody has said that IAM is, and who may be shown there if that is not every key: what a file says is for the
    /// key of that file.
    async fn whom_to_ask(
        &self,
        project: &Project,
    ) -> Result<(Option<String>, Option<Arc<dyn ProvideCredentials>>), NoProject> {
        let said = match &self.config().iam_endpoint {
            Some(endpoint) => Some(endpoint.clone()),
            None => self.config().find(&project.endpoint)?,
        };
        if said.is_some() {
            return Ok((said, None));
        }
        let found = self.credentials(None).await;
        let found = found.map_err(|none| NoProject::Call(Arc::new(Error::new(project.lookup.id, 0, none))))?;
        let Some(endpoint) = found.iam_endpoint().map(str::to_owned) else { return Ok((None, None)) };
        let key = KeyOf { endpoint: endpoint.clone(), provider: self.provider().clone() };
        Ok((Some(endpoint), Some(Arc::new(key))))
    }

    /// Boxed: a call may ask for the project, and this is a call. It has so much time.
    fn ask_for_project<'a>(
        &'a self,
        project: &'static Project,
        region: &'a str,
        time: Option<Duration>,
    ) -> Boxed<'a, Result<String, NoProject>> {
        Box::pin(async move {
            let (endpoint, credentials) = self.whom_to_ask(project).await?;
            let change = |config: Config| {
                // Others may wait for the same answer, and have more time for an attempt than this call.
                let limits = Limits { attempt: Limits::default().attempt, call: time, ..config.limits };
                // The program's own headers are for the service that it calls, and may be secret.
                let headers = HeaderMap::new();
                Config { region: Some(region.to_owned()), endpoint, network: None, limits, headers, ..config }
            };
            let core = self.of(project.lookup.service, credentials, change);
            // The key would be sent to somebody who has nothing to do with it.
            if self.is_elsewhere() && !core.is_elsewhere() {
                return Err(NoProject::NotAsked(&project.endpoint));
            }
            let mut request = ListProjectsRequest { name: Some(region.to_owned()) };
            let mut response = ListProjectsResponse::default();
            let exchanged = core.exchange(&mut request, &mut response, project.lookup).await;
            exchanged.map_err(|error| NoProject::Call(Arc::new(error)))?;
            let ids = response.projects.into_iter().flatten().filter_map(|project| project.id);
            match &*ids.collect::<Vec<_>>() {
                [] => Err(NoProject::Unknown(region.to_owned())),
                [id] => Ok(id.clone()),
                ids => {
                    // They are shown, and whatever has answered may quote anything of the request.
                    let credentials = self.credentials(None).await.ok();
                    let shown = |id: &String| match &credentials {
                        Some(credentials) => credentials.hide_in(id.clone()),
                        None => id.clone(),
                    };
                    Err(NoProject::Several(ids.iter().map(shown).collect()))
                }
            }
        })
    }
}

/// Gives a key only as long as it is one that this endpoint is said to be for.
#[derive(Debug)]
struct KeyOf {
    endpoint: String,
    provider: Arc<dyn ProvideCredentials>,
}

impl ProvideCredentials for KeyOf {
    fn credentials<'a>(&'a self, io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        Box::pin(async move {
            let found = self.provider.credentials(io).await?;
            let changed = || Declined::Unavailable("the key has changed, and is for another IAM".to_owned());
            let is_same = found.iam_endpoint() == Some(&*self.endpoint);
            if is_same { Ok(found) } else { Err(NoCredentials::at("client", changed())) }
        })
    }

    fn forget(&self, refused: &Credentials) {
        self.provider.forget(refused);
    }
}

struct ListProjectsRequest {
    name: Option<String>,
}

crate::object! {
    ListProjectsRequest: "KeystoneListProjects" {
        name = query("name"),
    }
}

struct ListProjectsResponse {
    projects: Option<Vec<ListedProject>>,
}

crate::object! {
    ListProjectsResponse: "KeystoneListProjects" {
        projects = body("projects"),
    }
}

struct ListedProject {
    id: Option<String>,
}

crate::object! {
    ListedProject: "KeystoneListProjects" {
        id = body("id"),
    }
}
