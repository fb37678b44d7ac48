//! Settings for single calls, and the caller's last word about limits.

use std::sync::Arc;

use flowlog_alibabacloud::smartag;
use flowlog_huaweicloud::er;
use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::client::ConfigurationError;
use flowlog_runtime::credentials::ProvideCredentials;
use flowlog_runtime::transport::{Transport, blocking_from_fn, from_fn};
use flowlog_runtime::validate::Policy;
use flowlog_runtime::{Config, ErrorKind};
use flowlog_tencentcloud::vpc;

use crate::script::Canned::{Answer, NotSent};
use crate::script::{Script, both, run};
use crate::sending::{credentials, good};

const GOOD: &str = r#"{"Response":{"RequestId":"r"}}"#;

#[test]
fn a_single_call_has_settings_of_its_own() {
    let world = Script::new(&[NotSent, Answer(200, GOOD), Answer(200, GOOD)]);
    let config = world.config(Config::new().region("ap-guangzhou").credentials(credentials()));
    let client = vpc::Client::new(config).expect("a client");
    let once = client.with(|config| config.retry(RetryPolicy::never()).region("ap-shanghai-fsi"));
    assert_eq!(run(once.create_flow_log(good())).expect_err("one attempt").attempts(), 1);
    run(client
        .with(|config| config.credentials(flowlog_runtime::credentials::Credentials::new("OTHERKEY0000", "s")))
        .call(good()))
    .expect("a reply");
    run(client.create_flow_log(good())).expect("a reply");
    let sent = world.sent();
    let header = |number: usize, name: &str| sent[number].headers()[name].to_str().expect("text").to_owned();
    assert_eq!(sent[0].uri().host(), Some("vpc.ap-shanghai-fsi.tencentcloudapi.com"));
    assert_eq!(header(0, "x-tc-region"), "ap-shanghai-fsi");
    assert!(header(1, "authorization").contains("OTHERKEY0000"));
    assert_eq!(
        (header(2, "x-tc-region").as_str(), sent[2].uri().host()),
        ("ap-guangzhou", Some("vpc.tencentcloudapi.com"))
    );
    assert!(header(2, "authorization").contains("AKIDEXAMPLE0000"));
}

#[test]
fn a_setting_that_cannot_be_is_reported_by_the_call() {
    let world = Script::new(&[]);
    let config = world.config(Config::new().region("cn-hangzhou").credentials(credentials()));
    let client = smartag::Client::new(config).expect("a client");
    for other in [
        client.with(|config| config.region("cn-hangzhuo")),
        client.with(|config| config.endpoint("http://smartag.example")),
    ] {
        let error = run(other.call(smartag::DescribeFlowLogsRequest::new())).expect_err("nowhere to go");
        assert!(matches!(error.kind(), ErrorKind::Configuration(ConfigurationError::Endpoint(_))), "{error}");
    }
    assert!(world.sent().is_empty());
}

#[test]
fn every_limit_can_be_overruled() {
    let long = good().flow_log_name("").flow_log_description("x".repeat(600));
    let config = Config::new().credentials(credentials());
    let broken = vpc::CreateFlowLogRequest::new();
    for (world, reply) in both(&vpc::SERVICE, &config, &[], &broken) {
        let error = reply.expect_err("nothing is set");
        assert!(error.findings().is_some_and(|findings| findings.violations().count() >= 5), "{error:#}");
        assert!(world.sent().is_empty());
    }
    for (world, reply) in both(&vpc::SERVICE, &config, &[Answer(200, GOOD)], &long) {
        assert!(!reply.expect("beyond the page is only advice").meta().findings().is_empty());
        assert_eq!(world.sent().len(), 1);
    }
    for (policy, reported) in [(Policy::report(), true), (Policy::off(), false)] {
        for (world, reply) in both(&vpc::SERVICE, &config.clone().policy(policy.clone()), &[Answer(200, GOOD)], &broken)
        {
            assert_eq!(!reply.expect("sent regardless").meta().findings().is_empty(), reported);
            assert_eq!(world.sent()[0].body().as_ref(), b"{}");
        }
    }
    let mut without_vpc = good();
    without_vpc.vpc_id = None;
    let allowed = config.policy(Policy::enforce().allow("tencentcloud.vpc.CreateFlowLog/VpcId/required"));
    for (_, reply) in both(&vpc::SERVICE, &allowed, &[Answer(200, GOOD)], &without_vpc) {
        assert_eq!(reply.expect("let through").meta().findings().violations().count(), 1);
    }
}

#[test]
fn an_id_that_is_no_limit_of_the_operation_is_reported() {
    let good_id = "tencentcloud.vpc.CreateFlowLog/VpcId/required";
    let misspelt = ["tencentcloud.vpc.CreateFlowLog/VpcId/requierd", "tencentcloud.vpc.CreateFlowLog/Vpc/required"];
    let others = [
        "tencentcloud.vpc.DescribeFlowLogs/Limit/range",
        "tencentcloud.vpc.CreateFlowLog/FlowLogStorage.StorageId/length",
    ];
    let policy =
        [good_id].iter().chain(&misspelt).chain(&others).fold(Policy::enforce(), |policy, id| policy.allow(*id));
    let config = Config::new().credentials(credentials()).policy(policy);
    for (_, reply) in both(&vpc::SERVICE, &config, &[Answer(200, GOOD)], &good()) {
        let reply = reply.expect("nothing is broken");
        assert_eq!(reply.meta().findings().unknown_allowed().collect::<Vec<_>>(), misspelt);
        let findings = reply.meta().findings();
        assert_eq!(
            (findings.is_empty(), findings.len(), findings.iter().count()),
            (true, 0, 0),
            "they are about the policy"
        );
    }
    for (_, reply) in both(&vpc::SERVICE, &config, &[], &vpc::CreateFlowLogRequest::new()) {
        let error = format!("{:#}", reply.expect_err("much is broken"));
        let notice = "notice: the policy allows \"tencentcloud.vpc.CreateFlowLog/Vpc/required\", and the operation has no such limit";
        assert!(error.contains(notice), "{error}");
    }
}

#[test]
fn a_transport_for_the_other_kind_of_client_is_an_error_and_nothing_is_sent() {
    let world = Script::new(&[Answer(200, GOOD), Answer(200, GOOD)]);
    let config = || Config::new().credentials(credentials());
    let asynchronous = || from_fn(|_, _| async { panic!("not asked for") }, |_| async {});
    let blocking = || blocking_from_fn(|_, _| panic!("not asked for"), |_| {});
    let other = |error: flowlog_runtime::Error| match error.kind() {
        ErrorKind::Configuration(ConfigurationError::OtherTransport { other, setting }) => (*other, *setting),
        _ => panic!("{error}"),
    };
    let error = vpc::BlockingClient::new(config().transport(asynchronous())).expect_err("blocks");
    assert_eq!(other(error), ("transport", "blocking_transport"));
    let error = vpc::Client::new(config().blocking_transport(blocking())).expect_err("does not block");
    assert_eq!(other(error), ("blocking_transport", "transport"));
    let client = vpc::Client::new(world.config(config())).expect("a client");
    let wrong = client.with(|config| config.blocking_transport(blocking()));
    let error = run(wrong.call(good())).expect_err("for one call");
    assert_eq!(other(error), ("blocking_transport", "transport"));
    let later = wrong.with(|config| config.retry(RetryPolicy::never()));
    let error = run(later.call(good())).expect_err("other settings do not mend it");
    assert_eq!(other(error), ("blocking_transport", "transport"));
    assert!(world.sent().is_empty());
    run(later.with(|config| world.config(config)).call(good())).expect("one that can be used");
    let client = vpc::BlockingClient::new(world.config(config())).expect("a client");
    let error = client.with(|config| config.transport(asynchronous())).call(good()).expect_err("for one call");
    assert_eq!(other(error), ("transport", "blocking_transport"));
    assert_eq!(world.sent().len(), 1);
    client.call(good()).expect("both are set");
    let nobody = Script::new(&[]);
    let client = er::BlockingClient::new(nobody.config(config().region("cn-north-4"))).expect("a client");
    let wrong = client.with(|config| config.transport(asynchronous()));
    let error =
        wrong.call_raw("GET /v3/{project_id}/x", serde_json::json!({})).expect_err("nobody asks for the project");
    assert_eq!(other(error), ("transport", "blocking_transport"));
}

#[test]
fn an_empty_region_in_a_request_is_none() {
    let config = Config::new().region("cn-hangzhou").credentials(credentials()).policy(Policy::off());
    let request = smartag::DescribeFlowLogsRequest::new;
    let host = |request: &smartag::DescribeFlowLogsRequest| {
        both(&smartag::SERVICE, &config, &[Answer(200, "{}")], request).map(|(world, reply)| {
            reply.expect("a reply");
            world.sent()[0].uri().host().map(str::to_owned)
        })
    };
    for region in ["", " "] {
        assert_eq!(host(&request().region_id(region)), host(&request()));
    }
}

#[test]
fn a_header_replaces_the_one_that_was_set_before() {
    let world = Script::new(&[Answer(200, GOOD), Answer(200, GOOD)]);
    let header = |config: Config, value: &'static str| {
        config.header("x-trace".parse().expect("a name"), value.parse().expect("a value"))
    };
    let config = world.config(header(header(Config::new(), "a"), "b").credentials(credentials()));
    let client = vpc::Client::new(config).expect("a client");
    run(client.call(good())).expect("a reply");
    run(client.with(|config| header(config, "c")).call(good())).expect("a reply");
    let sent = world.sent();
    let traces = sent.iter().map(|sent| sent.headers().get_all("x-trace").iter().collect::<Vec<_>>());
    assert_eq!(traces.collect::<Vec<_>>(), [["b"], ["c"]]);
}

#[test]
fn what_belies_the_signature_or_the_body_cannot_be_set() {
    use http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, HOST, HeaderValue, TRANSFER_ENCODING};
    let world = Script::new(&[]);
    for name in [HOST, ACCEPT_ENCODING, CONTENT_LENGTH, TRANSFER_ENCODING] {
        let with = |config: Config| config.header(name.clone(), HeaderValue::from_static("x"));
        let config = world.config(Config::new().credentials(credentials()));
        let error = vpc::Client::new(with(config.clone())).expect_err("not the program's");
        assert!(error.to_string().contains(&format!("the header {name} cannot be set")), "{error}");
        let client = vpc::Client::new(config).expect("a client");
        let error = run(client.with(with).call(good())).expect_err("not the program's");
        assert!(matches!(error.kind(), ErrorKind::Configuration(ConfigurationError::Header(_))), "{error}");
    }
    assert!(world.sent().is_empty());
}

#[test]
fn clients_share_settings_provider_and_transport() {
    let world = Script::new(&[Answer(200, GOOD), Answer(200, GOOD)]);
    let provider: Arc<dyn ProvideCredentials> = Arc::new(credentials());
    let config = world.config(Config::new().region("ap-guangzhou").credentials(provider));
    for _ in 0..2 {
        let client = vpc::Client::builder().region("elsewhere").config(config.clone()).build().expect("a client");
        run(client.call(good())).expect("a reply");
    }
    assert!(world.sent().iter().all(|sent| sent.headers()["x-tc-region"] == "ap-guangzhou"));
    let transport: Arc<dyn Transport> = Arc::new(from_fn(|_, _| async { panic!("not asked for") }, |_| async {}));
    let shared = Config::new().credentials(credentials()).transport(transport.clone()).transport(transport);
    vpc::Client::new(shared).expect("a client");
}
