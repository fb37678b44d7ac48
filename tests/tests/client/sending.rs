//! What is sent, and what is known about the answer.

use flowlog_alibabacloud::{ecr, smartag};
use flowlog_huaweicloud::vpc as huawei;
use flowlog_runtime::Config;
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::fill::token;
use flowlog_tencentcloud::vpc as tencent;
use http::header::USER_AGENT;

use crate::script::Canned::{Answer, Lost};
use crate::script::{Script, both, run};

pub(crate) fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE0000", "the-secret")
}

pub(crate) fn good() -> tencent::CreateFlowLogRequest {
    tencent::CreateFlowLogRequest::new()
        .flow_log_name("edge")
        .resource_type(tencent::ResourceType::NetworkInterface)
        .resource_id("eni-1")
        .traffic_type(tencent::TrafficType::Reject)
        .vpc_id("vpc-1")
        .cloud_log_id("topic")
}

#[test]
fn a_call_is_signed_sent_and_read() {
    let config = Config::new().region("ap-guangzhou").credentials(credentials());
    let body = r#"{"Response":{"FlowLog":[{"FlowLogId":"fl-1"}],"RequestId":"r-1"}}"#;
    for (world, reply) in both(&tencent::SERVICE, &config, &[Answer(200, body)], &good()) {
        let reply = reply.expect("a reply");
        let id = reply.flow_log.as_ref().and_then(|logs| logs.first()?.flow_log_id.as_deref());
        assert_eq!(id, Some("fl-1"));
        assert_eq!((reply.meta().status(), reply.meta().attempts()), (200, 1));
        assert_eq!(reply.meta().request_id(), Some("r-1"));
        let sent = world.sent();
        assert_eq!(sent[0].uri(), "https://vpc.tencentcloudapi.com/");
        assert_eq!(sent[0].headers()["x-tc-region"], "ap-guangzhou");
        assert!(sent[0].headers()["authorization"].to_str().expect("text").contains("AKIDEXAMPLE0000"));
    }
}

#[test]
fn a_token_is_made_up_once_and_kept_over_the_attempts() {
    let config = Config::new().region("cn-hangzhou").credentials(credentials());
    let request = ecr::CreateFlowLogRequest::new()
        .ecr_id("ecr-1")
        .instance_type("VBR")
        .instance_id("vpc-1")
        .flow_log_name("edge")
        .project_name("project-1")
        .log_store_name("store-1")
        .interval(60)
        .sampling_rate("1:4096");
    for (world, reply) in both(&ecr::SERVICE, &config, &[Lost, Answer(502, ""), Answer(200, "{}")], &request) {
        let reply = reply.expect("a reply");
        assert_eq!(reply.meta().attempts(), 3);
        let token = reply.meta().idempotency_token().expect("a token").to_owned();
        let sent = world.sent();
        let bodies: Vec<_> = sent.iter().map(|sent| std::str::from_utf8(sent.body()).expect("text")).collect();
        assert!(bodies.iter().all(|body| body.contains(&format!("ClientToken={token}"))), "{bodies:?}");
        let nonces: std::collections::BTreeSet<_> =
            sent.iter().map(|sent| sent.headers()["x-acs-signature-nonce"].to_str().expect("text")).collect();
        assert_eq!(nonces.len(), 3, "every attempt has a nonce of its own");
        assert_eq!(world.slept().len(), 2);
    }
}

#[test]
fn a_token_of_the_callers_own_stays() {
    let config = Config::new().region("cn-hangzhou").credentials(credentials());
    let request = ecr::DescribeFlowLogsRequest::new().ecr_id("ecr-1").client_token("mine");
    assert_eq!(token(&request), Some("mine"));
    for (world, reply) in both(&ecr::SERVICE, &config, &[Answer(200, "{}")], &request) {
        assert_eq!(reply.expect("a reply").meta().idempotency_token(), Some("mine"));
        assert!(std::str::from_utf8(world.sent()[0].body()).expect("text").contains("ClientToken=mine"));
    }
}

#[test]
fn region_and_project_are_filled_in() {
    let config = Config::new().region("cn-hangzhou").credentials(credentials());
    let request = smartag::DescribeFlowLogsRequest::new();
    for (world, reply) in both(&smartag::SERVICE, &config, &[Answer(200, "{}")], &request) {
        reply.expect("a reply");
        assert!(world.sent()[0].uri().query().is_some_and(|query| query.contains("RegionId=cn-hangzhou")));
    }
    let request = huawei::ListFlowLogsRequest::new();
    for (config, project) in [
        (Config::new().credentials(credentials().project("of-key")), "of-key"),
        (Config::new().credentials(credentials().project("of-key")).project("set"), "set"),
    ] {
        for (world, reply) in both(&huawei::SERVICE, &config.region("cn-north-4"), &[Answer(200, "{}")], &request) {
            reply.expect("a reply");
            let sent = &world.sent()[0];
            assert_eq!(sent.uri().path(), format!("/v1/{project}/fl/flow_logs"));
            assert_eq!(sent.headers()["x-project-id"], project);
        }
    }
}

#[test]
fn what_the_program_adds_is_sent_along() {
    let config = Config::new()
        .credentials(credentials())
        .user_agent_suffix("shop/2.0")
        .header("x-trace".parse().expect("a name"), "7".parse().expect("a value"));
    for (world, reply) in both(&tencent::SERVICE, &config, &[Answer(200, r#"{"Response":{}}"#)], &good()) {
        reply.expect("a reply");
        let sent = &world.sent()[0];
        assert!(sent.headers()[USER_AGENT].to_str().expect("text").ends_with(" shop/2.0"));
        assert_eq!(sent.headers()["x-trace"], "7");
    }
}

#[test]
fn a_prepared_request_is_what_a_call_sends_and_its_command_line_has_no_secret() {
    let config = Config::new().region("ap-guangzhou").credentials(credentials().token("the-token"));
    let called = Script::new(&[Answer(200, r#"{"Response":{}}"#)]);
    let client = tencent::Client::new(called.config(config.clone())).expect("a client");
    run(client.create_flow_log(good())).expect("a reply");
    let looked_at = Script::new(&[]);
    let client = tencent::Client::new(looked_at.config(config.clone())).expect("a client");
    let prepared = run(client.prepare(good())).expect("a request");
    assert!(looked_at.sent().is_empty());
    let sent = &called.sent()[0];
    assert_eq!((prepared.request().headers(), prepared.request().body()), (sent.headers(), sent.body()));

    let command = prepared.to_curl();
    assert!(
        command.starts_with("curl -X POST 'https://vpc.tencentcloudapi.com/' \\\n  -H 'content-type: "),
        "{command}"
    );
    assert!(command.contains("\n  --data-raw '{\"FlowLogName\":\"edge\""), "{command}");
    for secret in ["the-secret", "the-token", &prepared.signature().signature] {
        assert!(!command.contains(secret), "{command}");
    }
    let quoted = run(client.prepare(good().flow_log_name("it's"))).expect("a request").to_curl();
    assert!(quoted.contains(r"it'\''s"), "{quoted}");
    let blocking = tencent::BlockingClient::new(looked_at.config(config)).expect("a client");
    assert!(blocking.prepare(good()).expect("a request").to_curl().contains("authorization: ***"));
}

#[test]
fn a_request_for_another_region_goes_to_the_host_of_that_region() {
    let config = Config::new().region("cn-shanghai").credentials(credentials());
    let request = smartag::DescribeFlowLogsRequest::new().region_id("cn-hangzhou");
    let own = config.clone().endpoint("smartag.example");
    for (config, host) in [(&config, "smartag.cn-hangzhou.aliyuncs.com"), (&own, "smartag.example")] {
        for (world, reply) in both(&smartag::SERVICE, config, &[Answer(200, "{}")], &request) {
            reply.expect("a reply");
            let sent = &world.sent()[0];
            assert_eq!(sent.uri().host(), Some(host));
            assert!(sent.uri().query().is_some_and(|query| query.contains("RegionId=cn-hangzhou")));
        }
    }
    let misspelt = smartag::DescribeFlowLogsRequest::new().region_id("cn-hangzhuo");
    for (world, reply) in both(&smartag::SERVICE, &config, &[], &misspelt) {
        assert!(reply.expect_err("no such region").to_string().contains("cn-hangzhuo"));
        assert!(world.sent().is_empty());
    }
}
