//! Every text of an answer, in turn something that would spoil a log, megabytes, or a secret that the service quotes: for
//! all vendors and operations, as code, message, request id and details, as a header, as a field of a response, as the whole
//! body, and in what finds credentials and project.

use flowlog_huaweicloud::er;
use flowlog_runtime::credentials::{Credentials, NoCredentials, ProvideCredentials};
use flowlog_runtime::operation::Protocol;
use flowlog_runtime::settings::Declined;
use flowlog_runtime::transport::{Boxed, Io};
use flowlog_tests::generated::all;
use flowlog_tests::sample::full;
use flowlog_tests::{model, spec_folder};
use serde_json::json;

use crate::config;
use crate::drafts::{Draft, HEADERS, errors, others, responses};
use crate::payloads::{SPOILING, long, quoting};
use crate::seen::Seen;

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
        // What stands where is a matter of the vendor: one operation of each will do.
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
