//! Settings for single calls, and the caller's last word about limits.

use flowlog_alibabacloud::smartag;
use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::client::ConfigurationError;
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
