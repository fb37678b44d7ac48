//! Which faults are followed by another request. Each is tried with an operation that has a token, with one that has
//! none, and with one that only reads.

use crate::{Either, Outcome, at, good, kind, outcomes, read_only, with_token, without_token};
use flowlog_runtime::Config;
use flowlog_runtime::call::RetryPolicy;
use flowlog_tencentcloud::vpc::CreateFlowLogRequest;
use flowlog_tests::loopback::{Act, Arrival, Loopback, Point, Reply, refusing};
use std::collections::BTreeSet;
use std::slice::from_ref;
use std::time::Duration;

/// Everything after which the request may have been executed.
fn uncertain() -> Vec<(&'static str, Act, &'static str)> {
    let lost = "Reset, perhaps arrived";
    let half = || Point::Answering(good());
    vec![
        ("reset before the head", Act::Reset(Point::Begun), lost),
        ("reset before the body", Act::Reset(Point::Head), lost),
        ("reset in the body", Act::Reset(Point::InBody), lost),
        ("reset after the body", Act::Reset(Point::Whole), lost),
        ("reset in the answer", Act::Reset(half()), lost),
        ("closed before the body", Act::Close(Point::Head), lost),
        ("closed after the body", Act::Close(Point::Whole), lost),
        ("closed in the answer", Act::Close(half()), lost),
        ("closed in the chunked answer", Act::Close(Point::Answering(good().chunked())), lost),
        ("truncated", Act::Answer(good().of_length(4000)), lost),
        ("no HTTP", Act::Bytes(Point::Whole, b"SSH-2.0-OpenSSH_9.6\r\n"), lost),
        ("a head that ends", Act::Bytes(Point::Whole, b"HTTP/1.1 200 OK\r\nContent-Le"), lost),
        ("a length that is none", Act::Bytes(Point::Whole, b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}"), lost),
        ("408", Act::Answer(Reply::new(408, "")), "408"),
        ("500", Act::Answer(Reply::json(500, "{}")), "500"),
        ("502 of a gateway", Act::Answer(Reply::html(502)), "502"),
        ("503", Act::Answer(Reply::new(503, "")), "503"),
        ("503 that says when", Act::Answer(Reply::new(503, "").header("Retry-After", "0")), "503"),
        ("504 in chunks", Act::Answer(Reply::html(504).chunked()), "504"),
    ]
}

/// Every request arrived at most once per attempt, and together they are what the caller is told.
fn check(outcome: &Outcome, name: &str, attempts: u32) {
    let Outcome { seen, transport, text, kind, .. } = outcome;
    assert_eq!(outcome.attempts, attempts, "{transport}, {name}: {kind}: {text}");
    assert_eq!(seen.arrivals.len(), attempts as usize, "{transport}, {name}: {kind}: {text}");
}

#[test]
fn what_may_have_been_executed_is_sent_once() {
    for (name, act, expected) in uncertain() {
        // Had it been sent again, it would have been answered.
        for outcome in outcomes(without_token, |config| config, from_ref(&act), &Act::Answer(good())) {
            check(&outcome, name, 1);
            let Outcome { kind, text, transport, .. } = &outcome;
            // A status alone is a code by another name here.
            let expected = if expected.len() == 3 { "ServerNetworkError" } else { expected };
            assert_eq!(kind, expected, "{transport}, {name}: {text}");
            assert!(text.contains("tencentcloud.vpc.CreateFlowLog"), "{text}");
            assert!(text.contains("may have"), "{text}");
        }
    }
}

#[test]
fn with_a_token_or_reading_only_it_is_sent_again() {
    for (name, act, expected) in uncertain() {
        let script = [act.clone(), act.clone()];
        for outcome in outcomes(with_token, |config| config, &script, &Act::Answer(good())) {
            check(&outcome, name, 3);
            assert_eq!(outcome.kind, "ok", "{}, {name}: {}", outcome.transport, outcome.text);
        }
        for outcome in outcomes(read_only, |config| config, &script, &Act::Answer(good())) {
            check(&outcome, name, 3);
            assert_eq!(outcome.kind, "ok", "{}, {name}: {}", outcome.transport, outcome.text);
        }
        for outcome in outcomes(with_token, |config| config, &[], &act) {
            check(&outcome, name, 3);
            assert_eq!(outcome.kind, expected, "{}, {name}: {}", outcome.transport, outcome.text);
            assert!(outcome.text.contains("3 attempts"), "{}", outcome.text);
        }
    }
}

#[test]
fn attempts_have_one_token_and_each_a_signature_of_its_own() {
    let script = [Act::Reset(Point::Whole), Act::Answer(Reply::html(502))];
    for outcome in outcomes(with_token, |config| config, &script, &Act::Answer(good())) {
        check(&outcome, "two faults", 3);
        let distinct =
            |value: &dyn Fn(&Arrival) -> String| outcome.seen.arrivals.iter().map(value).collect::<BTreeSet<_>>().len();
        let body = &outcome.seen.arrivals[0].body;
        assert!(String::from_utf8_lossy(body).contains("ClientToken="), "a token was made up");
        assert_eq!(distinct(&|arrival| String::from_utf8_lossy(&arrival.body).into_owned()), 1, "and kept");
        assert_eq!(distinct(&|arrival| arrival.header("x-acs-signature-nonce").expect("a nonce").to_owned()), 3);
        assert_eq!(distinct(&|arrival| arrival.header("authorization").expect("a signature").to_owned()), 3);
    }
}

#[test]
fn what_cannot_have_arrived_is_sent_again_by_every_operation() {
    for client in Either::both::<CreateFlowLogRequest>() {
        let (endpoint, _held) = refusing();
        let client = client(at(endpoint));
        let error = client.call(without_token()).expect_err("nobody listens");
        assert_eq!((kind(&error).as_str(), error.attempts()), ("Connect, not sent", 3), "{error:#}");
        assert!(!error.may_have_been_executed() && error.is_retryable());
        assert!(error.to_string().contains("has not arrived"), "{error}");
    }
}

#[test]
fn without_tls_nothing_goes_out() {
    for (act, is_tls) in [
        // An answer in plain HTTP where TLS is expected.
        (Act::Bytes(Point::Begun, b"HTTP/1.1 400 Bad Request\r\n\r\n"), true),
        // Not every client can tell that this was in the middle of a handshake.
        (Act::Reset(Point::Begun), false),
    ] {
        for client in Either::both::<CreateFlowLogRequest>() {
            let server = Loopback::start([], act.clone());
            let secure = at(server.endpoint().replace("http:", "https:"));
            let client = client(secure);
            let error = client.call(without_token()).expect_err("no TLS");
            assert!(!is_tls || kind(&error).starts_with("Tls"), "{}: {error:#}", client.name());
            let seen = server.finish();
            assert_eq!(seen.connections, error.attempts() as usize, "{}: {error:#}", client.name());
            assert!(seen.arrivals.iter().all(|arrival| !arrival.head.contains("POST")), "nothing went in the open");
        }
    }
}

#[test]
fn throttling_is_harmless_wherever_it_is_said() {
    let limited = |body: &str| Act::Answer(Reply::json(200, body));
    let status = |reply: Reply| [reply.clone(), reply].map(Act::Answer);
    let tencent = limited(r#"{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"m"},"RequestId":"r"}}"#);
    let family = limited(
        r#"{"Response":{"Error":{"Code":"RequestLimitExceeded.UinLimitExceeded","Message":"m"},"RequestId":"r"}}"#,
    );
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    for script in [
        [tencent, family],
        status(Reply::new(429, "")),
        status(Reply::html(429)),
        status(Reply::new(429, "").header("Retry-After", "0")),
        status(Reply::new(429, "").header("Retry-After", date)),
    ] {
        for outcome in outcomes(without_token, |config| config, &script, &Act::Answer(good())) {
            check(&outcome, "throttled", 3);
            assert_eq!(outcome.kind, "ok", "{}: {}", outcome.transport, outcome.text);
        }
    }
}

#[test]
fn throttling_inside_success_is_seen_by_every_vendor() {
    use flowlog_alibabacloud::smartag;
    use flowlog_huaweicloud::{er, vpc};
    let alibaba = [r#"{"Success":false,"Code":"Throttling.User","Message":"m"}"#, r#"{"Code":"Throttling.Api"}"#];
    let huawei = [r#"{"error_code":"APIGW.0308","error_msg":"m"}"#, r#"{"error_code":"APIG.0308","error_msg":""}"#];
    let script = |bodies: [&str; 2]| bodies.map(|body| Act::Answer(Reply::json(200, body)));
    let smartag = || {
        let request = smartag::CreateFlowLogRequest::new().output_type(smartag::OutputType::Sls);
        request.sls_region_id("cn-shanghai").project_name("p").logstore_name("l")
    };
    let vpc = || {
        let flow_log = vpc::FlowLogRequest::default().resource_type(vpc::ResourceType::Vpc).resource_id("v");
        let flow_log = flow_log.traffic_type(vpc::TrafficType::All).log_group_id("g").log_topic_id("t");
        vpc::CreateFlowLogRequest::new().flow_log(flow_log)
    };
    let then = Act::Answer(good());
    let er = || er::ListFlowLogsRequest::new().er_id("e");
    let all = [
        outcomes(smartag, |config| config, &script(alibaba), &then),
        outcomes(vpc, |config| config, &script(huawei), &then),
        outcomes(er, |config| config, &script(huawei), &then),
    ];
    for outcome in all.iter().flatten() {
        check(outcome, "throttled", 3);
        assert_eq!(outcome.kind, "ok", "{}: {}", outcome.transport, outcome.text);
    }
}

#[test]
fn who_is_asked_to_wait_longer_than_anybody_waits_gives_up() {
    for (header, value) in [("Retry-After", "3600"), ("Retry-After", "Tue, 31 Dec 2999 23:59:59 GMT")] {
        let act = Act::Answer(Reply::new(429, "").header(header, value));
        for outcome in outcomes(with_token, |config| config, &[act], &Act::Answer(good())) {
            check(&outcome, value, 1);
            assert_eq!(outcome.kind, "429", "{}", outcome.text);
        }
    }
}

#[test]
fn refusals_are_final() {
    for status in [400, 401, 403, 404, 405, 409, 413, 501] {
        let act = Act::Answer(Reply::json(status, r#"{"Code":"Refused","Message":"m","RequestId":"r-2"}"#));
        for outcome in outcomes(with_token, |config| config, &[act], &Act::Answer(good())) {
            check(&outcome, &status.to_string(), 1);
            assert_eq!(outcome.kind, "Refused");
            assert!(
                outcome.text.contains(&format!("HTTP {status}")) && outcome.text.contains("r-2"),
                "{}",
                outcome.text
            );
        }
    }
}

#[test]
fn one_attempt_is_one_attempt() {
    for (name, act, _) in uncertain() {
        let once = |config: Config| config.retry(RetryPolicy::never().base(Duration::ZERO));
        for outcome in outcomes(with_token, once, &[act], &Act::Answer(good())) {
            check(&outcome, name, 1);
        }
    }
}
