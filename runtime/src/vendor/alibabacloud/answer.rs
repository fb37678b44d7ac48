//! Error shapes of Alibaba Cloud: an error object, its lower-case twin, the same in XML, and a response whose `Success` is
//! false.

use super::super::peek::{peek, scalar};
use crate::answer::{Answer, Cause, Failure, Reading};
use serde_json::{Map, Value};

const KEYS: &[&str] = &[
    "Success",
    "Code",
    "code",
    "Message",
    "message",
    "RequestId",
    "requestId",
    "Recommend",
    "AccessDeniedDetail",
    "DynamicCode",
    "DynamicMessage",
];

pub(super) fn read(answer: &Answer<'_>) -> Reading {
    let body = peek(answer.body, None, KEYS);
    let is_xml = answer.body.trim_ascii_start().starts_with(b"<");
    let body = if is_xml && !answer.status.is_success() { xml(answer.body) } else { body };
    let text = |upper: &str, lower: &str| scalar(body.get(upper)).or_else(|| scalar(body.get(lower)));
    let code = text("Code", "code");
    let is_failure = if answer.status.is_success() { is_refused(&body, code.as_deref()) } else { code.is_some() };
    let failure = is_failure.then(|| Failure { message: text("Message", "message"), details: details(&body), code });
    let request_id = text("RequestId", "requestId").or_else(|| answer.header("x-acs-request-id").map(str::to_owned));
    Reading { request_id, failure }
}

/// Whether an answer with a status of success is none. A response may have a code, and then it is a number.
fn is_refused(body: &Map<String, Value>, code: Option<&str>) -> bool {
    match body.get("Success") {
        Some(Value::Bool(success)) => !success,
        Some(Value::String(success)) if success.eq_ignore_ascii_case("false") => true,
        Some(Value::String(success)) if success.eq_ignore_ascii_case("true") => false,
        _ => {
            let is_name = code.is_some_and(|code| code.starts_with(|first: char| first.is_ascii_alphabetic()));
            is_name && !code.is_some_and(|code| ["ok", "success"].contains(&&*code.to_ascii_lowercase()))
        }
    }
}

fn details(body: &Map<String, Value>) -> Vec<(&'static str, String)> {
    let names = ["Recommend", "DynamicCode", "DynamicMessage", "AccessDeniedDetail"];
    let nested = |value: &Value| (value.is_object() || value.is_array()).then(|| value.to_string());
    let detail = |name| Some((name, scalar(body.get(name)).or_else(|| body.get(name).and_then(nested))?));
    names.into_iter().filter_map(detail).collect()
}

/// The elements of `<Error>` that are looked at: gateways answer in XML when they have not read which format was wanted.
fn xml(body: &[u8]) -> Map<String, Value> {
    let text = String::from_utf8_lossy(body);
    let element = |name: &str| {
        let (_, rest) = text.split_once(&format!("<{name}>"))?;
        let (value, _) = rest.split_once(&format!("</{name}>"))?;
        let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
        Some(plain.iter().fold(value.to_owned(), |value, (escaped, plain)| value.replace(escaped, plain)))
    };
    let names = ["Code", "Message", "RequestId", "Recommend"];
    names.into_iter().filter_map(|name| Some((name.to_owned(), element(name)?.into()))).collect()
}

pub(super) fn cause(code: &str) -> Option<Cause> {
    let family = code.split('.').next().unwrap_or_default();
    Some(match family {
        "Throttling" => Cause::Throttled,
        // With an end of their own at times: `InternalErrorTemp`, with status 400.
        _ if ["ServiceUnavailable", "InternalError"].iter().any(|fault| family.starts_with(fault)) => Cause::Fault,
        "InvalidTimeStamp" | "InvalidTimestamp" | "IllegalTimestamp" => Cause::Clock,
        "SignatureDoesNotMatch" | "IncompleteSignature" => Cause::Signature,
        "InvalidSecurityToken" | "SecurityTokenExpired" | "MissingSecurityToken" => Cause::Token,
        "InvalidAccessKeyId" => Cause::Key,
        _ => return None,
    })
}
