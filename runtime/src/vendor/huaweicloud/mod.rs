//! Huawei Cloud: REST, JSON bodies, the project in path and header, errors by status.

mod answer;
mod credentials;
mod project;
mod sign;

pub use credentials::credentials;
pub use sign::sign;

use super::draft::Draft;
use super::{Project, Protocol, time};
use crate::answer::{Answer, Cause, Reading};
use crate::credentials::Provider;
use crate::layout::{Layout, RawStyle};
use crate::operation::{OperationInfo, Service};
use crate::prepare::{Context, PrepareError, Prepared};
use crate::settings::Setting;

/// REST with `SDK-HMAC-SHA256`.
#[derive(Clone, Copy, Debug)]
pub struct Rest;

impl Protocol for Rest {
    fn prepare(&self, layout: Layout, _info: &OperationInfo, context: &Context<'_>) -> Result<Prepared, PrepareError> {
        let mut draft = Draft {
            method: layout.method,
            path: layout.path,
            query: layout.query,
            headers: Vec::with_capacity(8),
            body: layout.body.unwrap_or_default(),
        };
        // Without a body too: the gateways expect it of every method.
        draft.header("content-type", "application/json");
        if let Some(project) = context.project {
            draft.header("x-project-id", project);
        }
        if let Some(token) = context.credentials.exposed_token() {
            draft.header("x-security-token", token);
        }
        for (name, value) in layout.headers {
            draft.header(name, value);
        }
        draft.header("x-sdk-date", time::written(context.time, sign::DATE));
        // Gateways drop names with an underscore, and a signature over them would not hold.
        draft.sign(context, |name| !name.contains('_'), |request| sign(request, context.credentials, context.time))
    }

    fn raw_style(&self) -> RawStyle {
        RawStyle::Path
    }

    fn read(&self, answer: &Answer<'_>) -> Reading {
        answer::read(answer)
    }

    fn cause(&self, code: &str, message: &str) -> Option<Cause> {
        answer::cause(code, message)
    }

    fn endpoint_variable(&self, service: &Service, region: &str) -> Option<String> {
        Some(format!("HUAWEICLOUD_SDK_REGION_{}_{region}", service.name).to_uppercase().replace('-', "_"))
    }

    fn providers(&self) -> &'static [Provider] {
        &credentials::PROVIDERS
    }

    fn region(&self) -> &'static Setting {
        &credentials::REGION
    }

    fn project(&self) -> Option<&'static Project> {
        Some(&project::PROJECT)
    }
}
