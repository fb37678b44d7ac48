//! Tencent Cloud: JSON over POST, the operation in a header, every answer inside `Response`, errors with HTTP 200.

mod answer;
mod credentials;
#[cfg(feature = "legacy-signatures")]
mod form;
mod sign;

pub use credentials::credentials;
#[cfg(feature = "legacy-signatures")]
pub use form::sign_form;
pub use sign::sign;

use super::draft::Draft;
use super::{Protocol, time};
use crate::answer::{Answer, Cause, Reading};
use crate::credentials::Provider;
use crate::layout::{Layout, RawStyle};
use crate::object::Place;
use crate::operation::OperationInfo;
use crate::prepare::{Context, PrepareError, Prepared};
use crate::settings::Setting;
use http::StatusCode;

/// JSON with `TC3-HMAC-SHA256`.
#[derive(Clone, Copy, Debug)]
pub struct V3;

impl Protocol for V3 {
    fn prepare(&self, layout: Layout, info: &OperationInfo, context: &Context<'_>) -> Result<Prepared, PrepareError> {
        let mut draft = Draft {
            method: layout.method,
            path: layout.path,
            query: layout.query,
            headers: Vec::with_capacity(10),
            body: layout.body.unwrap_or_default(),
        };
        draft.header("content-type", "application/json");
        draft.header("x-tc-action", layout.action);
        if let Some(version) = info.service.version {
            draft.header("x-tc-version", version);
        }
        if let Some(region) = context.region {
            draft.header("x-tc-region", region);
        }
        if let Some(language) = context.language {
            draft.header("x-tc-language", language);
        }
        if let Some(token) = context.credentials.exposed_token() {
            draft.header("x-tc-token", token);
        }
        draft.header("x-tc-timestamp", time::seconds(context.time).to_string());
        for (name, value) in layout.headers {
            draft.header(name, value);
        }
        // What the vendor's own SDKs sign. The action could be signed too, but its documents disagree about the case of
        // its value.
        let is_signed = |name: &str| name == "content-type";
        let service = info.service.signing_name;
        draft.sign(context, is_signed, |request| sign(request, service, context.credentials, context.time))
    }

    fn raw_style(&self) -> RawStyle {
        RawStyle::Name(Place::Body)
    }

    fn read(&self, answer: &Answer<'_>) -> Reading {
        answer::read(answer)
    }

    fn cause(&self, code: &str, _message: &str) -> Option<Cause> {
        answer::cause(code)
    }

    fn fallback_code(&self, _status: StatusCode) -> String {
        "ServerNetworkError".to_owned()
    }

    fn providers(&self) -> &'static [Provider] {
        &credentials::PROVIDERS
    }

    fn region(&self) -> &'static Setting {
        &credentials::REGION
    }

    fn sends_region(&self) -> bool {
        true
    }
}
