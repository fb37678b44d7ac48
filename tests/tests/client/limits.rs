//! The limit of a call holds for all that belongs to it: finding out who calls, waiting for somebody else who does, and
//! asking for the project.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use flowlog_huaweicloud::vpc as huawei;
use flowlog_runtime::credentials::{Cached, Credentials, NoCredentials, ProvideCredentials};
use flowlog_runtime::settings::Declined;
use flowlog_runtime::transport::{Boxed, Io, TransportErrorKind, blocking_from_fn};
use flowlog_runtime::{Config, Error, ErrorKind};
use flowlog_tencentcloud::vpc;

use crate::script::Canned::{Answer, Lost, Silence};
use crate::script::both;
use crate::sending::{credentials, good};

const LIMIT: Duration = Duration::from_secs(2);

/// Asks a vault through the transport of the client.
#[derive(Debug)]
struct Vault;

impl ProvideCredentials for Vault {
    fn credentials<'a>(&'a self, io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        Box::pin(async move {
            assert_eq!(io.limits().time, Some(LIMIT), "all that is left of the call");
            let question =
                http::Request::get("https://vault.example/key").body(bytes::Bytes::new()).expect("a request");
            let silent = |error: flowlog_runtime::transport::TransportError| {
                NoCredentials::at("vault", Declined::Unavailable(error.to_string()))
            };
            io.send(question).await.map_err(silent).map(|_| credentials())
        })
    }
}

/// Never answers, and does not ask anybody.
#[derive(Debug)]
struct Hung;

impl ProvideCredentials for Hung {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        Box::pin(std::future::pending())
    }
}

fn is_unavailable(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Credentials(_)) && error.is_retryable() && error.attempts() == 0
}

#[test]
fn whoever_finds_credentials_has_no_more_time_than_the_call() {
    let config = Config::new().call_limit(LIMIT).credentials(Vault);
    let [(world, reply), (_, blocking)] = both(&vpc::SERVICE, &config, &[Silence], &good());
    let (error, blocking) = (reply.expect_err("a silent vault"), blocking.expect_err("a silent vault"));
    assert!(is_unavailable(&error) && is_unavailable(&blocking), "{error} {blocking}");
    assert!(error.to_string().contains("credentials that cannot be had at the moment: vault: timed out"), "{error}");
    assert_eq!(world.slept(), [LIMIT]);
}

#[test]
fn what_others_may_wait_for_is_not_within_the_limit_of_an_attempt() {
    let config = Config::new().call_limit(LIMIT).attempt_limit(LIMIT / 4);
    let [(world, reply), _] = both(&vpc::SERVICE, &config.clone().credentials(Vault), &[Silence], &good());
    assert!(is_unavailable(&reply.expect_err("a silent vault")));
    assert_eq!(world.slept(), [LIMIT]);
    let config = config.region("cn-north-4").credentials(credentials());
    let [(world, reply), _] = both(&huawei::SERVICE, &config, &[Silence; 9], &huawei::ListFlowLogsRequest::new());
    assert!(reply.expect_err("IAM is silent").is_retryable());
    assert_eq!((world.slept(), world.sent().len()), (vec![LIMIT], 1));
}

/// Takes all the time of a call for every second attempt.
#[derive(Debug, Default)]
struct Slow(AtomicU32);

impl ProvideCredentials for Slow {
    fn credentials<'a>(&'a self, io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        let is_first = self.0.fetch_add(1, Ordering::Relaxed).is_multiple_of(2);
        Box::pin(async move {
            io.sleep(if is_first { Duration::ZERO } else { LIMIT }).await;
            Ok(credentials())
        })
    }
}

#[test]
fn a_call_without_time_for_another_attempt_says_of_one_only_whether_it_may_have_arrived() {
    let config = Config::new().call_limit(LIMIT).credentials(Slow::default());
    for (world, reply) in both(&vpc::SERVICE, &config, &[Lost], &vpc::DescribeFlowLogsRequest::new()) {
        let error = reply.expect_err("no time");
        let line = error.to_string();
        assert!(
            line.ends_with("(the request may have arrived); not sent again: no time of the call was left"),
            "{line}"
        );
        assert!(error.is_retryable() && error.attempts() == 1 && world.sent().len() == 1, "{line}");
    }
}

#[test]
fn a_provider_that_keeps_no_limits_is_given_up() {
    let world = crate::script::Script::new(&[]);
    let config = world.config(Config::new().call_limit(LIMIT).credentials(Hung));
    let client = vpc::Client::new(config).expect("a client");
    let error = crate::script::run(client.call(good())).expect_err("no credentials");
    assert!(is_unavailable(&error), "{error}");
    assert!(error.to_string().contains("`call_limit`"), "{error}");
    assert_eq!(world.slept(), [LIMIT]);
}

#[test]
fn the_project_is_asked_for_within_the_limit_of_the_call() {
    let config = Config::new().region("cn-north-4").credentials(credentials()).call_limit(LIMIT);
    let [(world, reply), _] =
        both(&huawei::SERVICE, &config, &[Silence, Silence, Silence], &huawei::ListFlowLogsRequest::new());
    let error = reply.expect_err("IAM is silent");
    assert!(error.to_string().contains("no project") && error.is_retryable(), "{error}");
    assert_eq!((world.slept(), world.sent().len()), (vec![LIMIT], 1));
}

#[test]
fn a_blocking_transport_is_told_how_much_of_the_call_is_left() {
    // The clock is the machine's own here.
    const LIMIT: Duration = Duration::from_secs(3600);
    let answer = |_, limits: flowlog_runtime::transport::SendLimits| {
        assert!(limits.time.is_some_and(|time| time <= LIMIT), "{limits:?}");
        Ok(http::Response::new(r#"{"projects":[{"id":"p-1"}]}"#.into()))
    };
    let config = Config::new().region("cn-north-4").credentials(credentials()).call_limit(LIMIT);
    let client = huawei::BlockingClient::new(config.blocking_transport(blocking_from_fn(answer, |_| {})));
    client.expect("a client").call(huawei::ListFlowLogsRequest::new()).expect("IAM, and then the service");
}

/// Holds whoever asks first until it is let go.
#[derive(Debug)]
struct Gate {
    entered: Mutex<Option<mpsc::Sender<()>>>,
    open: Mutex<mpsc::Receiver<()>>,
}

impl ProvideCredentials for Gate {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        Box::pin(async {
            if let Some(entered) = self.entered.lock().expect("no panic").take() {
                entered.send(()).expect("a listener");
                self.open.lock().expect("no panic").recv().expect("a key");
            }
            Ok(credentials())
        })
    }
}

#[test]
fn a_thread_does_not_wait_for_another_one_longer_than_its_call_may_take() {
    let ((entered, has_entered), (key, open)) = (mpsc::channel(), mpsc::channel());
    let gate = Arc::new(Cached::new(Gate { entered: Mutex::new(Some(entered)), open: Mutex::new(open) }));
    let answer = |_, _| Ok(http::Response::new(r#"{"Response":{"RequestId":"r"}}"#.into()));
    let config = Config::new().credentials(gate).blocking_transport(blocking_from_fn(answer, |_| {}));
    let client = vpc::BlockingClient::new(config).expect("a client");
    thread::scope(|scope| {
        // Gone when an assertion fails, or the first one would wait for ever.
        let key = key;
        let first = scope.spawn(|| client.call(good()));
        has_entered.recv().expect("the first one asks");
        let hasty = client.with(|config| config.call_limit(Duration::from_millis(20)));
        let error = hasty.call(good()).expect_err("the first one is still there");
        assert!(is_unavailable(&error), "{error}");
        key.send(()).expect("the first one waits");
        first.join().expect("no panic").expect("a reply");
    });
}

#[test]
fn a_thread_does_not_wait_longer_for_the_project_that_another_one_asks_for() {
    let ((entered, has_entered), (key, open)) = (mpsc::channel(), mpsc::channel());
    let held = Mutex::new(Some((entered, open)));
    let answer = move |request: http::Request<bytes::Bytes>, _| {
        if request.uri().path() == "/v3/projects" {
            let (entered, open): (mpsc::Sender<()>, mpsc::Receiver<()>) =
                held.lock().expect("no panic").take().expect("IAM is asked once");
            entered.send(()).expect("a listener");
            open.recv().expect("a key");
        }
        Ok(http::Response::new(r#"{"projects":[{"id":"p-1"}]}"#.into()))
    };
    let config = Config::new().region("cn-north-4").credentials(credentials());
    let client = huawei::BlockingClient::new(config.blocking_transport(blocking_from_fn(answer, |_| {})));
    let client = client.expect("a client");
    thread::scope(|scope| {
        // Gone when an assertion fails, or the first one would wait for ever.
        let key = key;
        let first = scope.spawn(|| client.call(huawei::ListFlowLogsRequest::new()));
        has_entered.recv().expect("the first one asks");
        let hasty = client.with(|config| config.call_limit(Duration::from_millis(20)));
        let error = hasty.call(huawei::ListFlowLogsRequest::new()).expect_err("the first one is still there");
        assert!(error.to_string().ends_with("no time of the call was left") && error.is_retryable(), "{error}");
        key.send(()).expect("the first one waits");
        first.join().expect("no panic").expect("a reply");
    });
}

/// Has credentials once.
#[derive(Debug, Default)]
struct Once(Mutex<bool>);

impl ProvideCredentials for Once {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        let was_asked = std::mem::replace(&mut *self.0.lock().expect("no panic"), true);
        let sealed = || NoCredentials::at("vault", Declined::Broken("sealed".to_owned()));
        Box::pin(std::future::ready(if was_asked { Err(sealed()) } else { Ok(credentials()) }))
    }
}

#[test]
fn what_has_become_of_an_attempt_is_not_forgotten_when_there_is_no_other() {
    let request = flowlog_alibabacloud::ecr::CreateFlowLogRequest::new()
        .ecr_id("ecr-1")
        .instance_type("VBR")
        .instance_id("vbr-1")
        .project_name("project-1")
        .log_store_name("store-1");
    for outcome in [Lost, Answer(503, "")] {
        let world = crate::script::Script::new(&[outcome]);
        let client =
            flowlog_alibabacloud::ecr::BlockingClient::new(world.config(Config::new().credentials(Once::default())));
        let error = client.expect("a client").call(request.clone()).expect_err("no second attempt");
        assert!(error.may_have_been_executed() && !error.is_retryable() && error.attempts() == 1, "{error}");
        assert!(error.idempotency_token().is_some());
        assert!(!matches!(error.kind(), ErrorKind::Credentials(_)), "nothing was sent would be wrong: {error}");
        let (line, all) = (error.to_string(), format!("{error:#}"));
        for told in [&line, &all] {
            assert!(
                told.contains("may have")
                    && told.contains("not sent again: credentials that cannot be used: vault: sealed"),
                "{told}"
            );
        }
    }
}

#[test]
fn a_request_that_was_not_let_in_can_be_made_again_and_one_that_would_fail_again_is_not_worth_it() {
    use TransportErrorKind::{Connect, Other, Reset, Timeout, Tls, TooLarge};
    use flowlog_runtime::transport::TransportError;
    for (kind, later) in
        [(Connect, true), (Timeout, true), (Reset, true), (Tls, false), (TooLarge, false), (Other, false)]
    {
        for is_lost in [false, true] {
            let fail = move |_, _| {
                Err(if is_lost { TransportError::lost(kind, "x") } else { TransportError::not_sent(kind, "x") })
            };
            let config = Config::new().credentials(credentials()).blocking_transport(blocking_from_fn(fail, |_| {}));
            let client = vpc::BlockingClient::new(config).expect("a client");
            let created = client.call(good()).expect_err("a failure");
            assert_eq!(created.is_retryable(), later && !is_lost, "{created}");
            assert_eq!(created.may_have_been_executed(), is_lost, "{created}");
            let read = client.call(vpc::DescribeFlowLogsRequest::new()).expect_err("a failure");
            assert_eq!((read.is_retryable(), read.may_have_been_executed()), (later, false), "{read}");
            assert!(!format!("{read:#}").contains("not known"), "{read:#}");
        }
    }
}
