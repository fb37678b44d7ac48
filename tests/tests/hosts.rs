//! For every endpoint that is accepted, a request over either transport arrives where the signature says: on this machine, whatever its name is.

use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};

use flowlog_huaweicloud::er;
use flowlog_runtime::Config;
use flowlog_runtime::client::{BlockingClient, Client};
use flowlog_runtime::credentials::Credentials;
use flowlog_runtime::endpoint::Endpoint;
use flowlog_runtime::transport::{Reqwest, Ureq};
use flowlog_tests::hostile::{Choices, address, endpoint};
use flowlog_tests::loopback::{Act, Loopback, Reply};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config as Cases, TestRng, TestRunner};
use reqwest::dns::{Name, Resolve, Resolving};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

/// Names that were looked up. Each is this machine.
#[derive(Clone, Debug, Default)]
struct Names(Arc<Mutex<Vec<String>>>);

impl Names {
    fn add(&self, name: &str) {
        self.0.lock().expect("a lock").push(name.to_owned());
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().expect("a lock"))
    }
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        self.add(name.as_str());
        let here: Box<dyn Iterator<Item = SocketAddr> + Send> = Box::new([(Ipv4Addr::LOCALHOST, 0).into()].into_iter());
        Box::pin(async { Ok(here) })
    }
}

impl Resolver for Names {
    fn resolve(
        &self,
        uri: &http::Uri,
        _: &ureq::config::Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let (scheme, authority) = (uri.scheme().expect("a scheme"), uri.authority().expect("an authority"));
        let read = DefaultResolver::host_and_port(scheme, authority).expect("a host and a port");
        let (host, port) = read.rsplit_once(':').expect("a port");
        let mut found = self.empty();
        // What is an address already is nobody's name.
        found.push(read.parse().unwrap_or_else(|_| {
            self.add(host);
            (Ipv4Addr::LOCALHOST, port.parse().expect("a port")).into()
        }));
        Ok(found)
    }
}

/// Calls over both transports; each call must arrive with the host that was signed, at the name that it has.
fn arrives(server: Loopback, endpoints: &[Endpoint]) {
    let names = Names::default();
    let reqwest = Reqwest::with(|client| client.no_proxy().dns_resolver(Arc::new(names.clone()))).expect("a transport");
    let agent = ureq::Agent::config_builder().proxy(None).build();
    let ureq = Ureq::from(ureq::Agent::with_parts(agent, DefaultConnector::default(), names.clone()));
    let tokio = tokio::runtime::Runtime::new().expect("a runtime");
    let mut expected = Vec::new();
    for endpoint in endpoints {
        let config = || {
            Config::new()
                .endpoint(endpoint.to_string())
                .allow_plain_http()
                .region("cn-north-4")
                .project("p")
                .credentials(Credentials::new("AKIDEXAMPLE0000000000", "secret"))
        };
        let request = || er::ListFlowLogsRequest::new().er_id("e");
        let host = endpoint.authority().rsplit_once(':').map_or(endpoint.authority(), |(host, _)| host);
        let is_name = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_err();
        let looked_up: Vec<_> = is_name.then(|| host.to_owned()).into_iter().collect();

        let blocking = BlockingClient::new(&er::SERVICE, config().blocking_transport(ureq.clone())).expect("a client");
        blocking.call(request()).unwrap_or_else(|error| panic!("{endpoint}: {error:#}"));
        assert_eq!(names.take(), looked_up, "ureq, {endpoint}");
        let prepared = blocking.prepare(request()).expect("a request");
        let signed =
            prepared.signature().canonical_request.exposed().lines().find_map(|line| line.strip_prefix("host:"));
        let signed = signed.expect("a host is signed").to_owned();
        expected.push(signed.clone());

        // A name of another script that is none: that is refused, and not sent anywhere.
        let is_refused = reqwest::Url::parse(&endpoint.to_string()).is_err();
        let client = Client::new(&er::SERVICE, config().transport(reqwest.clone())).expect("a client");
        let reply = tokio.block_on(client.call(request()));
        assert_eq!(reply.is_err(), is_refused, "{endpoint}: {:?}", reply.err());
        assert_eq!(names.take(), if is_refused { Vec::new() } else { looked_up }, "reqwest, {endpoint}");
        expected.extend((!is_refused).then_some(signed));
    }
    let arrived: Vec<_> =
        server.finish().arrivals.iter().map(|arrival| arrival.header("host").unwrap_or_default().to_owned()).collect();
    assert_eq!(arrived, expected);
}

fn server() -> (Loopback, u16) {
    let server = Loopback::start([], Act::Answer(Reply::json(200, r#"{"flow_logs":[],"request_id":"r"}"#).closing()));
    let port = server.endpoint().rsplit_once(':').expect("a port").1.parse().expect("a port");
    (server, port)
}

#[test]
fn a_request_arrives_with_the_host_that_was_signed() {
    let (server, port) = server();
    let mut hosts = vec![
        "127.0.0.1",
        "localhost",
        "LocalHost",
        "localhost.",
        "A-b.C_d.Example",
        "_a.example",
        "a--b.example",
        "1.2.3.4a",
        "0xg",
        "xn--bcher-kva.example",
        "127.0.0.1.example",
        "127.0.0.1:x",
        "127.0.0.1:",
        "[::1]evil.example",
        "evil.example:x",
        "127.1",
        "0x7f.1",
        "2130706433",
        "evil.example\\",
    ];
    let mapped = "[::FFFF:127.0.0.1]";
    if TcpStream::connect((mapped.trim_matches(['[', ']']), port)).is_ok() {
        hosts.push(mapped);
    }
    let accepted = |text: String| endpoint(&text);
    let endpoints: Vec<_> = hosts
        .iter()
        .flat_map(|host| [format!("http://{host}:{port}"), format!("http://{host}:0{port}/")])
        .filter_map(accepted)
        .collect();
    assert_eq!(endpoints.len() % 2, 0);
    assert!(endpoints.len() >= 22, "{endpoints:?}");
    arrives(server, &endpoints);
}

#[test]
fn a_request_to_any_made_up_name_arrives_with_the_host_that_was_signed() {
    let (server, port) = server();
    let config = Cases::default();
    let mut runner = TestRunner::new_with_rng(config.clone(), TestRng::deterministic_rng(config.rng_algorithm));
    let bytes = vec(any::<u8>(), 0..24);
    let mut endpoints = Vec::new();
    while endpoints.len() < 60 {
        let text = address(&mut Choices::new(&bytes.new_tree(&mut runner).expect("bytes").current()));
        let host = text.rsplit("//").next().unwrap_or_default();
        let Some(made_up) = endpoint(&format!("http://{host}")) else { continue };
        let host = made_up.authority().split(':').next().unwrap_or_default();
        // Addresses are those of other machines.
        if host.parse::<Ipv4Addr>().is_err() && !host.starts_with('[') {
            endpoints.extend(endpoint(&format!("http://{host}:{port}")));
        }
    }
    arrives(server, &endpoints);
}
