//! Credentials that the service refuses are looked for again, once per call, and used if they are others. When there are
//! none, the call says why.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use flowlog_runtime::Config;
use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::credentials::{Cached, Credentials, NoCredentials, ProvideCredentials};
use flowlog_runtime::settings::Declined;
use flowlog_runtime::transport::{Boxed, Io};
use flowlog_tencentcloud::vpc;

use crate::script::Canned::{self, Answer};
use crate::script::{Script, both, run};
use crate::sending::{credentials, good};

const GOOD: Canned = Answer(200, r#"{"Response":{"RequestId":"r"}}"#);
const TOKEN: Canned = Answer(200, r#"{"Response":{"Error":{"Code":"AuthFailure.TokenFailure","Message":"m"}}}"#);
const KEY: Canned = Answer(200, r#"{"Response":{"Error":{"Code":"AuthFailure.SecretIdNotFound","Message":"m"}}}"#);

/// A file that another program writes again and again: each look finds another key.
#[derive(Debug, Default)]
struct Rewritten(AtomicU32);

impl ProvideCredentials for Rewritten {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(std::future::ready(Ok(Credentials::new(format!("KEY{number}"), "secret").token("token"))))
    }
}

/// What was made of these answers by a client of which a call is one attempt, ten seconds after the one before: the code if
/// it failed, and the keys that were used.
fn called(
    provider: impl ProvideCredentials + 'static,
    answers: &[Canned],
    calls: usize,
) -> (Vec<Option<String>>, Vec<String>) {
    let world = Script::new(answers);
    let config = Config::new().credentials(provider).retry(RetryPolicy::never());
    let client = vpc::Client::new(world.config(config)).expect("a client");
    let code = |_| {
        let reply = run(client.call(good()));
        world.sleep(Duration::from_secs(10));
        reply.err().and_then(|error| error.code().map(str::to_owned))
    };
    let codes = (0..calls).map(code).collect();
    let key = |request: &http::Request<bytes::Bytes>| {
        let signed = request.headers()["authorization"].to_str().expect("text").to_owned();
        signed.split("Credential=").nth(1).and_then(|rest| rest.split('/').next()).expect("a key").to_owned()
    };
    (codes, world.sent().iter().map(key).collect())
}

#[test]
fn a_refused_token_is_replaced_and_the_call_is_made_once_more() {
    for refused in [TOKEN, KEY] {
        let (codes, keys) = called(Cached::new(Rewritten::default()), &[GOOD, refused, GOOD, GOOD], 3);
        assert_eq!(codes, [None, None, None]);
        assert_eq!(keys, ["KEY0", "KEY0", "KEY1", "KEY1"]);
    }
}

#[test]
fn once_is_enough() {
    let (codes, keys) = called(Cached::new(Rewritten::default()), &[GOOD, TOKEN, TOKEN], 2);
    assert_eq!(codes, [None, Some("AuthFailure.TokenFailure".to_owned())]);
    assert_eq!(keys, ["KEY0", "KEY0", "KEY1"]);
}

#[test]
fn the_same_credentials_are_not_sent_again() {
    for answers in [[GOOD, TOKEN], [GOOD, KEY]] {
        let cached = called(Cached::new(credentials().token("t")), &answers, 2);
        assert_eq!(cached.1.len(), 2);
        let given = called(credentials(), &answers, 2);
        assert_eq!(given.1.len(), 2);
        assert!(cached.0[1].is_some() && given.0[1].is_some());
    }
}

#[test]
fn whoever_remembers_nothing_is_asked_once_more_too() {
    let (codes, keys) = called(Rewritten::default(), &[TOKEN, GOOD, GOOD], 2);
    assert_eq!(codes, [None, None]);
    assert_eq!(keys, ["KEY0", "KEY1", "KEY2"], "what was found is used, and not asked for a second time");
}

/// Has credentials for every first attempt.
#[derive(Debug)]
struct Failing(AtomicU32, fn(String) -> Declined);

impl ProvideCredentials for Failing {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        let is_first = self.0.fetch_add(1, Ordering::Relaxed).is_multiple_of(2);
        let none = || NoCredentials::at("vault", self.1("sealed".to_owned()));
        Box::pin(std::future::ready(is_first.then(credentials).ok_or_else(none)))
    }
}

#[test]
fn why_there_are_no_others_is_said() {
    for (declined, none, is_retryable) in [
        (Declined::Broken as fn(String) -> Declined, "credentials that cannot be used", false),
        (Declined::Unavailable, "credentials that cannot be had at the moment", true),
    ] {
        let config = Config::new().credentials(Failing(AtomicU32::new(0), declined));
        for (_, reply) in both(&vpc::SERVICE, &config, &[TOKEN], &good()) {
            let error = reply.expect_err("no others");
            assert_eq!((error.code(), error.attempts()), (Some("AuthFailure.TokenFailure"), 1));
            assert!(error.to_string().ends_with(&format!("; not sent again: {none}: vault: sealed")), "{error}");
            assert_eq!(error.is_retryable(), is_retryable, "{error}");
        }
    }
}
