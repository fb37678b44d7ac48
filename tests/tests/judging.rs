//! Errors of services, in every shape that is known of them: what the client makes of an answer, and what it says about it.

use std::time::{Duration, SystemTime};

use flowlog_alibabacloud::{ecr, smartag};
use flowlog_huaweicloud::{er, vpc as huawei_vpc};
use flowlog_runtime::answer::{Accepted, Answer, Cause, Resend, Sent, ServiceError, judge};
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::operation::{Operation, OperationInfo};
use flowlog_tencentcloud::vpc as tencent_vpc;
use http::{HeaderMap, HeaderName, StatusCode};

const ER: &OperationInfo = er::CreateFlowLogRequest::INFO;
const VPC: &OperationInfo = huawei_vpc::CreateFlowLogRequest::INFO;
const ECR: &OperationInfo = ecr::CreateFlowLogRequest::INFO;
const SAG: &OperationInfo = smartag::CreateFlowLogRequest::INFO;
const TENCENT: &OperationInfo = tencent_vpc::CreateFlowLogRequest::INFO;

/// 2024-05-06T07:08:09Z.
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_979_289)
}

fn judged(
    info: &'static OperationInfo,
    status: u16,
    headers: &[(&str, &str)],
    body: &str,
) -> Result<Accepted, ServiceError> {
    let pair =
        |(name, value): &(&str, &str)| (name.parse::<HeaderName>().expect("a name"), value.parse().expect("a value"));
    let headers: HeaderMap = headers.iter().map(pair).collect();
    let credentials = Credentials::new("LTAIEXAMPLE00000000000", "the-secret-of-the-key").token("the-session-token");
    let sent = Sent { time: now(), string_to_sign: "ACS3-HMAC-SHA256\n0a1b2c", credentials: &credentials };
    let status = StatusCode::from_u16(status).expect("a status");
    judge(info, &Answer { status, headers: &headers, body: body.as_bytes() }, sent)
}

fn refused(info: &'static OperationInfo, status: u16, headers: &[(&str, &str)], body: &str) -> ServiceError {
    judged(info, status, headers, body).expect_err("an error")
}

#[test]
fn an_error_is_found_in_every_shape() {
    let json = "application/json";
    for (info, status, body, code, message) in [
        (ER, 400, r#"{"error_code":"ER.1","error_msg":"m"}"#, "ER.1", "m"),
        (ER, 400, r#"{"errorCode":"ER.1","errorMsg":"m"}"#, "ER.1", "m"),
        (ER, 400, r#"{"a":{"b":{"code":"ER.1","message":"m"}}}"#, "ER.1", "m"),
        (ER, 400, r#"{"error_code":"ER.1","error_msg":""}"#, "ER.1", ""),
        (ER, 200, r#"{"error_code":"APIGW.0308","error_msg":"m"}"#, "APIGW.0308", "m"),
        (
            VPC,
            400,
            r#"{"NeutronError":{"type":"t","message":"m"}}"#,
            "400",
            r#"{"NeutronError":{"type":"t","message":"m"}}"#,
        ),
        (VPC, 502, "<html>bad gateway</html>", "502", "<html>bad gateway</html>"),
        (ECR, 400, r#"{"Code":"C","Message":"m","RequestId":"r"}"#, "C", "m"),
        (ECR, 400, r#"{"code":"C","message":"m","requestId":"r"}"#, "C", "m"),
        (ECR, 200, r#"{"Success":false,"Code":"C","Message":"m"}"#, "C", "m"),
        (ECR, 200, r#"{"Success":"False","Code":"C","Message":"m"}"#, "C", "m"),
        (SAG, 200, r#"{"Code":"Throttling.User","Message":"m"}"#, "Throttling.User", "m"),
        (SAG, 400, "<?xml version='1.0'?><Error><Code>C</Code><Message>a &lt; b</Message></Error>", "C", "a < b"),
        (TENCENT, 200, r#"{"Response":{"Error":{"Code":"C","Message":"m"},"RequestId":"r"}}"#, "C", "m"),
        (TENCENT, 500, r#"{"Response":{"Error":{"Code":"C","Message":"m"}}}"#, "C", "m"),
        (TENCENT, 502, "no JSON", "ServerNetworkError", "no JSON"),
    ] {
        for kind in [json, "application/json; charset=utf-8", "text/html"] {
            let error = refused(info, status, &[("Content-Type", kind)], body);
            assert_eq!((error.code(), error.message(), error.status()), (code, message, status), "{body}");
        }
    }
}

#[test]
fn a_response_is_no_error() {
    for (info, status, body) in [
        (ER, 202, r#"{"flow_log":{},"request_id":"r"}"#),
        (VPC, 201, r#"{"flow_log":{"code":"x","message":"y"}}"#),
        (VPC, 204, ""),
        (ECR, 200, r#"{"Success":true,"Code":"200","Message":"OK"}"#),
        (ECR, 200, r#"{"Success":true,"Code":"OK"}"#),
        (ECR, 200, r#"{"Code":200,"Message":"OK"}"#),
        (TENCENT, 200, r#"{"Response":{"Error":null,"FlowLog":[]}}"#),
    ] {
        assert!(judged(info, status, &[], body).is_ok(), "{body}");
    }
    assert_eq!(refused(ER, 302, &[("Location", "https://elsewhere")], "").code(), "302", "a redirect is no result");
}

#[test]
fn the_request_id_is_taken_from_where_it_is() {
    let body = r#"{"error_code":"ER.1","error_msg":"m","request_id":"body"}"#;
    assert_eq!(refused(ER, 400, &[], body).request_id(), Some("body"));
    assert_eq!(refused(ER, 400, &[("X-Request-Id", "header")], body).request_id(), Some("header"));
    assert_eq!(refused(ECR, 503, &[("x-acs-request-id", "header")], "").request_id(), Some("header"));
    let accepted = judged(ECR, 200, &[], "{\"RequestId\":\"id\\n\"}").expect("a result");
    assert_eq!(accepted.request_id.as_deref(), Some("id"));
}

#[test]
fn the_request_id_of_an_answer_that_breaks_off_is_kept_if_it_has_come() {
    for (info, body) in [
        (ECR, r#"{"RequestId":"r","FlowLogId":"fl"#),
        (SAG, r#"{"RequestId":"r","#),
        (TENCENT, r#"{"Response":{"RequestId":"r","FlowLog":[{"Vp"#),
        (ER, r#"{"request_id":"r","flow_log":{"id":"#),
    ] {
        assert_eq!(refused(info, 500, &[], body).request_id(), Some("r"), "{body}");
        assert_eq!(judged(info, 200, &[], body).expect("to be decoded").request_id.as_deref(), Some("r"), "{body}");
    }
}

#[test]
fn what_sending_again_would_do_follows_from_code_and_status() {
    let huawei = |code: &str| format!(r#"{{"error_code":"{code}","error_msg":"m"}}"#);
    let alibaba = |code: &str| format!(r#"{{"Code":"{code}","Message":"m"}}"#);
    let tencent = |code: &str| format!(r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"m"}}}}}}"#);
    for (info, status, body, resend) in [
        (ER, 429, String::new(), Resend::Harmless),
        (ER, 429, huawei("APIGW.0308"), Resend::Harmless),
        (ER, 400, huawei("ER.04008503"), Resend::Unknown),
        (ER, 503, String::new(), Resend::Uncertain),
        (ECR, 400, alibaba("Throttling.User"), Resend::Harmless),
        (ECR, 503, alibaba("Throttling"), Resend::Harmless),
        (ECR, 503, alibaba("ServiceUnavailable"), Resend::Uncertain),
        (ECR, 400, alibaba("IncorrectStatus.Ecr"), Resend::Uncertain),
        (ECR, 400, alibaba("ResourceAlreadyExist.FlowLogId"), Resend::Useless),
        (ECR, 501, alibaba("Unknown"), Resend::Useless),
        // The service itself, whatever the status says.
        (ECR, 400, alibaba("InternalErrorTemp"), Resend::Uncertain),
        (ECR, 400, alibaba("InternalError"), Resend::Uncertain),
        (SAG, 403, alibaba("InternalError"), Resend::Uncertain),
        (SAG, 400, alibaba("ServiceUnavailableTemporary"), Resend::Uncertain),
        (TENCENT, 200, tencent("InternalError.ModuleError"), Resend::Uncertain),
        (TENCENT, 200, tencent("InternalServerError"), Resend::Uncertain),
        (TENCENT, 200, tencent("ServiceUnavailable"), Resend::Uncertain),
        // Who calls is refused.
        (ECR, 404, alibaba("InvalidAccessKeyId.NotFound"), Resend::Useless),
        (ECR, 400, alibaba("InvalidSecurityToken.Expired"), Resend::Useless),
        (TENCENT, 200, tencent("AuthFailure.SignatureFailure"), Resend::Useless),
        // Nobody says: a router that is busy, another call that is changing the same thing, a code nobody has heard of.
        (ER, 400, huawei("ER.04001003"), Resend::Unknown),
        (ER, 400, huawei("ER.04008502"), Resend::Unknown),
        (ER, 409, huawei("ER.1"), Resend::Unknown),
        (ECR, 400, alibaba("MissingParam.EcrId"), Resend::Unknown),
        (VPC, 302, String::new(), Resend::Unknown),
        (TENCENT, 200, tencent("RequestLimitExceeded"), Resend::Harmless),
        (TENCENT, 200, tencent("RequestLimitExceeded.UinLimitExceeded"), Resend::Harmless),
        (TENCENT, 200, tencent("InternalError"), Resend::Uncertain),
        (TENCENT, 200, tencent("InvalidParameter"), Resend::Unknown),
    ] {
        let error = refused(info, status, &[], &body);
        assert_eq!(error.resend(), resend, "{error}");
        assert_eq!(error.is_retryable(), resend == Resend::Harmless, "all of them create something");
        let told = format!("{error:#}");
        assert_eq!(told.contains("would be refused again"), resend == Resend::Useless, "{told}");
        assert_eq!(told.contains("may have been executed"), resend == Resend::Uncertain, "{told}");
    }
}

#[test]
fn retry_after_is_read_in_seconds_and_as_a_date() {
    let after = |headers: &[(&str, &str)]| refused(ER, 429, headers, "").retry_after();
    assert_eq!(after(&[("Retry-After", "7")]), Some(Duration::from_secs(7)));
    let date = ("Retry-After", "Mon, 06 May 2024 07:08:39 GMT");
    assert_eq!(after(&[date]), Some(Duration::from_secs(30)), "by the clock that signed");
    assert_eq!(after(&[date, ("Date", "Mon, 06 May 2024 07:08:29 GMT")]), Some(Duration::from_secs(10)));
    assert_eq!(after(&[("Retry-After", "Mon, 06 May 2024 07:00:00 GMT")]), Some(Duration::ZERO), "long past");
    assert_eq!(after(&[("Retry-After", "soon")]), None);
}

#[test]
fn a_refused_signature_says_what_is_likely_wrong() {
    let mismatch = |message: &str| format!(r#"{{"Code":"SignatureDoesNotMatch","Message":"{message}"}}"#);
    let hint =
        |info, headers: &[_], body: &str| refused(info, 403, headers, body).hint().unwrap_or_default().to_owned();
    let same = mismatch("server StringToSign:[ACS3-HMAC-SHA256 0a1b2c]");
    assert!(hint(ECR, &[], &same).starts_with("the service saw the request that was signed"));
    let other = mismatch("server StringToSign:[ACS3-HMAC-SHA256 ffff]");
    assert!(hint(ECR, &[], &other).starts_with("the service saw another request"));
    assert!(hint(ECR, &[], &mismatch("no")).starts_with("most likely the secret"));
    let ahead = hint(ECR, &[("Date", "Mon, 06 May 2024 06:08:09 GMT")], &mismatch("no"));
    assert_eq!(ahead, "this machine's clock is 3600 s ahead of the service's: set the clock");
    let gateway = |message: &str| format!(r#"{{"error_code":"APIGW.0301","error_msg":"{message}"}}"#);
    for (message, cause) in [
        ("Incorrect IAM authentication information: verify aksk signature fail", Cause::Signature),
        ("Incorrect IAM authentication information: Signature expired", Cause::Clock),
        ("Incorrect IAM authentication information: token expires", Cause::Token),
    ] {
        assert_eq!(refused(ER, 401, &[], &gateway(message)).cause(), Some(cause), "{message}");
    }
}

#[test]
fn a_log_line_has_all_that_support_asks_for_and_no_secret() {
    let body = r#"{"Code":"SignatureDoesNotMatch","RequestId":"R-1","Recommend":"https://x?t=the-session-token",
        "Message":"server CanonicalRequest:[x-acs-security-token:the-session-token\nkey the-secret-of-the-key]"}"#;
    let error = refused(ECR, 400, &[], body);
    assert_eq!(
        error.to_string(),
        "alibabacloud.ecr.CreateFlowLog failed: SignatureDoesNotMatch (HTTP 400): server CanonicalRequest:[x-acs-security-token:***\\nkey ***] \
         [request id R-1]; most likely the secret is not the one of this key; else something on the way, such as a proxy, changes the request"
    );
    for shown in [error.to_string(), format!("{error:#}"), format!("{error:?}")] {
        assert!(!shown.contains("the-secret-of-the-key") && !shown.contains("the-session-token"), "{shown}");
    }
    let quoted = "the-secret-of-the-key";
    let error =
        refused(ER, 502, &[("X-Request-Id", quoted)], &format!(r#"{{"error_code":"{quoted}","error_msg":""}}"#));
    assert_eq!((error.request_id(), error.code()), (Some("***"), "***"));
    let about = refused(ECR, 400, &[], r#"{"Code":"IncorrectStatus.Ecr","Message":"m"}"#);
    assert_eq!(about.about(), Some("EcrId"));
    assert!(matches!(about.code_as::<ecr::ErrorCode>(), ecr::ErrorCode::IncorrectStatusEcr));
}

#[test]
fn a_finding_names_what_states_its_limit() {
    let without_a_page = tencent_vpc::DescribeFlowLogsRequest::new().limit(101).validate();
    let source = without_a_page.iter().next().expect("a finding").source();
    assert!(source.to_string().starts_with("`Limit` in tccli 3.1.189.1"), "{source}");
    assert_eq!(source.row(), None);

    let named = tencent_vpc::CreateFlowLogRequest::new().flow_log_name("n".repeat(61)).validate();
    let beyond = named.iter().find(|finding| finding.id().ends_with("FlowLogName/length@tccli")).expect("advice");
    let page = "not in `input` row 4 of the page of tencentcloud.vpc.CreateFlowLog; from tccli 3.1.189.1";
    assert!(beyond.source().to_string().starts_with(page), "{}", beyond.source());
}
