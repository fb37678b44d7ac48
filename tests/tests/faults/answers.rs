//! Answers that say success and cannot be used, and others that are odd and can. They are never asked for again: the
//! service has done what it was asked to.

use crate::{RUNTIME, config, good, outcomes, with_token, without_token};
use flowlog_runtime::client::Client;
use flowlog_runtime::operation::Operation;
use flowlog_runtime::transport::Reqwest;
use flowlog_tencentcloud::vpc::CreateFlowLogRequest;
use std::slice::from_ref;

use flowlog_tests::loopback::{Act, Loopback, Point, Reply};

/// `{"Response":{"RequestId":"r-1"}}`, compressed.
const GZIP: &[u8] = &[
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0x0a, 0x4a, 0x2d, 0x2e, 0xc8, 0xcf, 0x2b,
    0x4e, 0x55, 0xb2, 0xaa, 0x06, 0xb2, 0x0b, 0x4b, 0x53, 0x8b, 0x4b, 0x3c, 0x53, 0x94, 0xac, 0x94, 0x8a, 0x74, 0x0d,
    0x95, 0x6a, 0x6b, 0x01, 0x1c, 0x51, 0xf2, 0x57, 0x20, 0x00, 0x00, 0x00,
];

#[test]
fn a_success_that_cannot_be_read_says_so_and_is_not_repeated() {
    let half = br#"{"Response":{"RequestId":"r-1""#;
    for (name, reply, says) in [
        ("a page", Reply::html(200), "JSON"),
        ("not UTF-8", Reply::json(200, *b"{\"Response\":{\"RequestId\":\"\xff\xfe\"}}"), "JSON"),
        ("half of it", Reply::json(200, *half), "JSON"),
        ("not asked for", Reply::json(200, GZIP).header("Content-Encoding", "gzip"), "gzip"),
        ("shorter than it is", good().of_length(20).closing(), "JSON"),
        ("another type", Reply::json(200, r#"{"Response":{"FlowLog":"none"}}"#), "FlowLog"),
    ] {
        for outcome in outcomes(without_token, |config| config, &[Act::Answer(reply)], &Act::Answer(good())) {
            let (text, transport) = (&outcome.text, outcome.transport);
            assert_eq!((outcome.kind.as_str(), outcome.attempts), ("decode", 1), "{transport}, {name}: {text}");
            assert_eq!(outcome.seen.arrivals.len(), 1, "{transport}, {name}");
            assert!(text.contains("answered with HTTP 200"), "{transport}, {name}: {text}");
            assert!(text.contains(says), "{transport}, {name}: {text}");
        }
    }
}

#[test]
fn how_an_answer_is_framed_makes_no_difference() {
    let plain = || good().header("X-Long", &"x".repeat(4000));
    for reply in [
        plain(),
        plain().chunked(),
        plain().until_end(),
        plain().closing(),
        plain().header("Connection", "close").closing(),
        plain().header("Content-Type", "text/html"),
        good().header("Set-Cookie", "a=b").header("Set-Cookie", "c=d"),
        Reply::new(200, "\n {\"Response\":{\"RequestId\":\"r-1\"}}\r\n"),
        Reply::new(201, r#"{"Response":{"RequestId":"r-1"}}"#),
    ] {
        for outcome in outcomes(without_token, |config| config, &[Act::Answer(reply)], &Act::Reset(Point::Begun)) {
            assert_eq!((outcome.kind.as_str(), outcome.attempts), ("ok", 1), "{}: {}", outcome.transport, outcome.text);
            assert_eq!(outcome.seen.arrivals.len(), 1);
        }
    }
}

#[test]
fn a_redirect_is_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let elsewhere = Loopback::start([], Act::Answer(good()));
        let reply = Reply::html(status).header("Location", &elsewhere.endpoint());
        for outcome in outcomes(with_token, |config| config, &[Act::Answer(reply)], &Act::Answer(good())) {
            assert_eq!(outcome.kind, status.to_string(), "{}: {}", outcome.transport, outcome.text);
            assert_eq!((outcome.attempts, outcome.seen.arrivals.len()), (1, 1));
        }
        assert_eq!(elsewhere.finish().connections, 0, "signed for one address, sent to another");
    }
}

#[test]
fn a_client_that_would_follow_redirects_does_not_as_a_transport() {
    let elsewhere = Loopback::start([], Act::Answer(good()));
    let server = Loopback::start([], Act::Answer(Reply::html(307).header("Location", &elsewhere.endpoint())));
    let follows = |client: reqwest::ClientBuilder| client.redirect(reqwest::redirect::Policy::limited(10));
    let transport = Reqwest::with(follows).expect("a transport");
    let config = config(&server).transport(transport);
    let client = Client::new(CreateFlowLogRequest::INFO.service, config).expect("a client");
    let error = RUNTIME.block_on(client.call(without_token())).expect_err("a redirect");
    assert_eq!(error.status(), Some(307), "{error}");
    assert_eq!((server.finish().arrivals.len(), elsewhere.finish().connections), (1, 0));
}

#[test]
fn an_answer_is_read_as_far_as_is_allowed_and_no_further() {
    let large = Reply::json(200, vec![b' '; 20 << 20]);
    for act in
        [Act::Answer(large.clone()), Act::Answer(large.clone().chunked_by(1 << 16)), Act::Answer(large.until_end())]
    {
        for outcome in outcomes(without_token, |config| config, from_ref(&act), &Act::Answer(good())) {
            assert_eq!(outcome.kind, "TooLarge, perhaps arrived", "{}: {}", outcome.transport, outcome.text);
            assert_eq!((outcome.attempts, outcome.seen.arrivals.len()), (1, 1));
            assert!(outcome.text.contains("8388608"), "{}", outcome.text);
        }
    }
    let body = format!("{:<4096}", r#"{"Response":{"RequestId":"r-1"}}"#);
    for (limit, kind) in [(4096, "ok"), (4095, "TooLarge, perhaps arrived")] {
        let act = Act::Answer(Reply::json(200, body.clone()));
        for outcome in outcomes(without_token, |config| config.response_limit(limit), &[act], &Act::Answer(good())) {
            assert_eq!(outcome.kind, kind, "{}: {}", outcome.transport, outcome.text);
        }
    }
}
