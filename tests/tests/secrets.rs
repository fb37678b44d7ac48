//! Everything that can be printed, printed in every way, and searched for what must not be in it: the secret of the key,
//! the session token, what signing keys are derived from, sensitive fields, and a password in an address.

use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::fmt::Debug;
use std::io;
use std::time::{Duration, SystemTime};

use flowlog_alibabacloud::ecr;
use flowlog_huaweicloud::er;
use flowlog_runtime::call::{Now, RetryPolicy};
use flowlog_runtime::client::{BlockingClient, Client};
use flowlog_runtime::credentials::{Cached, Chain, Credentials};
use flowlog_runtime::operation::{Operation, Protocol};
use flowlog_runtime::settings::Sources;
use flowlog_runtime::transport::{Answered, TransportError, TransportErrorKind, World, blocking_from_fn, from_fn};
use flowlog_runtime::vendor::{alibabacloud, huaweicloud, tencentcloud};
use flowlog_runtime::{Config, Error};
use flowlog_tencentcloud::vpc;
use hmac::{Hmac, KeyInit, Mac};
use http::{Request, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use sha2::Sha256;

const SECRET: &str = "Sk+3/secret=of~the%key";
const TOKEN: &str = "T0ken+/of=the~session%";
const CLIENT_TOKEN: &str = "client-token-that-nobody-may-see";
const PASSWORD: &str = "pass-word";

/// Texts by where they are from.
#[derive(Default)]
struct Shown(Vec<(String, String)>);

impl Shown {
    fn text(&mut self, of: &str, text: impl Into<String>) {
        self.0.push((of.to_owned(), text.into()));
    }

    fn value(&mut self, of: &str, value: &(impl Debug + ?Sized)) {
        self.text(of, format!("{value:?}\n{value:#?}"));
    }

    fn error(&mut self, of: &str, error: &(dyn StdError + 'static)) {
        let mut next = Some(error);
        while let Some(error) = next {
            self.text(of, format!("{error}\n{error:#}\n{error:?}\n{error:#?}"));
            next = error.source();
        }
    }

    /// None of the secrets is in any of the texts, in none of the forms that they could have there.
    fn check(&self) {
        let mut secrets = vec![];
        for secret in [SECRET, TOKEN, CLIENT_TOKEN, PASSWORD] {
            let encoded = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
            secrets.extend([secret.to_owned(), encoded.replace("%7E", "~"), encoded]);
            secrets.push(secret.bytes().map(|byte| format!("{byte:02x}")).collect());
            secrets.push(format!("{:?}", &secret.as_bytes()[..8]).trim_matches(['[', ']']).to_owned());
        }
        for key in derived() {
            secrets.push(key.iter().map(|byte| format!("{byte:02x}")).collect());
            secrets.push(format!("{:?}", &key[..8]).trim_matches(['[', ']']).to_owned());
        }
        let mut found = vec![];
        for (of, line) in self.0.iter().flat_map(|(of, text)| text.lines().map(move |line| (of, line))) {
            let lower = line.to_lowercase();
            let in_line = secrets.iter().filter(|secret| lower.contains(&secret.to_lowercase()));
            found.extend(in_line.map(|secret| format!("{of} shows {secret}: {line}")));
        }
        assert!(found.is_empty(), "{}", found.join("\n\n"));
    }
}

/// The keys that Tencent Cloud's signature derives from the secret.
fn derived() -> Vec<Vec<u8>> {
    let mut key = format!("TC3{SECRET}").into_bytes();
    let parts = ["2024-05-06", "vpc", "tc3_request"];
    parts
        .map(|part| {
            let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("any length");
            mac.update(part.as_bytes());
            key = mac.finalize().into_bytes().to_vec();
            key.clone()
        })
        .to_vec()
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE0000000000", SECRET).token(TOKEN).project("p-1")
}

/// A transport that answers with what it was sent, and one that has no answer.
fn config(answer: Fate) -> Config {
    let wall = SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_979_289);
    Config::new()
        .region("cn-north-4")
        .credentials(credentials())
        .retry(RetryPolicy::never())
        .world(World::new(move || Now { wall, steady: Duration::ZERO }, || 7))
        .blocking_transport(blocking_from_fn(move |request, _| answer(&request), |_| {}))
        .transport(from_fn(move |request, _| std::future::ready(answer(&request)), |_| std::future::ready(())))
}

/// Everything that was sent, as a debugging page would show it.
fn echo(request: &Request<bytes::Bytes>) -> String {
    let headers = request.headers().iter();
    let headers: Vec<_> =
        headers.map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))).collect();
    let sent = format!("{} {}\n{}\n{:?}", request.method(), request.uri(), headers.join("\n"), request.body());
    assert!(sent.contains(TOKEN), "the token is sent");
    // What a service says of a request is shown but for the credentials: sensitive fields are hidden where they are ours.
    sent.replace(CLIENT_TOKEN, "")
}

fn answer(status: u16, body: impl Into<bytes::Bytes>) -> Answered {
    Ok(Response::builder().status(status).body(body.into()).expect("an answer"))
}

/// Error bodies of all vendors in one, all texts of which are what was sent.
fn refuse(request: &Request<bytes::Bytes>, code: &str) -> Answered {
    let sent = echo(request);
    let tencent = json!({"Error": {"Code": code, "Message": sent}, "RequestId": "r"});
    let body = json!({
        "Code": code, "Message": sent, "Recommend": sent, "AccessDeniedDetail": {"Text": sent}, "DynamicMessage": sent,
        "error_code": code, "error_msg": sent, "encoded_authorization_message": sent, "Response": tencent,
    });
    answer(403, body.to_string())
}

/// What becomes of a request.
type Fate = fn(&Request<bytes::Bytes>) -> Answered;

const ANSWERS: [(&str, Fate); 9] = [
    ("refused", |request| refuse(request, "Refused")),
    ("mismatch of Tencent Cloud", |request| refuse(request, "AuthFailure.SignatureFailure")),
    ("mismatch of Alibaba Cloud", |request| refuse(request, "SignatureDoesNotMatch")),
    ("mismatch of Huawei Cloud", |request| refuse(request, "APIGW.0301")),
    ("a page", |request| answer(502, format!("<pre>{}</pre>", echo(request)))),
    ("a page that says success", |request| answer(200, format!("<pre>{}</pre>", echo(request)))),
    ("not what was promised", |_| answer(200, json!({"flow_log": [], "RequestId": {}, "Response": []}).to_string())),
    ("lost", |_| Err(TransportError::lost(TransportErrorKind::Reset, "cut"))),
    ("a reply", |request| {
        let echo = echo(request).replace('\n', " ");
        let reply = Response::builder().header("X-Echo", &echo).header("X-Client-Token", CLIENT_TOKEN);
        let reply = reply.header("X-Security-Token", TOKEN);
        Ok(reply.body(r#"{"Success":true,"Response":{}}"#.into()).expect("an answer"))
    }),
];

/// A call of each kind of answer, and everything on the way there.
fn calls<O: Operation<Response: Debug> + Clone>(shown: &mut Shown, request: &O) {
    let id = O::INFO.id;
    for (name, answer) in ANSWERS {
        let of = format!("{id}, {name}");
        let client = BlockingClient::new(O::INFO.service, config(answer)).expect("a client");
        match client.call(request.clone()) {
            Ok(reply) => {
                assert_eq!(name, "a reply");
                shown.value(&of, reply.meta());
                shown.value(&of, &reply);
            }
            Err(error) => {
                assert_ne!(name, "a reply", "{error:#}");
                shown.error(&of, &error);
                shown.value(&of, error.kind());
            }
        }
    }
    let config = config(|_| panic!("not sent"));
    let (client, blocking) =
        (Client::new(O::INFO.service, config.clone()), BlockingClient::new(O::INFO.service, config));
    let prepared = blocking.as_ref().expect("a client").prepare(request.clone()).expect("a request");
    assert!(prepared.signature().canonical_request.exposed().len() > 100, "there is something to be shown");
    shown.value(id, &client);
    shown.value(id, &blocking);
    shown.value(id, &prepared);
    shown.value(id, prepared.request());
    shown.value(id, prepared.signature());
    shown.text(id, prepared.signature().canonical_request.to_string());
    shown.text(id, prepared.to_curl());
}

#[test]
fn calls_and_their_errors_show_no_secret() {
    let mut shown = Shown::default();
    let create = vpc::CreateFlowLogRequest::new().flow_log_name("edge").resource_type(vpc::ResourceType::Ccn);
    calls(&mut shown, &create.resource_id("ccn-1").traffic_type(vpc::TrafficType::All));
    let create = ecr::CreateFlowLogRequest::new().ecr_id("e").instance_type(ecr::InstanceType::Vbr).instance_id("v");
    calls(&mut shown, &create.project_name("project").log_store_name("store"));
    let flow_log = er::FlowLogRequest::default().name("n").resource_type(er::ResourceType::Attachment).resource_id("r");
    let flow_log = flow_log.log_group_id("g").log_stream_id("s").log_store_type(er::LogStoreType::Lts);
    let create = er::CreateFlowLogRequest::new().er_id("e").x_client_token(CLIENT_TOKEN).flow_log(flow_log);
    calls(&mut shown, &create);
    shown.value("a request with a sensitive field", &create);

    let client = BlockingClient::new(&er::SERVICE, config(|_| panic!("not sent"))).expect("a client");
    let long = create.x_client_token(CLIENT_TOKEN.repeat(3));
    shown.error("a sensitive field that is too long", &client.call(long.clone()).expect_err("too long"));
    shown
        .error("a control character", &client.call(long.x_client_token(format!("{CLIENT_TOKEN}\n"))).expect_err("\\n"));
    let broken = Credentials::new("id", format!("{SECRET}\n")).token(format!("{TOKEN}\n"));
    let client = client.with(|config| config.credentials(broken.clone()));
    let request = er::ListFlowLogsRequest::new().er_id("e").project_id("p");
    shown.error("a token with a line break", &client.call(request).expect_err("no header"));
    shown.check();
}

#[test]
fn settings_show_no_secret() {
    let mut shown = Shown::default();
    shown.value("credentials", &credentials());
    shown.value("cached", &Cached::new(credentials()));
    shown.value("a chain", &Chain::new().then(credentials()));
    shown.value("settings", &config(|_| panic!("not sent")));
    for address in ["https://user:pass-word@host", "ftp://user:pass-word@host", "user:pass-word@host/?x"] {
        let config = config(|_| panic!("not sent")).endpoint(address);
        shown.value(address, &config);
        shown.error(address, &Client::new(&vpc::SERVICE, config).expect_err("no endpoint"));
    }
    shown.check();
}

/// These variables, and this text wherever a file is looked for.
fn sources(variables: &[(&str, &str)], file: &'static str) -> Sources {
    let variables: BTreeMap<_, _> =
        variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Sources::new(
        move |name| if name == "HOME" { Some("/home/u".to_owned()) } else { variables.get(name).cloned() },
        move |_| if file.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(file.to_owned()) },
    )
}

#[test]
fn variables_and_files_show_no_secret() {
    let mut shown = Shown::default();
    let chains: [fn(&Sources) -> Chain; 3] =
        [huaweicloud::credentials, alibabacloud::credentials, tencentcloud::credentials];
    let halves = [
        ("HUAWEICLOUD_SDK_SK", SECRET),
        ("HUAWEICLOUD_SDK_SECURITY_TOKEN", TOKEN),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", SECRET),
        ("ALIBABA_CLOUD_SECURITY_TOKEN", TOKEN),
        ("TENCENTCLOUD_SECRET_KEY", SECRET),
        ("TENCENTCLOUD_TOKEN", TOKEN),
    ];
    // Every one of them has the secret at a place where it is not understood.
    let files = [
        "",
        "Sk+3/secret=of~the%key",
        "[default]\nSk+3/secret of~the%key\nT0ken+/of the~session%",
        "[basic]\nak = id\nsk Sk+3/secret=of~the%key",
        "[default\nsecret_key = Sk+3/secret=of~the%key",
        "[default]\nsecret_key = Sk+3/secret=of~the%key\nsecret_key = T0ken+/of=the~session%",
        "[Sk+3/secret=of~the%key]",
        r#"{"secretKey": "Sk+3/secret=of~the%key" "token": "T0ken+/of=the~session%"}"#,
        r#"{"secretKey": ["Sk+3/secret=of~the%key"], "token": "T0ken+/of=the~session%"}"#,
        r#"{"current": "a", "profiles": [{"name": "a", "mode": "AK", "access_key_secret": "Sk+3/secret=of~the%key"}]}"#,
        r#"{"current": "a", "profiles": [{"name": "a", "mode": "AK", "access_key_id": {"x": "Sk+3/secret=of~the%key"}}]}"#,
        r#""Sk+3/secret=of~the%key"#,
    ];
    let mut failed = 0;
    for (half, file) in halves.into_iter().flat_map(|half| files.map(|file| (half, file))) {
        for (variables, file) in [(&[half][..], file), (&[][..], file)] {
            for (number, chain) in chains.iter().enumerate() {
                let service = [&er::SERVICE, &ecr::SERVICE, &vpc::SERVICE][number];
                let sources = sources(variables, file);
                let of = format!("{}, {}, {file}", service.vendor, half.0);
                shown.value(&of, &chain(&sources));
                shown.value(&of, &sources);
                let settings = Config::from_sources(sources).region("cn-north-4").blocking_transport(blocking_from_fn(
                    |_, _| Err(TransportError::not_sent(TransportErrorKind::Connect, "nobody listens")),
                    |_| {},
                ));
                shown.value(&of, &settings);
                let error = match BlockingClient::new(service, settings) {
                    Ok(client) => fails(&client, service.protocol),
                    Err(error) => error,
                };
                shown.error(&of, &error);
                failed += 1;
            }
        }
    }
    assert_eq!(failed, 6 * 12 * 2 * 3);
    shown.check();
}

fn fails(client: &BlockingClient, vendor: Protocol) -> Error {
    let failed = match vendor {
        Protocol::HuaweiRest => {
            client.call(er::ListFlowLogsRequest::new().er_id("e").project_id("p")).map(|_| ()).err()
        }
        Protocol::AliyunRpc => client.call(ecr::DescribeFlowLogsRequest::new().ecr_id("e")).map(|_| ()).err(),
        _ => client.call(vpc::DescribeFlowLogsRequest::new()).map(|_| ()).err(),
    };
    failed.expect("nobody listens")
}

#[test]
#[should_panic(expected = "a header shows T0ken%2B%2Fof%3Dthe~session%25")]
fn a_secret_is_found_in_another_form() {
    let mut shown = Shown::default();
    shown.text("a header", "x-token: t0ken%2b%2fof%3dthe~session%25");
    shown.check();
}
