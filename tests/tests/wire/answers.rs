//! Rule 3: of a canned answer becomes the documented result or the documented error.

use crate::capture::{Capture, text};
use flowlog_runtime::answer::{Accepted, Answer, Sent, ServiceError, judge};
use flowlog_tests::generated::everything;
use http::{HeaderMap, HeaderName, StatusCode};
use serde_json::Value;

/// An error as it should come out; what is not known is not compared.
#[derive(Debug, Default)]
struct Expected {
    code: Option<String>,
    message: Option<String>,
    request_id: Option<String>,
}

pub(crate) fn applies(capture: &Capture) -> Result<(), &'static str> {
    if capture.recorded["canned_response"].is_object() { Ok(()) } else { Err("no canned answer") }
}

pub(crate) fn check(capture: &Capture) -> Result<(), String> {
    let answer = &capture.recorded["canned_response"];
    let headers: HeaderMap = pairs(&answer["headers"])
        .map(|(name, value)| (HeaderName::try_from(name).expect("a name"), value.parse().expect("a value")))
        .collect();
    let status = answer["status"].as_u64().and_then(|status| u16::try_from(status).ok()).expect("a status");
    let body = text(&answer["body"]);
    let credentials = capture.credentials();
    let sent = Sent { time: capture.time(), string_to_sign: "", credentials: &credentials };
    let judged =
        Answer { status: StatusCode::from_u16(status).expect("a status"), headers: &headers, body: body.as_bytes() };
    match (judge(capture.operation.info, &judged, sent), expected(capture)) {
        (Err(error), Some(expected)) => agree(&error, &expected, status),
        (Err(error), None) => Err(format!("an error instead of a result: {error}")),
        (Ok(_), Some(expected)) => Err(format!("a result instead of an error: {expected:?}")),
        (Ok(accepted), None) => result(capture, accepted, body),
    }
}

fn pairs(headers: &Value) -> impl Iterator<Item = (&str, &str)> {
    headers.as_array().into_iter().flatten().map(|pair| (text(&pair[0]), text(&pair[1])))
}

/// The error that the SDK has raised, or should have: the captures' README names what SDKs overlook.
fn expected(capture: &Capture) -> Option<Expected> {
    let answer = &capture.recorded["canned_response"];
    let body: Value = serde_json::from_str(text(&answer["body"])).unwrap_or_default();
    let raised = &capture.recorded["sdk_result"]["attributes"];
    let some = |value: &Value| value.as_str().filter(|text| *text != "None").map(|text| text.trim().to_owned());
    let first = |values: &[&Value]| values.iter().find_map(|value| some(value));
    let refused = &body["Response"]["Error"];
    let is_refused = refused.is_object() || body["Success"] == false;
    if capture.recorded["sdk_result"]["ok"] == true && !is_refused {
        return None;
    }
    let in_header = pairs(&answer["headers"]).find(|(name, _)| name.eq_ignore_ascii_case("x-request-id"));
    Some(Expected {
        code: first(&[&raised["error_code"], &raised["code"], &refused["Code"], &body["Code"]]),
        // The SDK of Alibaba Cloud rewrites messages: what the service said is in its data.
        message: match &raised["data"] {
            Value::Object(data) => data.get("Message").or(data.get("message")).and_then(some),
            _ => first(&[&raised["error_msg"], &raised["message"], &refused["Message"], &body["Message"]]),
        },
        request_id: first(&[&raised["request_id"], &raised["requestId"]])
            .or(in_header.map(|(_, id)| id.to_owned()))
            .or(first(&[&body["request_id"], &body["RequestId"], &body["requestId"], &body["Response"]["RequestId"]])),
    })
}

fn agree(error: &ServiceError, expected: &Expected, status: u16) -> Result<(), String> {
    let differs = |what: &str, made: Option<&str>, wanted: Option<&str>| {
        let problem = || format!("{what} differs: made {made:?}, expected {wanted:?}");
        if wanted.is_none() || made == wanted { Ok(()) } else { Err(problem()) }
    };
    differs("code", Some(error.code()), expected.code.as_deref())?;
    differs("message", Some(error.message()), expected.message.as_deref())?;
    if error.request_id() != expected.request_id.as_deref() {
        return Err(format!("request id differs: made {:?}, expected {:?}", error.request_id(), expected.request_id));
    }
    differs("status", Some(&error.status().to_string()), Some(&status.to_string()))
}

/// All that the response type knows is there, as it was sent.
fn result(capture: &Capture, accepted: Accepted, body: &str) -> Result<(), String> {
    let response = capture.operation.response(&[], body).map_err(|error| format!("not decoded: {error}"))?;
    let decoded = everything(&*response);
    let sent: Value = serde_json::from_str(body).unwrap_or_else(|_| Value::Object(serde_json::Map::new()));
    let sent = capture.operation.info.envelope.map_or(&sent, |envelope| &sent[envelope]);
    contained(&decoded, sent, "")?;
    for (key, value) in sent.as_object().into_iter().flatten() {
        let is_known = response.shape().find(key).is_some();
        if is_known && !value.is_null() && decoded.get(key).is_none() {
            return Err(format!("{key} was lost"));
        }
    }
    let request_id = ["RequestId", "request_id"].iter().find_map(|key| sent[key].as_str()).map(str::trim);
    if request_id.is_some() && accepted.request_id.as_deref() != request_id {
        return Err(format!("request id differs: made {:?}, expected {request_id:?}", accepted.request_id));
    }
    Ok(())
}

/// Everything decoded was sent; a number may have been sent as text and the other way round.
fn contained(decoded: &Value, sent: &Value, path: &str) -> Result<(), String> {
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match (decoded, sent) {
        (Value::Object(decoded), Value::Object(sent)) => decoded.iter().try_for_each(|(key, value)| {
            contained(value, sent.get(key).unwrap_or(&Value::Null), &format!("{path}.{key}"))
        }),
        (Value::Array(decoded), Value::Array(sent)) if decoded.len() == sent.len() => {
            decoded.iter().zip(sent).try_for_each(|(decoded, sent)| contained(decoded, sent, path))
        }
        _ if plain(decoded) == plain(sent) => Ok(()),
        _ => Err(format!("{path} differs: decoded {decoded}, sent {sent}")),
    }
}
