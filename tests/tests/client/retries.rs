//! What is done when something goes wrong on the way.

use std::time::Duration;

use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::transport::TransportErrorKind;
use flowlog_runtime::{Config, ErrorKind};
use flowlog_tencentcloud::vpc;

use crate::script::Canned::{self, Answer, Lost, NotSent, Silence, With};
use crate::script::both;
use crate::sending::{credentials, good};

const GOOD: Canned = Answer(200, r#"{"Response":{"RequestId":"r"}}"#);
const THROTTLED: Canned =
    Answer(200, r#"{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"m"},"RequestId":"r"}}"#);

fn config() -> Config {
    Config::new().credentials(credentials())
}

#[test]
fn what_was_not_sent_or_only_throttled_is_sent_again() {
    for (world, reply) in both(&vpc::SERVICE, &config(), &[NotSent, THROTTLED, GOOD], &good()) {
        assert_eq!(reply.expect("a reply").meta().attempts(), 3);
        assert_eq!((world.sent().len(), world.slept().len()), (3, 2));
    }
}

#[test]
fn what_may_have_arrived_is_not() {
    for (world, reply) in both(&vpc::SERVICE, &config(), &[Lost], &good()) {
        let error = reply.expect_err("nobody knows");
        assert!(error.may_have_been_executed() && world.sent().len() == 1, "{error}");
    }
    for (world, reply) in both(&vpc::SERVICE, &config(), &[Lost, GOOD], &vpc::DescribeFlowLogsRequest::new()) {
        assert_eq!(reply.expect("it only reads").meta().attempts(), 2);
        assert_eq!(world.sent().len(), 2);
    }
}

#[test]
fn half_an_answer_is_none() {
    let cut = With(200, ("content-length", "100"), r#"{"Response":{"RequestId":"r"}}"#);
    for (_, reply) in both(&vpc::SERVICE, &config(), &[cut], &good()) {
        let error = reply.expect_err("the rest is missing");
        let ErrorKind::Transport(transport) = error.kind() else { panic!("{error}") };
        assert_eq!(transport.kind(), TransportErrorKind::Reset);
        assert!(transport.can_have_arrived());
    }
}

#[test]
fn an_answer_is_no_larger_than_it_may_be() {
    let body = r#"{"Response":{"RequestId":"r"}}"#;
    for (world, reply) in both(&vpc::SERVICE, &config().response_limit(body.len()), &[Answer(200, body)], &good()) {
        assert!(reply.is_ok() && world.sent().len() == 1);
    }
    let read = vpc::DescribeFlowLogsRequest::new();
    for (world, reply) in both(&vpc::SERVICE, &config().response_limit(body.len() - 1), &[Answer(200, body)], &read) {
        let error = reply.expect_err("one byte too many");
        assert!(matches!(error.kind(), ErrorKind::Transport(error) if error.kind() == TransportErrorKind::TooLarge));
        assert_eq!(world.sent().len(), 1, "a second answer would be as large");
    }
}

#[test]
fn silence_ends_with_the_attempts_limit() {
    let config = config().attempt_limit(Duration::from_secs(7)).retry(RetryPolicy::never());
    for (_, reply) in both(&vpc::SERVICE, &config, &[Silence], &good()) {
        let error = reply.expect_err("no answer");
        let ErrorKind::Transport(transport) = error.kind() else { panic!("{error}") };
        assert_eq!((transport.kind(), transport.can_have_arrived()), (TransportErrorKind::Timeout, true));
    }
}

#[test]
fn a_call_ends_with_its_limit() {
    // The first wait is longer than what is left.
    let config = config().call_limit(Duration::from_millis(150)).retry(RetryPolicy::default().attempts(9));
    for (world, reply) in both(&vpc::SERVICE, &config, &[THROTTLED], &good()) {
        assert_eq!(reply.expect_err("throttled").code(), Some("RequestLimitExceeded"));
        assert!(world.slept().is_empty());
    }
    for (world, reply) in both(&vpc::SERVICE, &config.call_limit(Duration::ZERO), &[], &good()) {
        let error = reply.expect_err("no time");
        assert!(world.sent().is_empty() && !error.may_have_been_executed() && error.attempts() == 0, "{error}");
    }
}
