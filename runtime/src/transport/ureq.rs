//! The blocking transport over ureq.

use super::{Answered, BlockingTransport, SendLimits, TransportError, TransportErrorKind, tls};
use bytes::Bytes;
use std::io::Read;
use std::time::Duration;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Timeout};

/// Sends over a [`ureq::Agent`].
#[derive(Clone, Debug)]
pub struct Ureq(Agent);

/// How long an idle connection is kept: less than the gateways do, as a request on one that they have just closed is lost.
const IDLE: Duration = Duration::from_secs(30);

impl Default for Ureq {
    fn default() -> Self {
        Self::new()
    }
}

impl Ureq {
    /// An agent of its own: TLS by rustls with the roots of this machine, proxies by the usual variables, no redirects, no
    /// compression.
    #[must_use]
    pub fn new() -> Self {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(tls::provider());
        Self(Agent::config_builder().tls_config(tls.build()).max_idle_age(IDLE).build().into())
    }
}

/// Somebody's own agent. What a signature and an honest answer depend on is set for each request all the same.
impl From<Agent> for Ureq {
    fn from(agent: Agent) -> Self {
        Self(agent)
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
        let request = self
            .0
            .configure_request(request)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .accept_encoding("")
            .timeout_resolve(limits.connect)
            .timeout_connect(limits.connect)
            .timeout_global(limits.time)
            .build();
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

fn failed(error: ureq::Error) -> TransportError {
    use TransportErrorKind::{Connect, Other, Reset, Timeout as TimedOut, Tls};
    match &error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed | ureq::Error::ConnectProxyFailed(_) => {
            TransportError::not_sent(Connect, error)
        }
        ureq::Error::BadUri(_) | ureq::Error::Http(_) | ureq::Error::InvalidProxyUrl => {
            TransportError::not_sent(Other, error)
        }
        ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => TransportError::not_sent(TimedOut, error),
        ureq::Error::Timeout(_) => TransportError::lost(TimedOut, error),
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => TransportError::not_sent(Tls, error),
        ureq::Error::Io(io) if tls::is_cause(io) => TransportError::lost(Tls, error),
        ureq::Error::Io(io) if io.kind() == std::io::ErrorKind::ConnectionRefused => {
            TransportError::not_sent(Connect, error)
        }
        ureq::Error::Io(_) | ureq::Error::Protocol(_) => TransportError::lost(Reset, error),
        _ => TransportError::lost(Other, error),
    }
}
