//! Services that do not believe, do not like, or cannot.

use crate::{answer, config, failed, told};
use flowlog_alibabacloud::{ecr, smartag};
use flowlog_huaweicloud::er;
use flowlog_runtime::Config;
use flowlog_runtime::client::BlockingClient;
use flowlog_runtime::validate::Policy;
use flowlog_tencentcloud::vpc;
use insta::assert_snapshot;

pub(crate) fn alibaba() -> ecr::CreateFlowLogRequest {
    ecr::CreateFlowLogRequest::new()
        .ecr_id("ecr-1")
        .instance_type(ecr::InstanceType::Vbr)
        .instance_id("vbr-1")
        .project_name("project")
        .log_store_name("store")
}

pub(crate) fn huawei() -> er::ListFlowLogsRequest {
    er::ListFlowLogsRequest::new().er_id("er-1")
}

pub(crate) fn tencent() -> vpc::CreateFlowLogRequest {
    vpc::CreateFlowLogRequest::new()
        .flow_log_name("edge")
        .resource_type(vpc::ResourceType::Ccn)
        .resource_id("ccn-1")
        .traffic_type(vpc::TrafficType::All)
        .cloud_log_id("topic")
}

/// Every attempt is answered so.
fn refusing(status: u16, headers: &'static [(&'static str, &'static str)], body: impl Into<String>) -> Config {
    let body = body.into();
    config(move || answer(status, headers, body.clone()))
}

fn tencent_says(code: &str, message: &str) -> String {
    format!(r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"{message}"}},"RequestId":"1a2b-3c4d"}}}}"#)
}

fn alibaba_says(code: &str, message: &str) -> String {
    format!(r#"{{"RequestId":"1A2B-3C4D","HostId":"ecr.example","Code":"{code}","Message":"{message}"}}"#)
}

fn huawei_says(code: &str, message: &str) -> String {
    format!(r#"{{"error_code":"{code}","error_msg":"{message}","request_id":"1a2b3c4d"}}"#)
}

#[test]
fn wrong_secret() {
    let body = tencent_says("AuthFailure.SignatureFailure", "The provided credentials could not be validated.");
    assert_snapshot!("wrong_secret_tencentcloud", told(&failed(refusing(200, &[], body), tencent())));

    let body = huawei_says("APIGW.0301", "Incorrect IAM authentication information: verify aksk signature fail");
    assert_snapshot!("wrong_secret_huaweicloud", told(&failed(refusing(401, &[], body), huawei())));

    // The service quotes what it has seen, and it is what was signed.
    let client = BlockingClient::new(&ecr::SERVICE, config(|| panic!("not sent"))).expect("a client");
    let signed = client.prepare(alibaba()).expect("a request").signature().string_to_sign.replace('\n', " ");
    let message = format!("Specified signature is not matched with our calculation. server string to sign is:{signed}");
    let body = alibaba_says("SignatureDoesNotMatch", &message);
    assert_snapshot!("wrong_secret_alibabacloud", told(&failed(refusing(403, &[], body), alibaba())));
}

#[test]
fn changed_on_the_way() {
    let message =
        "Specified signature is not matched with our calculation. server string to sign is:ACS3-HMAC-SHA256 f00";
    let body = alibaba_says("SignatureDoesNotMatch", message);
    assert_snapshot!("changed_on_the_way", told(&failed(refusing(403, &[], body), alibaba())));
}

#[test]
fn unknown_key() {
    let body = alibaba_says("InvalidAccessKeyId.NotFound", "Specified access key is not found.");
    assert_snapshot!("unknown_key", told(&failed(refusing(404, &[], body), alibaba())));
}

#[test]
fn expired_token() {
    let body = alibaba_says("InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
    assert_snapshot!("expired_token", told(&failed(refusing(400, &[], body), alibaba())));
}

#[test]
fn skewed_clock() {
    // It was corrected by the first answer, and refused once more.
    let body = tencent_says("AuthFailure.SignatureExpire", "The signature has expired.");
    let late = &[("Date", "Mon, 06 May 2024 08:08:09 GMT")];
    assert_snapshot!("skewed_clock", told(&failed(refusing(200, late, body), tencent())));
}

#[test]
fn rejected() {
    let body = alibaba_says("ResourceAlreadyExist.FlowLogId", "The specified resource already exists.");
    assert_snapshot!("rejected_with_a_code_of_the_table", told(&failed(refusing(400, &[], body), alibaba())));
    let body = alibaba_says("MissingParam.LogstoreName", "The parameter LogstoreName must not be empty.");
    let config = refusing(400, &[], body).policy(Policy::off()).region("cn-shanghai");
    assert_snapshot!("rejected_for_a_field", told(&failed(config, smartag::CreateFlowLogRequest::new())));
    let body = tencent_says("InvalidParameterValue.LimitExceeded", "The limit of flow logs is exceeded.");
    assert_snapshot!("rejected_with_an_unknown_code", told(&failed(refusing(200, &[], body), tencent())));
}

#[test]
fn throttled_and_down() {
    let body = tencent_says("RequestLimitExceeded", "Too many requests.");
    assert_snapshot!("throttled", told(&failed(refusing(200, &[], body), tencent())));
    let page = "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center>nginx</center>\n</body>\n</html>";
    assert_snapshot!("down_and_perhaps_executed", told(&failed(refusing(502, &[], page), tencent())));
    assert_snapshot!("down_and_repeated", told(&failed(refusing(503, &[("Retry-After", "0")], ""), huawei())));
}

#[test]
fn unreadable() {
    let page = "<html><head><title>Welcome to the guest network</title></head></html>";
    let html = &[("Content-Type", "text/html")];
    assert_snapshot!("a_page_instead_of_an_answer", told(&failed(refusing(200, html, page), tencent())));
    let body = r#"{"Response":{"FlowLog":{"FlowLogId":"fl-1"},"RequestId":"1a2b-3c4d"}}"#;
    assert_snapshot!("not_what_was_promised", told(&failed(refusing(200, &[], body), tencent())));
}
