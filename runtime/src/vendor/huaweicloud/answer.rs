//! Error shapes of Huawei Cloud. Services and the gateway in front of them use different keys, at the top or nested.

use super::super::peek::{peek, scalar};
use crate::answer::{Answer, Cause, Failure, Reading};
use serde_json::{Map, Value};

/// The pairs of keys, in the order in which the vendor's SDKs look for them.
const PAIRS: [(&str, &str); 3] = [("error_code", "error_msg"), ("errorCode", "errorMsg"), ("code", "message")];

pub(super) fn read(answer: &Answer<'_>) -> Reading {
    let header = answer.header("x-request-id").map(str::to_owned);
    if answer.status.is_success() {
        // No response has these two keys: a gateway has answered, whatever status it chose.
        let top = peek(answer.body, None, &["request_id", "error_code", "error_msg"]);
        let failure = failure(&top, &PAIRS);
        return Reading { request_id: header.or_else(|| scalar(top.get("request_id"))), failure };
    }
    let whole = serde_json::from_slice(answer.body);
    let body: Map<String, Value> = whole.unwrap_or_else(|_| peek(answer.body, None, &["request_id", "requestId"]));
    let in_body = || nested(&body, &|object| scalar(object.get("request_id").or_else(|| object.get("requestId"))));
    let failure = nested(&body, &|object| failure(object, &PAIRS));
    Reading { request_id: header.or_else(in_body), failure }
}

fn failure(object: &Map<String, Value>, pairs: &[(&str, &str)]) -> Option<Failure> {
    let (code, message) = pairs.iter().find_map(|(code, message)| {
        Some((scalar(object.get(*code))?, scalar(object.get(*message)).or_else(|| empty(object.get(*message)))?))
    })?;
    let details = scalar(object.get("encoded_authorization_message"));
    let details = details.map(|text| ("encoded_authorization_message", text)).into_iter().collect();
    Some(Failure { code: Some(code), message: Some(message), details })
}

/// An error may have nothing to say, and is one all the same.
fn empty(message: Option<&Value>) -> Option<String> {
    matches!(message?, Value::String(_) | Value::Null).then(String::new)
}

/// The first object, from the outside in, of which there is something to be said.
fn nested<T>(object: &Map<String, Value>, look: &dyn Fn(&Map<String, Value>) -> Option<T>) -> Option<T> {
    let inner = |value: &Value| value.as_object().and_then(|object| nested(object, look));
    look(object).or_else(|| object.values().find_map(inner))
}

pub(super) fn cause(code: &str, message: &str) -> Option<Cause> {
    let message = message.to_ascii_lowercase();
    let says = |word| message.contains(word);
    match code {
        "APIGW.0308" | "APIG.0308" => Some(Cause::Throttled),
        // One code for everything that is wrong with a signature; only the message tells.
        "APIGW.0301" | "APIG.0301" | "APIGW.0303" | "APIG.0303" => Some(if says("token") {
            Cause::Token
        } else if says("expire") || says("timestamp") {
            Cause::Clock
        } else if says("not exist") || says("not found") {
            Cause::Key
        } else {
            Cause::Signature
        }),
        _ => None,
    }
}
