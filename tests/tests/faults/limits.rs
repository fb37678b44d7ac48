//! Time: limits of an attempt, a call and a connection, waits that a service asks for, a wrong clock, and what is saved
//! up for retries. Nothing here is measured: what is slow never ends, and who gives up is seen by what it says.

use crate::{Either, Outcome, RUNTIME, at, config, good, kind, outcomes, with_token, without_token};
use flowlog_alibabacloud::ecr;
use flowlog_runtime::Config;
use flowlog_runtime::call::{Limits, Now};
use flowlog_runtime::client::Client;
use flowlog_runtime::operation::Operation;
use flowlog_runtime::transport::{BlockingTransport, Reqwest, Transport, Ureq, World, blocking_from_fn, from_fn};
use flowlog_tencentcloud::vpc::CreateFlowLogRequest;
use flowlog_tests::loopback::{Act, Loopback, Point, Reply, crowded};
use std::future::ready;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// Long enough to send a request, short enough to wait for it.
const SHORT: Duration = Duration::from_millis(100);

fn slow() -> [(&'static str, Act); 4] {
    let half = || Point::Answering(good());
    [
        ("no answer", Act::Stall(Point::Whole)),
        ("half an answer", Act::Stall(half())),
        ("half a chunked answer", Act::Stall(Point::Answering(good().chunked()))),
        ("a byte at a time", Act::Drip(good().header("X-Long", &"x".repeat(4000)))),
    ]
}

#[test]
fn an_attempt_ends_when_its_time_is_over() {
    for (name, act) in slow() {
        let short = |config: Config| config.attempt_limit(SHORT);
        for outcome in outcomes(without_token, short, &[], &act) {
            let told = (outcome.kind.as_str(), outcome.attempts);
            assert_eq!(told, ("Timeout, perhaps arrived", 1), "{}, {name}: {}", outcome.transport, outcome.text);
            assert!(outcome.seen.arrivals.len() <= 1, "{}, {name}", outcome.transport);
        }
    }
    for outcome in outcomes(with_token, |config| config.attempt_limit(SHORT), &[], &Act::Stall(Point::Whole)) {
        assert_eq!((outcome.kind.as_str(), outcome.attempts), ("Timeout, perhaps arrived", 3), "{}", outcome.text);
        assert!(outcome.seen.arrivals.len() <= 3, "{}", outcome.transport);
    }
}

#[test]
fn a_call_ends_when_its_time_is_over() {
    for (name, act) in slow() {
        let within = |limit| {
            let short = |config: Config| config.call_limit(limit).attempt_limit(Duration::from_secs(3600));
            outcomes(with_token, short, &[], &act)
        };
        // A machine can be too busy to send anything within the limit, and then nothing is shown.
        let sent = |outcomes: &[Outcome; 2]| outcomes.iter().all(|outcome| outcome.attempts > 0);
        let limits = std::iter::successors(Some(SHORT), |limit| limit.checked_mul(2));
        for outcome in limits.map(within).find(sent).expect("a limit that is long enough") {
            let told = (outcome.kind.as_str(), outcome.attempts);
            assert_eq!(told, ("Timeout, perhaps arrived", 1), "{}, {name}: {}", outcome.transport, outcome.text);
        }
    }
}

#[test]
fn who_is_never_let_in_has_sent_nothing() {
    let (endpoint, _held) = crowded();
    let config = at(endpoint).connect_limit(SHORT);
    for client in Either::both::<CreateFlowLogRequest>() {
        let client = client(config.clone());
        let error = client.call(without_token()).expect_err("not let in");
        let told = (kind(&error), error.attempts());
        assert_eq!(told, ("Timeout, not sent".to_owned(), 3), "{}: {error:#}", client.name());
    }
}

#[test]
fn whoever_drops_a_call_sends_nothing_more() {
    let server = Loopback::start([], Act::Stall(Point::Whole));
    let client = Client::new(CreateFlowLogRequest::INFO.service, config(&server)).expect("a client");
    RUNTIME.block_on(async {
        tokio::time::timeout(SHORT, client.call(without_token())).await.expect_err("no answer");
    });
    assert!(server.finish().arrivals.len() <= 1);
}

/// Transports that send, and do not wait but write down how long they would.
fn impatient(config: Config, waits: &Arc<Mutex<Vec<Duration>>>) -> Config {
    let note = |waits: Arc<Mutex<Vec<Duration>>>| move |time| waits.lock().expect("no panic").push(time);
    let (asynchronous, blocking) = (note(waits.clone()), note(waits.clone()));
    let reqwest = Reqwest::new(None).expect("a transport");
    let ureq = Ureq::new();
    // The time limit of an attempt would be waited for, too.
    let limits = Limits { attempt: None, call: None, ..Limits::default() };
    let send = move |request, limits| {
        let reqwest = reqwest.clone();
        async move { reqwest.send(request, limits).await }
    };
    let send_blocking = move |request, limits| ureq.send(request, limits);
    config
        .limits(limits)
        .transport(from_fn(send, move |time| {
            asynchronous(time);
            ready(())
        }))
        .blocking_transport(blocking_from_fn(send_blocking, blocking))
}

#[test]
fn the_wait_that_a_service_asks_for_is_kept() {
    let later = "Mon, 06 May 2024 07:08:21 GMT";
    let seconds = Reply::new(429, "").header("Retry-After", "7");
    let date = Reply::new(503, "").header("Retry-After", later).header("Date", "Mon, 06 May 2024 07:08:09 GMT");
    for client in Either::both::<ecr::CreateFlowLogRequest>() {
        let script = [seconds.clone(), date.clone()].map(Act::Answer);
        let server = Loopback::start(script, Act::Answer(good()));
        let waits = Arc::default();
        let client = client(impatient(config(&server), &waits));
        client.call(with_token()).expect("an answer");
        assert_eq!(*waits.lock().expect("no panic"), [7, 12].map(Duration::from_secs), "{}", client.name());
        assert_eq!(server.finish().arrivals.len(), 3);
    }
}

/// Time stands still at 2024-05-06T07:08:09Z, and chance counts.
fn still() -> World {
    let random = AtomicU64::new(0);
    let wall = SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_979_289);
    let clock = move || Now { wall, steady: Duration::ZERO };
    World::new(clock, move || u128::from(random.fetch_add(1, Ordering::Relaxed)))
}

#[test]
fn a_wrong_clock_is_corrected_once() {
    let refused = |code: &str, date: &str| {
        let body = format!(r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"m"}},"RequestId":"r-2"}}}}"#);
        Act::Answer(Reply::json(200, body).header("Date", date))
    };
    let (expired, late) = ("AuthFailure.SignatureExpire", "Mon, 06 May 2024 08:08:09 GMT");
    let times = |seen: &flowlog_tests::loopback::Seen| -> Vec<u64> {
        let time = |arrival: &flowlog_tests::loopback::Arrival| arrival.header("x-tc-timestamp")?.parse().ok();
        seen.arrivals.iter().map(|arrival| time(arrival).expect("a time")).collect()
    };
    let still = |config: Config| config.world(still());
    for outcome in outcomes(without_token, still, &[refused(expired, late)], &Act::Answer(good())) {
        assert_eq!((outcome.kind.as_str(), outcome.attempts), ("ok", 2), "{}: {}", outcome.transport, outcome.text);
        assert_eq!(times(&outcome.seen), [1_714_979_289, 1_714_982_889], "{}", outcome.transport);
    }
    for outcome in outcomes(without_token, still, &[], &refused(expired, late)) {
        assert_eq!((outcome.kind.as_str(), outcome.attempts), (expired, 2), "{}: {}", outcome.transport, outcome.text);
        assert_eq!(times(&outcome.seen).len(), 2, "{}", outcome.transport);
    }
}

#[test]
fn a_service_that_is_down_is_not_held_down() {
    for client in Either::both::<ecr::CreateFlowLogRequest>() {
        let server = Loopback::start([], Act::Answer(Reply::html(503)));
        let client = client(config(&server));
        for _ in 0..70 {
            client.call(with_token()).expect_err("down");
        }
        // A hundred retries, as many as a client has at once, and not one more.
        assert_eq!(server.finish().arrivals.len(), 170, "{}", client.name());
    }
}
