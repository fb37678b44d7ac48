//! A value of a path is one part of it: for the client, on the request line, in the signature, and behind whoever decodes it.

use std::sync::{Arc, Mutex};

use flowlog_huaweicloud::er::{BlockingClient, CreateFlowLogRequest, ListFlowLogsRequest};
use flowlog_huaweicloud::{Config, Credentials, Error, ErrorKind};
use flowlog_runtime::object::Place;
use flowlog_runtime::transport::blocking_from_fn;
use flowlog_runtime::validate::{Policy, Severity};
use flowlog_tests::generated::all;

/// Values that would be more than one part of a path for somebody.
const WRONG: [&str; 9] = ["../../../v3/x", "a/b", "/", "a\\..\\b", "\\", "x\r\ny", "x\0", "\u{7f}", "\u{85}"];
/// The same, and no path can have them.
const IMPOSSIBLE: [&str; 2] = [".", ".."];
/// Odd ones that stay where they are.
const RIGHT: [&str; 8] = ["a%2fb", "%2e%2e", "a?x=1", "a#b", "a;b", "...", "é 流", "{er_id}"];

const ER: &str = "huaweicloud.er.ListFlowLogs/er_id/path-segment";

/// Paths that were sent, each with the one that was signed.
#[derive(Clone, Default)]
struct Sent(Arc<Mutex<Vec<String>>>);

impl Sent {
    fn config(&self) -> Config {
        let sent = self.clone();
        let send = move |request: http::Request<_>, _| {
            sent.0.lock().expect("a lock").push(request.uri().path().to_owned());
            Ok(http::Response::builder().status(200).body(r#"{"request_id":"r"}"#.into()).expect("an answer"))
        };
        let config = Config::new().region("cn-north-4").credentials(Credentials::new("AKIDEXAMPLE0000000000", "s"));
        config.blocking_transport(blocking_from_fn(send, |_| {}))
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().expect("a lock"))
    }
}

/// What becomes of a call, and what was sent.
fn list(config: impl FnOnce(Config) -> Config, request: ListFlowLogsRequest) -> (Result<(), Error>, Vec<String>) {
    let sent = Sent::default();
    let client = BlockingClient::new(config(sent.config())).expect("a client");
    if let Ok(prepared) = client.prepare(request.clone()) {
        let signed = prepared.signature().canonical_request.exposed().lines().nth(1).expect("a path").to_owned();
        let path = prepared.request().uri().path().to_owned();
        assert_eq!(signed, format!("{path}/"), "signed as it is sent, and closed");
    }
    (client.call(request).map(|_| ()), sent.take())
}

fn request(er_id: &str) -> ListFlowLogsRequest {
    ListFlowLogsRequest::new().er_id(er_id)
}

fn escaped(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[test]
fn what_would_be_another_path_is_not_sent() {
    for value in WRONG.into_iter().chain(IMPOSSIBLE) {
        let (result, sent) = list(|config| config.project("p"), request(value));
        let error = result.expect_err("not sent");
        let ErrorKind::Validation(rejected) = error.kind() else { panic!("{error}") };
        let reasons: Vec<_> = rejected.reasons().map(|finding| (finding.id(), finding.severity())).collect();
        assert_eq!(reasons, [(ER, Severity::Violation)], "{value:?}");
        let line = error.to_string();
        assert!(
            line.ends_with(&format!(
                "[{ER}, not the vendor's limit, but the client's own]{}",
                if IMPOSSIBLE.contains(&value) { "" } else { "; to send it anyway: Config::allow(id)" }
            )),
            "{line}"
        );
        assert!(sent.is_empty() && !line.contains(char::is_control), "{sent:?} {line:?}");
    }
    for value in RIGHT {
        let (result, sent) = list(|config| config.project("p"), request(value));
        result.unwrap_or_else(|error| panic!("{value:?}: {error:#}"));
        assert_eq!(sent, [format!("/v3/p/enterprise-router/{}/flow-logs", escaped(value))]);
    }
}

#[test]
fn what_is_overruled_is_sent_and_signed_as_one_part_of_the_path() {
    let ways: [fn(Config) -> Config; 3] =
        [|config| config.allow(ER), |config| config.policy(Policy::report()), |config| config.policy(Policy::off())];
    for way in ways {
        for value in WRONG {
            let (result, sent) = list(|config| way(config.project("p")), request(value));
            result.unwrap_or_else(|error| panic!("{value:?}: {error:#}"));
            assert_eq!(sent, [format!("/v3/p/enterprise-router/{}/flow-logs", escaped(value))]);
        }
        for value in IMPOSSIBLE {
            let (result, sent) = list(|config| way(config.project("p")), request(value));
            let error = result.expect_err("no path can have it");
            assert!(matches!(error.kind(), ErrorKind::Request(_)) && sent.is_empty(), "{error}");
        }
    }
}

#[test]
fn a_project_that_the_client_fills_in_is_judged_alike() {
    let id = "huaweicloud.er.ListFlowLogs/project_id/path-segment";
    let settings: [fn(Config, &str) -> Config; 2] = [
        |config, project| config.project(project),
        |config, project| config.credentials(Credentials::new("AKIDEXAMPLE0000000000", "s").project(project)),
    ];
    for set in settings {
        for value in WRONG.into_iter().chain(IMPOSSIBLE) {
            let (result, sent) = list(|config| set(config, value), request("e"));
            let error = result.expect_err("not sent");
            assert!(sent.is_empty() && error.to_string().contains(id), "{error}");
        }
        let (result, sent) = list(|config| set(config, "p/../q").allow(id), request("e"));
        result.expect("overruled");
        assert_eq!(sent, ["/v3/p%2F..%2Fq/enterprise-router/e/flow-logs"]);
    }
    // What the vendor answers is no better than what anybody else says.
    let send = |request: http::Request<_>, _| {
        assert_eq!(request.uri().path(), "/v3/projects", "only the question is sent");
        Ok(http::Response::builder().status(200).body(r#"{"projects":[{"id":"../../x"}]}"#.into()).expect("an answer"))
    };
    let config = Sent::default().config().blocking_transport(blocking_from_fn(send, |_| {}));
    let error = BlockingClient::new(config).expect("a client").call(request("e")).expect_err("another path");
    assert!(error.to_string().contains(id), "{error}");
}

#[test]
fn every_value_of_every_path_is_judged() {
    let mut number = 0;
    for generated in all() {
        let request = generated.request(&serde_json::json!({}));
        for field in request.shape().fields.iter().filter(|field| field.place == Place::Path) {
            number += 1;
            assert!(generated.info.path.contains(&format!("{{{}}}", field.wire)), "{}", generated.info.id);
            for value in WRONG.into_iter().chain(IMPOSSIBLE) {
                let findings = generated.verdict(&serde_json::json!({ field.wire: value }));
                let id = format!("{}/{}/path-segment", generated.info.id, field.wire);
                assert!(findings.violations().any(|finding| finding.id() == id), "{id} {value:?}");
            }
        }
    }
    assert_eq!(number, 6);
}

#[test]
fn a_good_path_is_judged_without_allocating() {
    let mut request =
        CreateFlowLogRequest::new().project_id("0605767a9980d5762fbcc00b3537e757").er_id("é 流, with % and ?");
    request.flow_log = None;
    let mut findings = request.validate();
    let ids: Vec<_> = findings.iter().map(|finding| finding.id().to_owned()).collect();
    assert_eq!(ids, ["huaweicloud.er.CreateFlowLog/flow_log/required"]);
    let request = ListFlowLogsRequest::new().project_id("0605767a9980d5762fbcc00b3537e757").er_id("é 流, with % and ?");
    let measured = allocation_counter::measure(|| findings = request.validate());
    assert_eq!((findings.len(), measured.count_total), (0, 0));
}
