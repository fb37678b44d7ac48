//! The state machine of one call, without waiting and without a socket.

use std::time::{Duration, SystemTime};

use flowlog_alibabacloud::ecr;
use flowlog_runtime::answer::Answer;
use flowlog_runtime::call::{Call, Limits, Now, Payload, RetryBudget, RetryPolicy, Shared, Verdict};
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::endpoint::Endpoint;
use flowlog_runtime::fill::{Defaults, fill, token};
use flowlog_runtime::object::Object;
use flowlog_runtime::operation::{Operation, OperationInfo};
use flowlog_runtime::prepare::Context;
use flowlog_tencentcloud::vpc;
use http::StatusCode;

/// 2024-05-06T07:08:09Z.
const WALL: Duration = Duration::from_secs(1_714_979_289);

/// A canned outcome: status, a header, body; or none.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Canned {
    Answer(u16, Option<(&'static str, &'static str)>, &'static str),
    NotSent,
    Lost,
}

use Canned::{Answer as Answered, Lost, NotSent};

const THROTTLED: Canned =
    Answered(200, None, r#"{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"m"}}}"#);
const INTERNAL: Canned = Answered(200, None, r#"{"Response":{"Error":{"Code":"InternalError","Message":"m"}}}"#);
const REFUSED: Canned = Answered(200, None, r#"{"Response":{"Error":{"Code":"InvalidParameter","Message":"m"}}}"#);
const GOOD: Canned = Answered(200, None, r#"{"Response":{"RequestId":"r"}}"#);
const GATEWAY: Canned = Answered(502, None, "<html>");
const BUSY: Canned = Answered(429, Some(("Retry-After", "2")), "");
const LATE: Canned = Answered(429, Some(("Retry-After", "3600")), "");
const SKEWED: Canned = Answered(
    200,
    Some(("Date", "Mon, 06 May 2024 08:08:09 GMT")),
    r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"m"}}}"#,
);

/// What was seen of a call.
struct Seen {
    /// What was sent, each with the time in its signature and its nonce.
    sent: Vec<(u64, String)>,
    outcomes: Vec<Canned>,
    waits: Vec<Duration>,
    is_good: bool,
    last: String,
}

fn run(
    request: &dyn Object,
    info: &'static OperationInfo,
    policy: RetryPolicy,
    shared: &Shared,
    limits: Limits,
    mut outcomes: impl FnMut() -> (Canned, Duration, f64),
) -> Seen {
    let endpoint = Endpoint::parse("localhost").expect("an endpoint");
    let credentials = Credentials::new("id", "secret");
    let mut now = Now { wall: SystemTime::UNIX_EPOCH + WALL, steady: Duration::from_secs(9) };
    let mut call = Call::new(Payload::Request(request), info, policy, shared, limits, now);
    let mut seen = Seen { sent: vec![], outcomes: vec![], waits: vec![], is_good: false, last: String::new() };
    loop {
        let nonce = format!("nonce-{}", call.attempts());
        let context = Context::new(&endpoint, &credentials, now.wall, &nonce);
        let prepared = call.prepare(&context).expect("a request");
        let time = prepared.time().duration_since(SystemTime::UNIX_EPOCH).expect("after 1970").as_secs();
        seen.sent.push((time, nonce.clone()));
        let (canned, took, random) = outcomes();
        let took = call.time_limit(now).map_or(took, |limit| took.min(limit));
        now = Now { wall: now.wall + took, steady: now.steady + took };
        seen.outcomes.push(canned);
        let verdict = match canned {
            NotSent | Lost => call.unanswered(canned == Lost, now, random).ok_or_else(|| "transport".to_owned()),
            Answered(status, header, body) => {
                let status = StatusCode::from_u16(status).expect("a status");
                let header =
                    header.map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value")));
                let answer = Answer { status, headers: &header.into_iter().collect(), body: body.as_bytes() };
                match call.answered(&context, &answer, now, random) {
                    Verdict::Again(wait, _) => Ok(wait),
                    Verdict::Renew(error) => Err(format!("renew: {error}")),
                    Verdict::Accepted(_) => Err(String::new()),
                    Verdict::Refused(error) => Err(error.to_string()),
                }
            }
        };
        match verdict {
            Ok(wait) => {
                seen.waits.push(wait);
                now = Now { wall: now.wall + wait, steady: now.steady + wait };
            }
            Err(last) => (seen.is_good, seen.last) = (last.is_empty(), last),
        }
        if seen.waits.len() < seen.sent.len() {
            assert_eq!(call.attempts() as usize, seen.sent.len());
            return seen;
        }
    }
}

/// A create without a token, with these outcomes one after the other.
fn create(outcomes: &[Canned]) -> Seen {
    let mut left = outcomes.iter();
    let next = || (*left.next().expect("another outcome"), Duration::from_millis(10), 1.0);
    let shared = Shared::default();
    let info = vpc::CreateFlowLogRequest::INFO;
    run(&vpc::CreateFlowLogRequest::new(), info, RetryPolicy::default(), &shared, Limits::default(), next)
}

#[test]
fn a_call_without_a_token_is_repeated_only_when_nothing_was_done() {
    for (outcomes, is_good) in [
        (&[GOOD][..], true),
        (&[THROTTLED, BUSY, GOOD], true),
        (&[NotSent, NotSent, GOOD], true),
        (&[NotSent, NotSent, NotSent], false),
        (&[LATE], false),
        (&[Lost], false),
        (&[GATEWAY], false),
        (&[INTERNAL], false),
        (&[REFUSED], false),
        (&[NotSent, Lost], false),
    ] {
        let seen = create(outcomes);
        assert_eq!((seen.outcomes.as_slice(), seen.is_good), (outcomes, is_good), "{}", seen.last);
    }
}

#[test]
fn waits_grow_and_the_service_is_heard() {
    let millis = Duration::from_millis;
    assert_eq!(create(&[THROTTLED, THROTTLED, GOOD]).waits, [millis(200), millis(400)]);
    assert_eq!(create(&[BUSY, GOOD]).waits, [millis(2000)]);
}

#[test]
fn every_attempt_is_signed_anew_and_a_wrong_clock_is_corrected_once() {
    let seen = create(&[SKEWED, GOOD]);
    assert_eq!(seen.sent, [(1_714_979_289, "nonce-0".to_owned()), (1_714_982_889, "nonce-1".to_owned())]);
    assert_eq!(seen.waits, [Duration::ZERO]);
    let again = create(&[SKEWED, SKEWED]);
    assert!(again.last.contains("AuthFailure.SignatureExpire"), "{}", again.last);
}

#[test]
fn a_token_is_filled_in_once_and_makes_repetition_harmless() {
    let mut request = ecr::CreateFlowLogRequest::new();
    fill(&mut request, Defaults { token: Some("made-up"), ..Defaults::default() });
    assert_eq!((token(&request), request.client_token.as_deref()), (Some("made-up"), Some("made-up")));
    fill(&mut request, Defaults { token: Some("another"), ..Defaults::default() });
    assert_eq!(token(&request), Some("made-up"));
    let mut left = [Lost, GATEWAY, Answered(200, None, r#"{"Success":true}"#)].into_iter();
    let next = || (left.next().expect("another outcome"), Duration::from_millis(10), 0.5);
    let shared = Shared::default();
    let info = ecr::CreateFlowLogRequest::INFO;
    assert!(run(&request, info, RetryPolicy::default(), &shared, Limits::default(), next).is_good);
}

/// Creates without a token, one after the other, of one client.
struct Client {
    shared: Shared,
    policy: RetryPolicy,
}

impl Client {
    fn new(budget: u32, policy: RetryPolicy) -> Self {
        Self { shared: Shared { budget: RetryBudget::new(budget), ..Shared::default() }, policy }
    }

    fn create(&self, outcomes: &[Canned]) -> Seen {
        let mut left = outcomes.iter();
        let next = || (*left.next().expect("another outcome"), Duration::ZERO, 0.0);
        let info = vpc::CreateFlowLogRequest::INFO;
        run(&vpc::CreateFlowLogRequest::new(), info, self.policy, &self.shared, Limits::default(), next)
    }
}

#[test]
fn an_empty_budget_stops_retries_and_successes_fill_it() {
    let client = Client::new(5, RetryPolicy::default());
    assert!(!client.create(&[THROTTLED, REFUSED]).is_good, "one retry is paid for");
    assert!(!client.create(&[THROTTLED]).is_good, "nothing is left");
    assert!((0..4).all(|_| client.create(&[GOOD]).is_good));
    assert!(!client.create(&[THROTTLED]).is_good, "four are left, five are needed");
    assert!(client.create(&[GOOD]).is_good);
    assert!(client.create(&[THROTTLED, GOOD]).is_good);
}

#[test]
fn what_a_retry_costs_comes_back_when_it_succeeds() {
    let client = Client::new(10, RetryPolicy::default());
    for _ in 0..100 {
        assert!(client.create(&[THROTTLED, GOOD]).is_good);
    }
    assert!(client.create(&[THROTTLED, THROTTLED, GOOD]).is_good, "ten are left");
    assert!(client.create(&[THROTTLED, GOOD]).is_good, "only the retry that succeeds is paid back");
    assert!(!client.create(&[THROTTLED, THROTTLED]).is_good);
}

#[test]
fn a_wrong_clock_costs_neither_attempts_nor_budget_and_is_known_to_the_next_call() {
    let client = Client::new(0, RetryPolicy::never());
    let first = client.create(&[SKEWED, GOOD]);
    assert!(first.is_good, "{}", first.last);
    let next = client.create(&[GOOD]);
    assert_eq!(next.sent, [(1_714_982_889, "nonce-0".to_owned())], "signed with the service's time at once");
    // 10 minutes off, a thousand calls: none of them fails.
    assert!((0..1000).all(|_| client.create(&[GOOD]).is_good));
    // The clock of this machine was put right meanwhile, or wrong again.
    assert!(client.create(&[SKEWED, GOOD]).is_good);
    let once = client.create(&[SKEWED, SKEWED]);
    assert!(!once.is_good && once.sent.len() == 2, "a second refusal is not about this clock");
}

#[test]
fn a_clock_is_followed_for_a_day_and_no_further() {
    const BODY: &str = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"m"}}}"#;
    let refused = |date| Answered(200, Some(("Date", date)), BODY);
    let day = 24 * 60 * 60;
    for (date, expected) in [
        ("Tue, 07 May 2024 07:08:09 GMT", WALL.as_secs() + day),
        ("Sun, 05 May 2024 07:08:09 GMT", WALL.as_secs() - day),
        ("Mon, 06 May 2024 09:08:09 +0200", WALL.as_secs()),
    ] {
        let client = Client::new(0, RetryPolicy::never());
        let first = client.create(&[refused(date), GOOD]);
        assert!(first.is_good && first.sent[1].0 == expected, "{date}: {:?}", first.sent);
        assert_eq!(client.create(&[GOOD]).sent[0].0, expected, "{date}");
        // Each difference is from the clock here, and none is on top of another.
        assert_eq!(client.create(&[refused(date), GOOD]).sent[1].0, expected, "{date}");
    }
    for date in [
        "Tue, 07 May 2024 07:08:10 GMT",
        "Sun, 05 May 2024 07:08:08 GMT",
        "Mon, 01 Jan 2035 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Fri, 31 Dec 9999 23:59:59 -2359",
        "Mon, 01 Jan 1601 00:00:00 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Sat, 01 Jan 0000 00:00:00 GMT",
        "Mon, 06 May -2024 08:08:09 GMT",
        "Mon, 06 May 20240 08:08:09 GMT",
        "-1",
        "1715000000",
        "x",
        "",
    ] {
        let client = Client::new(0, RetryPolicy::never());
        for _ in 0..2 {
            let seen = client.create(&[refused(date)]);
            assert_eq!((seen.is_good, seen.sent.len(), seen.sent[0].0), (false, 1, WALL.as_secs()), "{date}");
        }
        assert_eq!(client.create(&[refused("Mon, 06 May 2024 08:08:09 GMT"), GOOD]).sent[1].0, WALL.as_secs() + 3600);
        assert_eq!(client.create(&[refused(date)]).sent[0].0, WALL.as_secs() + 3600, "{date}: what was known is kept");
    }
}

#[test]
fn a_clock_that_is_put_right_leaves_all_attempts() {
    let client = Client::new(500, RetryPolicy::default());
    let seen = client.create(&[SKEWED, THROTTLED, THROTTLED, GOOD]);
    assert!(seen.is_good && seen.sent.len() == 4, "{}", seen.last);
}
