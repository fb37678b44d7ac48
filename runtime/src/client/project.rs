//! The project of a client's region, asked for once when nobody has said it: an ordinary call of another service, over
//! the same transport and with the same credentials.

use super::{Config, Core, Error};
use crate::flight::{Age, Flight};
use crate::settings::BrokenSetting;
use crate::transport::Boxed;
use crate::vendor::{self, Project};
use std::sync::Arc;

/// A project that was asked for and not found.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoProject {
    /// The call has failed.
    #[error("{0}")]
    Call(#[source] Arc<Error>),
    /// Whom to ask is said in a file that cannot be understood.
    #[error(transparent)]
    Setting(#[from] BrokenSetting),
    /// The account has none of this name, or the key may not see it.
    #[error("the account has none of the name {0}, or the key may not see it")]
    Unknown(String),
    /// Which one is meant cannot be known.
    #[error("there are several: {}", .0.join(", "))]
    Several(Vec<String>),
}

/// What is asked for once per client.
pub(super) type FoundProject = Flight<String, NoProject>;

impl Core {
    /// The project that has the name of the region. `None` when the vendor has no such thing, or there is no region.
    pub(super) async fn find_project(&self) -> Option<Result<String, NoProject>> {
        let project = vendor::protocol(self.service().protocol).project()?;
        let region = self.region()?;
        let now = || self.config().world.now().steady;
        Some(self.found_project().get(now, |_| Age::Fresh, self.ask_for_project(project, region)).await)
    }

    /// Boxed: a call may ask for the project, and this is a call.
    fn ask_for_project<'a>(
        &'a self,
        project: &'static Project,
        region: &'a str,
    ) -> Boxed<'a, Result<String, NoProject>> {
        Box::pin(async move {
            let endpoint = self.config().find(&project.endpoint)?;
            let change = |config| Config { region: Some(region.to_owned()), endpoint, network: None, ..config };
            let core = self.of(project.lookup.service, change);
            let failed = |error| NoProject::Call(Arc::new(error));
            let mut request = ListProjectsRequest { name: Some(region.to_owned()) };
            let mut response = ListProjectsResponse::default();
            core.exchange(&mut request, &mut response, project.lookup).await.map_err(failed)?;
            let ids = response.projects.into_iter().flatten().filter_map(|project| project.id);
            match &*ids.collect::<Vec<_>>() {
                [] => Err(NoProject::Unknown(region.to_owned())),
                [id] => Ok(id.clone()),
                ids => Err(NoProject::Several(ids.to_vec())),
            }
        })
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
