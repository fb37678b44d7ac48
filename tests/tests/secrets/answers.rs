//! Every text of an answer, in turn something that would spoil a log, megabytes, or a secret that the service quotes: for
//! all vendors and operations, as code, message, request id and details, as a header, as a field of a response, as the whole
//! body, and in what finds credentials and project.

use std::error::Error as _;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use flowlog_huaweicloud::er;
use flowlog_runtime::Error;
use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::client::BlockingClient;
use flowlog_runtime::credentials::{Credentials, NoCredentials, ProvideCredentials};
use flowlog_runtime::operation::Protocol;
use flowlog_runtime::settings::Declined;
use flowlog_runtime::transport::{Boxed, Io};
use flowlog_runtime::validate::Policy;
use flowlog_tests::generated::{Generated, all};
use flowlog_tests::sample::full;
use flowlog_tests::{model, spec_folder};
use http::{HeaderMap, HeaderName, HeaderValue, Response};
use serde_json::{Value, json};
use tracing::field::{Field, Visit};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt};

use crate::config;
use crate::payloads::{SPOILING, is_a_line, is_a_page, long, quoting};
use crate::shown::Shown;

/// An answer before it is one.
#[derive(Clone)]
struct Draft {
    /// Where in it the payload is.
    place: String,
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Bytes,
}

impl Draft {
    fn new(place: impl Into<String>, status: u16, body: impl Into<Bytes>) -> Self {
        Self { place: place.into(), status, headers: vec![], body: body.into() }
    }

    fn json(place: impl Into<String>, status: u16, body: &Value) -> Self {
        Self::new(place, status, body.to_string())
    }

    fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The answer; `None` when it cannot come, as no header can have the payload.
    fn answer(&self) -> Option<Response<Bytes>> {
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
fn errors(vendor: Protocol, payload: &str) -> Vec<Draft> {
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

const HEADERS: &[&str] = &[
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
fn others(payload: &str, headers: &[&'static str]) -> Vec<Draft> {
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
fn responses(generated: &Generated, response: &Value, payload: &str) -> Vec<Draft> {
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

/// What events say.
#[derive(Clone, Default)]
struct Events(Arc<Mutex<Vec<String>>>);

impl<S: tracing::Subscriber> Layer<S> for Events {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        let mut said = Said::default();
        event.record(&mut said);
        self.0.lock().expect("no panic").push(said.0);
    }
}

impl Events {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("no panic"))
    }
}

#[derive(Default)]
struct Said(String);

impl Visit for Said {
    /// As it is: a log in JSON has it so.
    fn record_str(&mut self, field: &Field, value: &str) {
        write!(self.0, "{}={value} ", field.name()).expect("memory");
    }

    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, "{}={value:?} ", field.name()).expect("memory");
    }
}

/// What calls have come to.
#[derive(Default)]
struct Seen {
    shown: Shown,
    events: Events,
    failed: usize,
    replied: usize,
    told: usize,
}

impl Seen {
    fn call(&mut self, generated: &Generated, draft: &Draft) {
        let Some(answer) = draft.answer() else { return };
        let settings = config(move |_| Ok(answer.clone())).policy(Policy::off()).project("p").endpoint("host.example");
        let settings = settings.retry(RetryPolicy::default().base(std::time::Duration::ZERO).attempts(2));
        let client = BlockingClient::new(generated.info.service, settings).expect("a client");
        let of = format!("{}, {} with HTTP {}", generated.info.id, draft.place, draft.status);
        let request = json!({"er_id": "e", "EcrId": "e"});
        match generated.call(&client, &request) {
            Ok(reply) => {
                is_a_page(&of, &reply);
                self.replied += 1;
                // What a field of a response says is what was asked for, whatever it says.
                if !draft.place.starts_with("response") && !draft.place.contains("header") {
                    self.shown.text(&of, reply);
                }
            }
            Err(error) => self.error(&of, &error),
        }
        self.events(&of);
    }

    fn error(&mut self, of: &str, error: &Error) {
        self.failed += 1;
        is_a_line(of, &error.to_string());
        for page in [format!("{error:#}"), format!("{error:?}"), format!("{error:#?}")] {
            is_a_page(of, &page);
        }
        for page in [format!("{:?}", error.kind()), format!("{:#?}", error.kind()), error.kind().to_string()] {
            is_a_page(of, &page);
        }
        let mut source = error.source();
        while let Some(error) = source {
            is_a_page(of, &format!("{error}\n{error:#}\n{error:?}"));
            source = error.source();
        }
        self.shown.error(of, error);
        self.shown.text(of, format!("{:?}", error.kind()));
    }

    fn events(&mut self, of: &str) {
        for event in self.events.take() {
            is_a_line(of, &event);
            self.shown.text(of, event);
            self.told += 1;
        }
    }

    /// Listens to what events say, and asks for what is promised of everything that was shown.
    fn of(look: impl FnOnce(&mut Self)) -> Self {
        let mut seen = Self::default();
        let listening = tracing_subscriber::registry().with(seen.events.clone());
        tracing::subscriber::with_default(listening, || look(&mut seen));
        seen.shown.check();
        seen
    }
}

#[test]
fn no_text_of_an_answer_spoils_a_log() {
    let model = model(&spec_folder());
    let seen = Seen::of(|seen| {
        for generated in all() {
            let (service, operation) = generated.described(&model);
            let response = full(service, &operation.response);
            for payload in SPOILING {
                let drafts = errors(generated.info.service.protocol, payload).into_iter();
                for draft in drafts.chain(others(payload, HEADERS)).chain(responses(&generated, &response, payload)) {
                    seen.call(&generated, &draft);
                }
            }
        }
    });
    assert!(
        seen.failed > 4000 && seen.replied > 300 && seen.told > 1000,
        "{} {} {}",
        seen.failed,
        seen.replied,
        seen.told
    );
}

#[test]
fn no_text_of_an_answer_shows_a_secret_in_any_form() {
    let seen = Seen::of(|seen| {
        // What stands where is a matter of the vendor; an operation each will do, and one with numbers in its response.
        for generated in all().iter().step_by(4) {
            let numbers = json!({"TotalCount": 1, "Success": true, "page_info": {}, "FlowLog": [], "FlowLogs": []});
            for payload in quoting() {
                let drafts = errors(generated.info.service.protocol, &payload).into_iter();
                let drafts = drafts.chain(others(&payload, &["x-request-id", "x-acs-request-id", "content-type"]));
                let unreadable = responses(generated, &numbers, &payload).into_iter();
                for draft in
                    drafts.chain(unreadable.map(|draft| Draft { place: format!("a {}", draft.place), ..draft }))
                {
                    seen.call(generated, &draft);
                }
            }
        }
    });
    assert!(seen.failed > 2000 && seen.replied > 100, "{} {}", seen.failed, seen.replied);
}

#[test]
fn megabytes_of_an_answer_are_not_shown() {
    let seen = Seen::of(|seen| {
        let operations = all();
        for vendor in [Protocol::HuaweiRest, Protocol::AliyunRpc, Protocol::TencentV3] {
            let generated = operations.iter().find(|one| one.info.service.protocol == vendor).expect("an operation");
            for payload in long() {
                let body = Draft::new("body", 502, payload.clone());
                let header = Draft::new("id", 400, "{").header("x-request-id", &payload);
                let errors = errors(vendor, &payload).into_iter().filter(|draft| draft.status != 503);
                // The longest takes its time: three texts of one shape and a body will do.
                let is_longest = payload.len() > 1_000_000;
                let errors = errors.take(if is_longest { 3 } else { 100 });
                for draft in errors.chain([body]).chain((!is_longest).then_some(header)) {
                    seen.call(generated, &draft);
                }
            }
            // As many fields that are not what was promised as fit into an answer.
            let list = json!(vec![7; 100_000]);
            let names = ["FlowLog", "FlowLogs", "flow_logs", "Tag", "flow_log_ids"];
            let members: serde_json::Map<_, _> = names.iter().map(|name| ((*name).to_owned(), list.clone())).collect();
            for generated in operations.iter().filter(|one| one.info.service.protocol == vendor) {
                let body = match generated.info.envelope {
                    Some(envelope) => json!({ envelope: members }),
                    None => json!(members),
                };
                seen.call(generated, &Draft::json("response lists", 200, &body));
            }
        }
    });
    assert!(seen.failed > 50, "{}", seen.failed);
}

#[test]
fn what_is_shown_of_a_text_is_not_what_a_program_gets() {
    let (code, message, id) = (SPOILING[0], "m".repeat(5000), "r".repeat(300));
    let body = json!({"error_code": code, "error_msg": message, "request_id": id});
    let draft = Draft::json("all", 400, &body);
    let answer = draft.answer().expect("an answer");
    let client = er::BlockingClient::new(config(move |_| Ok(answer.clone())).project("p")).expect("a client");
    let error = client.call(er::ListFlowLogsRequest::new().er_id("e")).map(|_| ()).expect_err("a refusal");
    assert_eq!((error.code(), error.request_id()), (Some(code), Some(&*id)));
    assert_eq!(error.as_service().expect("an error of the service").message(), message);
    let shown = format!(
        "huaweicloud.er.ListFlowLogs failed: x\\n2026-11-28 INFO FORGED login ok user=root (HTTP 400): {}… (5000 characters) \
         [request id {}… (300 characters)]",
        "m".repeat(1000),
        "r".repeat(200)
    );
    assert_eq!(error.to_string(), shown);
}

/// Says what it was answered when it asked for keys.
#[derive(Debug)]
struct Refused(String);

impl ProvideCredentials for Refused {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        let none = |declined| Err(NoCredentials::at("vault", declined));
        let said = self.0.clone();
        Box::pin(std::future::ready(none(match said.len() % 3 {
            0 => Declined::Absent(said),
            1 => Declined::Broken(said),
            _ => Declined::Unavailable(said),
        })))
    }
}

#[test]
fn neither_do_answers_about_credentials_and_projects() {
    let payloads: Vec<String> = SPOILING.into_iter().map(str::to_owned).chain(long()).collect();
    let seen = Seen::of(|seen| {
        let request = || er::ListFlowLogsRequest::new().er_id("e");
        for payload in &payloads {
            let settings = config(|_| panic!("not sent")).credentials(Refused(payload.clone()));
            let client = er::BlockingClient::new(settings).expect("a client");
            seen.error("a vault", &client.call(request()).map(|_| ()).expect_err("no key"));
        }
        for payload in payloads.iter().filter(|payload| payload.len() < 1_000_000).cloned().chain(quoting()) {
            let several = json!({"projects": [{"id": payload}, {"id": "p-2"}]});
            let several = Draft::json("projects", 200, &several);
            for draft in errors(Protocol::HuaweiRest, &payload)
                .into_iter()
                .chain(others(&payload, &["x-request-id"]))
                .chain([several])
            {
                let Some(answer) = draft.answer() else { continue };
                let settings = config(move |_| Ok(answer.clone()));
                let settings = settings.credentials(Credentials::new(crate::KEY_ID, crate::SECRET).token(crate::TOKEN));
                let client = er::BlockingClient::new(settings).expect("a client");
                let failed = client.call(request()).map(|_| ()).expect_err("no project");
                seen.error(&format!("IAM, {} with HTTP {}", draft.place, draft.status), &failed);
                seen.events("IAM");
            }
        }
    });
    assert!(seen.failed > 1000, "{}", seen.failed);
}
