//! Credentials that the service refuses are looked for again, once per call, and used if they are others.

use std::sync::atomic::{AtomicU32, Ordering};

use flowlog_runtime::Config;
use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::credentials::{Cached, Credentials, NoCredentials, ProvideCredentials};
use flowlog_runtime::transport::{Boxed, Io};
use flowlog_tencentcloud::vpc;

use crate::script::Canned::{self, Answer};
use crate::script::{Script, run};
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

/// What was made of these answers by a client of which a call is one attempt: the code if it failed, and the keys that
/// were used.
fn called(
    provider: impl ProvideCredentials + 'static,
    answers: &[Canned],
    calls: usize,
) -> (Vec<Option<String>>, Vec<String>) {
    let world = Script::new(answers);
    let config = Config::new().credentials(provider).retry(RetryPolicy::never());
    let client = vpc::Client::new(world.config(config)).expect("a client");
    let code = |_| run(client.call(good())).err().and_then(|error| error.code().map(str::to_owned));
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
    let (codes, keys) = called(Cached::new(Rewritten::default()), &[TOKEN, TOKEN], 1);
    assert_eq!(
        (codes, keys),
        (vec![Some("AuthFailure.TokenFailure".to_owned())], vec!["KEY0".to_owned(), "KEY1".to_owned()])
    );
}

#[test]
fn the_same_credentials_are_not_sent_again() {
    for answers in [[TOKEN], [KEY]] {
        let cached = called(Cached::new(credentials().token("t")), &answers, 1);
        assert_eq!(cached.1.len(), 1);
        let given = called(credentials(), &answers, 1);
        assert_eq!(given.1.len(), 1);
        assert!(cached.0[0].is_some() && given.0[0].is_some());
    }
}
