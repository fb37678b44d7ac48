//! Alibaba Cloud: RPC over POST, parameters in query and form, errors by status or by `Success: false`.

mod answer;
mod credentials;
#[cfg(feature = "legacy-signatures")]
mod rpc1;
mod sign;

pub use credentials::credentials;
#[cfg(feature = "legacy-signatures")]
pub use rpc1::sign_rpc1;
pub use sign::sign;

use super::draft::Draft;
use super::{Protocol, digest, time};
use crate::answer::{Answer, Cause, Reading};
use crate::credentials::{Credentials, Environment, Provider};
use crate::layout::{Layout, RawStyle};
use crate::object::Place;
use crate::operation::OperationInfo;
use crate::prepare::{Context, PrepareError, Prepared};
use crate::settings::Setting;

/// RPC with `ACS3-HMAC-SHA256`.
#[derive(Clone, Copy, Debug)]
pub struct Rpc;

impl Protocol for Rpc {
    fn prepare(&self, layout: Layout, info: &OperationInfo, context: &Context<'_>) -> Result<Prepared, PrepareError> {
        let has_form = !layout.form.is_empty();
        let mut draft = Draft {
            method: layout.method,
            path: layout.path,
            query: layout.query,
            headers: Vec::with_capacity(12),
            body: layout.body.unwrap_or_else(|| layout.form.into_string().into_bytes()),
        };
        draft.header("accept", "application/json");
        if has_form {
            draft.header("content-type", "application/x-www-form-urlencoded");
        }
        draft.header("x-acs-action", layout.action);
        draft.header("x-acs-content-sha256", digest::sha256(&draft.body));
        draft.header("x-acs-credentials-provider", provider(context.credentials));
        draft.header("x-acs-date", time::written(context.time, "%Y-%m-%dT%H:%M:%SZ"));
        draft.header("x-acs-signature-nonce", context.nonce);
        if let Some(version) = info.service.version {
            draft.header("x-acs-version", version);
        }
        if let Some(token) = context.credentials.exposed_token() {
            draft.header("x-acs-accesskey-id", context.credentials.key_id());
            draft.header("x-acs-security-token", token);
        }
        for (name, value) in layout.headers {
            draft.header(name, value);
        }
        // The rest may be changed on the way by whoever is allowed to.
        let is_signed = |name: &str| name == "content-type" || name.starts_with("x-acs-");
        draft.sign(context, is_signed, |request| sign(request, context.credentials))
    }

    fn raw_style(&self) -> RawStyle {
        RawStyle::Name(Place::Query)
    }

    fn read(&self, answer: &Answer<'_>) -> Reading {
        answer::read(answer)
    }

    fn cause(&self, code: &str, _message: &str) -> Option<Cause> {
        answer::cause(code)
    }

    fn providers(&self) -> &'static [Provider] {
        &credentials::PROVIDERS
    }

    fn region(&self) -> &'static Setting {
        &credentials::REGION
    }
}

/// The vendor's own words for where credentials come from.
fn provider(credentials: &Credentials) -> String {
    let kind = if credentials.is_temporary() { "static_sts" } else { "static_ak" };
    match credentials.provider() {
        "static" => kind.to_owned(),
        Environment::NAME => "default/env".to_owned(),
        name if name == credentials::COMMAND_LINE.name => format!("default/cli_profile/{kind}"),
        name if name == credentials::CREDENTIALS.name => format!("default/profile/{kind}"),
        other => other.to_owned(),
    }
}
