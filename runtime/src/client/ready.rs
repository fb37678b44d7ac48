//! What happens to a request before it is sent: what the client knows is filled in, and the policy judges what would go on
//! the wire.

use super::{ConfigurationError, Core, Error};
use crate::endpoint::Endpoint;
use crate::fill::{Defaults, fill};
use crate::object::{Object, Role, Value, value};
use crate::operation::OperationInfo;
use crate::validate::{Findings, Rejected, validate};
use crate::vendor;

impl Core {
    /// Makes a request what would go on the wire: where it goes, and what is to be reported with it.
    pub(super) async fn ready(
        &self,
        request: &mut dyn Object,
        info: &OperationInfo,
    ) -> Result<(&Endpoint, Findings), Error> {
        let fail = |error| Error::new(info.id, 0, error);
        let (service, config) = (self.service(), self.config());
        if !std::ptr::eq(service, info.service) {
            return Err(fail(ConfigurationError::OtherService { operation: info.id, service: service.title }));
        }
        let endpoint = self.endpoint()?;
        let token = config.world.unique();
        let project = config.project.as_deref();
        fill(request, Defaults { region: self.region(), project, token: Some(&token) });
        if unset(request, Role::Project).is_some()
            && let Some(project) = self.find_project(info).await?
        {
            fill(request, Defaults { project: Some(&project), ..Defaults::default() });
        }
        let findings = if config.policy.is_off() { Findings::default() } else { validate(request) };
        match config.policy.judge(findings) {
            Ok(findings) => Ok((endpoint, findings)),
            Err(rejected) => Err(match missing(request, info, &rejected) {
                Some(missing) => fail(missing),
                None => Error::new(info.id, 0, rejected),
            }),
        }
    }

    /// The project, where it was not set: that of the credentials, else what this machine has set.
    pub(super) async fn find_project(&self, info: &OperationInfo) -> Result<Option<String>, Error> {
        let credentials = self.credentials(info, 0).await?;
        if let Some(project) = credentials.project_id() {
            return Ok(Some(project.to_owned()));
        }
        match (vendor::protocol(info.service.protocol).project(), &self.config().sources) {
            (Some(project), Some(sources)) => {
                project.setting.find(sources).map_err(|broken| Error::new(info.id, 0, ConfigurationError::from(broken)))
            }
            _ => Ok(None),
        }
    }
}

/// The field of this role that is not set.
fn unset(request: &dyn Object, role: Role) -> Option<&'static str> {
    let fields = request.shape().fields;
    let (number, field) = fields.iter().enumerate().find(|(_, field)| field.role == Some(role))?;
    matches!(value(request, number), Value::Unset).then_some(field.wire)
}

/// The setting that would have given a required field its value.
fn missing(request: &dyn Object, info: &OperationInfo, rejected: &Rejected) -> Option<ConfigurationError> {
    let protocol = vendor::protocol(info.service.protocol);
    let settings =
        [(Role::Region, Some(protocol.region())), (Role::Project, protocol.project().map(|project| &project.setting))];
    settings.into_iter().find_map(|(role, setting)| {
        let (field, setting) = (unset(request, role)?, setting?);
        let is_reason = rejected.reasons().any(|finding| finding.path() == field);
        is_reason.then_some(ConfigurationError::Missing { setting, field })
    })
}
