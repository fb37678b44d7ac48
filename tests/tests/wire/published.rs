//! The answers that the vendors printed themselves, in their documents and in the tests of their SDKs.

use std::time::{Duration, SystemTime};

use crate::capture::{files, json, text, utc};
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::vendor::{Payload, Signature, Unsigned, alibabacloud, huaweicloud, tencentcloud};
use serde_json::Value;

#[test]
fn the_published_answers_hold() {
    let published: Vec<_> =
        files().iter().map(|path| json(path)).filter(|read| read["algorithm"].is_string()).collect();
    println!("published answers: {}", published.len());
    assert!(published.len() >= 6, "only {} published answers", published.len());
    for answer in published {
        let (canonical_request, string_to_sign, signature) = match text(&answer["algorithm"]) {
            "SDK-HMAC-SHA256" => parts(huawei(&answer)),
            "ACS3-HMAC-SHA256" => parts(alibaba(&answer)),
            "TC3-HMAC-SHA256" => parts(tencent(&answer)),
            "HMAC-SHA1 RPC 1.0" => alibaba_rpc(&answer),
            other => panic!("nobody makes {other}"),
        };
        let source = text(&answer["source"]);
        assert_eq!(signature, text(&answer["expected_signature"]), "{source}");
        assert_eq!(string_to_sign, text(&answer["string_to_sign"]), "{source}");
        if let Some(printed) = answer["canonical_request"].as_str() {
            assert_eq!(canonical_request.as_deref(), Some(printed), "{source}");
        }
    }
}

fn parts(signature: Signature) -> (Option<String>, String, String) {
    (Some(signature.canonical_request.exposed().to_owned()), signature.string_to_sign, signature.signature)
}

fn huawei(answer: &Value) -> Signature {
    let credentials = Credentials::new(text(&answer["ak"]), text(&answer["sk"]));
    let headers = headers(answer);
    let request = request(answer, text(&answer["query"]), &headers);
    huaweicloud::sign(&request, &credentials, at(utc("%Y%m%dT%H%M%SZ", text(&answer["headers"]["X-Sdk-Date"]))))
}

fn alibaba(answer: &Value) -> Signature {
    let credentials = Credentials::new(text(&answer["access_key_id"]), text(&answer["access_key_secret"]));
    let pairs = answer["query"].as_object().expect("a query").iter();
    let query: Vec<_> = pairs.map(|(name, value)| format!("{name}={}", text(value))).collect();
    let headers = headers(answer);
    alibabacloud::sign(&request(answer, &query.join("&"), &headers), &credentials)
}

fn tencent(answer: &Value) -> Signature {
    let credentials = Credentials::new(text(&answer["secret_id"]), text(&answer["secret_key"]));
    let headers = [("Content-Type", text(&answer["content_type"])), ("Host", text(&answer["host"]))];
    let request = request(answer, "", &headers);
    let time = at(answer["timestamp"].as_u64().expect("a time"));
    tencentcloud::sign(&request, text(&answer["service"]), &credentials, time)
}

fn alibaba_rpc(answer: &Value) -> (Option<String>, String, String) {
    let credentials = Credentials::new(text(&answer["access_key_id"]), text(&answer["access_key_secret"]));
    let parameters = answer["params"].as_object().expect("parameters").iter();
    let parameters: Vec<_> = parameters.map(|(name, value)| (name.as_str(), text(value))).collect();
    let made = alibabacloud::sign_rpc1(text(&answer["method"]), &parameters, &credentials);
    (None, made.string_to_sign, made.signature)
}

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

fn headers(answer: &Value) -> Vec<(&str, &str)> {
    let headers = answer["headers"].as_object().expect("headers").iter();
    headers.map(|(name, value)| (name.as_str(), text(value))).collect()
}

fn request<'a>(answer: &'a Value, query: &'a str, headers: &'a [(&'a str, &'a str)]) -> Unsigned<'a> {
    let body = answer["body"].as_str().unwrap_or_default();
    let path = answer["path"].as_str().unwrap_or("/");
    Unsigned { method: text(&answer["method"]), path, query, headers, payload: Payload::Signed(body.as_bytes()) }
}
