//! The blocking transport over ureq.

use super::{Answered, BlockingTransport, SendLimits, TransportError, TransportErrorKind, tls};
use crate::endpoint::is_loopback;
use bytes::Bytes;
use std::fmt::{Debug, Formatter, Result as Written};
use std::io::{self, Read};
use std::time::Duration;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Proxy, Timeout};

/// Sends over a [`ureq::Agent`].
#[derive(Clone)]
pub struct Ureq(Agent);

/// How long an idle connection is kept: less than the gateways do, as a request on one that they have just closed is lost.
const IDLE: Duration = Duration::from_secs(30);

impl Default for Ureq {
    fn default() -> Self {
        Self::new()
    }
}

impl Ureq {
    /// An agent of its own: TLS by rustls with the roots of this machine, proxies by the usual variables (not for loopback
    /// addresses), no redirects, no compression.
    #[must_use]
    pub fn new() -> Self {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(tls::provider());
        let config = Agent::config_builder()
            .tls_config(tls.build())
            .max_idle_age(IDLE)
            // As many as were busy at once; else three, and every other call of many threads connects anew.
            .max_idle_connections(usize::MAX)
            .max_idle_connections_per_host(usize::MAX);
        Self(config.build().into())
    }
}

/// Somebody's own agent. What a signature and an honest answer depend on is set for each request all the same. Its proxy is
/// one for loopback addresses, too, unless it is from variables.
impl From<Agent> for Ureq {
    fn from(agent: Agent) -> Self {
        Self(agent)
    }
}

/// Without settings: proxies of the program's own may be secret.
impl Debug for Ureq {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str("Ureq")
    }
}

impl BlockingTransport for Ureq {
    fn send(&self, request: http::Request<Bytes>, limits: SendLimits) -> Answered {
        let (parts, body) = request.into_parts();
        // A slice: its length is known and said. Without a body there is none to say it of.
        if body.is_empty() && matches!(parts.method, http::Method::GET | http::Method::DELETE | http::Method::HEAD) {
            self.run(http::Request::from_parts(parts, ()), limits)
        } else {
            self.run(http::Request::from_parts(parts, &*body), limits)
        }
    }
}

impl Ureq {
    fn run(&self, request: http::Request<impl ureq::AsSendBody>, limits: SendLimits) -> Answered {
        let mut proxy = self.0.config().proxy().cloned();
        if request.uri().host().is_some_and(is_loopback) {
            proxy = proxy.filter(|proxy| !Proxy::is_from_env(proxy));
        }
        let request = self
            .0
            .configure_request(request)
            .proxy(proxy)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .accept_encoding("")
            .timeout_resolve(limits.connect)
            .timeout_connect(limits.connect)
            .timeout_global(limits.time)
            .build();
        let failed = |error| failed(error, limits);
        let answer = self.0.run(request).map_err(failed)?;
        let (parts, body) = answer.into_parts();
        let most = limits.response_bytes;
        let mut whole = Vec::new();
        let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        body.into_reader().take(one_more).read_to_end(&mut whole).map_err(|error| failed(error.into()))?;
        if whole.len() > most {
            return Err(TransportError::too_large(most));
        }
        Ok(http::Response::from_parts(parts, whole.into()))
    }
}

fn failed(error: ureq::Error, limits: SendLimits) -> TransportError {
    use TransportErrorKind::{Connect, Other, Reset, Timeout as TimedOut, Tls};
    match &error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed | ureq::Error::ConnectProxyFailed(_) => {
            TransportError::not_sent(Connect, error)
        }
        // They quote the address, and its query can have secrets in it.
        ureq::Error::BadUri(_) => TransportError::not_sent(Other, "ureq takes no such address"),
        ureq::Error::RequireHttpsOnly(_) => TransportError::not_sent(Other, "the agent is set to send over HTTPS only"),
        ureq::Error::Http(_) | ureq::Error::InvalidProxyUrl => TransportError::not_sent(Other, error),
        ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
            TransportError::not_sent(TimedOut, late("connection", limits.connect, &error))
        }
        ureq::Error::Timeout(_) => TransportError::lost(TimedOut, late("answer", limits.time, &error)),
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => TransportError::not_sent(Tls, error),
        ureq::Error::Io(io) => match tls::cause(io) {
            Some(problem) if is_of_handshake(problem) => TransportError::not_sent(Tls, error),
            Some(_) => TransportError::lost(Tls, error),
            None if is_of_connecting(io) => TransportError::not_sent(Connect, error),
            None => TransportError::lost(Reset, error),
        },
        ureq::Error::Protocol(_) => TransportError::lost(Reset, error),
        _ => TransportError::lost(Other, error),
    }
}

/// Which limit it was: ureq only says whose.
fn late(what: &str, limit: Option<Duration>, error: &ureq::Error) -> String {
    limit.map_or_else(|| error.to_string(), |limit| format!("no {what} in {limit:?}"))
}

/// Whether it can only happen before anything was sent. ureq does not say what it was about.
fn is_of_handshake(problem: &rustls::Error) -> bool {
    use rustls::Error::{InvalidCertificate, NoApplicationProtocol, PeerIncompatible};
    matches!(problem, InvalidCertificate(_) | NoApplicationProtocol | PeerIncompatible(_))
}

/// The same for what is below TLS. The names of a failed lookup are std's own, and it has no kind for it.
fn is_of_connecting(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::ConnectionRefused
        || error.to_string().starts_with("failed to lookup address information")
}
