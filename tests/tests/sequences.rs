//! A hundred thousand made-up sequences of faults through the state machine of a call, and what must hold after every
//! step of them, whatever comes.

use std::time::{Duration, SystemTime};

use flowlog_alibabacloud::ecr;
use flowlog_huaweicloud::vpc as huawei;
use flowlog_runtime::answer::Answer;
use flowlog_runtime::call::{Call, Limits, Now, Payload, RetryBudget, RetryPolicy, Shared, Verdict};
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::endpoint::Endpoint;
use flowlog_runtime::object::Object;
use flowlog_runtime::operation::{Operation, OperationInfo, Protocol};
use flowlog_runtime::prepare::{Context, Prepared};
use flowlog_tencentcloud::vpc as tencent;
use http::{HeaderMap, HeaderName, StatusCode};

/// 2024-05-06T07:08:09Z, and what services say that it is.
const WALL: Duration = Duration::from_secs(1_714_979_289);
const THEIRS: (&str, Duration) = ("Mon, 06 May 2024 08:08:09 GMT", Duration::from_secs(1_714_982_889));

const MILLIS: fn(u64) -> Duration = Duration::from_millis;

/// Status, header and body.
type Canned = (u16, Option<(&'static str, &'static str)>, String);

/// What becomes of an attempt.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Good,
    Refused,
    Throttled,
    /// Busy, and asks for two seconds.
    Busy,
    /// Busy, and asks for an hour.
    Late,
    Internal,
    Gateway,
    /// Unavailable, and asks for a second.
    Unavailable,
    Skewed,
    NotSent,
    Lost,
}

use Fate::{Busy, Gateway, Good, Internal, Late, Lost, NotSent, Refused, Skewed, Throttled, Unavailable};

const ALL: [Fate; 11] = [Good, Refused, Throttled, Busy, Late, Internal, Gateway, Unavailable, Skewed, NotSent, Lost];

impl Fate {
    /// Status, header and body by the vendor's shape; none without an answer.
    fn answer(self, protocol: Protocol) -> Option<Canned> {
        let plain = |status, header| (status, header, String::new());
        Some(match self {
            NotSent | Lost => return None,
            Busy => plain(429, Some(("retry-after", "2"))),
            Late => plain(429, Some(("retry-after", "3600"))),
            Gateway => (502, None, "<html>".to_owned()),
            Unavailable => plain(503, Some(("retry-after", "1"))),
            Good => (200, None, "{}".to_owned()),
            Skewed => (self.status(protocol), Some(("date", THEIRS.0)), self.body(protocol)),
            Refused | Throttled | Internal => (self.status(protocol), None, self.body(protocol)),
        })
    }

    fn status(self, protocol: Protocol) -> u16 {
        match (protocol, self) {
            (Protocol::TencentV3, _) | (_, Throttled) => 200,
            (_, Internal) => 500,
            _ => 403,
        }
    }

    fn body(self, protocol: Protocol) -> String {
        let codes = match protocol {
            Protocol::TencentV3 => {
                ["InvalidParameter", "RequestLimitExceeded", "InternalError", "AuthFailure.SignatureExpire"]
            }
            Protocol::AliyunRpc => ["Nope", "Throttling.User", "InternalError", "InvalidTimeStamp.Expired"],
            _ => ["VPC.1", "APIGW.0308", "VPC.2", "APIGW.0301"],
        };
        let code = match self {
            Refused => codes[0],
            Throttled => codes[1],
            Internal => codes[2],
            _ => codes[3],
        };
        match protocol {
            Protocol::TencentV3 => format!(r#"{{"Response":{{"Error":{{"Code":"{code}","Message":"m"}}}}}}"#),
            Protocol::AliyunRpc => format!(r#"{{"Code":"{code}","Message":"m"}}"#),
            _ => format!(r#"{{"error_code":"{code}","error_msg":"signature expired"}}"#),
        }
    }

    /// Whether another attempt does no harm.
    fn allows_another(self, is_repeatable: bool, is_clock_known: bool) -> bool {
        match self {
            Good | Refused | Late => false,
            Throttled | Busy | NotSent => true,
            Skewed => !is_clock_known,
            Internal | Gateway | Unavailable | Lost => is_repeatable,
        }
    }

    /// What the service asks for.
    fn wait(self) -> Duration {
        MILLIS(match self {
            Busy => 2000,
            Unavailable => 1000,
            _ => 0,
        })
    }
}

/// A small generator of our own: a sequence is the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }
}

/// One call, and what is to be expected of it.
struct Sequence<'a> {
    request: &'a dyn Object,
    info: &'static OperationInfo,
    /// Whether it has a token or only reads.
    is_repeatable: bool,
    attempts: u32,
    budget: u32,
    attempt: Duration,
    limit: Duration,
}

impl Sequence<'_> {
    /// Runs it to its end; how often it was sent again.
    fn run(&self, random: &mut Random) -> u32 {
        let endpoint = Endpoint::parse("localhost").expect("an endpoint");
        let credentials = Credentials::new("id", "secret");
        let start = Now { wall: SystemTime::UNIX_EPOCH + WALL, steady: Duration::from_secs(9) };
        let shared = Shared { budget: RetryBudget::new(self.budget), ..Shared::default() };
        let limits = Limits { attempt: Some(self.attempt), call: Some(self.limit), connect: None };
        let policy = RetryPolicy::default().attempts(self.attempts);
        let mut call = Call::new(Payload::Request(self.request), self.info, policy, &shared, limits, start);
        let (mut now, mut ahead, mut is_in_doubt, mut first) = (start, None, false, None::<Prepared>);
        for number in 1.. {
            let left = self.limit.saturating_sub(now.steady - start.steady);
            assert!(!left.is_zero(), "attempt {number} begins when the time of the call is over");
            let nonce = format!("nonce-{number}");
            let context = Context::new(&endpoint, &credentials, now.wall, &nonce);
            let prepared = call.prepare(&context).expect("a request");
            // The one for the clock is not counted.
            let counted = number - u32::from(ahead.is_some());
            assert!(counted <= self.attempts && call.attempts() == number);
            let time_limit = call.time_limit(now).expect("a limit");
            assert_eq!(time_limit, self.attempt.min(left));
            assert_eq!(prepared.time(), now.wall + ahead.unwrap_or_default(), "signed with the time of the attempt");
            self.check_signed(&prepared, &nonce);
            let first = first.get_or_insert_with(|| prepared.clone());
            let same = |prepared: &Prepared| (prepared.request().uri().clone(), prepared.request().body().clone());
            assert_eq!(same(first), same(&prepared), "the request changes, or its token");

            let took = MILLIS(random.below(4000)).min(time_limit);
            now = Now { wall: now.wall + took, steady: now.steady + took };
            let fate = ALL[usize::try_from(random.below(ALL.len() as u64)).expect("small")];
            let chance = random.below(1001) as f64 / 1000.0;
            let wait = next(&mut call, &context, (fate, self.info.service.protocol), now, chance);
            is_in_doubt |= matches!(fate, Internal | Gateway | Unavailable | Lost);
            assert_eq!(call.is_in_doubt(), is_in_doubt, "{fate:?}");

            let allowed = fate.allows_another(self.is_repeatable, ahead.is_some());
            let left = self.limit.saturating_sub(now.steady - start.steady);
            let Some(wait) = wait else {
                let longest = fate.wait().max(MILLIS(200 << (counted - 1)));
                let is_spent = counted == self.attempts || self.budget < 5 * counted;
                let is_spent = left.is_zero() || fate != Skewed && (is_spent || left <= longest);
                assert!(!allowed || is_spent, "given up after {fate:?} in attempt {number}");
                return number - 1;
            };
            assert!(allowed, "sent again after {fate:?}");
            assert!(fate == Skewed || 5 * counted <= self.budget, "retry {number} is not paid for");
            assert!(fate.wait() <= wait && wait < left && wait <= Duration::from_secs(20), "{wait:?} after {fate:?}");
            if fate == Skewed {
                let theirs = SystemTime::UNIX_EPOCH + THEIRS.1;
                ahead = Some(theirs.duration_since(now.wall).expect("it is ahead"));
            }
            now = Now { wall: now.wall + wait, steady: now.steady + wait };
        }
        unreachable!("attempts are limited")
    }

    /// Time and nonce of the attempt are what was sent.
    fn check_signed(&self, prepared: &Prepared, nonce: &str) {
        let header = |name| prepared.request().headers().get(name).and_then(|value| value.to_str().ok());
        let seconds = prepared.time().duration_since(SystemTime::UNIX_EPOCH).expect("after 1970").as_secs();
        match self.info.service.protocol {
            Protocol::TencentV3 => assert_eq!(header("x-tc-timestamp"), Some(seconds.to_string().as_str())),
            Protocol::AliyunRpc => assert_eq!(header("x-acs-signature-nonce"), Some(nonce)),
            _ => assert!(header("x-sdk-date").is_some()),
        }
        assert!(prepared.signature().authorization.ends_with(&prepared.signature().signature));
    }
}

/// The wait before the next attempt, if there is to be one.
fn next(
    call: &mut Call<'_>,
    context: &Context<'_>,
    (fate, protocol): (Fate, Protocol),
    now: Now,
    chance: f64,
) -> Option<Duration> {
    let Some((status, header, body)) = fate.answer(protocol) else {
        return call.unanswered(fate == Lost, now, chance);
    };
    let header = header.map(|(name, value)| (HeaderName::from_static(name), value.parse().expect("a value")));
    let headers: HeaderMap = header.into_iter().collect();
    let status = StatusCode::from_u16(status).expect("a status");
    match call.answered(context, &Answer { status, headers: &headers, body: body.as_bytes() }, now, chance) {
        Verdict::Again(wait, error) => {
            assert_ne!(fate, Good, "{error}");
            Some(wait)
        }
        Verdict::Accepted(_) => {
            assert_eq!(fate, Good);
            None
        }
        Verdict::Refused(error) | Verdict::Renew(error) => {
            assert_ne!(fate, Good, "{error}");
            None
        }
    }
}

/// How often was sent again in so many sequences.
fn run(sequences: u32, seed: u64) -> u32 {
    let mut random = Random(seed);
    let created = tencent::CreateFlowLogRequest::new().flow_log_name("edge");
    let (listed, other) =
        (tencent::DescribeFlowLogsRequest::new(), huawei::CreateFlowLogRequest::new().project_id("p"));
    let with_token = ecr::CreateFlowLogRequest::new().client_token("the-token");
    let requests: [(&dyn Object, _, bool); 4] = [
        (&created, tencent::CreateFlowLogRequest::INFO, false),
        (&listed, tencent::DescribeFlowLogsRequest::INFO, true),
        (&other, huawei::CreateFlowLogRequest::INFO, false),
        (&with_token, ecr::CreateFlowLogRequest::INFO, true),
    ];
    let small = |random: &mut Random, end| u32::try_from(random.below(end)).expect("small");
    (0..sequences)
        .map(|_| {
            let (request, info, is_repeatable) = requests[small(&mut random, 4) as usize];
            let attempts = 1 + small(&mut random, 6);
            let (attempt, limit) = (MILLIS(1 + random.below(5000)), MILLIS(1 + random.below(20_000)));
            let budget = small(&mut random, 40);
            Sequence { request, info, is_repeatable, attempts, budget, attempt, limit }.run(&mut random)
        })
        .sum()
}

#[test]
fn whatever_comes_nothing_is_sent_twice_that_may_have_been_done() {
    let halves = [0x9e37_79b9_7f4a_7c15, 0x2545_f491_4f6c_dd1d];
    let halves = halves.map(|seed| std::thread::spawn(move || run(50_000, seed)));
    let repeated: u32 = halves.into_iter().map(|half| half.join().expect("no panic")).sum();
    assert!(repeated > 20_000, "only {repeated} repetitions were seen");
}
