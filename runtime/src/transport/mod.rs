//! Sending one request and getting one answer: the two small traits that a client is built on, and who implements them.
//! A transport must not sign, retry, follow redirects or judge an answer.
//!
//! ```text
//! Transport          async      Reqwest (feature `reqwest`), from_fn
//! BlockingTransport  blocking   Ureq (feature `ureq`), blocking_from_fn
//! Io                 a transport inside its limits, with time and chance
//! ```

mod blocking;
mod closure;
mod error;
mod io;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
mod tls;
#[cfg(feature = "ureq")]
mod ureq;

#[cfg(feature = "reqwest")]
pub use self::reqwest::Reqwest;
#[cfg(feature = "ureq")]
pub use self::ureq::Ureq;
pub use blocking::BlockingTransport;
pub use closure::{blocking_from_fn, from_fn};
pub use error::{TransportError, TransportErrorKind};
pub use io::{Io, World};

pub(crate) use blocking::{Blocking, block_on};

use bytes::Bytes;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// A future that can be sent to another thread and whose type nobody has to know.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// An answer with its whole body, or why there is none.
pub type Answered = Result<http::Response<Bytes>, TransportError>;

/// Sends requests, one at a time or many at once.
///
/// [`from_fn`] makes one of a closure.
pub trait Transport: Send + Sync {
    /// Sends a request and reads the answer to its end. Dropping the future gives the request up.
    ///
    /// A status that says error is an answer. Redirects are answers too: a signature is good for one address. The time
    /// limit is kept by the caller, who drops the future when it is reached.
    ///
    /// # Errors
    ///
    /// [`TransportError`] when there is no whole answer.
    fn send(&self, request: http::Request<Bytes>, limits: SendLimits) -> Boxed<'_, Answered>;

    /// Waits: between attempts, and for a time limit.
    fn sleep(&self, time: Duration) -> Boxed<'_, ()>;

    /// Waits beside something else that may be done earlier.
    #[doc(hidden)]
    fn alarm(&self, time: Duration) -> Boxed<'_, ()> {
        self.sleep(time)
    }
}

/// One transport of several clients.
impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: http::Request<Bytes>, limits: SendLimits) -> Boxed<'_, Answered> {
        (**self).send(request, limits)
    }

    fn sleep(&self, time: Duration) -> Boxed<'_, ()> {
        (**self).sleep(time)
    }

    fn alarm(&self, time: Duration) -> Boxed<'_, ()> {
        (**self).alarm(time)
    }
}

/// How far one exchange may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SendLimits {
    /// Time to connect, TLS included; without one, as long as it takes.
    pub connect: Option<Duration>,
    /// Time from connecting to the last byte; without one, as long as it takes.
    pub time: Option<Duration>,
    /// Bytes of the answer's body. A transport that reads piece by piece stops there.
    pub response_bytes: usize,
}

impl Default for SendLimits {
    /// Ten seconds, half a minute, 8 MiB.
    fn default() -> Self {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        Self { connect: seconds(10), time: seconds(30), response_bytes: 8 << 20 }
    }
}
