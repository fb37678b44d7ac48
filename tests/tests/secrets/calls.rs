//! Calls of each vendor, and each kind of answer to them.

use std::fmt::Debug;

use flowlog_alibabacloud::ecr;
use flowlog_huaweicloud::er;
use flowlog_runtime::client::{BlockingClient, Client};
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::operation::Operation;
use flowlog_runtime::transport::{Answered, TransportError, TransportErrorKind};
use flowlog_tencentcloud::vpc;
use http::{Request, Response};
use serde_json::json;

use crate::shown::Shown;
use crate::{CLIENT_TOKEN, Fate, HEADER, KEY_ID, SECRET, TOKEN, answer, config};

/// Everything that was sent, as a debugging page would show it.
pub(crate) fn echo(request: &Request<bytes::Bytes>) -> String {
    let headers = request.headers().iter();
    let headers: Vec<_> =
        headers.map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))).collect();
    let sent = format!("{} {}\n{}\n{:?}", request.method(), request.uri(), headers.join("\n"), request.body());
    assert!(sent.contains(TOKEN), "the token is sent");
    // What a service says of a request is shown but for the credentials: sensitive fields are hidden where they are ours.
    sent.replace(CLIENT_TOKEN, "").replace(HEADER, "")
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
    for text in [format!("{:?}{:?}", prepared, prepared.signature()), prepared.to_curl()] {
        assert!(!text.contains(KEY_ID), "who has signed is shown by the ends of the key's id: {text}");
        assert!(text.contains("x-api-key") || text.contains("Signature"), "names of headers are shown: {text}");
    }
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
