//! Answers with a text of somebody's choice in each place in turn.

use bytes::Bytes;
use flowlog_runtime::operation::Protocol;
use flowlog_tests::generated::Generated;
use http::{HeaderMap, HeaderName, HeaderValue, Response};
use serde_json::{Value, json};

/// An answer before it is one.
#[derive(Clone)]
pub(crate) struct Draft {
    /// Where in it the payload is.
    pub(crate) place: String,
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Bytes,
}

impl Draft {
    pub(crate) fn new(place: impl Into<String>, status: u16, body: impl Into<Bytes>) -> Self {
        Self { place: place.into(), status, headers: vec![], body: body.into() }
    }

    pub(crate) fn json(place: impl Into<String>, status: u16, body: &Value) -> Self {
        Self::new(place, status, body.to_string())
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The answer; `None` when it cannot come, as no header can have the payload.
    pub(crate) fn answer(&self) -> Option<Response<Bytes>> {
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            headers.append(HeaderName::from_static(name), HeaderValue::from_bytes(value.as_bytes()).ok()?);
        }
        let mut answer = Response::new(self.body.clone());
        *answer.status_mut() = self.status.try_into().expect("a status");
        *answer.headers_mut() = headers;
        Some(answer)
    }
}

/// An error of each shape that a vendor has, with the payload in each of its texts in turn.
pub(crate) fn errors(vendor: Protocol, payload: &str) -> Vec<Draft> {
    let shapes: Vec<Value> = match vendor {
        Protocol::HuaweiRest => vec![
            json!({"error_code": "A.1", "error_msg": "m", "request_id": "r", "encoded_authorization_message": "e"}),
            json!({"errorCode": "A.1", "errorMsg": "m", "requestId": "r"}),
            json!({"error": {"code": "A.1", "message": "m", "request_id": "r"}}),
            json!({"error_code": "APIGW.0301", "error_msg": "m", "request_id": "r"}),
        ],
        Protocol::AliyunRpc => vec![
            json!({"Code": "A.1", "Message": "m", "RequestId": "r", "Recommend": "d", "DynamicCode": "d",
                   "DynamicMessage": "d", "AccessDeniedDetail": {"Text": "d"}}),
            json!({"code": "A.1", "message": "m", "requestId": "r"}),
            json!({"Code": "SignatureDoesNotMatch", "Message": "m", "RequestId": "r"}),
        ],
        _ => vec![
            json!({"Response": {"Error": {"Code": "A.1", "Message": "m"}, "RequestId": "r"}}),
            json!({"Response": {"Error": {"Code": "AuthFailure.SignatureFailure", "Message": "m"}, "RequestId": "r"}}),
        ],
    };
    let status = if vendor == Protocol::TencentV3 { 200 } else { 400 };
    let mut drafts = vec![];
    for shape in shapes {
        for place in places(&shape) {
            let mut body = shape.clone();
            *body.pointer_mut(&place).expect("it is there") = payload.into();
            drafts.push(Draft::json(&place, status, &body));
            // Attempted once more, so that an event tells of it.
            drafts.push(Draft::json(&place, 503, &body));
        }
    }
    if vendor == Protocol::AliyunRpc {
        for name in ["Code", "Message", "RequestId", "Recommend"] {
            let xml = |name: &str, text: &str| format!("<{name}>{text}</{name}>");
            let others = xml("Code", "A.1") + &xml("Message", "m");
            drafts.push(Draft::new(name, 400, format!("<Error>{}{others}</Error>", xml(name, payload))));
        }
    }
    drafts
}

/// JSON pointers to all texts.
fn places(value: &Value) -> Vec<String> {
    let Value::Object(members) = value else { return vec![String::new()] };
    members
        .iter()
        .flat_map(|(name, value)| places(value).into_iter().map(move |rest| format!("/{name}{rest}")))
        .collect()
}

pub(crate) const HEADERS: &[&str] = &[
    "x-request-id",
    "x-acs-request-id",
    "date",
    "retry-after",
    "content-type",
    "content-encoding",
    "location",
    "server",
    "x-anything",
];

/// The payload as each of these headers, and as all there is of a body.
pub(crate) fn others(payload: &str, headers: &[&'static str]) -> Vec<Draft> {
    let mut drafts = vec![];
    for (status, body) in [(200, "no JSON"), (200, r#"{"Response": {}}"#), (302, ""), (400, "{"), (429, ""), (503, "")]
    {
        drafts.extend(headers.iter().map(|name| Draft::new(*name, status, body).header(name, payload)));
        let html = Draft::new("body", status, payload.to_owned()).header("content-type", "text/html");
        drafts.extend([html, Draft::json("body in quotes", status, &payload.into())]);
    }
    drafts
}

/// A response with the payload in place of the value of each field in turn.
pub(crate) fn responses(generated: &Generated, response: &Value, payload: &str) -> Vec<Draft> {
    let enveloped = |response: Value| match generated.info.envelope {
        Some(envelope) => json!({ envelope: response }),
        None => response,
    };
    let members = response.as_object().expect("an object").keys();
    let changed = members.map(|name| {
        let mut changed = response.clone();
        changed[name] = payload.into();
        Draft::json(format!("response {name}"), 200, &enveloped(changed))
    });
    changed.collect()
}
