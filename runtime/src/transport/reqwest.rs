//! The async transport over reqwest. It needs a tokio runtime with IO and time.

use super::{Answered, Boxed, SendLimits, Transport, TransportError, TransportErrorKind, tls};
use crate::endpoint::is_loopback;
use bytes::{Bytes, BytesMut};
use http::Method;
use http::header::{CONTENT_LENGTH, HeaderValue};
use reqwest::{Body, ClientBuilder};
use std::error::Error;
use std::fmt::{Debug, Formatter, Result as Written};
use std::time::Duration;

/// Sends over a [`reqwest::Client`].
#[derive(Clone)]
pub struct Reqwest {
    client: reqwest::Client,
    /// For this machine: with the same settings, but no proxy of variables. A client cannot be told to leave hosts out.
    loopback: reqwest::Client,
}

/// How long an idle connection is kept: less than the gateways do, as a request on one that they have just closed is lost.
const IDLE: Duration = Duration::from_secs(30);

impl Reqwest {
    /// A client of its own: TLS by rustls with the roots of this machine, proxies by the usual variables (not for loopback
    /// addresses), no redirects, no compression, and this long to connect.
    ///
    /// # Errors
    ///
    /// When TLS or proxy settings of this machine cannot be used.
    pub fn new(connect: Option<Duration>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Self::with(|client| match connect {
            Some(limit) => client.connect_timeout(limit),
            None => client,
        })
    }

    /// The same with settings of the program's own, such as a proxy, which then is one for loopback addresses, too. A
    /// finished client is not taken, because some settings are not its own: redirects are not followed, as signature and
    /// session token are meant for one address, and nothing is repeated or compressed.
    ///
    /// `change` is called twice, as loopback addresses have a client to themselves: one that takes no proxy from variables.
    ///
    /// TLS is set as a whole: single settings of it, such as `add_root_certificate`, have no effect. Whoever trusts other
    /// certificates gives [`tls_backend_preconfigured`](ClientBuilder::tls_backend_preconfigured) a `rustls::ClientConfig`.
    ///
    /// # Errors
    ///
    /// When the settings cannot be used.
    pub fn with(change: impl Fn(ClientBuilder) -> ClientBuilder) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let tls = tls::config()?;
        let build = |client: ClientBuilder| {
            let client = client.tls_backend_preconfigured(tls.clone()).pool_idle_timeout(IDLE).tcp_nodelay(true);
            change(client)
                .redirect(reqwest::redirect::Policy::none())
                // Whether a request may be repeated is decided elsewhere.
                .retry(reqwest::retry::never())
                .no_gzip()
                .no_brotli()
                .no_zstd()
                .no_deflate()
                .build()
                .map_err(reqwest::Error::without_url)
        };
        Ok(Self { client: build(ClientBuilder::new())?, loopback: build(ClientBuilder::new().no_proxy())? })
    }
}

/// Without settings: headers and proxies of the program's own may be secret.
impl Debug for Reqwest {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str("Reqwest")
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Bytes>, limits: SendLimits) -> Boxed<'_, Answered> {
        Box::pin(async move {
            let client = if request.uri().host().is_some_and(is_loopback) { &self.loopback } else { &self.client };
            let mut request = reqwest::Request::try_from(request)
                .map_err(|error| TransportError::not_sent(TransportErrorKind::Other, error.without_url()))?;
            if request.method() == Method::POST && request.body().and_then(Body::as_bytes).is_none_or(<[u8]>::is_empty)
            {
                // Not said otherwise, and there are gateways that insist.
                request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
            }
            let mut answer = client.execute(request).await.map_err(failed)?;
            let mut body = BytesMut::new();
            while let Some(chunk) = answer.chunk().await.map_err(failed)? {
                if body.len() + chunk.len() > limits.response_bytes {
                    return Err(TransportError::too_large(limits.response_bytes));
                }
                body.extend_from_slice(&chunk);
            }
            let mut whole = http::Response::new(body.freeze());
            *whole.status_mut() = answer.status();
            *whole.headers_mut() = std::mem::take(answer.headers_mut());
            Ok(whole)
        })
    }

    fn sleep(&self, time: Duration) -> Boxed<'_, ()> {
        Box::pin(tokio::time::sleep(time))
    }
}

/// What kind of failure it was. The address is left out: its query can have secrets in it.
fn failed(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    let kind = if tls::cause(&error).is_some() {
        TransportErrorKind::Tls
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_builder() {
        TransportErrorKind::Other
    } else {
        TransportErrorKind::Reset
    };
    if error.is_connect() || error.is_builder() {
        TransportError::not_sent(kind, error)
    } else {
        TransportError::lost(kind, error)
    }
}
