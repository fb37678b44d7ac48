//! A value of every public type that can hold a secret, with one inside.

use std::time::{Duration, SystemTime};

use flowlog_alibabacloud::ecr;
use flowlog_huaweicloud::er;
use flowlog_runtime::answer::{Answer, Sent, judge};
use flowlog_runtime::call::Verdict;
use flowlog_runtime::client::{BlockingClient, Client, ConfigurationError};
use flowlog_runtime::credentials::{Cached, Chain, Environment, FromFile, Keys, ProvideCredentials, Variables};
use flowlog_runtime::decode::DecodeError;
use flowlog_runtime::endpoint::Endpoint;
use flowlog_runtime::fill::Defaults;
use flowlog_runtime::object::Value;
use flowlog_runtime::operation::Operation;
use flowlog_runtime::prepare::{Context, prepare};
use flowlog_runtime::settings::{Format, ProfileFile, Setting, Sources};
use flowlog_runtime::transport::{Io, Reqwest, SendLimits, TransportError, TransportErrorKind, Ureq, World, from_fn};
use flowlog_runtime::validate::validate;
use flowlog_runtime::vendor::alibabacloud;
use flowlog_runtime::{Error, ErrorKind};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::json;

use crate::calls::echo;
use crate::shown::Shown;
use crate::{CLIENT_TOKEN, HEADER, SECRET, TOKEN, answer, config, credentials};

pub(crate) fn print_all(shown: &mut Shown) {
    settings(shown);
    requests(shown);
    transports(shown);
    answers(shown);
    calls(shown);
}

const FILE: ProfileFile = ProfileFile {
    name: "a file",
    disabled_by: None,
    path_variable: None,
    paths: &["/file"],
    profile_variable: None,
    profile: "default",
    format: Format::Ini,
};

const KEYS: Keys =
    Keys { key_id: "id", secret: "secret", token: "token", project: None, iam_endpoint: None, kind: None };

/// This file, and variables that are all the secret.
fn sources(file: String) -> Sources {
    Sources::new(|_| Some(SECRET.to_owned()), move |_| Ok(file.clone()))
}

fn settings(shown: &mut Shown) {
    shown.value("credentials", &credentials());
    shown.value("cached", &Cached::new(credentials()));
    shown.value("a chain", &Chain::new().then(credentials()));
    shown.value("settings", &config(|_| panic!("not sent")).endpoint(format!("https://host/?{TOKEN}")));
    let good = sources(format!("[default]\nid = id\nsecret = {SECRET}\ntoken = {TOKEN}\n{SECRET} = {TOKEN}"));
    let profile = FILE.read(&good).expect("a profile");
    assert_eq!(profile.text("token"), Ok(Some(TOKEN)));
    shown.value("a profile", &profile);
    shown.value("sources", &good);
    let variables = Variables { key_id: "ID", secret: "SECRET", token: "TOKEN", project: None };
    shown.value("variables", &Environment { variables, sources: good.clone() });
    shown.value("a file", &FromFile { file: FILE, keys: KEYS, sources: good });

    let broken = sources(format!("[default]\nsecret = {SECRET}\nsecret = {TOKEN}\n"));
    let (transport, world) = (from_fn(|_, _| async { unanswered() }, |_| async {}), World::default());
    let io = Io::new(&transport, &world, SendLimits::default());
    let none = wait(FromFile { file: FILE, keys: KEYS, sources: broken.clone() }.credentials(io)).expect_err("broken");
    shown.value("no credentials", &none);
    shown.value("a place without", &none.tried[0].1);
    let setting = Setting { name: "region", variables: &[], file: Some((FILE, "region")) };
    shown.value("a broken setting", &setting.find(&broken).expect_err("broken"));
    let malformed = Endpoint::parse(&format!("https://user:{SECRET}@host/?{TOKEN}")).expect_err("no endpoint");
    shown.value("an address", &malformed);
    shown.value("what is not configured", &ConfigurationError::from(malformed));
    shown.value("the world", &world);
}

/// A request with a sensitive field that is longer than it may be.
fn request() -> er::CreateFlowLogRequest {
    er::CreateFlowLogRequest::new().er_id("e").project_id("p").x_client_token(CLIENT_TOKEN.repeat(3))
}

fn requests(shown: &mut Shown) {
    shown.value("a value", &Value::Object(&request()));
    let defaults = Defaults { region: None, project: None, token: Some(CLIENT_TOKEN) };
    shown.value("defaults", &defaults);
    let findings = validate(&request());
    let finding = findings.iter().find(|finding| finding.path() == "X-Client-Token").expect("it is too long");
    assert!(finding.given().is_some());
    shown.value("a finding", finding);
    shown.value("findings", &findings);
    let client = BlockingClient::new(&er::SERVICE, config(|_| panic!("not sent"))).expect("a client");
    let ErrorKind::Validation(rejected) = failed(client.call(request())).into_kind() else { panic!("not rejected") };
    shown.value("a rejected request", &rejected);

    let endpoint = Endpoint::parse("host").expect("an endpoint");
    let (credentials, time) = (credentials(), SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_979_289));
    let mut headers = HeaderMap::new();
    headers.insert("x-api-key", HeaderValue::from_static(HEADER));
    let context = Context::new(&endpoint, &credentials, time, "n").headers(&headers);
    shown.value("a context", &context);
    let prepared = prepare(&request(), er::CreateFlowLogRequest::INFO, &context).expect("a request");
    assert!(prepared.signature().canonical_request.exposed().contains(CLIENT_TOKEN));
    shown.value("a prepared request", &prepared);
    shown.value("a signature", prepared.signature());
    shown.value("a canonical request", &prepared.signature().canonical_request);
    let unsendable = request().x_client_token(format!("{CLIENT_TOKEN}\n"));
    let error = prepare(&unsendable, er::CreateFlowLogRequest::INFO, &context).expect_err("no header has a line break");
    shown.value("a request that cannot be sent", &error);
    let parameters = [("SecurityToken", TOKEN), ("SignatureMethod", "HMAC-SHA1")];
    let legacy = alibabacloud::sign_rpc1("GET", &parameters, &credentials);
    assert!(legacy.string_to_sign.contains("T0ken"));
    shown.value("a signature of before", &legacy);
    let sent = Sent { time, string_to_sign: "s", credentials: &credentials };
    shown.value("what was sent", &sent);
}

fn unanswered() -> Result<http::Response<bytes::Bytes>, TransportError> {
    Err(TransportError::lost(TransportErrorKind::Reset, "cut"))
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

fn transports(shown: &mut Shown) {
    let proxy = "http://user:pass-word@127.0.0.1:1";
    let mut headers = HeaderMap::new();
    headers.insert("x-api-key", HeaderValue::from_static(HEADER));
    let agent = reqwest::Proxy::all(proxy).expect("a proxy");
    let transport =
        Reqwest::with(|client| client.default_headers(headers.clone()).proxy(agent.clone())).expect("a transport");
    shown.value("reqwest", &transport);
    let agent = ureq::Agent::config_builder().proxy(Some(ureq::Proxy::new(proxy).expect("a proxy"))).build();
    shown.value("ureq", &Ureq::from(ureq::Agent::from(agent)));

    let address = format!("http://user:pass-word@127.0.0.1:1/{HEADER}?token={HEADER}");
    let request = || http::Request::get(&*address).body(bytes::Bytes::new()).expect("a request");
    let (none, world) = (from_fn(|_, _| async { unanswered() }, |_| async {}), World::default());
    for transport in [&none as &dyn flowlog_runtime::transport::Transport, &transport] {
        let io = Io::new(transport, &world, SendLimits::default());
        let error = wait(io.send(request())).expect_err("nobody listens");
        shown.value("no answer", &error);
        shown.error("no answer", &error);
    }
    // ureq names the address when its agent refuses it.
    let strict = Ureq::from(ureq::Agent::from(ureq::Agent::config_builder().https_only(true).build()));
    let error = flowlog_runtime::transport::BlockingTransport::send(&strict, request(), SendLimits::default());
    shown.error("HTTPS only", &error.expect_err("plain HTTP"));
}

fn answers(shown: &mut Shown) {
    let (credentials, time) = (credentials(), SystemTime::UNIX_EPOCH);
    let judged = |status: u16, body: String| {
        let status = StatusCode::from_u16(status).expect("a status");
        let answer = Answer { status, headers: &HeaderMap::new(), body: body.as_bytes() };
        judge(ecr::CreateFlowLogRequest::INFO, &answer, Sent { time, string_to_sign: "s", credentials: &credentials })
    };
    let accepted = judged(200, json!({"RequestId": TOKEN}).to_string()).expect("accepted");
    assert_eq!(accepted.request_id.as_deref(), Some("***"));
    shown.value("an accepted answer", &accepted);
    let refused = judged(400, json!({"Code": TOKEN, "Message": SECRET, "RequestId": TOKEN}).to_string());
    let refused = refused.expect_err("refused");
    shown.value("an error of the service", &refused);
    shown.value("a verdict", &Verdict::Refused(refused));
}

fn failed<T>(result: Result<T, Error>) -> Error {
    result.map(|_| ()).expect_err("an error")
}

fn calls(shown: &mut Shown) {
    let client = |answer: fn(&http::Request<bytes::Bytes>) -> flowlog_runtime::transport::Answered| {
        BlockingClient::new(&ecr::SERVICE, config(answer)).expect("a client")
    };
    let request = || ecr::DescribeFlowLogsRequest::new().ecr_id("e");
    shown.value("a blocking client", &client(|_| unanswered()));
    shown.value("a client", &Client::new(&ecr::SERVICE, config(|_| unanswered())).expect("a client"));

    let error = failed(client(|request| answer(500, echo(request))).call(request()));
    shown.value("an error", &error);
    shown.value("a kind of error", error.kind());
    let unreadable = |_: &http::Request<_>| answer(200, json!({"FlowLogs": TOKEN, "TotalCount": TOKEN}).to_string());
    let error = failed(client(unreadable).call(request()));
    let ErrorKind::Decode(undecoded) = error.kind() else { panic!("{error}") };
    shown.value("an answer that cannot be read", undecoded);
    shown.value("what is wrong with it", undecoded.problem());
    let DecodeError::Unreadable(fields) = undecoded.problem() else { panic!("{error}") };
    shown.value("a field that cannot be read", &fields[0]);
    let quoting = |_: &http::Request<_>| {
        let reply = http::Response::builder().header("x-echo", TOKEN).header("x-acs-request-id", SECRET);
        Ok(reply.body("{}".into()).expect("a reply"))
    };
    let reply = client(quoting).call(request()).expect("a reply");
    shown.value("a reply", &reply);
    shown.value("what is known of it", reply.meta());

    let several = |_: &http::Request<_>| answer(200, json!({"projects": [{"id": TOKEN}, {"id": SECRET}]}).to_string());
    let settings =
        config(several).credentials(flowlog_runtime::credentials::Credentials::new("id", SECRET).token(TOKEN));
    let client = BlockingClient::new(&er::SERVICE, settings).expect("a client");
    let error = failed(client.call(er::ListFlowLogsRequest::new().er_id("e")));
    let ErrorKind::Configuration(ConfigurationError::Missing { lookup: Some(lookup), .. }) = error.kind() else {
        panic!("{error}")
    };
    shown.value("no project", lookup);
}
