//! Errors: their kinds, one line for the log, everything for whoever looks closer.

use std::error::Error as _;

use flowlog_alibabacloud::smartag;
use flowlog_huaweicloud::vpc as huawei;
use flowlog_runtime::answer::ServiceError;
use flowlog_runtime::client::ConfigurationError;
use flowlog_runtime::settings::Sources;
use flowlog_runtime::transport::TransportError;
use flowlog_runtime::validate::Policy;
use flowlog_runtime::{Config, Error, ErrorKind};
use flowlog_tencentcloud::vpc;

use crate::script::Canned::{Answer, Lost, With};
use crate::script::{Script, both, run};
use crate::sending::{credentials, good};

const REFUSED: &str = r#"{"Response":{"Error":{"Code":"LimitExceeded","Message":"no\nmore"},"RequestId":"r-7"}}"#;

fn fails(canned: &[crate::script::Canned], request: &vpc::CreateFlowLogRequest) -> Error {
    let config = Config::new().region("ap-guangzhou").credentials(credentials());
    let [(_, first), (_, second)] = both(&vpc::SERVICE, &config, canned, request);
    let (first, second) = (first.expect_err("an error"), second.expect_err("an error"));
    assert_eq!(first.to_string(), second.to_string());
    assert!(!first.to_string().contains('\n'), "{first}");
    first
}

#[test]
fn an_error_of_the_service_says_all_there_is() {
    let error = fails(&[Answer(200, REFUSED)], &good());
    assert!(matches!(error.kind(), ErrorKind::Service(_)));
    assert_eq!(error.code_as::<vpc::ErrorCode>(), Some(vpc::ErrorCode::LimitExceeded));
    assert_eq!((error.status(), error.request_id(), error.attempts()), (Some(200), Some("r-7"), 1));
    assert!(!error.is_retryable());
    assert_eq!(
        error.to_string(),
        "tencentcloud.vpc.CreateFlowLog failed: LimitExceeded (HTTP 200): no\\nmore [request id r-7]"
    );
    assert!(error.source().is_some_and(|source| source.is::<ServiceError>()));
}

#[test]
fn a_refused_signature_shows_what_was_signed_and_no_secret() {
    let body = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"m"},"RequestId":"r"}}"#;
    let error = fails(&[Answer(200, body)], &good());
    let everything = format!("{error:#}");
    for part in ["most likely the secret", "canonical request:\nPOST\n/\n", "string to sign:\nTC3-HMAC-SHA256\n"] {
        assert!(everything.contains(part), "{everything}");
    }
    assert!(!everything.contains("the-secret"));
    assert!(!format!("{:#}", fails(&[Answer(200, REFUSED)], &good())).contains("string to sign"));
}

#[test]
fn a_request_that_is_not_sent_says_everything_at_once() {
    let error = fails(&[], &vpc::CreateFlowLogRequest::new().flow_log_name("edge"));
    let line = error.to_string();
    for field in ["ResourceType", "ResourceId", "TrafficType", "VpcId"] {
        assert!(line.contains(&format!("{field}: required")), "{line}");
        assert!(line.contains(&format!("[tencentcloud.vpc.CreateFlowLog/{field}/required, `input` row ")), "{line}");
    }
    assert!(!line.contains("FlowLogName") && line.starts_with("tencentcloud.vpc.CreateFlowLog: not sent: "), "{line}");
    assert!(line.ends_with("; to send it anyway: Config::allow(id)"), "{line}");
    assert!(format!("{error:#}").contains("to send it anyway: allow("));
}

#[test]
fn the_advice_is_what_sends_it_beside_what_was_allowed_before() {
    const VPC: &str = "tencentcloud.vpc.CreateFlowLog/VpcId/required";
    const TYPE: &str = "tencentcloud.vpc.CreateFlowLog/TrafficType/enum";
    let mut request = good().traffic_type(vpc::TrafficType::from("MIRRORED"));
    request.vpc_id = None;
    let world = Script::new(&[Answer(200, r#"{"Response":{"RequestId":"r"}}"#)]);
    let config = world.config(
        Config::new().credentials(credentials()).allow(VPC).allow("tencentcloud.vpc.CreateFlowLog/VpcID/required"),
    );
    let client = vpc::Client::new(config).expect("a client");
    let error = run(client.call(request.clone())).expect_err("another limit is broken");
    let everything = format!("{error:#}");
    assert!(
        everything.contains(&format!("client.with(|config| config.allow({TYPE:?})).call(request)")),
        "{everything}"
    );
    assert!(everything.contains(&format!("allowed by the policy; id: {VPC}")), "{everything}");
    assert!(error.to_string().contains("VpcID/required\", and the operation has no such limit"), "{error}");
    run(client.with(|config| config.allow(TYPE)).call(request)).expect("both are allowed");
}

#[test]
fn an_answer_that_cannot_be_read_is_kept() {
    for body in ["<html>", r#"{"Response":{"RequestId":"r","FlowLog":7}}"#] {
        let error = fails(&[Answer(200, body)], &good());
        let ErrorKind::Decode(undecoded) = error.kind() else { panic!("{error}") };
        assert_eq!(undecoded.body().as_ref(), body.as_bytes());
        assert!(error.may_have_been_executed() && error.source().is_some());
        assert!(format!("{error:#}").contains(body));
    }
    let error = fails(&[Answer(200, r#"{"Response":{"RequestId":"r","FlowLog":7}}"#)], &good());
    assert_eq!((error.status(), error.request_id()), (Some(200), Some("r")));
}

#[test]
fn the_transports_own_error_can_be_reached() {
    let error = fails(&[Lost], &good());
    let transport = error.source().expect("the transport's");
    assert!(transport.is::<TransportError>());
    assert_eq!(transport.source().map(ToString::to_string).as_deref(), Some("canned"));
    assert!(error.to_string().ends_with("broke off: canned (the request may have arrived)"), "{error}");
}

#[test]
fn a_value_that_no_header_carries_is_an_error_and_not_shown() {
    let config = Config::new().region("cn-north-4").credentials(credentials().project("line\nbreak"));
    let config = config.policy(Policy::off());
    for (world, reply) in both(&huawei::SERVICE, &config, &[], &huawei::ListFlowLogsRequest::new()) {
        let error = reply.expect_err("no such header");
        assert!(matches!(error.kind(), ErrorKind::Request(_)), "{error}");
        assert!(world.sent().is_empty() && !error.to_string().contains("break"));
    }
}

#[test]
fn what_is_missing_names_the_setting_and_the_variable() {
    let world = Script::new(&[]);
    let nothing = || world.config(Config::from_sources(Sources::none()));
    let error = smartag::Client::new(nothing()).expect_err("a host for each region");
    assert!(matches!(error.kind(), ErrorKind::Configuration(_)));
    assert!(error.to_string().contains("ALIBABA_CLOUD_REGION_ID"), "{error}");

    let config = Config::new().region("cn-north-4").credentials(credentials());
    let none = Answer(200, r#"{"projects":[]}"#);
    for (_, reply) in both(&huawei::SERVICE, &config, &[none], &huawei::ListFlowLogsRequest::new()) {
        let error = reply.expect_err("whose project?");
        let ErrorKind::Configuration(ConfigurationError::Missing { field, .. }) = error.kind() else {
            panic!("{error}")
        };
        assert_eq!(*field, "project_id");
        let line = error.to_string();
        assert!(
            line.contains("`project` on the client's builder") && line.contains("HUAWEICLOUD_SDK_PROJECT_ID"),
            "{line}"
        );
    }

    let error = vpc::Client::new(world.config(Config::new())).expect_err("no credentials");
    assert!(error.to_string().contains("`credentials` on the client's builder"), "{error}");
    let client = vpc::BlockingClient::new(nothing()).expect("a client");
    let error = client.call(good()).expect_err("nobody has credentials");
    assert!(matches!(error.kind(), ErrorKind::Credentials(_)));
    assert!(error.to_string().contains("TENCENTCLOUD_SECRET_ID"), "{error}");
    assert!(world.sent().is_empty());
}

#[test]
fn a_request_goes_to_its_own_service() {
    let config = Config::new().region("cn-north-4").credentials(credentials());
    for (world, reply) in both(&huawei::SERVICE, &config, &[], &good()) {
        let error = reply.expect_err("another vendor");
        assert!(matches!(error.kind(), ErrorKind::Configuration(ConfigurationError::OtherService { .. })), "{error}");
        assert!(world.sent().is_empty());
    }
}

#[test]
fn a_region_that_is_missing_is_named_when_the_service_wants_one() {
    const MESSAGE: &str =
        r#"{"Response":{"Error":{"Code":"MissingParameter","Message":"The parameter `Region` is missing."}}}"#;
    const CODE: &str = r#"{"Response":{"Error":{"Code":"REGION_MISSING","Message":"m"}}}"#;
    let hint = "no region was sent, as none is set: set `region` on the client's builder or Config, or the variable \
                TENCENTCLOUD_REGION";
    let set = || Config::new().region("ap-guangzhou");
    for (config, missing, is_hinted) in
        [(Config::new(), MESSAGE, true), (Config::new(), CODE, true), (set(), MESSAGE, false), (set(), CODE, false)]
    {
        for (_, reply) in both(&vpc::SERVICE, &config.credentials(credentials()), &[Answer(200, missing)], &good()) {
            let line = reply.expect_err("refused").to_string();
            assert_eq!(line.contains(hint), is_hinted, "{line}");
        }
    }
}

#[test]
fn a_clock_that_was_put_right_is_not_blamed_for_a_wrong_secret() {
    const DATE: (&str, &str) = ("date", "Mon, 06 May 2024 07:18:09 GMT");
    const EXPIRED: &str = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"m"}}}"#;
    const MISMATCH: &str = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"m"}}}"#;
    let line = fails(&[With(200, DATE, EXPIRED), With(200, DATE, MISMATCH)], &good()).to_string();
    assert!(line.contains("most likely the secret") && !line.contains("clock"), "{line}");
}
