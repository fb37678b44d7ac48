//! What is said when a call fails, word by word, in one line and in full: to be read as by somebody on call at three in
//! the morning, who has to know what was called, what is wrong with it, and what to do.

mod service;
mod settings;
mod transport;
mod validation;

use std::time::{Duration, SystemTime};

use flowlog_runtime::call::{Now, RetryPolicy};
use flowlog_runtime::client::BlockingClient;
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::operation::Operation;
use flowlog_runtime::transport::{Answered, World, blocking_from_fn};
use flowlog_runtime::{Config, Error};
use http::Response;

/// In one line, and in full.
pub(crate) fn told(error: &Error) -> String {
    assert!(!error.to_string().contains('\n'), "more than a line: {error}");
    format!("{error}\n\n----\n\n{error:#}\n")
}

/// An answer.
pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: impl Into<String>) -> Answered {
    let mut answer = Response::builder().status(status);
    for (name, value) in headers {
        answer = answer.header(*name, *value);
    }
    Ok(answer.body(body.into().into()).expect("an answer"))
}

/// 2024-05-06T07:08:09Z, for ever; a temporary key; waits of no length; this answer to everything.
pub(crate) fn config(answer: impl Fn() -> Answered + Send + Sync + 'static) -> Config {
    let wall = SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_979_289);
    Config::new()
        .region("cn-north-4")
        .project("0605767a")
        .credentials(Credentials::new("AKIDEXAMPLE0000000000", "the-secret").token("the-session-token"))
        .retry(RetryPolicy::default().base(Duration::ZERO))
        .world(World::new(move || Now { wall, steady: Duration::ZERO }, || 7))
        .blocking_transport(blocking_from_fn(move |_, _| answer(), |_| {}))
}

/// The error of a call.
pub(crate) fn failed<O: Operation>(config: Config, request: O) -> Error {
    match BlockingClient::new(O::INFO.service, config).and_then(|client| client.call(request)) {
        Ok(_) => panic!("no error"),
        Err(error) => error,
    }
}
