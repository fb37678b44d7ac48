//! What is said at the end of several attempts: a request that may have been executed by one of them is never reported as
//! one that has not arrived.

use crate::{kind, with_token};
use flowlog_alibabacloud::ecr::CreateFlowLogRequest;
use flowlog_runtime::Config;
use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::client::BlockingClient;
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::operation::Operation;
use flowlog_runtime::transport::{Answered, TransportError, TransportErrorKind, blocking_from_fn};
use http::Response;
use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Duration;

fn lost() -> Answered {
    Err(TransportError::lost(TransportErrorKind::Reset, "cut"))
}

fn not_sent() -> Answered {
    Err(TransportError::not_sent(TransportErrorKind::Connect, "nobody listens"))
}

fn answer(status: u16, body: &'static str) -> Answered {
    Ok(Response::builder().status(status).body(body.into()).expect("an answer"))
}

#[test]
fn a_doubt_stays_until_the_end() {
    let refused = || answer(400, r#"{"Code":"IncorrectX","Message":"m"}"#);
    for (answers, expected, doubt) in [
        ([lost(), not_sent(), not_sent()], "Connect, not sent", true),
        ([answer(503, ""), not_sent(), not_sent()], "Connect, not sent", true),
        ([not_sent(), lost(), not_sent()], "Connect, not sent", true),
        ([not_sent(), not_sent(), not_sent()], "Connect, not sent", false),
        ([answer(429, ""), not_sent(), not_sent()], "Connect, not sent", false),
        ([answer(429, ""), not_sent(), refused()], "IncorrectX", false),
        ([answer(429, ""), lost(), refused()], "IncorrectX", true),
        ([lost(), answer(429, ""), answer(429, "")], "429", true),
        ([not_sent(), not_sent(), lost()], "Reset, perhaps arrived", true),
    ] {
        let answers = Mutex::new(VecDeque::from(answers));
        let send = move |_, _| answers.lock().expect("no panic").pop_front().expect("another answer");
        let config = Config::new()
            .credentials(Credentials::new("id", "secret"))
            .retry(RetryPolicy::default().base(Duration::ZERO))
            .blocking_transport(blocking_from_fn(send, |_| {}));
        let client = BlockingClient::new(CreateFlowLogRequest::INFO.service, config).expect("a client");
        let error = client.call(with_token()).expect_err("three faults");
        assert_eq!((kind(&error).as_str(), error.attempts()), (expected, 3));
        assert_eq!(error.may_have_been_executed(), doubt, "{error}");
        assert_eq!(error.idempotency_token().map(str::len), Some(36), "whoever is in doubt can call again with it");
        let text = error.to_string();
        assert_eq!(text.contains("may have"), doubt, "{text}");
    }
}
