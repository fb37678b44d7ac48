//! What happens to a request before it is sent: what the client knows is filled in, and the policy judges what would go on
//! the wire.

use super::{ConfigurationError, Core, Error, NoProject};
use crate::call::Now;
use crate::endpoint::Endpoint;
use crate::fill::{Defaults, fill};
use crate::object::{Object, Role, Value, value};
use crate::operation::OperationInfo;
use crate::validate::{Finding, Findings, Rejected, validate};
use crate::vendor;
use std::borrow::Cow;

impl Core {
    /// Makes a request what would go on the wire: where it goes, and what is to be reported with it.
    pub(super) async fn ready(
        &self,
        request: &mut dyn Object,
        info: &OperationInfo,
        started: Now,
    ) -> Result<(Cow<'_, Endpoint>, Findings), Error> {
        let fail = |error| Error::new(info.id, 0, error);
        let (service, config) = (self.service(), self.config());
        if !std::ptr::eq(service, info.service) {
            return Err(fail(ConfigurationError::OtherService { operation: info.id, service: service.title }));
        }
        let (endpoint, end) = (self.endpoint_in(region(request))?, self.end(started));
        let token = config.world.unique();
        let project = config.project.as_deref();
        fill(request, Defaults { region: self.region(), project, token: Some(&token) });
        if unset(request, Role::Project).is_some() {
            let project = self.known_project(info, end).await?;
            fill(request, Defaults { project: project.as_deref(), ..Defaults::default() });
        }
        let mut judged = self.judge(request);
        let mut lookup = None;
        // Not before everything else is right: it is a request of its own.
        if unset(request, Role::Project).is_some()
            && judged.as_ref().err().is_none_or(|rejected| lacks_only_settings(request, rejected))
        {
            match self.asked_project(end).await {
                Ok(project) => {
                    fill(request, Defaults { project: project.as_deref(), ..Defaults::default() });
                    judged = self.judge(request);
                }
                Err(problem) => lookup = Some(problem),
            }
        }
        let lacks =
            judged.as_ref().map_or_else(|rejected| lacks_only_settings(request, rejected), |_| lookup.is_some());
        match (missing(request, info, lookup).filter(|_| lacks), judged) {
            (Some(missing), _) => Err(fail(missing)),
            (None, Ok(findings)) => Ok((endpoint, findings)),
            // Nobody has to set what the client would have filled in.
            (None, Err(rejected)) => {
                Err(Error::new(info.id, 0, rejected.without(|finding| is_setting(request, finding))))
            }
        }
    }

    /// What the policy makes of what would be sent.
    fn judge(&self, request: &dyn Object) -> Result<Findings, Rejected> {
        let policy = &self.config().policy;
        let findings = if policy.is_off() { Findings::default() } else { validate(request) };
        policy.judge(findings.with_unknown(policy.unknown(request.shape())))
    }
}

/// The region that a request names by itself.
fn region(request: &dyn Object) -> Option<&str> {
    let number = request.shape().fields.iter().position(|field| field.role == Some(Role::Region))?;
    match value(request, number) {
        Value::Text(region) if !region.trim().is_empty() => Some(region),
        _ => None,
    }
}

/// The field of this role that is not set.
fn unset(request: &dyn Object, role: Role) -> Option<&'static str> {
    let fields = request.shape().fields;
    let (number, field) = fields.iter().enumerate().find(|(_, field)| field.role == Some(role))?;
    matches!(value(request, number), Value::Unset).then_some(field.wire)
}

/// Fields that the client has a value for, if it is told one.
const SETTINGS: [Role; 2] = [Role::Region, Role::Project];

/// Whether it is about a field that a setting would have filled in.
fn is_setting(request: &dyn Object, finding: &Finding) -> bool {
    SETTINGS.iter().any(|role| unset(request, *role) == Some(finding.path()))
}

/// Whether the only reasons are fields that a setting would have filled in.
fn lacks_only_settings(request: &dyn Object, rejected: &Rejected) -> bool {
    rejected.reasons().all(|finding| is_setting(request, finding))
}

/// The first of these fields that is not set, with what would give it a value.
fn missing(request: &dyn Object, info: &OperationInfo, lookup: Option<NoProject>) -> Option<ConfigurationError> {
    let protocol = vendor::protocol(info.service.protocol);
    let (setting, field) = SETTINGS.into_iter().find_map(|role| {
        let field = unset(request, role)?;
        let setting = if role == Role::Region { protocol.region() } else { &protocol.project()?.setting };
        Some((setting, field))
    })?;
    Some(ConfigurationError::Missing { setting, field, lookup })
}
