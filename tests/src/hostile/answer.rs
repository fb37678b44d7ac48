//! The promise of the runtime: any answer is a result or an error that says of which operation, and whoever asks support can name the request.

use std::time::{Duration, SystemTime};

use flowlog_runtime::answer::{Answer, Sent, ServiceError, judge};
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::decode::DecodeError;
use flowlog_runtime::object::Object;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

use crate::generated::Generated;
use crate::{here, trees};

/// What became of an answer.
pub enum Outcome {
    /// A response.
    Result(Box<dyn Object>),
    /// A success whose body is not what was promised.
    Unreadable(DecodeError),
    /// An error of the service.
    Refused(ServiceError),
}

/// What no error may show, wherever a service quotes it. No escaped character ends with how they begin.
const SECRETS: [&str; 2] = ["SECRET-OF-THE-KEY", "SESSION-TOKEN"];

/// Judges an answer and decodes it. The id of the request is kept wherever the answer has one.
pub fn answer(operation: &Generated, status: u16, headers: &HeaderMap, body: &[u8]) -> Outcome {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let credentials = Credentials::new("id", SECRETS[0]).token(SECRETS[1]);
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_979_289);
    let sent = Sent { time, string_to_sign: "SIGN\n0a1b2c", credentials: &credentials };
    let judged = judge(operation.info, &Answer { status, headers, body }, sent);
    // One that quotes a secret is masked.
    let id = request_id(operation, headers, body).filter(|id| SECRETS.iter().all(|secret| !id.contains(secret)));
    let kept = match &judged {
        Ok(accepted) => accepted.request_id.as_deref(),
        Err(error) => error.request_id(),
    };
    assert!(id.is_none() || kept == id.as_deref(), "the request id {id:?} became {kept:?}");
    match judged {
        Err(error) => {
            let (line, all, debug) = (error.to_string(), format!("{error:#}"), format!("{error:?}"));
            assert!(line.starts_with(operation.info.id), "{line}");
            assert!(!error.code().is_empty(), "{line}");
            for shown in [line, all, debug] {
                assert!(SECRETS.iter().all(|secret| !shown.contains(secret)), "{shown}");
            }
            Outcome::Refused(error)
        }
        Ok(_) => {
            let text =
                |(name, value): (_, &'_ HeaderValue)| Some((HeaderName::as_str(name), value.to_str().ok()?.to_owned()));
            let headers: Vec<(&str, String)> = headers.iter().filter_map(text).collect();
            let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            match operation.response(&headers, body) {
                Ok(response) => Outcome::Result(response),
                Err(error) => {
                    assert!(!error.to_string().is_empty());
                    Outcome::Unreadable(error)
                }
            }
        }
    }
}

/// The id that a person would find: in the documented place of a body that is one JSON object, or in the vendor's header.
fn request_id(operation: &Generated, headers: &HeaderMap, body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |value: &Value| value.as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let header =
        |name| headers.get(name)?.to_str().ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    match operation.info.id.split('.').next() {
        Some("huaweicloud") => header("x-request-id").or_else(|| text(&body["request_id"])),
        Some("alibabacloud") if body["RequestId"].is_string() => text(&body["RequestId"]),
        Some("tencentcloud") => text(&body["Response"]["RequestId"]),
        _ => None,
    }
}

/// A header with any value that a header can have; nothing for any other.
pub fn header(headers: &mut HeaderMap, name: &'static str, value: &[u8]) {
    if let Ok(value) = HeaderValue::from_bytes(value) {
        headers.insert(name, value);
    }
}

/// An answer that an official SDK was given.
pub struct Recorded {
    /// Vendor and service, as in `huaweicloud.er`.
    pub service: String,
    /// HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
}

/// The answers of `vectors`, each once.
pub fn recorded() -> Vec<Recorded> {
    let mut found: Vec<Recorded> = Vec::new();
    for (path, bytes) in trees::read(&here("vectors")) {
        let Ok(capture) = serde_json::from_slice::<Value>(&bytes) else { continue };
        let answer = &capture["canned_response"];
        let (Some(body), Some(status), Some(service)) =
            (answer["body"].as_str(), answer["status"].as_u64(), capture["service"].as_str())
        else {
            continue;
        };
        let (vendor, name) = service.split_once('-').unwrap_or_else(|| panic!("{path}: vendor and service"));
        let (service, status) = (format!("{vendor}cloud.{name}"), u16::try_from(status).expect("a status"));
        if !found.iter().any(|other| other.service == service && other.status == status && other.body == body) {
            found.push(Recorded { service, status, body: body.to_owned() });
        }
    }
    found
}
