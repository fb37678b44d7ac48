//! Calls over both transports against a service that misbehaves in every way we know: what arrived there and how often,
//! and what the caller is told. Whatever may have been executed is sent once, unless a token tells repetitions apart.

mod answers;
mod connections;
mod doubt;
mod limits;
mod proxies;
mod repeating;

use std::sync::LazyLock;
use std::time::Duration;

use flowlog_alibabacloud::ecr;
use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::client::{BlockingClient, Client};
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::operation::{Operation, Service};
use flowlog_runtime::{Config, Error, ErrorKind, Reply};
use flowlog_tencentcloud::vpc;
use flowlog_tests::loopback::{Act, Loopback, Reply as Sent, Seen};
use tokio::runtime::Runtime;

const SECRET: &str = "the-secret-of-the-key";

/// One for all tests of this binary: a connection lives only as long as the runtime that it was made on.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

/// A client of either kind.
pub(crate) enum Either {
    Async(Client),
    Blocking(BlockingClient),
}

impl Either {
    /// One of each, each made when it is wanted.
    pub(crate) fn both<O: Operation>() -> [impl Fn(Config) -> Self; 2] {
        let service = O::INFO.service;
        let make: [fn(&'static Service, Config) -> Self; 2] = [
            |service, config| Self::Async(Client::new(service, config).expect("a client")),
            |service, config| Self::Blocking(BlockingClient::new(service, config).expect("a client")),
        ];
        make.map(|make| move |config| make(service, config))
    }

    pub(crate) fn call<O: Operation>(&self, request: O) -> Result<Reply<O::Response>, Error> {
        match self {
            Self::Async(client) => RUNTIME.block_on(client.call(request)),
            Self::Blocking(client) => client.call(request),
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Async(_) => "async",
            Self::Blocking(_) => "blocking",
        }
    }
}

/// What became of one call.
pub(crate) struct Outcome {
    /// `"ok"`, or the kind of the error.
    pub(crate) kind: String,
    pub(crate) attempts: u32,
    /// `{:#}` of the error.
    pub(crate) text: String,
    pub(crate) seen: Seen,
    pub(crate) transport: &'static str,
}

/// Calls once with either client, each time with a service of its own.
pub(crate) fn outcomes<O: Operation>(
    request: impl Fn() -> O,
    config: impl Fn(Config) -> Config,
    script: &[Act],
    then: &Act,
) -> [Outcome; 2] {
    Either::both::<O>().map(|client| {
        let server = Loopback::start(script.to_vec(), then.clone());
        let client = client(config(self::config(&server)));
        let result = client.call(request());
        let transport = client.name();
        let (kind, attempts, text) = match &result {
            Ok(reply) => ("ok".to_owned(), reply.meta().attempts(), String::new()),
            Err(error) => (kind(error), error.attempts(), format!("{error:#}")),
        };
        assert!(!text.contains(SECRET), "{text}");
        Outcome { kind, attempts, text, seen: server.finish(), transport }
    })
}

/// The kind of an error in one word or two.
pub(crate) fn kind(error: &Error) -> String {
    match error.kind() {
        ErrorKind::Transport(error) => {
            format!("{:?}, {}", error.kind(), if error.can_have_arrived() { "perhaps arrived" } else { "not sent" })
        }
        ErrorKind::Service(error) => error.code().to_owned(),
        ErrorKind::Decode(_) => "decode".to_owned(),
        other => format!("{other:?}"),
    }
}

/// Waits of no length, so that nobody waits.
pub(crate) fn config(server: &Loopback) -> Config {
    at(server.endpoint())
}

pub(crate) fn at(endpoint: String) -> Config {
    Config::new()
        .endpoint(endpoint)
        .region("cn-north-4")
        .project("0123456789abcdef0123456789abcdef")
        .credentials(Credentials::new("AKIDEXAMPLE0000000000", SECRET))
        .retry(RetryPolicy::default().base(Duration::ZERO))
}

/// An operation that creates, and has no token.
pub(crate) fn without_token() -> vpc::CreateFlowLogRequest {
    vpc::CreateFlowLogRequest::new()
        .flow_log_name("edge")
        .resource_type(vpc::ResourceType::Ccn)
        .resource_id("ccn-xxxxxxxx")
        .traffic_type(vpc::TrafficType::All)
}

/// An operation that creates, and has a token, which the client makes up.
pub(crate) fn with_token() -> ecr::CreateFlowLogRequest {
    ecr::CreateFlowLogRequest::new()
        .ecr_id("ecr-xxxxxxxx")
        .instance_type(ecr::InstanceType::Vbr)
        .instance_id("vbr-xxxxxxxx")
        .project_name("project")
        .log_store_name("store")
}

/// An operation that changes nothing.
pub(crate) fn read_only() -> vpc::DescribeFlowLogsRequest {
    vpc::DescribeFlowLogsRequest::new()
}

/// What every operation above takes for success.
pub(crate) fn good() -> Sent {
    Sent::json(200, r#"{"Success":true,"RequestId":"r-1","Response":{"RequestId":"r-1"}}"#)
}
