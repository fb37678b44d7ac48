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
use crate::credentials::{Chain, Credentials};
use crate::layout::Layout;
use crate::operation::OperationInfo;
use crate::prepare::{Context, PrepareError, Prepared};

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
        draft.header("x-acs-action", info.name);
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

    fn read(&self, answer: &Answer<'_>) -> Reading {
        answer::read(answer)
    }

    fn cause(&self, code: &str, _message: &str) -> Option<Cause> {
        answer::cause(code)
    }

    fn region_variables(&self) -> &'static [&'static str] {
        &["ALIBABA_CLOUD_REGION_ID"]
    }

    fn credentials(&self) -> Chain {
        credentials()
    }
}

/// The vendor's own words for where credentials come from.
fn provider(credentials: &Credentials) -> &'static str {
    match (credentials.provider(), credentials.is_temporary()) {
        ("static", false) => "static_ak",
        ("static", true) => "static_sts",
        (other, _) => other,
    }
}
