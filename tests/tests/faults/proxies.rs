//! Proxies: what variables name is for other machines, never for this one; what a program names is for all.

use super::{Either, RUNTIME, at, config, good, kind, without_token};
use flowlog_runtime::call::RetryPolicy;
use flowlog_runtime::client::{BlockingClient, Client};
use flowlog_runtime::operation::Operation;
use flowlog_runtime::transport::{Reqwest, Ureq};
use flowlog_tencentcloud::vpc::CreateFlowLogRequest;
use flowlog_tests::loopback::{Act, Loopback, Reply};
use flowlog_tests::{again, child};

/// Both spellings: which of them counts is up to each transport.
const VARIABLES: [&str; 6] = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

fn proxy() -> Loopback {
    Loopback::start([], Act::Answer(Reply::new(403, "not through here").closing()))
}

/// First lines of what has arrived.
fn asked(proxy: Loopback) -> Vec<String> {
    proxy.finish().arrivals.iter().map(|arrival| arrival.head.lines().next().unwrap_or_default().to_owned()).collect()
}

/// One test once more, with a proxy in all variables: what it asked the proxy for.
fn with_variables(test: &str) -> Vec<String> {
    let proxy = proxy();
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = again(test, folder.path());
    // The last is set for CGI programs, which take no proxy from variables: a caller could set them.
    command.env_remove("NO_PROXY").env_remove("no_proxy").env_remove("REQUEST_METHOD");
    command.envs(VARIABLES.map(|name| (name, proxy.endpoint())));
    let output = command.output().expect("a run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    asked(proxy)
}

#[test]
fn a_proxy_of_variables_is_not_asked_for_this_machine() {
    if child().is_none() {
        let asked = with_variables("proxies::a_proxy_of_variables_is_not_asked_for_this_machine");
        assert_eq!(asked, Vec::<String>::new());
        return;
    }
    for client in Either::both::<CreateFlowLogRequest>() {
        let server = Loopback::start([], Act::Answer(good()));
        let client = client(config(&server));
        client.call(without_token()).unwrap_or_else(|error| panic!("{}: {error:#}", client.name()));
        assert_eq!(server.finish().arrivals.len(), 1, "{}", client.name());
    }
}

#[test]
fn a_proxy_of_variables_is_asked_for_every_other_machine() {
    if child().is_none() {
        let asked = with_variables("proxies::a_proxy_of_variables_is_asked_for_every_other_machine");
        assert_eq!(asked.len(), 2, "{asked:?}");
        assert!(asked.iter().all(|line| line.contains("flowlog.invalid")), "{asked:?}");
        return;
    }
    for client in Either::both::<CreateFlowLogRequest>() {
        let config = at("http://flowlog.invalid".to_owned()).allow_plain_http().retry(RetryPolicy::never());
        let client = client(config);
        client.call(without_token()).expect_err(client.name());
    }
}

#[test]
fn a_proxy_of_the_program_is_asked_for_this_machine_too() {
    let (server, first, second) = (Loopback::start([], Act::Answer(good())), proxy(), proxy());
    let config = || config(&server).retry(RetryPolicy::never());
    let service = CreateFlowLogRequest::INFO.service;

    let own = reqwest::Proxy::all(first.endpoint()).expect("a proxy");
    let transport = Reqwest::with(|client| client.proxy(own.clone())).expect("a transport");
    let client = Client::new(service, config().transport(transport)).expect("a client");
    RUNTIME.block_on(client.call(without_token())).expect_err("refused by the proxy");

    let own = ureq::Proxy::new(&second.endpoint()).expect("a proxy");
    let agent = ureq::Agent::config_builder().proxy(Some(own)).build().new_agent();
    let client = BlockingClient::new(service, config().blocking_transport(Ureq::from(agent))).expect("a client");
    let error = client.call(without_token()).expect_err("refused by the proxy");
    assert_eq!(kind(&error), "Connect, not sent");

    assert_eq!((asked(first).len(), asked(second).len()), (1, 1));
    assert_eq!(server.finish().arrivals.len(), 0);
}
