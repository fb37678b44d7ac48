//! Error shapes of Tencent Cloud: `Response.Error` with HTTP 200, whatever the Content-Type says.

use super::super::peek::{peek, scalar};
use crate::answer::{Answer, Cause, Failure, Reading};

pub(super) fn read(answer: &Answer<'_>) -> Reading {
    let inner = peek(answer.body, Some("Response"), &["Error", "RequestId"]);
    let failure = inner.get("Error").filter(|error| !error.is_null()).map(|error| Failure {
        code: scalar(error.get("Code")),
        message: scalar(error.get("Message")),
        details: Vec::new(),
    });
    Reading { request_id: scalar(inner.get("RequestId")), failure }
}

pub(super) fn cause(code: &str) -> Option<Cause> {
    Some(match code.split('.').next().unwrap_or_default() {
        "RequestLimitExceeded" => Cause::Throttled,
        "InternalError" | "InternalServerError" | "ServiceUnavailable" => Cause::Fault,
        "AuthFailure" => match code {
            "AuthFailure.SignatureExpire" => Cause::Clock,
            "AuthFailure.SignatureFailure" => Cause::Signature,
            "AuthFailure.TokenFailure" => Cause::Token,
            "AuthFailure.SecretIdNotFound" | "AuthFailure.InvalidSecretId" => Cause::Key,
            _ => return None,
        },
        _ => return None,
    })
}
