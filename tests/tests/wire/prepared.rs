//! Rule 1: what the client would send is what the SDK has sent.

use crate::capture::{Capture, pairs, text};
use flowlog_runtime::endpoint::Endpoint;
use flowlog_runtime::prepare::{Context, Prepared, prepare};
use serde_json::Value;

/// What says something about the program that sends or about the connection, and nothing about the call.
const ABOUT_THE_CLIENT: [&str; 9] = [
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "host",
    "transfer-encoding",
    "user-agent",
    "x-tc-requestclient",
    "x-tc-traceid",
];

/// The SDKs can be told to speak older or looser protocols than the clients do.
pub(crate) fn applies(capture: &Capture) -> Result<(), &'static str> {
    let style = capture.recorded["api"]["style"].as_str();
    if !["SDK-HMAC-SHA256", "ACS3-HMAC-SHA256", "TC3-HMAC-SHA256"].contains(&capture.auth()) {
        Err("a signature that no client uses")
    } else if style.is_some_and(|style| !["REST", "RPC", "JSON-POST"].contains(&style)) {
        Err("a style that no client uses")
    } else if capture.headers().iter().any(|(_, value)| value == "UNSIGNED-PAYLOAD") {
        Err("a body that is not signed")
    } else {
        Ok(())
    }
}

pub(crate) fn check(capture: &Capture) -> Result<(), String> {
    let prepared = prepared(capture);
    let request = prepared.request();
    let is_form = capture.header("content-type").is_some_and(|kind| kind.contains("form"));
    let body = std::str::from_utf8(request.body()).expect("UTF-8");
    same("method", request.method().as_str(), capture.method())?;
    same("host", request.uri().authority().map(|host| host.as_str().to_owned()), capture.header("host"))?;
    same("path", request.uri().path(), capture.path())?;
    same("query", normal(pairs(request.uri().query().unwrap_or_default())), normal(pairs(capture.query())))?;
    same("headers", headers(&prepared), recorded_headers(capture))?;
    if is_form {
        same("form", normal(pairs(body)), normal(pairs(capture.body())))
    } else {
        same("body", meaning(body), meaning(capture.body()))
    }
}

fn prepared(capture: &Capture) -> Prepared {
    let endpoint = format!("http://{}", capture.header("host").expect("a host"));
    let endpoint = Endpoint::parse_plain(&endpoint).expect("an endpoint");
    let credentials = capture.credentials();
    let nonce = capture.header("x-acs-signature-nonce").unwrap_or_default();
    let context = Context::new(&endpoint, &credentials, capture.time(), &nonce)
        .region(capture.recorded["region"].as_str())
        .language(capture.recorded["api"]["language"].as_str());
    let request = capture.operation.request(&capture.inputs());
    prepare(&*request, capture.operation.info, &context).unwrap_or_else(|error| panic!("{}: {error}", capture.name))
}

fn headers(prepared: &Prepared) -> Vec<(String, String)> {
    let headers = prepared.request().headers().iter();
    let as_text = |value: &[u8]| std::str::from_utf8(value).expect("UTF-8").to_owned();
    about_the_call(headers.map(|(name, value)| (name.to_string(), as_text(value.as_bytes()))).collect())
}

fn recorded_headers(capture: &Capture) -> Vec<(String, String)> {
    about_the_call(capture.headers())
}

/// Without what any client may choose: `Accept: */*` asks for nothing, and a hash is one of bytes that need not match.
fn about_the_call(headers: Vec<(String, String)>) -> Vec<(String, String)> {
    let is_about_the_call = |(name, value): &(String, String)| {
        !ABOUT_THE_CLIENT.contains(&name.as_str()) && value != "*/*" && name != "x-acs-content-sha256"
    };
    let mut headers: Vec<_> = headers.into_iter().filter(is_about_the_call).collect();
    for (name, value) in &mut headers {
        if name == "content-type" {
            // JSON is UTF-8 with and without saying so; SDKs of one vendor differ in it from service to service.
            *value = value.split(';').next().unwrap_or_default().trim().to_owned();
        }
    }
    headers.sort();
    headers
}

/// The captures' README: the Python SDK of Alibaba Cloud writes truth values as Python does, and the client should not.
fn normal(pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    let truth = |value: String| match value.as_str() {
        "True" | "False" => value.to_lowercase(),
        _ => value,
    };
    pairs.into_iter().map(|(name, value)| (name, truth(value))).collect()
}

/// A body as JSON; an empty one as none.
fn meaning(body: &str) -> Option<Value> {
    (!body.is_empty()).then(|| serde_json::from_str(body).unwrap_or_else(|_| text(&Value::from(body)).into()))
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, prepared: T, recorded: T) -> Result<(), String> {
    if prepared == recorded {
        return Ok(());
    }
    Err(format!("{what} differs\n  prepared {prepared:?}\n  recorded {recorded:?}"))
}
