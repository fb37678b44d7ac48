//! The project of a Huawei Cloud request: who may say it, and that the vendor is asked, once, when nobody does.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use flowlog_huaweicloud::er::{BlockingClient, ListFlowLogsRequest};
use flowlog_huaweicloud::runtime::settings::Sources;
use flowlog_huaweicloud::runtime::transport::{TransportError, TransportErrorKind, blocking_from_fn};
use flowlog_huaweicloud::runtime::validate::Policy;
use flowlog_huaweicloud::runtime::vendor::huaweicloud;
use flowlog_huaweicloud::{Config, Credentials, ErrorKind};
use flowlog_tests::json;

/// What IAM answers: status and body.
type Answer = (u16, String);

/// The requests that were sent, and what IAM answers to them. Other services answer an empty list.
#[derive(Clone)]
struct Cloud {
    sent: Arc<Mutex<Vec<http::Request<()>>>>,
    iam: Arc<Mutex<Option<Answer>>>,
}

impl Cloud {
    /// IAM answers as the official SDK was answered when the capture was made.
    fn new() -> Self {
        let capture = json("vectors/huawei-er/aux__project_lookup.json");
        Self::answering(200, capture["canned_response"]["body"].as_str().expect("a body"))
    }

    fn answering(status: u16, body: &str) -> Self {
        let iam = Arc::new(Mutex::new(Some((status, body.to_owned()))));
        Self { sent: Arc::default(), iam }
    }

    /// A configuration that sends to this cloud and finds these variables.
    fn config(&self, variables: &[(&str, &str)]) -> Config {
        self.without_key(variables).credentials(Credentials::new("key", "secret"))
    }

    /// The same, and the key has to be found too.
    fn without_key(&self, variables: &[(&str, &str)]) -> Config {
        let variables: BTreeMap<String, String> =
            variables.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let file = variables.get("FILE").cloned();
        let read = move |_: &Path| file.clone().ok_or(io::ErrorKind::NotFound.into());
        let variable = move |name: &str| match name {
            "HOME" => Some("/home/u".to_owned()),
            _ => variables.get(name).cloned(),
        };
        self.of(Sources::new(variable, read))
    }

    fn of(&self, sources: Sources) -> Config {
        let cloud = self.clone();
        let send = move |request: http::Request<_>, _| {
            let is_iam = request.uri().path() == "/v3/projects";
            cloud.sent.lock().expect("requests").push(request.map(|_| ()));
            let answer =
                if is_iam { cloud.iam.lock().expect("an answer").clone() } else { Some((200, "{}".to_owned())) };
            let Some((status, body)) = answer else {
                return Err(TransportError::not_sent(TransportErrorKind::Connect, "nobody listens"));
            };
            let answer = http::Response::builder().status(status).header("content-type", "application/json");
            Ok(answer.body(body.into()).expect("an answer"))
        };
        Config::from_sources(sources).region("cn-north-4").blocking_transport(blocking_from_fn(send, |_: Duration| {}))
    }

    fn client(&self, variables: &[(&str, &str)]) -> BlockingClient {
        BlockingClient::new(self.config(variables)).expect("a client")
    }

    /// Where to the requests went, without the host of the region.
    fn sent(&self) -> Vec<String> {
        let sent = self.sent.lock().expect("requests");
        sent.iter().map(|request| request.uri().to_string().replace(".cn-north-4.myhuaweicloud.com", "")).collect()
    }
}

const IAM: &str = "https://iam/v3/projects?name=cn-north-4";
const PROJECT: &str = "0605767a9980d5762fbcc00b3537e757";

fn list(project: &str) -> String {
    format!("https://er/v3/{project}/enterprise-router/e/flow-logs")
}

fn request() -> ListFlowLogsRequest {
    ListFlowLogsRequest::new().er_id("e")
}

#[test]
fn iam_is_asked_once_and_with_the_same_key() {
    let cloud = Cloud::new();
    let client = cloud.client(&[]);
    client.call(request()).expect("a reply");
    client.with(|config| config.policy(Policy::off())).call(request()).expect("a reply");
    client.clone().call(request()).expect("a reply");
    assert_eq!(cloud.sent(), [IAM.to_owned(), list(PROJECT), list(PROJECT), list(PROJECT)]);
    let sent = cloud.sent.lock().expect("requests");
    let capture = json("vectors/huawei-er/aux__project_lookup.json");
    assert_eq!(sent[0].method().as_str(), capture["request"]["method"]);
    assert_eq!(sent[0].uri().path_and_query().expect("a path").as_str(), capture["request"]["target"]);
    assert!(sent[0].headers()["authorization"].to_str().expect("text").starts_with("SDK-HMAC-SHA256 Access=key, "));
    assert!(!sent[0].headers().contains_key("x-project-id"));
    assert_eq!(sent[1].headers()["x-project-id"], PROJECT);
}

#[test]
fn for_another_key_region_or_cloud_it_is_asked_for_anew() {
    let cloud = Cloud::new();
    let client = cloud.client(&[]);
    client.call(request()).expect("a reply");
    client.with(|config| config.credentials(Credentials::new("other", "secret"))).call(request()).expect("a reply");
    client.with(|config| config.region("af-north-1")).call(request()).expect("a reply");
    client.with(|config| config.iam_endpoint("iam.example")).call(request()).expect("a reply");
    let iam: Vec<_> = cloud.sent().into_iter().filter(|address| address.contains("/v3/projects")).collect();
    // Not every region has an IAM of its own.
    let common = "https://iam.myhuaweicloud.com/v3/projects?name=af-north-1";
    assert_eq!(iam, [IAM, IAM, common, "https://iam.example/v3/projects?name=cn-north-4"]);
}

#[test]
fn nobody_but_the_cloud_that_is_called_is_shown_the_key() {
    let expected = "huaweicloud.er.ListFlowLogs: no project: set `project` on the client's builder or Config, or the variable \
         HUAWEICLOUD_SDK_PROJECT_ID, or the field project_id of the request; the one of the region was not asked for: the \
         client has an endpoint of its own, and where IAM is is not set: set `iam_endpoint` on the client's builder or \
         Config, or the variable HUAWEICLOUD_SDK_IAM_ENDPOINT";
    let elsewhere = |config: Config| config.endpoint("er.eu-de.otc.t-systems.com");
    let variable = [("HUAWEICLOUD_SDK_REGION_ER_CN_NORTH_4", "er.example")];
    for (variables, change) in [(&[][..], Some(elsewhere as fn(Config) -> Config)), (&variable, None)] {
        let cloud = Cloud::new();
        let config = cloud.config(variables).credentials(Credentials::new("key", "secret").token("token"));
        let client = BlockingClient::new(change.map_or(config.clone(), |change| change(config))).expect("a client");
        let error = client.call(request()).expect_err("no project");
        assert_eq!((error.to_string().as_str(), cloud.sent()), (expected, vec![]));
        let raw = client.call_raw("GET /v3/{project_id}/enterprise-router/e/flow-logs", serde_json::json!({}));
        assert!(raw.expect_err("no project").to_string().contains("`iam_endpoint`"));
        assert!(cloud.sent().is_empty());

        let client = client.with(|config| config.iam_endpoint("iam.eu-de.otc.t-systems.com"));
        client.call(request()).expect("a reply");
        assert_eq!(cloud.sent()[0], "https://iam.eu-de.otc.t-systems.com/v3/projects?name=cn-north-4");
    }
}

#[test]
fn the_programs_own_headers_are_for_the_service_that_it_calls() {
    let cloud = Cloud::new();
    let config = cloud.config(&[]).header("x-gateway-key".parse().expect("a name"), "k".parse().expect("a value"));
    BlockingClient::new(config).expect("a client").call(request()).expect("a reply");
    let sent = cloud.sent.lock().expect("requests");
    let has_it: Vec<_> = sent.iter().map(|request| request.headers().contains_key("x-gateway-key")).collect();
    assert_eq!(has_it, [false, true], "IAM, and then the service");
}

#[test]
fn whoever_says_the_project_is_believed() {
    let variable = [("HUAWEICLOUD_SDK_PROJECT_ID", "variable")];
    let with_key = |config: Config| config.credentials(Credentials::new("key", "secret").project("key"));
    for (variables, change, given, expected) in [
        (&variable[..], None, None, "variable"),
        (&variable, Some(with_key as fn(Config) -> Config), None, "key"),
        (&variable, Some(|config| config.project("config")), None, "config"),
        (&[], Some(with_key), Some("request"), "request"),
    ] {
        let cloud = Cloud::new();
        let client = cloud.client(variables).with(|config| change.map_or(config.clone(), |change| change(config)));
        let request = given.map_or(request(), |project| request().project_id(project));
        client.call(request).expect("a reply");
        assert_eq!(cloud.sent(), [list(expected)]);
    }
}

#[test]
fn nobody_is_asked_for_a_request_that_will_not_be_sent() {
    let cloud = Cloud::new();
    let error = cloud.client(&[]).call(request().limit(2001)).expect_err("a violation");
    let broken: Vec<_> = error.findings().expect("findings").violations().map(|finding| finding.path()).collect();
    assert_eq!((broken, cloud.sent()), (vec!["limit"], vec![]), "the project would have been filled in");
}

#[test]
fn without_a_region_nobody_can_be_asked() {
    let cloud = Cloud::new();
    let config = cloud.config(&[]).endpoint("localhost");
    let client = BlockingClient::new(Config::region(config, "")).expect("a client");
    let error = client.call(request()).expect_err("no project");
    assert_eq!(
        error.to_string(),
        "huaweicloud.er.ListFlowLogs: no project: set `project` on the client's builder or Config, or the variable \
         HUAWEICLOUD_SDK_PROJECT_ID, or the field project_id of the request"
    );
    assert_eq!(cloud.sent(), [""; 0]);
}

#[test]
fn what_iam_says_is_in_the_error_and_is_not_remembered() {
    const SET: &str = "huaweicloud.er.ListFlowLogs: no project: set `project` on the client's builder or Config, \
                       or the variable HUAWEICLOUD_SDK_PROJECT_ID, or the field project_id of the request; \
                       the one of the region was asked for: ";
    let denied = r#"{"error_code": "IAM.0002", "error_msg": "You are not authorized.", "request_id": "r"}"#;
    for (status, body, expected) in [
        (200, r#"{"projects": []}"#, "the account has none of the name cn-north-4, or the key may not see it"),
        (200, "{}", "the account has none of the name cn-north-4, or the key may not see it"),
        (200, r#"{"projects": [{"id": "a"}, {"id": "b"}]}"#, "there are several: a, b"),
        (403, denied, "huaweicloud.iam.KeystoneListProjects failed: IAM.0002 (HTTP 403): You are not authorized."),
        (200, "oops", "huaweicloud.iam.KeystoneListProjects: answered with HTTP 200, but not readable as JSON"),
    ] {
        let cloud = Cloud::answering(status, body);
        let client = cloud.client(&[]);
        let error = client.call(request()).expect_err("no project");
        assert!(matches!(error.kind(), ErrorKind::Configuration(_)));
        let said = error.to_string();
        assert!(said.strip_prefix(SET).is_some_and(|said| said.starts_with(expected)), "{said}");
        assert!(error.source().and_then(|error| error.source()).is_some(), "the source is kept");
        let off = client.with(|config| config.policy(Policy::off())).call(request()).expect_err("no project");
        assert_eq!(off.to_string(), said, "the path wants a project, whatever the policy");
        *cloud.iam.lock().expect("an answer") = Cloud::new().iam.lock().expect("an answer").clone();
        client.call(request()).expect("a reply");
    }
}

#[test]
fn it_is_asked_as_often_as_any_call_is() {
    let cloud = Cloud::new();
    *cloud.iam.lock().expect("an answer") = None;
    let error = cloud.client(&[]).call(request()).expect_err("no project");
    assert!(error.to_string().contains("nobody listens"), "{error}");
    assert!(error.is_retryable());
    assert_eq!(cloud.sent(), [IAM; 3]);
}

#[test]
fn iam_can_be_somewhere_else() {
    let keys = [("HUAWEICLOUD_SDK_AK", "variable-key"), ("HUAWEICLOUD_SDK_SK", "s")];
    for variables in [
        &[("HUAWEICLOUD_SDK_IAM_ENDPOINT", "https://iam.example")][..],
        &[("HUAWEICLOUD_SDK_IAM_ENDPOINT", "iam.example"), ("FILE", FILE)],
        &[("HUAWEICLOUD_SDK_REGION_IAM_CN_NORTH_4", "https://iam.example")],
        &[("HUAWEICLOUD_SDK_IAM_ENDPOINT", "iam.example"), keys[0], keys[1]],
    ] {
        let cloud = Cloud::new();
        cloud.client(variables).with(|config| config.endpoint("er.example")).call(request()).expect("a reply");
        let expected = [
            "https://iam.example/v3/projects?name=cn-north-4".to_owned(),
            list(PROJECT).replace("https://er/", "https://er.example/"),
        ];
        assert_eq!(cloud.sent(), expected);
    }
}

const FILE: &str =
    "[basic]\nak = file-key\nsk = s\nsecurity_token = file-token\niam_endpoint = https://iam.file.example";

/// Who has signed what was sent to this host.
fn signed_at(cloud: &Cloud, host: &str) -> Vec<String> {
    let sent = cloud.sent.lock().expect("requests");
    let there = sent.iter().filter(|request| request.uri().host() == Some(host));
    there.map(|request| request.headers()["authorization"].to_str().expect("text").to_owned()).collect()
}

#[test]
fn where_a_file_says_that_iam_is_counts_for_the_key_of_that_file_only() {
    let file = ("FILE", FILE);
    let keys = [file, ("HUAWEICLOUD_SDK_AK", "variable-key"), ("HUAWEICLOUD_SDK_SK", "s")];
    let given = |cloud: &Cloud| cloud.without_key(&[file]).credentials(Credentials::new("given-key", "s").token("t"));
    let other = "[basic]\nak = a\nsk = s\n[other]\niam_endpoint = https://iam.file.example";
    let (of_file, vendors) = ("iam.file.example", "iam.cn-north-4.myhuaweicloud.com");
    for (config, host, key) in [
        (Box::new(|cloud: &Cloud| cloud.without_key(&[file])) as Box<dyn Fn(&Cloud) -> Config>, of_file, "file-key"),
        (Box::new(|cloud| cloud.without_key(&keys)), vendors, "variable-key"),
        (Box::new(given), vendors, "given-key"),
        (Box::new(|cloud| cloud.without_key(&[("FILE", other)])), vendors, "a"),
    ] {
        let cloud = Cloud::new();
        let client = BlockingClient::new(config(&cloud)).expect("a client");
        client.call(request()).expect("a reply");
        let signed = signed_at(&cloud, host);
        assert_eq!(signed.len(), 1, "{key} is shown to {:?}", cloud.sent());
        assert!(signed[0].starts_with(&format!("SDK-HMAC-SHA256 Access={key}, ")), "{signed:?}");
        assert_eq!(cloud.sent().len(), 2);
    }
    // Elsewhere the vendor's own is not asked for a key that has no IAM of its own.
    let cloud = Cloud::new();
    let client = BlockingClient::new(given(&cloud).endpoint("er.example")).expect("a client");
    let error = client.call(request()).expect_err("nobody to ask").to_string();
    assert!(error.contains("`iam_endpoint`") && cloud.sent().is_empty(), "{error}");
    // A broken file is no concern of whoever has a key.
    let given = Cloud::new().client(&[("FILE", "[basic]\noops")]).call(request());
    given.expect("a reply");
}

#[test]
fn a_key_that_changes_on_the_way_is_not_shown_to_the_iam_of_the_one_before() {
    let cloud = Cloud::new();
    let reads = AtomicU32::new(0);
    // The call reads it, then whoever asks for the project, and then whoever signs.
    let read = move |_: &Path| match reads.fetch_add(1, Ordering::SeqCst) {
        0 | 1 => Ok(FILE.to_owned()),
        _ => Ok("[basic]\nak = another\nsk = s".to_owned()),
    };
    let sources = Sources::new(|name| (name == "HOME").then(|| "/home/u".to_owned()), read);
    let uncached = huaweicloud::credentials(&sources);
    let client = BlockingClient::new(cloud.of(sources).credentials(uncached)).expect("a client");
    let error = client.call(request()).expect_err("another key");
    assert!(error.to_string().contains("the key has changed, and is for another IAM"), "{error}");
    assert!(error.is_retryable() && cloud.sent().is_empty(), "{:?}", cloud.sent());
}

#[test]
fn raw_calls_are_told_the_project_too() {
    let cloud = Cloud::new();
    let client = cloud.client(&[]);
    let raw = || client.call_raw("GET /v3/{project_id}/enterprise-router/e/flow-logs", serde_json::json!({}));
    *cloud.iam.lock().expect("an answer") = Some((200, "{}".to_owned()));
    let error = raw().expect_err("no project").to_string();
    assert!(error.ends_with("the account has none of the name cn-north-4, or the key may not see it"), "{error}");
    *cloud.iam.lock().expect("an answer") = Cloud::new().iam.lock().expect("an answer").clone();
    raw().expect("a reply");
    assert_eq!(cloud.sent(), [IAM.to_owned(), IAM.to_owned(), list(PROJECT)]);
    assert_eq!(cloud.sent.lock().expect("requests")[2].headers()["x-project-id"], PROJECT, "as typed calls say it");
}

#[test]
fn a_project_is_one_segment_of_the_path_of_a_raw_call() {
    let cloud = Cloud::new();
    let call = |project: &str| {
        let client = BlockingClient::new(cloud.config(&[]).project(project)).expect("a client");
        client.call_raw("GET /v3/{project_id}/enterprise-router/e/flow-logs", serde_json::json!({}))
    };
    for project in ["", "a?b#c"] {
        call(project).expect("a reply");
    }
    assert_eq!(cloud.sent(), [IAM.to_owned(), list(PROJECT), list("a%3Fb%23c")], "an empty one is none");
    for project in ["a/b", "../x", "a\\b", ".", "..", "a\nb", "a\u{80}"] {
        let error = call(project).expect_err("another path").to_string();
        assert!(error.contains(&format!("project {project:?}: expected one part of a path")), "{error}");
        assert!(error.contains("write it in the path in place of {project_id}") && !error.contains('\n'), "{error}");
    }
    assert_eq!(cloud.sent().len(), 3);
    let client = cloud.client(&[]);
    client.call_raw("GET /v3/a%2Fb/enterprise-router/e/flow-logs", serde_json::json!({})).expect("a reply");
    assert_eq!(cloud.sent()[3], list("a%2Fb"), "whoever writes it in the path gets it");
}

#[test]
fn other_variables_can_mean_another_region_and_so_another_project() {
    let cloud = Cloud::new();
    let region = |name| cloud.config(&[("HUAWEICLOUD_SDK_REGION", name)]).region("");
    let client = BlockingClient::new(region("cn-north-4")).expect("a client");
    client.call(request()).expect("a reply");
    client.with(|_| region("cn-east-3")).call(request()).expect("a reply");
    assert_eq!(cloud.sent().iter().filter(|address| address.starts_with("https://iam")).count(), 2);
}

#[test]
fn threads_that_need_it_share_one_answer() {
    let cloud = Cloud::new();
    let client = cloud.client(&[]);
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| client.call(request()).expect("a reply"));
        }
    });
    let asked = cloud.sent().iter().filter(|address| *address == IAM).count();
    assert_eq!((asked, cloud.sent().len()), (1, 17));
}
