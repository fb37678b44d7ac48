//! Calls that nobody has described go the same way as those that are.

use std::collections::BTreeSet;

use bytes::Bytes;
use flowlog_alibabacloud::smartag;
use flowlog_huaweicloud::vpc as huawei;
use flowlog_runtime::client::{BlockingClient, Client};
use flowlog_runtime::operation::{Operation, Service};
use flowlog_runtime::{Config, Error, ErrorKind, Json, Reply};
use flowlog_tencentcloud::vpc as tencent;
use serde_json::json;

use crate::script::Canned::{self, Answer, Lost};
use crate::script::{Script, both, run};
use crate::sending::{credentials, good};

fn config() -> Config {
    Config::new().region("cn-hangzhou").credentials(credentials().project("p-1"))
}

fn raw(
    service: &'static Service,
    config: &Config,
    canned: &[Canned],
    operation: &str,
    fields: &Json,
) -> [(Script, Result<Reply<Json>, Error>); 2] {
    let (first, second) = (Script::new(canned), Script::new(canned));
    let client = Client::new(service, first.config(config.clone())).expect("a client");
    let blocking = BlockingClient::new(service, second.config(config.clone())).expect("a client");
    let (answer, again) =
        (run(client.call_raw(operation, fields.clone())), blocking.call_raw(operation, fields.clone()));
    [(first, answer), (second, again)]
}

/// What differs from call to call: each takes what chance gives it.
const BY_CHANCE: [&str; 2] = ["authorization", "x-acs-signature-nonce"];

/// The query without its order: fields go in page order when they are typed, and by name in a JSON object.
fn pairs(request: &http::Request<Bytes>) -> BTreeSet<&str> {
    request.uri().query().unwrap_or_default().split('&').collect()
}

fn same_on_the_wire<O: Operation + Clone>(config: &Config, typed: &O, operation: &str, fields: &Json) {
    let service = O::INFO.service;
    let body = r#"{"Response":{"RequestId":"r"}}"#;
    let typed = both(service, config, &[Answer(200, body)], typed);
    let raw = raw(service, config, &[Answer(200, body)], operation, fields);
    for ((typed, reply), (raw, answer)) in typed.into_iter().zip(raw) {
        reply.expect("a reply");
        assert_eq!(answer.expect("a reply")["Response"]["RequestId"], "r");
        let (mut typed, mut raw) = (typed.sent().remove(0), raw.sent().remove(0));
        for name in BY_CHANCE {
            assert_eq!(typed.headers_mut().remove(name).is_some(), raw.headers_mut().remove(name).is_some());
        }
        assert_eq!((typed.method(), typed.uri().path()), (raw.method(), raw.uri().path()));
        assert_eq!((pairs(&typed), typed.headers()), (pairs(&raw), raw.headers()));
        assert_eq!(typed.body(), raw.body());
    }
}

#[test]
fn a_raw_call_is_the_typed_call_on_the_wire() {
    let fields = json!({
        "FlowLogName": "edge", "ResourceType": "NETWORKINTERFACE", "ResourceId": "eni-1", "TrafficType": "REJECT",
        "VpcId": "vpc-1", "CloudLogId": "topic",
    });
    // Typed fields go in page order, those of a JSON object by name.
    let typed: Json = serde_json::from_slice(&{
        let [(world, _), _] = both(&tencent::SERVICE, &config(), &[Answer(200, r#"{"Response":{}}"#)], &good());
        world.sent()[0].body().clone()
    })
    .expect("JSON");
    assert_eq!(typed, fields);
    same_on_the_wire(
        &config(),
        &tencent::DescribeFlowLogsRequest::new().vpc_id("v"),
        "DescribeFlowLogs",
        &json!({"VpcId": "v"}),
    );
    let typed = smartag::DescribeFlowLogsRequest::new().region_id("cn-hangzhou").page_size(5);
    same_on_the_wire(&config(), &typed, "DescribeFlowLogs", &json!({"RegionId": "cn-hangzhou", "PageSize": 5}));
    let typed = huawei::ListFlowLogsRequest::new().limit(5).name("a-b");
    let config = config().region("cn-north-4");
    same_on_the_wire(&config, &typed, "GET /v1/{project_id}/fl/flow_logs", &json!({"limit": 5, "name": "a-b"}));
    same_on_the_wire(&config, &typed, "GET /v1/{project_id}/fl/flow_logs?limit=5&name=a%2Db", &Json::Null);
}

#[test]
fn a_raw_call_is_repeated_and_judged_like_all_others() {
    let refused = Answer(200, r#"{"Response":{"Error":{"Code":"X.Y","Message":"m"},"RequestId":"r"}}"#);
    for (_, reply) in raw(&tencent::SERVICE, &config(), &[Canned::NotSent, refused], "DescribeNew", &json!({})) {
        let error = reply.expect_err("refused");
        assert_eq!((error.code(), error.request_id(), error.attempts()), (Some("X.Y"), Some("r"), 2));
        assert!(error.to_string().starts_with("tencentcloud.vpc DescribeNew failed: X.Y"), "{error}");
    }
    for (_, reply) in raw(&tencent::SERVICE, &config(), &[Lost], "CreateNew", &json!({})) {
        assert!(reply.expect_err("nobody knows").may_have_been_executed());
    }
    let config = config().region("cn-north-4");
    for (_, reply) in raw(&huawei::SERVICE, &config, &[Lost, Answer(200, "")], "GET /v1/things", &Json::Null) {
        assert_eq!(*reply.expect("it only reads"), Json::Null);
    }
}

#[test]
fn what_is_not_written_as_the_vendor_wants_it_is_refused() {
    for (service, operation, fields) in [
        (&tencent::SERVICE, "GET /v1/things", json!({})),
        (&tencent::SERVICE, "", json!({})),
        (&tencent::SERVICE, "Describe\r\nX", json!({})),
        (&tencent::SERVICE, "DescribeThings", json!([])),
        (&huawei::SERVICE, "ListFlowLogs", json!({})),
        (&huawei::SERVICE, "FETCH /v1", json!({})),
        (&huawei::SERVICE, "GET v1", json!({})),
        (&huawei::SERVICE, "GET /v1/a b", json!({})),
    ] {
        for (world, reply) in raw(service, &config().region("cn-north-4"), &[], operation, &fields) {
            let error = reply.expect_err(operation);
            assert!(matches!(error.kind(), ErrorKind::Request(_)), "{error}");
            assert!(world.sent().is_empty());
        }
    }
}
