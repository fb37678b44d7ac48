//! No whole answer, as the two transports tell it.

use crate::service::{alibaba, huawei, tencent};
use crate::{config, failed, told};
use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::client::{BlockingClient, Client};
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::operation::Operation;
use flowlog_runtime::transport::{TransportError, TransportErrorKind};
use flowlog_runtime::{Config, Error};
use flowlog_tests::loopback::{Act, Loopback, Point, Reply, refusing};
use insta::assert_snapshot;
use std::time::Duration;

/// What both transports say, on a machine that is called `service`.
fn both<O: Operation + Clone>(config: &Config, request: &O) -> String {
    let service = O::INFO.service;
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let client = Client::new(service, config.clone()).expect("a client");
    let asynchronous = runtime.block_on(client.call(request.clone()));
    let blocking = BlockingClient::new(service, config.clone()).expect("a client").call(request.clone());
    let error = |result: Result<(), Error>| result.expect_err("an error");
    let (first, second) = (error(asynchronous.map(|_| ())), error(blocking.map(|_| ())));
    let texts = format!("{}\n==== blocking\n\n{}", told(&first), told(&second));
    // Of which there is another one in every run, and on every system.
    without_number(&without_number(&texts, "127.0.0.1:"), "os error ")
}

fn without_number(text: &str, before: &str) -> String {
    let mut parts = text.split(before);
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = |part: &str| format!("{before}N{}", part.trim_start_matches(|char: char| char.is_ascii_digit()));
    parts.fold(first, |text, part| text + &rest(part))
}

fn at(endpoint: impl Into<String>) -> Config {
    Config::new()
        .endpoint(endpoint)
        .region("cn-north-4")
        .project("0605767a")
        .credentials(Credentials::new("AKIDEXAMPLE0000000000", "the-secret"))
        .retry(RetryPolicy::default().base(Duration::ZERO))
}

#[test]
fn nobody_listens() {
    let (endpoint, _held) = refusing();
    assert_snapshot!("nobody_listens", both(&at(endpoint), &tencent()));
}

#[test]
fn no_such_name() {
    let error = || {
        let io = std::io::Error::other("failed to lookup address information: Name or service not known");
        Err(TransportError::not_sent(TransportErrorKind::Connect, io))
    };
    assert_snapshot!("no_such_name", told(&failed(config(error), huawei())));
}

#[test]
fn no_tls() {
    let server = Loopback::start([], Act::Bytes(Point::Begun, b"HTTP/1.1 400 Bad Request\r\n\r\n"));
    let secure = at(server.endpoint().replace("http:", "https:"));
    assert_snapshot!("no_tls", both(&secure, &tencent()));
    server.finish();
}

#[test]
fn timed_out() {
    let server = Loopback::start([], Act::Stall(Point::Whole));
    let config = at(server.endpoint()).attempt_limit(Duration::from_millis(50));
    assert_snapshot!("timed_out", both(&config, &tencent()));
    assert_snapshot!("timed_out_and_repeated", both(&config, &alibaba()));
    server.finish();
}

#[test]
fn broken_off() {
    let server = Loopback::start([], Act::Reset(Point::Whole));
    assert_snapshot!("broken_off", both(&at(server.endpoint()), &tencent()));
    server.finish();
}

#[test]
fn too_large() {
    let server = Loopback::start([], Act::Answer(Reply::json(200, vec![b' '; 2000])));
    assert_snapshot!("too_large", both(&at(server.endpoint()).response_limit(1000), &tencent()));
    server.finish();
}

#[test]
fn lost_and_then_nobody_there() {
    let answers = std::sync::Mutex::new(vec![]);
    let next = move || {
        let mut answers = answers.lock().expect("no panic");
        answers.push(());
        match answers.len() {
            1 => Err(TransportError::lost(TransportErrorKind::Reset, "connection reset by peer")),
            _ => Err(TransportError::not_sent(TransportErrorKind::Connect, "connection refused")),
        }
    };
    assert_snapshot!("lost_and_then_nobody_there", told(&failed(config(next), alibaba())));
}
